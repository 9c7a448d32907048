"""Candidates: event words in their clause, with what stands around them: voice, light verb, nominal use."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from kg import lang
from kg.claims.words.nouns import Noun
from kg.claims.words.passages import Passage
from kg.claims.words.triggers import Trigger
from kg.lang.event_types import EventType

#: A light verb stands at most this many characters before the noun that it takes.
_LIGHT = 14

#: So many sentences after an attack, dead and injured are taken for its victims.
_FELT = 2


class Candidate(Struct, frozen=True, gc=False):
    """An event word read as one event type. `before` and `after` are the rest of its clause."""

    trigger: Trigger
    concept: EventType
    type: str  # of the concept
    passage: Passage
    clause: int
    before: str
    after: str
    passive: str  # the word that makes it passive, or empty
    passive_at: int  # where that stands
    light: str  # the light verb that takes it as its object, or empty
    nominal: str  # "", "of" (…的+trigger), "rel" (trigger+的…)
    use: str  # the same, with an l behind it where a light verb takes it
    quoted: bool
    rivals: Sequence[Trigger]  # all triggers of the sentence
    rank: int  # how many of them stand before it
    free_before: int  # nouns in its clause before it that no coverb takes and that modify no other
    free_behind: int
    stranger: str  # the kind of the nearest unknown noun before it in its clause (see Passage), or empty
    verbs: Sequence[int]  # where those triggers start that are words by themselves
    governors: Mapping[int, str]  # the type of the event word that ends at an offset


class Setting(Struct, frozen=True, gc=False):
    """What the candidates of one sentence have in common."""

    passage: Passage
    rivals: Sequence[Trigger]
    starts: Sequence[int]
    verbs: Sequence[int]
    governors: Mapping[int, str]
    free: Mapping[int, Sequence[Noun]]  # by clause: nouns that no coverb takes and that modify no other


def setting(passage: Passage, rivals: Sequence[Trigger]) -> Setting:
    """The setting of a sentence with these event words."""
    free: dict[int, list[Noun]] = {}
    for noun in passage.nouns:
        if not noun.coverb and not noun.modifier:
            free.setdefault(noun.clause, []).append(noun)
    return Setting(
        passage,
        rivals,
        [trigger.start for trigger in rivals],
        [trigger.start for trigger in rivals if trigger.edges == "lr"],
        {trigger.end: trigger.concepts[0].type for trigger in rivals},
        free,
    )


@cache
def _words(group: str, name: str) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """The words of a list, the longest first, and what finds any of them."""
    words = lang.load("zh", "claims").words(group, name)
    return tuple(sorted(words, key=lambda word: (-len(word), word))), re.compile(lang.alternatives(words))


def candidates(text: str, passages: Sequence[Passage], triggers: Sequence[Trigger]) -> Iterator[Candidate]:
    """Every reading of every event word, in text order."""
    starts = [trigger.start for trigger in triggers]
    attacked = -_FELT - 1  # the last sentence that tells of an attack
    for passage in passages:
        rivals = triggers[bisect_left(starts, passage.span.start) : bisect_left(starts, passage.span.end)]
        if rivals:
            here = setting(passage, rivals)
            attacked = passage.number if any(map(is_attack, rivals)) else attacked
            felt = passage.number - attacked <= _FELT
            for trigger in rivals:
                for candidate in readings_of(text, here, trigger):
                    if felt or candidate.type != "attack" or trigger.word not in _dying():
                        yield candidate


def is_attack(trigger: Trigger) -> bool:
    """Whether an event word tells of an attack, not only of those who come to harm."""
    return trigger.concepts[0].type == "attack" and trigger.word not in _dying()


def befalls(candidate: Candidate) -> bool:
    """Whether nobody does what comes over somebody (三人丧生): no attack is told beside it."""
    if candidate.trigger.word not in _dying() or candidate.passive:
        return False
    return not any(map(is_attack, candidate.rivals))


def takes_thing(candidate: Candidate) -> bool:
    """Whether an event word has an object behind it that need name no actor (袭击了港口, 捐出两万元)."""
    if candidate.nominal or not candidate.after:
        return False
    return candidate.trigger.right_tag in _OBJECTS or (
        candidate.after[0] == "了" and len(candidate.after) > 2
    )


#: Parts of speech of such objects. Where other tellings gave an undergoer, too, 2 of 16 annotated were right.
_OBJECTS = frozenset({"b", "j", "l", "m", "n", "nr", "ns", "nt", "nz", "v", "vn"})


@cache
def _dying() -> frozenset[str]:
    return frozenset(lang.load("zh", "claims").words("trigger", "dying"))


def readings_of(text: str, here: Setting, trigger: Trigger) -> Iterator[Candidate]:
    """An event word read as each of the types that it may name."""
    passage, start = here.passage, trigger.start
    number = passage.clause_at(start)
    clause = passage.clauses[number]
    before = text[clause.start : start]
    after = text[trigger.end : clause.end]
    passive, passive_at = _passive(before, clause.start, start, here.verbs)
    light = _last(before[-_LIGHT:], "trigger", "light")
    free = here.free.get(number, ())
    free_before = sum([noun.start < start for noun in free])
    nominal = "rel" if after[:1] == "的" else "of" if before[-1:] == "的" else ""
    use = nominal + "l" if light else nominal
    low = max([noun.end for noun in free if noun.end <= start], default=clause.start)
    quoted = passage.quoted(start)
    rank = bisect_left(here.starts, start)
    stranger = passage.stranger(low, start)
    for concept in trigger.concepts:
        yield Candidate(
            trigger, concept, concept.type, passage, number, before, after, passive, passive_at, light,
            nominal, use, quoted, here.rivals, rank, free_before, len(free) - free_before, stranger,
            here.verbs, here.governors,
        )  # fmt: skip


def _passive(before: str, clause: int, start: int, verbs: Sequence[int]) -> tuple[str, int]:
    """The word that makes an event word passive and where it stands; none where it rules another verb."""
    passive = _last(before, "coverb", "passive")
    if not passive:
        return "", -1
    place = before.rfind(passive)
    at = clause + place
    between = bisect_left(verbs, start) > bisect_left(verbs, at)  # 被邀请参加: another word is passive
    return ("" if between or before.startswith(_ruling(), place) else passive), at


@cache
def _ruling() -> tuple[str, ...]:
    """Words with a passive word in them that is not of the event word behind: 被迫撤退."""
    return lang.load("zh", "claims").words("coverb", "ruling")


def _last(text: str, group: str, name: str) -> str:
    """The word of a list that ends last in a text; the longest of those that end together."""
    best, at = "", -1
    words, any_of = _words(group, name)
    if not any_of.search(text):  # most clauses hold none
        return best
    for word in [word for word in words if word in text]:
        end = text.rfind(word) + len(word)
        if end > at:
            best, at = word, end
    return best
