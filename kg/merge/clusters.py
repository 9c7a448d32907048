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
from collections.abc import Mapping, Sequence
from typing import NamedTuple

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


class _Link(NamedTuple):
    """The pairs between two groups: sum and number of their scores, the best and the worst of them."""

    total: float
    pairs: int
    best: float
    worst: float

    def and_(self, other: "_Link") -> "_Link":
        """Those of both."""
        return _Link(
            self.total + other.total,
            self.pairs + other.pairs,
            max(self.best, other.best),
            min(self.worst, other.worst),
        )


_Links = list[dict[int, _Link]]


def group(spans: Sequence[Days], pairs: Pairs) -> list[list[int]]:
    """Groups of the numbers of the spans, each sorted, in order of their smallest number.

    Only chains of pairs above the threshold can end in one group, so each is looked at by itself.
    """
    groups: list[list[int]] = []
    alone = set(range(len(spans)))
    for members, inside in components(len(spans), pairs, THRESHOLD):
        alone.difference_update(members)
        local = {number: at for at, number in enumerate(members)}
        scores = {(local[first], local[second]): score for first, second, score in inside.each()}
        for numbers in _joined([spans[number] for number in members], scores):
            groups.append([members[number] for number in numbers])
    return sorted([*groups, *([number] for number in alone)])


def _joined(spans: list[Days], scores: Mapping[tuple[int, int], float]) -> list[list[int]]:
    links: _Links = [{} for _ in spans]
    for (first, second), score in scores.items():
        links[first][second] = links[second][first] = _Link(score, 1, score, score)
    heap = [(-score, *pair) for pair, score in scores.items() if score > THRESHOLD]
    heapq.heapify(heap)
    members: list[list[int]] = [[number] for number in range(len(spans))]

    def fit(first: int, second: int) -> float:
        link = links[first][second]
        if link.worst < _APART:
            return -math.inf
        pairs = len(members[first]) * len(members[second])
        mean = (link.total + _NOT_COMPARED * (pairs - link.pairs)) / pairs
        return mean + _BEST * (link.best - mean)

    def offer(first: int, second: int) -> None:
        score = fit(first, second)
        if score > THRESHOLD:
            heapq.heappush(heap, (-score, min(first, second), max(first, second)))

    while heap:
        score, first, second = heapq.heappop(heap)
        if second not in links[first]:
            continue  # one of the two was joined to another group since
        if -fit(first, second) != score:
            offer(first, second)  # one has grown since
            continue
        both = common(spans[first], spans[second])
        if both is None:
            # Dates only grow narrower: what does not fit now never will.
            del links[first][second], links[second][first]
            continue
        if len(links[first]) < len(links[second]):
            first, second = second, first
        spans[first] = both
        members[first] += members[second]
        members[second] = []
        for third in _join(links, first, second):
            offer(first, third)
    return [sorted(numbers) for numbers in members if numbers]


def _join(links: _Links, first: int, second: int) -> list[int]:
    """Hand the links of the second group to the first; the groups whose link changed."""
    gone = links[second]
    links[second] = {}
    del links[first][second]
    changed = []
    for third, link in gone.items():
        if third == first:
            continue
        before = links[first].get(third)
        both = before.and_(link) if before else link
        links[first][third] = links[third][first] = both
        del links[third][second]
        changed.append(third)
    return changed
