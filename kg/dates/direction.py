"""Which way a clause looks: forward (将于周五), backward (周五宣布了), or it does not say.

A cue counts when no verb of reporting stands between it and the time words: in 韩国周五表示将于9月5日
the first date is past, the second to come.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from kg import lang
from kg.records import Layout

FUTURE = "future"
PAST = "past"

#: Characters looked at on either side; clauses of real articles have a median of 12.
_REACH = 40
#: A clause of the date alone (周五，) says nothing; the next one is read with it.
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue words of a language as one expression."""

    pattern: re.Pattern[str]

    def last(self, text: str) -> str | None:
        """The kind of the last cue of a stretch."""
        kinds = [match.lastgroup for match in self.pattern.finditer(text) if match.lastgroup != "none"]
        return kinds[-1] if kinds else None

    def first(self, text: str) -> str | None:
        """The kind of the first cue of a stretch."""
        return next((m.lastgroup for m in self.pattern.finditer(text) if m.lastgroup != "none"), None)


@cache
def cues(language: str) -> Cues:
    """The cues of a language. Raises LanguageDataError."""
    table = lang.load(language, "dates")
    groups = (("none", "not_future"), ("future", "future"), ("reporting", "reporting"), ("past", "past"))

    def alternatives(name: str) -> str:
        return "|".join(sorted(map(re.escape, table.words("direction", name)), key=lambda w: (-len(w), w)))

    return Cues(re.compile("|".join(f"(?P<{group}>{alternatives(name)})" for group, name in groups)))


class Clauses:
    """The clauses of a text, found by offset."""

    def __init__(self, layout: Layout) -> None:
        self._text = layout.folded
        self._clauses = [clause for sentence in layout.sentences for clause in sentence.clauses]
        self._starts = [clause.start for clause in self._clauses]

    def around(self, start: int, end: int) -> tuple[str, str]:
        """The text of the clause before and after a stretch."""
        number = bisect_right(self._starts, start) - 1
        if number < 0:
            return "", ""
        clause = self._clauses[number]
        before = self._text[max(clause.start, start - _REACH) : start]
        stop = max(clause.end, end)
        if len(before) + stop - end <= _SHORT and number + 1 < len(self._clauses):
            stop = self._clauses[number + 1].end
        return before, self._text[end : min(stop, end + _REACH)]


def direction(clauses: Clauses, start: int, end: int, language: str) -> str | None:
    """FUTURE, PAST or None for the time words of a stretch."""
    before, after = clauses.around(start, end)
    known = cues(language)
    left = known.last(before)
    if left == FUTURE:
        return FUTURE
    right = known.first(after)
    if right == FUTURE and left != PAST:
        return FUTURE
    return PAST if right in (PAST, "reporting") or left == PAST else None
