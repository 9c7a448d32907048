"""The event types of `ontology/event-types.ttl`, read once.

Whoever asks what a type is called, how cooperative it is or which words name it asks here. Trigger
words are in simplified characters. May import: errors, lang.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import MappingProxyType

import pyoxigraph as ox

from kg import lang
from kg.errors import LanguageDataError
from kg.iris import ONTOLOGY

_SKOS = "http://www.w3.org/2004/02/skos/core#"

#: Types of acts that are done by speaking.
SPEECH = frozenset({"accuse", "disclose", "reject", "request", "statement", "support", "threaten"})


@dataclass(frozen=True, slots=True)
class EventType:
    """One concept of the scheme, top or narrower.

    `type` is the notation of the top concept above it (its own where it is one). `score` runs from
    -10 (conflict) to +10 (cooperation) and is PLOVER's. `relation` is the local name of the direct
    property between participants, inherited from the top concept.
    """

    notation: str
    type: str
    name_zh: str
    name_en: str
    score: float
    symmetric: bool
    relation: str | None
    triggers: tuple[str, ...]  # sorted by code point
    iri: str = ""

    @property
    def top(self) -> bool:
        """Whether this is one of the types themselves, not a narrower concept."""
        return self.notation == self.type


@cache
def event_types() -> tuple[EventType, ...]:
    """Every concept: top concepts first, then narrower ones, each sorted by notation.

    Raises LanguageDataError for a concept without a notation, a label or a way up to a top concept.
    """
    scheme = _Scheme()
    return tuple(sorted(scheme.concepts(), key=lambda t: (not t.top, t.notation)))


@cache
def by_notation() -> Mapping[str, EventType]:
    """Every concept by its notation."""
    return MappingProxyType({concept.notation: concept for concept in event_types()})


def event_type(notation: str) -> EventType:
    """The concept of a notation. Raises LanguageDataError where there is none."""
    try:
        return by_notation()[notation]
    except KeyError:
        raise LanguageDataError(f"event-types.ttl: no event type {notation!r}; add it") from None


class _Scheme:
    """The parsed file as a store to ask."""

    def __init__(self) -> None:
        self.path = lang.ontology_folder() / "event-types.ttl"
        self.store = ox.Store()
        try:
            self.store.load(path=str(self.path), format=ox.RdfFormat.TURTLE)
        except (OSError, SyntaxError) as error:
            raise LanguageDataError(f"{self.path.name}: {error}; mend the file") from error

    def concepts(self) -> Iterator[EventType]:
        """Every subject that has a notation."""
        for quad in self.store.quads_for_pattern(None, _skos("inScheme"), _kg("event-types")):
            if isinstance(quad.subject, ox.NamedNode):
                yield self._concept(quad.subject)

    def _concept(self, node: ox.NamedNode) -> EventType:
        top = self._top(node)
        relation = self._iri(top, _kg("relation"))
        return EventType(
            notation=self._text(node, _skos("notation")),
            type=self._text(top, _skos("notation")),
            name_zh=self._label(node, "zh"),
            name_en=self._label(node, "en"),
            score=float(Decimal(self._text(node, _kg("score")))),
            symmetric=self._text(top, _kg("symmetric")) == "true",
            relation=relation.removeprefix(ONTOLOGY) if relation else None,
            triggers=tuple(sorted(self._literals(node, _skos("hiddenLabel"), "zh-hans"))),
            iri=node.value,
        )

    def _top(self, node: ox.NamedNode) -> ox.NamedNode:
        for _ in range(4):  # the scheme is two deep; a cycle must not hang
            broader = self._iri(node, _skos("broader"))
            if broader is None:
                return node
            node = ox.NamedNode(broader)
        raise self._error(node, "has no top concept above it")

    def _literals(self, node: ox.NamedNode, predicate: ox.NamedNode, language: str) -> Iterator[str]:
        for quad in self.store.quads_for_pattern(node, predicate, None):
            literal = quad.object
            if isinstance(literal, ox.Literal) and (literal.language or "").lower() == language:
                yield literal.value

    def _label(self, node: ox.NamedNode, language: str) -> str:
        for label in self._literals(node, _skos("prefLabel"), language):
            return label
        raise self._error(node, f"has no prefLabel in {language}")

    def _optional(self, node: ox.NamedNode, predicate: ox.NamedNode) -> str | None:
        for quad in self.store.quads_for_pattern(node, predicate, None):
            if isinstance(quad.object, ox.Literal):
                return quad.object.value
        return None

    def _text(self, node: ox.NamedNode, predicate: ox.NamedNode) -> str:
        value = self._optional(node, predicate)
        if value is None:
            raise self._error(node, f"has no {predicate.value.rpartition('#')[2]}")
        return value

    def _iri(self, node: ox.NamedNode, predicate: ox.NamedNode) -> str | None:
        for quad in self.store.quads_for_pattern(node, predicate, None):
            if isinstance(quad.object, ox.NamedNode):
                return quad.object.value
        return None

    def _error(self, node: ox.NamedNode, what: str) -> LanguageDataError:
        return LanguageDataError(f"{self.path.name}: {node.value.rpartition('#')[2]} {what}; add it")


def _skos(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SKOS + name)


def _kg(name: str) -> ox.NamedNode:
    return ox.NamedNode(ONTOLOGY + name)
