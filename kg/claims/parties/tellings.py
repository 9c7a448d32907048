"""Who is told to take part, and how surely, in all that an article tells: by word, kind of act and type.

News tell an event several times: in the title, the lead and further down. Here lies what the other tellings
of the same say of everybody. Every look-up is by sorted keys, so that it is near-linear in the text.
"""

from collections.abc import Hashable, Iterable, Sequence

import numpy as np

from kg.claims.options.ballot import Ballot, Chosen
from kg.claims.options.columns import NOTHING, Column, Flags, Scores, begins
from kg.claims.options.crowd import NOBODY
from kg.claims.options.highest import ROLES, Highest
from kg.claims.parties.casting import Doers
from kg.claims.parties.nearby import LEVEL, LEVELS, Line, Nearby

_WIDTH = len(LEVELS)
#: A chance below this counts as none.
LEAST = 0.1
#: A party less probable than this is not passed on to another telling.
_TOLD = 0.3


class Tellings:
    """What candidates have in common: their words, kinds of act and types, numbered."""

    def __init__(self, doers: Doers) -> None:
        """Number what each candidate tells, by level."""
        asked, candidates = doers.asked, doers.candidates
        kinds = asked.kind.tolist()
        everyone = np.arange(len(candidates))
        word = _numbered(zip(kinds, asked.word.tolist(), strict=True))
        concept = _numbered([candidate.concept.notation for candidate in candidates])
        kind = _numbered(kinds)
        self.doers, self.count = doers, int(doers.people.actors.max()) + 2
        parts, wholes = (everyone, word, concept), (word, concept, kind)
        alone = np.array([_alone(part, whole) for part, whole in zip(parts, wholes, strict=True)])
        #: By level and candidate; nothing where no other part of the whole is told.
        self.levels = np.where(alone, NOTHING, LEVEL[:, None])
        self.shared = ~alone
        self.parts = np.concatenate(parts)
        self.wholes = np.concatenate(wholes)
        self.wholes += np.arange(_WIDTH).repeat(len(candidates)) * len(candidates)
        sentence = np.array([candidate.passage.number for candidate in candidates], dtype=np.intp)
        self._kind = kind
        order = np.tile(np.lexsort((asked.start, kind)), ROLES)
        kind = kind.take(order)
        kind[len(candidates) :] += len(candidates)
        self.line = Line(
            len(candidates), order, word.take(order), concept.take(order), kind, sentence.take(order)
        )

    def actors(self, noun: Column) -> Column:
        """The numbers of actors from 1 on; nobody is 0."""
        return np.where(noun == NOBODY, 0, self.doers.people.actors.take(noun) + 1)

    def look_at(self, ballots: Sequence[tuple[Ballot, Column]]) -> None:
        """Take in how probable everybody is in each role: the ballots of doers and undergoers with the nouns
        of their options."""
        chances = np.concatenate([ballot.chances for ballot, _ in ballots])
        rows = np.flatnonzero(chances >= LEAST)
        candidate = np.concatenate([ballot.candidate for ballot, _ in ballots])
        actor = self.actors(np.concatenate([noun for _, noun in ballots]).take(rows))
        role = (rows >= len(ballots[0][1])).astype(np.intp)
        _, at, part, whole = self._told(candidate.take(rows))
        self.highest = Highest(
            part, whole, actor.take(at), role.take(at), chances.take(rows.take(at)), self.count
        )

    def pair(self, doing: Chosen, undergoing: Chosen) -> None:
        """Take in who does it to whom in every telling, as the first look has it."""
        self.undergoer = self.actors(undergoing.noun)
        self._own = self._key(np.arange(self.line.candidates), self.actors(doing.noun), self.undergoer)
        self._pairs, self._often = np.unique(self._own, return_counts=True)

    def together(self, of: Column, doer: Column, undergoer: Column) -> Flags:
        """Whether a telling of the same type but these has both parties in their roles."""
        key = self._key(of, doer, undergoer)
        at = np.minimum(self._pairs.searchsorted(key), len(self._pairs) - 1)
        often = np.where(self._pairs.take(at) == key, self._often.take(at), 0)
        found: Flags = often > (self._own.take(of) == key)
        return found

    def _key(self, of: Column, doer: Column, undergoer: Column) -> Column:
        return (self._kind.take(of) * self.count + doer) * self.count + undergoer

    def _told(self, of: Column) -> tuple[Column, Column, Column, Column]:
        """Where some tell one part of a whole of which others are told, level below level: the place, the row
        at its level, the part and the whole."""
        places = self.shared.take(of, axis=1).reshape(-1).nonzero()[0]
        level, row = np.divmod(places, max(1, len(of)))
        at = level * self.line.candidates + of.take(row)
        return places, row, self.parts.take(at), self.wholes.take(at)

    def elsewhere(self, of: Column, actor: Column) -> Scores:
        """How probable actors are in the other tellings of what candidates tell: by role, level and row."""
        places, row, part, whole = self._told(of)
        found = np.zeros((ROLES, _WIDTH * len(of)))
        found[:, places] = self.highest.of_others(part, whole, actor.take(row))
        return found.reshape(ROLES, _WIDTH, -1)

    def ranks(self, *roles: Chosen) -> Column:
        """How many take part in more claims than each actor, nobody first; at most 4."""
        counts = np.zeros(self.count, dtype=np.intp)
        for chosen in roles:
            sure = (chosen.sure > 0.4) & (chosen.noun != NOBODY)
            counts += np.bincount(self.actors(chosen.noun[sure]), minlength=self.count)
        more = len(counts) - np.sort(counts).searchsorted(counts, "right")
        return np.where(counts > 0, np.minimum(more, 4), 4)

    def near(self, *roles: Chosen) -> Nearby:
        """Who takes part in tellings nearby, for every role and candidate, each once, where the level is
        narrowest."""
        rows = self.line.candidate + np.arange(ROLES).repeat(self.line.candidates) * self.line.candidates
        noun = np.concatenate([chosen.noun for chosen in roles]).take(rows)
        sure = np.concatenate([chosen.sure for chosen in roles]).take(rows)
        return self.line.nearby((sure >= _TOLD) & (noun != NOBODY), noun, self.actors(noun), self.count)


def _numbered(values: Iterable[Hashable]) -> Column:
    """Values numbered in the order in which they first come."""
    known: dict[Hashable, int] = {}
    return np.array([known.setdefault(value, len(known)) for value in values], dtype=np.intp)


def _alone(part: Column, whole: Column) -> Flags:
    """Which candidates tell what no other part of the whole tells."""
    first = np.flatnonzero(begins(np.maximum.accumulate(part)))
    found: Flags = np.bincount(whole.take(first), minlength=len(whole)).take(whole) < 2
    return found
