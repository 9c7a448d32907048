"""Who speaks right behind an office under a name that no dictionary has: 学者|忽赤台|说.

What stands there is a name where the segmenter's dictionary knows none of its words: read without
guesses it falls into single characters, or into names of people and places. Of 48 such stretches in 1,995
articles 36 are names; what the lists of characters below leave of them is names but for two.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from kg import lang
from kg.actors.dictionary import by_dictionary
from kg.actors.names import introduced
from kg.actors.names.evidence import Name
from kg.actors.occurrences import occurrences
from kg.actors.reading import NAME_TAGS, Text, is_han

#: Characters of a name with a surname and one character more, and how often a shorter one must speak.
_SHORT, _TWICE = 2, 2
#: How often a name that nothing introduces has to begin a clause, its shortest length, and the rule.
_THRICE, _FEWEST, _AGAIN = 3, 3, "zh.name.speaks-again"
#: Characters of most Japanese names, the last of which may be 一.
_JAPANESE, _FIRST = 4, "一"
#: What ends words for people that the lists have without it: 评论人|士.
_PERSON = "士"


def unlisted(text: Text, stretches: Iterable[tuple[int, int]]) -> Iterator[Name]:
    """Names among the stretches between an office, or a word for a person, and a word of saying."""
    for start, end in stretches:
        if text.holds_none(start, end) and _is_a_name(text, text.folded[start:end]):
            yield Name(start, end, None, "zh.name.unlisted")


def speaking_often(text: Text) -> Iterator[Name]:
    """Names that begin three clauses and speak in two, surname or not: 达娃才让表示. All 8 in 1,995
    articles are names."""
    often = {char for char, times in Counter(text.heads).items() if times >= _THRICE and is_han(char)}
    opening: dict[str, list[int]] = {}
    for start, _ in text.clauses_from(often):
        if text.token_at[start] is None:
            opening.setdefault(text.folded[start : start + _FEWEST], []).append(start)
    for starts in opening.values():
        if len(starts) < _THRICE:
            continue
        for name, times in Counter(introduced.speaker_at(text, start) for start in starts).items():
            if times >= _TWICE and len(name) >= _FEWEST and _is_unheard_of(text, starts[0], name):
                yield from (
                    Name(at, at + len(name), None, _AGAIN)
                    for at in starts
                    if text.folded.startswith(name, at)
                )


def _is_unheard_of(text: Text, start: int, name: str) -> bool:
    """Whether a stretch is no word of the dictionary and holds none but names."""
    words = by_dictionary(name)
    known = len(words) == 1 or any(len(word) > 1 and tag not in NAME_TAGS for word, tag in words)
    if known or not text.holds_none(start, start + len(name)):
        return False
    return len(name) > _FEWEST or _is_a_name(text, name)


def _is_a_name(text: Text, name: str) -> bool:
    """Whether a stretch holds nothing but what names are made of, and no word that the dictionary has."""
    core = name[:-1] if len(name) == _JAPANESE and name[-1] == _FIRST else name
    if name[0] == _PERSON or not _other().isdisjoint(core):
        return False
    if len(name) > _JAPANESE and text.lists.transliteration.issuperset(name):
        return True
    words = by_dictionary(name)
    if any(len(word) > 1 and tag not in NAME_TAGS for word, tag in words):
        return False
    if len(name) > _SHORT:
        return True
    if len(words) < _SHORT:
        return False
    return name[0] in text.lists.surnames or _speaks_again(text, name)


def _speaks_again(text: Text, name: str) -> bool:
    ends = (at + len(name) for at in occurrences(text.folded, name))
    return sum(introduced.saying().match(text.folded, end) is not None for end in ends) >= _TWICE


@cache
def _other() -> frozenset[str]:
    """Characters that stand in no such name."""
    lists = lang.load("zh", "names")
    return frozenset((*lists.words("introduced", "no-name"), *lists.words("unlisted", "no-name")))
