"""Words as bits: which pairs of neighbouring letters a stretch of text holds.

Punctuation and white space are left out, so that the same words in other marks are the same.
"""

from bisect import bisect_left
from functools import reduce
from itertools import pairwise
from operator import or_

# Pairs of letters are kept as bits of one number, 130 bytes where a set takes 4,000. With 40 pairs
# in 1,021 bits (a prime spreads them), two unrelated clauses seem to share 4 % of their words.
_BITS = 1021
_SPREAD = 40_503


class Words:
    """The pairs of neighbouring letters of one folded text."""

    def __init__(self, folded: str) -> None:
        """Offsets asked for later are those of the text given here."""
        self._at = [at for at, letter in enumerate(folded) if letter.isalnum()]
        codes = [ord(folded[at]) for at in self._at]
        self._bits = [1 << (first * _SPREAD + second) % _BITS for first, second in pairwise(codes)]

    def between(self, start: int, end: int) -> int:
        """The pairs that lie between two offsets."""
        first, last = bisect_left(self._at, start), bisect_left(self._at, end)
        return reduce(or_, self._bits[first : max(last - 1, first)], 0)


def shared(one: int, other: int) -> float:
    """How much of the shorter text's words the other holds, 0 to 1."""
    least = min(one.bit_count(), other.bit_count())
    return (one & other).bit_count() / least if least else 0.0
