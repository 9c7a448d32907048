"""Who is told to take part, and how surely, in all that an article tells: by word, kind of act and type.

News tell an event several times: in the title, the lead and further down. Here lies what the other tellings
of the same say of everybody. Every look-up is by sorted keys, so that it is near-linear in the text.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from kg.claims.ballot import Ballot, Chosen
from kg.claims.casting import Doers
from kg.claims.columns import NUMBER, Column, Scores
from kg.claims.crowd import NOBODY, Flags

#: What counts as the same, from narrow to wide: the same word, another word for the same kind of act, another
#: act of the same type.
LEVELS = ("word", "concept", "type")
_WIDTH = len(LEVELS)
#: How many other tellings are looked at before an event word and behind it, by level, and at how many at all.
_BEFORE, _BEHIND, _STEPS = (2, 1, 2), (1, 1, 1), 12
#: A chance below this counts as none.
LEAST = 0.1
#: A party less probable than this is not passed on to another telling.
_TOLD = 0.3


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
        self.alone = [np.bincount(word).take(word) < 2, _alone(word, concept), _alone(concept, asked.kind)]
        self.size = int(max(whole.max() for whole in self.wholes)) + 1
        self.order = np.argsort(asked.start, kind="stable").tolist()
        self.words, self.concepts = word.tolist(), concept.tolist()
        self.sentences = np.array([candidate.passage.number for candidate in doers.candidates], dtype=np.intp)

    def actors(self, noun: Column) -> Column:
        """The numbers of actors from 1 on; nobody is 0."""
        return np.where(noun == NOBODY, 0, self.doers.people.actors.take(noun) + 1)

    def look_at(self, ballots: Sequence[tuple[Ballot, Column]]) -> None:
        """Take in how probable everybody is in each role: the ballots of doers and undergoers with the nouns
        of their options."""
        found = []
        for role, (ballot, noun) in enumerate(ballots):
            chances = ballot.chances()
            rows = np.flatnonzero(chances >= LEAST)
            of, actor = ballot.candidate.take(rows), self.actors(noun.take(rows))
            found.append((*self._told(of, role), np.tile(actor, _WIDTH), np.tile(chances.take(rows), _WIDTH)))
        part, whole, actor, chance = (np.concatenate(columns) for columns in zip(*found, strict=True))
        self.highest = Highest(part, whole, actor, chance, self.count)

    def _told(self, of: Column, role: int) -> tuple[Column, Column]:
        """What some candidates tell and what it is part of, level below level, apart by role."""
        shift = role * _WIDTH * self.size
        part = np.concatenate([part.take(of) for part in self.parts])
        wholes = [whole.take(of) + level * self.size for level, whole in enumerate(self.wholes)]
        return part, np.concatenate(wholes) + shift

    def elsewhere(self, role: int, of: Column, actor: Column) -> Scores:
        """How probable actors are in a role in the other tellings of what candidates tell: a row a level."""
        found = self.highest.of_others(*self._told(of, role), np.tile(actor, _WIDTH))
        return found.reshape(_WIDTH, -1)

    def ranks(self, *roles: Chosen) -> Column:
        """How many take part in more claims than each actor, nobody first; at most 4."""
        counts = np.zeros(self.count, dtype=np.intp)
        for chosen in roles:
            sure = (chosen.sure > 0.4) & (chosen.noun != NOBODY)
            counts += np.bincount(self.actors(chosen.noun[sure]), minlength=self.count)
        more = len(counts) - np.sort(counts).searchsorted(counts, "right")
        return np.where(counts > 0, np.minimum(more, 4), 4)

    def near(self, chosen: Chosen) -> "Nearby":
        """Who takes part in tellings nearby, for every candidate, each once, where the level is narrowest."""
        told = (chosen.sure >= _TOLD) & (chosen.noun != NOBODY)
        kinds, tells = self.wholes[-1].tolist(), told.tolist()
        tellers: dict[int, list[int]] = {}
        rows: list[tuple[int, int, int, int]] = []
        places = []
        for row in self.order:
            same = tellers.setdefault(kinds[row], [])
            places.append((row, same, len(same)))
            if tells[row]:
                same.append(row)
        for row, same, place in places:
            if len(same) > 1 or (same and same[0] != row):
                rows += self._around(row, same, place)
        return Nearby(self, chosen, np.array(rows, dtype=np.intp).reshape(-1, 4))

    def _around(self, row: int, same: Sequence[int], place: int) -> Iterator[tuple[int, int, int, int]]:
        """The tellings nearby: the candidate, the other one, its level, its side."""
        behind = place + (place < len(same) and same[place] == row)
        yield from self._nearest(row, same[max(0, place - _STEPS) : place][::-1], _BEFORE, 0)
        yield from self._nearest(row, same[behind : behind + _STEPS], _BEHIND, 1)

    def _nearest(
        self, row: int, others: Sequence[int], most: Sequence[int], side: int
    ) -> Iterator[tuple[int, int, int, int]]:
        words, concepts = self.words, self.concepts
        word, concept, left = words[row], concepts[row], list(most)
        for other in others:
            level = 0 if words[other] == word else 1 if concepts[other] == concept else 2
            if left[level]:
                left[level] -= 1
                yield row, other, level, side


class Nearby:
    """Who takes part nearby: a row a candidate and an actor, sorted by both."""

    def __init__(self, tellings: Tellings, chosen: Chosen, rows: Column) -> None:
        """Of the tellings around each candidate (itself, the other, level, side) keep one an actor."""
        self.count = tellings.count
        of, other, level, side = rows.T
        key = of * self.count + tellings.actors(chosen.noun.take(other))
        order = np.lexsort((np.arange(len(key)), side, level, key))
        once = order[np.diff(key.take(order), prepend=-1) != 0]
        self.keys, self.candidate = key.take(once), of.take(once)
        self.noun, self.level, self.side = (
            chosen.noun.take(other).take(once),
            level.take(once),
            side.take(once),
        )
        sentences = tellings.sentences
        self.apart = np.abs(sentences.take(other) - sentences.take(of)).take(once)

    def at(self, of: Column, actor: Column) -> Column:
        """The rows of actors beside candidates; -1 where they take no part nearby."""
        if not len(self.keys):
            return np.full_like(of, -1)
        key = of * self.count + actor
        at = np.minimum(self.keys.searchsorted(key), len(self.keys) - 1)
        return np.where(self.keys.take(at) == key, at, -1)


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
    _, first = np.unique(part, return_index=True)
    found: Flags = np.bincount(whole.take(first)).take(whole) < 2
    return found
