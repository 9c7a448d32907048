"""How long a story takes to become a network with all measures and both files, as it grows.

Beside it the same measures by networkx alone, where that ends in reasonable time. Stories are
invented: communities of forty actors with ten ties an actor, a tenth of them across.
"""

import os
import random
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import networkx as nx

from kg.export import gexf, graphml
from kg.iris import BASE
from kg.network import project
from kg.network.measures import undirected
from kg.network.standing import as_themselves
from kg.network.ties import ties
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


def _timed(name: str, work: Callable[[], object]) -> object:
    before = time.perf_counter()
    result = work()
    print(f"    {name:32} {time.perf_counter() - before:7.2f} s")
    return result


def growth(actors: int) -> None:
    """Everything for so many actors and ten times as many edges."""
    story = invented(actors, actors * 10)
    before = time.perf_counter()
    network = project(story)
    with tempfile.TemporaryDirectory() as folder:
        graphml.write(network, Path(folder) / "a.graphml", BASE)
        gexf.write(network, Path(folder) / "a.gexf", BASE)
        size = sum(path.stat().st_size for path in Path(folder).iterdir()) / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(
        f"{network.number_of_nodes():>7,} actors {network.number_of_edges():>8,} edges "
        f"{time.perf_counter() - before:7.1f} s  files {size:6.1f} MB  peak {peak:.2f} GB"
    )


def beside_networkx(actors: int) -> None:
    """The same measures by networkx alone."""
    story = invented(actors, actors * 10)
    print(f"  {actors:,} actors, networkx alone:")
    network = project(story)
    graph = undirected(ties(story, False, as_themselves))
    _timed("pagerank", lambda: nx.pagerank(nx.DiGraph(network), tol=1e-12, max_iter=1000))
    sample = 256 if actors > 2000 else None
    _timed("betweenness, same sample size", lambda: nx.betweenness_centrality(graph, k=sample, seed=1))
    _timed("effective size", lambda: nx.effective_size(graph))
    if actors <= 1000:
        _timed("spring layout", lambda: nx.spring_layout(graph, seed=1))
    print("  ours:")
    _timed("all of it, with ties and layout", lambda: project(story))


def main() -> None:
    """Growth (KG_SIZES: actors, separated by commas), then networkx beside it at 1,000 actors."""
    for size in os.environ.get("KG_SIZES", "1000,10000,50000").split(","):
        growth(int(size))
    beside_networkx(1000)


if __name__ == "__main__":
    main()
