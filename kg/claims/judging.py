"""The decisions on one candidate, in order: who, to whom, whose words, when, really, and is it a claim."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg import lang
from kg.claims import dating, factuality, roles
from kg.claims.attribution import Voice
from kg.claims.candidates import Candidate
from kg.claims.dating import Moment
from kg.claims.preparation import Prepared
from kg.claims.roles import Option
from kg.claims.weighing import weights
from kg.records import BlockKind, Factuality

#: Candidates less probable than this are not looked at: that saves three in ten and loses six claims in a
#: thousand (development articles).
HOPELESS = 0.2
#: A second reading of an event word is looked at when it is at least half as probable as the first.
RIVAL = 0.5

_BUCKETS = (0.3, 0.5, 0.7, 0.85, 0.95)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A candidate with every decision taken, and what the last one rests on."""

    candidate: Candidate
    voice: Voice
    agent: Option
    target: Option
    moment: Moment
    factuality: Factuality
    certain: float  # probability of that factuality
    features: tuple[str, ...]
    confidence: float
    requested: str = ""  # the rule by which it is only asked for


def promise(candidate: Candidate) -> float:
    """How probable a claim is by the event word and its place alone."""
    return weights("candidate").probability(word_features(candidate))


@dataclass(frozen=True, slots=True)
class Prospect:
    """A candidate worth looking at, and how it stands beside the others of its clause and sentence."""

    candidate: Candidate
    standing: tuple[str, ...]


def worth_judging(candidates: Sequence[Candidate]) -> list[Prospect]:
    """The candidates to look at: of each event word the readings that come near its most probable one."""
    chances = [promise(candidate) for candidate in candidates]
    best: dict[int, float] = {}
    for candidate, chance in zip(candidates, chances, strict=True):
        start = candidate.trigger.start
        best[start] = max(best.get(start, 0.0), chance)
    sentences: dict[int, list[tuple[int, int, float]]] = {}
    for candidate in candidates:
        entry = (candidate.clause, candidate.trigger.start, best[candidate.trigger.start])
        sentences.setdefault(candidate.passage.number, []).append(entry)
    found = []
    for candidate, chance in zip(candidates, chances, strict=True):
        if chance >= HOPELESS and chance >= RIVAL * best[candidate.trigger.start]:
            rivals = sentences[candidate.passage.number]
            found.append(Prospect(candidate, _standing(candidate, chance, rivals)))
    return found


def _standing(
    candidate: Candidate, chance: float, rivals: Sequence[tuple[int, int, float]]
) -> tuple[str, ...]:
    start = candidate.trigger.start
    others = {at: (clause, p) for clause, at, p in rivals if at != start}
    near = [p for clause, p in others.values() if clause == candidate.clause]
    top = max(near, default=0.0)
    rank = str(min(sum(p > chance for p in near), 2))
    behind = max((p for at, (c, p) in others.items() if c == candidate.clause and at > start), default=0.0)
    share = str(int(chance * 10))
    return (
        "chance:" + share,
        "chance:" + share + ":" + candidate.type,
        "rank:" + rank,
        "rank:" + rank + ":" + candidate.type,
        "top:" + str(int(top * 5)) + ":" + str(int(chance * 5)),
        "behind:" + str(int(behind * 5)) + ":" + candidate.type,
        "alone" if not near else "company",
    )


def judge(prepared: Prepared, prospect: Prospect) -> Judgement:
    """Take every decision on a candidate."""
    candidate = prospect.candidate
    doers, agent, sure = prepared.doer(candidate)
    target, right = roles.choose("target", roles.targets(candidate, agent, doers))
    voices = prepared.voices(candidate, agent.noun)
    voice = voices[weights("speaker").choose([v.features for v in voices])[0]]
    moment = dating.choose(prepared.moments(candidate))
    told = prepared.factuality(candidate, moment, voice)
    value, shares = factuality.choose(told)
    names = claim_features(candidate, voice, agent, sure, target, right, value, shares[value])
    names += prospect.standing
    confidence = weights("claim").probability(names)
    asked = factuality.requested(told)
    return Judgement(candidate, voice, agent, target, moment, value, shares[value], names, confidence, asked)


