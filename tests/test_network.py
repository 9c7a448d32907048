"""The network of the invented story, and what holds for every network."""

import math
from dataclasses import replace
from itertools import pairwise

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.merge import merge
from kg.network import project, tables
from kg.network.layout import STEP, positions
from kg.network.packing import Circle, pack
from kg.network.spells import merged, precision, spell
from kg.records import ClaimTime, Factuality, Membership
from tests.story import CUSTOMS, EAST, GAO, LIN, MILITIA, MINISTRY, SHEN, WEST, documents, on, story

NETWORK = project(story())

ATTRIBUTES = {
    "label", "type", "claims", "events", "degree", "weighted_degree", "pagerank", "betweenness",
    "community", "core", "brokerage", "x", "y",
}  # fmt: skip


def kinds(network):
    return {(source, data["type"], target) for source, target, data in network.edges(data=True)}


# --- nodes and edges ---------------------------------------------------------------------------


def test_only_what_happened_makes_an_edge():
    assert kinds(NETWORK) == {
        (LIN.key, "meet", SHEN.key),
        (EAST.key, "agree", WEST.key),
        (SHEN.key, "visit", EAST.key),
        (MILITIA.key, "attack", CUSTOMS.key),
        (LIN.key, "accuse", MILITIA.key),
        (WEST.key, "sanction", "organization/北港公司"),
    }


def test_weight_counts_roots_not_documents():
    edge = next(data for *_, data in NETWORK.edges(data=True) if data["type"] == "meet")
    assert (edge["weight"], edge["claims"], edge["events"], edge["disputed"]) == (2, 3, 1, 1)


def test_planned_is_a_kind_of_its_own_when_asked_for():
    planned = project(story(), planned=True)
    extra = [(s, data["type"], t) for s, t, data in planned.edges(data=True) if data["status"] == "announced"]
    assert extra == [
        (WEST.key, "sanction", "organization/北港公司"),
        (SHEN.key, "visit", EAST.key),
    ]
    assert planned.number_of_edges() == NETWORK.number_of_edges() + 2


def test_a_negated_claim_makes_no_edge_in_any_network():
    told = documents()
    denial = tuple(d for d in told if d.article.path == "denial.md")
    assert project(merge(denial), planned=True).number_of_edges() == 0


def test_who_takes_part_is_a_node_with_every_attribute():
    assert GAO.key in NETWORK  # who only speaks, too
    for _, data in NETWORK.nodes(data=True):
        assert data.keys() >= ATTRIBUTES
        assert None not in data.values()
        assert all(math.isfinite(data[name]) for name in ("x", "y", "pagerank", "betweenness"))


def test_optional_attributes_are_left_out_when_unknown():
    assert NETWORK.nodes[LIN.key]["country"] == "XA"
    assert "country" not in NETWORK.nodes[MILITIA.key]
    assert "label_en" not in NETWORK.nodes[CUSTOMS.key]


def test_first_and_last_day_are_those_of_the_events():
    node = NETWORK.nodes[SHEN.key]
    assert (node["first"], node["last"]) == ("2026-03-04", "2026-04-15")


def test_edge_keys_are_unique_in_the_whole_network():
    keys = [key for *_, key in NETWORK.edges(keys=True)]
    assert len(keys) == len(set(keys))


def test_the_order_of_documents_changes_nothing():
    backwards = project(merge(documents()[::-1]))
    assert list(backwards.nodes(data=True)) == list(NETWORK.nodes(data=True))
    assert list(backwards.edges(keys=True, data=True)) == list(NETWORK.edges(keys=True, data=True))


def test_a_story_without_claims_is_an_empty_network():
    empty = project(merge(()))
    assert empty.number_of_nodes() == 0
    assert tables(empty).actors == ()


# --- states ------------------------------------------------------------------------------------


def test_people_and_bodies_stand_for_their_states():
    assert kinds(project(story(), states=True)) == {
        (EAST.key, "meet", WEST.key),
        (EAST.key, "agree", WEST.key),
        (WEST.key, "visit", EAST.key),
        (MILITIA.key, "attack", EAST.key),
        (EAST.key, "accuse", MILITIA.key),
        (WEST.key, "sanction", "organization/北港公司"),
    }


@pytest.mark.parametrize(
    ("started", "ended", "held"),
    [("2026-04-20", "2026-04-20", True), ("2026-04-21", "2026-05-01", False), ("2025", "2027", True),
     ("2026", "2027", False), ("2025-06", "2026", False), ("2026-03", "2026-05", True)],
)  # fmt: skip
def test_of_a_month_or_a_year_only_what_is_sure_counts(started, ended, held):
    told = story()
    abroad = Membership(
        "position/林岳.西屿国外交部.顾问",
        LIN.key,
        MINISTRY.key,
        "顾问",
        None,
        None,
        started,
        ended,
        False,
        (),
    )
    rolled = kinds(project(replace(told, memberships=(abroad,)), states=True))
    assert ((WEST.key, "accuse", MILITIA.key) in rolled) is held  # on 20 April


