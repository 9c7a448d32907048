"""How surely everybody takes part in what is told, seen from one telling: the most probable of the others."""

import numpy as np

from kg.claims.options.columns import Column, Scores, begins, stretches

#: 0 who does it, 1 who undergoes it.
ROLES = 2


class Highest:
    """Of everybody in each role of everything told the two highest chances, of two different parts of it.

    Found by sorted keys, so that it is near-linear in the text.
    """

    def __init__(
        self, part: Column, whole: Column, actor: Column, role: Column, chance: Scores, actors: int
    ) -> None:
        """Sort the chances of actors by what is told, whole and part; `actors` is how many there are."""
        self.actors, parts = actors, int(part.max(initial=0)) + 1
        key = ((whole * self.actors + actor) * ROLES + role) * parts + part
        order = key.argsort(kind="stable")
        key = key.take(order)
        once = np.flatnonzero(begins(key))
        chance = np.maximum.reduceat(chance.take(order), once)
        key, part = np.divmod(key.take(once), parts)
        first, many = stretches(key)
        best = np.maximum.reduceat(chance, first)
        highest = np.flatnonzero(chance == best.repeat(many))
        highest = highest.take(highest.searchsorted(first))
        chance[highest] = 0.0
        second = np.maximum.reduceat(chance, first)
        # at the end what is found of those that take no part
        self.keys = np.append(key.take(first), -1)
        self.part = np.append(part.take(highest), -1)
        self.best, self.second = np.append(best, 0.0), np.append(second, 0.0)

    def of_others(self, part: Column, whole: Column, actor: Column) -> Scores:
        """The highest chance of actors in other parts of the same whole, for both roles."""
        key = (whole * self.actors + actor) * ROLES
        at = self.keys[:-1].searchsorted(key)
        does = self.keys.take(at) == key
        then = at + does
        undergoes = self.keys.take(then) == key + 1
        found = self._other(np.where(does, at, -1), part), self._other(np.where(undergoes, then, -1), part)
        return np.array(found)

    def _other(self, at: Column, part: Column) -> Scores:
        other: Scores = np.where(self.part.take(at) == part, self.second.take(at), self.best.take(at))
        return other
