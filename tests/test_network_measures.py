"""The measures of the network are those of networkx and igraph, on every run, at every size."""

import igraph
import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from kg.network import project
from kg.network.betweenness import EXACT, SAMPLE, betweenness, sources
from tests.benchmarks.network import invented
from tests.story import story

NETWORKS = {"story": project(story()), "grown": project(invented(120, 900))}


@pytest.fixture(params=NETWORKS)
def network(request):
    return NETWORKS[request.param]


def simple(network):
    """One link a pair."""
    return nx.Graph(network.to_undirected())


def links(graph):
    return csr_array(nx.to_scipy_sparse_array(graph, nodelist=sorted(graph), dtype=float, weight=None))


def test_betweenness_core_and_degrees_are_those_of_networkx(network):
    between, core = nx.betweenness_centrality(simple(network)), nx.core_number(simple(network))
    for key, data in network.nodes(data=True):
        assert data["betweenness"] == pytest.approx(between[key], abs=1e-8)
        assert data["core"] == core[key]
        assert data["degree"] == network.degree(key)
        assert data["weighted_degree"] == network.degree(key, weight="weight")


def test_pagerank_is_that_of_igraph(network):
    """igraph solves for it directly; an iteration that stops early would differ."""
    keys = list(network)
    arcs = [(keys.index(s), keys.index(t), data) for s, t, data in network.edges(data=True)]
    arcs += [(t, s, data) for s, t, data in arcs if not data["directed"]]
    graph = igraph.Graph(len(keys), [(s, t) for s, t, _ in arcs], directed=True)
    wanted = graph.pagerank(weights=[max(data["weight"], 1) for *_, data in arcs])
    for key, rank in zip(keys, wanted, strict=True):
        assert network.nodes[key]["pagerank"] == pytest.approx(rank, abs=2e-8)


def test_brokerage_is_the_effective_size(network):
    wanted = nx.effective_size(simple(network))
    for key, data in network.nodes(data=True):
        if data["degree"]:
            assert data["brokerage"] == pytest.approx(wanted[key], abs=1e-3)


def test_communities_are_as_good_as_those_of_networkx_and_number_the_largest_0(network):
    weighted = nx.Graph()
    for source, target, weight in network.edges(data="weight"):
        before = weighted.get_edge_data(source, target, {"weight": 0})["weight"]
        weighted.add_edge(source, target, weight=before + weight)
    groups = {}
    for key in weighted:
        groups.setdefault(network.nodes[key]["community"], set()).add(key)
    sizes = [len(groups[number]) for number in range(len(groups))]
    assert sizes == sorted(sizes, reverse=True)
    theirs = nx.community.louvain_communities(weighted, seed=1)
    assert nx.community.modularity(weighted, groups.values()) >= (
        nx.community.modularity(weighted, theirs) - 0.02
    )


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 40), st.floats(0.02, 0.5))
def test_betweenness_by_matrices_is_that_of_networkx(seed, count, share):
    graph = nx.gnp_random_graph(count, share, seed=seed)
    wanted = nx.betweenness_centrality(graph)
    assert np.allclose(betweenness(links(graph), range(count)), [wanted[n] for n in range(count)])


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000), st.integers(20, 60), st.floats(0.05, 0.3))
def test_betweenness_from_a_sample_is_that_of_networkx_from_the_same_sample(seed, count, share):
    graph = nx.gnp_random_graph(count, share, seed=seed)
    start = [node for node in range(0, count, 3) if graph.degree(node)]
    tied = sum(degree > 0 for _, degree in graph.degree())
    counted = nx.betweenness_centrality_subset(graph, list(start), list(graph))
    scale = 2 * tied / len(start) / ((count - 1) * (count - 2))
    assert np.allclose(betweenness(links(graph), start), [counted[n] * scale for n in range(count)])


def test_a_sample_ranks_as_all_do():
    """The first brokers of a network with hubs are the same from a quarter of it, and no share 0.02 off."""
    graph = nx.barabasi_albert_graph(1_200, 2, seed=4)
    every = betweenness(links(graph), range(1_200))
    chosen = betweenness(links(graph), range(0, 1_200, 4))
    assert list(np.argsort(-every)[:2]) == list(np.argsort(-chosen)[:2])
    assert np.abs(every - chosen).max() < 0.02


def test_the_sample_is_drawn_above_a_size_and_the_same_each_time():
    ring = links(nx.cycle_graph(EXACT))
    assert list(sources(ring)) == list(range(EXACT))
    longer = links(nx.cycle_graph(EXACT + 1))
    drawn = sources(longer)
    assert len(set(drawn)) == SAMPLE
    assert drawn == sources(longer)
    assert max(drawn) <= EXACT


def test_who_has_one_neighbour_or_none_takes_no_search():
    graph = nx.star_graph(EXACT + 1)
    graph.add_nodes_from(["z"])
    graph = nx.convert_node_labels_to_integers(graph)
    start = sources(links(graph))
    assert list(start) == list(range(EXACT + 2))
    between = betweenness(links(graph), start)
    assert between[0] == pytest.approx((EXACT + 1) * EXACT / ((EXACT + 2) * (EXACT + 1)))
    assert not between[1:].any()


def test_the_network_says_from_how_many_actors_betweenness_was_counted(network):
    assert network.graph == {"sampled": sum(degree > 0 for _, degree in network.degree())}
