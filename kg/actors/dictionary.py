"""The segmenter's dictionary alone: what is a word in it, and what the segmenter only guesses."""

from functools import lru_cache

import rjieba

from kg.records import Word


def in_dictionary(folded: str, word: Word) -> bool:
    """Whether the segmenter has a word from its dictionary and does not only guess it."""
    return len(by_dictionary(folded[word.start : word.end])) == 1


@lru_cache(maxsize=1 << 10)
def by_dictionary(stretch: str) -> tuple[tuple[str, str], ...]:
    """The words of a stretch with their tags, as the segmenter's dictionary alone has them."""
    return tuple(rjieba.tag(stretch, False))
