"""People of whom a text tells the surname only: 李先生, 张女士, 蔡某某, 魏某宁."""

import re
from collections.abc import Iterator
from functools import cache

from kg.actors.credits import inside
from kg.actors.finding import Finding
from kg.actors.reading import Text, is_han
from kg.actors.roster import Roster
from kg.actors.words import words
from kg.records import ActorType, Key

#: The rule they are found by.
SURNAME = "zh.group.surname"


def findings(text: Text, roster: Roster) -> Iterator[Finding]:
    """Every mention of somebody partly named. The same words in one document are one person, elsewhere
    another."""
    keys: dict[str, Key] = {}
    unsaid = sorted([*text.bylines, *text.credits])
    for start, end in sorted({*_with_honorific(text), *_with_hidden_name(text)}):
        if inside(unsaid, start):
            continue
        name = text.folded[start:end]
        if name not in keys:
            keys[name] = roster.unnamed(name, start, ActorType.PERSON)
        yield Finding(start, end, (keys[name],), "unnamed", SURNAME)


def _with_honorific(text: Text) -> Iterator[tuple[int, int]]:
    for token in text.of_class("honorific"):
        start = token.start - 1
        if start >= 0 and text.folded[start] in text.lists.surnames and _begins(text, start):
            yield start, token.end


def _with_hidden_name(text: Text) -> Iterator[tuple[int, int]]:
    if "某" not in text.folded:
        return
    for match in _hidden().finditer(text.folded):
        start, end = match.span()
        if not _begins(text, start):
            continue
        given = text.folded[end : end + 1]
        if is_han(given or " ") and not text.follows(end) and text.follows(end + 1):
            end += 1
        yield start, end


def _begins(text: Text, at: int) -> bool:
    """Whether a word begins here."""
    return text.opens(at) or text.word_at[at] is not None


@cache
def _hidden() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(words().surnames))}]某某?")
