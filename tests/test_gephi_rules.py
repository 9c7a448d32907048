"""Every rule of the linter is broken once, so that a clean report means something."""

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


CLEAN = {
    "graphml": graphml(NODES + EDGE),
    "gexf": spelled(("2026-03-04", "2026-03-04"), ("2026-03-06", "2026-03-09")),
}

BROKEN = {
    # The writer of networkx numbers parallel edges 0, 1, … for each pair: ids repeat, edges vanish.
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
