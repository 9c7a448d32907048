"""Every rule of the linter is broken once, so that a clean report means something."""

import io

import networkx as nx
import pytest

from tests.gephi_rules import breaches

NODES = '<node id="a"/><node id="b"/>'
EDGE = '<edge id="e" source="a" target="b"/>'


def graphml(body: str, keys: str = "") -> bytes:
    return (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
        f'{keys}<graph edgedefault="directed">{body}</graph></graphml>'
    ).encode()


def key(name: str, kind: str, domain: str = "node", identifier: str = "k") -> str:
    return f'<key id="{identifier}" for="{domain}" attr.name="{name}" attr.type="{kind}"/>'


LOOK = '<viz:size value="1"/><viz:position x="0" y="0" z="0"/><viz:color r="0" g="0" b="0"/>'
TIME = 'mode="dynamic" timeformat="date" timerepresentation="interval"'


def gexf(
    edges: str = "", nodes: str = "", attributes: str = "", time: str = TIME, version: str = "1.3"
) -> bytes:
    both = f'<node id="a">{LOOK}</node><node id="b">{LOOK}</node>'
    return (
        '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" '
        f'version="{version}"><graph {time}>{attributes}<nodes>{nodes or both}</nodes>'
        f"<edges>{edges}</edges></graph></gexf>"
    ).encode()


def spelled(*spells: tuple[str, str]) -> bytes:
    inside = "".join(f'<spell start="{start}" end="{end}"/>' for start, end in spells)
    return gexf(f'<edge id="e" source="a" target="b" kind="meet"><spells>{inside}</spells></edge>')


def by_networkx(graph: nx.Graph, writer=nx.write_graphml, **options) -> bytes:
    """What networkx writes of a graph: where the pitfalls come from."""
    file = io.BytesIO()
    writer(graph, file, **options)
    return file.getvalue()


def parallel(**data) -> nx.MultiDiGraph:
    """Two kinds of relation between one pair, and one back."""
    graph = nx.MultiDiGraph()
    for source, target, kind in (("a", "b", "meet"), ("a", "b", "attack"), ("b", "a", "meet")):
        graph.add_edge(source, target, kind=kind, **data)
    return graph


def with_node(**data) -> nx.DiGraph:
    graph = nx.DiGraph()
    graph.add_node("a", **data)
    return graph


def attributes(name: str, kind: str, domain: str = "node") -> str:
    inside = f'<attribute id="{name}" title="{name}" type="{kind}"/>'
    return f'<attributes class="{domain}">{inside}</attributes>'


def valued(*values: tuple[str, str]) -> str:
    inside = "".join(f'<attvalue for="{name}" value="{value}"/>' for name, value in values)
    return f'<node id="a"><attvalues>{inside}</attvalues>{LOOK}</node>'


CLEAN = {
    "graphml": graphml(NODES + EDGE),
    "gexf": spelled(("2026-03-04", "2026-03-04"), ("2026-03-06", "2026-03-09")),
}

