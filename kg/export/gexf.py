"""actors.gexf: the same network with time for Gephi's timeline (GEXF 1.3).

Spells are full ISO days, first and last included, in order and without overlap: a partial date stops
the whole import, an overlap loses the interval. Parallel edges keep apart by `kind`. What has no
date has no spell and is always shown. Positions, sizes and colours are `viz` elements, since plain
attributes of those names are only columns.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import networkx as nx

from kg.export.columns import BETWEEN, EDGE, NODE, quoted, radius, text, values
from kg.iris import iri

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
<meta>
<creator>kg</creator>
<description>{about}</description>
</meta>
<graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval" \
timezone="UTC" idtype="string">
"""

# Written elsewhere than among the attribute values.
_NODE = {name: kind for name, kind in NODE.items() if name not in ("label", "x", "y")}
_EDGE = {name: kind for name, kind in EDGE.items() if name not in ("label", "weight")} | {
    "types": "liststring"
}
_TYPES = {"int": "integer"}

# Okabe and Ito (2008): told apart by colour-blind readers. Communities beyond the eighth start again.
_COLOURS = (
    (0, 114, 178), (213, 94, 0), (0, 158, 115), (204, 121, 167),
    (230, 159, 0), (86, 180, 233), (240, 228, 66), (73, 73, 73),
)  # fmt: skip
_GREY = (153, 153, 153)
_COOPERATION, _CONFLICT = _COLOURS[0], _COLOURS[1]


def write(network: "nx.MultiDiGraph[str]", path: Path, base: str) -> None:
    """Write the network; ids of nodes are the actors' IRIs under the base. Same network, same bytes."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(network, base))


def _lines(network: "nx.MultiDiGraph[str]", base: str) -> Iterator[str]:
    yield _HEAD.format(about=escape(_about(network)))
    yield from _declared("node", _NODE)
    yield from _declared("edge", _EDGE)
    yield "<nodes>\n"
    for key, data in network.nodes(data=True):
        yield f"<node id={quoted(iri(key, base))} label={quoted(data['label'])}>"
        yield from _values(data, _NODE)
        yield from _spells(data)
        yield from _look(data)
        yield "</node>\n"
    yield "</nodes>\n<edges>\n"
    for source, target, key, data in network.edges(keys=True, data=True):
        yield f"<edge {_head(iri(source, base), iri(target, base), iri(key, ''), data)}>"
        yield from _values(data, _EDGE)
        yield from _spells(data)
        yield _colour(_CONFLICT if data["score"] < 0 else _COOPERATION if data["score"] > 0 else _GREY)
        yield "</edge>\n"
    yield "</edges>\n</graph>\n</gexf>\n"


def _about(network: "nx.MultiDiGraph[str]") -> str:
    """What the file is; Gephi shows it with the graph."""
    actors = sum(degree > 0 for _, degree in network.degree())
    sampled = network.graph.get("sampled", actors)
    estimate = f"; betweenness is estimated from {sampled} of {actors} actors" if sampled < actors else ""
    return "Who is reported to have done what to whom" + estimate


def _declared(element: str, columns: Mapping[str, str]) -> Iterator[str]:
    yield f'<attributes class="{element}" mode="static">\n'
    for name, kind in columns.items():
        yield f'<attribute id="{name}" title="{name}" type="{_TYPES.get(kind, kind)}"/>\n'
    yield "</attributes>\n"


def _head(source: str, target: str, key: str, data: Mapping[str, Any]) -> str:
    kind = data["type"] if data.get("status") != "announced" else f"{data['type']}-planned"
    return (
        f"id={quoted(key)} source={quoted(source)} target={quoted(target)} "
        f'type="{"directed" if data["directed"] else "undirected"}" '
        f"kind={quoted(kind)} label={quoted(data['label'])} weight={quoted(text(float(data['weight'])))}"
    )


def _values(data: Mapping[str, Any], columns: Mapping[str, str]) -> Iterator[str]:
    yield "<attvalues>"
    for name, value in values(data, columns):
        written = _list(value) if columns[name] == "liststring" else text(value)
        yield f'<attvalue for="{name}" value={quoted(written)}/>'
    yield "</attvalues>"


def _list(joined: str) -> str:
    """Names that stand in one value as a GEXF list."""
    return "[" + ", ".join(joined.split(BETWEEN)) + "]"


def _spells(data: Mapping[str, Any]) -> Iterator[str]:
    if data["spells"]:
        yield "<spells>"
        for first, last in data["spells"]:
            yield f'<spell start="{first}" end="{last}"/>'
        yield "</spells>"


def _look(data: Mapping[str, Any]) -> Iterator[str]:
    place = dict(values(data, {"x": "double", "y": "double"}))
    community = data["community"]
    yield f'<viz:size value="{radius(data["claims"])}"/>'
    yield f'<viz:position x="{text(place["x"])}" y="{text(place["y"])}" z="0.0"/>'
    yield _colour(_COLOURS[community % len(_COLOURS)] if community >= 0 else _GREY)


def _colour(colour: tuple[int, int, int]) -> str:
    red, green, blue = colour
    return f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
