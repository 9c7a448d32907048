"""Finding what is meant by a name: an actor, an event, a claim or a document of an exported graph."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import pyoxigraph as ox

from kg.errors import KgError
from kg.graph.questions import run
from kg.graph.store import Exported
from kg.iris import ONTOLOGY, iri
from kg.lang.fold import fold

_SUGGESTED = 6
# What a thing is called, by kind: the names people type first. Longer lists are asked for only when
# shorter ones had no answer.
_LABELS = {
    "actor": """?this a ?type ; skos:prefLabel|skos:altLabel|rdfs:label|skos:notation ?label .
                VALUES ?type { kg:Actor kg:Place kg:TreatyOrEvent }""",
    "event": "?this a kg:Event ; rdfs:label ?label",
    "document": "?this a kg:Document ; dcterms:identifier|dcterms:title ?label",
}
_TYPES = {
    "Claim": "claim", "Event": "event", "Document": "document",
    "Actor": "actor", "Place": "actor", "TreatyOrEvent": "actor",
}  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """Something that can be shown. `kind` is actor, event, claim or document."""

    kind: str
    label: str
    iri: str


def find(exported: Exported, name: str, kinds: Sequence[str] = ("actor", "event", "document")) -> Thing:
    """The one thing that a name, alias, code, title, path, key or IRI means.

    Raises KgError with suggestions when there is none or more than one.
    """
    if not name.strip():
        raise KgError("nothing is named; give an actor, an event, a claim or a document")
    exact = _by_iri(exported, name)
    if exact:
        return exact
    near: list[Thing] = []
    for kind in kinds:
        things = _all(exported, kind)
        meant = _distinct(thing for thing in things if _folded(thing.label) == _folded(name))
        holding = meant or _distinct(thing for thing in things if _folded(name) in _folded(thing.label))
        if len(holding) == 1:
            return holding[0]
        if meant:
            raise KgError(f"{name} may mean {_listed(meant)}; give one of these IRIs")
        near += holding
    raise KgError(_nothing(exported, name, near))


def _by_iri(exported: Exported, name: str) -> Thing | None:
    candidates = [name, iri(name, exported.base)]
    candidates += (exported.base + f"{kind}/{name}" for kind in ("claim", "event", "document"))
    for candidate in candidates:
        try:
            node = ox.NamedNode(candidate)
        except ValueError:
            continue
        for quad in exported.store.quads_for_pattern(node, _RDF_TYPE, None):
            kind = _TYPES.get(str(quad.object).removeprefix(f"<{ONTOLOGY}").removesuffix(">"))
            if kind:
                return Thing(kind, label_of(exported, candidate), candidate)
    return None


_RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_SHOWN = "SELECT ?label WHERE { ?this rdfs:label|dcterms:title|(kg:evidence/oa:exact) ?label }"


def label_of(exported: Exported, this: str) -> str:
    """What a thing is called: its label, its title, or the words of the claim."""
    rows = sorted(run(exported, _SHOWN, this).rows)
    return rows[0][-1] if rows else this


def _all(exported: Exported, kind: str) -> list[Thing]:
    rows = run(exported, f"SELECT ?this ?label WHERE {{ {_LABELS[kind]} }}").rows
    return sorted({Thing(kind, label, this) for this, label in rows})


def _folded(text: str) -> str:
    return fold(text).casefold().strip()


def _distinct(things: Iterable[Thing]) -> list[Thing]:
    """One thing an IRI, the shortest name first."""
    found: dict[str, Thing] = {}
    for thing in sorted(things, key=lambda thing: (len(thing.label), thing.label, thing.iri)):
        found.setdefault(thing.iri, thing)
    return list(found.values())


def _listed(things: Sequence[Thing]) -> str:
    shown = ", ".join(f"{thing.label} <{thing.iri}>" for thing in things[:_SUGGESTED])
    return shown + (f" and {len(things) - _SUGGESTED} more" if len(things) > _SUGGESTED else "")


def _nothing(exported: Exported, name: str, near: Sequence[Thing]) -> str:
    if near:
        return f"{name} may mean {_listed(near)}; give one of these names or IRIs"
    labels = {_folded(thing.label): thing for thing in _all(exported, "actor")}
    # One of two characters makes a Chinese name like another (0.5); two letters of six (0.5, too) do not.
    likeness = 0.6 if name.isascii() else 0.5
    close = get_close_matches(_folded(name), list(labels), n=_SUGGESTED, cutoff=likeness)
    hint = f"did you mean {_listed(_distinct(labels[label] for label in close))}" if close else _HOW
    return f"nothing is called {name}; {hint}"


_HOW = "kg query names lists the actors, kg timeline the events"
