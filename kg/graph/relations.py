"""Direct relations between actors: the simple edge, written only for what is said to have happened.

A claim that something was planned, possible or negated gives none, in no graph: many stores show
the union of all named graphs, and a denial would turn into a fact.
"""

from collections.abc import Iterator
from itertools import permutations, product

from kg.graph import vocabulary
from kg.graph.terms import Node, Pair, Term
from kg.graph.view import View
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


def by_actor(view: View) -> dict[Key, list[Pair]]:
    """For each actor what it is directly related to, over all claims."""
    able = acting(view.story)
    found: dict[Key, set[Pair]] = {}
    for told in view.claims:
        for one, relation, other in between(told.claim, able):
            found.setdefault(one, set()).add((relation, view.iri(other)))
    return {actor: sorted(pairs) for actor, pairs in found.items()}


def by_claim(view: View) -> Iterator[tuple[Term, list[Node]]]:
    """For each claim that states a relation: its IRI, and the relation as nodes."""
    able = acting(view.story)
    for told in view.claims:
        found: dict[Term, list[Pair]] = {}
        for one, relation, other in between(told.claim, able):
            found.setdefault(view.iri(one), []).append((relation, view.iri(other)))
        if found:
            yield view.iri(told.key), sorted(found.items())
