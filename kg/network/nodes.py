"""Who takes part in claims, how often, and when."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kg.network.spells import Spell, merged, precision, spell
from kg.network.standing import countries
from kg.network.ties import ACTING, Stand
from kg.records import Actor, Key, Status, Story

_HAPPENED = frozenset({Status.REPORTED, Status.DISPUTED})


@dataclass(frozen=True, slots=True)
class Part:
    """An actor with the number of claims and events it takes part in.

    `spells` are the days of the events that are reported to have happened; where none is dated, the
    days the claims were published. `precision` is the unit of the least exact of them.
    """

    actor: Actor
    country: str | None
    claims: int
    events: int
    spells: tuple[Spell, ...]
    precision: str | None


def parts(story: Story, stand: Stand) -> Mapping[Key, Part]:
    """Every person, state, body and medium that some claim gives a role."""
    actors = {actor.key: actor for actor in story.actors}
    events = {event.key: event for event in story.events}
    claims: Counter[Key] = Counter()
    told: dict[Key, set[Key]] = defaultdict(set)
    published: dict[Key, set[str]] = defaultdict(set)
    for document in story.documents:
        for claim in document.claims:
            event = events[claim.event] if claim.event else None
            taking_part = {
                (stand(participant.actor, event) if event else None) or participant.actor
                for participant in (*claim.agents, *claim.targets)
                if actors[participant.actor].type in ACTING
            }
            claims.update(taking_part)
            for key in taking_part:
                if event:
                    told[key].add(event.key)
                if document.article.day:
                    published[key].add(document.article.day)
    days = {event.key: spell(event.time) for event in story.events if event.status in _HAPPENED}
    where = countries(story)
    found = {}
    for key, count in claims.items():
        dated = [day for event in told[key] if (day := days.get(event))]
        dated = dated or [(day, day) for day in published[key]]
        spells, unit = merged(dated), precision(dated)
        found[key] = Part(actors[key], where.get(key), count, len(told[key]), spells, unit)
    return found
