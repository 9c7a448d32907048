"""The tables of the network: main actors, pairs, brokers, balance, and what changes from month to month."""

import networkx as nx
import pytest
from msgspec import structs

from kg.merge import merge
from kg.network import project, tables
from kg.records import Actor, ActorType, Event, Status, Story
from tests.story import GAO, WEST, claim, document, on, press, story

NETWORK = project(story())
SCORES = {"+": ("会见", "meet"), "-": ("袭击", "attack")}


def told(*acts):
    """A network of acts, each an event of its own: (agent, target, + or -, day)."""
    names = sorted({name for act in acts for name in act[:2]})
    cast = {name: Actor(f"person/{name}", ActorType.PERSON, name) for name in names}
    article = press("t.md", None, "2026-12-04", "要闻", "甲会见乙，袭击乙。")
    claims, events = [], []
    for number, (one, other, sign, day) in enumerate(acts):
        ends = [(cast[one].key, one)], [(cast[other].key, other)]
        time = on("", day, day[:-2] + f"{int(day[-2:]) + 1:02}")
        found = claim(article, "甲会见乙，袭击乙。", *SCORES[sign], *ends, time=time)
        claims.append(structs.replace(found, event=f"event/{number}", root=f"organization/{number}"))
        agents, targets = (tuple(key for key, _ in side) for side in ends)
        events.append(
            Event(
                f"event/{number}", found.type, None, agents, targets, None, time, Status.REPORTED,
                (found.key,), (f"organization/{number}",), (found.document,),
            )
        )  # fmt: skip
    people = tuple(cast.values())
    return project(Story((document(article, people, claims),), people, tuple(events), (), (), ()))


# --- balance -----------------------------------------------------------------------------------


def triangle(signs):
    days = ("2026-03-04", "2026-03-05", "2026-03-06")
    pairs = (("甲", "乙"), ("乙", "丙"), ("甲", "丙"))
    return told(*((*pair, sign, day) for pair, sign, day in zip(pairs, signs, days, strict=True)))


@pytest.mark.parametrize(("signs", "share"), [("+++", 1.0), ("++-", 0.0), ("+--", 1.0), ("---", 0.0)])
def test_balance_counts_triangles_with_no_or_two_hostile_sides(signs, share):
    overview = tables(triangle(signs)).overview
    assert (overview.balance, overview.triangles) == (share, 1)


def test_balance_is_that_of_counting_every_triangle():
    acts = [
        (chr(0x7532 + one), chr(0x7532 + other), "+" if (one * other) % 3 else "-", f"2026-03-{one + 1:02}")
        for one in range(7)
        for other in range(one + 1, 7)
        if (one + other) % 5
    ]
    network = told(*acts)
    signs = nx.Graph()
    for source, target, score in network.edges(data="score"):
        signs.add_edge(source, target, sign=1 if score > 0 else -1)
    found = [c for c in nx.enumerate_all_cliques(signs) if len(c) == 3]
    good = sum(signs[a][b]["sign"] * signs[b][c]["sign"] * signs[a][c]["sign"] > 0 for a, b, c in found)
    overview = tables(network).overview
    assert overview.triangles == len(found) > 5
    assert overview.balance == round(good / len(found), 3)


def test_without_a_signed_triangle_there_is_no_balance():
    assert (tables(NETWORK).overview.balance, tables(NETWORK).overview.triangles) == (None, 0)


# --- main actors, pairs, brokers ---------------------------------------------------------------


def test_the_overview_counts():
    overview = tables(NETWORK).overview
    assert (overview.nodes, overview.isolates, overview.edges) == (8, 1, 6)
    assert overview.sampled == 7


def test_main_actors_are_those_with_most_roots_behind_their_relations():
    weights = [row.weighted_degree for row in tables(NETWORK).actors]
    assert weights == sorted(weights, reverse=True)
    months = {row.label: (row.first_month, row.last_month) for row in tables(NETWORK).actors}
    assert months["林岳"] == ("2026-03", "2026-04")
    assert months[NETWORK.nodes[GAO.key]["label"]] == ("", "")


def test_pairs_are_by_roots_summed_over_events():
    found = tables(NETWORK)
    assert (found.pairs[0].weight, found.pairs[0].kinds) == (2, "攻击")
    assert {row.actor for row in found.brokers} <= set(NETWORK)
    assert tables(NETWORK, rows=1).pairs == found.pairs[:1]


def test_planned_kinds_are_told_apart():
    kinds = {row.kinds for row in tables(project(story(), planned=True)).pairs if row.source == WEST.key}
    assert "制裁、制裁（计划或可能）" in kinds


def test_a_broker_links_communities():
    acts = [
        ("甲", "乙"),
        ("乙", "丙"),
        ("甲", "丙"),
        ("丁", "戊"),
        ("戊", "己"),
        ("丁", "己"),
        ("丙", "中"),
        ("中", "丁"),
    ]
    network = told(*((*pair, "+", "2026-03-04") for pair in acts))
    broker = tables(network).brokers[0]
    assert broker.label in {"中", "丙", "丁"}
    assert broker.communities >= 1
    assert {row.label for row in tables(network).brokers} == {"中", "丙", "丁"}


def test_an_empty_network_has_empty_tables():
    empty = tables(project(merge(())))
    assert (empty.actors, empty.pairs, empty.turns, empty.gains) == ((), (), (), ())


# --- month by month ----------------------------------------------------------------------------


def test_a_pair_that_turns_from_conflict_to_cooperation_is_found():
    (turn,) = tables(told(("甲", "乙", "-", "2026-03-04"), ("乙", "甲", "+", "2026-05-04"))).turns
    assert (turn.before_month, turn.month, turn.direction) == ("2026-03", "2026-05", "to cooperation")
    assert turn.before < -1 < 1 < turn.after
    assert turn.roots == 1


def test_a_pair_that_stays_is_no_turn():
    assert tables(told(("甲", "乙", "+", "2026-03-04"), ("甲", "乙", "+", "2026-05-04"))).turns == ()


def test_who_gained_is_counted_against_the_calendar_month_before():
    network = told(
        ("甲", "乙", "+", "2026-03-04"),
        ("甲", "乙", "+", "2026-04-04"),
        ("甲", "丙", "-", "2026-04-09"),
        ("甲", "丁", "+", "2026-09-09"),  # nothing is told of August
    )
    gained = [(g.month, g.label, g.before, g.expected, g.after, g.share) for g in tables(network).gains]
    assert gained == [("2026-04", "丙", 0, 0.0, 1, 0.5)]  # of 甲 twice as much is told, as of everybody


def test_december_comes_before_january():
    network = told(("甲", "乙", "+", "2025-12-04"), ("甲", "丙", "+", "2026-01-04"))
    assert [(gain.month, gain.label) for gain in tables(network).gains] == [("2026-01", "丙")]


def test_the_turn_with_more_roots_comes_first():
    single = ("丙", "丁", "-", "2026-03-04"), ("丙", "丁", "+", "2026-04-04")
    days = ("-", "2026-03-04"), ("-", "2026-03-05"), ("+", "2026-04-04"), ("+", "2026-04-05")
    double = [("甲", "乙", *on_day) for on_day in days]
    turns = tables(told(*single, *double)).turns
    assert [(turn.source_label, turn.roots) for turn in turns] == [("乙", 2), ("丁", 1)]
