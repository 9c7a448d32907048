"""The network as tables to read: main actors, pairs, brokers, turning points."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import networkx as nx

from kg.records import Key

#: How many rows a table shows unless asked for more.
ROWS = 20

# A pair is cooperative or hostile in a month when its mean score is at least this far from 0, one
# point of PLOVER's scale, the distance between a neutral statement and mild criticism or praise.
_LEANING = 1.0


@dataclass(frozen=True, slots=True)
class MainActor:
    """A row of the main actors, by PageRank."""

    actor: Key
    label: str
    type: str
    claims: int
    events: int
    degree: int
    weighted_degree: int
    pagerank: float
    community: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A row of the main pairs, by independent roots summed over events."""

    source: Key
    target: Key
    source_label: str
    target_label: str
    kinds: str
    weight: int
    events: int
    score: float
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Broker:
    """A row of the brokers, by betweenness: who connects others that are not connected."""

    actor: Key
    label: str
    betweenness: float
    brokerage: float
    degree: int
    communities: int  # different communities among its neighbours


@dataclass(frozen=True, slots=True)
class Turn:
    """A month in which a pair went over from conflict to cooperation or back."""

    month: str
    source: Key
    target: Key
    source_label: str
    target_label: str
    before: float
    after: float
    direction: str  # to cooperation | to conflict


@dataclass(frozen=True, slots=True)
class Gain:
    """How much an actor's roots grew from one month with ties to the next, the largest first."""

    month: str
    actor: Key
    label: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables, and what holds for the network as a whole."""

    actors: tuple[MainActor, ...]
    pairs: tuple[Pair, ...]
    brokers: tuple[Broker, ...]
    turns: tuple[Turn, ...]
    gains: tuple[Gain, ...]
    nodes: int
    edges: int
    communities: int
    balance: float | None
    triangles: int
    note: str


def tables(network: "nx.MultiDiGraph[Key]", rows: int = ROWS) -> Tables:
    """Tables of a network that `project` made, each with at most so many rows."""
    communities = {data["community"] for _, data in network.nodes(data=True)} - {-1}
    return Tables(
        actors=tuple(_actors(network))[:rows],
        pairs=tuple(_pairs(network))[:rows],
        brokers=tuple(_brokers(network))[:rows],
        turns=tuple(_turns(network))[:rows],
        gains=tuple(_gains(network))[:rows],
        nodes=network.number_of_nodes(),
        edges=network.number_of_edges(),
        communities=len(communities),
        balance=network.graph.get("balance"),
        triangles=network.graph.get("triangles", 0),
        note=_note(network),
    )


def _note(network: "nx.MultiDiGraph[Key]") -> str:
    every = network.number_of_nodes()
    sampled = network.graph.get("sampled", every)
    if sampled >= every:
        return ""
    return f"betweenness is estimated from the shortest paths of {sampled} of {every} actors"


def _nodes(network: "nx.MultiDiGraph[Key]") -> list[tuple[Key, dict[str, Any]]]:
    return [(key, dict(data)) for key, data in network.nodes(data=True)]


def _actors(network: "nx.MultiDiGraph[Key]") -> Iterator[MainActor]:
    for key, data in sorted(_nodes(network), key=lambda node: (-node[1]["pagerank"], node[0])):
        yield MainActor(
            actor=key,
            label=data["label"],
            type=data["type"],
            claims=data["claims"],
            events=data["events"],
            degree=data["degree"],
            weighted_degree=data["weighted_degree"],
            pagerank=data["pagerank"],
            community=data["community"],
            first=data.get("first", ""),
            last=data.get("last", ""),
        )


def _between(network: "nx.MultiDiGraph[Key]") -> dict[tuple[Key, Key], list[dict[str, Any]]]:
    found: dict[tuple[Key, Key], list[dict[str, Any]]] = defaultdict(list)
    for source, target, data in network.edges(data=True):
        found[min(source, target), max(source, target)].append(data)
    return found


def _pairs(network: "nx.MultiDiGraph[Key]") -> Iterator[Pair]:
    made = []
    for (one, other), edges in _between(network).items():
        weight = sum(edge["weight"] for edge in edges)
        shares = [(edge["score"], max(edge["weight"], 1)) for edge in edges]
        kinds = sorted(edges, key=lambda edge: (-edge["weight"], edge["type"]))
        made.append(
            Pair(
                source=one,
                target=other,
                source_label=network.nodes[one]["label"],
                target_label=network.nodes[other]["label"],
                kinds="、".join(dict.fromkeys(edge["label"] for edge in kinds)),
                weight=weight,
                events=sum(edge["events"] for edge in edges),
                score=round(_weighted(shares), 2),
                first=min((edge["first"] for edge in edges if "first" in edge), default=""),
                last=max((edge["last"] for edge in edges if "last" in edge), default=""),
            )
        )
    yield from sorted(made, key=lambda pair: (-pair.weight, -pair.events, pair.source, pair.target))


def _weighted(shares: Iterable[tuple[float, int]]) -> float:
    total = weights = 0.0
    for value, weight in shares:
        total += value * weight
        weights += weight
    return total / weights if weights else 0.0


def _brokers(network: "nx.MultiDiGraph[Key]") -> Iterator[Broker]:
    community = {key: data["community"] for key, data in network.nodes(data=True)}
    ranked = sorted(
        (node for node in _nodes(network) if node[1]["betweenness"] > 0),
        key=lambda node: (-node[1]["betweenness"], -node[1]["brokerage"], node[0]),
    )
    for key, data in ranked:
        neighbours = {*network.successors(key), *network.predecessors(key)}
        yield Broker(
            actor=key,
            label=data["label"],
            betweenness=data["betweenness"],
            brokerage=data["brokerage"],
            degree=data["degree"],
            communities=len({community[neighbour] for neighbour in neighbours}),
        )


def _turns(network: "nx.MultiDiGraph[Key]") -> Iterator[Turn]:
    """Turns of pairs, the widest first."""
    found = []
    for (one, other), edges in _between(network).items():
        before: float | None = None
        for month, score in _monthly(edges):
            if abs(score) < _LEANING:
                continue
            if before is not None and before * score < 0:
                direction = "to cooperation" if score > 0 else "to conflict"
                labels = network.nodes[one]["label"], network.nodes[other]["label"]
                found.append(Turn(month, one, other, *labels, before, score, direction))
            before = score
    yield from sorted(
        found, key=lambda turn: (-abs(turn.after - turn.before), turn.month, turn.source, turn.target)
    )


def _monthly(edges: Iterable[dict[str, Any]]) -> list[tuple[str, float]]:
    """The mean score of a pair in every month that has any, weighted by roots."""
    months: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for edge in edges:
        for month, roots, score in edge["months"]:
            months[month].append((score, roots))
    return [(month, round(_weighted(shares), 2)) for month, shares in sorted(months.items())]


def _gains(network: "nx.MultiDiGraph[Key]") -> Iterator[Gain]:
    """How the roots behind an actor's ties changed between neighbouring months of the network."""
    roots: dict[Key, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for source, target, data in network.edges(data=True):
        for month, count, _ in data["months"]:
            roots[source][month] += count
            roots[target][month] += count
    months = sorted({month for counts in roots.values() for month in counts})
    found = [
        Gain(month, key, network.nodes[key]["label"], counts.get(earlier, 0), counts.get(month, 0))
        for key, counts in roots.items()
        for earlier, month in pairwise(months)
        if counts.get(month, 0) > counts.get(earlier, 0)
    ]
    yield from sorted(found, key=lambda gain: (gain.before - gain.after, gain.month, gain.actor))