BROKEN = {
    # The writer of networkx numbers parallel edges 0, 1, … for each pair: ids repeat, edges vanish.
    "edge ids, networkx": by_networkx(parallel()),
    # It has no way to write a kind but as a value, which does not keep parallel edges apart in Gephi.
    "kind, a value": gexf(
        '<edge id="0" source="a" target="b"><attvalues><attvalue for="kind" value="meet"/></attvalues></edge>'
        '<edge id="1" source="a" target="b"><attvalues><attvalue for="kind" value="aid"/></attvalues></edge>',
        attributes=attributes("kind", "string", "edge"),
    ),
    # It writes GEXF 1.2 at best.
    "format, networkx": by_networkx(parallel(), nx.write_gexf, version="1.2draft"),
    # It numbers keys: the fourth of a node is the label to Gephi.
    "yed ids": by_networkx(with_node(claims=1, events=2, degree=3, pagerank=0.5)),
    "yed ids, edge": graphml(NODES + EDGE, key("score", "double", "edge", "d7")),
    # It makes two keys of a name whose values are now whole, now not.
    "one key a name, networkx": by_networkx(
        nx.DiGraph([("a", "b", {"score": 1}), ("b", "c", {"score": 0.5})])
    ),
    # It writes what belongs to the whole graph as a key for "graph".
    "graph keys, networkx": by_networkx(nx.DiGraph([("a", "b")], made="today")),
    "edge ids, gexf": gexf(
        '<edge id="e" source="a" target="b" kind="meet"/><edge id="e" source="a" target="b" kind="aid"/>'
    ),
    "ends, gexf": gexf('<edge id="e" source="a" target="c"/>'),
    "node ids, gexf": gexf(nodes=f'<node id="a">{LOOK}</node>' * 2),
    "trimmed ids, line break": graphml('<node id="a&#10;b"/>'),
    "trimmed ids, gexf": gexf(nodes=f'<node id="a ">{LOOK}</node>'),
    "weights": graphml(
        NODES + '<edge id="e" source="a" target="b"><data key="k">0</data></edge>',
        key("weight", "int", "edge"),
    ),
    "weights, gexf": gexf('<edge id="e" source="a" target="b" weight="-1"/>'),
    "values, weight": gexf('<edge id="e" source="a" target="b" weight="much"/>'),
    # An attribute that means something else under a name that Gephi takes for a look: the value is lost.
    **{
        f"reserved names, {name} of a {domain}": graphml(NODES, key(name, "string", domain))
        for domain, name in (
            ("node", "r"),
            ("node", "g"),
            ("node", "b"),
            ("node", "x"),
            ("node", "y"),
            ("node", "z"),
            ("edge", "r"),
            ("edge", "weight"),
            ("edge", "g"),
            ("edge", "b"),
        )
    },
    "reserved names, colour that is a number": graphml(NODES, key("color", "int")),
    **{f"viz, {name}": gexf(attributes=attributes(name, "double")) for name in ("x", "y", "z", "color", "r")},
    "types, list": graphml(NODES, key("aliases", "list")),
    "nulls, not a number": graphml('<node id="a"><data key="k">nan</data></node>', key("score", "double")),
    "nulls, gexf": gexf(nodes=valued(("score", "")), attributes=attributes("score", "string")),
    "values, gexf": gexf(nodes=valued(("score", "high")), attributes=attributes("score", "double")),
    "keys, gexf": gexf(nodes=valued(("score", "1"))),
    "one value a name": gexf(
        nodes=valued(("score", "1"), ("score", "2")), attributes=attributes("score", "double")
    ),
    # Column ids are lower-cased on import.
    "one key a name, gexf": gexf(attributes=attributes("score", "double") + attributes("Score", "double")),
    "one key a name, case": graphml(NODES, key("score", "int") + key("Score", "int", identifier="l")),
    # networkx writes the control character into GEXF; no reader gets past it.
    "characters, gexf": gexf(nodes=f'<node id="a" label="甲\x0b乙">{LOOK}</node>'),
    "characters, reference": gexf(nodes=f'<node id="a" label="甲&#x0B;乙">{LOOK}</node>'),
    "time, clock": gexf(time='mode="dynamic" timeformat="double" timerepresentation="timestamp"'),
    "edge ids": graphml(NODES + EDGE + '<edge id="e" source="b" target="a"/>'),
    "edge ids, none": graphml(NODES + '<edge source="a" target="b"/>'),
    "node ids": graphml(NODES + '<node id="a"/>'),
    "trimmed ids": graphml('<node id=" a"/>'),
    "ends": graphml(NODES + '<edge id="e" source="a" target="c"/>'),
    "graph keys": graphml(NODES, key("made", "string", "graph")),
    "types": graphml(NODES, key("when", "date")),
    "reserved names": graphml(NODES, key("size", "string")),
    "reserved names, colour": graphml(
        '<node id="a"><data key="k">blue-ish</data></node>', key("color", "string")
    ),
    # int and float under one name become two keys.
    "one key a name": graphml(NODES, key("score", "int") + key("score", "double", identifier="l")),
    "keys": graphml('<node id="a"><data key="x">1</data></node>'),
    "nulls": graphml('<node id="a"><data key="k">None</data></node>', key("country", "string")),
    "nulls, empty": graphml('<node id="a"><data key="k"/></node>', key("country", "string")),
    "values": graphml('<node id="a"><data key="k">1.5</data></node>', key("claims", "int")),
    "values, boolean": graphml('<node id="a"><data key="k">True</data></node>', key("named", "boolean")),
    "edge type": graphml(NODES + '<edge id="e" source="a" target="b" label="meet"/>'),
    "one direction": graphml(NODES + '<edge id="e" source="a" target="b" directed="false"/>'),
    "characters": graphml("<node id='a\x0b'/>"),
    "well-formed": b"<graphml>",
    "utf-8": b"<graphml>\xff</graphml>",
    "format": b"<gexf xmlns='http://www.gexf.net/1.2draft'/>",
    "version": gexf(version="1.2"),
    "graph": b"<gexf xmlns='http://gexf.net/1.3' version='1.3'/>",
    "time": gexf(time='mode="static"'),
    # Partial dates: 0.10.1 accepts them, the main branch gives up the file.
    "full days, month": spelled(("2026-03", "2026-04")),
    "full days, year": spelled(("2026", "2026")),
    "full days, no day": spelled(("2026-02-30", "2026-03-01")),
    "order": spelled(("2026-03-05", "2026-03-04")),
    "full days, clock time": spelled(("2026-03-04T10:00", "2026-03-04T12:00")),
    "overlap, same day": spelled(("2026-03-04", "2026-03-04"), ("2026-03-04", "2026-03-04")),
    "overlap, order": spelled(("2026-03-06", "2026-03-07"), ("2026-03-01", "2026-03-02")),
    "overlap": spelled(("2026-03-04", "2026-03-06"), ("2026-03-06", "2026-03-07")),
    "viz": gexf(nodes='<node id="a"/>'),
    "viz, plain": gexf(
        attributes='<attributes class="node"><attribute id="size" title="size" type="double"/></attributes>'
    ),
    "types, gexf": gexf(
        attributes='<attributes class="edge"><attribute id="when" title="when" type="day"/></attributes>'
    ),
    "kind": gexf(
        '<edge id="e" source="a" target="b" type="directed" kind="meet"/>'
        '<edge id="f" source="a" target="b" type="directed" kind="meet"/>'
    ),
    "kind, none": gexf('<edge id="e" source="a" target="b"/><edge id="f" source="b" target="a"/>'),
}


@pytest.mark.parametrize("name", CLEAN)
def test_what_is_clean_passes(name):
    assert breaches(CLEAN[name]) == []


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_named(name):
    rules = {line.partition(":")[0] for line in breaches(BROKEN[name])}
    assert name.partition(",")[0] in rules
