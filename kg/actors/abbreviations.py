"""States in one character each: 中俄, 美日澳印, and the offices told of together (中俄外长)."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.actors.lexicon import Token, lexicon
from kg.actors.reading import OPEN_BEFORE, Text, is_han
from kg.actors.words import words

_LONGEST = 6
_SHORTEST = 2
#: Parts of speech of words that no row of states begins with.
_FUNCTION = frozenset({"c", "d", "p", "v"})


class Series(NamedTuple):
    """Abbreviations in a row: where they stand and the candidate keys of each."""

    start: int
    end: int
    states: tuple[tuple[str, ...], ...]


@cache
def _pattern() -> re.Pattern[str]:
    chars = "".join(sorted(form for form in lexicon().abbreviations if len(form) == 1)) or "\x00"
    return re.compile(rf"[{chars}](?:[、－-]?[{chars}]){{1,{_LONGEST}}}")


@cache
def _after() -> re.Pattern[str]:
    followers = sorted(words().followers, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, followers)) + r"|\n")


def series(text: Text) -> Iterator[Series]:
    """Rows of abbreviations that stand on their own: not cut out of words, with a known follower."""
    if "\x00" in _pattern().pattern:
        return
    for match in _pattern().finditer(text.folded):
        start, end = _own_start(text, match.start(), match.end()), match.end()
        if end - start < _SHORTEST or (text.common(start, end) and text.word_at[start].tag in _FUNCTION):
            continue
        if not _clean(text, start, end):
            continue
        chars = [char for char in text.folded[start:end] if char in text.lexicon.abbreviations]
        if len(set(chars)) == len(chars):
            yield Series(start, end, tuple(text.lexicon.abbreviations[char] for char in chars))


def _own_start(text: Text, start: int, end: int) -> int:
    """Past characters that belong to the word before (参加|美日), and past a preposition (以|日美)."""
    while end - start >= _SHORTEST:
        word = text.word_at.get(start)
        if word is not None and not (word.end == start + 1 and word.tag in _FUNCTION):
            return start
        if start in text.token_to or (start and text.folded[start - 1] in OPEN_BEFORE):
            return start
        start += 1
    return start


def _clean(text: Text, start: int, end: int) -> bool:
    """The row overlaps no known form, and something that fits comes after it."""
    for at in range(max(0, start - _LONGEST), end):
        token = text.token_at.get(at)
        if token and token.end > start and "abbreviation" not in token.meaning.classes:
            return False
    fits = "、" in text.folded[start:end] or bool(_after().match(text.folded, end))
    word = text.word_at.get(start)
    ends = end in text.word_to or end in text.token_at or (word is not None and word.end > end)
    return fits and (ends or not is_han(text.folded[end : end + 1] or " "))


def after_verb(text: Text) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """One character for a state after a verb or preposition: 访美, 对华, 援乌."""
    for match in _after_verb().finditer(text.folded):
        at = match.start(1)
        if any(at in range(token.start, token.end) for token in _around(text, at)):
            continue
        if match.start() in text.word_at and (at + 1 in text.word_to or at + 1 in text.token_at):
            keys = text.lexicon.abbreviations.get(match[1], ("country/中国",))
            yield at, at + 1, keys


def _around(text: Text, at: int) -> Iterator[Token]:
    for start in range(at, max(-1, at - 10), -1):
        token = text.token_at.get(start)
        if token is not None:
            yield token
            return


@cache
def _after_verb() -> re.Pattern[str]:
    lists = words()
    chars = {form for form in lexicon().abbreviations if len(form) == 1} | lists.china
    return re.compile(rf"[{''.join(sorted(lists.before_state))}]([{''.join(sorted(chars))}])")
