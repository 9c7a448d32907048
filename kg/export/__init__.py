"""Story, graph and network to files: one module a format, each with one `write`.

This room decides which files there are and that they appear together or not at all. May import:
records, errors, iris, lang. Must not import: any other stage; graph and network are handed in.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import networkx as nx

from kg.export import build_record, claims_table, documents, gexf, graphml, issues, page, trig, turtle
from kg.export.folder import publish
from kg.records import Story

#: Every file a build makes, in the order it is written; README.md says what each is for.
FILES = (
    "graph.ttl",
    "claims.trig",
    "actors.graphml",
    "actors.gexf",
    "index.html",
    "claims.csv",
    "documents.jsonl",
    "issues.jsonl",
    "build.json",
)


def write_network(network: "nx.MultiDiGraph[str]", folder: Path, base: str) -> None:
    """Write a network by itself, both files or none. Raises ExportError when the folder cannot be written."""
    with publish(folder, ("actors.graphml", "actors.gexf")) as beside:
        graphml.write(network, beside / "actors.graphml", base)
        gexf.write(network, beside / "actors.gexf", base)


def write(
    story: Story,
    graph: Any,
    network: "nx.MultiDiGraph[str]",
    folder: Path,
    base: str,
    facts: Mapping[str, object],
    step: Callable[[str], None],
) -> None:
    """Write every export of a story, or leave the folder as it was.

    `facts` are what the build record adds about how the build was made; `step` is told each file
    name before it is written. Raises ExportError when the folder cannot be written.
    """
    writers: dict[str, Callable[[Path], None]] = {
        "graph.ttl": lambda path: turtle.write(graph, path),
        "claims.trig": lambda path: trig.write(graph, path, path.with_name("graph.ttl")),
        "actors.graphml": lambda path: graphml.write(network, path, base),
        "actors.gexf": lambda path: gexf.write(network, path, base),
        "index.html": lambda path: page.write(story, network, path, base),
        "claims.csv": lambda path: claims_table.write(story, path, base),
        "documents.jsonl": lambda path: documents.write(story, path, base),
        "issues.jsonl": lambda path: issues.write(story, path),
        "build.json": lambda path: build_record.write(story, path, base, facts),
    }
    with publish(folder, FILES) as beside:
        for name in FILES:
            step(name)
            writers[name](beside / name)
