"""Who is told to take part, and how surely, in all that an article tells: by word, kind of act and type.

News tell an event several times: in the title, the lead and further down. Here lies what the other tellings
of the same say of everybody. Every look-up is by sorted keys, so that it is near-linear in the text.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct

from kg.claims.ballot import Ballot, Chosen
from kg.claims.casting import Doers
from kg.claims.columns import NUMBER, Column, Scores
from kg.claims.crowd import NOBODY, Flags

#: What counts as the same, from narrow to wide: the same word, another word for the same kind of act, another
#: act of the same type.
LEVELS = ("word", "concept", "type")
#: How many other tellings are looked at before an event word and behind it, by level, and at how many at all.
_BEFORE, _BEHIND, _STEPS = (2, 1, 2), (1, 1, 1), 12
#: A party less probable than this is not passed on to another telling.
_TOLD = 0.3


class Near(Struct, frozen=True, gc=False):
    """Who takes part in another telling nearby: which, of which level, on which side, sentences away."""

    noun: int
    level: int
    side: str
    apart: int


class Tellings:
    """What candidates have in common: their words, kinds of act and types, numbered."""

    def __init__(self, doers: Doers) -> None:
        """Number what each candidate tells, by level."""
        asked = doers.asked
        concept = np.array([NUMBER[c.concept.notation] for c in doers.candidates], dtype=np.intp)
        _, word = np.unique(asked.kind * len(NUMBER) + asked.word, return_inverse=True)
        everyone = np.arange(len(word))
        self.doers, self.count = doers, int(doers.people.actors.max()) + 2
        self.parts: tuple[Column, ...] = (everyone, word, concept)
        self.wholes: tuple[Column, ...] = (word, concept, asked.kind)
        self.alone = [_alone(*both) for both in zip(self.parts, self.wholes, strict=True)]
        self.order = np.argsort(asked.start, kind="stable").tolist()
        self.sentences = [candidate.passage.number for candidate in doers.candidates]

    def actors(self, noun: Column) -> Column:
        """The numbers of actors from 1 on; nobody is 0."""
        return np.where(noun == NOBODY, 0, self.doers.people.actors.take(noun) + 1)

    def shares(self, ballot: Ballot, noun: Column) -> tuple["Highest", ...]:
        """How probable everybody is in a role at the most, by level."""
        rows = np.flatnonzero(~ballot.barred)
        of, actor = ballot.candidate.take(rows), self.actors(noun.take(rows))
        chance = ballot.chances().take(rows)
        return tuple(
            Highest(part.take(of), whole.take(of), actor, chance, self.count)
            for part, whole in zip(self.parts, self.wholes, strict=True)
        )

    def elsewhere(self, shares: Sequence["Highest"], of: Column, actor: Column) -> list[Scores]:
        """How probable actors are in the other tellings of what some candidates tell, by level."""
        pairs = zip(shares, self.parts, self.wholes, strict=True)
        return [high.of_others(part.take(of), whole.take(of), actor) for high, part, whole in pairs]

    def ranks(self, *roles: Chosen) -> Column:
        """How many take part in more claims than each actor, nobody first; at most 4."""
        counts = np.zeros(self.count, dtype=np.intp)
        for chosen in roles:
            sure = (chosen.sure > 0.4) & (chosen.noun != NOBODY)
            counts += np.bincount(self.actors(chosen.noun[sure]), minlength=self.count)
        more = len(counts) - np.sort(counts).searchsorted(counts, "right")
        return np.where(counts > 0, np.minimum(more, 4), 4)

    def near(self, chosen: Chosen) -> list[dict[int, Near]]:
        """For every candidate who takes part in tellings nearby, by actor, the narrowest level first."""
        told = (chosen.sure >= _TOLD) & (chosen.noun != NOBODY)
        actors, nouns = self.actors(chosen.noun).tolist(), chosen.noun.tolist()
        kinds, tells = self.wholes[-1].tolist(), told.tolist()
        tellers: dict[int, list[int]] = {}
        places: list[int] = [0] * len(kinds)
        for row in self.order:
            same = tellers.setdefault(kinds[row], [])
            places[row] = len(same)
            if tells[row]:
                same.append(row)
        found: list[dict[int, Near]] = []
        for row, place in enumerate(places):
            same = tellers[kinds[row]]
            found.append(
                {
                    actors[other]: Near(nouns[other], level, side, apart)
                    for other, level, side, apart in self._around(row, same, place)
                }
            )
        return found

    def _around(self, row: int, same: Sequence[int], place: int) -> list[tuple[int, int, str, int]]:
        """The tellings nearby, the one to prefer last."""
        behind = place + (place < len(same) and same[place] == row)
        before = same[max(0, place - _STEPS) : place][::-1]
        found = [
            *self._nearest(row, before, _BEFORE, "before"),
            *self._nearest(row, same[behind : behind + _STEPS], _BEHIND, "behind"),
        ]
        found.sort(key=lambda near: -near[1])
        return found

    def _nearest(
        self, row: int, others: Sequence[int], most: Sequence[int], side: str
    ) -> Iterator[tuple[int, int, str, int]]:
        word, concept = self.wholes[0], self.wholes[1]
        left = list(most)
        for other in others:
            level = 0 if word[other] == word[row] else 1 if concept[other] == concept[row] else 2
            if left[level]:
                left[level] -= 1
                yield other, level, side, abs(self.sentences[other] - self.sentences[row])


class Highest:
    """Of everybody in everything told the two highest chances, of two different parts of it."""

    def __init__(self, part: Column, whole: Column, actor: Column, chance: Scores, actors: int) -> None:
        """Sort the chances of actors by what is told, whole and part; `actors` is how many there are."""
        self.actors = actors
        key = whole * actors + actor
        order = np.lexsort((-chance, part, key))
        key, part, chance = key.take(order), part.take(order), chance.take(order)
        once = np.flatnonzero((np.diff(key, prepend=-1) != 0) | (np.diff(part, prepend=-1) != 0))
        key, part, chance = key.take(once), part.take(once), chance.take(once)
        order = np.lexsort((-chance, key))
        key, part, chance = key.take(order), part.take(order), chance.take(order)
        first = np.flatnonzero(np.diff(key, prepend=-1) != 0)
        then = np.minimum(first + 1, len(key) - 1)
        self.keys, self.part, self.best = key.take(first), part.take(first), chance.take(first)
        self.second = np.where((then != first) & (key.take(then) == self.keys), chance.take(then), 0.0)

    def of_others(self, part: Column, whole: Column, actor: Column) -> Scores:
        """The highest chance of actors in other parts of the same whole."""
        key = whole * self.actors + actor
        at = np.minimum(self.keys.searchsorted(key), len(self.keys) - 1)
        found = np.where(self.part.take(at) == part, self.second.take(at), self.best.take(at))
        other: Scores = np.where(self.keys.take(at) == key, found, 0.0)
        return other


def _alone(part: Column, whole: Column) -> Flags:
    """Which candidates tell what no other part of the whole tells."""
    both = np.unique(np.stack((whole, part)), axis=1)
    wholes, counts = np.unique(both[0], return_counts=True)
    found: Flags = counts.take(wholes.searchsorted(whole)) < 2
    return found
