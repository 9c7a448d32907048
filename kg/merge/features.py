"""Why two claims are, or are not, about the same event: named features and their weights.

No weight is language-specific. They begin as those of a logistic regression on pairs of claims of
the training annotations, every claim weighing alike, and were then moved one at a time wherever that
raised B³ F1: of the training set and, with half its weight, of the five articles on one story, each
once with perfectly read claims and once with those of the rules. Articles drawn at random hold next
to no events in common; what links documents can only be learned from those five. Signs that reason
demands (a day apart speaks against, more days more) were kept. Held-out articles (41, drawn at
random) then have B³ F1 0.83 with perfectly read claims and 0.85 with those of the rules.
"""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from kg.merge.days import UNKNOWN
from kg.merge.frames import GATHERING, SPEECH, SYMMETRIC, Frame, Roles, bare, family
from kg.merge.words import shared
from kg.records import Factuality, Feature

# Saying and disclosing often introduce another act of speech, which the same words then report.
_SAYING = frozenset({"statement", "disclose"})

# Whom one meets or visits makes the event: on one day, two hosts are two events.
_ENCOUNTERS = frozenset({"meet", "visit"})

PRIOR = -4.5

WEIGHTS = {
    "same type of speech": 0.8,
    "same type of gathering": 2.6,
    "same type of act": 0.0,
    "saying and act of speech": -1.1,
    "two acts of speech": -2.3,
    "two kinds of gathering": -3.4,
    "speech and act": -2.1,
    "two kinds of act": -2.5,
    "same roles in speech": -0.5,
    "same roles in a gathering": 0.4,
    "same roles in an act": 0.0,
    "same single agent of speech": 0.2,
    "same single agent of a gathering": -0.5,
    "same single agent of an act": 0.1,
    "same participants in other roles": -1.3,
    "one names more participants": -0.9,
    "each names others": -2.3,
    "another encounter": -5.0,
    "participants of the same states": -0.8,
    "some participants of the same state": -2.0,
    "nobody in common": -6.0,
    "agents of the same state": -2.0,
    "different agents": -0.4,
    "targets of the same state": -1.7,
    "different targets": -1.4,
    "both undated": 0.0,
    "same roles, both undated": 0.8,
    "one undated": -1.5,
    "same roles, one undated": 0.7,
    "same day": 0.4,
    "same time": 1.6,
    "same beginning": 0.2,
    "overlapping time": -0.2,
    "same roles, overlapping time": -0.5,
    "the next day": -1.5,
    "days apart": -2.0,
    "apart in time": -3.5,
    "shared words": 2.7,
    "shared context": 2.8,
    "same trigger": 1.5,
    "similar trigger": 0.5,
    "same place": 0.3,
    "different places": -1.7,
    "one not yet": -1.8,
    "one negated": -1.5,
    "same source": 0.7,
    "same story": 3.2,
}

# Roles that match although the dates do not say so: the weights above have one for each.
_MATCHING = {
    "both undated": "same roles, both undated",
    "one undated": "same roles, one undated",
    "same beginning": "same roles, overlapping time",
    "overlapping time": "same roles, overlapping time",
}

# Pairs of types and roles whose worth is kept: 16 MB.
_REMEMBERED = 1 << 16

#: What a pair is worth by types and roles alone, as far as it was asked for.
Known = dict[tuple[str, str, int, int], float]


def score(a: Frame, b: Frame, closeness: float, known: Known) -> float:
    """The weighted sum of the features, prior included. `known` is for one set of frames."""
    pair = (a.type, b.type, a.roles.number, b.roles.number)
    total = known.get(pair)
    if total is None:
        if len(known) >= _REMEMBERED:
            known.clear()
        names = (_types(a.type, b.type), *_participants(a.type, b.type, a.roles, b.roles))
        total = known[pair] = PRIOR + sum(WEIGHTS[name] for name in names)
    for name in _circumstances(a, b):
        total += WEIGHTS[name]
    for name, value in _degrees(a, b, closeness):
        total += WEIGHTS[name] * value
    return total


def explain(a: Frame, b: Frame, closeness: float) -> tuple[Feature, ...]:
    """The features with their weighted contribution, the weightiest first."""
    sure = (
        _types(a.type, b.type),
        *_participants(a.type, b.type, a.roles, b.roles),
        *_circumstances(a, b),
    )
    found = [
        _feature(name, round(WEIGHTS[name] * value, 2), _detail(name, a, b))
        for name, value in (*((name, 1.0) for name in sure), *_degrees(a, b, closeness))
        if round(WEIGHTS[name] * value, 2)
    ]
    return tuple(sorted(found, key=lambda feature: (-abs(feature.weight), feature.name)))


@lru_cache(maxsize=1 << 16)
def _feature(name: str, weight: float, detail: str) -> Feature:
    """The same record for the same reason, which most merges share."""
    return Feature(name, weight, detail)


