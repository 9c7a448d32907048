"""Posts and their holders over all documents."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.lang.fold import fold
from kg.records import Document, Key, Membership, Position


def find(documents: Iterable[Document]) -> tuple[Membership, ...]:
    """One membership for every person, body and title, sorted by key.

    It runs from the first to the last day a text calls the post current. A text that says "former"
    or "designate" attests the post, not that it was held that day.
    """
    held: dict[tuple[Key, Key, str], list[tuple[Key, Position]]] = defaultdict(list)
    for document in documents:
        for position in document.positions:
            held[position.person, position.of or "", fold(position.title)].append((document.key, position))
    return tuple(sorted((_membership(*who, found) for who, found in held.items()), key=lambda post: post.key))


def _membership(person: Key, of: Key, title: str, found: Sequence[tuple[Key, Position]]) -> Membership:
    days = sorted(position.day for _, position in found if position.tense == "current" and position.day)
    starts = sorted({position.started for _, position in found if position.started})
    ends = sorted({position.ended for _, position in found if position.ended})
    names = [key.partition("/")[2] for key in (person, of) if key]
    return Membership(
        key="position/" + ".".join((*names, title)),
        person=person,
        of=of or None,
        title=title,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        started=starts[0] if starts else None,
        ended=ends[-1] if ends else None,
        former=all(position.tense == "former" for _, position in found),
        evidence=tuple(sorted({(document, position.span) for document, position in found})),
    )
