"""What Gephi's importers need of a GraphML or GEXF file, as rules that name each breach.

Gephi skips or misreads what breaks them, mostly without a word. `breaches` returns one line a
breach, beginning with the rule's name; no line means the file is safe. Checked against the
importer classes of Gephi 0.10.1 and its main branch of August 2025.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from xml.etree import ElementTree

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
GEXF = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"

GRAPHML_TYPES = {
    "boolean", "int", "integer", "long", "float", "double", "string", "bigdecimal", "biginteger", "byte",
    "char", "short",
}  # fmt: skip
GEXF_TYPES = GRAPHML_TYPES | {"liststring", "anyURI"} - {"bigdecimal", "biginteger"}
NUMBERS = {"int", "integer", "long", "float", "double", "short", "byte", "bigdecimal", "biginteger"}

# Names that Gephi's GraphML importer takes for properties, and what their type has to be.
RESERVED = {
    "node": {
        "label": {"string"}, "nodelabel": {"string"}, "x": NUMBERS, "y": NUMBERS, "z": NUMBERS,
        "xpos": NUMBERS, "ypos": NUMBERS, "zpos": NUMBERS, "size": NUMBERS, "r": NUMBERS, "g": NUMBERS,
        "b": NUMBERS, "color": {"string"},
    },
    "edge": {
        "label": {"string"}, "edgelabel": {"string"}, "weight": NUMBERS, "Edge Weight": NUMBERS,
        "r": NUMBERS, "g": NUMBERS, "b": NUMBERS, "color": {"string"}, "id": {"string"}, "edgeid": {"string"},
    },
}  # fmt: skip

# Ids of keys that Gephi takes for labels, because yEd writes them so; networkx numbers its keys d0, d1, ….
YED = {("node", "d3"), ("edge", "d7")}

_PARSERS: dict[str, Callable[[str], object]] = {
    "int": int, "integer": int, "long": int, "short": int, "byte": int, "float": float, "double": float,
    "boolean": {"true": True, "false": False}.__getitem__,
}  # fmt: skip

# Not allowed in XML 1.0 at all (section 2.2); a parser stops at the first.
_ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:x0*[0-8bcefBCEF]|x0*1[0-9a-fA-F]|0*11|0*12);"
)


def breaches(data: bytes) -> list[str]:
    """The rules that a file breaks, with where."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return [f"utf-8: {error}"]
    found = [f"characters: {match.group()!r} at {match.start()}" for match in _ILLEGAL.finditer(text)]
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        return [*found, f"well-formed: {error}"]
    if root.tag == f"{GRAPHML}graphml":
        return [*found, *_graphml(root)]
    if root.tag == f"{GEXF}gexf":
        return [*found, *_gexf(root)]
    return [*found, f"format: {root.tag} is neither GraphML nor GEXF 1.3"]


# --- GraphML -----------------------------------------------------------------------------------


def _graphml(root: ElementTree.Element) -> Iterator[str]:
    keys = {}
    names: Counter[tuple[str, str]] = Counter()
    for key in root.iter(f"{GRAPHML}key"):
        domain, name, kind = key.get("for", "all"), key.get("attr.name", ""), key.get("attr.type", "")
        keys[key.get("id", "")] = (domain, name, kind)
        # Gephi lower-cases column names: "Score" and "score" are one column.
        names[domain, name.lower()] += 1
        if (domain, key.get("id")) in YED and name != "label":
            yield f"yed ids: {name} on a {domain} has the id {key.get('id')}, which Gephi takes for the label"
        if domain not in ("node", "edge"):
            yield f"graph keys: {name} is for {domain}; Gephi ignores it"
        if kind not in GRAPHML_TYPES:
            yield f"types: {name} is {kind!r}"
        reserved = RESERVED.get(domain, {}).get(name)
        if reserved and kind not in reserved:
            yield f"reserved names: {name} on a {domain} is {kind}"
    yield from (f"one key a name: {name} on {domain}" for (domain, name), n in names.items() if n > 1)
    nodes, edges = list(root.iter(f"{GRAPHML}node")), list(root.iter(f"{GRAPHML}edge"))
    yield from _ids(nodes, edges)
    for domain, elements in (("node", nodes), ("edge", edges)):
        for element in elements:
            yield from _values(element, domain, keys)
    for edge in edges:
        weight = [data.text for data in edge if keys.get(data.get("key", ""), ("", ""))[1] == "weight"]
        yield from _weight(edge, weight[0] if weight else None)
        if "label" in edge.keys():  # noqa: SIM118 - an Element is not a mapping
            yield f"edge type: {edge.get('id')} has an XML attribute label, which Gephi takes for its type"
        if edge.get("directed") == "false":
            yield f"one direction: {edge.get('id')} is undirected in a directed file, which networkx refuses"


def _values(
    element: ElementTree.Element, domain: str, keys: dict[str, tuple[str, str, str]]
) -> Iterator[str]:
    for data in element.iter(f"{GRAPHML}data"):
        where, name, kind = keys.get(data.get("key", ""), ("", "", ""))
        if where != domain:
            yield f"keys: {element.get('id')} uses {data.get('key')}, which no key for a {domain} declares"
            continue
        yield from _value(element, name, kind, data.text or "")


