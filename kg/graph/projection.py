"""The graph of a story: everything it says as RDF, node by node, in an order that never changes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.graph import actors, claims, documents, events, intervals, positions, relations, terms, vocabulary
from kg.graph.terms import Node, Term
from kg.graph.view import View, view
from kg.records import Story


@dataclass(frozen=True, slots=True)
class Graph:
    """A story seen as RDF. Nothing is held twice: nodes are made when they are asked for."""

    story: Story
    base: str

    @property
    def prefixes(self) -> Mapping[str, str]:
        """Short names of namespaces, for whoever writes the graph."""
        return terms.prefixes(self.base)

    def nodes(self) -> Iterator[Node]:
        """Every subject once, with what is said of it: kind by kind, sorted by IRI within a kind."""
        seen = view(self.story, self.base)
        yield from documents.nodes(seen)
        yield from documents.copies(seen)
        yield from actors.nodes(seen, relations.by_actor(seen))
        yield from positions.nodes(seen)
        yield from positions.roles(seen)
        yield from events.nodes(seen)
        yield from claims.nodes(seen, events.contradicting(seen.story))
        yield from claims.steps(seen)
        yield from claims.quantities(seen)
        yield from events.contradictions(seen)
        yield from events.merges(seen)
        yield from events.tellings(seen)
        yield from documents.passages(seen)
        yield from _times(seen)
        yield from intervals.instants(_moments(seen), seen.iri)
        yield from vocabulary.nodes()

    def named_graphs(self) -> Iterator[tuple[Term, list[Node]]]:
        """For each claim that states a direct relation: its IRI, and the relation. Sorted by IRI."""
        return relations.by_claim(view(self.story, self.base))


def _times(seen: View) -> Iterator[Node]:
    found = dict(claims.times(seen))
    found.update(events.times(seen))
    found.update(positions.times(seen))
    return ((subject, found[subject]) for subject in sorted(found))


def _moments(seen: View) -> set[str]:
    times = [told.claim.time for told in seen.claims]
    times += [event.time for event in seen.story.events]
    found = {moment for time in times for moment in intervals.moments(time)}
    return found | {day for membership in seen.memberships for day in membership.held if day}
