"""actors.graphml: safe for Gephi, read back whole by networkx and igraph, the same bytes each time."""

import igraph
import networkx as nx
import pytest

from kg.export import graphml
from kg.iris import BASE, iri
from kg.network import project
from tests.gephi_rules import breaches
from tests.hostile import hostile_network
from tests.story import LIN, SHEN, story


@pytest.fixture(scope="module")
def network():
    return project(story())


@pytest.fixture(scope="module")
def path(network, tmp_path_factory):
    path = tmp_path_factory.mktemp("graphml") / "actors.graphml"
    graphml.write(network, path, BASE)
    return path


def test_gephi_has_nothing_to_say(path):
    assert breaches(path.read_bytes()) == []


def test_hostile_names_are_safe(tmp_path):
    graphml.write(hostile_network(), tmp_path / "a.graphml", BASE)
    assert breaches((tmp_path / "a.graphml").read_bytes()) == []


def test_networkx_reads_all_of_it(network, path):
    read = nx.read_graphml(path)
    assert set(read) == {iri(key, BASE) for key in network}
    assert read.number_of_edges() == network.number_of_edges()
    lin, shen = iri(LIN.key, BASE), iri(SHEN.key, BASE)
    assert read.nodes[lin]["label"] == "林岳"
    assert read.nodes[lin]["label_en"] == "Lin Yue"
    edge = read.edges[lin, shen]
    assert (edge["label"], edge["weight"], edge["directed"]) == ("会面", 2, False)


def test_igraph_reads_all_of_it(network, path):
    read = igraph.Graph.Read_GraphML(str(path))
    assert (read.vcount(), read.ecount()) == (network.number_of_nodes(), network.number_of_edges())
    assert "林岳" in read.vs["label"]
    assert sorted(read.es["weight"]) == sorted(weight for *_, weight in network.edges(data="weight"))


def test_parallel_kinds_stay_apart(tmp_path):
    graphml.write(hostile_network(), tmp_path / "a.graphml", BASE)
    read = igraph.Graph.Read_GraphML(str(tmp_path / "a.graphml"))
    assert read.ecount() == hostile_network().number_of_edges()


def test_the_same_network_gives_the_same_bytes(path, tmp_path):
    graphml.write(project(story()), tmp_path / "again.graphml", BASE)
    assert (tmp_path / "again.graphml").read_bytes() == path.read_bytes()


def test_lines_end_in_newlines_only(path):
    data = path.read_bytes()
    assert b"\r" not in data
    assert data.endswith(b"</graphml>\n")


def test_y_is_turned_from_screen_to_paper(network, path):
    read = nx.read_graphml(path)
    for key, data in network.nodes(data=True):
        assert read.nodes[iri(key, BASE)]["y"] == -data["y"]
        assert read.nodes[iri(key, BASE)]["x"] == data["x"]


def test_a_network_of_nobody_is_a_file(tmp_path):
    graphml.write(nx.MultiDiGraph(), tmp_path / "none.graphml", BASE)
    assert breaches((tmp_path / "none.graphml").read_bytes()) == []
