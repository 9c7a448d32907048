"""Signed balance: whether the enemies of enemies are friends.

A pair is friendly or hostile by the sign of its summed score. A triangle of such pairs is balanced
when it has no or two hostile sides (Cartwright and Harary 1956).
"""

from collections.abc import Iterable

import networkx as nx
import numpy as np
from scipy.sparse import csr_array

from kg.records import Key


def balance(network: "nx.MultiDiGraph[Key]") -> tuple[float | None, int]:
    """The share of balanced triangles, and how many are signed; None where there are none."""
    rank = {key: number for number, key in enumerate(network)}
    signs = _signs(
        len(rank),
        (
            (rank[source], rank[target], data["score"] * max(data["weight"], 1))
            for source, target, data in network.edges(data=True)
        ),
    )
    signed = float(signs.multiply(signs @ signs).sum()) / 6
    sides = abs(signs)
    every = round(float(sides.multiply(sides @ sides).sum()) / 6)
    return (round((1 + signed / every) / 2, 3), every) if every else (None, 0)


def adjacency(network: "nx.MultiDiGraph[Key]") -> csr_array:
    """A symmetric matrix of ones for every pair that is related at all."""
    rank = {key: number for number, key in enumerate(network)}
    sides = ((rank[source], rank[target], 1.0) for source, target in network.edges())
    return _signs(len(rank), sides)


def _signs(count: int, sides: Iterable[tuple[int, int, float]]) -> csr_array:
    """A symmetric matrix of 1 for a friendly pair and -1 for a hostile one, all ties of a pair summed."""
    told = list(sides)
    rows, columns = [one for one, _, _ in told], [other for _, other, _ in told]
    values = np.asarray([score for *_, score in told], dtype=float)
    one_way = csr_array((values, (rows, columns)), shape=(count, count))
    signs = csr_array(one_way + one_way.T).sign()
    signs.eliminate_zeros()
    return signs
