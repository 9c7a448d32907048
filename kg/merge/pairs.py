"""Scored pairs of claims as columns: 12 bytes a pair, where a dictionary of tuples takes 250."""

from collections.abc import Iterator
from itertools import pairwise
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

    def where(self, chosen: NDArray[np.bool_] | NDArray[np.int64]) -> "Pairs":
        """Some of the pairs, by a mask or by their places."""
        return Pairs(self.first[chosen], self.second[chosen], self.score[chosen])


def components(count: int, pairs: Pairs, threshold: float) -> Iterator[tuple[list[int], Pairs]]:
    """Claims that chains of pairs above a threshold connect, two and more, with all their pairs."""
    above = pairs.where(pairs.score > threshold)
    links = coo_array((np.ones(len(above.first)), (above.first, above.second)), shape=(count, count))
    _, label = connected_components(links, directed=False)
    inside = pairs.where(label[pairs.first] == label[pairs.second])
    if not len(inside.first):
        return
    by_pair = np.argsort(label[inside.first], kind="stable").astype(np.int64)
    labels = label[inside.first][by_pair]
    starts = [0, *(np.flatnonzero(labels[1:] != labels[:-1]) + 1).tolist(), len(labels)]
    members: dict[int, list[int]] = {}
    for number in np.flatnonzero(np.isin(label, labels)).tolist():
        members.setdefault(int(label[number]), []).append(number)
    for start, end in pairwise(starts):
        yield members[int(labels[start])], inside.where(by_pair[start:end])
