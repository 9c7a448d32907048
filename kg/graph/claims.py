"""Claims as nodes: the frame, the evidence, the chain of speakers, the numbers, the time."""

from collections.abc import Iterator

from kg.graph import intervals, terms
from kg.graph.documents import passage
from kg.graph.terms import TYPE, Namer, Node, Pair, Term, name
from kg.graph.vocabulary import concept, event_type
from kg.records import Claim, Document, Key, Story


def each(story: Story) -> Iterator[tuple[Document, Claim]]:
    """Every claim once, by key, with the document that holds it."""
    found = {claim.key: (document, claim) for document in story.documents for claim in document.claims}
    return (found[key] for key in sorted(found))


def nodes(story: Story, iri: Namer) -> Iterator[Node]:
    """One node a claim."""
    for document, claim in each(story):
        yield iri(claim.key), list(_pairs(document, claim, iri))


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


def _pairs(document: Document, claim: Claim, iri: Namer) -> Iterator[Pair]:
    yield TYPE, name("kg:Claim")
    agents, targets = ([iri(p.actor) for p in side] for side in (claim.agents, claim.targets))
    place = iri(claim.place.actor) if claim.place else None
    yield from frame(claim.type, claim.subtype, agents, targets, place)
    if claim.event:
        yield name("kg:about"), iri(claim.event)
    yield name("kg:evidence"), passage(claim.document, claim.span, iri)
    yield name("kg:trigger"), terms.text(claim.trigger, document.article.language)
    yield name("kg:factuality"), concept("factualities", claim.factuality)
    yield name("kg:confidence"), terms.number(round(claim.confidence, 3))
    yield name("kg:rule"), terms.text(claim.rule)
    if claim.root:
        yield name("kg:root"), iri(claim.root)
    if intervals.is_dated(claim.time):
        yield name("time:hasTime"), iri(intervals.key(claim.key))
    for depth, _ in _chain(document, claim):
        yield name("prov:qualifiedAttribution"), _step(claim, depth, iri)
    for number in range(len(claim.quantities)):
        yield name("kg:quantity"), _quantity(claim, number, iri)


def _step(claim: Claim, depth: int, iri: Namer) -> Term:
    return iri(f"step/{terms.local(claim.key)}.{depth}")


def _quantity(claim: Claim, number: int, iri: Namer) -> Term:
    return iri(f"quantity/{terms.local(claim.key)}.{number}")


def _chain(document: Document, claim: Claim) -> Iterator[tuple[int, tuple[Key, str, str]]]:
    """Speakers with their depth: actor, words, cue. The publishing outlet is at depth 0; a document
    without one is spoken for by the root that the merge stage gave it."""
    outlet = document.article.outlet
    publisher = outlet.key if outlet else (claim.root if not claim.speakers else None)
    if publisher:
        yield 0, (publisher, "", "")
    for depth, speaker in enumerate(claim.speakers, start=1):
        yield depth, (speaker.actor, speaker.text, speaker.cue)


def steps(story: Story, iri: Namer) -> Iterator[Node]:
    """Every step of every chain of speakers."""
    for document, claim in each(story):
        language = document.article.language
        for depth, (actor, words, cue) in _chain(document, claim):
            pairs = [
                (TYPE, name("prov:Attribution")),
                (name("prov:agent"), iri(actor)),
                (name("kg:depth"), terms.count(depth)),
            ]
            if words:
                pairs.append((name("kg:citedAs"), terms.text(words, language)))
            if cue:
                pairs.append((name("kg:cue"), terms.text(cue, language)))
            yield _step(claim, depth, iri), pairs


def quantities(story: Story, iri: Namer) -> Iterator[Node]:
    """Every number that a claim gives."""
    for document, claim in each(story):
        for at, quantity in enumerate(claim.quantities):
            pairs = [
                (TYPE, name("kg:Quantity")),
                (name("kg:quantityKind"), concept("quantity-kinds", quantity.kind)),
                (name("rdf:value"), terms.number(quantity.value)),
                (name("oa:exact"), terms.text(quantity.text, document.article.language)),
            ]
            if quantity.unit:
                pairs.append((name("kg:unit"), terms.text(quantity.unit)))
            yield _quantity(claim, at, iri), pairs


def times(story: Story, iri: Namer) -> Iterator[Node]:
    """The interval of every claim that has one."""
    for document in story.documents:
        said = intervals.expressions(document)
        language = document.article.language
        for claim in document.claims:
            if intervals.is_dated(claim.time):
                expression = said.get(claim.time.span) if claim.time.span else None
                yield intervals.interval(claim.key, claim.time, iri, language, expression)
