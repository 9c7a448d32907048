"""What all drawings of the network share: which attributes, in which order, of which type, clean text, sizes.

GraphML and GEXF are read by programs that silently lose what they do not expect, so both take their
attributes from these lists and nothing else reaches a file.
"""

import re
from collections.abc import Iterator, Mapping
from math import sqrt
from typing import Any
from xml.sax.saxutils import escape

#: Attributes of nodes and edges and their XML Schema types, in the order they are written.
NODE = {
    "label": "string",
    "label_en": "string",
    "type": "string",
    "country": "string",
    "claims": "int",
    "events": "int",
    "degree": "int",
    "weighted_degree": "int",
    "pagerank": "double",
    "betweenness": "double",
    "community": "int",
    "core": "int",
    "brokerage": "double",
    "first": "string",
    "last": "string",
    "precision": "string",
    "x": "double",
    "y": "double",
}
EDGE = {
    "label": "string",
    "label_en": "string",
    "weight": "int",
    "type": "string",
    "types": "string",
    "events": "int",
    "roots": "int",
    "claims": "int",
    "disputed": "int",
    "score": "double",
    "spread": "double",
    "status": "string",
    "first": "string",
    "last": "string",
    "precision": "string",
    "directed": "boolean",
    "months": "string",
}

#: Between the parts of a value that is a list: GraphML has none, and readers take it as text.
BETWEEN = " | "

# What XML 1.0 allows in text (section 2.2), less line breaks and tabs, which labels have no use for.
_FORBIDDEN = re.compile("[^ -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+|[\x7f-\x9f]+")


def radius(claims: int) -> float:
    """Of the disc that stands for an actor: it grows with the root, so that the area counts the claims; at
    most the distance of neighbours, 60, from 600 claims on."""
    return round(6 + min(54.0, 2.2 * sqrt(claims)), 1)


def clean(text: str) -> str:
    """Text that XML can hold on one line: everything else becomes a space, ends are trimmed."""
    return " ".join(_FORBIDDEN.sub(" ", text).split())


def quoted(text: str) -> str:
    """Text as an XML attribute value, with its quotation marks."""
    return '"' + escape(clean(text), {'"': "&quot;"}) + '"'


def text(value: Any) -> str:
    """A value as GraphML and GEXF write it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value) if isinstance(value, float) else clean(str(value))


def values(data: Mapping[str, Any], columns: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    """The attributes that there are, in column order, with y turned from screen to paper.

    On a screen y runs down, in Gephi up. It is turned here and nowhere else.
    """
    for name, kind in columns.items():
        value = data.get(name)
        if value is None or value in ("", ()):
            continue
        if name == "y":
            value = -value + 0.0
        if name == "months":
            value = BETWEEN.join(f"{month} {roots} {score}" for month, roots, score in value)
        yield name, float(value) if kind == "double" else value
