"""Who speaks right behind an office under a name that no dictionary has: 学者|忽赤台|说.

What stands there is a name where the segmenter's dictionary knows none of its words: read without
guesses it falls into single characters, or into names of people and places. Of 48 such stretches in 1,995
articles 36 are names; what the lists of characters below leave of them is names but for two.
"""

import re
from collections.abc import Iterator
from functools import cache

from kg import lang
from kg.actors.names import introduced
from kg.actors.names.evidence import Name, by_dictionary
from kg.actors.reading import NAME_TAGS, Text

#: Characters of a name with a surname and one character more, and how often a shorter one must speak.
_SHORT, _TWICE = 2, 2
#: Characters of most Japanese names, the last of which may be 一.
_JAPANESE, _FIRST = 4, "一"
#: What ends words for people that the lists have without it: 评论人|士.
_PERSON = "士"


def unlisted(text: Text) -> Iterator[Name]:
    """Names between an office, or a word for a person, and a word of saying."""
    bodies, pattern, other = text.lists.group_bodies, introduced.named_and_says(), _other()
    for token in (*text.of_class("title"), *text.of_class("group")):
        start = token.end
        if token.text in bodies or text.token_at[start] is not None:
            continue
        if not other.isdisjoint(text.folded[start : start + _SHORT]):
            continue
        match = pattern.match(text.folded, start)
        if match and text.holds_none(*match.span(1)) and _is_a_name(text, match[1]):
            yield Name(*match.span(1), None, "zh.name.unlisted")


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
    says = re.compile(re.escape(name) + introduced.says())
    return sum(1 for _ in says.finditer(text.folded)) >= _TWICE


@cache
def _other() -> frozenset[str]:
    """Characters that stand in no such name."""
    lists = lang.load("zh", "names")
    return frozenset((*lists.words("introduced", "no-name"), *lists.words("unlisted", "no-name")))
