"""What looks like a time and is none: names, titles, ages, frequencies.

Names that hold time words are tokens of their own in the language data; here are the checks that
need the surroundings.
"""

import re
from bisect import bisect_right

from kg.dates.lexicon import Found
from kg.records import Layout, Mention

#: Words for what recurs: 每年9月11日 is no date.
_OFTEN = ("每年", "每月", "每周", "每天", "每日", "每逢", "天天", "逢")
#: 今年72岁 gives an age.
_AGE = re.compile("(?:才|只有|已|刚|刚满)? ?[0-9一二三四五六七八九十]{1,3} ?岁")
_EVENT = "treaty_or_event/"


class Gate:
    """Says of a stretch whether it may be a time at all."""

    def __init__(self, layout: Layout, names: tuple[Mention, ...]) -> None:
        """Index titles and names by offset."""
        self._text = layout.folded
        self._titles = _titles(layout.folded)
        self._title_starts = [start for start, _ in self._titles]
        spans = sorted(
            m.span
            for m in names
            if m.form in ("name", "short") and m.actors and not m.actors[0].startswith(_EVENT)
        )
        self._names = spans
        self._name_starts = [span.start for span in spans]

    def passes(self, found: Found) -> bool:
        """Whether nothing around the words speaks against a time."""
        start, end = found.tokens[0].start, found.tokens[-1].end
        if _inside(self._titles, self._title_starts, start, end):
            return False
        if self._overlaps_name(start, end):
            return False
        if self._text.startswith(_OFTEN, start - 2) or self._text.startswith(_OFTEN, start - 1):
            return False
        if found.tokens[0].kind == "year_word" and _AGE.match(self._text, end):
            return False
        return not (found.reading == "duration" and self._text.startswith(("历史", "的历史"), end))

    def _overlaps_name(self, start: int, end: int) -> bool:
        """A longer name that covers the first words swallows them all: 今日俄罗斯, 周五常.

        A name that begins inside leaves them alone: 1960年艾森豪威尔 is a year and a name.
        """
        number = bisect_right(self._name_starts, start)
        return any(
            span.end > start and (span.start < start or end < span.end)
            for span in self._names[max(0, number - 2) : number]
        )


def _titles(text: str) -> list[tuple[int, int]]:
    """The stretches between 《 and 》, at most 60 characters long."""
    stretches = []
    start = text.find("《")
    while start >= 0:
        end = text.find("》", start, start + 60)
        if end >= 0:
            stretches.append((start, end))
        start = text.find("《", max(start + 1, end))
    return stretches


def _inside(spans: list[tuple[int, int]], starts: list[int], start: int, end: int) -> bool:
    number = bisect_right(starts, start) - 1
    return number >= 0 and end <= spans[number][1]
