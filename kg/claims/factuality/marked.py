"""The words of a text that bear on whether its events happened, and how often each is told openly."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from kg.claims.factuality.markers import Marker, markers
from kg.claims.words.edges import Edges
from kg.claims.words.passages import Passage
from kg.claims.words.triggers import Trigger
from kg.records import Reading, Span


class Marked(Struct, frozen=True, gc=False):
    """The markers of one text, in text order."""

    markers: Sequence[Marker]
    starts: Sequence[int]
    told: Mapping[str, tuple[int, int]]  # by event word and by type: how often open, how often plainly

    def elsewhere(self, name: str) -> str:
        """How a text tells of an event word or type that it has twice and more: open, some, done or empty."""
        opened, plain = self.told.get(name, (0, 0))
        if opened + plain < 2:
            return ""
        return "open" if opened >= plain else "some" if opened else "done"


def marked(
    reading: Reading, words: Edges, sentences: Sequence[Passage], triggers: Sequence[Trigger]
) -> Marked:
    """Find the markers of a text."""
    found = markers(reading, triggers, words)
    clauses = [clause for passage in sentences for clause in passage.clauses]
    return Marked(found, [marker.start for marker in found], _told(triggers, clauses, found))


def _told(
    text_triggers: Sequence[Trigger], clauses: Sequence[Span], markers: Sequence[Marker]
) -> Mapping[str, tuple[int, int]]:
    """For every event word and type how often its clause opens it (将会见, 可能会见) and how often not."""
    counts: dict[str, list[int]] = {}
    at = mark = 0
    for trigger in text_triggers:
        while at + 1 < len(clauses) and clauses[at + 1].start <= trigger.start:
            at += 1
        while mark < len(markers) and markers[mark].start < clauses[at].start:
            mark += 1
        opened, look = False, mark
        while not opened and look < len(markers) and markers[look].end <= trigger.start:
            opened = not _OPEN.isdisjoint(markers[look].classes)
            look += 1
        for name in (trigger.word, trigger.concepts[0].type):
            counts.setdefault(name, [0, 0])[0 if opened else 1] += 1
    return {word: (opened, plain) for word, (opened, plain) in counts.items()}


#: Classes of words that leave open whether an event happens.
_OPEN = frozenset({"future", "perhaps", "condition"})
