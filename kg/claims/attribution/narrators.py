"""Whose words all the rest of an article is: 以下是甲的讲话全文。

What nobody in it is cited for is told by the one announced, and whoever is cited is cited by that one.
"""

import re
from collections.abc import Sequence
from functools import cache

from kg import lang
from kg.claims.attribution.reported_speech import ACCORDING, Cue, listed, words
from kg.claims.words.passages import Passage
from kg.records import BlockKind


def narrators(text: str, passages: Sequence[Passage]) -> list[Cue | None]:
    """For every sentence the one announced before it; nobody in most articles."""
    found: list[Cue | None] = []
    told: Cue | None = None
    for passage in passages:
        found.append(None if passage.kind == BlockKind.CAPTION else told)
        told = _announced(text, passage) or told
    return found


def _announced(text: str, passage: Passage) -> Cue | None:
    """Who is announced, as the source of a cue."""
    start, end = passage.span
    if not text.startswith(listed("announcing"), start):
        return None
    match = _announcement().match(text, start, end)
    if match is None:
        return None
    low, high = match.span(1)
    of = [noun for noun in passage.nouns if noun.end <= low and not noun.modifier and noun.kind != "place"]
    if not of:
        return None
    return Cue(low, high, ACCORDING, "statement", passage.number, of[-1].clause, of[-1], False, False, "：")


@cache
def _announcement() -> re.Pattern[str]:
    opening = lang.alternatives(listed("announcing"))
    works = lang.alternatives(words("works"))
    return re.compile(f"(?:{opening})就?[是为][^，,。“]{{0,60}}?({works})[^，,。“]{{0,4}}[。：:]?\\s*$")
