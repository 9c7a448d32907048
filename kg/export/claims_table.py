"""claims.csv: for spreadsheets, one row a claim.

UTF-8 with a byte order mark, because Excel otherwise reads Chinese as Latin-1. A cell that a
spreadsheet would take for a formula is kept a text by a leading apostrophe.
"""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.iris import iri
from kg.records import Actor, Claim, Document, Event, Key, Participant, Speaker, Story

COLUMNS = (
    "claim", "event", "published", "outlet", "title", "path", "type", "subtype", "agents", "targets",
    "place", "start", "end", "granularity", "time_basis", "time_text", "factuality", "speakers", "root",
    "quote", "trigger", "start_char", "end_char", "confidence", "rule", "url", "event_status", "event_roots",
)  # fmt: skip

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(story: Story, path: Path, base: str) -> None:
    """Write the table, sorted by document path and place in the text."""
    everyone = {actor.key: actor for actor in story.actors}
    events = {event.key: event for event in story.events}
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file, lineterminator="\r\n")
        table.writerow(COLUMNS)
        for document in story.documents:
            for claim in document.claims:
                row = _row(document, claim, everyone, base) + _event(events.get(claim.event or ""))
                table.writerow([_safe(cell) for cell in row])


def _safe(cell: str) -> str:
    return "'" + cell if cell.startswith(_FORMULA) else cell


def _row(document: Document, claim: Claim, everyone: Mapping[Key, Actor], base: str) -> list[str]:
    article = document.article
    return [
        iri(claim.key, base),
        iri(claim.event, base) if claim.event else "",
        article.published or "",
        article.outlet.name if article.outlet else "",
        article.title,
        article.path,
        claim.type,
        claim.subtype or "",
        _names(claim.agents, everyone),
        _names(claim.targets, everyone),
        _names((claim.place,) if claim.place else (), everyone),
        claim.time.start or "",
        claim.time.end or "",
        claim.time.granularity or "",
        claim.time.basis,
        claim.time.text,
        claim.factuality,
        _names(claim.speakers, everyone),
        everyone[claim.root].name if claim.root else "",
        claim.quote,
        claim.trigger,
        str(claim.span.start),
        str(claim.span.end),
        f"{claim.confidence:.3f}",
        claim.rule,
        article.url or "",
    ]


def _event(event: Event | None) -> list[str]:
    """What the event of a claim amounts to: its status, and how many independent roots affirm it."""
    return [event.status, str(len(event.roots))] if event else ["", ""]


def _names(people: Iterable[Participant | Speaker], everyone: Mapping[Key, Actor]) -> str:
    """The actors in text order; where the words differ from the name, both: 中国（中方）."""
    shown = []
    for person in people:
        name = everyone[person.actor].name
        shown.append(name if person.text in ("", name) else f"{name}（{person.text}）")
    return "；".join(shown)
