"""Positions held as W3C ORG memberships: who, which role, where, when, and the words that say so."""

from collections.abc import Iterator

from kg.graph import intervals, terms
from kg.graph.documents import passage
from kg.graph.terms import TYPE, Namer, Node, Pair, name
from kg.records import IsoDate, Membership, Story


def bounds(membership: Membership) -> tuple[IsoDate | None, IsoDate | None]:
    """The first and the last day that the texts support, both included.

    Reported bounds where there are any, else the days attested: a text that names a post proves it
    for its own day only.
    """
    first, last = membership.started or membership.first, membership.ended or membership.last
    return (first and first[:10], last and last[:10])


def nodes(story: Story, iri: Namer) -> Iterator[Node]:
    """One node a membership."""
    for membership in sorted(story.memberships, key=lambda m: m.key):
        yield iri(membership.key), list(_pairs(membership, iri))


def _pairs(membership: Membership, iri: Namer) -> Iterator[Pair]:
    yield TYPE, name("org:Membership")
    yield name("org:member"), iri(membership.person)
    yield name("org:role"), iri(f"role/{membership.title}")
    if membership.of:
        yield name("org:organization"), iri(membership.of)
    if any(bounds(membership)):
        yield name("org:memberDuring"), iri(intervals.key(membership.key))
    if membership.started:
        yield name("kg:began"), terms.day(membership.started)
    if membership.ended:
        yield name("kg:ended"), terms.day(membership.ended)
    if membership.former:
        yield name("kg:former"), terms.truth(True)
    for document, span in membership.evidence:
        yield name("kg:evidence"), passage(document, span, iri)


def times(story: Story, iri: Namer) -> Iterator[Node]:
    """The interval of every position that has one."""
    for membership in story.memberships:
        first, last = bounds(membership)
        if first or last:
            pairs = [(TYPE, name("time:Interval"))]
            if first:
                pairs.append((name("time:hasBeginning"), intervals.instant(first, iri)))
            if last:
                pairs.append((name("time:hasEnd"), intervals.instant(last, iri)))
            yield iri(intervals.key(membership.key)), pairs


def roles(story: Story, iri: Namer) -> Iterator[Node]:
    """Every title once."""
    for title in sorted({membership.title for membership in story.memberships}):
        yield (
            iri(f"role/{title}"),
            [
                (TYPE, name("org:Role")),
                (name("skos:prefLabel"), terms.label(title)),
            ],
        )
