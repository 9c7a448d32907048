"""What looks like a time and is none: names, titles, ages, frequencies.

Names that hold time words are tokens of their own in the language data; here are the checks that
need the surroundings.
"""

from bisect import bisect_right

from kg.dates.lexicon import Found
from kg.dates.numerals import numbers
from kg.dates.vocabulary import words
from kg.records import Layout, Mention

#: An age is said within so many characters: 才满七十二岁.
_AGE_LENGTH = 7
#: 每年 may stand so many characters before a holiday.
_OFTEN = 6
_EVENT = "treaty_or_event/"

#: Words before a date that a name may have swallowed.
_OPENERS = ("since", "from")


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
        opener = len(found.tokens) > 1 and found.tokens[0].kind in _OPENERS  # 王某自 is read as a name
        if self._overlaps_name(found.tokens[1].start if opener else start, end):
            return False
        if self._text.endswith(words("context.often"), 0, start):
            return False
        if found.tokens[0].kind == "holiday" and (self._recurs(start) or self._is_given(found)):
            return False
        if found.tokens[0].kind == "year_word" and self._is_age(end):
            return False
        if found.reading != "duration":
            return True
        if found.tokens[0].text.endswith(words("context.hours")):
            return not self._text.startswith(words("context.all_day"), end)
        return not self._text.startswith((*words("context.history"), *words("context.frequency")), end)

    def _recurs(self, offset: int) -> bool:
        """Whether a holiday is every year's: 每年台湾双十节."""
        before = self._text[max(0, offset - _OFTEN) : offset]
        return any(word in before for word in words("context.often"))

    def _is_given(self, found: Found) -> bool:
        """Whether a holiday is somebody's given name: 王国庆."""
        name = found.tokens[0]
        return name.text in words("context.given") and self._text.endswith(
            words("context.surnames"), 0, name.start
        )

    def _is_age(self, offset: int) -> bool:
        """今年72岁: a number and the word for years of age follow."""
        after = self._text[offset : offset + _AGE_LENGTH]
        at = min((after.find(word) for word in words("context.age") if word in after), default=0)
        return at > 0 and bool(numbers(after[:at]))

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
