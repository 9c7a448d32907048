"""Claims about one event that cannot both hold, and how they disagree.

Each root is heard once on each side, by its earliest claim: a hundred papers against one denial are
as many pairs as they have roots. What an outlet says on a later day against its own earlier words is a
correction, not a dispute; two papers that quote one man differently correct nobody.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations

from kg.lang.event_types import SPEECH
from kg.lang.fold import fold
from kg.merge.acts import (
    LONGEST,
    goes_on,
    keys,
    same_act,
    same_kind,
    same_parties,
    same_word,
    same_words,
    several,
    stated_date,
)
from kg.merge.bounds import bounds, whole
from kg.merge.consensus import Reported
from kg.merge.days import UNKNOWN, Days, days, number
from kg.merge.frames import GATHERING, SYMMETRIC, home, lasting
from kg.merge.negations import denies, not_yet
from kg.records import (
    Actor,
    ActorType,
    Claim,
    Conflict,
    Contradiction,
    Factuality,
    Key,
    Quantity,
)

# More voices than this on one question add length, not knowledge.
_VOICES = 12

# Everybody may speak, meet and come.
_NO_ACTS = SYMMETRIC | SPEECH | GATHERING

# What is denied of Thursday is denied of what others date Wednesday, not of last month's.
_NEAR = 3

# How long what happened is news: "he did not meet him" speaks of as many days.
_RECENT = 31

# As many different dates are a series or something that goes on, not a disputed day.
_SERIES = 4

# What can be counted of an act by whichever words it is told; percentages and the like need the same words.
_TOLLS = frozenset({"killed", "injured", "detained"})


def find(reports: Sequence[Reported], actors: Mapping[Key, Actor]) -> Iterator[Contradiction]:
    """The contradictions among the claims of one event."""
    if len({(report.root, report.claim.document) for report in reports}) < 2:
        return  # one text by one witness
    ordered = sorted(reports, key=lambda report: report.order)
    yield from _denials(ordered, actors)
    affirmed = [report for report in ordered if report.claim.factuality is Factuality.HAPPENED]
    # What goes on for days or months has many days, numbers and doers.
    single = [report for report in affirmed if not goes_on(report.claim)]
    yield from _dates(single)
    yield from _numbers(single)
    yield from _disagreements(
        single,
        Conflict.AGENT,
        lambda claim: _agents(claim, actors),
        lambda one, other: _agents_differ(one, other, actors),
    )


def in_order(found: Iterable[Iterable[Contradiction]]) -> tuple[Contradiction, ...]:
    """Those of all events, by kind and claims."""
    return tuple(sorted(chain(*found), key=lambda one: (one.kind, one.first, one.second, one.detail)))


def disputed(reports: Iterable[Reported], found: Iterable[Contradiction]) -> bool:
    """Whether by the contradictions of an event some of its reports deny what others say has happened."""
    denials = {report.key for report in reports if report.claim.factuality is Factuality.NEGATED}
    return any(conflict.first in denials or conflict.second in denials for conflict in found)


def _heard(ordered: Iterable[Reported], factuality: Factuality) -> list[Reported]:
    """The first report of each root and type that tells it so."""
    return _voices(
        (report for report in ordered if report.claim.factuality is factuality),
        lambda report: (report.root, report.claim.type),
    )


def _denials(ordered: Sequence[Reported], actors: Mapping[Key, Actor]) -> Iterator[Contradiction]:
    negated = _heard(ordered, Factuality.NEGATED)
    for one in _heard(ordered, Factuality.HAPPENED) if negated else ():
        for other in negated:
            if _denied(one, other, actors):
                yield from _pair(Conflict.DENIAL, one, other, "happened", "negated")


def _denied(one: Reported, other: Reported, actors: Mapping[Key, Actor]) -> bool:
    """Whether what one affirms is what the other negates: not meeting is no word on the visit, and who does
    not do it today has not denied that he did it last year."""
    affirmed, negated = one.claim, other.claim
    if _one_text(one, other) or not same_act(affirmed, negated):
        return False
    if not (several(affirmed) and several(negated)) and not same_word(affirmed, negated):
        return False
    if not denies(negated) or (not_yet(negated) and not _done_before(affirmed, other.day)):
        return False
    if lasting(affirmed) or lasting(negated):
        return _by_a_party(negated, actors)
    return _at_one_time(one, other)


def _done_before(affirmed: Claim, day: str | None) -> bool:
    """Whether an act is said to be done before a day."""
    done, told = days(affirmed.time).end, number(day) if day else None
    return bool(stated_date(affirmed)) and done is not None and told is not None and done <= told


def _by_a_party(negated: Claim, actors: Mapping[Key, Actor]) -> bool:
    """Whether one of those who are said to have done it says that it is not so."""
    speakers = _places((speaker.actor for speaker in negated.speakers), actors)
    return not speakers.isdisjoint(_places(keys(negated.agents), actors))


def _at_one_time(one: Reported, other: Reported) -> bool:
    """Whether two reports speak of one day, give or take what may be in dispute; one without a date speaks of
    the weeks before it was published."""
    first, second = (days(report.claim.time) for report in (one, other))
    if stated_date(one.claim) and stated_date(other.claim):
        return first.meets(second)
    if first == UNKNOWN and second == UNKNOWN:
        return False
    if first == UNKNOWN or second == UNKNOWN:
        dated, undated = (second, one) if first == UNKNOWN else (first, other)
        published = number(undated.day) if undated.day else None
        weeks = Days(published - _RECENT, published + 1) if published is not None else UNKNOWN
        return weeks.known and dated.length <= LONGEST and weeks.meets(dated)
    return first.gap(second) <= _NEAR and max(first.length, second.length) <= LONGEST


def _voices(reports: Iterable[Reported], voice: Callable[[Reported], Hashable]) -> list[Reported]:
    first: dict[Hashable, Reported] = {}
    for report in reports:
        first.setdefault(voice(report), report)
    return list(first.values())[:_VOICES]


def _pair(kind: Conflict, one: Reported, other: Reported, said: str, against: str) -> Iterator[Contradiction]:
    """The contradiction of two reports, unless one text says both."""
    if other.order < one.order:
        one, other, said, against = other, one, against, said
    if _one_text(one, other):
        return
    if _corrects(one, other):
        kind = Conflict.CORRECTION
    yield Contradiction(kind, one.key, other.key, f"{said} ≠ {against}")


def _one_text(one: Reported, other: Reported) -> bool:
    return one.root == other.root and one.claim.document == other.claim.document


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
    dated = [report for report in affirmed if report.claim.type not in SPEECH and stated_date(report.claim)]
    if len({stated_date(report.claim) for report in dated}) < _SERIES:
        yield from _disagreements(dated, Conflict.DATE, stated_date, _dates_differ)


def _dates_differ(one: Claim, other: Claim) -> bool:
    """The same act in the same words: who leaves on the ninth has not arrived on another day."""
    apart = 0 < days(one.time).gap(days(other.time)) <= LONGEST
    return apart and same_words(one, other) and several(one) and several(other)


def _agents(claim: Claim, actors: Mapping[Key, Actor]) -> str:
    """Who did it. Only of acts: that several people said something is no contradiction."""
    agents = keys(claim.agents)
    if claim.type in _NO_ACTS or not stated_date(claim) or not all(actors[key].named for key in agents):
        return ""  # without a date many can have done so in turn
    return "、".join(sorted(key.partition("/")[2] for key in agents))


def _agents_differ(one: Claim, other: Claim, actors: Mapping[Key, Actor]) -> bool:
    """The same act on the same target by actors of one kind that have nothing to do with each other. One
    article that names two tells of two acts."""
    if one.document == other.document or not one.targets or keys(one.targets) != keys(other.targets):
        return False
    if not same_kind(one, other):
        return False
    agents, others = keys(one.agents), keys(other.agents)
    kinds = {actors[key].type for key in agents | others}
    if kinds == {ActorType.ORGANIZATION} and not all(actors[key].state for key in agents | others):
        return False  # the police of a town are those of its country, which nobody may have said
    return len(kinds) == 1 and _places(agents, actors).isdisjoint(_places(others, actors))


def _places(agents: Iterable[Key], actors: Mapping[Key, Actor]) -> set[Key]:
    return {home(key, actors) for key in agents}


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
        return one.type == other.type and same_parties(one, other)
    alike = one.type == "meet" or fold(one.trigger) == fold(other.trigger)
    return alike and same_words(one, other) and several(one) and several(other)


def _value(claim: Claim, kind: str, unit: str) -> float | None:
    found = _number(claim, kind, unit)
    return found.value if found else None


def _number(claim: Claim, kind: str, unit: str) -> Quantity | None:
    """The one number of a kind that a claim carries; several would be about different things."""
    values = [q for q in claim.quantities if (q.kind, q.unit) == (kind, unit)]
    return values[0] if len({q.value for q in values}) == 1 and whole(claim, values[0]) else None
