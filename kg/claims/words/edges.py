"""The words of a text, as the segmenter has them, by where they start and where they end."""

from collections.abc import Mapping

from msgspec import Struct

from kg.records import Reading, Word


class Edges(Struct, frozen=True, gc=False):
    """Words by their edges."""

    starts: Mapping[int, Word]
    ends: Mapping[int, Word]


def edges(reading: Reading) -> Edges:
    """The words of a reading."""
    words = reading.layout.words
    return Edges({word.start: word for word in words}, {word.end: word for word in words})
