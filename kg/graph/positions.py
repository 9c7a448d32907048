"""Positions held as W3C ORG memberships: who, which role, where, when, and the words that say so."""

from collections.abc import Iterator

from kg.graph import intervals, terms
from kg.graph.documents import passage
from kg.graph.terms import TYPE, Namer, Node, Pair, name
from kg.graph.view import View
from kg.records import Membership


def nodes(view: View) -> Iterator[Node]:
    """One node a membership."""
    for membership in view.memberships:
        yield view.iri(membership.key), list(_pairs(membership, view.iri))


def _pairs(membership: Membership, iri: Namer) -> Iterator[Pair]:
    yield TYPE, name("org:Membership")
    yield name("org:member"), iri(membership.person)
    yield name("org:role"), iri(f"role/{membership.title}")
    if membership.of:
        yield name("org:organization"), iri(membership.of)
    if any(membership.held):
        yield name("org:memberDuring"), intervals.name_of(membership.key, iri)
    if membership.started:
        yield name("kg:began"), terms.day_month_or_year(membership.started)
    if membership.ended:
        yield name("kg:ended"), terms.day_month_or_year(membership.ended)
    if membership.former:
        yield name("kg:former"), terms.truth(True)
    for document, span in membership.evidence:
        yield name("kg:evidence"), passage(document, span, iri)


def times(view: View) -> Iterator[Node]:
    """The interval of every position that has one."""
    for membership in view.memberships:
        first, last = membership.held
        pairs = [(TYPE, name("time:Interval"))]
        if first:
            pairs.append((name("time:hasBeginning"), intervals.instant(first, view.iri)))
        if last:
            pairs.append((name("time:hasEnd"), intervals.instant(last, view.iri)))
        if first or last:
            yield intervals.name_of(membership.key, view.iri), pairs


def roles(view: View) -> Iterator[Node]:
    """Every title once."""
    for title in sorted({membership.title for membership in view.memberships}):
        yield (
            view.iri(f"role/{title}"),
            [
                (TYPE, name("org:Role")),
                (name("skos:prefLabel"), terms.label(title)),
            ],
        )
