"""Which way a clause looks: forward (将于周五), backward (周五宣布了), or it does not say.

A cue counts when no verb of reporting stands between it and the time words: in 韩国周五表示将于9月5日
the first date is past, the second to come.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from kg import lang
from kg.dates.vocabulary import words
from kg.records import Layout

FUTURE = "future"
PAST = "past"
#: A direction that admits nothing ahead.
BACK = "back"
#: A direction that takes what is near ahead before what is far back: 12月可能加息.
MAYBE = "maybe"
_DONE = "done"
_PERFECT = "perfect"

#: Characters looked at on either side; clauses of real articles have a median of 12.
_REACH = 40
#: Characters after the time words within which a cue still speaks of them.
_NEAR = 15
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
        (_DONE, "done"),
        (PAST, "past"),
    )

    def alternatives(name: str) -> str:
        return lang.alternatives(table.words("direction", name))

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

    def _around(self, start: int, end: int) -> tuple[int, int, bool]:
        """Where to look for cues: the clause, and the next one if the clause is the date alone."""
        number = bisect_right(self._starts, start) - 1
        if number < 0:
            return start, end, False
        clause = self._clauses[number]
        first = max(clause.start, start - _REACH)
        stop = max(clause.end, end)
        alone = start - first <= _OPENING and stop - end <= 1  # 周五， says nothing by itself
        if alone and number + 1 < len(self._clauses):
            stop = self._clauses[number + 1].end
        return first, min(stop, end + _REACH), alone

    def starts(self, offset: int, opening: int = _OPENING) -> bool:
        """Whether a clause begins at an offset, or so many characters before it (在, 而在)."""
        number = bisect_right(self._starts, offset) - 1
        return number >= 0 and offset - self._clauses[number].start <= opening

    def direction(self, start: int, end: int) -> str | None:
        """FUTURE, PAST or None for the time words of a stretch."""
        first, stop, alone = self._around(start, end)
        before = self._text[first:start]
        if self._cues.adjacent.search(before):
            return FUTURE
        left = next((cue.lastgroup for cue in reversed(self._cues_in(first, start))), None)
        if left == _PERFECT or before.endswith(words("context.comparing")):
            return PAST
        if left == FUTURE:
            return FUTURE
        return self._after(end, stop, alone) or (PAST if left in (PAST, _DONE) else None)

    def _after(self, end: int, stop: int, alone: bool) -> str | None:
        """What the clause says after the time words; its first cue decides."""
        cue = next(iter(self._cues_in(end, stop)), None)
        if self._text.startswith(words("context.maybe"), end):
            return MAYBE
        if cue is None:
            return None
        if cue.lastgroup == _DONE:
            return BACK
        if cue.lastgroup != FUTURE:
            return PAST
        between = self._text[end : cue.start()]
        if cue.group() in words("context.plan_for"):
            return FUTURE if len(between) <= _NEAR else None
        apart = len(between) > _NEAR or any(word in between for word in words("context.attributive"))
        if apart and not alone:
            return None
        of = self._text.startswith(words("context.attributive"), cue.end())  # 2月份预期的收入
        if cue.group() in words("context.expecting") and (len(between) > 1 or of):
            return PAST
        rest = self._text[cue.end() : stop]
        done = cue.group() in words("context.object_marker") and any(
            word in rest for word in words("context.perfective")
        )
        return PAST if done else FUTURE

    def _cues_in(self, start: int, end: int) -> list[re.Match[str]]:
        return [
            cue
            for cue in self._cues.anywhere.finditer(self._text, start, end)
            if cue.lastgroup != "none" and self._is_cue(cue)
        ]

    def _is_cue(self, cue: re.Match[str]) -> bool:
        """Not where the characters are part of other words, nor where 将 is the object marker.

        Before a noun, a pronoun and a number of things it is: 将评级调降. 国会在 holds no 会在.
        """
        if cue.lastgroup != FUTURE:
            return True
        number = bisect_right(self._words, cue.start(), key=lambda word: word.start) - 1
        if number < 0:
            return True
        word = self._words[number]
        if word.start < cue.start() < word.end < cue.end():
            return False
        if cue.group() not in words("context.object_marker") or number + 1 >= len(self._words):
            return True
        after = self._words[number + 1]
        if self._text[after.start : after.end] in words("context.prepositions"):
            return True
        if after.start != cue.end():
            return True
        return not (after.tag.startswith(_NOMINAL) or self._counts_things(number + 1))

    def _counts_things(self, number: int) -> bool:
        """Whether a number of people or things stands here: 将|13|家企业列入名单."""
        if number + 1 >= len(self._words) or not self._words[number].tag.startswith("m"):
            return False
        unit = self._words[number + 1]
        return self._text[unit.start : unit.end] in words("context.things")
