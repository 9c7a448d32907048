"""Whether claims tell of one act, and when: only then can they contradict each other."""

from collections.abc import Iterable
from functools import cache

from kg.lang import load
from kg.lang.event_types import SPEECH
from kg.lang.fold import fold
from kg.merge.days import days
from kg.merge.frames import GATHERING, SYMMETRIC, lasting
from kg.records import Basis, Claim, Key, Participant

#: "In March" and "on 3 April" disagree; "in 2021" and "in 2023" are two events or one long one.
LONGEST = 31

_CALL = "telephone-call"


def same_act(one: Claim, other: Claim) -> bool:
    """Whether two claims speak of the same kind of act, done by the same to the same in one place."""
    elsewhere = one.place and other.place and one.place.actor != other.place.actor
    return not elsewhere and same_kind(one, other) and same_parties(one, other)


def same_kind(one: Claim, other: Claim) -> bool:
    """Whether two claims tell one kind of act. Two who met are told to have met, talked or conferred; a call
    is another thing."""
    if one.type == "meet":
        return other.type == "meet" and (one.subtype == _CALL) == (other.subtype == _CALL)
    return (one.type, one.subtype) == (other.type, other.subtype)


def same_parties(one: Claim, other: Claim) -> bool:
    """Whether each side of one claim is among that side of the other; of two meeting, together."""
    if one.type in SYMMETRIC:
        mine, others = (keys((*claim.agents, *claim.targets)) for claim in (one, other))
        return _within(mine, others) and (len(mine & others) > 1 or mine == others)
    sides = ((one.agents, other.agents), (one.targets, other.targets))
    return all(_within(keys(mine), keys(others)) for mine, others in sides)


def _within(some: set[Key], others: set[Key]) -> bool:
    return some <= others or others <= some


def same_words(one: Claim, other: Claim) -> bool:
    """Whether two claims call an act the same, if only by the same narrower kind of it."""
    if not same_act(one, other):
        return False
    return one.type == "meet" or one.subtype is not None or fold(one.trigger) == fold(other.trigger)


def same_word(one: Claim, other: Claim) -> bool:
    """Whether an act, not a word or a gathering, is told by one word."""
    return one.type not in SPEECH | GATHERING and fold(one.trigger) == fold(other.trigger)


def goes_on(claim: Claim) -> bool:
    """Whether something that goes on is told, or a part of it: each day of talks is as right as another, and
    the day on which they end is that of their end."""
    phase = any(word in fold(claim.quote) for word in _words("phases"))
    return phase or lasting(claim) or any(word in fold(claim.trigger) for word in _words("several-days"))


@cache
def _words(group: str) -> tuple[str, ...]:
    return load("zh", "merge").words(group, "triggers")


def several(claim: Claim) -> bool:
    """Whether a claim names two who take part: what one does alone he does again and again."""
    return len(keys((*claim.agents, *claim.targets))) > 1


def stated_date(claim: Claim) -> str:
    """The date that a text gives itself, precisely enough to be wrong; else empty."""
    time = claim.time
    precise = time.basis is Basis.STATED and days(time).length <= LONGEST and not _of_saying(claim)
    return f"{time.start}…{time.end}" if precise else ""


def _of_saying(claim: Claim) -> bool:
    """Whether the date stands before those who say it, so that it may be the day of saying so: 9日林岳说…"""
    time, speakers = claim.time.span, [s.span for s in claim.speakers if s.span]
    return time is not None and any(time.end <= s.start < claim.trigger_span.start for s in speakers)


def keys(participants: Iterable[Participant]) -> set[Key]:
    """Who they are."""
    return {participant.actor for participant in participants}
