"""States in one character each: 中俄, 美日澳印, and the offices told of together (中俄外长).

A row is read where something follows that follows rows (中俄|关系), or where its characters leave no
doubt: each stands for states freely, and one of them is no everyday character (美, 俄, 韩) or all
neighbours are known pairs (中日, 印巴). Then anything may follow.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from kg import lang
from kg.actors.lexicon import lexicon
from kg.actors.reading import NAME_TAGS, OPEN_BEFORE, Text, is_han
from kg.actors.words import words
from kg.records import Key

_LONGEST = 6
_SHORTEST = 2
#: Parts of speech of words that no row of states begins with.
_FUNCTION = frozenset({"c", "d", "p", "v"})
#: Parts of speech, by their first letter, of what a state does and when.
_ACTING = frozenset("dtv")
#: Parts of speech of words that a 中 follows as a word of its own: 过程中.
_BEFORE_WITHIN = frozenset({"n", "vn"})


#: Of several states that share an abbreviation the one that is meant, or None.
Choice = Callable[[tuple[Key, ...]], Key | None]


class Series(Struct, frozen=True, gc=False):
    """Abbreviations in a row: where they stand and the state of each."""

    start: int
    end: int
    states: tuple[Key, ...]


class Rows(NamedTuple):
    """What rows are made of, from `[row]` of `names.toml`."""

    free: frozenset[str]  # characters that stand for states whatever follows
    certain: frozenset[str]  # those of them that are no everyday characters
    pairs: frozenset[str]  # everyday characters that together can only be states
    never: frozenset[str]  # rows that are other words
    after: frozenset[str]  # what may follow whatever the segmenter joins it to
    follows: tuple[str, ...]  # what follows rows though it begins like what does not
    cut: Mapping[str, tuple[str, ...]]  # by last character: what makes it the next word's
    members: Mapping[str, tuple[Key, ...]]  # rows of which a shared character has a meaning of its own


@cache
def _rows() -> Rows:
    table = lang.load("zh", "names")
    return Rows(
        words().row,
        words().row - words().everyday,
        frozenset(table.words("row", "pairs")),
        frozenset(table.words("row", "never")),
        frozenset(table.words("row", "after")),
        table.words("row", "follows"),
        {char: tuple(after.split()) for char, after in table.mapping("row-cut").items()},
        {row: tuple(keys.split()) for row, keys in table.mapping("row-of").items()},
    )


@cache
def _pattern() -> re.Pattern[str]:
    chars = "".join(sorted(form for form in lexicon().abbreviations if len(form) == 1)) or "\x00"
    return re.compile(rf"[{chars}](?:[、－-]?[{chars}]){{1,{_LONGEST}}}")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(lang.guarded(words().followers) + r"|\n")


def series(text: Text, choose: Choice) -> Iterator[Series]:
    """Rows of abbreviations that stand on their own: not cut out of words, and of two states or more."""
    if "\x00" in _pattern().pattern:
        return
    for first, last in _stretches(text.folded):
        start = _own_start(text, first, last)
        end = _own_end(text, start, last, choose)
        one = text.folded[start:end] in text.lexicon.abbreviations  # 埃塞
        if one or end - start < _SHORTEST or not _apart(text, start, end):
            continue
        if not (_free(text, start, end, last) or _followed(text, start, end)):
            continue
        states = _members(text, start, end, choose)
        if len(states) > 1 and len(set(states)) == len(states):
            yield Series(start, end, states)


def _stretches(folded: str) -> Iterator[tuple[int, int]]:
    """Runs of abbreviations; where rows stand in a list (美朝、朝韩关系) each row by itself."""
    for match in _pattern().finditer(folded):
        start, end = match.span()
        parts = match[0].split("、")
        if len(parts) == 1 or any(len(part) < _SHORTEST for part in parts):
            yield start, end
            continue
        for part in parts:
            yield start, start + len(part)
            start += len(part) + 1


def _members(text: Text, start: int, end: int, choose: Choice) -> tuple[Key, ...]:
    """The state of each character; a pair with a meaning of its own decides for both (以巴, 印巴)."""
    row, members = text.folded[start:end], _rows().members
    chars = [char for char in row if char in text.lexicon.abbreviations]
    meant = {
        char: key for pair in members if pair in row for char, key in zip(pair, members[pair], strict=True)
    }
    keys = (meant.get(char) or choose(text.lexicon.abbreviations[char]) for char in chars)
    return tuple(key for key in keys if key) if len(set(chars)) == len(chars) else ()


def _own_start(text: Text, start: int, end: int) -> int:
    """Past characters that belong to the word before (参加|美日), and past a preposition (以|日美)."""
    if _after_date(text, start + 1) or (text.folded[start] == "以" and _by().match(text.folded, start + 1)):
        return start + 1
    while end - start >= _SHORTEST:
        word = text.word_at[start]
        if word is not None and not (word.end == start + 1 and word.tag in _FUNCTION):
            return start
        if text.token_to[start] is not None or (start and text.folded[start - 1] in OPEN_BEFORE):
            return start
        if word is not None and text.folded[start : start + _SHORTEST] in _rows().members:
            return start
        start += 1
    return start


def _after_date(text: Text, at: int) -> bool:
    """Whether a day of the month ends here: 9日|美中."""
    return at > 1 and text.folded[at - 1] == "日" and text.folded[at - 2].isdecimal()


def _own_end(text: Text, start: int, end: int, choose: Choice) -> int:
    """Before characters that belong to the next word: 美日|前, 中美|以, 美日|也."""
    while (
        end - start >= _SHORTEST
        and text.folded[end - _SHORTEST : end] not in _rows().members
        and _ends_early(text, end, choose)
    ):
        end -= 1
    return end


def _ends_early(text: Text, end: int, choose: Choice) -> bool:
    """Whether the last character is no state: a longer name's (日菲|印尼), the next word's, or nobody's."""
    folded, last, token = text.folded, text.folded[end - 1], text.token_at[end - 1]
    if token is not None and token.end > end:
        return True
    if folded.startswith(_rows().cut.get(last, ()), end) and not folded.startswith(_rows().follows, end):
        return True
    if last == "以" and _is_preposition(text, end):
        return True
    return not choose(text.lexicon.abbreviations.get(last, ()))


