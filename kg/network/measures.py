"""What the position of an actor in the network amounts to.

Directed measures follow the ties (a symmetric one counts both ways); the others look at the simple
undirected graph, one link a pair. Every number is the same on every run: orders are sorted, random
choices seeded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from kg.network.betweenness import betweenness, sources
from kg.network.ties import Tie
from kg.records import Key

_SEED = 20

# networkx stops PageRank early at its default tolerance: 5e-4 off at 50,000 actors.
_TOLERANCE = 1e-12


@dataclass(frozen=True, slots=True)
class Measures:
    """Figures of one actor. `community` is -1 for one without ties."""

    degree: int
    weighted_degree: int
    pagerank: float
    betweenness: float
    community: int
    core: int
    brokerage: float


@dataclass(frozen=True, slots=True)
class Whole:
    """Figures of every actor, and from how many of them betweenness was counted."""

    measures: Mapping[Key, Measures]
    sampled: int  # actors that betweenness was counted from; all that have ties if not sampled


def measure(actors: Sequence[Key], ties: Sequence[Tie]) -> Whole:
    """The measures of all actors (sorted by key) in the network of the ties."""
    rank = {key: number for number, key in enumerate(actors)}
    links = adjacency(rank, ties)
    start = sources(links)
    between = betweenness(links, start)
    pagerank = ranks(actors, ties)
    communities = communities_of(ties)
    core = nx.core_number(nx.from_scipy_sparse_array(links))
    brokerage = effective_size(links)
    degree, weight = degrees(actors, ties)
    found = {
        key: Measures(
            degree=degree[key],
            weighted_degree=weight[key],
            pagerank=round(pagerank[key], 8),
            betweenness=round(float(between[number]), 8),
            community=communities.get(key, -1),
            core=core[number],
            brokerage=round(float(brokerage[number]), 3),
        )
        for key, number in rank.items()
    }
    return Whole(found, len(start))


def degrees(actors: Sequence[Key], ties: Sequence[Tie]) -> tuple[Mapping[Key, int], Mapping[Key, int]]:
    """How many ties every actor has, and their weights summed."""
    degree, weight = dict.fromkeys(actors, 0), dict.fromkeys(actors, 0)
    for tie in ties:
        for end in (tie.source, tie.target):
            degree[end] += 1
            weight[end] += tie.weight
    return degree, weight


def adjacency(rank: Mapping[Key, int], ties: Sequence[Tie]) -> csr_array:
    """A symmetric matrix with a one for every pair that any tie relates."""
    rows = [rank[tie.source] for tie in ties]
    columns = [rank[tie.target] for tie in ties]
    shape = (len(rank), len(rank))
    matrix = csr_array((np.ones(len(ties)), (rows, columns)), shape=shape)
    links = csr_array(matrix + matrix.T)
    links.data[:] = 1.0
    return links


def ranks(actors: Sequence[Key], ties: Sequence[Tie]) -> Mapping[Key, float]:
    """PageRank (Page et al. 1999) along the ties, weighted."""
    graph: nx.DiGraph[Key] = nx.DiGraph()
    graph.add_nodes_from(actors)
    for tie in ties:
        ways = [(tie.source, tie.target)]
        if tie.kind.symmetric:
            ways.append((tie.target, tie.source))
        for one, other in ways:
            before = graph.get_edge_data(one, other, {"weight": 0})["weight"]
            graph.add_edge(one, other, weight=before + max(tie.weight, 1))
    return nx.pagerank(graph, tol=_TOLERANCE, max_iter=1_000) if actors else {}


def communities_of(ties: Sequence[Tie]) -> Mapping[Key, int]:
    """Louvain communities (Blondel et al. 2008), the largest 0, of actors that have ties."""
    graph = undirected(ties)
    groups = nx.community.louvain_communities(graph, weight="weight", seed=_SEED) if graph else []
    ordered = sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group[0]))
    return {key: number for number, group in enumerate(ordered) for key in group}


def undirected(ties: Sequence[Tie]) -> "nx.Graph[Key]":
    """One link a pair with the summed weight, nodes and links in sorted order."""
    weights: dict[tuple[Key, Key], int] = {}
    for tie in ties:
        pair = (tie.source, tie.target) if tie.source < tie.target else (tie.target, tie.source)
        weights[pair] = weights.get(pair, 0) + max(tie.weight, 1)
    graph: nx.Graph[Key] = nx.Graph()
    graph.add_nodes_from(sorted({key for pair in weights for key in pair}))
    graph.add_weighted_edges_from((one, other, weights[one, other]) for one, other in sorted(weights))
    return graph


def effective_size(links: csr_array) -> NDArray[np.float64]:
    """Burt's effective size (1992): neighbours, less how many of the others each of them knows."""
    degree = np.asarray(links.sum(axis=1), dtype=np.float64)
    among = np.asarray(links.multiply(links @ links).sum(axis=1))  # twice the ties among the neighbours
    known: NDArray[np.float64] = np.divide(among, degree, out=np.zeros_like(degree), where=degree > 0)
    return degree - known
