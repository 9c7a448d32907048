"""Options for the parties and voices of candidates, as the stage weighs them."""

from collections.abc import Sequence

import numpy as np

from kg.claims.attribution.cues import Cue
from kg.claims.parties import retelling
from kg.claims.parties.casting import options
from kg.claims.parties.spared import Bars
from kg.claims.parties.undergoing import Undergoers
from kg.claims.preparation import Prepared
from kg.claims.prospects import worth_judging
from kg.claims.words.candidates import Candidate
from kg.claims.words.nouns import Noun
from kg.weighing import Groups

#: Decisions on the parties at first sight, of one candidate without the others.
FIRST = ("agent", "target")


class Parties:
    """Options for the parties of some candidates, and the doer of each as far as that is decided.

    Decisions after the first look are taken beside everything else that the article tells.
    """

    def __init__(self, prepared: Prepared, candidates: Sequence[Candidate], decision: str) -> None:
        everything = [*candidates] if decision in FIRST else _with_others(prepared, candidates)
        self.doers = prepared.doers(everything)
        self.undergoers = Undergoers(Bars(self.doers), self.doers.chosen) if decision == "target" else None
        self.again = None if decision in FIRST else retelling.Parties(self.doers)
        chosen = self.again.agents if self.again and decision != "agent-again" else self.doers.chosen
        self.agents = [option.noun for option in options(self.doers.crowd, chosen)][: len(candidates)]
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

    def looked_at_again(self, row: int, role: str) -> list[tuple[Noun | None, Groups, float]]:
        """The options of the second look, each with what it weighed before."""
        look = self.again.doing if role == "agent" else self.again.undergoing
        rows = np.flatnonzero(look.candidate == row).tolist()
        return [(self._noun(look.noun[n]), look.sheet.groups(n), float(look.before[n])) for n in rows]

    def _noun(self, number: int) -> Noun | None:
        return self.doers.crowd.nouns[number] if number >= 0 else None


def _with_others(prepared: Prepared, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Candidates, and behind them the others that are looked at in the article."""
    asked = set(map(id, candidates))
    found = worth_judging(prepared.candidates).candidates
    return [*candidates, *[candidate for candidate in found if id(candidate) not in asked]]
