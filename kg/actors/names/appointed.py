"""Names of who takes office, by 由 and the verb, and of whom somebody appoints or sentences: between the verb
and the office or the penalty."""

import re
from collections.abc import Iterator
from functools import cache

from kg import lang
from kg.actors.names import evidence
from kg.actors.names.evidence import Name
from kg.actors.occurrences import places
from kg.actors.reading import Text
from kg.actors.words import words


def named_to_office(text: Text) -> Iterator[Name]:
    """Who is named between a verb of appointing and 为 or 担任: 提名|瓦尔贝里|为总理."""
    for match in _appointing().finditer(text.folded):
        end = evidence.after_title(text, match.end()) if text.token_at[match.end()] is None else None
        if end and text.folded.startswith(_named(), end):
            yield Name(match.end(), end, None, "zh.name.named-to-office")


def taking_office(text: Text) -> Iterator[Name]:
    """Who is named between 由 and a verb of taking office: 由|瓦尔贝里|接任."""
    for at in places(text.folded, "由"):
        start = at + 1
        end = evidence.after_title(text, start) if text.token_at[start] is None else None
        if end and text.folded.startswith(_taking(), end):
            yield Name(start, end, None, "zh.name.taking-office")


def sentenced(text: Text) -> Iterator[Name]:
    """Who is named between a verb of sentencing and the penalty: 判处|王大明|死刑."""
    for match in _penalty().finditer(text.folded) if "判" in text.folded else ():
        start, end = match.span(1)
        if text.holds_none(start, end) and not text.common(start, end) and text.word_at[start] is not None:
            yield Name(start, end, None, "zh.name.sentenced")


@cache
def _penalty() -> re.Pattern[str]:
    surnames = f"[{''.join(sorted(words().surnames))}]"
    penalties = lang.alternatives(lang.load("zh", "names").words("around", "penalty"))
    years = "[0-9一二两三四五六七八九十]{1,3}年"
    return re.compile(rf"判[处决]({surnames}[㐀-鿿]{{1,2}}?)(?={penalties}|{years})")


@cache
def _taking() -> tuple[str, ...]:
    return lang.load("zh", "names").words("around", "taking")


@cache
def _named() -> tuple[str, ...]:
    return lang.load("zh", "titles").words("gap", "named")


@cache
def _appointing() -> re.Pattern[str]:
    verbs = lang.load("zh", "titles").words("gap", "appointing")
    return re.compile("|".join(map(re.escape, verbs)))
