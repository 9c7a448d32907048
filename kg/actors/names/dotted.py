"""Names with marks between their parts: 谢尔盖·绍伊古, 迪马-尤, and where they begin and end."""

import re
from collections.abc import Iterator
from functools import cache

from kg import lang
from kg.actors.names.evidence import Name, right_edge
from kg.actors.occurrences import places
from kg.actors.reading import Text
from kg.actors.words import words

#: Characters of a part.
_PART = 12
_MARKS = "·.-"
#: 其|子|亨特·拜登.
_SON = "子"


@cache
def _listed(name: str) -> tuple[str, ...]:
    return lang.load("zh", "names").words("transliteration", name)


@cache
def _characters() -> frozenset[str]:
    """What parts of such names are written with, some characters that stand in no other name among them."""
    return words().transliteration | frozenset(_listed("in-dotted"))


@cache
def _whole() -> re.Pattern[str]:
    chars = "".join(sorted(_characters()))
    part = f"[{chars}]{{1,{_PART}}}"
    return re.compile(rf"{part}(?:[{_MARKS}](?:{part}|[A-Z]\.?(?=[{_MARKS}]))){{1,4}}")


def _stretches(folded: str) -> Iterator[tuple[int, int]]:
    """What looks like a name, from the left: looked for at marks, of which a text has few."""
    chars, at = _characters(), 0
    for mark in places(folded, _MARKS):
        if mark <= at or folded[mark - 1] not in chars:
            continue
        start = mark
        while start > max(at, mark - _PART) and folded[start - 1] in chars:
            start -= 1
        found = _whole().match(folded, start)
        if found:
            yield found.span()
        at = found.end() if found else mark + 1


def dotted(text: Text) -> Iterator[Name]:
    """Names with a middle dot, cut where a known word begins or ends inside."""
    for first, last in _stretches(text.folded):
        dots = [at for at in range(first, last) if text.folded[at] in _MARKS]
        first_dot, last_dot = dots[0], dots[-1]
        start = _left_edge(text, first, first_dot)
        end = right_edge(text, last_dot + 1, last)
        hyphen_only = "·" not in text.folded[start:end] and "." not in text.folded[start:end]
        if hyphen_only and not _after_title_token(text, start):
            continue
        if start < first_dot and end > last_dot + 1:
            yield Name(start, end, None, "zh.name.dotted")


def _after_title_token(text: Text, start: int) -> bool:
    token = text.token_to[start]
    return token is not None and "title" in token.meaning.classes


def _left_edge(text: Text, start: int, dot: int) -> int:
    """The beginning of a name's first part: after the last known word, preposition or common word."""
    for at in range(dot - 1, start, -1):
        token = text.token_to[at]
        if token is None or len(token.text) == 1:
            continue
        if dot - at > 1 or text.folded[at] in _listed("short-first") or "title" in token.meaning.classes:
            return at
    if text.folded[start] == _SON and text.folded[start - 1 : start] in _listed("before-son"):
        return start + 1
    joined = text.word_at[start - 1] if start else None
    if joined is not None and joined.end == start + 1 < dot and joined.tag == "v":
        return start + 1  # 感谢|亨特·拜登
    while start < dot - 1 and text.folded[start] in _listed("before-dotted"):
        if text.folded.startswith(_listed("dotted-begins"), start):
            break
        start += 1
    return start
