"""claims.trig: the graph of `graph.ttl`, and one named graph for each claim that states a relation.

The name of a graph is the IRI of its claim, so that `GRAPH ?claim { ?a kg:met ?b }` leads from a
relation to everyone who says so. Claims that say otherwise have no graph.
"""

import shutil
from pathlib import Path
from typing import TextIO

from kg.export import turtle
from kg.export.turtle import Graph


def write(graph: Graph, path: Path, written: Path | None = None) -> None:
    """Write default and named graphs. Raises OSError when the file cannot be written.

    `written` is the same graph in Turtle if it has been written already: it is copied, which takes a
    fraction of the time that making it again takes.
    """
    with path.open("w", encoding="utf-8", newline="\n") as file:
        if written is None:
            turtle.write_to(graph, file)
        else:
            with written.open(encoding="utf-8", newline="\n") as default:
                shutil.copyfileobj(default, file, _CHUNK)
        write_named(graph, file)


_CHUNK = 1 << 20


def write_to(graph: Graph, file: TextIO) -> None:
    """Write default and named graphs to an open text file."""
    turtle.write_to(graph, file)
    write_named(graph, file)


def write_named(graph: Graph, file: TextIO) -> None:
    """Write the named graphs alone, after prefixes that somebody has written."""
    shorten = turtle.Shortener(graph.prefixes)
    for name, nodes in graph.named_graphs():
        file.write(f"\n{shorten[name]} {{\n")
        for node in nodes:
            file.write(f"    {turtle.block(node, shorten)}")
        file.write("}\n")