def _degrees(a: Frame, b: Frame, closeness: float) -> tuple[tuple[str, float], ...]:
    """The features that hold more or less, each with its degree."""
    words = shared(a.words, b.words)
    if a.document == b.document:
        return ("shared words", words), ("same story", closeness)
    context = shared(a.context, b.context)
    return ("shared words", words), ("same story", closeness), ("shared context", context)


def _circumstances(a: Frame, b: Frame) -> list[str]:
    """The features of time, place, wording, factuality and source."""
    time = _time(a, b)
    names = [time]
    if time in _MATCHING and _matching(a.type, b.type, a.roles, b.roles):
        names.append(_MATCHING[time])
    if a.trigger == b.trigger:
        names.append("same trigger")
    elif any(letter in b.trigger for letter in a.trigger):
        names.append("similar trigger")
    if a.place and b.place:
        names.append("same place" if a.place == b.place else "different places")
    if a.factuality is not b.factuality:
        negated = a.factuality is Factuality.NEGATED or b.factuality is Factuality.NEGATED
        names.append("one negated" if negated else "one not yet")
    if a.source and a.source == b.source:
        names.append("same source")
    return names


@cache
def _types(one: str, other: str) -> str:
    if one == other:
        return f"same type of {_kind(one).removeprefix('a ').removeprefix('an ')}"
    if family(one) == family(other):
        if family(one) == "gathering":
            return "two kinds of gathering"
        return "saying and act of speech" if {one, other} & _SAYING else "two acts of speech"
    return "speech and act" if "speech" in (family(one), family(other)) else "two kinds of act"


@cache
def _kind(event_type: str) -> str:
    if event_type in SPEECH:
        return "speech"
    return "a gathering" if event_type in GATHERING else "an act"


def _participants(one: str, other: str, a: Roles, b: Roles) -> Iterator[str]:
    overlap = _overlap(one, other, a, b)
    yield overlap
    if overlap == "each names others" and one == other and one in _ENCOUNTERS:
        yield "another encounter"
    if a.agents and b.agents and a.agents.isdisjoint(b.agents):
        yield "different agents" if a.agent_homes.isdisjoint(b.agent_homes) else "agents of the same state"
    if a.targets and b.targets and a.targets.isdisjoint(b.targets):
        apart = a.target_homes.isdisjoint(b.target_homes)
        yield "different targets" if apart else "targets of the same state"


def _overlap(one: str, other: str, a: Roles, b: Roles) -> str:
    if a is b and a.agents:
        full = _matching(one, other, a, b)
        return f"same {'roles in' if full else 'single agent of'} {_kind(one)}"
    if a.everyone == b.everyone:
        return "same participants in other roles"
    if a.everyone.isdisjoint(b.everyone):
        return (
            "participants of the same states" if a.homes == b.homes else "some participants of the same state"
        )
    fuller = a.everyone <= b.everyone or b.everyone <= a.everyone
    return "one names more participants" if fuller else "each names others"


def _kin(a: Roles, b: Roles, state: str) -> bool:
    """Whether one may stand for the other: a state and its people and bodies, a body and its people.

    Two ministers of one state, or two of its ministries, are different actors like any others.
    """
    members = (*zip(a.sides, a.places, strict=True), *zip(b.sides, b.places, strict=True))
    return len({key.partition("/")[0] for key, place in members if place == state}) > 1


def _matching(one: str, other: str, a: Roles, b: Roles) -> bool:
    """Whether both sides are the same and named."""
    if a is not b or not a.agents:
        return False
    return bool(a.targets) or (len(a.agents) > 1 and one in SYMMETRIC and other in SYMMETRIC)


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


def _detail(name: str, a: Frame, b: Frame) -> str:
    """What of the two claims a feature looked at."""
    shown = _SHOWN[name]
    return f"{shown(a)} / {shown(b)}" if shown else ""


def _interval(frame: Frame) -> str:
    return f"{frame.claim.time.start or '?'}…{frame.claim.time.end or '?'}"


def _local(key: str | None) -> str:
    return bare(key or "").partition("/")[2]


def _listed(frame: Frame) -> str:
    return "、".join(map(_local, frame.roles.sides))


def _place(frame: Frame) -> str:
    return _local(frame.place)


def _shows(name: str) -> Callable[[Frame], str] | None:
    """What a feature's explanation shows of each claim."""
    if "trigger" in name:
        return lambda frame: frame.claim.trigger
    if any(word in name for word in ("dated", "day", "time", "beginning")):
        return _interval
    if name.startswith(("same type", "two ", "saying", "speech and")):
        return lambda frame: frame.type
    if name in ("one negated", "one not yet"):
        return lambda frame: frame.factuality.value
    if "place" in name:
        return _place
    return None if name in ("shared words", "shared context", "same story") else _listed


_SHOWN = {name: _shows(name) for name in WEIGHTS}
