"""Actors over all documents: one record a key, with everything any document knows of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TypeVar

from kg.lang.gazetteer import gazetteer
from kg.lang.outlets import outlets
from kg.merge.frames import bare
from kg.records import Actor, ActorType, Article, Document, Key

_Value = TypeVar("_Value", str, ActorType)

# A key's first part says what it is; outlets are organizations too, so media is told by the record.
_KINDS = {kind.value: kind for kind in ActorType}


def gather(documents: Iterable[Document]) -> Mapping[Key, Actor]:
    """Every actor that a key anywhere in the documents stands for, by key, sorted.

    The same key is the same actor: names by majority, aliases united. An actor that is only named
    as somebody's country, employer or source is taken from the gazetteer, or from its key.
    """
    met: dict[Key, list[Actor]] = defaultdict(list)
    used: set[Key] = set()
    for document in documents:
        for actor in document.actors:
            met[actor.key].append(actor)
        publisher = document.article.outlet or unsigned(document.article)
        met[publisher.key].append(publisher)
        used.update(_used(document))
    everyone = {key: _united(records) for key, records in met.items()}
    waiting = used | {actor.state for actor in everyone.values() if actor.state}
    while missing := waiting - everyone.keys():
        for key in missing:
            everyone[key] = _known().get(key) or _from_key(key)
        waiting = {everyone[key].state or key for key in missing}
    return {key: everyone[key] for key in sorted(everyone)}


def unsigned(article: Article) -> Actor:
    """Who vouches for an article that names no outlet: nobody else's words, so one of its own."""
    local = article.key.partition("/")[2]
    return Actor(f"organization/unsigned.{local}", ActorType.MEDIA, "", named=False)


def publisher(article: Article) -> Key:
    """The key of who published an article."""
    return article.outlet.key if article.outlet else unsigned(article).key


def _used(document: Document) -> Iterator[Key]:
    for mention in document.mentions:
        yield from mention.actors
    for position in document.positions:
        yield position.person
        if position.of:
            yield position.of
    for credit in document.article.credits:
        yield credit.outlet
    for claim in document.claims:
        yield from (participant.actor for participant in (*claim.agents, *claim.targets))
        yield from (speaker.actor for speaker in claim.speakers)
        if claim.place:
            yield claim.place.actor


@cache
def _known() -> Mapping[Key, Actor]:
    entries = (entry.actor for entry in gazetteer().entries.values())
    return {actor.key: actor for actor in (*entries, *(outlet.actor for outlet in outlets()))}


def _from_key(key: Key) -> Actor:
    kind, _, local = key.partition("/")
    return Actor(key, _KINDS.get(kind, ActorType.ORGANIZATION), bare(local))


def _united(records: list[Actor]) -> Actor:
    first = records[0]
    if all(record == first for record in records):
        return first
    kinds = [record.type for record in records]
    # An outlet that some text takes for a company is an outlet.
    kind = ActorType.MEDIA if ActorType.MEDIA in kinds else _most(kinds) or first.type
    name = _most(record.name for record in records) or ""
    name_en = _most(record.name_en for record in records if record.name_en)
    aliases = {form for record in records for form in (record.name, record.name_en, *record.aliases) if form}
    return Actor(
        key=first.key,
        type=kind,
        name=name,
        name_en=name_en,
        aliases=tuple(sorted(aliases - {name, name_en})),
        code=_most(record.code for record in records if record.code),
        state=_most(record.state for record in records if record.state),
        named=any(record.named for record in records),
    )


def _most(values: Iterable[_Value]) -> _Value | None:
    """The most frequent value, the smallest of equals."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None
