"""Numbers that a claim carries: how many killed, which sum, how long, as typed values."""

import re
from collections.abc import Mapping
from functools import cache

from kg import lang
from kg.claims.judging import Judgement
from kg.records import Quantity, Span

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000, "兆": 1_000_000_000_000}
_NUMBER = r"[0-9][0-9,]{0,20}(?:\.[0-9]{1,6})?|[〇零一二两三四五六七八九十百千]{1,9}"


@cache
def _units() -> Mapping[str, str]:
    """What is counted by each unit."""
    return lang.load("zh", "claims").mapping("unit")


@cache
def _pattern() -> re.Pattern[str]:
    words = lang.alternatives(_units())
    return re.compile(rf"(?P<number>{_NUMBER})(?P<myriad>[万亿兆]{{0,2}})[多余]?(?P<unit>{words})")


def quantities(original: str, text: str, judgement: Judgement) -> tuple[Quantity, ...]:
    """Numbers with a unit in the clause of the event word. Numbers inside times do not count."""
    candidate = judgement.candidate
    clause = candidate.passage.clauses[candidate.clause]
    units = _units()
    found = []
    for match in _pattern().finditer(text, clause.start, min(clause.end, clause.start + 400)):
        span = Span(*match.span())
        if any(time.span.start < span.end and span.start < time.span.end for time in candidate.passage.times):
            continue
        value = number(match["number"]) * _scale(match["myriad"])
        kind = _kind(units[match["unit"]], text[span.end : span.end + 6])
        found.append(Quantity(kind, value, match["unit"], original[span.start : span.end], span))
    return tuple(found)


def number(words: str) -> float:
    """The value of digits (1,500) or of a Chinese numeral below ten thousand (三百二十)."""
    if words[0].isascii():
        return float(words.replace(",", ""))
    total = current = 0
    for char in words:
        if char in _TENS:
            total += max(current, 1) * _TENS[char]
            current = 0
        else:
            current = current * 10 + _DIGITS[char] if current and total == 0 else _DIGITS[char]
    return float(total + current)


def _scale(myriad: str) -> float:
    value = 1.0
    for char in myriad:
        value *= _MYRIADS[char]
    return value


@cache
def _fates() -> tuple[tuple[str, str], ...]:
    return tuple(lang.load("zh", "claims").mapping("fate").items())


def _kind(kind: str, following: str) -> str:
    """People become killed, injured or detained by what is said of them just behind."""
    if kind == "people":
        for word, fate in _fates():
            if word in following:
                return fate
    return kind
