"""Both network files as graphology reads them, where node and its packages are at hand.

    npm install graphology graphology-gexf graphology-graphml @xmldom/xmldom
    GRAPHOLOGY=/where/that/was python -m pytest tests/test_graphology.py

graphology refuses a file with two edges of one id, which networkx and igraph let pass.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from kg.export import gexf, graphml
from kg.iris import BASE, iri
from kg.network import project
from tests import round_trip
from tests.hostile import hostile_network
from tests.story import LIN, story

FOLDER = os.environ.get("GRAPHOLOGY", "")

pytestmark = pytest.mark.skipif(
    not (FOLDER and shutil.which("node")), reason="GRAPHOLOGY names no folder with node packages"
)

READER = """
const fs = require('fs');
const { MultiGraph } = require('graphology');
const [, , format, path] = process.argv;
const graph = require('graphology-' + format).parse(MultiGraph, fs.readFileSync(path, 'utf8'));
console.log(JSON.stringify(graph.export()));
"""


def read(path: Path) -> dict:
    script = path.with_suffix(".cjs")
    script.write_text(READER, encoding="utf-8")
    run = subprocess.run(
        ["node", str(script), path.suffix[1:], str(path)],
        env={**os.environ, "NODE_PATH": str(Path(FOLDER) / "node_modules")},
        capture_output=True,
        check=True,
    )
    return json.loads(run.stdout)


@pytest.mark.parametrize("writer", [graphml, gexf])
@pytest.mark.parametrize(
    "network",
    [project(story(), planned=True), project(story(), states=True), hostile_network()],
    ids=["planned", "states", "hostile"],
)
def test_nodes_edges_weights_and_labels_are_kept_exactly(writer, network, tmp_path):
    path = tmp_path / f"actors.{writer.__name__.rpartition('.')[2]}"
    writer.write(network, path, BASE)
    found = read(path)
    labels = {node["key"]: node["attributes"]["label"] for node in found["nodes"]}
    assert labels == round_trip.nodes(network)
    told = [(edge["source"], edge["target"], edge["attributes"]) for edge in found["edges"]]
    assert round_trip.edges(network) == sorted(
        (source, target, data["type"], data["label"], float(data["weight"])) for source, target, data in told
    )


@pytest.mark.parametrize("writer", [graphml, gexf])
def test_a_chinese_label_is_kept_exactly(writer, tmp_path):
    path = tmp_path / f"actors.{writer.__name__.rpartition('.')[2]}"
    writer.write(project(story()), path, BASE)
    nodes = {node["key"]: node["attributes"] for node in read(path)["nodes"]}
    assert nodes[iri(LIN.key, BASE)]["label"] == "林岳"
