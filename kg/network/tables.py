"""The network as tables to read: main actors, pairs, brokers, turning points, who gained."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import networkx as nx

from kg.network.balance import adjacency, balance
from kg.network.betweenness import sources
from kg.network.changes import Gain, Turn, by_pair, gains, mean_score, months_of, turns
from kg.records import Key

#: How many rows a table shows unless asked for more.
ROWS = 20


@dataclass(frozen=True, slots=True)
class MainActor:
    """A row of the main actors. Months are those of relations dated to a month or better."""

    actor: Key
    label: str
    type: str
    claims: int
    events: int
    degree: int
    weighted_degree: int
    pagerank: float
    community: int
    first_month: str
    last_month: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A row of the main pairs, in both directions together. `kinds` come with the most roots first."""

    source: Key
    target: Key
    source_label: str
    target_label: str
    kinds: str
    weight: int
    events: int
    disputed: int
    score: float
    first_month: str
    last_month: str


@dataclass(frozen=True, slots=True)
class Broker:
    """A row of the brokers: who connects others that are not connected."""

    actor: Key
    label: str
    betweenness: float
    brokerage: float
    degree: int
    communities: int  # different communities among its neighbours


@dataclass(frozen=True, slots=True)
class Overview:
    """What holds for the network as a whole. `balance` is None where there is no signed triangle."""

    nodes: int
    isolates: int  # actors without ties
    edges: int
    communities: int
    balance: float | None
    triangles: int
    sampled: int  # actors that betweenness was counted from; all that have ties if not sampled


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables, and the network as a whole."""

    actors: tuple[MainActor, ...]
    pairs: tuple[Pair, ...]
    brokers: tuple[Broker, ...]
    turns: tuple[Turn, ...]
    gains: tuple[Gain, ...]
    overview: Overview


def tables(network: "nx.MultiDiGraph[Key]", rows: int = ROWS) -> Tables:
    """Tables of a network that `project` made, each with at most so many rows."""
    return Tables(
        actors=tuple(_actors(network))[:rows],
        pairs=tuple(_pairs(network))[:rows],
        brokers=tuple(_brokers(network))[:rows],
        turns=tuple(turns(network))[:rows],
        gains=tuple(gains(network))[:rows],
        overview=_overview(network),
    )


def _overview(network: "nx.MultiDiGraph[Key]") -> Overview:
    communities = {number for _, number in network.nodes(data="community")}
    share, triangles = balance(network)
    return Overview(
        nodes=network.number_of_nodes(),
        isolates=sum(degree == 0 for _, degree in network.degree()),
        edges=network.number_of_edges(),
        communities=len(communities - {-1}),
        balance=share,
        triangles=triangles,
        sampled=len(sources(adjacency(network))),
    )


def _nodes(network: "nx.MultiDiGraph[Key]") -> list[tuple[Key, dict[str, Any]]]:
    return [(key, dict(data)) for key, data in network.nodes(data=True)]


def _actors(network: "nx.MultiDiGraph[Key]") -> Iterator[MainActor]:
    """By independent roots: PageRank alone puts whoever one main actor alone turns to before all others."""
    for key, data in sorted(
        _nodes(network), key=lambda node: (-node[1]["weighted_degree"], -node[1]["claims"], node[0])
    ):
        edges = [edge for *_, edge in (*network.out_edges(key, data=True), *network.in_edges(key, data=True))]
        first, last = months_of(edges)
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
            first_month=first,
            last_month=last,
        )


def _pairs(network: "nx.MultiDiGraph[Key]") -> list[Pair]:
    found = []
    for (one, other), edges in by_pair(network).items():
        kinds = sorted(edges, key=lambda edge: (-edge["weight"], edge["type"]))
        first, last = months_of(edges)
        found.append(
            Pair(
                source=one,
                target=other,
                source_label=network.nodes[one]["label"],
                target_label=network.nodes[other]["label"],
                kinds="、".join(dict.fromkeys(edge["label"] for edge in kinds)),
                weight=sum(edge["weight"] for edge in edges),
                events=sum(edge["events"] for edge in edges),
                disputed=sum(edge["disputed"] for edge in edges),
                score=mean_score((edge["score"], edge["weight"]) for edge in edges),
                first_month=first,
                last_month=last,
            )
        )
    return sorted(found, key=lambda pair: (-pair.weight, -pair.events, pair.source, pair.target))


def _brokers(network: "nx.MultiDiGraph[Key]") -> Iterator[Broker]:
    community: dict[Key, int] = {key: data["community"] for key, data in network.nodes(data=True)}
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
