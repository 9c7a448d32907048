"""What can be compared of a claim: its participants, days, words and place in the text."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from msgspec import Struct

from kg.lang import alternatives, load
from kg.lang.event_types import SPEECH
from kg.lang.fold import fold
from kg.merge.days import UNKNOWN, Days, days, number
from kg.merge.negations import unmeant
from kg.records import Actor, ActorType, Basis, BlockKind, Claim, ClaimTime, Document, Key

# Two sides of these are one set: 甲与乙会谈 and 乙与甲会谈 are the same meeting.
SYMMETRIC = frozenset({"meet", "agree", "cooperate"})

# Being in one place with somebody can be told as a meeting, a visit or as taking part.
GATHERING = frozenset({"meet", "visit", "attend"})

# Saying and disclosing often introduce another act of speech, which the same words then report.
SAYING = frozenset({"statement", "disclose"})


# An unnamed actor called by so many letters is told from others of its kind.
_TELLING = 4

# Types whose acts can go on for months and are told again and again meanwhile.
_ACTS_THAT_LAST = frozenset({"attack", "coerce", "sanction"})


@dataclass(frozen=True, slots=True, eq=False)
class Roles:
    """Who acts and who is acted upon, shared by all claims that say the same of it.

    Each sorted; `homes` are the countries of all participants, or themselves.
    """

    number: int
    agents: tuple[Key, ...]
    targets: tuple[Key, ...]
    everyone: tuple[Key, ...]
    homes: tuple[Key, ...]


class Frame(Struct, frozen=True, eq=False, gc=False):
    """A claim prepared for comparison. `document` is the rank of its document by key."""

    claim: Claim
    key: Key
    trigger: str  # folded
    lasting: bool
    occasion: bool  # a gathering that is held to speak at: a press conference
    unmeant: bool  # what somebody does not intend to do
    document: int
    block: int  # of the document's text
    title: bool
    roles: Roles
    days: Days
    published: int | None
    moment: int  # the day it is sorted under: first day of the event, else day of publication


def family(event_type: str) -> str:
    """The group of types that can tell the same event."""
    if event_type in SPEECH:
        return "speech"
    return "gathering" if event_type in GATHERING else event_type


class _Register:
    """Roles by who is in them. The same set of actors is one object, whichever roles it is in."""

    def __init__(self, actors: Mapping[Key, Actor]) -> None:
        self._actors = actors
        self._roles: dict[tuple[tuple[Key, ...], tuple[Key, ...]], Roles] = {}
        self._sets: dict[tuple[Key, ...], tuple[Key, ...]] = {}

    def of(self, claim: Claim) -> Roles:
        """The roles that a claim gives."""
        agents = {standing(participant.actor, self._actors) for participant in claim.agents}
        # Who is acted upon is told by who acts: the allies that a state talks to are the same in two texts.
        targets = {undergoing(participant.actor, self._actors) for participant in claim.targets}
        if claim.type in SYMMETRIC:
            agents, targets = agents | targets, set()
        pair = self._set(agents), self._set(targets)
        roles = self._roles.get(pair)
        if roles is None:
            everyone = {p.actor for p in (*claim.agents, *claim.targets)}
            homes = self._set(home(key, self._actors) for key in everyone)
            roles = Roles(len(self._roles), *pair, self._set(agents | targets), homes)
            self._roles[pair] = roles
        return roles

    def _set(self, keys: Iterable[Key]) -> tuple[Key, ...]:
        made = tuple(sorted(set(keys)))
        return self._sets.setdefault(made, made)


def frames(
    documents: Iterable[Document], keys: Mapping[Key, Sequence[Key]], actors: Mapping[Key, Actor]
) -> tuple[Frame, ...]:
    """One frame for every claim, document by document (sorted by key), in the order of the text.

    `keys` are those of each document's claims.
    """
    register = _Register(actors)
    made: list[Frame] = []
    for rank, document in enumerate(sorted(documents, key=lambda document: document.key)):
        blocks = document.article.blocks
        starts = [block.span.start for block in blocks]
        told = sorted(zip(document.claims, keys[document.key], strict=True), key=_place)
        for claim, key in told:
            block = max(bisect_right(starts, claim.span.start) - 1, 0)
            title = bool(blocks) and blocks[block].kind is BlockKind.TITLE
            made.append(_frame(claim, key, rank, block, title, register, document.article.day))
    return tuple(made)


def _place(told: tuple[Claim, Key]) -> tuple[int, Key]:
    return told[0].span.start, told[1]


def _frame(
    claim: Claim, key: Key, rank: int, block: int, title: bool, register: _Register, day: str | None
) -> Frame:
    trigger, _, is_occasion = _trigger(claim.trigger)
    continuing = lasting(claim)
    occasion = claim.type in GATHERING and is_occasion
    when = _days(claim.time, continuing)
    published = number(day) if day else None
    moment = when.start if when.start is not None else when.end if when.end is not None else published
    return Frame(
        claim,
        key,
        trigger,
        continuing,
        occasion,
        unmeant(claim),
        rank,
        block,
        title,
        register.of(claim),
        when,
        published,
        moment or 0,
    )


def lasting(claim: Claim) -> bool:
    """Whether a claim is of what goes on for months and is told again and again meanwhile."""
    return claim.type in _ACTS_THAT_LAST and _trigger(claim.trigger)[1]


def _days(time: ClaimTime, continuing: bool) -> Days:
    """The days of a claim's event. What goes on for months has a first day at most: a war that began in
    February is the one that is spoken of in March."""
    if time.basis is Basis.NONE or (continuing and time.basis is Basis.CONTEXT):
        return UNKNOWN
    found = days(time)
    return Days(found.start, None) if continuing else found


@lru_cache(maxsize=1 << 14)
def _trigger(words: str) -> tuple[str, bool, bool]:
    """A trigger folded, whether its act may last, and whether a gathering so called is a press conference."""
    folded = fold(words)
    lasts, occasion = (any(w in folded for w in _words(group)) for group in ("lasting", "occasions"))
    return folded, lasts, occasion


@cache
def _words(group: str) -> tuple[str, ...]:
    """Triggers of one kind, as the language lists them."""
    return load("zh", "merge").words(group, "triggers")


@lru_cache(maxsize=1 << 16)
def bare(key: Key) -> Key:
    """A key without what ties an unnamed actor to a place in a document."""
    return key.partition("@")[0].partition("~")[0]


@lru_cache(maxsize=1 << 16)
def rankless(key: Key) -> Key:
    """The bare key of an unnamed actor, called without number and rank: 海关一位高级官员 is 海关官员."""
    kind, slash, name = bare(key).partition("/")
    for word, plain in load("zh", "merge").mapping("unnamed", "plain").items():
        name = name.replace(word, plain)
    return kind + slash + (_counted().sub("", name) or name)


@cache
def _counted() -> re.Pattern[str]:
    language = load("zh", "merge")
    numbers, counters, ranks = (
        alternatives(language.words("unnamed", group)) for group in ("numbers", "counters", "ranks")
    )
    return re.compile(f"(?:{numbers})+(?:{counters})|(?:{ranks})的?")


def standing(key: Key, actors: Mapping[Key, Actor]) -> Key:
    """The actor for comparing: 四名美国官员 of two texts may be the same officials, and are by name. Words as
    short as 专家 or 有网友 stand for somebody else in every text."""
    actor = actors.get(key)
    if actor is None or actor.named:
        return key
    told = rankless(key)
    return told if len(told.partition("/")[2]) >= _TELLING else key


def undergoing(key: Key, actors: Mapping[Key, Actor]) -> Key:
    """Whoever undergoes something, for comparing: an unnamed one by the word for him, however short."""
    actor = actors.get(key)
    return key if actor is None or actor.named else rankless(key)


def home(key: Key, actors: Mapping[Key, Actor]) -> Key:
    """The country an actor belongs to, or the actor itself."""
    actor = actors.get(key)
    if actor is None or actor.type is ActorType.COUNTRY or actor.state is None:
        return standing(key, actors)
    return actor.state
