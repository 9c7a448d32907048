"""Who stands for an actor at an event: the actor, or the state he belonged to that day."""

from collections import defaultdict
from collections.abc import Mapping

from kg.network.spells import spell
from kg.network.ties import Stand
from kg.records import ActorType, Event, Key, Membership, Story


def as_themselves(key: Key, event: Event) -> Key | None:  # noqa: ARG001 - the shape of a Stand
    """Everyone stands for himself."""
    return key


def as_states(story: Story) -> Stand:
    """People and bodies stand for their state, by the post held at the event if one is known.

    Who belongs to no state (international bodies, media, armed groups) stands for himself.
    """
    actors = {actor.key: actor for actor in story.actors}
    posts: dict[Key, list[Membership]] = defaultdict(list)
    for post in story.memberships:
        if post.of and not post.former:
            posts[post.person].append(post)

    def state(key: Key | None) -> Key | None:
        actor = actors.get(key or "")
        if actor is None:
            return None
        if actor.type is ActorType.COUNTRY:
            return actor.key
        belongs = actors.get(actor.state or "")
        return belongs.key if belongs and belongs.type is ActorType.COUNTRY else None

    def stand(key: Key, event: Event) -> Key | None:
        days = spell(event.time)
        day = days[0] if days else (event.reported or "")[:10]
        held = next(
            (state(post.of) for post in posts.get(key, ()) if _held(post, day) and state(post.of)), None
        )
        return held or state(key) or key

    return stand


def _held(post: Membership, day: str) -> bool:
    """Whether a post is attested or reported to be held on a day; days outside say nothing."""
    first, last = post.held
    return first is not None and last is not None and first <= day <= last


def countries(story: Story) -> Mapping[Key, str]:
    """For every actor the code of its country, or the country's name where it has no code."""
    actors = {actor.key: actor for actor in story.actors}
    found = {}
    for actor in story.actors:
        country = actor if actor.type is ActorType.COUNTRY else actors.get(actor.state or "")
        if country is not None and country.type is ActorType.COUNTRY:
            found[actor.key] = country.code or country.name
    return found
