"""How long a story takes to become a network with all measures and both files, as it grows.

Beside it the same figures by networkx alone, and how far apart they are. Stories are invented:
communities of forty actors with ten ties an actor, a tenth of them across.
"""

import os
import random
import resource
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import networkx as nx

from kg.export import gexf, graphml
from kg.iris import BASE
from kg.network import measures, project
from kg.network.betweenness import betweenness, sources
from kg.network.layout import positions
from kg.network.standing import as_themselves
from kg.network.ties import Tie, ties
from kg.records import (
    Actor,
    ActorType,
    Basis,
    Claim,
    ClaimTime,
    Document,
    Event,
    Factuality,
    Granularity,
    Participant,
    Span,
    Status,
    Story,
)
from tests.story import press

# nx.spring_layout is quadratic.
_LAID_OUT = 1_000

_TYPES = ("meet", "accuse", "support", "visit", "sanction", "cooperate", "attack", "request")
_ROOTS = tuple(f"organization/日报{n}" for n in range(30))


def invented(actors: int, edges: int) -> Story:
    """A story whose network has about so many actors and edges, each edge one event."""
    chance = random.Random(20)
    cast = tuple(Actor(f"person/人物{n:05}", ActorType.PERSON, f"人物{n:05}") for n in range(actors))
    outlets = tuple(Actor(root, ActorType.MEDIA, root[13:]) for root in _ROOTS)
    article = press("all.md", outlets[0], "2026-03-04", "要闻", "会见。")
    claims, events = [], []
    for number in range(edges):
        one = chance.randrange(actors)
        near = one // 40 * 40 + chance.randrange(40)
        other = near % actors if chance.random() < 0.9 else chance.randrange(actors)
        if one == other:
            continue
        claims.append(_claim(article.key, cast[one], cast[other], number))
        events.append(_event(claims[-1]))
    told = Document(article, (), cast, (), (), tuple(claims))
    everyone = tuple(sorted((*cast, *outlets), key=lambda actor: actor.key))
    return Story((told,), everyone, tuple(events), (), (), ())


def _claim(document: str, one: Actor, other: Actor, number: int) -> Claim:
    day = f"2026-{number % 12 + 1:02}-{number % 27 + 1:02}"
    return Claim(
        document, Span(number, number + 1), "", "", Span(number, number + 1), _TYPES[number % 8], None,
        (Participant(one.key, one.name),), (Participant(other.key, other.name),), None,
        ClaimTime("", day, day[:-2] + f"{number % 27 + 2:02}", Granularity.DAY, Basis.STATED),
        Factuality.HAPPENED, (), 0.9, "zh.test", (), _ROOTS[number % 30], f"event/{number}",
    )  # fmt: skip


def _event(claim: Claim) -> Event:
    return Event(
        claim.event or "", claim.type, None, tuple(p.actor for p in claim.agents),
        tuple(p.actor for p in claim.targets), None, claim.time, Status.REPORTED, (claim.key,),
        (claim.root or "",), (claim.document,), (), "2026-03-04",
    )  # fmt: skip


def growth(actors: int) -> None:
    """Everything for so many actors and ten times as many edges."""
    story = invented(actors, actors * 10)
    before = time.perf_counter(), time.process_time()
    network = project(story)
    with tempfile.TemporaryDirectory() as folder:
        graphml.write(network, Path(folder) / "a.graphml", BASE)
        gexf.write(network, Path(folder) / "a.gexf", BASE)
        size = sum(path.stat().st_size for path in Path(folder).iterdir()) / 1e6
    passed, worked = time.perf_counter() - before[0], time.process_time() - before[1]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(
        f"{network.number_of_nodes():>7,} actors {network.number_of_edges():>8,} edges {passed:7.1f} s "
        f"({worked:.1f} s of a core)  both files {size:6.1f} MB  peak {peak:.2f} GB",
        flush=True,
    )


def _timed(work: Callable[[], object]) -> tuple[Any, float]:
    before = time.process_time()
    return work(), time.process_time() - before