def _value(element: ElementTree.Element, name: str, kind: str, text: str) -> Iterator[str]:
    if not text or text in ("None", "nan", "NaN", "inf", "-inf", "null"):
        yield f"nulls: {name} of {element.get('id')} is {text!r}"
        return
    if name == "color" and not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        yield f"reserved names: color of {element.get('id')} is {text!r}"
    try:
        _PARSERS.get(kind, str)(text)
    except (ValueError, KeyError):
        yield f"values: {name} of {element.get('id')} is {text!r}, not {kind}"


# --- both --------------------------------------------------------------------------------------


def _weight(edge: ElementTree.Element, text: str | None) -> Iterator[str]:
    """Gephi's measures and layouts take a weight of nothing for no edge, and negative ones for an error."""
    try:
        if text is not None and float(text) <= 0:
            yield f"weights: {edge.get('id')} weighs {text}"
    except ValueError:
        yield f"values: weight of {edge.get('id')} is {text!r}"


def _ids(nodes: list[ElementTree.Element], edges: list[ElementTree.Element]) -> Iterator[str]:
    known = Counter(node.get("id", "") for node in nodes)
    edge_ids = Counter(edge.get("id") for edge in edges)
    for name, count in known.items():
        if count > 1:
            yield f"node ids: {name} stands {count} times"
    for name, count in edge_ids.items():
        if name is None:
            yield f"edge ids: {count} edges have none"
        elif count > 1:
            yield f"edge ids: {name} stands {count} times; Gephi keeps one of them"
    for name in (*known, *filter(None, edge_ids)):
        if name != name.strip() or "\n" in name or not name:
            yield f"trimmed ids: {name!r}"
    for edge in edges:
        for end in ("source", "target"):
            if edge.get(end, "") not in known:
                yield f"ends: {edge.get('id')} has a {end} that is no node: {edge.get(end)}"


# --- GEXF --------------------------------------------------------------------------------------


def _gexf(root: ElementTree.Element) -> Iterator[str]:
    if root.get("version") != "1.3":
        yield f"version: {root.get('version')}"
    graph = root.find(f"{GEXF}graph")
    if graph is None:
        yield "graph: there is none"
        return
    wanted = {"mode": "dynamic", "timeformat": "date", "timerepresentation": "interval"}
    for name, value in wanted.items():
        if graph.get(name) != value:
            yield f"time: {name} is {graph.get(name)!r}, not {value!r}"
    nodes, edges = list(root.iter(f"{GEXF}node")), list(root.iter(f"{GEXF}edge"))
    yield from _ids(nodes, edges)
    for domain, elements in (("node", nodes), ("edge", edges)):
        declared = dict(_declared(graph, domain))
        yield from _columns(graph, domain)
        for element in elements:
            yield from _attvalues(element, declared)
            yield from _spells(element)
    for node in nodes:
        for part in ("position", "size", "color"):
            if node.find(f"{VIZ}{part}") is None:
                yield f"viz: {node.get('id')} has no {part}"
    for edge in edges:
        yield from _weight(edge, edge.get("weight"))
    yield from _parallel(edges)


def _columns(graph: ElementTree.Element, domain: str) -> Iterator[str]:
    declared = list(_declared(graph, domain))
    for name, count in Counter(name.lower() for name, _ in declared).items():
        if count > 1:
            yield f"one key a name: {name} on {domain}"
    for name, kind in declared:
        if kind not in GEXF_TYPES:
            yield f"types: {name} is {kind!r}"
        if name.lower() in ("x", "y", "z", "size", "color", "colour", "r", "g", "b"):
            yield f"viz: {name} of a {domain} is a plain attribute; Gephi needs viz elements"


def _declared(graph: ElementTree.Element, domain: str) -> Iterator[tuple[str, str]]:
    for attributes in graph.iter(f"{GEXF}attributes"):
        if attributes.get("class") == domain:
            for attribute in attributes:
                yield attribute.get("id", ""), attribute.get("type", "")


def _attvalues(element: ElementTree.Element, declared: dict[str, str]) -> Iterator[str]:
    for name, count in Counter(value.get("for", "") for value in element.iter(f"{GEXF}attvalue")).items():
        if count > 1:
            yield f"one value a name: {name} of {element.get('id')}"
    for value in element.iter(f"{GEXF}attvalue"):
        name = value.get("for", "")
        if name not in declared:
            yield f"keys: {element.get('id')} uses {name}, which is not declared"
        else:
            yield from _value(element, name, declared[name], value.get("value") or "")


def _spells(element: ElementTree.Element) -> Iterator[str]:
    before = ""
    for spell in element.iter(f"{GEXF}spell"):
        start, end = spell.get("start", ""), spell.get("end", "")
        for day in (start, end):
            try:
                if len(day) != 10:
                    raise ValueError(day)
                date.fromisoformat(day)
            except ValueError:
                yield f"full days: {day!r} in {element.get('id')} stops the whole import"
        if end < start:
            yield f"order: {start}…{end} in {element.get('id')}"
        if before and start <= before:
            yield f"overlap: {start} in {element.get('id')} lies in the spell before it"
        before = max(before, end)


def _parallel(edges: list[ElementTree.Element]) -> Iterator[str]:
    kinds: dict[tuple[str, ...], list[str | None]] = defaultdict(list)
    for edge in edges:
        ends = [edge.get("source", ""), edge.get("target", "")]
        kinds[tuple(ends if edge.get("type") == "directed" else sorted(ends))].append(edge.get("kind"))
    for (source, target), found in kinds.items():
        if len(found) != len(set(found)) or (len(found) > 1 and None in found):
            yield f"kind: edges from {source} to {target} share a kind and would be merged"
