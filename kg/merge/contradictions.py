"""Claims about one event that cannot both hold, and how they disagree.

Each root is heard once on each side, by its earliest claim: a hundred papers against one denial are
as many pairs as they have roots. What an outlet says on a later day against its own earlier words is a
correction, not a dispute; two papers that quote one man differently correct nobody.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from kg.lang import load
from kg.lang.fold import fold
from kg.merge.bounds import bounds
from kg.merge.consensus import Reported
from kg.merge.days import UNKNOWN, Days, days, number
from kg.merge.frames import GATHERING, SPEECH, SYMMETRIC, home, lasting
from kg.records import (
    Actor,
    ActorType,
    Basis,
    Claim,
    Conflict,
    Contradiction,
    Factuality,
    Key,
    Participant,
    Quantity,
)

# More voices than this on one question add length, not knowledge.
_VOICES = 12

# "In March" and "on 3 April" disagree; "in 2021" and "in 2023" are two events or one long one.
_LONGEST = 31

# Everybody may speak, meet and come.
_NO_ACTS = SYMMETRIC | SPEECH | GATHERING

# What is denied of Thursday is denied of what others date Wednesday, not of last month's.
_NEAR = 3

# How long what happened is news: "he did not meet him" speaks of as many days.
_RECENT = 31

# As many different dates are a series or something that goes on, not a disputed day.
_SERIES = 4

_CALL = "telephone-call"

# What can be counted of an act by whichever words it is told; percentages and the like need the same words.
_TOLLS = frozenset({"killed", "injured", "detained"})


def find(reports: Sequence[Reported], actors: Mapping[Key, Actor]) -> Iterator[Contradiction]:
    """The contradictions among the claims of one event."""
    if len({(report.root, report.claim.document) for report in reports}) < 2:
        return  # one text by one witness
    ordered = sorted(reports, key=lambda report: report.order)
    affirmed = [report for report in ordered if report.claim.factuality is Factuality.HAPPENED]
    negated = [report for report in ordered if report.claim.factuality is Factuality.NEGATED]
    yield from _denials(affirmed, negated, actors)
    # What goes on for days or months has many days, numbers and doers.
    single = [report for report in affirmed if not _goes_on(report.claim)]
    yield from _dates(single)
    yield from _numbers(single)
    yield from _disagreements(
        single,
        Conflict.AGENT,
        lambda claim: _agents(claim, actors),
        lambda one, other: _agents_differ(one, other, actors),
    )


def disputed(reports: Sequence[Reported], actors: Mapping[Key, Actor]) -> bool:
    """Whether some of the reports of an event deny what others say has happened."""
    affirmed = [report for report in reports if report.claim.factuality is Factuality.HAPPENED]
    negated = [report for report in reports if report.claim.factuality is Factuality.NEGATED]
    return any(_denied(one, other, actors) for one in affirmed for other in negated)


def _denials(
    affirmed: Sequence[Reported], negated: Sequence[Reported], actors: Mapping[Key, Actor]
) -> Iterator[Contradiction]:
    for one in _voices(affirmed, lambda report: (report.root, report.claim.type)):
        for other in _voices(negated, lambda report: (report.root, report.claim.type)):
            if _denied(one, other, actors):
                yield from _pair(Conflict.DENIAL, one, other, "happened", "negated")


def _denied(one: Reported, other: Reported, actors: Mapping[Key, Actor]) -> bool:
    """Whether what one affirms is what the other negates: not meeting is no word on the visit, and who does
    not do it today has not denied that he did it last year."""
    affirmed, negated = one.claim, other.claim
    if not _same_act(affirmed, negated):
        return False
    if not (_several(affirmed) and _several(negated)) and not _same_word(affirmed, negated):
        return False
    if lasting(affirmed) or lasting(negated):
        return _by_a_party(negated, actors)
    return _at_one_time(one, other)


def _same_word(one: Claim, other: Claim) -> bool:
    return one.type not in SPEECH | GATHERING and fold(one.trigger) == fold(other.trigger)


def _by_a_party(negated: Claim, actors: Mapping[Key, Actor]) -> bool:
    """Whether one of those who are said to have done it says that it is not so."""
    speakers = _places((speaker.actor for speaker in negated.speakers), actors)
    return not speakers.isdisjoint(_places(_keys(negated.agents), actors))


def _at_one_time(one: Reported, other: Reported) -> bool:
    """Whether two reports speak of one day, give or take what may be in dispute; one without a date speaks of
    the weeks before it was published."""
    first, second = (days(report.claim.time) for report in (one, other))
    if _date(one.claim) and _date(other.claim):
        return first.meets(second)
    if first == UNKNOWN and second == UNKNOWN:
        return False
    if first == UNKNOWN or second == UNKNOWN:
        dated, undated = (second, one) if first == UNKNOWN else (first, other)
        published = number(undated.day) if undated.day else None
        weeks = Days(published - _RECENT, published + 1) if published is not None else UNKNOWN
        return weeks.known and dated.length <= _LONGEST and weeks.meets(dated)
    return first.gap(second) <= _NEAR and max(first.length, second.length) <= _LONGEST


def _same_act(one: Claim, other: Claim) -> bool:
    """Whether two claims speak of the same kind of act, done by the same to the same in one place."""
    elsewhere = one.place and other.place and one.place.actor != other.place.actor
    return not elsewhere and _same_kind(one, other) and _same_parties(one, other)


def _same_kind(one: Claim, other: Claim) -> bool:
    """Whether two claims tell one kind of act. Two who met are told to have met, talked or conferred; a call
    is another thing."""
    if one.type == "meet":
        return other.type == "meet" and (one.subtype == _CALL) == (other.subtype == _CALL)
    return (one.type, one.subtype) == (other.type, other.subtype)


def _same_parties(one: Claim, other: Claim) -> bool:
    """Whether each side of one claim is among that side of the other; of two meeting, together."""
    if one.type in SYMMETRIC:
        mine, others = (_keys((*claim.agents, *claim.targets)) for claim in (one, other))
        return _within(mine, others) and (len(mine & others) > 1 or mine == others)
    sides = ((one.agents, other.agents), (one.targets, other.targets))
    return all(_within(_keys(mine), _keys(others)) for mine, others in sides)


def _within(some: set[Key], others: set[Key]) -> bool:
    return some <= others or others <= some


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


def _dates(affirmed: Sequence[Reported]) -> Iterator[Contradiction]:
    """Of acts only: what is said on two days is said twice. Of many dates none is in dispute."""
    dated = [report for report in affirmed if report.claim.type not in SPEECH and _date(report.claim)]
    if len({_date(report.claim) for report in dated}) < _SERIES:
        yield from _disagreements(dated, Conflict.DATE, _date, _dates_differ)


def _date(claim: Claim) -> str:
    time = claim.time
    precise = time.basis is Basis.STATED and days(time).length <= _LONGEST
    return f"{time.start}…{time.end}" if precise else ""


def _dates_differ(one: Claim, other: Claim) -> bool:
    """The same act in the same words: who leaves on the ninth has not arrived on another day."""
    apart = 0 < days(one.time).gap(days(other.time)) <= _LONGEST
    return apart and _same_words(one, other) and _several(one) and _several(other)


def _same_words(one: Claim, other: Claim) -> bool:
    """Whether two claims call an act the same, if only by the same narrower kind of it."""
    if not _same_act(one, other):
        return False
    return one.type == "meet" or one.subtype is not None or fold(one.trigger) == fold(other.trigger)


def _goes_on(claim: Claim) -> bool:
    """Whether something that goes on is told, or a part of it: each day of talks is as right as another, and
    the day on which they end is that of their end."""
    phase = any(word in fold(claim.quote) for word in _words("phases"))
    return phase or lasting(claim) or any(word in fold(claim.trigger) for word in _words("several-days"))


@cache
def _words(group: str) -> tuple[str, ...]:
    return load("zh", "merge").words(group, "triggers")


def _several(claim: Claim) -> bool:
    """Whether a claim names two who take part: what one does alone he does again and again."""
    return len(_keys((*claim.agents, *claim.targets))) > 1


def _agents(claim: Claim, actors: Mapping[Key, Actor]) -> str:
    """Who did it. Only of acts: that several people said something is no contradiction."""
    agents = _keys(claim.agents)
    if claim.type in _NO_ACTS or not _date(claim) or not all(actors[key].named for key in agents):
        return ""  # without a date many can have done so in turn
    return "、".join(sorted(key.partition("/")[2] for key in agents))


def _agents_differ(one: Claim, other: Claim, actors: Mapping[Key, Actor]) -> bool:
    """The same act on the same target by actors of one kind that have nothing to do with each other. One
    article that names two tells of two acts."""
    if one.document == other.document or not one.targets or _keys(one.targets) != _keys(other.targets):
        return False
    if not _same_kind(one, other):
        return False
    agents, others = _keys(one.agents), _keys(other.agents)
    kinds = {actors[key].type for key in agents | others}
    if kinds == {ActorType.ORGANIZATION} and not all(actors[key].state for key in agents | others):
        return False  # the police of a town are those of its country, which nobody may have said
    return len(kinds) == 1 and _places(agents, actors).isdisjoint(_places(others, actors))


def _places(agents: Iterable[Key], actors: Mapping[Key, Actor]) -> set[Key]:
    return {home(key, actors) for key in agents}


def _keys(participants: Iterable[Participant]) -> set[Key]:
    return {participant.actor for participant in participants}


def _numbers(affirmed: Sequence[Reported]) -> Iterator[Contradiction]:
    kinds = sorted({(q.kind, q.unit) for report in affirmed for q in report.claim.quantities})
    for kind, unit in kinds:
        voices = _voices(
            (report for report in affirmed if _number(report.claim, kind, unit) is not None),
            lambda report: (report.root, _value(report.claim, kind, unit)),  # noqa: B023
        )
        for one, other in combinations(voices, 2):
            said, against = (_number(report.claim, kind, unit) for report in (one, other))
            if said is None or against is None or not _comparable(one.claim, other.claim, kind):
                continue
            if not bounds(one.claim, said).meets(bounds(other.claim, against)):
                yield from _pair(Conflict.NUMBER, one, other, f"{kind} {said.value:g}", f"{against.value:g}")


def _comparable(one: Claim, other: Claim, kind: str) -> bool:
    """Whether a number of both counts the same."""
    if not days(one.time).meets(days(other.time)):
        return False
    if kind in _TOLLS:
        return one.type == other.type and _same_parties(one, other)
    return _same_words(one, other) and _several(one) and _several(other)


def _value(claim: Claim, kind: str, unit: str) -> float | None:
    found = _number(claim, kind, unit)
    return found.value if found else None


def _number(claim: Claim, kind: str, unit: str) -> Quantity | None:
    """The one number of a kind that a claim carries; several would be about different things."""
    values = [q for q in claim.quantities if (q.kind, q.unit) == (kind, unit)]
    return values[0] if len({q.value for q in values}) == 1 else None
