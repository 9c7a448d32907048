"""Claims to groups: agglomerative clustering over the pairs that were compared.

How well two groups fit is the mean score of their pairs, mixed with that of their best pair: a claim
that retells one of a group word for word belongs there even if it is unlike the rest. The pair of
groups that fits best is joined first, ties by the claims' keys, until none is above the threshold; so
the result does not depend on the order of input. A pair that was not compared counts as one that
nearly fits: only links are stored, which keeps the work near-linear, and groups that hang together by
few of their pairs do not grow. Groups are never joined that dates or a single pair hold apart, however
many claims lie between them that would fit either: who met 甲 and did not speak with 乙 did two things,
though other texts only say that he held talks.
"""

import heapq
import math
from collections.abc import Sequence

from msgspec import Struct

from kg.merge.days import Days, common
from kg.merge.pairs import Pairs, components

# The prior was chosen for this threshold (`tests/training/events.py`).
THRESHOLD = -0.8

# The share of the best pair in how well two groups fit. From 0.2 to 0.4 B³ F1 of the training and the
# judged annotations is flat (0.845), at 0 claims that are told in three ways fall apart, from 0.5 on
# chains of claims that have little in common hang together (0.842, falling). Counting the worst pair, the
# best three, or each claim's best, or the mean of probabilities, does no better.
_BEST = 0.28

# What a pair that was not compared counts: less than what joins. On the claims of 1,995 news articles -0.8
# (it counts nothing) lets 100 sayings of one man in a week hang together. From -1.2 to -2 B³ F1 of the sets
# learned from rises by 0.002 and nowhere falls; below -2 that of claims read perfectly falls.
_NOT_COMPARED = -2.0

# Pairs below hold their groups apart. Most are encounters with somebody else (`weights.py`) of which more
# than that differs: of five articles on one conference, read perfectly, 51 claims of meetings hung
# together, and their B³ F1 is 0.015 higher now; elsewhere it rises by up to 0.001. From -6 on it falls by
# 0.01 where the rules read wrongly who met whom.
_APART = -8.0


#: How well two groups fit, negated, and their numbers.
_Offer = tuple[float, int, int]


class _Link(Struct, gc=False):
    """The pairs between two groups: sum and number of their scores, the best and the worst of them, and
    the best fit that the two are still on offer for."""

    total: float
    pairs: int
    best: float
    worst: float
    offered: float

    def add(self, other: "_Link") -> None:
        """Those of another link too."""
        self.total += other.total
        self.pairs += other.pairs
        if other.best > self.best:
            self.best = other.best
        if other.worst < self.worst:
            self.worst = other.worst


def group(spans: Sequence[Days], pairs: Pairs) -> list[list[int]]:
    """Groups of the numbers of the spans, each sorted, in order of their smallest number.

    Only chains of pairs above the threshold can end in one group, so each is looked at by itself.
    """
    groups: list[list[int]] = []
    alone = set(range(len(spans)))
    for members, inside in components(len(spans), pairs, THRESHOLD):
        alone.difference_update(members)
        for numbers in _Groups([spans[number] for number in members], inside).joined():
            groups.append([members[number] for number in numbers])
    return sorted([*groups, *([number] for number in alone)])


class _Groups:
    """The groups of one component. A group goes by the number of one of its claims."""

    def __init__(self, spans: list[Days], pairs: Pairs) -> None:
        """Every claim by itself."""
        self._spans = spans
        self._members = [[number] for number in range(len(spans))]
        self._links: list[dict[int, _Link]] = [{} for _ in spans]
        # Those of the beginning, the best last, and a heap of later ones.
        self._pairs: list[_Offer] = []
        self._offers: list[_Offer] = []
        for first, second, score in pairs.each():
            self._links[first][second] = self._links[second][first] = _Link(score, 1, score, score, score)
            if score > THRESHOLD:
                self._pairs.append((-score, first, second))
        self._pairs.sort(reverse=True)

    def joined(self) -> list[list[int]]:
        """The claims of each group once all are joined that fit."""
        while self._pairs or self._offers:
            score, first, second = self._next()
            link = self._links[first].get(second)
            if link is None:
                continue  # one of the two was joined to another group since
            if -self._fit(first, second, link) == score:
                self._join(first, second)
            else:
                link.offered = -math.inf
                self._offer(first, second, link)  # one has grown since
        return [sorted(numbers) for numbers in self._members if numbers]

    def _next(self) -> _Offer:
        """The best offer."""
        if self._pairs and (not self._offers or self._pairs[-1] < self._offers[0]):
            return self._pairs.pop()
        return heapq.heappop(self._offers)

    def _fit(self, first: int, second: int, link: _Link) -> float:
        if link.worst < _APART:
            return -math.inf
        pairs = len(self._members[first]) * len(self._members[second])
        mean = (link.total + _NOT_COMPARED * (pairs - link.pairs)) / pairs
        return mean + _BEST * (link.best - mean)

    def _offer(self, first: int, second: int, link: _Link) -> None:
        fit = self._fit(first, second, link)
        # Of an offer for a better fit, which they had before, a new one comes in time.
        if fit > THRESHOLD and fit > link.offered:
            link.offered = fit
            heapq.heappush(self._offers, (-fit, min(first, second), max(first, second)))

    def _join(self, first: int, second: int) -> None:
        """Make one group of two, unless their dates hold them apart."""
        del self._links[first][second], self._links[second][first]
        both = common(self._spans[first], self._spans[second])
        if both is None:
            return  # dates only grow narrower: what does not fit now never will
        if len(self._links[first]) < len(self._links[second]):
            first, second = second, first
        self._spans[first] = both
        self._members[first] += self._members[second]
        self._members[second] = []
        every = self._links
        kept, gone = every[first], every[second]
        every[second] = {}
        for third, link in gone.items():
            links = every[third]
            del links[second]
            known = kept.get(third)
            if known is None:
                link.offered = -math.inf
                kept[third] = links[first] = link
            else:
                known.add(link)
                link = known
            # What none of the pairs reaches, neither their mean nor it mixed with the best reaches.
            if link.best > THRESHOLD:
                self._offer(first, third, link)
