"""Candidates: event words in their clause, with what stands around them: voice, light verb, nominal use."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg import lang
from kg.claims.passages import Passage
from kg.claims.triggers import Trigger
from kg.lang.event_types import EventType


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event word read as one event type. `before` and `after` are the rest of its clause."""

    trigger: Trigger
    concept: EventType
    passage: Passage
    clause: int
    before: str
    after: str
    passive: str  # the word that makes it passive, or empty
    passive_at: int  # where that stands
    light: str  # the light verb that takes it as its object, or empty
    nominal: str  # "", "of" (…的+trigger), "rel" (trigger+的…)
    quoted: bool
    rivals: Sequence[Trigger]  # all triggers of the sentence
    rank: int  # how many of them stand before it
    free_before: int  # nouns in its clause before it that no coverb takes and that modify no other
    free_behind: int
    stranger: str  # the kind of the nearest unknown noun before it in its clause: h(uman), t(hing), or empty
    verbs: Sequence[int]  # where those start that are words by themselves
    governors: Mapping[int, str]  # the type of the event word that ends at an offset

    @property
    def type(self) -> str:
        """The event type."""
        return self.concept.type


@cache
def _words(group: str, name: str) -> tuple[str, ...]:
    words = lang.load("zh", "claims").words(group, name)
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def candidates(text: str, passages: Sequence[Passage], triggers: Sequence[Trigger]) -> Iterator[Candidate]:
    """Every reading of every event word, in text order."""
    starts = [trigger.start for trigger in triggers]
    for passage in passages:
        rivals = triggers[bisect_left(starts, passage.span.start) : bisect_left(starts, passage.span.end)]
        for trigger in rivals:
            yield from readings_of(text, passage, trigger, rivals)


def readings_of(
    text: str, passage: Passage, trigger: Trigger, rivals: Sequence[Trigger]
) -> Iterator[Candidate]:
    """An event word read as each of the types that it may name."""
    number = passage.clause_at(trigger.start)
    clause = passage.clauses[number]
    before = text[clause.start : trigger.start]
    after = text[trigger.end : clause.end]
    passive = _last(before, _words("coverb", "passive"))
    passive_at = clause.start + before.rfind(passive) if passive else -1
    if any(passive_at < t.start < trigger.start and t.edges == "lr" for t in rivals):
        passive = ""  # 被邀请参加: it is another word that is passive
    light = _last(before[-14:], _words("trigger", "light"))
    nominal = "rel" if after[:1] == "的" else "of" if before[-1:] == "的" else ""
    quoted = passage.quoted(trigger.start)
    verbs = [t.start for t in rivals if t.edges == "lr"]
    governors = {t.end: t.concepts[0].type for t in rivals}
    rank = sum(1 for t in rivals if t.start < trigger.start)
    free = [n for n in passage.nouns if n.clause == number and not n.coverb and not n.modifier]
    free_before = sum(1 for n in free if n.start < trigger.start)
    low = max([n.end for n in free if n.end <= trigger.start], default=clause.start)
    stranger = passage.stranger(low, trigger.start)
    for concept in trigger.concepts:
        yield Candidate(
            trigger,
            concept,
            passage,
            number,
            before,
            after,
            passive,
            passive_at,
            light,
            nominal,
            quoted,
            rivals,
            rank,
            free_before,
            len(free) - free_before,
            stranger,
            verbs,
            governors,
        )


def _last(text: str, words: Sequence[str]) -> str:
    """The word that ends last in a text; the longest of those that end together."""
    best, at = "", -1
    for word in words:
        found = text.rfind(word)
        if found >= 0 and found + len(word) > at:
            best, at = word, found + len(word)
    return best
