"""Amounts of time: 三周, 一年半, 数十年, 三四个月."""

from typing import NamedTuple

from kg.dates.lexicon import Token
from kg.dates.numerals import numbers
from kg.dates.vocabulary import table, within, words


class Length(NamedTuple):
    """An amount of time: 三周 (3, week). `most` differs from `least` where the words are vague."""

    least: float | None
    most: float | None
    unit: str  # minute | hour | day | week | month | quarter | year | century | second


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
    if len(found) > 1:
        return _compound(found, frozenset(units)) or Length(min(found), max(found), units[0])
    return Length(found[0] + half, found[0] + half, units[0])


def _compound(found: list[float], units: frozenset[str]) -> Length | None:
    """三年零六个月 in months, 44分28秒 in seconds; None where the numbers are alternatives."""
    for large, small, factor in (("year", "month", 12), ("minute", "second", 60)):
        if {large, small} <= units:
            return Length(factor * found[0] + found[1], factor * found[0] + found[1], small)
    return None


def of(tokens: tuple[Token, ...]) -> Length:
    """The amount among the tokens of an expression."""
    return length(next(token.text for token in tokens if token.kind == "quantity"))
