"""What the graph draws at first: a pyvis `Network` of the main actors and their strongest links.

Drawing is what limits a page, not knowing: vis-network takes 25 ms a frame for 2,000 actors and
4,000 links, 116 ms for 5,000 and 39,000. What is not drawn stays in the data block, and the page
draws it when it is searched for or selected.
"""

import math
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.export.columns import radius
from kg.export.page.positions import spread
from kg.records import Story

if TYPE_CHECKING:
    from pyvis.network import Network

MOST_ACTORS = 1_500
MOST_LINKS = 4_000
#: A story of more actors than this draws none without a link: in one of 285 articles they were 988
#: of 2,648, a grey field below the network that says nothing. Lists and search hold them all.
LONERS = 200

#: Shapes by type of actor, as vis-network calls them. They differ in greyscale, too.
SHAPES = {
    "person": "dot",
    "country": "square",
    "organization": "triangle",
    "media": "star",
    "place": "diamond",
    "treaty_or_event": "hexagon",
}

#: What vis-network is asked to do: draw, and nothing that moves by itself.
OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"borderWidth": 1, "borderWidthSelected": 1, "chosen": False, "labelHighlightBold": False},
    "edges": {"smooth": False, "chosen": False, "selectionWidth": 0, "hoverWidth": 0},
    "interaction": {
        "dragNodes": False,
        "hover": True,
        "keyboard": False,
        "multiselect": False,
        "navigationButtons": False,
        "selectable": True,
        "selectConnectedEdges": False,
        "hoverConnectedEdges": False,
        "tooltipDelay": 3_600_000,
    },
}


def draw(story: Story, network: "nx.MultiDiGraph[str]") -> "Network":
    """The network as the page opens it, node ids being the actors' places in the data block."""
    from pyvis.network import Network  # here, because it brings a notebook with it

    drawn = Network()
    drawn.options = OPTIONS
    place = {actor.key: at for at, actor in enumerate(story.actors)}
    known = [key for key in network if key in place]
    sizes = {key: radius(network.nodes[key].get("claims", 0)) for key in known}
    where = spread({key: _place(network, key) for key in _linked_first(network, known)}, sizes)
    shown = set(_main(network, known))
    for key in known:
        x, y = where[key]
        shape = SHAPES.get(str(network.nodes[key].get("type")), "dot")
        # Every actor gets its place, so that one drawn later stands where it belongs.
        drawn.add_node(place[key], " ", shape=shape, x=x, y=y, size=sizes[key], shown=key in shown)
    for node in drawn.nodes:
        del node["label"], node["color"]  # names are the page's own, colours the theme's
    drawn.edges.extend(_strongest(network, shown, place))
    return drawn


def _linked_first(network: "nx.MultiDiGraph[str]", known: list[str]) -> list[str]:
    return sorted(known, key=lambda key: (not network.degree(key), _rank(network, key)))


def _place(network: "nx.MultiDiGraph[str]", key: str) -> tuple[float, float]:
    """Where the layout puts an actor; nowhere for one without a link, that rows below the rest hold."""
    node = network.nodes[key]
    if not network.degree(key):
        return math.nan, math.nan
    return float(node.get("x", math.nan)), float(node.get("y", math.nan))


def _rank(network: "nx.MultiDiGraph[str]", key: str) -> tuple[float, float, str]:
    """Most claims first, then most weight, then by key."""
    node = network.nodes[key]
    return -float(node.get("claims", 0)), -float(node.get("weighted_degree", 0)), key


def _main(network: "nx.MultiDiGraph[str]", known: list[str]) -> list[str]:
    """The actors to draw: those with most claims, and in a large story only those with a link."""
    drawable = known if len(known) <= LONERS else [key for key in known if network.degree(key)]
    return sorted(drawable, key=lambda key: _rank(network, key))[:MOST_ACTORS]


def _strongest(
    network: "nx.MultiDiGraph[str]", shown: set[str], place: dict[str, int]
) -> list[dict[str, Any]]:
    """One edge a pair of shown actors, the heaviest ones, in the order of the pairs."""
    weights: dict[tuple[int, int], float] = {}
    for source, target, weight in network.edges(data="weight", default=1.0):
        if source in shown and target in shown and source != target:
            first, second = sorted((place[source], place[target]))
            weights[first, second] = weights.get((first, second), 0.0) + float(weight)
    strongest = sorted(weights, key=lambda pair: (-weights[pair], pair))[:MOST_LINKS]
    return [{"from": first, "to": second} for first, second in sorted(strongest)]
