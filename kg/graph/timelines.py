"""The events of an exported graph in the order they happened, chosen by actor, type, days and roots."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kg.errors import KgError
from kg.graph import intervals, things
from kg.graph.questions import run
from kg.graph.store import Exported, open_exports
from kg.iris import ONTOLOGY
from kg.lang.event_types import EventType, event_types
from kg.records import IsoDate, first_day, last_day

_EVENTS = """
SELECT ?event ?label ?type ?subtype ?status ?roots ?documents ?reported ?where
       ?first ?first_second ?last ?last_second ?granularity
WHERE {
  ?event a kg:Event ; rdfs:label ?label ; kg:eventType/skos:notation ?type ; kg:status/skos:notation ?status ;
         kg:rootCount ?roots ; kg:documentCount ?documents .
  OPTIONAL { ?event kg:eventSubtype/skos:notation ?subtype }
  OPTIONAL { ?event kg:firstReported ?reported }
  OPTIONAL { ?event kg:place/rdfs:label ?where }
  OPTIONAL { ?event time:hasTime/kg:granularity/skos:notation ?granularity }
  OPTIONAL { ?event time:hasTime/time:hasBeginning ?begin . ?begin time:inXSDDate ?first
             OPTIONAL { ?begin time:inXSDDateTime ?first_second } }
  OPTIONAL { ?event time:hasTime/time:hasEnd ?end . ?end time:inXSDDate ?last
             OPTIONAL { ?end time:inXSDDateTime ?last_second } }
}"""
_SIDES = """
SELECT ?event ?side ?actor ?name
WHERE { VALUES ?side { kg:agent kg:target } ?event a kg:Event ; ?side ?actor . ?actor rdfs:label ?name }"""
_QUOTES = """
SELECT ?event ?quote
WHERE {
  ?claim kg:about ?event ; kg:factuality ?how ; kg:evidence ?passage .
  ?passage oa:exact ?quote ; kg:inDocument ?document .
  OPTIONAL { ?document dcterms:issued ?published }
}
ORDER BY DESC(?how = kg:Happened) DESC(BOUND(?published)) ?published ?claim"""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One event. `start` and `end` are half open as in `documents.jsonl`, empty where unknown."""

    start: IsoDate
    end: IsoDate
    granularity: str
    type: str
    subtype: str
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    place: str
    status: str
    roots: int
    documents: int
    first_reported: IsoDate
    quote: str  # of the first claim published that affirms the event, else of the first one
    label: str
    event: str  # the IRI


def timeline(
    exports: Path,
    actor: str | None = None,
    type: str | None = None,  # noqa: A002  # the option's own name
    start: IsoDate | None = None,
    end: IsoDate | None = None,
    min_roots: int = 0,
) -> tuple[TimelineRow, ...]:
    """Events by time, then label. `start` and `end` are days, both included; with either of them
    undated events are left out. Raises KgError for a name, type or day that means nothing.
    """
    first = first_day(_checked(start)) if start else "0001-01-01"
    last = last_day(_checked(end)) if end else "9999-12-31"
    kinds = _kinds(type) if type else None
    exported = open_exports(exports)
    who = things.find(exported, actor, ("actor",)).iri if actor else None
    sides = _sides(exported)
    rows = (
        row
        for row in _rows(exported, sides)
        if row.roots >= min_roots
        and (kinds is None or row.type in kinds or row.subtype in kinds)
        and (who is None or who in sides[row.event].actors)
        and (not (start or end) or _within(row, first, last))
    )
    return tuple(
        sorted(rows, key=lambda row: (row.start or row.end or "9999", row.end, row.label, row.event))
    )


def _checked(given: str) -> IsoDate:
    """A day, a month or a year. Raises KgError for what is none."""
    whole = {4: "-01-01", 7: "-01"}.get(len(given), "")
    try:
        return date.fromisoformat(given + whole).isoformat()[: len(given) if whole else None]
    except ValueError as error:
        raise KgError(f"{given} is not a day; write it like 2023-03-02") from error


def _kinds(name: str) -> frozenset[str]:
    """The notations of the types that a notation or a label means."""
    meant = [t for t in event_types() if name.casefold() in (t.notation, t.name_zh, t.name_en.casefold())]
    if not meant:
        raise KgError(f"no event type is called {name}; choose from {_tops(event_types())}")
    return frozenset(t.notation for t in meant)


def _tops(types: tuple[EventType, ...]) -> str:
    return ", ".join(t.notation for t in types if t.top)


@dataclass(slots=True)
class _Sides:
    """Names by side, and the IRIs of everyone taking part."""

    agents: list[str]
    targets: list[str]
    actors: set[str]


def _sides(exported: Exported) -> Mapping[str, _Sides]:
    found: dict[str, _Sides] = defaultdict(lambda: _Sides([], [], set()))
    for event, side, actor, name in sorted(run(exported, _SIDES).rows):
        sides = found[event]
        (sides.agents if side == ONTOLOGY + "agent" else sides.targets).append(name)
        sides.actors.add(actor)
    return found


def _rows(exported: Exported, sides: Mapping[str, _Sides]) -> list[TimelineRow]:
    quotes: dict[str, str] = {}
    for event, quote in run(exported, _QUOTES).rows:
        quotes.setdefault(event, quote)
    result = run(exported, _EVENTS)
    return [
        _row(dict(zip(result.columns, row, strict=True)), sides, quotes.get(row[0], ""))
        for row in result.rows
    ]


def _row(said: Mapping[str, str], sides: Mapping[str, _Sides], quote: str) -> TimelineRow:
    begin, end = said["first_second"] or said["first"], said["last_second"] or said["last"]
    who = sides[said["event"]]
    return TimelineRow(
        start=intervals.start_of(begin) if begin else "",
        end=intervals.after(end) if end else "",
        granularity=said["granularity"],
        type=said["type"],
        subtype=said["subtype"],
        agents=tuple(who.agents),
        targets=tuple(who.targets),
        place=said["where"],
        status=said["status"],
        roots=int(said["roots"]),
        documents=int(said["documents"]),
        first_reported=said["reported"],
        quote=quote,
        label=said["label"],
        event=said["event"],
    )


def _within(row: TimelineRow, first: str, last: str) -> bool:
    """Whether an event may touch the days from first to last; an open side reaches any day."""
    if not row.start and not row.end:
        return False
    ends = intervals.last(row.end)[:10] if row.end else "9999-12-31"
    return row.start[:10] <= last and ends >= first
