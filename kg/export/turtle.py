"""graph.ttl: the graph in Turtle, the same bytes for the same graph, one statement a line.

Own writer because it is fastest straight from text and because it decides the order: subjects as
the graph gives them, then the type, then predicates and objects sorted.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol, TextIO

#: A subject and its predicate-object pairs, all terms in N-Triples syntax.
Node = tuple[str, list[tuple[str, str]]]

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
# Names that need no escape in Turtle 1.1 (PN_LOCAL without colons and percent signs); anything else
# is written as a whole IRI. Dots may stand inside a name, not at its end.
_LETTER = (
    "A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_LOCAL = re.compile(rf"[{_LETTER}0-9][{_LETTER}0-9\-\u00b7]*(?:\.+[{_LETTER}0-9\-\u00b7]+)*")
_XSD = "http://www.w3.org/2001/XMLSchema#"
# Datatypes whose value Turtle reads without quotation marks, and what must match for that.
_BARE = {
    f"<{_XSD}decimal>": re.compile(r"[+-]?[0-9]+\.[0-9]+"),
    f"<{_XSD}boolean>": re.compile(r"true|false"),
}


class Graph(Protocol):
    """What can be written: short names of namespaces, and nodes with all their statements."""

    @property
    def prefixes(self) -> Mapping[str, str]:
        """Prefix to namespace."""

    def nodes(self) -> Iterable[Node]:
        """Every subject once, in a fixed order."""

    def named_graphs(self) -> Iterable[tuple[str, list[Node]]]:
        """Name and nodes of every graph but the default one, in a fixed order."""


def write(graph: Graph, path: Path) -> None:
    """Write the default graph. Raises OSError when the file cannot be written."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        write_to(graph, file)


def write_to(graph: Graph, file: TextIO) -> None:
    """Write the default graph to an open text file."""
    head(graph.prefixes, file)
    body(graph.nodes(), Shortener(graph.prefixes), file)


def head(prefixes: Mapping[str, str], file: TextIO) -> None:
    """The prefixes, sorted."""
    for prefix, namespace in sorted(prefixes.items()):
        file.write(f"@prefix {prefix}: <{namespace}> .\n")


def body(nodes: Iterable[Node], shorten: "Shortener", file: TextIO) -> None:
    """Every node after an empty line."""
    for node in nodes:
        file.write("\n")
        file.write(block(node, shorten))


def block(node: Node, shorten: "Shortener") -> str:
    """One node: `subject a Type ;` and a line for each further predicate."""
    subject, pairs = node
    objects: dict[str, list[str]] = {}
    for predicate, value in sorted(set(pairs)):
        objects.setdefault(predicate, []).append(shorten[value])
    types = objects.pop(_TYPE, None)
    lines = [f"a {_listed(types)}"] if types else []
    lines += [f"{shorten[predicate]} {_listed(values)}" for predicate, values in objects.items()]
    return f"{shorten[subject]} {_NEXT.join(lines)} .\n"


_NEXT = " ;\n    "


def _listed(values: list[str]) -> str:
    return " ,\n        ".join(values) if len(values) > 3 else " , ".join(values)


# Terms come back soon or are quickly worked out again: for 2.2 million triples this limit takes no more
# time than remembering all of them, and 70 MB less (measured).
_REMEMBERED = 100_000


class Shortener(dict[str, str]):
    """Terms to their shortest sure form: prefixed names, bare numbers and truth values."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        """Shorten with these prefixes."""
        super().__init__()
        self._by_space = {space: short for short, space in sorted(prefixes.items())}

    def __missing__(self, term: str) -> str:
        """Work out the short form of a term in N-Triples syntax, once for a while."""
        if len(self) >= _REMEMBERED:
            self.clear()
        short = self[term] = self._short(term)
        return short

    def _short(self, term: str) -> str:
        if term.startswith("<"):
            return self._name(term)
        if not term.endswith(">"):
            return term
        value, _, datatype = term.rpartition("^^")
        bare = _BARE.get(datatype)
        if bare and bare.fullmatch(value[1:-1]):
            return value[1:-1]
        return f"{value}^^{self._name(datatype)}"

    def _name(self, term: str) -> str:
        iri = term[1:-1]
        for end in self._ends(iri):
            short = self._by_space.get(iri[:end])
            if short is not None and _LOCAL.fullmatch(iri, end):
                return f"{short}:{iri[end:]}"
        return term

    @staticmethod
    def _ends(iri: str) -> Iterator[int]:
        """Where a namespace may end, the longest first."""
        at = len(iri)
        while at > 0:
            at = max(iri.rfind("/", 0, at), iri.rfind("#", 0, at))
            if at >= 0:
                yield at + 1
