"""What can be compared of a claim: its participants, days, words and place in the text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.lang.fold import fold
from kg.merge.days import UNKNOWN, Days, days, number
from kg.merge.words import Words
from kg.records import Actor, ActorType, Basis, Claim, Document, Factuality, Key

# Two sides of these are one set: 甲与乙会谈 and 乙与甲会谈 are the same meeting.
SYMMETRIC = frozenset({"meet", "agree", "cooperate"})

# Acts done by speaking: one utterance can be reported as several of them.
SPEECH = frozenset({"statement", "request", "accuse", "reject", "threaten", "support", "disclose"})

# Being in one place with somebody can be told as a meeting, a visit or as taking part.
GATHERING = frozenset({"meet", "visit", "attend"})

# What is said lies behind the clause that says it is said: 他强调，…
_CONTEXT = 50


@dataclass(frozen=True, slots=True, eq=False)
class Roles:
    """Who acts and who is acted upon, shared by all claims that say the same of it.

    `homes` are the countries of the participants, or themselves; `sides` is everyone, sorted.
    """

    number: int
    agents: frozenset[Key]
    targets: frozenset[Key]
    everyone: frozenset[Key]
    agent_homes: frozenset[Key]
    target_homes: frozenset[Key]
    homes: tuple[Key, ...]
    sides: tuple[Key, ...]
    places: tuple[Key, ...]  # the home of each of the sides, in their order


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A claim prepared for comparison. `document` is the rank of its document by key."""

    claim: Claim
    key: Key
    document: int
    at: int
    type: str
    roles: Roles
    days: Days
    moment: int  # the day it is sorted under: first day of the event, else day of publication
    words: int  # of the quote, as bits
    context: int  # of the quote and what follows it
    trigger: str
    factuality: Factuality
    place: Key | None
    source: Key | None


def family(event_type: str) -> str:
    """The group of types that can tell the same event."""
    if event_type in SPEECH:
        return "speech"
    return "gathering" if event_type in GATHERING else event_type


class _Register:
    """Roles by who is in them. The same set of actors is one object, whichever roles it is in."""

    def __init__(self, actors: Mapping[Key, Actor]) -> None:
        self._actors = actors
        self._roles: dict[tuple[frozenset[Key], frozenset[Key]], Roles] = {}
        self._sets: dict[frozenset[Key], frozenset[Key]] = {}

    def of(self, claim: Claim) -> Roles:
        """The roles that a claim gives."""
        agents = frozenset(participant.actor for participant in claim.agents)
        targets = frozenset(participant.actor for participant in claim.targets)
        if claim.type in SYMMETRIC:
            agents, targets = agents | targets, frozenset()
        acting = self._set(_standing(key, self._actors) for key in agents)
        undergoing = self._set(_standing(key, self._actors) for key in targets)
        roles = self._roles.get((acting, undergoing))
        if roles is None:
            roles = self._made(acting, undergoing, agents | targets)
            self._roles[acting, undergoing] = roles
        return roles

    def _set(self, keys: Iterable[Key]) -> frozenset[Key]:
        made = frozenset(keys)
        return self._sets.setdefault(made, made)

    def _made(self, acting: frozenset[Key], undergoing: frozenset[Key], everyone: frozenset[Key]) -> Roles:
        at_home = {_standing(key, self._actors): home(key, self._actors) for key in sorted(everyone)}
        sides = tuple(sorted(at_home))
        return Roles(
            number=len(self._roles),
            agents=acting,
            targets=undergoing,
            everyone=self._set(at_home),
            agent_homes=self._set(at_home[key] for key in acting),
            target_homes=self._set(at_home[key] for key in undergoing),
            homes=tuple(sorted(set(at_home.values()))),
            sides=sides,
            places=tuple(at_home[key] for key in sides),
        )


def frames(
    documents: Iterable[Document],
    keys: Mapping[Key, Sequence[Key]],
    folded: Mapping[Key, str],
    actors: Mapping[Key, Actor],
) -> tuple[Frame, ...]:
    """One frame for every claim, sorted by key.

    `keys` are those of each document's claims, `folded` its text.
    """
    register = _Register(actors)
    made: list[Frame] = []
    for rank, document in enumerate(sorted(documents, key=lambda document: document.key)):
        text = Words(folded[document.key])
        made.extend(
            _frame(claim, key, rank, document, text, register)
            for claim, key in zip(document.claims, keys[document.key], strict=True)
        )
    return tuple(sorted(made, key=lambda frame: frame.key))


def _frame(
    claim: Claim,
    key: Key,
    rank: int,
    document: Document,
    text: Words,
    register: _Register,
) -> Frame:
    when = days(claim.time) if claim.time.basis is not Basis.NONE else UNKNOWN
    published = number(document.article.day) if document.article.day else None
    moment = when.start if when.start is not None else when.end if when.end is not None else published
    return Frame(
        claim=claim,
        key=key,
        document=rank,
        at=claim.span.start,
        type=claim.type,
        roles=register.of(claim),
        days=when,
        moment=moment or 0,
        words=text.between(*claim.span),
        context=text.between(claim.span.start, claim.span.end + _CONTEXT),
        trigger=_folded(claim.trigger),
        factuality=claim.factuality,
        place=claim.place.actor if claim.place else None,
        source=claim.speakers[-1].actor if claim.speakers else None,
    )


def bare(key: Key) -> Key:
    """A key without what ties an unnamed actor to a place in a document."""
    return key.partition("@")[0].partition("~")[0]


def _standing(key: Key, actors: Mapping[Key, Actor]) -> Key:
    """The actor for comparing: 四名美国官员 of two texts may be the same officials, and are by name."""
    actor = actors.get(key)
    return key if actor is None or actor.named else bare(key)


def home(key: Key, actors: Mapping[Key, Actor]) -> Key:
    """The country an actor belongs to, or the actor itself."""
    actor = actors.get(key)
    if actor is None or actor.type is ActorType.COUNTRY or actor.state is None:
        return _standing(key, actors)
    return actor.state


@lru_cache(maxsize=4096)
def _folded(words: str) -> str:
    return fold(words)
