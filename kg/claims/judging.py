"""The decisions on one candidate, in order: who, to whom, is it a claim; then whose words, when, really."""

from collections.abc import Sequence

from msgspec import Struct

from kg.claims import dating, factuality, roles
from kg.claims.attribution import Voice
from kg.claims.candidates import Candidate
from kg.claims.dating import Moment
from kg.claims.preparation import Prepared
from kg.claims.roles import Option
from kg.claims.weighing import COUNTS, Group, template, weights
from kg.claims.wording import description
from kg.records import Factuality

#: Candidates less probable than this are not looked at: that saves three in ten and loses six claims in a
#: thousand (development articles).
HOPELESS = 0.2
#: A second reading of an event word is looked at when it is at least half as probable as the first.
RIVAL = 0.5

_BUCKETS = (0.3, 0.5, 0.7, 0.85, 0.95)

_STANDING = template(
    "standing", "chance type rank top fifth behind company",
    "chance", "chance type", "rank", "rank type", "top fifth", "behind type", "company",
)  # fmt: skip
_PARTY = template(
    "party", "role source type sure", "role source", "role source type", "role sure", "role source sure"
)  # fmt: skip
_PARTY_NOUN = template(
    "party-noun", "role side clauses coverb type kind form",
    "role side clauses coverb", "role side clauses type", "role kind type", "role form",
)  # fmt: skip
_PARTY_GAP = template(
    "party-gap", "role side clauses gap verbs type",
    "role side clauses gap", "role side clauses verbs", "role side clauses gap type",
)  # fmt: skip
_PAIR = template("pair", "agent target type", "agent target", "agent target type")


class Prospect(Struct, frozen=True, gc=False):
    """A candidate worth looking at, with what its words tell and how it stands beside the others."""

    candidate: Candidate
    groups: tuple[Group, ...]


class Proposal(Struct, frozen=True, gc=False):
    """A candidate with its parties, and how sure it is a claim."""

    candidate: Candidate
    agent: Option
    target: Option
    groups: tuple[Group, ...]
    confidence: float


class Judgement(Struct, frozen=True, gc=False):
    """A proposal with every decision taken."""

    candidate: Candidate
    agent: Option
    target: Option
    confidence: float
    voice: Voice
    moment: Moment
    factuality: Factuality
    certain: float  # probability of that factuality
    requested: str  # the rule by which it is only asked for


def worth_judging(candidates: Sequence[Candidate]) -> list[Prospect]:
    """The candidates to look at: of each event word the readings that come near its most probable one."""
    table = weights("candidate")
    described = [description(candidate) for candidate in candidates]
    chances = [table.probability(groups) for groups in described]
    best: dict[int, float] = {}
    for candidate, chance in zip(candidates, chances, strict=True):
        start = candidate.trigger.start
        best[start] = max(best.get(start, 0.0), chance)
    sentences: dict[int, list[tuple[int, int, float]]] = {}
    for candidate in candidates:
        entry = (candidate.clause, candidate.trigger.start, best[candidate.trigger.start])
        sentences.setdefault(candidate.passage.number, []).append(entry)
    found = []
    for candidate, groups, chance in zip(candidates, described, chances, strict=True):
        if chance >= HOPELESS and chance >= RIVAL * best[candidate.trigger.start]:
            rivals = sentences[candidate.passage.number]
            found.append(Prospect(candidate, (*groups, _standing(candidate, chance, rivals))))
    return found


def _standing(candidate: Candidate, chance: float, rivals: Sequence[tuple[int, int, float]]) -> Group:
    start = candidate.trigger.start
    others = {at: p for clause, at, p in rivals if at != start and clause == candidate.clause}
    top = max(others.values(), default=0.0)
    rank = sum(p > chance for p in others.values())
    behind = max((p for at, p in others.items() if at > start), default=0.0)
    return (
        _STANDING, str(int(chance * 10)), candidate.type, COUNTS[min(rank, 2)], str(int(top * 5)),
        str(int(chance * 5)), str(int(behind * 5)), "company" if others else "alone",
    )  # fmt: skip


def propose(prepared: Prepared, prospect: Prospect) -> Proposal:
    """Find the parties of a candidate, and how sure it is a claim."""
    candidate = prospect.candidate
    doers, agent, sure = prepared.doer(candidate)
    undergoing = roles.targets(candidate, agent, doers, prepared.counterparts(candidate))
    target, right = roles.choose("target", undergoing)
    groups = (
        *prospect.groups,
        *_party("agent", agent, sure, candidate),
        *_party("target", target, right, candidate),
        (_PAIR, agent.source[:2], target.source[:2], candidate.type),
    )
    return Proposal(candidate, agent, target, groups, weights("claim").probability(groups))


def judge(prepared: Prepared, proposal: Proposal) -> Judgement:
    """Take the other decisions on a proposal: whose words it is, when it was, how it is told."""
    candidate = proposal.candidate
    voices = prepared.voices(candidate, proposal.agent.noun)
    voice = voices[weights("speaker").choose([v.groups for v in voices])[0]] if len(voices) > 1 else voices[0]
    moment = dating.choose(prepared.moments(candidate))
    told = prepared.factuality(candidate, moment, voice)
    value, shares = factuality.choose(told)
    return Judgement(
        candidate,
        proposal.agent,
        proposal.target,
        proposal.confidence,
        voice,
        moment,
        value,
        shares[value],
        factuality.requested(told),
    )


def _party(role: str, option: Option, sure: float, candidate: Candidate) -> list[Group]:
    bucket = str(sum(sure >= edge for edge in _BUCKETS))
    groups: list[Group] = [
        (_PARTY, role, option.source, candidate.type, bucket),
        (_PARTY_GAP, role, *roles.nearness(option)),
    ]
    noun = option.noun
    if noun is not None:
        side = "B" if noun.start < candidate.trigger.start else "A"
        distance = min(abs(noun.clause - candidate.clause), 2) if option.source == "sentence" else 3
        groups.append(
            (
                _PARTY_NOUN,
                role,
                side,
                str(distance),
                noun.coverb,
                candidate.type,
                noun.kind,
                noun.mention.form,
            )
        )
    return groups
