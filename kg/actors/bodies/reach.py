"""How far the name of a body reaches to the left of its ending or office: over what names are made of."""

import re
from collections.abc import Mapping
from functools import cache

from kg.actors.lexicon import Token
from kg.actors.reading import Text, is_han

LONGEST_NAME = 18
_LONGEST_WORD = 7
SHORTEST_BODY = 3
WIDEST_BRACKET = 40
#: Parts of speech that names of bodies are made of; of these the verbal ones only as listed.
_NAME_TAGS = frozenset(
    "a ag an b eng f g i j l m n ng nl nr nrfg nrt ns nt nz s un v vg vi vn x zg".split()  # noqa: SIM905
)
VERBAL = frozenset({"a", "ad", "d", "v", "vd"})
#: Offices that stand in names of bodies: 总统辩论委员会.
_IN_NAMES = frozenset({"总理", "总统", "首相"})
#: Parts of speech of words that hold an ending and what tells it (国立大学, but 达成协议).
_COVERING = frozenset({"j", "n", "ns", "nt", "nz"})
#: What the walk may pick up at the left though no name begins with it.
_NOT_FIRST_TAGS = frozenset({"c", "d", "f", "m", "mq", "p", "q", "u"})
#: Kinds of bodies that stand before a name and are no part of it: 智库|北境研究中心.
_APART = frozenset({"媒体", "智库"})
#: What endings begin with that belongs to a place's name, too: 市政府, 区委.
_COMMUNES = frozenset("乡区县州市省镇")
_ENDING_WALK = frozenset({"blocked", "honorific", "title"})


def name_start(text: Text, at: int, people_to: Mapping[int, int], end: int, joins: bool = False) -> int:
    """Left over nouns, places, states and names until a word that no name holds.

    Where names join nouns (外交及联邦事务部) so does the walk, but never two known names.
    """
    start = at
    while start > 0 and at - start < LONGEST_NAME:
        if joins and start < at and text.folded[start - 1] in "和与及暨" and _noun_to(text, start - 1):
            start -= 1
        if start in people_to:
            return people_to[start]
        token = text.token_to[start]
        if token is not None:
            inner = joins and start != at and token.text in _IN_NAMES
            kind = start == at and token.text in text.lists.endings  # 北岸|公司|董事长
            if not inner and not kind and (_ends_walk(text, token) or (start != at and _of_person(token))):
                break
            start = token.start
            continue
        step = _word_before(text, start, end)
        if step is None:
            break
        start = step
    return start


def _ends_walk(text: Text, token: Token) -> bool:
    """Whether no name reaches over a form; over people who are a kind of body (国家, 青年) it does."""
    classes = token.meaning.classes
    kind = "group" in classes and (token.text not in text.lists.generic or token.text in _APART)
    return kind or any(one in _ENDING_WALK or one.startswith("pronoun") for one in classes)


def _of_person(token: Token) -> bool:
    return bool(token.meaning.keys) and token.meaning.keys[0].startswith("person/")


def _noun_to(text: Text, end: int) -> bool:
    """Whether a common noun ends at a position: 战略|和生态安全委员会."""
    if text.token_to[end] is not None:
        return False
    word = text.word_to[end]
    return word is not None and end - word.start in (2, 3) and word.tag in ("an", "j", "n", "vn")


def _word_before(text: Text, at: int, end: int) -> int | None:
    """The beginning of the word that ends at a position, or runs on to the ending's end (国立|大学)."""
    if text.folded[at - 1 : at].isascii():
        latin = latin_name().search(text.folded, max(0, at - WIDEST_BRACKET), at)
        if latin:
            return latin.start()
    word = text.word_to[at]
    if word is None and text.folded[at] in _COMMUNES:
        word = text.word_to[at + 1]  # 西城区|政府 where the ending is 区政府
    word = word or text.word_to[end]
    if word is None or not 0 < at - word.start <= _LONGEST_WORD:
        return None
    piece = text.folded[word.start : at]
    if (word.end != at and word.tag not in _COVERING) or not _in_name(text, piece, word.tag):
        return None
    return word.start if all(is_han(char) or char in "·-" for char in piece) else None


@cache
def latin_name() -> re.Pattern[str]:
    """A name in Latin letters at the end of a stretch."""
    return re.compile(r"(?<![A-Za-z0-9])[A-Z][A-Za-z0-9&.'-]*(?: [A-Z][A-Za-z0-9&.'-]*)*$")


def _in_name(text: Text, piece: str, tag: str) -> bool:
    """Whether a word can be part of a body's name."""
    lists = text.lists
    if piece in lists.body_stop or tag not in _NAME_TAGS:
        return False
    if (tag == "f" and piece not in lists.directions) or (tag == "m" and piece[0] != "第"):
        return False
    return not (tag in VERBAL and len(piece) > 1 and piece not in lists.nominal)


def trimmed(text: Text, start: int, end: int) -> int:
    """Without the numbers, measure words and adverbs that the walk picked up at the left."""
    while start < end and text.token_at[start] is None:
        word = text.word_at[start]
        if text.folded[start] in "·-":
            start += 1
        elif word and (
            (word.tag in _NOT_FIRST_TAGS and text.folded[start] != "第")
            or text.folded[start : word.end] in text.lists.body_not_first
        ):
            start = word.end
        else:
            break
    return min(start, end)


def quoted_start(text: Text, token: Token) -> int | None:
    """Where a name begins that stands whole between quotation marks: “最高政治委员会”."""
    if text.folded[token.end : token.end + 1] != "”":
        return None
    mark = text.folded.rfind("“", max(0, token.start - LONGEST_NAME), token.start)
    whole = mark >= 0 and all(is_han(char) for char in text.folded[mark + 1 : token.start])
    first = text.word_at[mark + 1]
    named = first is not None and text.folded[mark + 1 : first.end] not in text.lists.body_stop
    return mark + 1 if whole and named and token.start - mark > SHORTEST_BODY else None
