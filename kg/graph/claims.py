"""Claims as nodes: the frame, the evidence, the chain of speakers, the numbers, the time."""

from collections.abc import Iterator, Mapping, Sequence

from kg.graph import intervals, terms
from kg.graph.documents import passage
from kg.graph.terms import TYPE, Namer, Node, Pair, Term, name
from kg.graph.view import Told, View
from kg.graph.vocabulary import concept, event_type
from kg.records import Key


def nodes(view: View, against: Mapping[Key, Sequence[Key]]) -> Iterator[Node]:
    """One node a claim; `against` holds what each contradicts."""
    for told in view.claims:
        pairs = list(_pairs(told, view.iri))
        pairs += ((name("kg:contradicts"), view.iri(other)) for other in against.get(told.key, ()))
        yield view.iri(told.key), pairs


def frame(
    kind: str, subtype: str | None, agents: list[Term], targets: list[Term], place: Term | None
) -> Iterator[Pair]:
    """What claims and events have in common."""
    yield name("kg:eventType"), event_type(kind)
    if subtype:
        yield name("kg:eventSubtype"), event_type(subtype)
    yield from ((name("kg:agent"), actor) for actor in agents)
    yield from ((name("kg:target"), actor) for actor in targets)
    yield from ((name("kg:participant"), actor) for actor in (*agents, *targets))
    if place:
        yield name("kg:place"), place


def _pairs(told: Told, iri: Namer) -> Iterator[Pair]:
    key, claim, _ = told
    yield TYPE, name("kg:Claim")
    agents, targets = ([iri(p.actor) for p in side] for side in (claim.agents, claim.targets))
    place = iri(claim.place.actor) if claim.place else None
    yield from frame(claim.type, claim.subtype, agents, targets, place)
    if claim.event:
        yield name("kg:about"), iri(claim.event)
    yield name("kg:evidence"), passage(claim.document, claim.span, iri)
    yield name("kg:trigger"), terms.text(claim.trigger, told.language)
    yield name("kg:factuality"), concept("factualities", claim.factuality)
    yield name("kg:confidence"), terms.number(round(claim.confidence, 3))
    yield name("kg:rule"), terms.text(claim.rule)
    if claim.root:
        yield name("kg:root"), iri(claim.root)
    if intervals.is_dated(claim.time):
        yield name("time:hasTime"), intervals.name_of(key, iri)
    if _publisher(told):
        yield name("prov:qualifiedAttribution"), _outermost(told, iri)
    for depth in range(1, len(claim.speakers) + 1):
        yield name("prov:qualifiedAttribution"), _step(key, depth, iri)
    for number in range(len(claim.quantities)):
        yield name("kg:quantity"), _quantity(key, number, iri)


def _step(claim: Key, depth: int, iri: Namer) -> Term:
    return iri.part("step", claim, f".{depth}")


def _outermost(told: Told, iri: Namer) -> Term:
    """The step at depth 0, the same for all claims of a document: the outlet speaks to the reader."""
    return iri.part("step", told.claim.document, ".0")


def _quantity(claim: Key, number: int, iri: Namer) -> Term:
    return iri.part("quantity", claim, f".{number}")


def _publisher(told: Told) -> Key | None:
    """Who published the claim. A document without an outlet is spoken for by whom the merge stage made
    the root of what it says itself."""
    outlet = told.document.article.outlet
    if outlet:
        return outlet.key
    return None if told.claim.speakers else told.claim.root


def steps(view: View) -> Iterator[Node]:
    """Every step of every chain of speakers."""
    outermost = {}
    for told in view.claims:
        publisher = _publisher(told)
        if publisher:
            outermost[_outermost(told, view.iri)] = publisher
    for step in sorted(outermost):
        yield step, _attribution(view.iri(outermost[step]), 0)
    for told in view.claims:
        for depth, speaker in enumerate(told.claim.speakers, start=1):
            pairs = _attribution(view.iri(speaker.actor), depth)
            if speaker.text:
                pairs.append((name("kg:citedAs"), terms.text(speaker.text, told.language)))
            if speaker.cue:
                pairs.append((name("kg:cue"), terms.text(speaker.cue, told.language)))
            yield _step(told.key, depth, view.iri), pairs


def _attribution(agent: Term, depth: int) -> list[Pair]:
    return [
        (TYPE, name("prov:Attribution")),
        (name("prov:agent"), agent),
        (name("kg:depth"), terms.count(depth)),
    ]


def quantities(view: View) -> Iterator[Node]:
    """Every number that a claim gives."""
    for told in view.claims:
        for at, quantity in enumerate(told.claim.quantities):
            pairs = [
                (TYPE, name("kg:Quantity")),
                (name("kg:quantityKind"), concept("quantity-kinds", quantity.kind)),
                (name("rdf:value"), terms.number(quantity.value)),
                (name("oa:exact"), terms.text(quantity.text, told.language)),
            ]
            if quantity.unit:
                pairs.append((name("kg:unit"), terms.text(quantity.unit)))
            yield _quantity(told.key, at, view.iri), pairs


def times(view: View) -> Iterator[Node]:
    """The interval of every claim that has one."""
    said = {key: intervals.expressions(document) for key, document in view.documents}
    for told in view.claims:
        time = told.claim.time
        if intervals.is_dated(time):
            expression = said[told.claim.document].get(time.span) if time.span else None
            yield intervals.interval(told.key, time, view.iri, told.language, expression)
