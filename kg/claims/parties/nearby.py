"""Who takes part in the tellings nearby: the few before an event word and behind it, counted by level."""

import numpy as np
from msgspec import Struct

from kg.claims.options.columns import NOTHING, Column, Flags, begins, numbered, stretches
from kg.weighing import COUNTS

#: What counts as the same, from narrow to wide: the same word, another word for the same kind of act, another
#: act of the same type.
LEVELS = ("word", "concept", "type")
LEVEL = numbered(LEVELS)
#: How many other tellings are looked at, at all on each side, and by side and level.
_STEPS, _MOST = 12, np.array((2, 1, 2, 1, 1, 1))
_COUNTS = numbered(COUNTS)
_SIDES, _APART = numbered(("before", "behind")), _COUNTS.take((0, 1, 2, 2, 3))


class Nearby(Struct, frozen=True, gc=False):
    """Who takes part nearby: a row a role, a candidate and an actor, sorted by them.

    `told` tells of each in what, on which side and how many sentences away; the last column is for others.
    """

    candidates: int  # how many there are
    actors: int
    keys: Column
    candidate: Column
    noun: Column
    told: Column

    def rows(self, role: int) -> slice:
        """Where those in a role lie."""
        size = self.candidates * self.actors
        return slice(*self.keys.searchsorted((role * size, (role + 1) * size)).tolist())

    def at(self, role: int, of: Column, actor: Column) -> Column:
        """The rows of actors in a role beside candidates; -1 where they take no part nearby."""
        if not len(self.keys):
            return np.full_like(of, -1)
        key = (role * self.candidates + of) * self.actors + actor
        at = np.minimum(self.keys.searchsorted(key), len(self.keys) - 1)
        return np.where(self.keys.take(at) == key, at, -1)


class Line(Struct, frozen=True, gc=False):
    """Tellings in a line for each role, the one behind the other: in each all tellings of a type of act lie
    together in text order. The same `kind` in another role has another number."""

    candidates: int  # how many there are
    candidate: Column
    word: Column
    concept: Column
    kind: Column
    sentence: Column

    def nearby(self, tells: Flags, noun: Column, actor: Column, actors: int) -> Nearby:
        """Who takes part in those near each that tell of somebody, each actor once: where the level is
        narrowest, before rather than behind, and nearest."""
        at, other, level, side = self._around(tells)
        key = at // self.candidates * self.candidates + self.candidate.take(at)
        key = key * actors + actor.take(other)
        order = ((key * len(LEVELS) + level) * 2 + side).argsort(kind="stable")
        key = key.take(order)
        once = begins(key)
        order = order[once]
        at, other = at.take(order), other.take(order)
        apart = np.minimum(np.abs(self.sentence.take(other) - self.sentence.take(at)), len(_APART) - 1)
        told = np.full((3, len(order) + 1), NOTHING)
        told[:, :-1] = LEVEL.take(level.take(order)), _SIDES.take(side.take(order)), _APART.take(apart)
        return Nearby(self.candidates, actors, key[once], self.candidate.take(at), noun.take(other), told)

    def _around(self, tells: Flags) -> tuple[Column, Column, Column, Column]:
        """The tellings near each: its place in the line, that of the other one, its level, its side."""
        tellers, until = np.flatnonzero(tells), tells.cumsum()
        before = until - tells
        first, many = stretches(self.kind)
        low = before.take(first)
        high = np.append(low[1:], len(tellers))
        ahead = np.minimum(before - low.repeat(many), _STEPS)
        steps = ahead + np.minimum(high.repeat(many) - until, _STEPS)
        at = np.arange(len(steps)).repeat(steps)
        step = np.arange(len(at)) - (steps.cumsum() - steps + ahead).take(at)
        behind = step >= 0
        other = tellers.take(np.where(behind, until.take(at) + step, (before - ahead - 1).take(at) - step))
        side = behind.astype(np.intp)
        level = np.where(self.concept.take(at) == self.concept.take(other), 1, 2)
        level[self.word.take(at) == self.word.take(other)] = 0
        which = side * len(LEVELS) + level
        kept = _first(at * len(_MOST) + which, _MOST.take(which))
        return at.take(kept), other.take(kept), level.take(kept), side.take(kept)


def _first(group: Column, most: Column) -> Column:
    """The rows of the first few of every group, in their order."""
    order = group.argsort(kind="stable")
    group = group.take(order)
    starts, many = stretches(group)
    rank = np.arange(len(group)) - starts.repeat(many)
    return order[rank < most.take(order)]