def claim_features(
    candidate: Candidate,
    voice: Voice,
    agent: Option,
    sure: float,
    target: Option,
    right: float,
    value: Factuality,
    certain: float,
) -> tuple[str, ...]:
    """What speaks for and against a candidate being a claim."""
    kind = candidate.type
    names = word_features(candidate)
    names += [
        "voice:" + ("y" if voice.cue else "n"),
        "voice:" + ("y" if voice.cue else "n") + kind,
        "fact:" + value,
        "fact:" + value + kind,
        "certain:" + _bucket(certain),
    ]
    names += _party("a", agent, sure, candidate)
    names += _party("b", target, right, candidate)
    names.append("ab:" + agent.source[:2] + target.source[:2])
    names.append("ab:" + agent.source[:2] + target.source[:2] + kind)
    return tuple(names)


def word_features(candidate: Candidate) -> list[str]:
    """What the event word and its place in the sentence tell before anybody is looked for."""
    trigger, kind, passage = candidate.trigger, candidate.type, candidate.passage
    names = [
        "bias",
        "t:" + kind,
        "w:" + trigger.word,
        "wt:" + trigger.word + ":" + kind,
        "c:" + candidate.concept.notation,
        "e:" + trigger.edges,
        "tag:" + trigger.tag,
        "tag:" + trigger.tag + ":" + kind,
        "len:" + str(min(len(trigger.word), 4)),
        "types:" + str(min(len(trigger.concepts), 3)),
        "pc:" + candidate.before[-1:],
        "nc:" + candidate.after[:1],
        "nct:" + candidate.after[:1] + kind,
        "end" if len(candidate.after) <= 1 else "more",
        "pas:" + candidate.passive,
        "light:" + candidate.light,
        "light:" + ("y" if candidate.light else "n") + kind,
        "nom:" + candidate.nominal,
        "nom:" + candidate.nominal + kind,
        "q" if candidate.quoted else "u",
        "kind:" + str(passage.kind),
        "block:" + str(min(passage.block, 3)),
        "clause:" + str(min(len(candidate.before) // 6, 4)),
        "time:" + ("in" if passage.times else "out"),
        "nouns:" + str(min(len(passage.nouns), 4)),
    ]
    weight = "weak" if trigger.word in _weak() else "strong"
    names += [
        weight,
        weight + ":" + kind,
        weight + ":" + trigger.tag[:1],
        weight + ":nc" + candidate.after[:1],
        weight + ":pc" + candidate.before[-1:],
        weight + ":nom" + candidate.nominal + ("l" if candidate.light else ""),
    ]
    names += ["ch:" + char for char in trigger.word]
    if passage.kind == BlockKind.TITLE:
        names.append("title:" + kind)
    names += _company(candidate)
    return names


def _party(role: str, option: Option, sure: float, candidate: Candidate) -> list[str]:
    names = [
        f"{role}:{option.source}",
        f"{role}:{option.source}:{candidate.type}",
        f"{role}p:{_bucket(sure)}",
    ]
    names.append(f"{role}p:{option.source[:2]}{_bucket(sure)}")
    noun = option.noun
    if noun is not None:
        side = "B" if noun.start < candidate.trigger.start else "A"
        distance = min(abs(noun.clause - candidate.clause), 2) if option.source == "sentence" else 3
        names.append(f"{role}r:{side}{distance}{noun.coverb}")
        names.append(f"{role}r:{side}{distance}:{candidate.type}")
        names.append(f"{role}k:{noun.kind}:{candidate.type}")
        names.append(f"{role}f:{noun.mention.form}")
    return names


@cache
def _weak() -> frozenset[str]:
    return frozenset(lang.load("zh", "claims").words("trigger", "weak"))


def _company(candidate: Candidate) -> list[str]:
    """The event words beside it: what governs it, what it governs, how crowded the clause is."""
    trigger = candidate.trigger
    before = [t for t in candidate.rivals if t.end <= trigger.start]
    behind = [t for t in candidate.rivals if t.start >= trigger.end]
    names = ["crowd:" + str(min(len(before), 3)) + str(min(len(behind), 2))]
    if before:
        nearest = before[-1]
        gap = trigger.start - nearest.end
        where = "0" if gap == 0 else "s" if gap <= 4 else "m" if gap <= 12 else "l"
        names.append(f"gov:{nearest.concepts[0].type}{where}")
        names.append(f"gov:{nearest.concepts[0].type}>{candidate.type}")
        names.append(f"gov:{nearest.word}")
    if behind:
        nearest = behind[0]
        gap = nearest.start - trigger.end
        where = "0" if gap == 0 else "s" if gap <= 4 else "m" if gap <= 12 else "l"
        names.append(f"sub:{nearest.concepts[0].type}{where}")
        names.append(f"sub:{nearest.concepts[0].type}>{candidate.type}")
    return names


def _bucket(probability: float) -> str:
    return str(sum(probability >= edge for edge in _BUCKETS))
