"""The page: one file to double-click, that asks the network for nothing.

This room turns a story and its network into `index.html`: what the page knows (`data`, `columns`,
`texts`), what its graph draws at first (`drawing`, `positions`), and how all of it becomes one file
(`bundle`). What the page does with it are real files in `template/`; the drawing library is in
`vendor/` with its licences. May import: records, errors, iris, lang. Must not import: any other
stage, or another format's writer.
"""

from pathlib import Path

import networkx as nx

from kg.export.page.bundle import render
from kg.export.page.data import story_block
from kg.export.page.drawing import draw
from kg.export.page.texts import text_block
from kg.records import Story


def write(story: Story, network: "nx.MultiDiGraph[str]", path: Path, base: str) -> None:
    """Write the page of a story and its network to a path, the same bytes on every system.

    `base` is the base of every IRI that the page shows. Raises OSError when the file cannot be
    written, ExportError when a part of the page would not be safe to inline.
    """
    block = story_block(story, network, base)
    drawn = draw(story, network)
    path.write_bytes(render(drawn, block, text_block(story)).encode("utf-8"))
