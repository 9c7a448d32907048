"""What the claims of one event agree on: type, participants, place, time, status, roots.

An event holds nothing that no claim says. Where any claim affirms it, only affirming claims are
heard; where none does, those that announce it, and last those that negate it.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import TypeVar

from msgspec import Struct, structs

from kg.merge.days import days
from kg.merge.frames import SYMMETRIC, bare
from kg.records import (
    Actor,
    Claim,
    ClaimTime,
    Event,
    Factuality,
    IsoDate,
    Key,
    Merge,
    Status,
    Telling,
    fingerprint,
)

_Value = TypeVar("_Value", bound=Hashable)

# An actor that fewer claims than this share of the most named one put in a role is a detail of theirs.
_AGREED = 0.34

_OPEN = frozenset({Factuality.PLANNED, Factuality.POSSIBLE})


class Reported(Struct, frozen=True, eq=False, gc=False):
    """A claim with its root, the day it was published (None sorts last) and by whom."""

    claim: Claim
    key: Key
    root: Key
    day: IsoDate | None
    outlet: Key

    @property
    def order(self) -> tuple[str, Key]:
        """By day of publication, then key."""
        return self.day or "9999", self.key


def event(
    reports: Sequence[Reported],
    merges: tuple[Merge, ...],
    tellings: tuple[Telling, ...],
    actors: Mapping[Key, Actor],
    disputed: bool,
) -> Event:
    """The event of some claims, with a key that may still collide with another event's; `disputed`: some of
    them deny what others affirm."""
    reports = sorted(reports, key=lambda report: report.order)
    heard = _heard(reports)
    kind = _kind(heard)
    telling = [report.claim for report in heard if report.claim.type == kind]
    agents, targets = _sides(telling, actors)
    time = _time(heard)
    return Event(
        key=_key(kind, time, agents + targets),
        type=kind,
        subtype=_most(claim.subtype for claim in telling if claim.subtype),
        agents=agents,
        targets=targets,
        place=_most(report.claim.place.actor for report in heard if report.claim.place),
        time=time,
        status=status(reports, disputed),
        claims=tuple(report.key for report in reports),
        roots=tuple(sorted({r.root for r in reports if r.claim.factuality is Factuality.HAPPENED})),
        documents=_documents(reports),
        merges=merges,
        reported=next((report.day for report in reports if report.day), None),
        tellings=tellings,
    )


def _documents(ordered: Iterable[Reported]) -> tuple[Key, ...]:
    """The documents of reports that stand by day, those of one day by key."""
    days: dict[Key, str] = {}
    for report in ordered:
        days.setdefault(report.claim.document, report.order[0])
    return tuple(sorted(days, key=lambda document: (days[document], document)))


def unique(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events with different keys, by time and then key: the first of equals keeps the plain key."""
    taken: set[Key] = set()
    named = []
    for one in sorted(events, key=lambda event: (event.key, event.claims)):
        key = one.key
        if key in taken:
            key = f"{one.key}.{fingerprint(one.claims[0], digits=6)}"
        taken.add(key)
        named.append(one if key == one.key else replace(one, key=key))
    return tuple(sorted(named, key=lambda event: (event.time.start or "9999", event.key)))


def status(reports: Iterable[Reported], disputed: bool) -> Status:
    """What claims add up to."""
    said = {report.claim.factuality for report in reports}
    if Factuality.HAPPENED in said:
        return Status.DISPUTED if disputed else Status.REPORTED
    return Status.ANNOUNCED if said & _OPEN else Status.DENIED


def _heard(reports: Sequence[Reported]) -> Sequence[Reported]:
    for voices in (frozenset({Factuality.HAPPENED}), _OPEN):
        heard = [report for report in reports if report.claim.factuality in voices]
        if heard:
            return heard
    return reports


def _kind(heard: Sequence[Reported]) -> str:
    """The most frequent type; of equals one that says more than that something was said."""
    counts = Counter(report.claim.type for report in heard)
    return min(counts, key=lambda kind: (-counts[kind], kind in ("statement", "disclose", "other"), kind))


