"""Amounts of time: 三周, 一年半, 数十年, 三四个月."""

import re
from typing import NamedTuple

from kg.dates.frame import Anchor
from kg.dates.lexicon import Token
from kg.dates.numerals import numbers
from kg.dates.vocabulary import table, within, words


class Length(NamedTuple):
    """An amount of time: 三周 (3, week). `most` differs from `least` where the words are vague."""

    least: float | None
    most: float | None
    unit: str  # minute | hour | day | week | month | quarter | year | century | second


#: Two digits side by side: 两三, 三十四五, 七八十.
_BETWEEN = re.compile(
    "([二三四五六七八九]?十)?(?<![一二三四五六七八九〇零])([一二两三四五六七八])(?!\\2)([二两三四五六七八九])([十百千])?(?![〇零一二三四五六七八九])"
)
#: How far a length may stand from its day: 周二开始为期五天, 8月1日起征收临时关税，为期四个月.
_CLOSE, _CLOSE_TO_START = 10, 30
#: Several units are taken for two to six, several tens for twenty to sixty.
_SEVERAL = (2.0, 6.0)


def length(text: str) -> Length:
    """How much time a quantity token names."""
    units = [unit for word, unit in table("meaning.unit").items() if word in text]
    found = numbers(text)
    if text.startswith(words("context.many")):
        return Length(None, None, units[0])
    if any(word in text for word in words("context.several")):
        if (tens := found[0] if found else 0) and not text.startswith(words("context.several")):
            return Length(tens + 1, tens + 9, units[0])  # 十几年, 二十几年
        scale = within("meaning.scale", text) or 1
        return Length(_SEVERAL[0] * scale, _SEVERAL[1] * scale, units[0])
    half = 0.5 if any(word in text for word in words("context.half")) else 0.0
    if not found:
        return Length(half or 1.0, half or 1.0, units[0])
    if between := _BETWEEN.search(text):
        return _between(between, units[0])
    if len(found) > 1:
        return _compound(found, frozenset(units)) or Length(min(found), max(found), units[0])
    return Length(found[0] + half, found[0] + half, units[0])


def _between(match: re.Match[str], unit: str) -> Length:
    """两三年 is two to three, 三十四五 thirty-four to thirty-five, 七八十 seventy to eighty."""
    tens, first, last, scale = match.groups()
    base = numbers(tens)[0] if tens else 0
    factor = numbers(scale)[0] if scale else 1
    return Length(base + factor * numbers(first)[0], base + factor * numbers(last)[0], unit)


def _compound(found: list[float], units: frozenset[str]) -> Length | None:
    """三年零六个月 in months, 44分28秒 in seconds; None where the numbers are alternatives."""
    for large, small, factor in (("year", "month", 12), ("minute", "second", 60)):
        if {large, small} <= units:
            return Length(factor * found[0] + found[1], factor * found[0] + found[1], small)
    return None


def of(tokens: tuple[Token, ...]) -> Length:
    """The amount among the tokens of an expression."""
    return length(next(token.text for token in tokens if token.kind == "quantity"))


def begins(text: str, mention: Anchor, start: int) -> bool:
    """Whether a length that starts at an offset runs from the mention before: 周二开始为期五天."""
    if not text.endswith(words("context.lasting"), 0, start):
        return False
    starts = text.endswith(words("context.starting"), 0, mention.end)
    return start - mention.end <= (_CLOSE_TO_START if starts else _CLOSE)


def is_over(text: str, mention: Anchor, start: int) -> bool:
    """Whether a length that starts at an offset ends with the mention before: 周六结束了为期四天的访问."""
    between = text[mention.end : start]
    return any(word in between for word in words("context.ending"))
