"""actors.gexf: GEXF 1.3 that Gephi opens with its timeline."""

from xml.etree import ElementTree

import networkx as nx
import pytest

from kg.export import columns, gexf
from kg.iris import BASE, iri
from kg.network import project
from kg.network.layout import STEP
from tests.gephi_rules import GEXF, VIZ, breaches
from tests.hostile import hostile_network
from tests.story import LIN, SHEN, story


@pytest.fixture(scope="module")
def network():
    return project(story(), planned=True)


@pytest.fixture(scope="module")
def data(network, tmp_path_factory):
    path = tmp_path_factory.mktemp("gexf") / "actors.gexf"
    gexf.write(network, path, BASE)
    return path.read_bytes()


@pytest.fixture(scope="module")
def root(data):
    return ElementTree.fromstring(data)


def test_gephi_has_nothing_to_say(data):
    assert breaches(data) == []


def test_hostile_names_are_safe(tmp_path):
    gexf.write(hostile_network(), tmp_path / "a.gexf", BASE)
    assert breaches((tmp_path / "a.gexf").read_bytes()) == []


def test_every_actor_and_relation_is_there(network, root):
    nodes = {node.get("id"): node.get("label") for node in root.iter(f"{GEXF}node")}
    assert nodes == {iri(key, BASE): label for key, label in network.nodes(data="label")}
    edges = [(edge.get("kind"), float(edge.get("weight"))) for edge in root.iter(f"{GEXF}edge")]
    assert len(edges) == network.number_of_edges()
    assert ("meet", 2.0) in edges


def test_symmetric_relations_have_no_direction(root):
    types = {edge.get("kind"): edge.get("type") for edge in root.iter(f"{GEXF}edge")}
    assert (types["meet"], types["attack"]) == ("undirected", "directed")


def test_planned_relations_are_kinds_of_their_own(root):
    kinds = {edge.get("kind") for edge in root.iter(f"{GEXF}edge")}
    assert {"visit", "visit-planned", "sanction", "sanction-planned"} <= kinds


def test_spells_are_the_days_of_the_events(root):
    ends = iri(LIN.key, BASE), iri(SHEN.key, BASE)
    edge = next(e for e in root.iter(f"{GEXF}edge") if (e.get("source"), e.get("target")) == ends)
    spells = [(spell.get("start"), spell.get("end")) for spell in edge.iter(f"{GEXF}spell")]
    assert spells == [("2026-03-04", "2026-03-04")]


def test_positions_are_those_of_the_network(network, root):
    for node in root.iter(f"{GEXF}node"):
        place = node.find(f"{VIZ}position")
        key = next(key for key in network if iri(key, BASE) == node.get("id"))
        assert float(place.get("x")) == network.nodes[key]["x"]
        assert float(place.get("y")) == -network.nodes[key]["y"]


def test_sizes_count_claims_and_cover_no_neighbours(network, root):
    sizes = {node.get("id"): float(node.find(f"{VIZ}size").get("value")) for node in root.iter(f"{GEXF}node")}
    claims = {iri(key, BASE): count for key, count in network.nodes(data="claims")}
    ordered = sorted(sizes, key=lambda key: (claims[key], sizes[key]))
    assert [sizes[key] for key in ordered] == sorted(sizes.values())
    assert columns.radius(100_000) == STEP


def test_types_are_a_list(root):
    values = {value.get("value") for value in root.iter(f"{GEXF}attvalue") if value.get("for") == "types"}
    assert "[meet]" in values


def test_the_same_network_gives_the_same_bytes(data, tmp_path):
    gexf.write(project(story(), planned=True), tmp_path / "again.gexf", BASE)
    assert (tmp_path / "again.gexf").read_bytes() == data


def test_a_network_of_nobody_is_a_file(tmp_path):
    gexf.write(nx.MultiDiGraph(), tmp_path / "none.gexf", BASE)
    assert breaches((tmp_path / "none.gexf").read_bytes()) == []
