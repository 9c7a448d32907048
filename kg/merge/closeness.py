"""How likely two documents tell the same story: shared actors, days between publication."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from kg.merge.days import number
from kg.records import Actor, ActorType, Document, Key

Ranks = NDArray[np.int64]

# Every other article names some state; people and bodies tell stories apart.
_COUNTRY = 0.4

# Articles on one story share from a third to all of the shorter one's cast.
_STORY = 0.75

# News of one story comes within days; what is published later than a month refers back to it.
_DAYS = ((3, 1.0), (31, 0.7))
_LATER = 0.4

# Documents are looked at beside as many that name the same actor just before and after them, ...
_WINDOW = 8
# ... and so many of those are related: the claims of more are not compared.
_RELATED = 8

# Pairs of documents that are looked at together.
_AT_ONCE = 1 << 15

# Claims of documents with less in common are not compared: on the training annotations no two such
# claims were about one event.
UNRELATED = 0.1

_UNDATED = -(1 << 20)


class Closeness:
    """Closeness of documents by rank (their position when sorted by key), 1 for the same one."""

    def __init__(self, documents: Iterable[Document], actors: Mapping[Key, Actor]) -> None:
        """Every key that the documents use is among the actors."""
        ranked = sorted(documents, key=lambda document: document.key)
        days = [number(d.article.day) if d.article.day else None for d in ranked]
        self._days = np.array([_UNDATED if day is None else day for day in days], dtype=np.int64)
        self._casts = _casts(ranked, actors)
        self._totals = self._casts.sum(axis=1)

    def between(self, first: NDArray[np.integer], second: NDArray[np.integer]) -> NDArray[np.float32]:
        """Pair by pair, 1 for one document, less for two that share fewer actors or lie further apart."""
        # Claims come in runs from the same two documents.
        codes, place = np.unique(first.astype(np.int64) * len(self._days) + second, return_inverse=True)
        one, other = codes // len(self._days), codes % len(self._days)
        parts = (slice(at, at + _AT_ONCE) for at in range(0, len(codes), _AT_ONCE))
        found = [self._between(one[part], other[part]) for part in parts]
        return np.concatenate([np.zeros(0, dtype=np.float32), *found])[place]

    def _between(self, first: Ranks, second: Ranks) -> NDArray[np.float32]:
        both = self._casts[first].multiply(self._casts[second] > 0).sum(axis=1)
        least = np.minimum(self._totals[first], self._totals[second])
        shares = np.where(least > 0, both / np.where(least > 0, least, 1), 0) / _STORY
        close = np.minimum(1.0, shares * self._near(first, second))
        return np.where(first == second, 1.0, close).astype(np.float32)

    def _near(self, first: Ranks, second: Ranks) -> NDArray[np.float64]:
        apart = np.abs(self._days[first] - self._days[second])
        dated = (self._days[first] != _UNDATED) & (self._days[second] != _UNDATED)
        return np.select([dated & (apart <= days) for days, _ in _DAYS], [w for _, w in _DAYS], _LATER)

    def related(self, among: Ranks) -> tuple[Ranks, Ranks]:
        """Pairs of some documents that may tell the same story, the smaller rank first, sorted."""
        first, second = self._neighbours(among)
        close = self.between(first, second)
        enough = close >= UNRELATED
        first, second, close = first[enough], second[enough], close[enough]
        # Each document keeps the closest; a pair stays if either keeps it.
        kept = np.zeros(len(first), dtype=np.bool_)
        for one, other in ((first, second), (second, first)):
            order = np.lexsort((other, -close, one))
            starts = np.flatnonzero(np.diff(one[order], prepend=-1))
            place = np.arange(len(order)) - np.repeat(starts, np.diff([*starts, len(order)]))
            kept[order[place < _RELATED]] = True
        return first[kept], second[kept]

    def _neighbours(self, among: Ranks) -> tuple[Ranks, Ranks]:
        """Documents that name the same actor and were published next to each other."""
        count = len(self._days)
        table = self._casts[among].tocoo()
        rows, columns = among[table.row].astype(np.int64), table.col
        order = np.lexsort((rows, self._days[rows], columns))
        rows, columns = rows[order], columns[order]
        codes = []
        for step in range(1, min(_WINDOW, len(rows) - 1) + 1):
            same = columns[:-step] == columns[step:]
            one, other = rows[:-step][same], rows[step:][same]
            codes.append(np.minimum(one, other) * count + np.maximum(one, other))
        found = np.unique(np.concatenate(codes)) if codes else np.zeros(0, dtype=np.int64)
        return found // max(count, 1), found % max(count, 1)


def _casts(ranked: Sequence[Document], actors: Mapping[Key, Actor]) -> csr_array:
    """A row for every document, a column for every actor, its weight where the document names it."""
    known: dict[Key, int] = defaultdict(lambda: len(known))
    row, column, weight = [], [], []
    for rank, document in enumerate(ranked):
        parts = (p.actor for claim in document.claims for p in (*claim.agents, *claim.targets))
        for key in sorted({*parts, *(actor.key for actor in document.actors)}):
            if actors[key].named:
                row.append(rank)
                column.append(known[key])
                weight.append(_COUNTRY if actors[key].type is ActorType.COUNTRY else 1.0)
    return csr_array((weight, (row, column)), shape=(len(ranked), max(len(known), 1)))
