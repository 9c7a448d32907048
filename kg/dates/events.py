"""Amounts that count from an event of which the text gives no date: 入侵前几周, 会谈后次日, 签约前一天.

Such an expression keeps the event's word and has no bounds.
"""

from bisect import bisect_left

from kg.dates.lexicon import Found
from kg.dates.vocabulary import words
from kg.records import Layout

#: Kinds of tokens that count from something when they stand alone.
_COUNTING = frozenset({"quantity", "day_anaphor"})
#: What an amount that counts from something else ends with: 三天后.
_SIDES = ("before", "before_long", "after", "after_long")
#: The segmenter's tags for verbs, and for verbs used as nouns.
_VERBAL = ("v", "vn")
#: A word of one character (到后三天) is no event.
_LEAST = 2


class Events:
    """Finds the event before an amount."""

    def __init__(self, layout: Layout) -> None:
        """Index the words of a layout by where they end."""
        self._text = layout.folded
        self._words = layout.words
        self._ends = [word.end for word in layout.words]

    def before(self, found: Found) -> int | None:
        """Where the event's word begins that an amount counts from; None if it counts from none."""
        first = found.tokens[0]
        if first.kind not in _COUNTING or any(token.kind in ("ago_today", "of") for token in found.tokens):
            return None
        joint = self._joint(first.start)
        if first.kind == "day_anaphor":
            of = self._text.startswith(words("context.attributive"), found.tokens[-1].end)  # 延续前一天的涨势
            if joint == first.start and (of or not first.text.startswith(words("context.day_before"))):
                return None
        elif joint == first.start or found.tokens[-1].kind in _SIDES:
            return None
        return self._event(joint)

    def _joint(self, start: int) -> int:
        """Where the 前 or 后 before an amount begins; the amount's own start if there is none."""
        if self._text.endswith(words("context.not_joints"), 0, start):
            return start
        joints = (word for word in words("context.event_joints") if self._text.endswith(word, 0, start))
        return start - max(map(len, joints), default=0)

    def _event(self, end: int) -> int | None:
        number = bisect_left(self._ends, end)
        if number >= len(self._ends) or self._ends[number] != end:
            return None
        word = self._words[number]
        text = self._text[word.start : end]
        if len(text) < _LEAST or text in words("direction.reporting"):
            return None
        return word.start if word.tag in _VERBAL or text in words("context.day_events") else None
