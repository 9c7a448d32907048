"""One character for a state that stands alone: 访美, 俄称击落无人机, 打击乌设施."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg import lang
from kg.actors.lexicon import lexicon
from kg.actors.reading import NAMED, Text, is_han
from kg.actors.words import words
from kg.records import Key, Word

#: Marks that join the parts of one name.
_JOINTS = frozenset("·-.‧")
#: Parts of speech, by their first letter, of what a state does, has, or is told of with.
_AFTER = frozenset("dnpv")
#: Parts of speech, by their first letter, of words before a state that has what follows: 打击|乌|设施.
_BEFORE = frozenset("pv")
#: Parts of speech that stand for nouns.
_NOUNS = frozenset({"b", "j", "vn"})
_SHORTEST_NOUN = 2


class _Alone(NamedTuple):
    certain: frozenset[str]  # characters that are states where they begin a clause
    saying: frozenset[str]  # characters that are states there before a verb of saying
    verbs: tuple[str, ...]
    not_after: tuple[str, ...]
    chars: re.Pattern[str]


@cache
def _alone() -> _Alone:
    table = lang.load("zh", "names")
    certain, saying = (frozenset(table.words("state-alone", name)) for name in ("certain", "saying"))
    return _Alone(
        certain,
        saying,
        table.words("state-alone", "verbs"),
        table.words("state-alone", "not-after"),
        re.compile(f"[{''.join(sorted(certain | saying))}]"),
    )


def alone(text: Text) -> Iterator[tuple[int, tuple[Key, ...]]]:
    """Characters for states at the beginning of a clause or behind a verb: where, and the candidate keys."""
    lists, folded = _alone(), text.folded
    for match in lists.chars.finditer(folded):
        at, char = match.start(), match[0]
        if text.token_at[at] is not None:
            continue
        begins = _begins(folded, at)
        acts = begins and folded.startswith(lists.verbs, at + 1)
        found = acts or (char in lists.certain and _stands(text, at, begins))
        if found and not folded.startswith(lists.not_after, at + 1):
            yield at, text.lexicon.abbreviations.get(char, ())


def _stands(text: Text, at: int, begins: bool) -> bool:
    """Whether a character is a word of its own where states stand."""
    word, after = text.word_at[at], text.word_at[at + 1]
    if word is None or word.end != at + 1 or after is None or not is_han(text.folded[at + 1]):
        return False
    return after.tag[:1] in _AFTER if begins else _owns(text, at, after)


def _begins(folded: str, at: int) -> bool:
    """Whether a clause or a heading begins here: after a mark that joins no name."""
    return at == 0 or not (is_han(folded[at - 1]) or folded[at - 1] in _JOINTS or folded[at - 1].isalnum())


def _owns(text: Text, at: int, after: Word) -> bool:
    """Whether a noun follows and a verb or a preposition stands before."""
    before = text.word_to[at]
    if before is None or before.tag[:1] not in _BEFORE:
        return False
    length = after.end - after.start
    if after.tag in NAMED:
        return length > _SHORTEST_NOUN
    return (after.tag[:1] == "n" or after.tag in _NOUNS) and length >= _SHORTEST_NOUN


def after_verb(text: Text) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """One character for a state after a verb or preposition: 访美, 对华, 援乌."""
    for match in _after_verb().finditer(text.folded):
        at = match.end() - 1
        ends = text.word_to[at + 1] is not None or text.token_at[at + 1] is not None
        if not ends or text.word_at[match.start()] is None or _is_covered(text, at):
            continue
        if not text.folded.startswith(_other_words(), match.start()):
            keys = text.lexicon.abbreviations.get(text.folded[at], ("country/中国",))
            yield at, at + 1, keys


@cache
def _other_words() -> tuple[str, ...]:
    return lang.load("zh", "names").words("after", "other-words")


def _is_covered(text: Text, at: int) -> bool:
    """Whether the known form that begins nearest before a position reaches over it."""
    for start in range(at, max(-1, at - 10), -1):
        token = text.token_at[start]
        if token is not None:
            return token.end > at
    return False


@cache
def _after_verb() -> re.Pattern[str]:
    lists = words()
    states = {form for form, keys in lexicon().abbreviations.items() if keys[0].startswith("country/")}
    chars = {form for form in states if len(form) == 1} | lists.china
    return re.compile(rf"[{''.join(sorted(lists.before_state))}][{''.join(sorted(chars))}]")
