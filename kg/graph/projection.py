"""The graph of a story: everything it says as RDF, node by node, in an order that never changes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.graph import actors, claims, documents, events, intervals, positions, relations, terms, vocabulary
from kg.graph.terms import Namer, Node, Term, name
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
        story, iri = self.story, Namer(self.base)
        yield from documents.nodes(story, iri)
        yield from documents.copies(story, iri)
        yield from actors.nodes(story, iri, relations.by_actor(story, iri))
        yield from positions.nodes(story, iri)
        yield from positions.roles(story, iri)
        yield from events.nodes(story, iri)
        yield from _claims(story, iri)
        yield from claims.steps(story, iri)
        yield from claims.quantities(story, iri)
        yield from events.contradictions(story, iri)
        yield from events.merges(story, iri)
        yield from documents.passages(story, iri)
        yield from _times(story, iri)
        yield from intervals.instants(_moments(story), iri)
        yield from vocabulary.nodes()

    def named_graphs(self) -> Iterator[tuple[Term, list[Node]]]:
        """For each claim that states a direct relation: its IRI, and the relation. Sorted by IRI."""
        return relations.by_claim(self.story, Namer(self.base))


def _claims(story: Story, iri: Namer) -> Iterator[Node]:
    against = events.contradicting(story)
    for (_, claim), (subject, pairs) in zip(claims.each(story), claims.nodes(story, iri), strict=True):
        opposed = ((name("kg:contradicts"), iri(other)) for other in against.get(claim.key, ()))
        yield subject, [*pairs, *opposed]


def _times(story: Story, iri: Namer) -> Iterator[Node]:
    found = dict(claims.times(story, iri))
    found.update(events.times(story, iri))
    found.update(positions.times(story, iri))
    return ((subject, found[subject]) for subject in sorted(found))


def _moments(story: Story) -> set[str]:
    times = [claim.time for document in story.documents for claim in document.claims]
    times += [event.time for event in story.events]
    found = {moment for time in times for moment in intervals.moments(time)}
    held = (positions.bounds(membership) for membership in story.memberships)
    return found | {day for pair in held for day in pair if day}