def beside_networkx(actors: int) -> None:
    """The same figures by networkx alone, and how far apart the two are. Seconds are those of a core."""
    found = ties(invented(actors, actors * 10), False, as_themselves)
    keys = sorted({key for tie in found for key in (tie.source, tie.target)})
    links = measures.adjacency({key: number for number, key in enumerate(keys)}, found)
    graph, arcs = measures.undirected(found), _arcs(found)
    start = sources(links)
    print(f"  {len(keys):,} actors {len(found):>8,} edges   networkx        kg   largest difference")
    _row(
        f"betweenness from {len(start):,}",
        lambda: _betweenness(graph, [keys[at] for at in start]),
        lambda: dict(zip(keys, betweenness(links, start), strict=True)),
    )
    _row(
        "pagerank",
        lambda: nx.pagerank(arcs, tol=1e-13, max_iter=10_000),
        lambda: measures.ranks(keys, found),
    )
    _row(
        "effective size",
        lambda: nx.effective_size(graph),
        lambda: dict(zip(keys, measures.effective_size(links), strict=True)),
    )
    communities = measures.communities_of(found)
    forced = (lambda: nx.spring_layout(graph, seed=1)) if actors <= _LAID_OUT else None
    _row("positions", forced, lambda: positions(graph, communities, keys))
    network = project(invented(actors, actors * 10))
    with tempfile.TemporaryDirectory() as folder:
        plain, path = _plain(network), Path(folder) / "a"
        for name, theirs, ours in (
            ("graphml", nx.write_graphml, graphml.write),
            ("gexf", nx.write_gexf, gexf.write),
        ):
            _row(
                name,
                lambda write=theirs: write(plain, path),  # type: ignore[misc]
                lambda write=ours: write(network, path, BASE),  # type: ignore[misc]
            )


def _row(name: str, theirs: Callable[[], object] | None, ours: Callable[[], object]) -> None:
    mine, fast = _timed(ours)
    yours, slow = _timed(theirs) if theirs else (None, None)
    apart = ""
    if isinstance(mine, Mapping) and isinstance(yours, Mapping) and name != "positions":
        apart = f"{max(abs(yours[key] - mine[key]) for key in yours):.0e}"
    told = "not run" if slow is None else f"{slow:.2f} s"
    print(f"    {name:32} {told:>10} {fast:7.2f} s   {apart}", flush=True)


def _betweenness(graph: "nx.Graph[str]", start: Sequence[str]) -> dict[str, float]:
    """From the same actors; networkx counts every pair once and leaves the share to the caller."""
    count = graph.number_of_nodes()
    scale = 2 * count / len(start) / ((count - 1) * (count - 2))
    found = nx.betweenness_centrality_subset(graph, start, list(graph))
    return {key: value * scale for key, value in found.items()}


def _arcs(found: Sequence[Tie]) -> "nx.DiGraph[str]":
    arcs: nx.DiGraph[str] = nx.DiGraph()
    for tie in found:
        for one, other in ((tie.source, tie.target), (tie.target, tie.source))[: 1 + tie.kind.symmetric]:
            before = arcs.get_edge_data(one, other, {"weight": 0})["weight"]
            arcs.add_edge(one, other, weight=before + max(tie.weight, 1))
    return arcs


def _plain(network: "nx.MultiDiGraph[str]") -> "nx.MultiDiGraph[str]":
    """The network without what the writers of networkx cannot write."""
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    scalar = (str, int, float)
    for key, data in network.nodes(data=True):
        plain.add_node(key, **{name: value for name, value in data.items() if isinstance(value, scalar)})
    for source, target, key, data in network.edges(keys=True, data=True):
        kept = {name: value for name, value in data.items() if isinstance(value, scalar)}
        plain.add_edge(source, target, key=key, **kept)
    return plain


def main() -> None:
    """Growth (KG_SIZES: actors, separated by commas), then networkx beside it (KG_BESIDE)."""
    for size in os.environ.get("KG_SIZES", "1000,10000,50000").split(","):
        growth(int(size))
    for size in os.environ.get("KG_BESIDE", "1000,10000").split(","):
        beside_networkx(int(size))


if __name__ == "__main__":
    main()