def test_the_state_is_that_of_the_post_held_on_the_day():
    told = story()
    abroad = Membership(
        "position/林岳.西屿国外交部.顾问", LIN.key, MINISTRY.key, "顾问", "2026-04-01", "2026-04-30",
        None, None, False, (),
    )  # fmt: skip
    rolled = kinds(project(replace(told, memberships=(*told.memberships, abroad)), states=True))
    assert (WEST.key, "accuse", MILITIA.key) in rolled  # on 20 April
    assert (EAST.key, "meet", WEST.key) in rolled  # on 4 March


# --- communities -------------------------------------------------------------------------------


def test_isolates_have_no_community():
    assert NETWORK.nodes[GAO.key]["community"] == -1
    assert {data["community"] for _, data in NETWORK.nodes(data=True)} >= {-1, 0}


# --- time --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("time", "days"),
    [
        (on("", "2026-03-04", "2026-03-05"), ("2026-03-04", "2026-03-04")),
        (on("", "2026-03-04T12:00", "2026-03-04T18:00"), ("2026-03-04", "2026-03-04")),
        (on("", "2026-03-04T12:00", "2026-03-05T00:00"), ("2026-03-04", "2026-03-04")),
        (on("", "2026-01-01", "2027-01-01"), ("2026-01-01", "2026-12-31")),
        (on("", "2026-03-04", None), ("2026-03-04", "2026-03-04")),
        (ClaimTime("", None, "2026-03-05"), ("2026-03-04", "2026-03-04")),
        (ClaimTime(), None),
    ],
)
def test_spells_are_whole_days(time, days):
    assert spell(time) == days


@pytest.mark.parametrize(
    ("days", "unit"),
    [
        ([], None),
        ([("2026-03-04", "2026-03-04")], "day"),
        ([("2026-03-04", "2026-03-04"), ("2026-03-01", "2026-03-31")], "month"),
        ([("2024-01-01", "2024-12-31")], "year"),
        ([("2020-01-01", "2029-12-31")], "longer"),
    ],
)
def test_precision_is_that_of_the_least_exact_event(days, unit):
    assert precision(days) == unit


def test_spells_that_touch_are_one():
    days = [("2026-03-09", "2026-03-09"), ("2026-03-04", "2026-03-05"), ("2026-03-06", "2026-03-06")]
    assert merged(days) == (("2026-03-04", "2026-03-06"), ("2026-03-09", "2026-03-09"))


@given(st.lists(st.tuples(st.dates(), st.integers(0, 400)), max_size=20))
def test_merged_spells_are_ordered_and_apart(rows):
    from datetime import date, timedelta

    spells = [
        (day.isoformat(), min(date.max, day + timedelta(days=length)).isoformat())
        for day, length in rows
        if day.year < 9990
    ]
    found = merged(spells)
    for (_, end), (start, _) in pairwise(found):
        assert (date.fromisoformat(start) - date.fromisoformat(end)).days > 1


# --- places ------------------------------------------------------------------------------------


def clustered(groups, size):
    graph = nx.Graph()
    members = {}
    for group in range(groups):
        names = [f"{group:02}-{at:03}" for at in range(size)]
        members.update(dict.fromkeys(names, group))
        graph.add_weighted_edges_from(
            (one, other, 1) for at, one in enumerate(names) for other in names[at + 1 : at + 4]
        )
    for group in range(groups - 1):
        graph.add_edge(f"{group:02}-000", f"{group + 1:02}-000", weight=1)
    return graph, members


def test_communities_stay_together():
    graph, members = clustered(6, 20)
    places = positions(graph, members, sorted(graph))
    centres = {
        group: tuple(np.mean([places[key] for key in members if members[key] == group], axis=0))
        for group in range(6)
    }
    for key, group in members.items():
        nearest = min(centres, key=lambda other: math.dist(places[key], centres[other]))
        assert nearest == group


def test_nobody_stands_on_another():
    graph, members = clustered(4, 30)
    places = list(positions(graph, members, sorted(graph)).values())
    assert len(set(places)) == len(places)


def test_large_communities_are_split_and_end():
    graph = nx.gnm_random_graph(900, 2_000, seed=3)
    named = nx.relabel_nodes(graph, {n: f"{n:03}" for n in graph})
    nx.set_edge_attributes(named, 1, "weight")
    places = positions(named, dict.fromkeys(named, 0), sorted(named))
    assert len(places) == 900
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in places.values())


def test_isolates_are_packed_below():
    graph, members = clustered(2, 10)
    alone = [f"z{n}" for n in range(30)]
    places = positions(graph, {**members, **dict.fromkeys(alone, -1)}, [*sorted(graph), *alone])
    lowest = max(y for key, (_, y) in places.items() if key in members)
    assert all(places[key][1] > lowest for key in alone)
    rows = {places[key][1] for key in alone}
    assert len(rows) <= 7
    assert max(rows) - min(rows) <= 6 * STEP


@given(st.lists(st.floats(1, 50), max_size=25))
def test_packed_circles_do_not_overlap(radii):
    centres = pack([Circle(radius) for radius in radii])
    for at, one in enumerate(centres):
        for number, other in enumerate(centres[at + 1 :], start=at + 1):
            assert math.dist(one, other) >= radii[at] + radii[number] - 1e-6


def test_planned_claims_do_not_weigh_in_the_plain_network():
    told = story()
    planned = {one.event for d in told.documents for one in d.claims if one.factuality is Factuality.PLANNED}
    assert planned
    assert all(data["status"] == "reported" for *_, data in NETWORK.edges(data=True))
