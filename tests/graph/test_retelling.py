"""The exported graph holds all that the network is made of: the same network comes of it, byte for byte."""

from pathlib import Path

import pytest

from kg import export, graph, network, pipeline
from kg.errors import ExportError
from kg.export import gexf, graphml
from kg.iris import BASE
from tests.gephi_rules import breaches
from tests.story import story

EXPORTS = Path(__file__).parents[2] / "exports"
NAMES = ("actors.graphml", "actors.gexf")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    told, folder = story(), tmp_path_factory.mktemp("built")
    export.write(told, graph.project(told, BASE), network.project(told), folder, BASE, {}, lambda name: None)
    return folder


@pytest.mark.parametrize("planned", [False, True])
@pytest.mark.parametrize("states", [False, True])
def test_every_network_of_the_story_comes_of_its_graph(built, tmp_path, planned, states):
    pipeline.relate(built, planned, states, tmp_path / "again")
    wanted = network.project(story(), planned, states)
    for writer, name in zip((graphml, gexf), NAMES, strict=True):
        writer.write(wanted, tmp_path / name, BASE)
        assert (tmp_path / "again" / name).read_bytes() == (tmp_path / name).read_bytes()
        assert breaches((tmp_path / name).read_bytes()) == []


def test_the_network_of_the_samples_comes_of_their_graph(tmp_path):
    pipeline.relate(EXPORTS, out=tmp_path)
    for name in NAMES:
        assert (tmp_path / name).read_bytes() == (EXPORTS / name).read_bytes()


def test_both_ways_to_the_network_name_the_same_actors_and_relations():
    read, made = pipeline.relate(EXPORTS), pipeline.relate(EXPORTS, planned=True)
    assert set(read) == set(made)
    assert set(read.edges()) <= set(made.edges())


def test_without_a_graph_it_says_so(tmp_path):
    with pytest.raises(ExportError, match="run kg build"):
        pipeline.relate(tmp_path, planned=True)
