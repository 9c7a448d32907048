"""Actors and places as nodes: types, names, state, and the direct relations they stand in."""

from collections.abc import Iterator, Mapping, Sequence

from kg.graph import terms
from kg.graph.terms import TYPE, Node, Pair, name
from kg.graph.view import View
from kg.lang.fold import fold
from kg.records import Actor, ActorType, Key

_TYPES: Mapping[ActorType, tuple[str, ...]] = {
    ActorType.PERSON: ("kg:Actor", "kg:Person"),
    ActorType.COUNTRY: ("kg:Actor", "kg:Country", "kg:Place"),
    ActorType.ORGANIZATION: ("kg:Actor", "kg:Organization"),
    ActorType.MEDIA: ("kg:Actor", "kg:Organization", "kg:Media"),
    ActorType.PLACE: ("kg:Place",),
    ActorType.TREATY_OR_EVENT: ("kg:TreatyOrEvent",),
}
# How someone belongs to a state or a body; where a text names only a place, nothing is said.
_BELONGS = {
    ActorType.COUNTRY: "kg:state",
    ActorType.ORGANIZATION: "org:memberOf",
    ActorType.MEDIA: "org:memberOf",
}
_NAMELESS = (("未署名", "zh-Hans"), ("unsigned", "en"))


def nodes(view: View, related: Mapping[Key, Sequence[Pair]]) -> Iterator[Node]:
    """One node an actor, by key; `related` holds what each is directly related to."""
    known = {actor.key: actor for actor in view.story.actors}
    speaking = _speaking(view)
    for key, actor in known.items():
        pairs = [*_pairs(actor), *related.get(key, ())]
        if key in speaking:
            pairs.append((TYPE, name("kg:Actor")))
        if actor.state and (belongs := _BELONGS.get(known[actor.state].type)):
            pairs.append((name(belongs), view.iri(actor.state)))
        yield view.iri(key), pairs


def _speaking(view: View) -> set[Key]:
    """Everyone that words are attributed to: a place that a text lets speak for its people is an actor."""
    claims = [told.claim for told in view.claims]
    found = {speaker.actor for claim in claims for speaker in claim.speakers}
    found.update(claim.root for claim in claims if claim.root)
    return found


def _pairs(actor: Actor) -> Iterator[Pair]:
    yield from ((TYPE, name(kind)) for kind in _TYPES[actor.type])
    preferred = _preferred(actor)
    # One label without a choice of language, for tools that show only one and for short queries.
    yield name("rdfs:label"), terms.text(actor.name or _NAMELESS[0][0])
    for language, value in preferred.items():
        yield name("skos:prefLabel"), terms.text(value, language)
    for alias in (actor.name_en or "", *actor.aliases):
        if alias and alias not in preferred.values():
            yield name("skos:altLabel"), terms.label(alias)
    if actor.code:
        yield name("skos:notation"), terms.text(actor.code)
    if not actor.named:
        yield name("kg:named"), terms.truth(False)


def _preferred(actor: Actor) -> dict[str, str]:
    """One name a language: the canonical one, the English one, and the canonical one in the other
    script where the texts show it."""
    if not actor.name:
        return {language: value for value, language in _NAMELESS}
    found = {terms.language_of(actor.name): actor.name}
    if actor.name_en:
        found.setdefault("en", actor.name_en)
    if "zh-Hans" in found:
        for alias in actor.aliases:
            if terms.language_of(alias) == "zh-Hant" and fold(alias) == actor.name:
                found.setdefault("zh-Hant", alias)
    return found
