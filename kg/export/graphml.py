"""actors.graphml: the actor network for Gephi, Cytoscape, igraph and yEd.

GraphML has neither lists nor mixed directions that all readers understand: lists are joined with
" | ", every edge is written as directed, and its `directed` attribute is false where the relation is
symmetric. Each edge has an id of its own: readers drop edges that share one. No attribute of the
whole graph, no colours, no nulls: readers take them for something else.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import networkx as nx

from kg.errors import ExportError
from kg.export.columns import BETWEEN, EDGE, NODE, quoted, text, values
from kg.iris import iri

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write(network: "nx.MultiDiGraph[str]", path: Path, base: str) -> None:
    """Write the network; ids of nodes are the actors' IRIs under the base. Same network, same bytes."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(network, base))


def read(path: Path) -> "nx.MultiDiGraph[str]":
    """The network of a file that `write` made, with IRIs for keys.

    Raises ExportError when there is no such file or it is not one of ours.
    """
    if not path.is_file():
        raise ExportError(f"{path} is not there; give a folder that kg build has made, or run kg build")
    try:
        network: nx.MultiDiGraph[str] = nx.MultiDiGraph(nx.read_graphml(path, force_multigraph=True))
    except (OSError, ElementTree.ParseError, nx.NetworkXException) as error:
        raise ExportError(f"{path} cannot be read ({error}); build the exports with kg build") from error
    for _, _, data in network.edges(data=True):
        months = data.get("months", "")
        data["months"] = tuple(_month(part) for part in months.split(BETWEEN) if part)
    return network


def named(network: "nx.MultiDiGraph[str]", base: str) -> "nx.MultiDiGraph[str]":
    """The network as `read` gives it back: its keys as IRIs."""
    renamed: nx.MultiDiGraph[str] = nx.relabel_nodes(network, {key: iri(key, base) for key in network})
    return renamed


def _month(text: str) -> tuple[str, int, float]:
    month, roots, score = text.split(" ")
    return month, int(roots), float(score)


def _lines(network: "nx.MultiDiGraph[str]", base: str) -> Iterator[str]:
    yield _HEAD
    for element, columns in (("node", NODE), ("edge", EDGE)):
        for name, kind in columns.items():
            yield f'<key id="{element[0]}_{name}" for="{element}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<graph id="actors" edgedefault="directed">\n'
    for key, data in network.nodes(data=True):
        yield f"<node id={quoted(iri(key, base))}>{_data(data, 'n', NODE)}</node>\n"
    for source, target, key, data in network.edges(keys=True, data=True):
        ends = f"source={quoted(iri(source, base))} target={quoted(iri(target, base))}"
        yield f"<edge id={quoted(iri(key, ''))} {ends}>{_data(data, 'e', EDGE)}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _data(data: Mapping[str, Any], prefix: str, columns: Mapping[str, str]) -> str:
    """The attributes of one node or edge, all on its line: a file of 100,000 edges shrinks by a third."""
    return "".join(
        f'<data key="{prefix}_{name}">{escape(text(value))}</data>' for name, value in values(data, columns)
    )
