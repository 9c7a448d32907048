"""Direct relations between actors: the simple edge, written only for what is said to have happened.

A claim that something was planned, possible or negated gives none, in no graph: many stores show
the union of all named graphs, and a denial would turn into a fact.
"""

from collections.abc import Iterator
from itertools import permutations, product

from kg.graph import vocabulary
from kg.graph.claims import each
from kg.graph.terms import Namer, Node, Pair, Term
from kg.records import ActorType, Claim, Factuality, Key, Story

_ACTING = (ActorType.PERSON, ActorType.COUNTRY, ActorType.ORGANIZATION, ActorType.MEDIA)


def acting(story: Story) -> frozenset[Key]:
    """Everyone who can take part in a relation."""
    return frozenset(actor.key for actor in story.actors if actor.type in _ACTING)


def between(claim: Claim, able: frozenset[Key]) -> Iterator[tuple[Key, Term, Key]]:
    """The relations that a claim states, both ways where the type is symmetric."""
    relation = vocabulary.relation(claim.type)
    if relation is None or claim.factuality is not Factuality.HAPPENED:
        return
    agents = sorted({p.actor for p in claim.agents} & able)
    targets = sorted({p.actor for p in claim.targets} & able)
    both = vocabulary.is_symmetric(claim.type)
    pairs = permutations(sorted({*agents, *targets}), 2) if both else product(agents, targets)
    yield from ((one, relation, other) for one, other in pairs if one != other)


def by_actor(story: Story, iri: Namer) -> dict[Key, list[Pair]]:
    """For each actor what it is directly related to, over all claims."""
    able = acting(story)
    found: dict[Key, set[Pair]] = {}
    for _, claim in each(story):
        for one, relation, other in between(claim, able):
            found.setdefault(one, set()).add((relation, iri(other)))
    return {actor: sorted(pairs) for actor, pairs in found.items()}


def by_claim(story: Story, iri: Namer) -> Iterator[tuple[Term, list[Node]]]:
    """For each claim that states a relation: its IRI, and the relation as nodes."""
    able = acting(story)
    for _, claim in each(story):
        found: dict[Term, list[Pair]] = {}
        for one, relation, other in between(claim, able):
            found.setdefault(iri(one), []).append((relation, iri(other)))
        if found:
            yield iri(claim.key), sorted(found.items())
