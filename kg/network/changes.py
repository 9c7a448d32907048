"""How the network changes from month to month: who gained, which pairs turned.

Only what can be told to lie in one month counts. A month is compared with the calendar month before
it, and only where the articles say anything of that one: an actor does not gain because they begin.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from kg.records import Key

# A pair is cooperative or hostile in a month when its mean score is at least this far from 0, one
# point of PLOVER's scale, the distance between a neutral statement and mild criticism or praise.
_LEANING = 1.0

#: All edges between two actors, whatever their direction, by the pair in order.
Pairs = Mapping[tuple[Key, Key], list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Turn:
    """A month in which a pair went over from conflict to cooperation or back.

    `before` is its mean score in the last month in which it leaned the other way; `roots` is the
    smaller number of roots of the two months.
    """

    month: str
    source: Key
    target: Key
    source_label: str
    target_label: str
    before_month: str
    before: float
    after: float
    roots: int
    direction: str  # to cooperation | to conflict


@dataclass(frozen=True, slots=True)
class Gain:
    """How much the roots behind an actor's ties grew from the month before.

    `expected` is how many it would have had with the same share of all roots as before: more than that
    is the actor's gain, the rest is that more was reported.
    """

    month: str
    actor: Key
    label: str
    before: int
    expected: float
    after: int
    share: float


@dataclass(frozen=True, slots=True)
class _Month:
    month: str
    roots: int
    score: float


def by_pair(network: "nx.MultiDiGraph[Key]") -> Pairs:
    """The edges of every pair that is related at all."""
    found: dict[tuple[Key, Key], list[dict[str, Any]]] = defaultdict(list)
    for source, target, data in network.edges(data=True):
        found[min(source, target), max(source, target)].append(data)
    return found


def mean_score(shares: Iterable[tuple[float, int]]) -> float:
    """The mean of scores, each weighted by its roots; a score without a root counts once."""
    told = [(score, max(roots, 1)) for score, roots in shares]
    weights = sum(roots for _, roots in told)
    return round(sum(score * roots for score, roots in told) / weights, 2) if weights else 0.0


def months_of(edges: Iterable[Mapping[str, Any]]) -> tuple[str, str]:
    """The first and the last month that anything of the edges is dated to, empty where nothing is."""
    months = {month for edge in edges for month, _, _ in edge["months"]}
    return min(months, default=""), max(months, default="")


def turns(network: "nx.MultiDiGraph[Key]") -> list[Turn]:
    """Turns of pairs: those with the most roots behind both months first, then the widest."""
    found = [
        turn
        for (one, other), edges in by_pair(network).items()
        for turn in _turns(one, other, network, _monthly(edges))
    ]
    return sorted(
        found,
        key=lambda turn: (-turn.roots, -abs(turn.after - turn.before), turn.month, turn.source, turn.target),
    )


def _turns(one: Key, other: Key, network: "nx.MultiDiGraph[Key]", months: Iterable[_Month]) -> Iterator[Turn]:
    labels = network.nodes[one]["label"], network.nodes[other]["label"]
    before: _Month | None = None
    for now in months:
        if abs(now.score) < _LEANING:
            continue
        if before and before.score * now.score < 0:
            direction = "to cooperation" if now.score > 0 else "to conflict"
            roots = min(before.roots, now.roots)
            yield Turn(
                now.month, one, other, *labels, before.month, before.score, now.score, roots, direction
            )
        before = now


def _monthly(edges: Iterable[dict[str, Any]]) -> list[_Month]:
    """The roots and the mean score of a pair in every month that has any."""
    months: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for edge in edges:
        for month, roots, score in edge["months"]:
            months[month].append((score, roots))
    return [
        _Month(month, sum(roots for _, roots in shares), mean_score(shares))
        for month, shares in sorted(months.items())
    ]


def gains(network: "nx.MultiDiGraph[Key]") -> list[Gain]:
    """Who gained from one month to the next, most above the expected first."""
    every: dict[str, int] = defaultdict(int)
    roots: dict[Key, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for source, target, data in network.edges(data=True):
        for month, count, _ in data["months"]:
            every[month] += count
            roots[source][month] += count
            roots[target][month] += count
    found = []
    for key, counts in roots.items():
        for month, after in counts.items():
            earlier = _before(month)
            if earlier not in every:
                continue
            before, label = counts.get(earlier, 0), network.nodes[key]["label"]
            expected = round(before * every[month] / every[earlier], 1)
            if after > max(before, expected):
                share = round(after / every[month], 3)
                found.append(Gain(month, key, label, before, expected, after, share))
    return sorted(found, key=lambda gain: (gain.expected - gain.after, gain.month, gain.actor))


def _before(month: str) -> str:
    """The calendar month before: `2023-01` → `2022-12`."""
    year, number = int(month[:4]), int(month[5:])
    return f"{year:04}-{number - 1:02}" if number > 1 else f"{year - 1:04}-12"
