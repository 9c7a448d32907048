"""What sayings say: two that tell of one event are more likely one saying.

Of 林岳说，货轮离开了临海 and 林岳表示，那艘货轮已开走 little is alike but the departure that both tell of.
So pairs are scored twice: what is said first, then, with it, who says it.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby, islice

import numpy as np
from numpy.typing import NDArray

from kg.lang.event_types import SPEECH
from kg.merge.casting import Numbers
from kg.merge.frames import SAYING, Frame
from kg.merge.pairing import Degrees
from kg.merge.pairs import Pairs

Rows = NDArray[np.integer]

#: So many events that a saying tells of are looked at: with four B³ F1 of all annotations is the same.
SAID = 2

# So far before a word of saying (…，他说) and behind it stands what is said. With twice as much B³ F1 of the
# annotations is within 0.001 of this, with half 0.001 lower on what the rules read.
_AHEAD, _BEHIND = 60, 90

# So many claims of the text are looked at on either side.
_NEIGHBOURS = 12

# Pairs that fit less are not one event: they count for less than 0.02.
_LEAST = -5.0


def said(frames: Sequence[Frame]) -> Numbers:
    """For each of some frames, which stand document by document, the rows of what it says; -1 where none."""
    table = np.full((len(frames), SAID), -1, dtype=np.int32)
    for _, told in groupby(range(len(frames)), key=lambda row: frames[row].document):
        rows = sorted(told, key=lambda row: (frames[row].claim.trigger_span, row))
        for at, row in enumerate(rows):
            if frames[row].claim.type in SAYING:
                near = rows[max(at - _NEIGHBOURS, 0) : at + _NEIGHBOURS + 1]
                found = list(islice(_said(frames, row, near), SAID))
                table[row, : len(found)] = found
    return table


def _said(frames: Sequence[Frame], row: int, near: Iterable[int]) -> Iterable[int]:
    """Those of the claims near a saying that it says: up to the next word of saying."""
    saying = frames[row].claim
    agents, end = {p.actor for p in saying.agents}, saying.trigger_span.end
    for other in near:
        claim = frames[other].claim
        if claim.type in SAYING:
            if claim.trigger_span.start > end and claim.span.start >= end:
                return
            continue
        tellers = {s.actor for s in claim.speakers}
        if claim.type in SPEECH and frames[other].block == frames[row].block:
            tellers.update(p.actor for p in claim.agents)
        if -_AHEAD < claim.trigger_span.start - end < _BEHIND and tellers & agents:
            yield other


class Echoes:
    """How surely what two claims say is one event."""

    def __init__(self, said: Numbers, pairs: Pairs, threshold: float) -> None:
        """`pairs` are those of the rows of `said`, sorted; from the threshold on they are one event."""
        self._said = said
        content = np.zeros(len(said), dtype=np.bool_)
        content[said[said >= 0]] = True
        kept = pairs.where(content[pairs.first] & content[pairs.second] & (pairs.score > _LEAST))
        self._codes = self._code(kept.first, kept.second)
        self._degrees = (1 / (1 + np.exp(threshold - kept.score))).astype(np.float32)

    def between(self, first: Rows, second: Rows) -> Degrees:
        """Pair by pair that of the two events they tell of that fit best; 0 where either tells of none."""
        found = np.zeros(len(first), dtype=np.float32)
        rows = np.flatnonzero((self._said[first, 0] >= 0) & (self._said[second, 0] >= 0))
        if len(self._codes) and len(rows):
            mine, others = self._said[first[rows]], self._said[second[rows]]
            for one in mine.T:
                for other in others.T:
                    known = np.flatnonzero((one >= 0) & (other >= 0) & (one != other))
                    place = rows[known]
                    found[place] = np.maximum(found[place], self._degree(one[known], other[known]))
        return found

    def _degree(self, one: Rows, other: Rows) -> Degrees:
        codes = self._code(np.minimum(one, other), np.maximum(one, other))
        at = np.minimum(np.searchsorted(self._codes, codes), len(self._codes) - 1)
        return np.where(self._codes[at] == codes, self._degrees[at], np.float32(0))

    def _code(self, one: Rows, other: Rows) -> NDArray[np.int64]:
        return one.astype(np.int64) * len(self._said) + other