def _sides(claims: Sequence[Claim], actors: Mapping[Key, Actor]) -> tuple[tuple[Key, ...], tuple[Key, ...]]:
    """Who acts and who is acted upon. The sides of a symmetric event are those of its first claim.

    Unnamed people whom several texts call by the same word are one participant, the first text's.
    """
    doing: Counter[Key] = Counter()
    undergoing: Counter[Key] = Counter()
    known: dict[Key, Key] = {}
    for claim in claims:
        agents = {known.setdefault(bare(p.actor), p.actor) for p in claim.agents}
        targets = {known.setdefault(bare(p.actor), p.actor) for p in claim.targets}
        if claim.type in SYMMETRIC and _turned(agents, targets, doing, undergoing):
            agents, targets = targets, agents
        for actor in agents:
            doing[actor] += 1
        for actor in targets:
            undergoing[actor] += 1
    acting = {actor for actor in doing if doing[actor] >= undergoing[actor]}
    return _agreed(doing, acting, actors), _agreed(undergoing, set(undergoing) - acting, actors)


def _turned(agents: set[Key], targets: set[Key], doing: Counter[Key], undergoing: Counter[Key]) -> bool:
    straight = sum(doing[a] for a in agents) + sum(undergoing[t] for t in targets)
    turned = sum(undergoing[a] for a in agents) + sum(doing[t] for t in targets)
    return turned > straight


def _agreed(counts: Counter[Key], among: set[Key], actors: Mapping[Key, Actor]) -> tuple[Key, ...]:
    """The actors that enough claims name, without a state whose own people or bodies are named."""
    most = max((counts[actor] for actor in among), default=0)
    named = {actor for actor in among if counts[actor] >= _AGREED * most}
    spoken_for = {actors[actor].state for actor in named if counts[actor] * 2 > most}
    return tuple(sorted(named - spoken_for or named))


def _time(heard: Sequence[Reported]) -> ClaimTime:
    """The most precise of the intervals that hold the day on which most roots' claims agree.

    "Since 2005" agrees with every later day, but these do not with each other: it wins nothing by them.
    """
    votes: dict[ClaimTime, set[Key]] = defaultdict(set)
    for report in heard:
        if report.claim.time.start or report.claim.time.end:
            votes[_bare(report.claim.time)].add(report.root)
    given = sorted(votes, key=_sorting)[:_INTERVALS]
    agreed = {
        day: len({root for time, roots in votes.items() if days(time).holds(day) for root in roots})
        for day in {days(time).some for time in given}
    }

    def rank(time: ClaimTime) -> tuple[int, bool, float, str, str]:
        most = max(roots for day, roots in agreed.items() if days(time).holds(day))
        return -most, time.basis != "stated", _minutes(time), time.start or "", time.end or ""

    return min(given, key=rank, default=ClaimTime())


# An event has few different dates; a cluster gone wrong must not cost quadratic time.
_INTERVALS = 64


def _sorting(time: ClaimTime) -> tuple[float, str, str, str]:
    return _minutes(time), time.start or "", time.end or "", time.basis.value


def _bare(time: ClaimTime) -> ClaimTime:
    """Without what belongs to one document: words, place and anchor."""
    return structs.replace(time, text="", span=None, anchor=None)


def _minutes(time: ClaimTime) -> float:
    """Length, for comparing precision; open intervals are the least precise."""
    start, end = _moment(time.start), _moment(time.end)
    return (end - start).total_seconds() / 60 if start and end else float("inf")


@lru_cache(maxsize=1 << 14)
def _moment(text: IsoDate | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None


def _most(values: Iterable[_Value]) -> _Value | None:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], str(value))) if counts else None


def _key(kind: str, time: ClaimTime, participants: Sequence[Key]) -> Key:
    names = sorted({bare(key).partition("/")[2] for key in participants})[:3]
    return ".".join(("event/" + (time.start or "undated")[:10], kind, "_".join(names)))
