"""Scored pairs of claims as columns: 12 bytes a pair, where a dictionary of tuples takes 250."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

# How many pairs are turned into Python numbers at once.
_CHUNK = 1 << 16


class Pairs(NamedTuple):
    """Numbers of claims, the smaller first, and how much speaks for one event."""

    first: NDArray[np.int32]
    second: NDArray[np.int32]
    score: NDArray[np.float32]

    def each(self) -> Iterator[tuple[int, int, float]]:
        """The pairs one by one."""
        for at in range(0, len(self.first), _CHUNK):
            part = slice(at, at + _CHUNK)
            yield from zip(
                self.first[part].tolist(),
                self.second[part].tolist(),
                self.score[part].tolist(),
                strict=True,
            )

    def where(self, chosen: NDArray[np.bool_] | NDArray[np.int64] | slice) -> "Pairs":
        """Some of the pairs, by a mask or by their places."""
        return Pairs(self.first[chosen], self.second[chosen], self.score[chosen])


def components(count: int, pairs: Pairs, threshold: float) -> Iterator[tuple[list[int], Pairs]]:
    """Claims that chains of pairs above a threshold connect, two and more, sorted, with all their pairs;
    these hold places in the list of claims for numbers."""
    above = pairs.where(pairs.score > threshold)
    links = coo_array((np.ones(len(above.first)), (above.first, above.second)), shape=(count, count))
    _, label = connected_components(links, directed=False)
    sizes = np.bincount(label)
    members = np.argsort(label, kind="stable").astype(np.int32)
    ends = np.cumsum(sizes)
    place = np.zeros(count, dtype=np.int32)
    place[members] = np.arange(count) - np.repeat(ends - sizes, sizes)
    inside = pairs.where(label[pairs.first] == label[pairs.second])
    of = label[inside.first]
    inside = inside.where(np.argsort(of, kind="stable").astype(np.int64))
    inside = Pairs(place[inside.first], place[inside.second], inside.score)
    bounds = np.cumsum(np.bincount(of, minlength=len(sizes)))
    for number in np.flatnonzero(sizes > 1).tolist():
        start = bounds[number - 1] if number else 0
        part = slice(ends[number] - sizes[number], ends[number])
        yield members[part].tolist(), inside.where(slice(start, bounds[number]))
