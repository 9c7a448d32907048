"""Half-open intervals of the records to OWL-Time and back: the only place that converts.

Inside kg an interval is `[start, end)`. In RDF both bounds are included, because a reader who asks
for the last day of February expects the 28th and OWL-Time's `time:hasEnd` names an instant of the
interval: a day is the first and the last calendar day it covers, a clock time the first and the
last second, so that the date of each bound is also its `time:inXSDDate`. Clock times carry no zone
where the text names none; `time:inXSDDateTimeStamp` would demand one.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from kg.graph import terms
from kg.graph.terms import TYPE, Namer, Node, Pair, Term, name
from kg.graph.vocabulary import concept
from kg.records import ClaimTime, Document, IsoDate, Key, Span, TimeExpression, first_day, last_day

_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)


def first(start: IsoDate) -> str:
    """The first day, or the first second, of an interval that starts so."""
    return first_day(start) if len(start) <= 10 else datetime.fromisoformat(start).isoformat()


def last(end: IsoDate) -> str:
    """The last day, or the last second, before an excluded end."""
    if len(end) <= 10:
        return (date.fromisoformat(first_day(end)) - _DAY).isoformat()
    return (datetime.fromisoformat(end) - _SECOND).isoformat()


def after(last_moment: str) -> IsoDate:
    """The excluded end of an interval whose last day or second is given: the inverse of `last`."""
    if len(last_moment) <= 10:
        return (date.fromisoformat(last_moment) + _DAY).isoformat()
    return (datetime.fromisoformat(last_moment) + _SECOND).isoformat(timespec="minutes")


def start_of(first_moment: str) -> IsoDate:
    """The start in the records' form: the inverse of `first`."""
    if len(first_moment) <= 10:
        return first_moment
    return datetime.fromisoformat(first_moment).isoformat(timespec="minutes")


def moments(time: ClaimTime) -> Iterator[str]:
    """Every day or second that the interval of a time points at."""
    yield from (first(bound) for bound in (time.start, time.start_latest) if bound)
    yield from (last(bound) for bound in (time.end, time.end_earliest) if bound)


def is_dated(time: ClaimTime) -> bool:
    """Whether there is anything to say about a time at all."""
    return bool(time.start or time.end or time.granularity)


def shown(time: ClaimTime) -> str:
    """An interval in few characters: 2023, 2023-02, 2023-02-03, or its first and last day with a slash."""
    begin = first(time.start)[:10] if time.start else ""
    end = last(time.end)[:10] if time.end else ""
    for prefix in (begin[:4], begin[:7], begin):
        if begin and (first_day(prefix), last_day(prefix)) == (begin, end):
            return prefix
    return f"{begin or '..'}/{end or '..'}" if begin or end else ""


def instant(moment: str, iri: Namer) -> Term:
    """The IRI of a day or of a second."""
    return iri(f"day/{moment}" if len(moment) <= 10 else f"instant/{moment}")


def instants(found: set[str], iri: Namer) -> Iterator[Node]:
    """One node for each day and second."""
    for moment in sorted(found):
        pairs = [(TYPE, name("time:Instant")), (name("time:inXSDDate"), terms.day(moment))]
        if len(moment) > 10:
            pairs.append((name("time:inXSDDateTime"), terms.typed(moment, "dateTime")))
        yield instant(moment, iri), pairs


def name_of(of: Key, iri: Namer) -> Term:
    """The IRI of the interval of a claim, an event or a position."""
    return iri.part("when", of)


def interval(
    of: Key, time: ClaimTime, iri: Namer, language: str = "", said: TimeExpression | None = None
) -> Node:
    """The interval of a claim or an event; `said` is the expression that it was read from."""
    pairs: list[Pair] = [(TYPE, name("time:Interval"))]
    bounds = (
        ("time:hasBeginning", time.start, first),
        ("time:hasEnd", time.end, last),
        ("kg:latestBeginning", time.start_latest, first),
        ("kg:earliestEnd", time.end_earliest, last),
    )
    pairs += [(name(term), instant(bound(value), iri)) for term, value, bound in bounds if value]
    if time.granularity:
        pairs.append((name("kg:granularity"), concept("granularities", time.granularity)))
    pairs.append((name("kg:basis"), concept("bases", time.basis)))
    if time.text:
        pairs.append((name("kg:expression"), terms.text(time.text, language)))
    if time.anchor:
        pairs.append((name("kg:anchor"), terms.day(time.anchor)))
    if said and said.edtf:
        pairs.append((name("kg:edtf"), terms.edtf(said.edtf)))
    return name_of(of, iri), pairs


def expressions(document: Document) -> dict[Span, TimeExpression]:
    """The time expressions of a document by where they stand."""
    return {expression.span: expression for expression in document.times}
