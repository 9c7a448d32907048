"""News agencies and outlets: who they are, what they are called, where they are at home.

Read from `ontology/outlets.ttl`. The ingest stage asks for the publisher of an article, the actor
stage for media names in running text; both meet the same actor under the same key.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.errors import LanguageDataError
from kg.iris import BASE, ONTOLOGY
from kg.lang import ontology_folder
from kg.records import Actor, ActorType

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_FILE = "outlets.ttl"

#: What an outlet can be: an agency supplies others, an outlet publishes.
KINDS = ("agency", "outlet")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A medium, with the forms that name it.

    `forms` are safe to recognise in running text; `quoted` are also ordinary words or other
    bodies' names and mean the medium only inside title marks (《时代》). Chinese is simplified.
    """

    actor: Actor
    kind: str
    domains: tuple[str, ...]
    forms: tuple[str, ...]
    quoted: tuple[str, ...]


@cache
def outlets() -> tuple[Outlet, ...]:
    """Every known medium, sorted by key. Raises LanguageDataError."""
    path = ontology_folder() / _FILE
    try:
        quads = list(parse(path=str(path), format=RdfFormat.TURTLE))
    except (OSError, SyntaxError, ValueError) as error:
        raise LanguageDataError(f"{_FILE}: {error}; mend the file or reinstall kg") from error
    facts: dict[str, list[Quad]] = {}
    for quad in quads:
        if isinstance(quad.subject, NamedNode):
            facts.setdefault(quad.subject.value, []).append(quad)
    return tuple(sorted((_outlet(iri, facts[iri]) for iri in facts), key=lambda one: one.actor.key))


def named(form: str) -> tuple[Outlet, ...]:
    """The media that a name in simplified characters may stand for: none, one, or several (CNA)."""
    return _by_form().get(form.strip("《》“”「」 ").casefold(), ())


def at(host: str) -> Outlet | None:
    """The medium at home on a host: the longest known domain that the host is or lies under."""
    labels = host.casefold().rstrip(".").split(".")
    for start in range(len(labels) - 1):
        found = _by_domain().get(".".join(labels[start:]))
        if found:
            return found
    return None


@cache
def _by_form() -> Mapping[str, tuple[Outlet, ...]]:
    found: dict[str, tuple[Outlet, ...]] = {}
    for outlet in outlets():
        for form in {form.casefold() for form in (*outlet.forms, *outlet.quoted)}:
            found[form] = (*found.get(form, ()), outlet)
    return found


@cache
def _by_domain() -> Mapping[str, Outlet]:
    return {domain: outlet for outlet in outlets() for domain in outlet.domains}


def _outlet(iri: str, quads: Iterable[Quad]) -> Outlet:
    values: dict[str, list[Literal | NamedNode]] = {}
    for quad in quads:
        if isinstance(quad.object, Literal | NamedNode):
            values.setdefault(quad.predicate.value, []).append(quad.object)
    preferred = {
        label.language: label.value
        for label in values.get(_SKOS + "prefLabel", ())
        if isinstance(label, Literal)
    }
    kind = _single(iri, "kind", values.get(ONTOLOGY + "mediaKind", ()))
    if kind not in KINDS or "zh-hans" not in preferred or "en" not in preferred:
        raise LanguageDataError(
            f"{_FILE}: {unquote(iri)} needs a kg:mediaKind of {', '.join(KINDS)} "
            "and a prefLabel in zh-Hans and en"
        )
    quoted = _texts(values.get(_SKOS + "hiddenLabel", ()))
    safe = {*_texts(values.get(_SKOS + "altLabel", ())), preferred["zh-hans"], preferred["en"]} - set(quoted)
    actor = _actor(iri, preferred, {*safe, *quoted}, values.get(ONTOLOGY + "state", ()))
    return Outlet(actor, kind, _texts(values.get(ONTOLOGY + "domain", ())), tuple(sorted(safe)), quoted)


def _actor(
    iri: str, preferred: Mapping[str | None, str], forms: set[str], states: Iterable[Literal | NamedNode]
) -> Actor:
    """The outlet as an actor. Its traditional name is an alias only: text is folded before a search."""
    name, english = preferred["zh-hans"], preferred["en"]
    others = (forms | set(preferred.values())) - {name, english}
    state = next((_key(node.value) for node in states), None)
    return Actor(_key(iri), ActorType.MEDIA, name, english, tuple(sorted(others)), state=state)


def _texts(values: Iterable[Literal | NamedNode]) -> tuple[str, ...]:
    return tuple(sorted({value.value for value in values}))


def _single(iri: str, what: str, values: Iterable[Literal | NamedNode]) -> str:
    texts = _texts(values)
    if len(texts) != 1:
        raise LanguageDataError(f"{_FILE}: {unquote(iri)} has {len(texts)} values of {what}; give one")
    return texts[0]


def _key(iri: str) -> str:
    return unquote(iri.removeprefix(BASE))
