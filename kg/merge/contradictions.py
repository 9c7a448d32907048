"""Claims about one event that cannot both hold, and how they disagree.

Each root is heard once on each side, by its earliest claim: a hundred papers against one denial are
as many pairs as they have roots. What an outlet says on a later day against its own earlier words is a
correction, not a dispute; two papers that quote one man differently correct nobody.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import combinations

from kg.lang import load
from kg.lang.fold import fold
from kg.merge.consensus import Reported
from kg.merge.days import days
from kg.merge.frames import GATHERING, SPEECH, SYMMETRIC, home
from kg.records import Actor, Basis, Claim, Conflict, Contradiction, Factuality, Key, Participant

# More voices than this on one question add length, not knowledge.
_VOICES = 12

# "In March" and "on 3 April" disagree; "in 2021" and "in 2023" are two events or one long one.
_LONGEST = 31

# Everybody may speak, meet and come.
_NO_ACTS = SYMMETRIC | SPEECH | GATHERING


def find(reports: Sequence[Reported], actors: Mapping[Key, Actor]) -> Iterator[Contradiction]:
    """The contradictions among the claims of one event."""
    if len({(report.root, report.claim.document) for report in reports}) < 2:
        return  # one text by one witness
    ordered = sorted(reports, key=lambda report: report.order)
    affirmed = [report for report in ordered if report.claim.factuality is Factuality.HAPPENED]
    negated = [report for report in ordered if report.claim.factuality is Factuality.NEGATED]
    yield from _denials(affirmed, negated)
    yield from _disagreements(affirmed, Conflict.DATE, _date, _dates_differ)
    yield from _numbers(affirmed)
    yield from _disagreements(
        affirmed,
        Conflict.AGENT,
        lambda claim: _agents(claim, actors),
        lambda one, other: _agents_differ(one, other, actors),
    )


def _denials(affirmed: Sequence[Reported], negated: Sequence[Reported]) -> Iterator[Contradiction]:
    for one in _voices(affirmed, lambda report: (report.root, report.claim.type)):
        for other in _voices(negated, lambda report: (report.root, report.claim.type)):
            if _same_act(one.claim, other.claim):
                yield from _pair(Conflict.DENIAL, one, other, "happened", "negated")


def _same_act(one: Claim, other: Claim) -> bool:
    """Whether what one affirms is what the other negates: not meeting is no word on the visit, not meeting
    on Friday none on Monday, and whoever is not hit by a war does not deny that there is one."""
    dated = _dated(one) and _dated(other)
    known = dated or not (_among("lasting", one.trigger) or _among("lasting", other.trigger))
    return known and _alike(one, other) and not _apart(one, other)


def _alike(one: Claim, other: Claim) -> bool:
    """Whether both can tell of one act: of one type and place, nobody in either who is not in the other."""
    if one.type != other.type or (one.place and other.place and one.place.actor != other.place.actor):
        return False
    mine, others = (_keys((*claim.agents, *claim.targets)) for claim in (one, other))
    return mine <= others or others <= mine


def _voices(reports: Iterable[Reported], voice: Callable[[Reported], Hashable]) -> list[Reported]:
    first: dict[Hashable, Reported] = {}
    for report in reports:
        first.setdefault(voice(report), report)
    return list(first.values())[:_VOICES]


def _pair(kind: Conflict, one: Reported, other: Reported, said: str, against: str) -> Iterator[Contradiction]:
    """The contradiction of two reports, unless one text says both."""
    if other.order < one.order:
        one, other, said, against = other, one, against, said
    if one.root == other.root and one.claim.document == other.claim.document:
        return
    if _corrects(one, other):
        kind = Conflict.CORRECTION
    yield Contradiction(kind, one.key, other.key, f"{said} ≠ {against}")


def _corrects(one: Reported, other: Reported) -> bool:
    """Whether the later words take back the earlier ones: of one root, on a later day, and in the same
    outlet, or the outlet's that both go back to."""
    later = one.day is not None and other.day is not None and one.day < other.day
    own = one.outlet == other.outlet or one.root in (one.outlet, other.outlet)
    return one.root == other.root and later and own


