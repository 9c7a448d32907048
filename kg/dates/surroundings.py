"""The words around an expression, where they decide what it means: 直到2月，他才…, 典礼当天, 朝鲜国庆."""

import re
from bisect import bisect_right

from msgspec import Struct

from kg.dates.direction import Clauses
from kg.dates.lexicon import Found
from kg.dates.vocabulary import table, words
from kg.records import Layout

#: How far off words may stand that belong to an expression: 自2018年3月问世以来, 朝鲜星期天庆祝国庆.
REACH = 40
CLAUSE_END = re.compile("[，。；！？：“\n]")


class Surroundings:
    """A text by sentences and clauses."""

    def __init__(self, layout: Layout) -> None:
        """Index the sentences and clauses of a layout."""
        self.text = layout.folded
        self.clauses = Clauses(layout)
        self._sentences = layout.sentences
        self._starts = [sentence.span.start for sentence in layout.sentences]

    def where(self, offset: int) -> tuple[int, int]:
        """The numbers of the sentence and block at an offset."""
        number = bisect_right(self._starts, offset) - 1
        return number, self._sentences[number].block if number >= 0 else -1

    def rest(self, offset: int) -> str:
        """What comes within reach in the same sentence."""
        sentence, _ = self.where(offset - 1)
        stop = self._sentences[sentence].span.end if sentence >= 0 else offset
        return self.text[offset : min(stop, offset + REACH)]

    def around(self, found: Found) -> "Around":
        """The words around an expression."""
        return Around(self, found, found.tokens[0].start, found.tokens[-1].end)


class Around(Struct, frozen=True):
    """What the words right before and after an expression say; each is looked up when it is asked for."""

    _all: Surroundings
    _found: Found
    _start: int
    _end: int

    def _after(self, name: str) -> bool:
        return self._all.text.endswith(words(name), 0, self._start)

    def _before(self, name: str) -> bool:
        return self._all.text.startswith(words(name), self._end)

    @property
    def opens_clause(self) -> bool:
        """At the head of its clause, but for a 在 or 而: 近三年，…, not 封锁近三年."""
        if self._all.clauses.starts(self._start, 0):
            return True
        text = self._all.text
        led = next((word for word in words("context.opening") if text.endswith(word, 0, self._start)), "")
        return bool(led) and self._all.clauses.starts(self._start, len(led))

    @property
    def since_closes(self) -> bool:
        """A 以来 of the same sentence is still to come: 自2018年3月问世以来."""
        rest = self._all.rest(self._end)
        return any(word in rest for word in words("context.since"))

    @property
    def our_time(self) -> bool:
        """今天的世界 is no day."""
        return self._before("context.our_time")

    @property
    def of_event(self) -> bool:
        """After something that has a day of its own: 就职典礼当天."""
        return self._after("context.day_events")

    @property
    def after_event(self) -> bool:
        """After what a length counts from: 判决生效后十天内."""
        return self._after("context.after_event")

    @property
    def indefinite(self) -> bool:
        """After 一个 or 某个: 4月初的一个周六."""
        return self._after("context.indefinite")

    @property
    def at_last(self) -> bool:
        """A 直到 that is followed by what happened then, not by what went on until then (仍, 一直)."""
        rest = self._all.rest(self._end)
        if any(word in rest for word in words("context.at_last")):
            return True
        return rest.startswith("，") and not any(word in rest for word in words("context.going_on"))

    @property
    def nation(self) -> str:
        """The country named last before a 国庆 of its clause: 朝鲜星期天庆祝国庆."""
        if self._found.tokens[0].text not in table("meaning.national"):
            return ""
        led = CLAUSE_END.split(self._all.text[max(0, self._start - REACH) : self._start])[-1]
        names = table("holiday.national")
        return max((name for name in names if name in led), key=led.rfind, default="")
