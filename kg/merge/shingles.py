"""Texts as sets of short strings: how much of one stands in another, and who is worth comparing."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from kg.records import Article, BlockKind, Span

# Five letters: two Chinese words. Unrelated news shares under 3 % of them.
_LENGTH = 5

# 20 bands of 3 values: a pair with Jaccard similarity 0.5 is compared with probability 0.93, one
# with 0.02 (unrelated news) with probability 0.0002.
_BANDS, _ROWS = 20, 3
_SEED = 20

# At most so many originals are looked at in one bucket, so that a flood of alike texts costs linear time.
_BUCKET = 8

#: A text as the numbers of its shingles, sorted, each once.
Shingles = NDArray[np.uint64]

# An odd factor spreads neighbouring codes over 64 bits (Knuth's golden ratio).
_SPREAD = np.uint64(0x9E3779B97F4A7C15)

_LETTERS = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"[^。！？!?\n]+")


def letters(folded: str) -> str:
    """A folded text without punctuation and white space."""
    return "".join(_LETTERS.findall(folded))


def body(article: Article, folded: str) -> str:
    """The folded article without its title and captions: what a reprint repeats."""
    kept = (
        folded[block.span.start : block.span.end]
        for block in article.blocks
        if block.kind not in (BlockKind.TITLE, BlockKind.CAPTION)
    )
    return "\n".join(kept)


def shingles(folded: str) -> Shingles:
    """Every run of five letters as a number, sorted: 8 bytes each where a string takes 120."""
    codes = np.frombuffer(letters(folded).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    if len(codes) < _LENGTH:
        return np.zeros(0, dtype=np.uint64)
    runs = np.zeros(len(codes) - _LENGTH + 1, dtype=np.uint64)
    for at in range(_LENGTH):
        runs = (runs ^ codes[at : at + len(runs)]) * _SPREAD
        runs ^= runs >> np.uint64(29)
    runs.sort()
    return runs[np.concatenate(([True], runs[1:] != runs[:-1]))]  # np.unique takes twice as long


def share(later: Shingles, earlier: Shingles) -> float:
    """How much of the later text stands in the earlier one, 0 to 1."""
    if not len(later):
        return 0.0
    return len(np.intersect1d(later, earlier, assume_unique=True)) / len(later)


def sentences(article: Article, folded: str) -> Iterator[tuple[Span, str]]:
    """Sentences of the body with their letters, in text order."""
    for block in article.blocks:
        if block.kind is BlockKind.TITLE:
            continue
        for match in _SENTENCE.finditer(folded, block.span.start, block.span.end):
            yield Span(match.start(), match.end()), letters(match.group())


class Shelf:
    """Texts put away one after another, each asked first which earlier ones may be alike."""

    def __init__(self) -> None:
        """An empty shelf."""
        self._buckets: dict[tuple[int, ...], list[int]] = defaultdict(list)

    def alike(self, signature: Sequence[int]) -> list[int]:
        """Numbers of the earlier texts worth comparing, smallest first."""
        found = {
            number
            for band in range(_BANDS)
            for number in self._buckets.get(self._bucket(signature, band), ())
        }
        return sorted(found)

    def put(self, number: int, signature: Sequence[int]) -> None:
        """Remember a text."""
        for band in range(_BANDS):
            bucket = self._buckets[self._bucket(signature, band)]
            if len(bucket) < _BUCKET:
                bucket.append(number)

    @staticmethod
    def _bucket(signature: Sequence[int], band: int) -> tuple[int, ...]:
        return (band, *signature[band * _ROWS : (band + 1) * _ROWS])


def signature(text: Shingles) -> list[int]:
    """A MinHash signature (Broder 1997), the same for the same set."""
    matrix = RMinHash.digest_matrix_from_token_hash_sets([text], _BANDS * _ROWS, _SEED)
    return list(matrix.to_rows()[0])
