"""Options for the parties and voices of candidates, as the stage weighs them."""

from collections.abc import Sequence

import numpy as np

from kg.claims.attribution import Cue
from kg.claims.candidates import Candidate
from kg.claims.nouns import Noun
from kg.claims.preparation import Prepared
from kg.claims.undergoing import Undergoers
from kg.weighing import Groups


class Parties:
    """Options for the parties of some candidates, and the doer of each as far as that is decided."""

    def __init__(self, prepared: Prepared, candidates: Sequence[Candidate], decision: str) -> None:
        self.doers = prepared.doers(candidates)
        self.agents = [option.noun for option in self.doers.agents()]
        self.undergoers = Undergoers(self.doers) if decision == "target" else None
        self.heard = (
            prepared.voices(candidates, self.agents) if decision in ("speaker", "factuality") else None
        )
        self.cues = self.heard.chosen() if self.heard else []

    def voices(self, row: int) -> list[tuple[Cue | None, Groups]]:
        rows = [int(n) for n in np.flatnonzero(self.heard.ballot.candidate == row)]
        return [(self.heard.voice(n), self.heard.described.groups(n)) for n in rows]

    def doing(self, row: int) -> list[tuple[Noun | None, Groups]]:
        doers = self.doers
        rows = [int(n) for n in np.flatnonzero((doers.candidate == row) & ~doers.ballot.barred)]
        return [(self._noun(doers.noun[n]), doers.described.groups(n)) for n in rows]

    def undergoing(self, row: int) -> list[tuple[Noun | None, Groups]]:
        them = self.undergoers
        rows = [int(n) for n in np.flatnonzero((them.ballot.candidate == row) & ~them.ballot.barred)]
        if len(rows) == 1:
            return [(self._noun(them.noun[n]), ()) for n in rows]
        return [(self._noun(them.noun[n]), them.groups(n)) for n in rows]

    def _noun(self, number: int) -> Noun | None:
        return self.doers.crowd.nouns[number] if number >= 0 else None
