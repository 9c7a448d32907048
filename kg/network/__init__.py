"""Story to network: actors, what relates them, and what their place in it amounts to.

One of two projections of the story; the other is `kg.graph`, and both make an edge of exactly the
claims that something happened. May import: records, lang, networkx, numpy, scipy. Must not import:
another stage. The public functions are `project` and `tables`.
"""

from collections.abc import Sequence
from typing import Any

import networkx as nx

from kg.network.layout import Point, positions
from kg.network.measures import Whole, measure, undirected
from kg.network.nodes import Part, parts
from kg.network.standing import as_states, as_themselves
from kg.network.tables import Overview, Tables, tables
from kg.network.ties import Tie, ties
from kg.records import Key, Story

__all__ = ["Overview", "Tables", "project", "tables"]


# Behind the label of what has not happened: programs that draw show nothing else of an edge.
_PLANNED = ("（计划或可能）", " (planned or possible)")


def project(story: Story, planned: bool = False, states: bool = False) -> "nx.MultiDiGraph[Key]":
    """The network of a story. Nodes and edges come sorted; no attribute is None.

    Node ids are actor keys; attributes are those that the network files hold (`kg/export/columns.py`) and
    the days of `spells`; `label_en`, `country`, `first`, `last` and `precision` are left out where
    unknown. Edge keys are unique in the whole network. An edge with `directed` False is of a symmetric kind
    and runs from the smaller key to the larger. `planned` adds edges of what is only planned or
    possible, as kinds of their own; `states` puts people and bodies into their states. The attribute
    `sampled` of the whole says from how many actors betweenness was counted.
    """
    stand = as_states(story) if states else as_themselves
    found = ties(story, planned, stand)
    taking_part = parts(story, stand)
    actors = sorted(taking_part)
    whole = measure(actors, found)
    places = positions(
        undirected(found), {key: figures.community for key, figures in whole.measures.items()}, actors
    )
    graph: nx.MultiDiGraph[Key] = nx.MultiDiGraph(sampled=whole.sampled)
    for key in actors:
        graph.add_node(key, **_node(taking_part[key], whole, places[key]))
    for tie in found:
        graph.add_edge(tie.source, tie.target, key=_name(tie), **_edge(tie))
    return graph


def _node(part: Part, whole: Whole, place: Point) -> dict[str, Any]:
    actor, figures = part.actor, whole.measures[part.actor.key]
    optional = {
        "label_en": actor.name_en or (actor.name if actor.name.isascii() else None),
        "country": part.country,
        "first": part.spells[0][0] if part.spells else None,
        "last": max(last for _, last in part.spells) if part.spells else None,
        "precision": part.precision,
    }
    return {
        "label": actor.name or actor.name_en or actor.key.partition("/")[2],
        "type": actor.type.value,
        "claims": part.claims,
        "events": part.events,
        "degree": figures.degree,
        "weighted_degree": figures.weighted_degree,
        "pagerank": figures.pagerank,
        "betweenness": figures.betweenness,
        "community": figures.community,
        "core": figures.core,
        "brokerage": figures.brokerage,
        "x": place[0],
        "y": place[1],
        "spells": part.spells,
        **{name: value for name, value in optional.items() if value},
    }


def _name(tie: Tie) -> str:
    """The key of an edge: its kind and both ends, so that no two edges share one."""
    return f"{tie.kind.type}{'.planned' if tie.planned else ''}:{tie.source}:{tie.target}"


def _edge(tie: Tie) -> dict[str, Any]:
    days: dict[str, Any] = {}
    if tie.spells:
        days = {
            "first": tie.spells[0][0],
            "last": max(last for _, last in tie.spells),
            "precision": tie.precision,
        }
    return {
        "label": tie.kind.name_zh + (_PLANNED[0] if tie.planned else ""),
        "label_en": tie.kind.name_en + (_PLANNED[1] if tie.planned else ""),
        "type": tie.kind.type,
        "types": _listed(tie.types),
        "weight": tie.weight,
        "roots": tie.roots,
        "events": tie.events,
        "claims": tie.claims,
        "disputed": tie.disputed,
        "score": tie.score,
        "spread": tie.spread,
        "status": "announced" if tie.planned else "reported",
        "directed": not tie.kind.symmetric,
        "spells": tie.spells,
        "months": tie.months,
        **days,
    }


def _listed(names: Sequence[str]) -> str:
    """Several names in one value, as GraphML has no lists."""
    return " | ".join(names)
