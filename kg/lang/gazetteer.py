"""The gazetteer: states, bodies, people and places that `ontology/actors-*.ttl` names, and the posts held.

May import: records, errors, lang. Must not import: any stage.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pyoxigraph

from kg import lang
from kg.errors import LanguageDataError
from kg.iris import BASE, ONTOLOGY
from kg.lang.fold import fold
from kg.records import Actor, ActorType, IsoDate, Key

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_ORG = "http://www.w3.org/ns/org#"
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_KINDS = {
    ONTOLOGY + "Country": ActorType.COUNTRY,
    ONTOLOGY + "Organization": ActorType.ORGANIZATION,
    ONTOLOGY + "Person": ActorType.PERSON,
    ONTOLOGY + "Place": ActorType.PLACE,
    ONTOLOGY + "Media": ActorType.MEDIA,
    ONTOLOGY + "TreatyOrEvent": ActorType.TREATY_OR_EVENT,
}
_POST = _ORG + "Membership"
#: What an item's names are given by.
_LABELS = (
    _SKOS + "prefLabel",
    _SKOS + "altLabel",
    ONTOLOGY + "abbreviation",
    ONTOLOGY + "metonym",
    ONTOLOGY + "sharedLabel",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of the gazetteer. Forms are folded; the actor keeps the labels as written."""

    actor: Actor
    forms: tuple[str, ...]  # names that stand by themselves
    abbreviations: tuple[str, ...] = ()  # only inside compounds: 中俄, 美方
    metonyms: tuple[str, ...] = ()  # 华盛顿, 白宫 for the government


@dataclass(frozen=True, slots=True)
class Post:
    """An office someone held, with the days it began and ended where they are certain."""

    person: Key
    body: Key
    title: str  # folded
    start: IsoDate | None
    end: IsoDate | None

    def held(self, day: IsoDate | None) -> bool:
        """Whether the post may have been held on a day; an unknown day fits only an open post."""
        if day is None:
            return self.end is None
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All entries by key, sorted, and all posts, also by who held them."""

    entries: Mapping[Key, Entry]
    posts: tuple[Post, ...]
    by_person: Mapping[Key, tuple[Post, ...]]


def key_of(iri: str) -> Key:
    """The key that an IRI under the base names."""
    return unquote(iri.removeprefix(BASE))


@cache
def gazetteer() -> Gazetteer:
    """What the files `actors-*.ttl` hold. Raises LanguageDataError when one cannot be read."""
    items: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for path in sorted(lang.ontology_folder().glob("actors-*.ttl")):
        for subject, predicate, value, language in _statements(path):
            items.setdefault(subject, defaultdict(list))[predicate].append((value, language))
    folded = _fold_all(items)
    entries = (entry for subject in sorted(items) if (entry := _entry(subject, items[subject], folded)))
    posts = tuple(_post(items[subject]) for subject in sorted(items) if _is(items[subject], _POST))
    return Gazetteer(
        {entry.actor.key: entry for entry in entries},
        posts,
        _by_person(posts),
    )


def _by_person(posts: Iterable[Post]) -> Mapping[Key, tuple[Post, ...]]:
    found: dict[Key, list[Post]] = defaultdict(list)
    for post in posts:
        found[post.person].append(post)
    return {key: tuple(group) for key, group in found.items()}


def _statements(path: Path) -> Iterator[tuple[str, str, str, str]]:
    try:
        for quad in pyoxigraph.parse(
            path=str(path), format=pyoxigraph.RdfFormat.TURTLE, base_iri=BASE, without_named_graphs=True
        ):
            language = (getattr(quad.object, "language", None) or "").lower()  # tags differ only in case
            yield quad.subject.value, quad.predicate.value, quad.object.value, language
    except (OSError, SyntaxError, ValueError) as error:
        raise LanguageDataError(f"{path.name}: {error}; mend the file") from error


def _is(item: Mapping[str, list[tuple[str, str]]], kind: str) -> bool:
    return any(value == kind for value, _ in item.get(_RDF_TYPE, ()))


def _fold_all(items: Mapping[str, Mapping[str, list[tuple[str, str]]]]) -> Mapping[str, str]:
    """Every label with its folded form: folded in one go, a third of the time of one by one."""
    labels = {
        value for item in items.values() for predicate in _LABELS for value, _ in item.get(predicate, ())
    }
    in_order = sorted(labels)
    return dict(zip(in_order, fold("\n".join(in_order)).split("\n"), strict=True))


def _entry(
    subject: str, item: Mapping[str, list[tuple[str, str]]], folded: Mapping[str, str]
) -> Entry | None:
    kind = next((kind for value, _ in item.get(_RDF_TYPE, ()) if (kind := _KINDS.get(value))), None)
    if kind is None:
        return None
    preferred = {language: value for value, language in item.get(_SKOS + "prefLabel", ())}
    other = [value for value, _ in item.get(_SKOS + "altLabel", ())]
    name = preferred.get("zh-hans") or preferred.get("en")
    if not name:
        raise LanguageDataError(f"actors: {key_of(subject)} has no prefLabel; add one")
    state = _one(item, ONTOLOGY + "state")
    labels = {*preferred.values(), *other}
    actor = Actor(
        key=key_of(subject),
        type=kind,
        name=name,
        name_en=preferred.get("en"),
        aliases=tuple(sorted(labels - {name, preferred.get("en") or ""})),
        code=_one(item, _SKOS + "notation") if kind is ActorType.COUNTRY else None,
        state=key_of(state) if state else None,
    )
    metonyms, abbreviations, shared = (
        {folded[value] for value, _ in item.get(ONTOLOGY + predicate, ())}
        for predicate in ("metonym", "abbreviation", "sharedLabel")
    )
    # A person's short name that others bear too counts only where something else names the person.
    marked = {"=" + form for form in shared} if kind is ActorType.PERSON else set()
    forms = {*(folded[label] for label in labels), *marked} - metonyms
    return Entry(actor, *(tuple(sorted(each)) for each in (forms, abbreviations, metonyms)))


def _one(item: Mapping[str, list[tuple[str, str]]], predicate: str) -> str | None:
    """The first value of a predicate, if there is any."""
    return next((value for value, _ in item.get(predicate, ())), None)


def _post(item: Mapping[str, list[tuple[str, str]]]) -> Post:
    person, body = _one(item, _ORG + "member"), _one(item, _ORG + "organization")
    title, start, end = (_one(item, ONTOLOGY + predicate) for predicate in ("title", "from", "until"))
    if not (person and body and title):
        raise LanguageDataError(f"actors: a post of {person or body} lacks member, organization or title")
    return Post(key_of(person), key_of(body), fold(title), start, end)
