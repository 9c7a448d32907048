"""actors.graphml: safe for Gephi, read back whole by networkx and igraph, the same bytes each time."""

import igraph
import networkx as nx
import pytest

from kg.export import graphml
from kg.iris import BASE, iri
from kg.network import project
from tests import round_trip
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


@pytest.fixture(params=["plain", "planned", "states", "hostile"])
def any_network(request):
    return {
        "plain": lambda: project(story()),
        "planned": lambda: project(story(), planned=True),
        "states": lambda: project(story(), states=True),
        "hostile": hostile_network,
    }[request.param]()


def test_networkx_reads_all_of_it_exactly(any_network, tmp_path):
    graphml.write(any_network, tmp_path / "a.graphml", BASE)
    read = nx.read_graphml(tmp_path / "a.graphml", force_multigraph=True)
    assert dict(read.nodes(data="label")) == round_trip.nodes(any_network)
    assert round_trip.edges(any_network) == sorted(
        (source, target, data["type"], data["label"], float(data["weight"]))
        for source, target, data in read.edges(data=True)
    )
    for key, data in any_network.nodes(data=True):
        given = read.nodes[iri(key, BASE)]
        numbers = {name: value for name, value in data.items() if isinstance(value, int | float)}
        assert {name: given[name] for name in numbers} == {**numbers, "y": -data["y"]}


def test_igraph_reads_all_of_it_exactly(any_network, tmp_path):
    graphml.write(any_network, tmp_path / "a.graphml", BASE)
    read = igraph.Graph.Read_GraphML(str(tmp_path / "a.graphml"))
    ids = read.vs["id"]
    assert dict(zip(ids, read.vs["label"], strict=True)) == round_trip.nodes(any_network)
    assert round_trip.edges(any_network) == sorted(
        (ids[edge.source], ids[edge.target], edge["type"], edge["label"], edge["weight"]) for edge in read.es
    )


def test_a_chinese_label_comes_back_with_its_edge(path):
    read = nx.read_graphml(path)
    lin, shen = iri(LIN.key, BASE), iri(SHEN.key, BASE)
    assert (read.nodes[lin]["label"], read.nodes[lin]["label_en"]) == ("林岳", "Lin Yue")
    edge = read.edges[lin, shen]
    assert (edge["label"], edge["weight"], edge["directed"]) == ("会面", 2, False)


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
