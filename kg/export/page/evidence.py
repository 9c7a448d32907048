"""Claims and events as columns."""

from bisect import bisect_left
from collections.abc import Sequence

from kg.export.page.columns import Column, Places, clean, name_of
from kg.records import Claim, ClaimTime, Document, Participant, Story, Telling

Time = list[object]


def claim_columns(story: Story, where: Places) -> dict[str, Column]:
    """One entry a claim, in the order of the documents and of each document's claims."""
    claims = [claim for document in story.documents for claim in document.claims]
    spans = [span for document in story.documents for span in _spans(document)]
    return {
        "document": [where.documents[document.key] for document in story.documents for _ in document.claims],
        # The rest of the key is the document's, which stands in its own column.
        "tail": [_tail(claim) for claim in claims],
        "quote": [clean(claim.quote) for claim in claims],
        "start": [start for start, _, _ in spans],
        "trigger": [[first, last] for _, first, last in spans],
        "type": [claim.type for claim in claims],
        "subtype": [claim.subtype or "" for claim in claims],
        "agents": [_participants(claim.agents, where) for claim in claims],
        "targets": [_participants(claim.targets, where) for claim in claims],
        "place": [where.actor(claim.place.actor if claim.place else None) for claim in claims],
        "time": [_time(claim.time) for claim in claims],
        "factuality": [claim.factuality.value for claim in claims],
        "speakers": [
            [[where.actor(s.actor), clean(s.text), clean(s.cue), int(s.named)] for s in claim.speakers]
            for claim in claims
        ],
        "root": [where.actor(claim.root) for claim in claims],
        "event": [where.events.get(claim.event or "", -1) for claim in claims],
        "confidence": [round(claim.confidence, 2) for claim in claims],
        "rule": [clean(claim.rule) for claim in claims],
        "numbers": [[[q.kind, clean(q.text)] for q in claim.quantities] for claim in claims],
    }


def event_columns(story: Story, where: Places) -> dict[str, Column]:
    """One entry an event, in the order of the story."""
    events = story.events
    return {
        "key": [name_of(event.key) for event in events],
        "type": [event.type for event in events],
        "subtype": [event.subtype or "" for event in events],
        "agents": [where.listed(event.agents) for event in events],
        "targets": [where.listed(event.targets) for event in events],
        "place": [where.actor(event.place) for event in events],
        "time": [_time(event.time) for event in events],
        "status": [event.status.value for event in events],
        "claims": [[where.claims[key] for key in event.claims] for event in events],
        "roots": [where.listed(event.roots) for event in events],
        "reported": [event.reported for event in events],
        "tellings": [[_telling(telling, where) for telling in event.tellings] for event in events],
    }


def _telling(telling: Telling, where: Places) -> Column:
    """Outlet, first day, roots, event words, factualities, numbers, wording, left out, added."""
    wording = [
        [where.actors[key], [clean(words) for words in forms]]
        for key, forms in telling.wording
        if key in where.actors
    ]
    return [
        where.actor(telling.outlet),
        telling.first,
        where.listed(telling.roots),
        [clean(word) for word in telling.triggers],
        [factuality.value for factuality in telling.factualities],
        [clean(number) for number in telling.numbers],
        wording,
        where.listed(telling.left_out),
        where.listed(telling.added),
    ]


def _tail(claim: Claim) -> str:
    whole, document = name_of(claim.key), name_of(claim.document).partition("/")[2]
    return whole.removeprefix(f"claim/{document}.")


def _participants(participants: Sequence[Participant], where: Places) -> Column:
    """Actor and the words that stand for it, once an actor."""
    first: dict[str, str] = {}
    for participant in participants:
        first.setdefault(participant.actor, participant.text)
    return [[where.actor(key), clean(words)] for key, words in first.items() if key in where.actors]


def _time(time: ClaimTime) -> Time:
    """Start, end, granularity, basis, words, and the vague bounds where there are any."""
    value: Time = [time.start, time.end, time.granularity and time.granularity.value, time.basis.value]
    value.append(clean(time.text))
    if time.start_latest or time.end_earliest:
        value += [time.start_latest, time.end_earliest]
    return value


def _spans(document: Document) -> list[tuple[int, int, int]]:
    """For each claim its start in the text, and the trigger's start and end in the quote.

    In UTF-16 units. A trigger that stands outside the quote is (-1, -1).
    """
    wide = [at for at, char in enumerate(document.article.text) if char > "\uffff"]

    def units(offset: int) -> int:
        return offset + bisect_left(wide, offset)

    found = []
    for claim in document.claims:
        start, end = claim.span
        first, last = claim.trigger_span
        inside = start <= first < last <= end
        began = units(start)
        found.append((began, units(first) - began, units(last) - began) if inside else (began, -1, -1))
    return found
