"""Which way a clause looks: forward (将于周五), backward (周五宣布了), or it does not say.

A cue counts when no verb of reporting stands between it and the time words: in 韩国周五表示将于9月5日
the first date is past, the second to come.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache

from kg import lang
from kg.dates.vocabulary import words
from kg.records import Layout

FUTURE = "future"
PAST = "past"
_PERFECT = "perfect"

#: Characters looked at on either side; clauses of real articles have a median of 12.
_REACH = 40
#: Words like 在, 但 that may open a clause before the time words.
_OPENING = 2
#: Word classes after which 将 is no auxiliary: nouns, names, pronouns (jieba's tags).
_NOMINAL = ("n", "r")


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue words of a language as expressions; the group that matched is the kind of cue."""

    anywhere: re.Pattern[str]
    adjacent: re.Pattern[str]  # at the end of what stands before the time words


@cache
def cues(language: str) -> Cues:
    """The cues of a language. Raises LanguageDataError."""
    table = lang.load(language, "dates")
    groups = (
        ("none", "neither"),
        (FUTURE, "future"),
        ("reporting", "reporting"),
        (_PERFECT, "perfect"),
        (PAST, "past"),
    )

    def alternatives(name: str) -> str:
        return "|".join(sorted(map(re.escape, table.words("direction", name)), key=lambda w: (-len(w), w)))

    at = "|".join(table.words("context", "at"))
    return Cues(
        re.compile("|".join(f"(?P<{group}>{alternatives(name)})" for group, name in groups)),
        re.compile(f"(?:{alternatives('future_adjacent')})(?:{at})?$"),
    )


class Clauses:
    """The clauses of a text and the direction each takes."""

    def __init__(self, layout: Layout) -> None:
        """Index the clauses and words of a layout by offset."""
        self._text = layout.folded
        self._words = layout.words
        self._cues = cues(layout.article.language)
        self._clauses = [clause for sentence in layout.sentences for clause in sentence.clauses]
        self._starts = [clause.start for clause in self._clauses]

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Where to look for cues: the clause, and the next one if the clause is the date alone."""
        number = bisect_right(self._starts, start) - 1
        if number < 0:
            return start, end
        clause = self._clauses[number]
        first = max(clause.start, start - _REACH)
        stop = max(clause.end, end)
        alone = start - first <= _OPENING and stop - end <= 1  # 周五， says nothing by itself
        if alone and number + 1 < len(self._clauses):
            stop = self._clauses[number + 1].end
        return first, min(stop, end + _REACH)

    def starts(self, offset: int, opening: int = _OPENING) -> bool:
        """Whether a clause begins at an offset, or so many characters before it (在, 而在)."""
        number = bisect_right(self._starts, offset) - 1
        return number >= 0 and offset - self._clauses[number].start <= opening

    def direction(self, start: int, end: int) -> str | None:
        """FUTURE, PAST or None for the time words of a stretch."""
        first, stop = self.around(start, end)
        if self._cues.adjacent.search(self._text[first:start]):
            return FUTURE
        left = next(reversed(self._kinds(first, start)), None)
        if left == FUTURE:
            return FUTURE
        if left == _PERFECT:
            return PAST
        right = next(iter(self._kinds(end, stop)), None)
        if right == FUTURE:
            return FUTURE
        return PAST if right in (PAST, _PERFECT, "reporting") or left == PAST else None

    def _kinds(self, start: int, end: int) -> list[str]:
        matches = self._cues.anywhere.finditer(self._text, start, end)
        return [
            match.lastgroup
            for match in matches
            if match.lastgroup and match.lastgroup != "none" and not self._takes_object(match)
        ]

    def _takes_object(self, cue: re.Match[str]) -> bool:
        """将 before a noun or pronoun is the object marker: 将评级调降, not to come."""
        if cue.group() not in words("context.object_marker"):
            return False
        number = bisect_left(self._words, cue.end(), key=lambda word: word.start)
        return number < len(self._words) and self._words[number].tag.startswith(_NOMINAL)
