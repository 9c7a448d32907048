"""Why two claims are, or are not, about the same event: named features and their weights.

The weights are those of a logistic regression on pairs of claims of the training annotations (62
articles, 152,000 pairs that share a participant, pairs weighted so that every claim counts alike);
a sum above the threshold of `clusters` speaks for one event. No weight is language-specific.
"""

from collections.abc import Iterator
from math import exp

from kg.merge.days import UNKNOWN
from kg.merge.frames import GATHERING, SPEECH, SYMMETRIC, Frame
from kg.records import Factuality, Feature

# Saying and disclosing often introduce another act of speech, which the same words then report.
_SAYING = frozenset({"statement", "disclose"})

# Claims a hundred characters apart are about one event e times less often than neighbours.
_DISTANCE = 100

PRIOR = -6.3

WEIGHTS = {
    "same type of speech": 0.1,
    "same type of gathering": 1.6,
    "same type of act": 0.1,
    "saying and act of speech": -0.8,
    "two acts of speech": -1.6,
    "two kinds of gathering": -0.5,
    "speech and act": -3.0,
    "two kinds of act": -2.2,
    "same roles in speech": -0.4,
    "same roles in a gathering": 0.4,
    "same roles in an act": -0.2,
    "same single agent of speech": 0.2,
    "same single agent of a gathering": -0.6,
    "same single agent of an act": 0.3,
    "same participants in other roles": -1.3,
    "one names more participants": -1.1,
    "each names others": -1.3,
    "participants of the same states": -0.8,
    "some participants of the same state": -1.5,
    "agents of the same state": -1.1,
    "different agents": -1.4,
    "targets of the same state": -0.9,
    "different targets": -0.5,
    "both undated": 0.3,
    "one undated": -1.6,
    "same day": 1.1,
    "same time": 1.2,
    "same beginning": -0.8,
    "overlapping time": 0.4,
    "the next day": -2.3,
    "days apart": -1.3,
    "apart in time": -3.2,
    "shared words": 1.9,
    "same trigger": 0.6,
    "similar trigger": 0.6,
    "same place": -0.2,
    "different places": -0.7,
    "same factuality": 0.8,
    "one negated": -0.2,
    "same source": 0.3,
    "same story": 4.6,
    "near in the text": 0.4,
}

_KIND = {"speech": "speech", "gathering": "a gathering", "act": "an act"}


def compare(a: Frame, b: Frame, closeness: float) -> Iterator[tuple[str, float]]:
    """The features of a pair, each with its value (mostly 1)."""
    yield _types(a, b), 1.0
    yield from _participants(a, b)
    yield _time(a, b), 1.0
    yield "shared words", _shared(a.words, b.words)
    if a.trigger == b.trigger:
        yield "same trigger", 1.0
    elif not a.letters.isdisjoint(b.letters):
        yield "similar trigger", 1.0
    if a.place and b.place:
        yield ("same place" if a.place == b.place else "different places"), 1.0
    if a.factuality is b.factuality:
        yield "same factuality", 1.0
    elif Factuality.NEGATED in (a.factuality, b.factuality):
        yield "one negated", 1.0
    if a.source and a.source == b.source:
        yield "same source", 1.0
    yield "same story", closeness
    if a.document == b.document:
        yield "near in the text", exp(-abs(a.at - b.at) / _DISTANCE)


def score(a: Frame, b: Frame, closeness: float) -> float:
    """The weighted sum of the features, prior included."""
    return PRIOR + sum(WEIGHTS[name] * value for name, value in compare(a, b, closeness))


def explain(a: Frame, b: Frame, closeness: float) -> tuple[Feature, ...]:
    """The features with their weighted contribution, the weightiest first."""
    found = [
        Feature(name, round(WEIGHTS[name] * value, 2), _detail(name, a, b))
        for name, value in compare(a, b, closeness)
        if round(WEIGHTS[name] * value, 2)
    ]
    return tuple(sorted(found, key=lambda feature: (-abs(feature.weight), feature.name)))


def _detail(name: str, a: Frame, b: Frame) -> str:
    if "trigger" in name:
        return f"{a.claim.trigger} / {b.claim.trigger}"
    if name in _TIMES:
        return f"{_interval(a)} / {_interval(b)}"
    if "kind" in name or "type" in name or name in ("saying and act of speech", "two acts of speech"):
        return f"{a.type} / {b.type}"
    if "factuality" in name or "negated" in name:
        return f"{a.factuality.value} / {b.factuality.value}"
    if "place" in name:
        return f"{_local(a.place)} / {_local(b.place)}"
    return ""


_TIMES = frozenset(
    {"same day", "same time", "same beginning", "overlapping time", "the next day", "days apart"}
    | {"apart in time", "one undated", "both undated"}
)


def _interval(frame: Frame) -> str:
    return f"{frame.claim.time.start or '?'}…{frame.claim.time.end or '?'}"


def _local(key: str | None) -> str:
    return (key or "").partition("/")[2]


def _class(event_type: str) -> str:
    if event_type in SPEECH:
        return "speech"
    return "gathering" if event_type in GATHERING else "act"


def _types(a: Frame, b: Frame) -> str:
    if a.type == b.type:
        return f"same type of {_class(a.type)}"
    if a.family == b.family:
        if a.family == "gathering":
            return "two kinds of gathering"
        return "saying and act of speech" if {a.type, b.type} & _SAYING else "two acts of speech"
    return "speech and act" if "speech" in (a.family, b.family) else "two kinds of act"


def _participants(a: Frame, b: Frame) -> Iterator[tuple[str, float]]:
    yield _overlap(a, b), 1.0
    if a.agents and b.agents and a.agents.isdisjoint(b.agents):
        kindred = not a.agent_homes.isdisjoint(b.agent_homes)
        yield ("agents of the same state" if kindred else "different agents"), 1.0
    if a.targets and b.targets and a.targets.isdisjoint(b.targets):
        kindred = not a.target_homes.isdisjoint(b.target_homes)
        yield ("targets of the same state" if kindred else "different targets"), 1.0


def _overlap(a: Frame, b: Frame) -> str:
    if a.agents == b.agents and a.agents and a.targets == b.targets:
        full = a.targets or (len(a.agents) > 1 and a.type in SYMMETRIC and b.type in SYMMETRIC)
        return f"same {'roles in' if full else 'single agent of'} {_KIND[_class(a.type)]}"
    if a.everyone == b.everyone:
        return "same participants in other roles"
    if a.everyone.isdisjoint(b.everyone):
        same = a.agent_homes | a.target_homes == b.agent_homes | b.target_homes
        return "participants of the same states" if same else "some participants of the same state"
    fuller = a.everyone <= b.everyone or b.everyone <= a.everyone
    return "one names more participants" if fuller else "each names others"


def _time(a: Frame, b: Frame) -> str:
    if a.days == b.days:
        if a.days == UNKNOWN:
            return "both undated"
        return "same day" if a.days.length <= 3 else "same time"
    if UNKNOWN in (a.days, b.days):
        return "one undated"
    gap = a.days.gap(b.days)
    if gap == 0:
        begun = a.days.start is not None and a.days.start == b.days.start
        return "same beginning" if begun else "overlapping time"
    if gap <= 1:
        return "the next day"
    return "days apart" if gap <= 3 else "apart in time"


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    least = min(len(a), len(b))
    return len(a & b) / least if least else 0.0
