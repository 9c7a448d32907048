"""Words that name an event, but not here: 构成威胁 is no threat, 《强迫劳动法》 no forced labour.

The rules stand in `senses.toml`, each with an example.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg import lang

#: How far before the event word, in its clause, and how far behind stands what a rule asks for.
_REACH, _AHEAD = 12, 25
_CLAUSE = "[^，,。；;：:！!？?、\n]"


@dataclass(frozen=True, slots=True)
class Sense:
    """The company in which an event word names no event; what is None is not asked for."""

    id: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None

    def holds(self, text: str, start: int, end: int) -> bool:
        """Whether the word from `start` to `end` stands in this company."""
        if self.after is not None and not self.after.match(text, end):
            return False
        return self.before is None or bool(self.before.search(text, max(0, start - 2 * _REACH), start))


@cache
def _senses() -> tuple[Mapping[str, Sequence[Sense]], Sequence[Sense]]:
    """The rules by the word that they are of, and those of every word."""
    by_word: dict[str, list[Sense]] = {}
    of_all: list[Sense] = []
    for entry in lang.load("zh", "senses").rules(required=("word",)):
        before = _any_of(entry.get("before", ()))
        behind = _any_of(entry.get("after", ())) or _any_of(entry.get("after_within", ()))
        unless = _any_of(entry.get("unless", ()))
        if behind and "after_within" in entry:
            behind = f"{_CLAUSE}{{1,{_AHEAD}}}{behind}"
        sense = Sense(
            entry["id"],
            re.compile(f"{before}{_CLAUSE}{{0,{_REACH}}}$") if before else None,
            re.compile((f"(?!{unless})" if unless else "") + behind) if behind else None,
        )
        for word in entry.get("words", ()):
            by_word.setdefault(word, []).append(sense)
        if "words" not in entry:
            of_all.append(sense)
    return by_word, of_all


def _any_of(words: Sequence[str]) -> str:
    return "(?:" + "|".join(map(re.escape, words)) + ")" if words else ""


class Senses:
    """What the event words of one text name."""

    def __init__(self, text: str) -> None:
        """Find the titles of the text, in time linear in it."""
        self.text = text
        self.by_word, self.of_all = _senses()
        opened, closed = _marks()
        titles = [match.span() for match in re.finditer(f"{opened}[^{opened}{closed}\n]*{closed}", text)]
        self.starts = [start for start, _ in titles]
        self.ends = [end for _, end in titles]

    def other(self, word: str, start: int, end: int, followed: bool) -> str:
        """The rule by which a word names no event, or empty; `followed`: by another event word."""
        place = bisect_left(self.starts, start) - 1
        if place >= 0 and end <= self.ends[place]:
            return "zh.sense.title"
        if followed and word in _manner():
            return "zh.sense.manner"
        for sense in (*self.by_word.get(word, ()), *self.of_all):
            if sense.holds(self.text, start, end):
                return sense.id
        return ""


@cache
def _marks() -> tuple[str, str]:
    table = lang.load("zh", "senses").mapping("title")
    return table["open"], table["close"]


@cache
def _manner() -> frozenset[str]:
    return frozenset(lang.load("zh", "senses").words("manner", "words"))
