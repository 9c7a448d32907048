"""Whose today it is: what is quoted counts from the day it was said."""

import re
from bisect import bisect_right
from datetime import date

from kg.dates.direction import cues
from kg.dates.frame import FINE, Anchor
from kg.dates.surroundings import CLAUSE_END, REACH
from kg.records import Layout, Quotation

#: Days before publication within which a dated speech is the news itself.
_FRESH = 10
_SENTENCE_END = re.compile("[。！？\n]")


class Speech:
    """The quotations of a text, and the verbs that report."""

    def __init__(self, layout: Layout) -> None:
        """Index the quotations of a layout by offset."""
        self._text = layout.folded
        self._cues = cues(layout.article.language).anywhere
        self._quotations = layout.quotations
        self._starts = [quotation.outer.start for quotation in layout.quotations]

    def said_on(
        self, mention: Anchor | None, offset: int, block: int, publication: date | None
    ) -> date | None:
        """The day of the quoted speech that an offset stands in: 总理周三说：“今天…”."""
        quotation = self._quotation(offset)
        if mention is None or quotation is None or publication is None:
            return None
        if mention.granularity not in FINE or not 0 <= (publication - mention.day).days <= _FRESH:
            return None
        if mention.block != block:
            return None
        start = quotation.outer.start
        if mention.end >= start or _SENTENCE_END.search(self._text, mention.end, start):
            return None
        return mention.day if self._reported(mention.end, start) else None

    def told_on(self, mention: Anchor | None, offset: int) -> date | None:
        """The day of the speech that is reported in the same sentence: 总理周二说，过去10天…."""
        if mention is None or mention.granularity not in FINE:
            return None
        return mention.day if self._reported(mention.end, offset) else None

    def goes_on(self, mention: Anchor | None, offset: int, block: int) -> bool:
        """Whether the paragraph of an offset is the words of somebody whom the one before spoke of."""
        quotation = self._quotation(offset)
        if mention is None or quotation is None or mention.granularity not in FINE:
            return False
        return mention.block == block - 1 and self._sound_bite(quotation)

    def quoted(self, offset: int) -> bool:
        """Whether an offset stands in a quotation."""
        return self._quotation(offset) is not None

    def follows(self, offset: int) -> bool:
        """Whether the clause goes on with a verb of reporting: 外长当天|表示."""
        stop = CLAUSE_END.search(self._text, offset, offset + REACH)
        cue = self._cues.search(self._text, offset, stop.start() if stop else offset + REACH)
        return cue is not None and cue.lastgroup == "reporting"

    def _reported(self, start: int, end: int) -> bool:
        return any(cue.lastgroup == "reporting" for cue in self._cues.finditer(self._text, start, end))

    def _sound_bite(self, quotation: Quotation) -> bool:
        """Whether a paragraph is a speaker and the words: 国务卿：“今天…” goes on with the one before."""
        start = self._text.rfind("\n", 0, quotation.outer.start) + 1
        led = self._text[start : quotation.outer.start]
        return len(led) <= REACH and led.endswith("：")

    def _quotation(self, offset: int) -> Quotation | None:
        number = bisect_right(self._starts, offset) - 1
        if number < 0 or self._quotations[number].outer.end <= offset:
            return None
        return self._quotations[number]
