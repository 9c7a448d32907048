"""Which characters the page's search takes for one another: traditional for simplified."""

from functools import cache

from kg.lang.fold import fold

# The block that holds the characters news is written in (CJK Unified Ideographs).
_FIRST, _LAST = 0x4E00, 0x9FFF


@cache
def fold_pairs() -> str:
    """Pairs of characters in one string, the written one and the one it is searched as.

    Character by character: search forgives what phrase-wise conversion would tell apart.
    """
    pairs = ((char, fold(char)) for char in map(chr, range(_FIRST, _LAST + 1)))
    return "".join(char + folded for char, folded in pairs if folded != char)
