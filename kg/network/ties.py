"""Claims to ties: for each ordered pair of actors and kind of relation, what stands behind it.

A tie rests on single claims, never on what several claims name between them, so that every edge can
show words that say it. Claims that something is planned or possible make ties of their own kind, and
only when asked for; negated ones none.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, product

from kg.lang.event_types import EventType, by_notation
from kg.network.spells import Spell, merged, precision, spell
from kg.records import Actor, ActorType, Claim, Event, Factuality, Key, Status, Story

#: Who can be related to whom.
ACTING = frozenset({ActorType.PERSON, ActorType.COUNTRY, ActorType.ORGANIZATION, ActorType.MEDIA})

#: Which actor stands for one at an event (itself, or its state), None for nobody.
Stand = Callable[[Key, Event], Key | None]

_EXPECTED = frozenset({Factuality.PLANNED, Factuality.POSSIBLE})


@dataclass(frozen=True, slots=True)
class Tie:
    """An edge of the network. An undirected one runs from the smaller key to the larger."""

    source: Key
    target: Key
    kind: EventType
    planned: bool
    claims: int
    events: int
    disputed: int
    weight: int  # independent roots, summed over events
    roots: int  # different roots over all events
    score: float
    spread: float
    types: tuple[str, ...]
    spells: tuple[Spell, ...]
    precision: str | None  # of the least exactly dated event
    months: tuple[tuple[str, int, float], ...]  # month, roots, mean score


@dataclass(slots=True)
class _Evidence:
    """What is gathered for one tie, by event."""

    claims: int = 0
    roots: dict[Key, set[Key]] = field(default_factory=lambda: defaultdict(set))
    scores: dict[Key, list[float]] = field(default_factory=lambda: defaultdict(list))
    types: Counter[str] = field(default_factory=Counter)


def ties(story: Story, planned: bool, stand: Stand) -> tuple[Tie, ...]:
    """Every tie, sorted by source, target and kind."""
    events = {event.key: event for event in story.events}
    days = {event.key: spell(event.time) for event in story.events}
    actors = {actor.key: actor for actor in story.actors}
    found: dict[tuple[Key, Key, str, bool], _Evidence] = defaultdict(_Evidence)
    for claim, event in _telling(story, events, planned):
        kind = by_notation().get(claim.type)
        if kind is None or kind.relation is None:
            continue
        concept = by_notation().get(claim.subtype or claim.type, kind)
        expected = claim.factuality in _EXPECTED
        for source, target in set(_pairs(claim, event, kind, actors, stand)):
            evidence = found[source, target, kind.type, expected]
            evidence.claims += 1
            if claim.root:
                evidence.roots[event.key].add(claim.root)
            evidence.scores[event.key].append(concept.score)
            evidence.types[concept.notation] += 1
    return tuple(
        _tie(*of, evidence, events, days) for of, evidence in sorted(found.items(), key=lambda item: item[0])
    )


def _telling(story: Story, events: Mapping[Key, Event], planned: bool) -> Iterator[tuple[Claim, Event]]:
    for document in story.documents:
        for claim in document.claims:
            expected = planned and claim.factuality in _EXPECTED
            if claim.event and (claim.factuality is Factuality.HAPPENED or expected):
                yield claim, events[claim.event]


def _pairs(
    claim: Claim, event: Event, kind: EventType, actors: Mapping[Key, Actor], stand: Stand
) -> Iterator[tuple[Key, Key]]:
    agents = _standing((p.actor for p in claim.agents), event, actors, stand)
    targets = _standing((p.actor for p in claim.targets), event, actors, stand)
    pairs = (
        combinations(sorted(agents | targets), 2)
        if kind.symmetric
        else product(sorted(agents), sorted(targets))
    )
    return ((one, other) for one, other in pairs if one != other)


def _standing(keys: Iterable[Key], event: Event, actors: Mapping[Key, Actor], stand: Stand) -> set[Key]:
    able = (key for key in keys if actors[key].type in ACTING)
    return {actor for key in able if (actor := stand(key, event))}


def _tie(
    source: Key,
    target: Key,
    kind: str,
    planned: bool,
    evidence: _Evidence,
    events: Mapping[Key, Event],
    days: Mapping[Key, Spell | None],
) -> Tie:
    scores = {event: _mean(values) for event, values in evidence.scores.items()}
    mean = _mean(list(scores.values()))
    dated = [known for event in scores if (known := days[event])]
    return Tie(
        source=source,
        target=target,
        kind=by_notation()[kind],
        planned=planned,
        claims=evidence.claims,
        events=len(scores),
        disputed=sum(events[event].status is Status.DISPUTED for event in scores),
        weight=sum(len(roots) for roots in evidence.roots.values()),
        roots=len(set().union(*evidence.roots.values())) if evidence.roots else 0,
        score=round(mean, 2),
        spread=round(_mean([(score - mean) ** 2 for score in scores.values()]) ** 0.5, 2),
        types=tuple(sorted(evidence.types, key=lambda name: (-evidence.types[name], name))),
        spells=merged(dated),
        precision=precision(dated),
        months=tuple(_months(evidence, scores, days)),
    )


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _months(
    evidence: _Evidence, scores: Mapping[Key, float], days: Mapping[Key, Spell | None]
) -> Iterator[tuple[str, int, float]]:
    """For every month that an event can be told to lie in: roots, and their mean score."""
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for event, score in scores.items():
        known = days[event]
        if known and known[0][:7] == known[1][:7]:
            found[known[0][:7]].append((len(evidence.roots[event]) or 1, score))
    for month, told in sorted(found.items()):
        roots = sum(count for count, _ in told)
        yield month, roots, round(sum(count * score for count, score in told) / roots, 2)
