"""Rules of scope as data: which words rule the event words behind them, how far, and what comes of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from msgspec import Struct

from kg import lang
from kg.claims.factuality.markers import Marker
from kg.claims.words.candidates import Candidate
from kg.claims.words.triggers import Trigger
from kg.lang.event_types import SPEECH

#: Types of telling: somebody who tells something goes on beside a request (敦促…，并谴责…).
TELLING = SPEECH | {"agree", "protest"}


@dataclass(frozen=True, slots=True)
class Rule:
    """What a class of words does to the event words in its reach."""

    id: str
    word_class: str
    reach: str  # near, verb, clause, chain or sentence
    value: str  # negated, possible, open (not happened) or requested (no claim)


@cache
def rules() -> tuple[Rule, ...]:
    """The scope rules, in the order in which they are asked."""
    table = lang.load("zh", "factuality")
    entries = table.rules(required=("class", "reach", "value", "word"))
    return tuple(Rule(e["id"], e["class"], e["reach"], e["value"]) for e in entries)


class Scope(Struct, frozen=True, gc=False):
    """A candidate in its sentence: the words before it, where cited words begin, whether it lies ahead."""

    text: str
    candidate: Candidate
    markers: Sequence[Marker]
    said: int
    ahead: bool  # the text dates it after the day of publication


@cache
def pattern(name: str, before: str, behind: str = "") -> re.Pattern[str]:
    """The words of a list, behind what must stand before them and before what must stand behind."""
    return re.compile(f"{before}(?:{lang.alternatives(listed(name))}){behind}")


@cache
def listed(name: str) -> tuple[str, ...]:
    """The words of a list."""
    return lang.load("zh", "factuality").words("scope", name)


def perfective(candidate: Candidate) -> bool:
    """Whether a particle behind the event word says that it was done: 袭击了."""
    return candidate.after.startswith(listed("particles"))


def suffered(trigger: Trigger) -> bool:
    """Whether the event word says itself that somebody undergoes it: 被捕, 遭绑架."""
    return trigger.word.startswith(listed("suffering"))
