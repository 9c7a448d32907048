"""Where actors stand: communities together, the unconnected packed below.

Screen coordinates: x runs right, y runs down. A community of up to 300 actors is laid out by force
(Fruchterman and Reingold 1991) inside a circle; a larger one is split again first; the circles are
then packed, the heaviest in the middle, each as near as can be to those it is tied to. So the cost
grows with the number of actors, not with its square.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, cos, hypot, pi, sin, sqrt

import networkx as nx

from kg.network.packing import Circle, pack
from kg.records import Key

#: The distance between neighbours that a label of six characters needs.
STEP = 60.0

_SEED = 20
_ITERATIONS = 60

# nx.spring_layout is quadratic: 0.3 s for 300 actors, 40 s for 5,000.
_FORCED = 300

# So that a community that Louvain cannot split any further still ends.
_DEPTH = 4

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A group with its actors' places around its own centre, and the radius they fill."""

    places: Mapping[Key, Point]
    radius: float


def positions(
    graph: "nx.Graph[Key]", communities: Mapping[Key, int], actors: Sequence[Key]
) -> dict[Key, Point]:
    """A place for every actor, rounded to two decimals, around the origin."""
    groups: dict[int, list[Key]] = {}
    for key in graph:
        groups.setdefault(communities[key], []).append(key)
    connected = _arranged(graph, [groups[number] for number in sorted(groups)], _DEPTH)
    places = dict(connected.places)
    places.update(_rows([key for key in actors if key not in places], connected.radius))
    return {key: (round(places[key][0], 2) + 0.0, round(places[key][1], 2) + 0.0) for key in actors}


def _arranged(graph: "nx.Graph[Key]", groups: Sequence[Sequence[Key]], depth: int) -> _Drawn:
    """Groups drawn one by one and packed as circles."""
    drawn = [_drawn(graph, group, depth) for group in groups]
    home = {key: number for number, group in enumerate(groups) for key in group}
    ties: list[dict[int, float]] = [{} for _ in groups]
    for one, other, weight in graph.edges(home, data="weight", default=1.0):
        if one in home and other in home and home[one] != home[other]:
            for a, b in ((home[one], home[other]), (home[other], home[one])):
                ties[a][b] = ties[a].get(b, 0.0) + weight
    circles = pack([Circle(group.radius + STEP / 2, ties[number]) for number, group in enumerate(drawn)])
    places = {
        key: (x + circles[number][0], y + circles[number][1])
        for number, group in enumerate(drawn)
        for key, (x, y) in group.places.items()
    }
    return _Drawn(places, max((hypot(x, y) for x, y in places.values()), default=0.0))


def _drawn(graph: "nx.Graph[Key]", group: Sequence[Key], depth: int) -> _Drawn:
    if len(group) == 1:
        return _Drawn({group[0]: (0.0, 0.0)}, 0.0)
    if len(group) > _FORCED and depth:
        part = _part(graph, group)
        finer = nx.community.louvain_communities(part, weight="weight", seed=_SEED)
        if len(finer) > 1:
            ordered = sorted((sorted(keys) for keys in finer), key=lambda keys: (-len(keys), keys[0]))
            return _arranged(part, ordered, depth - 1)
    return _forced(graph, group) if len(group) <= _FORCED else _sunflower(graph, group)


def _part(graph: "nx.Graph[Key]", group: Iterable[Key]) -> "nx.Graph[Key]":
    """The graph of a group, nodes and links in sorted order: a view's order follows hashes."""
    inside = set(group)
    part: nx.Graph[Key] = nx.Graph()
    part.add_nodes_from(sorted(inside))
    part.add_weighted_edges_from(
        (one, other, weight)
        for one in sorted(inside)
        for other, weight in sorted((other, data["weight"]) for other, data in graph[one].items())
        if one < other and other in inside
    )
    return part


def _forced(graph: "nx.Graph[Key]", group: Sequence[Key]) -> _Drawn:
    part = _part(graph, group)
    # Roots are unequal by orders of magnitude; their logarithm keeps weak ties from drifting away.
    for _, _, data in part.edges(data=True):
        data["pull"] = 1.0 + sqrt(data["weight"]) / 4
    radius = STEP * 0.75 * sqrt(len(group))
    found = nx.spring_layout(
        part, seed=_SEED, iterations=_ITERATIONS, weight="pull", scale=None, center=(0, 0)
    )
    points = {key: (float(found[key][0]), float(found[key][1])) for key in part}
    farthest = max(hypot(x, y) for x, y in points.values()) or 1.0
    return _Drawn(
        {key: (x * radius / farthest, y * radius / farthest) for key, (x, y) in points.items()}, radius
    )


def _sunflower(graph: "nx.Graph[Key]", group: Sequence[Key]) -> _Drawn:
    """Seeds of a sunflower, the best connected inmost: even spacing without any iteration."""
    golden = pi * (3 - sqrt(5))
    ordered = sorted(group, key=lambda key: (-graph.degree(key), key))
    places = {
        key: (STEP * 0.6 * sqrt(at) * cos(at * golden), STEP * 0.6 * sqrt(at) * sin(at * golden))
        for at, key in enumerate(ordered)
    }
    return _Drawn(places, STEP * 0.6 * sqrt(len(ordered)))


def _rows(actors: Sequence[Key], radius: float) -> dict[Key, Point]:
    """Actors without ties in rows below the rest, about as wide as it."""
    if not actors:
        return {}
    least = ceil(sqrt(len(actors)))
    columns = max(least, min(len(actors), int(2 * radius / STEP) + 1))
    left = -(columns - 1) * STEP / 2
    top = radius + 2 * STEP if radius else 0.0
    return {
        key: (left + STEP * (at % columns), top + STEP * (at // columns)) for at, key in enumerate(actors)
    }
