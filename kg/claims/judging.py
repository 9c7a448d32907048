"""The decisions on one candidate, in order: who, to whom, is it a claim; then whose words, when, really."""

from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct

from kg.claims import dating, factuality
from kg.claims.attribution import Cue
from kg.claims.candidates import Candidate
from kg.claims.columns import NOTHING, NUMBER, Sheet, numbered, probabilities
from kg.claims.company import company
from kg.claims.dating import Moment
from kg.claims.preparation import Prepared
from kg.claims.roles import Option
from kg.claims.undergoing import Undergoers
from kg.claims.weighing import COUNTS, Group, template, weights
from kg.claims.wording import described
from kg.records import Factuality

#: Candidates less probable than this are not looked at: that saves three in ten and loses six claims in a
#: thousand (development articles).
HOPELESS = 0.2
#: A second reading of an event word is looked at when it is at least half as probable as the first.
RIVAL = 0.5

#: In place of how a candidate stands that is not looked at.
_UNSEEN = [NOTHING] * 6

_STANDING = template(
    "standing", "chance type rank top fifth behind company",
    "chance", "chance type", "rank", "rank type", "top fifth", "behind type", "company",
)  # fmt: skip


class Prospects(Struct, frozen=True, gc=False):
    """Candidates to look at, with what their words tell and how each stands beside the others."""

    candidates: Sequence[Candidate]
    sheet: Sheet


class Proposal(Struct, frozen=True, gc=False):
    """A candidate with its parties, and how sure it is a claim."""

    candidate: Candidate
    agent: Option
    target: Option
    confidence: float
    sheet: Sheet  # what speaks for its being a claim, and in which row
    row: int

    @property
    def groups(self) -> tuple[Group, ...]:
        """What speaks for or against its being a claim, in words."""
        return self.sheet.groups(self.row)


class Judgement(Struct, frozen=True, gc=False):
    """A proposal with every decision taken."""

    candidate: Candidate
    agent: Option
    target: Option
    confidence: float
    cue: Cue | None  # whose words it is; None for the outlet's own
    moment: Moment
    factuality: Factuality
    certain: float  # probability of that factuality
    requested: str  # the rule by which it is only asked for


def worth_judging(candidates: Sequence[Candidate]) -> Prospects:
    """The candidates to look at: of each event word the readings that come near its most probable one."""
    found, worth = prospects(candidates)
    rows = [row for row, good in enumerate(worth) if good]
    return Prospects([candidates[row] for row in rows], found.sheet.rows(rows))


def prospects(candidates: Sequence[Candidate]) -> tuple[Prospects, list[bool]]:
    """All candidates as if they were looked at, and which are worth it."""
    if not candidates:
        return Prospects((), Sheet((), np.zeros((0, 0), dtype=np.intp))), []
    sheet = described(candidates)
    chances = probabilities(sheet.scores(weights("candidate"))[:, 0]).tolist()
    best: dict[int, float] = {}
    for candidate, chance in zip(candidates, chances, strict=True):
        start = candidate.trigger.start
        best[start] = max(best.get(start, 0.0), chance)
    clauses: dict[tuple[int, int], dict[int, float]] = {}
    for candidate in candidates:
        start = candidate.trigger.start
        clauses.setdefault((candidate.passage.number, candidate.clause), {})[start] = best[start]
    worth, rows = [], []
    for candidate, chance in zip(candidates, chances, strict=True):
        worth.append(chance >= HOPELESS and chance >= RIVAL * best[candidate.trigger.start])
        rivals = clauses[candidate.passage.number, candidate.clause]
        rows.append(_standing(candidate.trigger.start, chance, rivals) if worth[-1] else _UNSEEN)
    chance, rank, top, fifth, behind, company = np.array(rows, dtype=np.intp).T
    standing = Sheet.of(
        (
            _STANDING,
            chance,
            numbered([candidate.type for candidate in candidates]),
            rank,
            top,
            fifth,
            behind,
            company,
        )
    )
    return Prospects(candidates, sheet.beside(standing)), worth


def _standing(start: int, chance: float, clause: Mapping[int, float]) -> list[int]:
    """How an event word stands beside the others of its clause, by where they start."""
    rank, top, behind = 0, 0.0, 0.0
    for at, other in clause.items():
        if at != start:
            rank += other > chance
            top = max(top, other)
            if at > start:
                behind = max(behind, other)
    return [
        NUMBER[str(int(chance * 10))],
        NUMBER[COUNTS[min(rank, 2)]],
        NUMBER[str(int(top * 5))],
        NUMBER[str(int(chance * 5))],
        NUMBER[str(int(behind * 5))],
        NUMBER["company" if len(clause) > 1 else "alone"],
    ]


def propose(prepared: Prepared, found: Prospects) -> list[Proposal]:
    """Find the parties of candidates, and how sure each is a claim."""
    if not found.candidates:
        return []
    doers = prepared.doers(found.candidates)
    undergoers = Undergoers(doers)
    sheet = found.sheet.beside(company(doers, undergoers))
    sure = probabilities(sheet.scores(weights("claim"))[:, 0]).tolist()
    parties = zip(found.candidates, doers.agents(), undergoers.targets(), strict=True)
    return [
        Proposal(candidate, agent, target, sure[row], sheet, row)
        for row, (candidate, agent, target) in enumerate(parties)
    ]


def judge(prepared: Prepared, proposals: Sequence[Proposal]) -> list[Judgement]:
    """Take the other decisions on proposals: whose words each is, when it was, how it is told."""
    if not proposals:
        return []
    candidates = [proposal.candidate for proposal in proposals]
    cues = prepared.voices(candidates, [proposal.agent.noun for proposal in proposals]).chosen()
    moments = dating.choose([prepared.moments(candidate) for candidate in candidates])
    told = [prepared.factuality(*it) for it in zip(candidates, moments, cues, strict=True)]
    values = factuality.choose(told)
    return [
        Judgement(
            proposal.candidate,
            proposal.agent,
            proposal.target,
            proposal.confidence,
            cue,
            moment,
            value,
            certain,
            factuality.requested(found),
        )
        for proposal, cue, moment, found, (value, certain) in zip(
            proposals, cues, moments, told, values, strict=True
        )
    ]
