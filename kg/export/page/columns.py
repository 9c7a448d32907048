"""Records as columns: what the page's data block is made of.

A column is one list with an entry a record. Numbers stand for records (`Places` gives them), so
that 50,000 claims parse in a fraction of a second. Offsets count UTF-16 units, as JavaScript does;
`kg.records` counts code points.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.iris import iri
from kg.records import Key, Story

Column = list[object]


@dataclass(frozen=True, slots=True)
class Places:
    """Where each record stands in its columns, by key."""

    actors: Mapping[Key, int]
    documents: Mapping[Key, int]
    claims: Mapping[Key, int]
    events: Mapping[Key, int]

    def actor(self, key: Key | None) -> int:
        """The place of an actor, -1 for none."""
        return self.actors.get(key, -1) if key else -1

    def listed(self, keys: Iterable[Key]) -> list[int]:
        """The places of several actors, in their order, without those that are not there."""
        return [self.actors[key] for key in keys if key in self.actors]


def places(story: Story) -> Places:
    """The order of the story itself: documents by path, claims in text order, events by time."""
    claims = (claim.key for document in story.documents for claim in document.claims)
    return Places(
        actors={actor.key: place for place, actor in enumerate(story.actors)},
        documents={document.key: place for place, document in enumerate(story.documents)},
        claims={key: place for place, key in enumerate(claims)},
        events={event.key: place for place, event in enumerate(story.events)},
    )


def name_of(key: Key) -> str:
    """A key as the page writes it: what follows the base in the record's IRI."""
    return iri(key, "")


def clean(text: str) -> str:
    """Text that UTF-8 can hold: a lone half of a surrogate pair becomes U+FFFD, offsets stay."""
    if any("\ud800" <= char <= "\udfff" for char in text):
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def units(text: str, offset: int) -> int:
    """An offset in code points as one in UTF-16 units."""
    return offset + sum(char > "\uffff" for char in text[:offset])