def _is_preposition(text: Text, end: int) -> bool:
    """Whether the 以 before a position means by or with: what it governs follows, or its pattern."""
    if _by().match(text.folded, end):
        return True
    word = text.word_at[end]
    return not (_after().match(text.folded, end) or (word is not None and word.tag[:1] in _ACTING))


@cache
def _by() -> re.Pattern[str]:
    """Up to the clause's end one of the words that 以 goes with: 以军事手段, 以反恐为由."""
    with_ = lang.guarded(lang.load("zh", "names").words("row", "with"))
    return re.compile(rf"[^，。；：！？\n]{{0,24}}?{with_}")


def _apart(text: Text, start: int, end: int) -> bool:
    """Whether the row overlaps no known form but abbreviations."""
    for at in range(max(0, start - _LONGEST), end):
        token = text.token_at[at]
        if token and token.end > start and "abbreviation" not in token.meaning.classes:
            return False
    return True


def _followed(text: Text, start: int, end: int) -> bool:
    """Whether something comes after the row that follows rows of states, and it is no function word."""
    if text.common(start, end) and text.tag(start) in _FUNCTION:
        return False
    if "、" in text.folded[start:end]:
        return text.word_to[end] is not None or text.follows(end, by_tag=False)
    fits = bool(_after().match(text.folded, end))
    word = text.word_at[start]
    ends = (
        text.word_to[end] is not None
        or text.token_at[end] is not None
        or (word is not None and word.end > end)
    )
    return fits and (ends or not is_han(text.folded[end : end + 1] or " "))


def _free(text: Text, start: int, end: int, run: int) -> bool:
    """Whether the row's characters leave no doubt, and no word runs out of it.

    `run` is where the characters end that could be states: what was cut off there is the next word's.
    """
    rows, row = _rows(), text.folded[start:end]
    if row in rows.never:
        return False
    paired = all(one + other in rows.pairs for one, other in pairwise(row))
    if not (paired or (rows.free.issuperset(row) and not rows.certain.isdisjoint(row))):
        return False
    return _begins(text, start) and (end < run or _ends(text, end))


def _begins(text: Text, start: int) -> bool:
    """Whether no word runs into the row; a 中 after a noun is the noun's: 过程中|韩家人."""
    if start == 0 or not is_han(text.folded[start - 1]) or _after_date(text, start):
        return True
    before = text.word_to[start]
    if before is None or text.folded[start] != "中" or before.tag not in _BEFORE_WITHIN:
        return before is not None
    return text.folded[before.start : start] in text.lists.body_stop  # 警告|中俄


def _ends(text: Text, end: int) -> bool:
    """Whether no word runs out of the row, nor a name goes on: 韩美|娟."""
    if text.folded[end : end + 1] in _rows().after:
        return True
    after = text.word_at[end]
    if after is None or (after.tag in NAME_TAGS and after.end == end + 1):
        return text.follows(end, by_tag=False)
    return True
