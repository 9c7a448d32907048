"""Events as nodes, and how the claims about them were put together and where they disagree."""

from collections.abc import Iterator, Mapping

from kg.graph import claims, intervals, terms
from kg.graph.terms import TYPE, Namer, Node, Pair, name
from kg.graph.view import View
from kg.graph.vocabulary import concept, concept_label, event_label
from kg.records import Contradiction, Event, Key, Merge, Status, Story, Telling, fingerprint


def nodes(view: View) -> Iterator[Node]:
    """One node an event."""
    names = {actor.key: actor.name for actor in view.story.actors}
    for event in sorted(view.story.events, key=lambda event: event.key):
        yield view.iri(event.key), list(_pairs(event, names, view.iri))


def _pairs(event: Event, names: Mapping[Key, str], iri: Namer) -> Iterator[Pair]:
    yield TYPE, name("kg:Event")
    yield name("rdfs:label"), terms.text(_label(event, names), "zh")
    agents, targets = ([iri(actor) for actor in side] for side in (event.agents, event.targets))
    yield from claims.frame(
        event.type, event.subtype, agents, targets, iri(event.place) if event.place else None
    )
    yield name("kg:status"), concept("statuses", event.status)
    yield name("kg:rootCount"), terms.count(len(event.roots))
    yield name("kg:documentCount"), terms.count(len(event.documents))
    yield from ((name("kg:root"), iri(root)) for root in event.roots)
    if event.reported:
        yield name("kg:firstReported"), terms.day(event.reported)
    if intervals.is_dated(event.time):
        yield name("time:hasTime"), intervals.name_of(event.key, iri)


def _label(event: Event, names: Mapping[Key, str]) -> str:
    """林岳 会见 沈安 (2026-03-04，有争议): enough to recognise an event in a list."""
    sides = ("、".join(names[actor] for actor in side) for side in (event.agents, event.targets))
    before, behind = sides
    day = intervals.shown(event.time)
    standing = "" if event.status is Status.REPORTED else concept_label("statuses", event.status)
    remarks = "，".join(word for word in (day, standing) if word)
    words = (before, event_label(event.subtype or event.type), behind, f"({remarks})" if remarks else "")
    return " ".join(word for word in words if word)


def times(view: View) -> Iterator[Node]:
    """The interval of every event that has one."""
    for event in view.story.events:
        if intervals.is_dated(event.time):
            yield intervals.interval(event.key, event.time, view.iri)


def contradicting(story: Story) -> dict[Key, list[Key]]:
    """Which claims each claim contradicts, both ways."""
    found: dict[Key, list[Key]] = {}
    for one in story.contradictions:
        found.setdefault(one.first, []).append(one.second)
        found.setdefault(one.second, []).append(one.first)
    return found


def contradictions(view: View) -> Iterator[Node]:
    """In what two claims disagree."""
    iri = view.iri
    for one in sorted(view.story.contradictions, key=_contradiction_key):
        yield (
            iri(_contradiction_key(one)),
            [
                (TYPE, name("kg:Contradiction")),
                (name("kg:conflict"), concept("conflicts", one.kind)),
                (name("kg:earlierClaim"), iri(one.first)),
                (name("kg:laterClaim"), iri(one.second)),
                (name("kg:reason"), terms.text(one.detail)),
            ],
        )


def _contradiction_key(one: Contradiction) -> Key:
    return f"contradiction/{one.kind}.{fingerprint(one.first, one.second, one.detail, digits=12)}"


def merges(view: View) -> Iterator[Node]:
    """Why claims were put together."""
    iri = view.iri
    found = {_merge_key(merge): merge for event in view.story.events for merge in event.merges}
    for key in sorted(found):
        merge = found[key]
        yield (
            iri(key),
            [
                (TYPE, name("kg:Merge")),
                (name("kg:merged"), iri(merge.claim)),
                (name("kg:into"), iri(merge.into)),
                (name("kg:weight"), terms.number(round(merge.score, 3))),
                (name("kg:reason"), terms.text(_reason(merge))),
            ],
        )


def tellings(view: View) -> Iterator[Node]:
    """How each of several outlets tells an event."""
    names = {actor.key: actor.name for actor in view.story.actors}
    found = {
        _telling_key(event.key, telling): (event.key, telling)
        for event in view.story.events
        for telling in event.tellings
    }
    for key in sorted(found):
        event, telling = found[key]
        yield view.iri(key), list(_told(event, telling, names, view.iri))


def _told(event: Key, telling: Telling, names: Mapping[Key, str], iri: Namer) -> Iterator[Pair]:
    yield TYPE, name("kg:Telling")
    yield name("kg:tells"), iri(event)
    yield name("kg:toldBy"), iri(telling.outlet)
    if telling.first:
        yield name("kg:firstReported"), terms.day(telling.first)
    yield from ((name("kg:root"), iri(root)) for root in telling.roots)
    yield from ((name("kg:trigger"), terms.text(word, "zh")) for word in telling.triggers)
    yield from ((name("kg:factuality"), concept("factualities", said)) for said in telling.factualities)
    for actor, words in telling.wording:
        calls = [word for word in words if word]
        if calls:
            yield name("kg:calls"), terms.text(f"{names[actor]}：{'、'.join(calls)}", "zh")
    yield from ((name("kg:leavesOut"), iri(actor)) for actor in telling.left_out)
    yield from ((name("kg:adds"), iri(actor)) for actor in telling.added)


def _telling_key(event: Key, telling: Telling) -> Key:
    return f"telling/{fingerprint(event, telling.outlet, digits=12)}"


def _reason(merge: Merge) -> str:
    """same place +1.50 (临海市); same day +2.00 (2026-03-04)"""
    return "; ".join(
        f"{feature.name} {feature.weight:+.2f}" + (f" ({feature.detail})" if feature.detail else "")
        for feature in merge.features
    )


def _merge_key(merge: Merge) -> Key:
    return f"merge/{fingerprint(merge.claim, merge.into, digits=12)}"
