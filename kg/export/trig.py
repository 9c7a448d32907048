"""claims.trig: the graph of `graph.ttl`, and one named graph for each claim that states a relation.

The name of a graph is the IRI of its claim, so that `GRAPH ?claim { ?a kg:met ?b }` leads from a
relation to everyone who says so. Claims that say otherwise have no graph.
"""

from pathlib import Path
from typing import TextIO

from kg.export.turtle import Graph, Shortener, block, body, head


def write(graph: Graph, path: Path) -> None:
    """Write default and named graphs. Raises OSError when the file cannot be written."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        write_to(graph, file)


def write_to(graph: Graph, file: TextIO) -> None:
    """Write default and named graphs to an open text file."""
    shorten = Shortener(graph.prefixes)
    head(graph.prefixes, file)
    body(graph.nodes(), shorten, file)
    for name, nodes in graph.named_graphs():
        file.write(f"\n{shorten[name]} {{\n")
        for node in nodes:
            file.write(f"    {block(node, shorten)}")
        file.write("}\n")
