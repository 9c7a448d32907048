"""What can be compared of a claim: its participants, days, words and place in the text."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.lang.fold import fold
from kg.merge.days import UNKNOWN, Days, days, number
from kg.records import Actor, ActorType, Basis, Claim, Document, Factuality, Key

# Two sides of these are one set: 甲与乙会谈 and 乙与甲会谈 are the same meeting.
SYMMETRIC = frozenset({"meet", "agree", "cooperate"})

# Acts done by speaking: one utterance can be reported as several of them.
SPEECH = frozenset({"statement", "request", "accuse", "reject", "threaten", "support", "disclose"})

# Being in one place with somebody can be told as a meeting, a visit or as taking part.
GATHERING = frozenset({"meet", "visit", "attend"})

_LETTERS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A claim prepared for comparison. `home` maps a participant to its country or to itself."""

    claim: Claim
    key: Key
    document: int  # rank of the document by key
    at: int  # where the claim stands in its text
    type: str
    family: str
    agents: frozenset[Key]
    targets: frozenset[Key]
    everyone: frozenset[Key]
    agent_homes: frozenset[Key]
    target_homes: frozenset[Key]
    homes: frozenset[Key]
    sides: tuple[Key, ...]  # everyone, sorted
    days: Days
    stated: bool
    moment: int  # the day it is sorted under: first day of the event, else day of publication
    words: frozenset[str]
    trigger: str
    letters: frozenset[str]  # of the trigger
    factuality: Factuality
    place: Key | None
    source: Key | None


def family(event_type: str) -> str:
    """The group of types that can tell the same event."""
    if event_type in SPEECH:
        return "speech"
    return "gathering" if event_type in GATHERING else event_type


def frames(documents: Iterable[Document], actors: Mapping[Key, Actor]) -> tuple[Frame, ...]:
    """One frame for every claim, sorted by the claim's key."""
    ranked = sorted(documents, key=lambda document: document.key)
    made = [
        _frame(claim, rank, number(document.article.day) if document.article.day else None, actors)
        for rank, document in enumerate(ranked)
        for claim in document.claims
    ]
    return tuple(sorted(made, key=lambda frame: frame.key))


def _frame(claim: Claim, rank: int, published: int | None, actors: Mapping[Key, Actor]) -> Frame:
    agents = frozenset(participant.actor for participant in claim.agents)
    targets = frozenset(participant.actor for participant in claim.targets)
    everyone = agents | targets
    if claim.type in SYMMETRIC:
        agents, targets = everyone, frozenset()
    agent_homes = frozenset(home(key, actors) for key in agents)
    target_homes = frozenset(home(key, actors) for key in targets)
    when = days(claim.time) if claim.time.basis is not Basis.NONE else UNKNOWN
    trigger = _folded(claim.trigger)
    moment = when.start if when.start is not None else when.end if when.end is not None else published
    return Frame(
        claim=claim,
        key=claim.key,
        document=rank,
        at=claim.span.start,
        type=claim.type,
        family=family(claim.type),
        agents=agents,
        targets=targets,
        everyone=everyone,
        agent_homes=agent_homes,
        target_homes=target_homes,
        homes=agent_homes | target_homes,
        sides=tuple(sorted(everyone)),
        days=when,
        stated=claim.time.basis is Basis.STATED,
        moment=moment or 0,
        words=bigrams(claim.quote),
        trigger=trigger,
        letters=frozenset(trigger),
        factuality=claim.factuality,
        place=claim.place.actor if claim.place else None,
        source=claim.speakers[-1].actor if claim.speakers else None,
    )


def home(key: Key, actors: Mapping[Key, Actor]) -> Key:
    """The country an actor belongs to, or the actor itself."""
    actor = actors.get(key)
    if actor is None or actor.type is ActorType.COUNTRY or actor.state is None:
        return key
    return actor.state


@lru_cache(maxsize=4096)
def _folded(words: str) -> str:
    return fold(words)


def bigrams(text: str) -> frozenset[str]:
    """Pairs of neighbouring letters, punctuation and white space left out."""
    letters = "".join(_LETTERS.findall(fold(text)))
    return frozenset(letters[at : at + 2] for at in range(len(letters) - 1))
