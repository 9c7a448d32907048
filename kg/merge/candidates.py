"""Which pairs of claims are worth comparing.

Claims that could be about one event share a participant (or its country) or nearly all their words.
They stand in one document; or in two documents that tell one story; or, when an article goes back to
an older event, next to each other once the claims of the same participants are sorted by day (the
sorted neighbourhood method, Hernández and Stolfo 1995). Each claim is compared with a bounded number
of others, so the pairs grow with the number of claims, whatever their distribution.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from kg.merge import words
from kg.merge.casting import Numbers
from kg.merge.columns import STATED, Columns
from kg.merge.days import TOLERANCE

Rows = NDArray[np.int64]
Flags = NDArray[np.bool_]

# How many neighbours a claim is compared with: in its document, among the claims of the same
# participants, and among those that say the same words.
_IN_DOCUMENT, _OF_PARTICIPANTS, _OF_WORDS = 60, 6, 6

# At most so many claims of a document are compared with those of another: its first ones. One in a
# hundred news articles holds more.
_OF_DOCUMENT = 96

# So many pairs are looked at together.
_AT_ONCE = 1 << 18

# Makes one number of a row of bits.
_ODD = np.arange(1, 2 * words.WORDS, 2, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)

# Claims without anybody in common are compared when they share so much of their words or names, and
# those about people of one state from less on.
_ALIKE, _SIMILAR = 0.5, 0.25


def pairs(columns: Columns, related: tuple[Rows, Rows]) -> tuple[Numbers, Numbers]:
    """Pairs of rows, the smaller first, sorted: first and second as columns.

    `related` are pairs of documents that may tell one story.
    """
    count = max(len(columns.roles), 1)
    codes = [
        np.minimum(one, other) * count + np.maximum(one, other)
        for one, other in (_worth_it(columns, *some) for some in _proposed(columns, related))
    ]
    found = _distinct(codes)
    return (found // count).astype(np.int32), (found % count).astype(np.int32)


def _distinct(parts: list[Rows]) -> Rows:
    """The different numbers of some arrays, sorted; `parts` is emptied, as there may be tens of millions."""
    found = np.concatenate([np.zeros(0, dtype=np.int64), *parts])
    parts.clear()
    found.sort()
    return np.asarray(found[np.diff(found, prepend=-1) != 0])


def _proposed(columns: Columns, related: tuple[Rows, Rows]) -> Iterator[tuple[Rows, Rows]]:
    everyone = columns.cast.sets[columns.roles, 2]
    wording = (columns.words * _ODD).sum(axis=1, dtype=np.uint64)
    yield from _neighbours((columns.document,), _IN_DOCUMENT)
    yield from _neighbours((columns.family, everyone), _OF_PARTICIPANTS, columns.moment)
    yield from _neighbours((columns.family, wording), _OF_WORDS, columns.moment)
    yield from _across(columns, related)


def _neighbours(
    blocks: Sequence[NDArray[np.generic]], window: int, order: NDArray[np.int32] | None = None
) -> Iterator[tuple[Rows, Rows]]:
    """Rows that agree in the blocks and stand near each other in the order (that of the rows at first)."""
    rows = np.lexsort((*(() if order is None else (order,)), *reversed(blocks)))
    for step in range(1, min(window, len(rows) - 1) + 1):
        one, other = rows[:-step], rows[step:]
        same = np.logical_and.reduce([block[one] == block[other] for block in blocks])
        if not same.any():
            return
        yield one[same], other[same]


def _across(columns: Columns, related: tuple[Rows, Rows]) -> Iterator[tuple[Rows, Rows]]:
    """Every claim of one document with every claim of another."""
    documents = int(columns.document.max(initial=-1)) + 1
    starts = np.searchsorted(columns.document, np.arange(documents + 1))
    sizes = np.minimum(np.diff(starts), _OF_DOCUMENT)
    first, second = related
    products = sizes[first] * sizes[second]
    for part in _shares(products):
        one, other, many = first[part], second[part], products[part]
        number = np.repeat(np.arange(len(one)), many)
        place = np.arange(len(number)) - np.repeat(np.cumsum(many) - many, many)
        width = sizes[other][number]
        yield starts[one][number] + place // width, starts[other][number] + place % width


def _shares(products: Rows) -> Iterator[slice]:
    """Runs of pairs of documents whose claims are paired at once."""
    ends = np.cumsum(products)
    at = done = 0
    while at < len(products):
        upto = max(int(np.searchsorted(ends, done + _AT_ONCE, side="right")), at + 1)
        yield slice(at, upto)
        at, done = upto, int(ends[upto - 1])


def _worth_it(columns: Columns, one: Rows, other: Rows) -> tuple[Rows, Rows]:
    """The pairs that could be one event: somebody or nearly all words in common, and no two dates of
    which both texts are sure too far apart."""
    far = np.maximum(columns.start[one] - columns.end[other], columns.start[other] - columns.end[one])
    sure = (columns.basis[one] == STATED) & (columns.basis[other] == STATED)
    # Who meets the press on Monday and on Wednesday meets it twice, however alike the words.
    tolerance = np.where(columns.occasion[one] & columns.occasion[other], 0, TOLERANCE)
    possible = ~(sure & (far >= tolerance))
    one, other = one[possible], other[possible]
    kept = _anybody(columns, one, other)
    unsure = np.flatnonzero(
        ~(kept & (columns.document[one] == columns.document[other]))
        & (kept | (columns.family[one] == columns.family[other]))
    )
    kept[unsure] = _alike(columns, one[unsure], other[unsure], kept[unsure])
    return one[kept], other[kept]


def _anybody(columns: Columns, one: Rows, other: Rows) -> Flags:
    """Where somebody takes part in both (or, seldom, seems to)."""
    actors = columns.cast.actors
    return np.asarray((actors[columns.roles[one]] & actors[columns.roles[other]]) != 0)


def _alike(columns: Columns, one: Rows, other: Rows, anybody: Flags) -> Flags:
    """Where the words are near enough: any at all for somebody's claims, many for those of people of
    one state, most for others; or the trigger or the names are."""
    cast, (mine, others) = columns.cast, (columns.roles[one], columns.roles[other])
    same = columns.trigger[one] == columns.trigger[other]
    kin = (cast.homes[mine] & cast.homes[others]) != 0
    share = words.shared(columns.words[one], columns.words[other])
    found = np.asarray(
        (share > _ALIKE) | (anybody & (same | (share > 0))) | (kin & (same | (share > _SIMILAR)))
    )
    rest = np.flatnonzero(~found)
    found[rest] = words.shared(cast.names[mine[rest]], cast.names[others[rest]]) > _ALIKE
    return found