def _disagreements(
    affirmed: Sequence[Reported],
    kind: Conflict,
    value: Callable[[Claim], str],
    differ: Callable[[Claim, Claim], bool],
) -> Iterator[Contradiction]:
    voices = _voices(
        (report for report in affirmed if value(report.claim)),
        lambda report: (report.root, value(report.claim)),
    )
    for one, other in combinations(voices, 2):
        if differ(one.claim, other.claim):
            yield from _pair(kind, one, other, value(one.claim), value(other.claim))


def _date(claim: Claim) -> str:
    return f"{claim.time.start}…{claim.time.end}" if _dated(claim) else ""


def _dated(claim: Claim) -> bool:
    """Whether a text gives the date itself, and precisely enough to be wrong."""
    return claim.time.basis is Basis.STATED and days(claim.time).length <= _LONGEST


def _apart(one: Claim, other: Claim) -> bool:
    return _dated(one) and _dated(other) and not days(one.time).meets(days(other.time))


def _dates_differ(one: Claim, other: Claim) -> bool:
    """Of one act, told by the same word or by words for the same: two speeches are two."""
    same = one.trigger == other.trigger or (one.subtype is not None and one.subtype == other.subtype)
    once = same and _alike(one, other) and _apart(one, other)
    return once and not (_goes_on(one) or _goes_on(other))


def _goes_on(claim: Claim) -> bool:
    """Whether something that goes on for days is told, or a part of it: each day is as right as another."""
    phase = any(word in fold(claim.quote) for word in _words("phases"))
    return phase or _among("lasting", claim.trigger) or _among("several-days", claim.trigger)


@lru_cache(maxsize=1 << 12)
def _among(group: str, trigger: str) -> bool:
    return any(word in fold(trigger) for word in _words(group))


@cache
def _words(group: str) -> tuple[str, ...]:
    return load("zh", "merge").words(group, "triggers")


def _agents(claim: Claim, actors: Mapping[Key, Actor]) -> str:
    """Who did it. Only of acts: that several people said something is no contradiction."""
    agents = _keys(claim.agents)
    if claim.type in _NO_ACTS or not all(actors[key].named for key in agents):
        return ""
    if not _dated(claim):
        return ""  # over time many can have done so
    return "、".join(sorted(key.partition("/")[2] for key in agents))


def _agents_differ(one: Claim, other: Claim, actors: Mapping[Key, Actor]) -> bool:
    """The same act of one day on the same target by actors that have nothing to do with each other. One
    article that names two tells of two acts."""
    if one.document == other.document or _apart(one, other):
        return False
    if one.type != other.type or _keys(one.targets) != _keys(other.targets) or not one.targets:
        return False
    if _goes_on(one) or _goes_on(other):
        return False
    agents, others = _keys(one.agents), _keys(other.agents)
    return {home(key, actors) for key in agents}.isdisjoint({home(key, actors) for key in others})


def _keys(participants: Iterable[Participant]) -> set[Key]:
    return {participant.actor for participant in participants}


def _numbers(affirmed: Sequence[Reported]) -> Iterator[Contradiction]:
    kinds = sorted({(q.kind, q.unit) for report in affirmed for q in report.claim.quantities})
    for kind, unit in kinds:
        voices = _voices(
            (report for report in affirmed if _number(report.claim, kind, unit) is not None),
            lambda report: (report.root, _number(report.claim, kind, unit)),  # noqa: B023
        )
        for one, other in combinations(voices, 2):
            said, against = (_number(report.claim, kind, unit) for report in (one, other))
            if said != against:
                yield from _pair(Conflict.NUMBER, one, other, f"{kind} {said:g}", f"{against:g}")


def _number(claim: Claim, kind: str, unit: str) -> float | None:
    """The one number of a kind that a claim carries; several would be about different things."""
    values = {q.value for q in claim.quantities if (q.kind, q.unit) == (kind, unit)}
    return values.pop() if len(values) == 1 else None
