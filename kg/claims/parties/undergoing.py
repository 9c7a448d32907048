"""Who undergoes what candidates tell, given who does it: the same options, seen beside the doer chosen."""

from collections.abc import Iterator
from functools import cache, cached_property
from itertools import chain

import numpy as np

from kg.claims.options.ballot import Ballot, Chosen
from kg.claims.options.columns import NUMBER, Column, Flags, among, begins, few, holds
from kg.claims.options.crowd import NOBODY
from kg.claims.options.sheet import Sheet
from kg.claims.parties.laid import SENTENCE
from kg.claims.parties.meeting import Met
from kg.claims.parties.spared import Bars
from kg.claims.words.candidates import Candidate
from kg.claims.words.nouns import joining
from kg.weighing import Group, template, weights

_SAME = template("same", "actor list symmetric", "actor", "list symmetric")
_DOER = template(
    "doer", "order side coverb type kind",
    "order side coverb", "order side type", "order side kind type",
)  # fmt: skip
_MET = template("met", "type kind apart word", "", "type", "kind", "apart", "type apart", "word")
_UNDONE = template("undone", "order source type", "order source", "order source type")


@cache
def _with() -> Flags:
    """Coverbs of the other side of an encounter. Of 31 others beside several told in one word 18 were told in
    it already or had no part in it."""
    return few(joining("sides"))


class Undergoers:
    """Everybody who may undergo what some candidates tell, a row an option, and who is chosen.

    They are the doers that are still options, then those whom somebody met (会见乙时，甲表示…), then
    those whom the event word names itself (访美). `row` is that of the doer, -1 for the others.
    """

    def __init__(self, bars: Bars, agents: Chosen) -> None:
        """See every option beside the doer, weigh and choose."""
        doers = bars.doers
        self.bars, self.doers, self.agents = bars, doers, agents
        self.agent = agents.noun
        self.done = (self.agent != NOBODY).take(doers.candidate)  # by doer: whether anybody does it
        self.left = doers.here | ~self._same
        self.beside = np.flatnonzero(self.done & doers.here)
        self.undone = np.flatnonzero(self.done & ~doers.here & self.left)
        self.met = self._meeting()
        self._propose()
        chosen, sure = self.ballot.choose()
        self.chosen = Chosen(self.row.take(chosen), self.noun.take(chosen), self.source.take(chosen), sure)

    def _propose(self) -> None:
        """Put all options in order, with what they weigh."""
        doers, kept = self.doers, np.flatnonzero(self.left)
        named, met = doers.named, self.met
        of_named = np.flatnonzero(named != NOBODY)
        self.sheets = self._beside(), self._undone(), self._met()
        beside, undone, of_met = [sheet.scores(weights("target"))[:, 0] for sheet in self.sheets]
        scores = doers.scores[:, 1].copy()
        scores[self.beside] += beside
        scores[self.undone] += undone
        candidate = np.concatenate((doers.candidate.take(kept), met.candidate, of_named))
        order = candidate.argsort(kind="stable")

        def ordered(*columns: Column) -> Column:
            return np.concatenate(columns).take(order)

        met_at, named_at = np.full_like(met.noun, -1), np.full_like(of_named, -1)
        self.row = ordered(kept, met_at, named_at)
        self.noun = ordered(doers.noun.take(kept), met.noun, named.take(of_named))
        self.source = ordered(
            doers.source.take(kept),
            np.full_like(met.noun, NUMBER["counterpart"]),
            np.full_like(of_named, SENTENCE),
        )
        weighed = np.concatenate((scores.take(kept), of_met, np.zeros(len(of_named)))).take(order)
        barred = self._barred().take(kept) | (named != NOBODY).take(doers.candidate.take(kept))
        free = np.zeros(len(of_named), dtype=np.bool_)
        barred = np.concatenate((barred, self.each_other.take(met.candidate), free)).take(order)
        self.ballot = Ballot(candidate.take(order), weighed.round(2), barred)

    @cached_property
    def each_other(self) -> Flags:
        """Whether several told in one word do with each other what a candidate tells (双方会谈).

        Of 12 whom annotated articles would be said to do it with beside these, one did.
        """
        symmetric = self.doers.asked.symmetric == NUMBER["symmetric"]
        found: Flags = symmetric & self.bars.several.take(self.agent)
        return found

    @cached_property
    def _same(self) -> Flags:
        """Whether an option is one of those who do it."""
        doers = self.doers
        agent = doers.people.actors.take(self.agent).take(doers.candidate)
        same: Flags = doers.shared[agent, doers.who.actors] & self.done & doers.anybody
        return same

    def _barred(self) -> Flags:
        """Who cannot undergo: who stands right behind the 被 that makes the event word passive, and whose
        relative or helper is the one who does."""
        doers, bars = self.doers, self.bars
        barred: Flags = bars.barred | (bars.does & (doers.here | ~self.done)) | self._own()
        together = self.each_other.take(doers.candidate)
        barred |= together & ~(doers.here & among(doers.who.coverb, _with())) & doers.anybody
        told = np.zeros(len(doers.candidates), dtype=np.bool_)
        told[doers.candidate[bars.sure & self.left & ~barred]] = True
        return barred | (told.take(doers.candidate) & ~bars.sure)

    def _own(self) -> Flags:
        """Whose the doer is, where another clause names them: 美国大使予以谴责，称美国与盟友…."""
        doers, size = self.doers, len(self.doers.people.actors) + 1
        pairs = [
            row * size + actors
            for row in np.flatnonzero(self.bars.speaks.take(self.agent)).tolist()
            for actors in self._owners(self.agent[row], doers.candidates[row])
        ]
        own = np.unique(np.array(pairs, dtype=np.intp))
        found: Flags = (~doers.here | ~doers.same_clause) & doers.anybody
        found &= holds(own, doers.candidate * size + doers.who.actors)
        return found

    def _owners(self, agent: int, candidate: Candidate) -> Iterator[int]:
        """The numbers of those for whom a doer speaks by office, and of who stands in a list with them."""
        crowd = self.doers.crowd
        start, end = crowd.nouns[agent].start, crowd.nouns[agent].mention.span.start
        nouns = candidate.passage.nouns
        states = {n.mention.actors for n in nouns if start <= n.start < end}
        groups = {n.group for n in nouns if n.mention.actors in states and n.start >= end}
        for n in nouns:
            if n.mention.actors in states or n.group in groups:
                yield crowd.actors(n)

    def _beside(self) -> Sheet:
        """The nouns of the sentence beside the doer."""
        doers, at, it, who = self.doers, self.beside, self.doers.it, self.doers.who
        agent, start = self.agent.take(doers.candidate.take(at)), who.start.take(at)
        listed = who.group.take(at) == doers.people.group.take(agent)
        return Sheet.of(
            (
                _SAME, _either(self._same.take(at), "same", "other"), _either(listed, "list", "apart"),
                it.symmetric.take(at),
            ),
            (
                _DOER, _either(start > doers.people.start.take(agent), "after", "before"),
                _either(start < it.start.take(at), "B", "A"), who.coverb.take(at), it.kind.take(at),
                who.kind.take(at),
            ),
        )  # fmt: skip

    def _undone(self) -> Sheet:
        """Nobody, or somebody from outside the sentence, where it is known who does it."""
        of = self.doers.candidate.take(self.undone)
        source = self.agents.source.take(of)
        return Sheet.of((_UNDONE, np.full_like(of, NUMBER["x"]), source, self.doers.asked.kind.take(of)))

    def _meeting(self) -> Met:
        """Whom the doer was last said to meet, where that is no option yet."""
        doers, met = self.doers, self.doers.met
        if not len(met.noun):
            return met
        agent, actors = self.agent.take(met.candidate), doers.people.actors
        free = (agent != NOBODY) & (doers.named.take(met.candidate) == NOBODY)
        free &= ~doers.shared[actors.take(agent), actors.take(met.noun)]
        rows = np.flatnonzero(free)
        met = met.rows(rows[begins(met.candidate.take(rows))])
        size = len(actors)
        options = np.sort((doers.candidate * size + doers.noun)[self.left & doers.anybody])
        return met.rows(np.flatnonzero(~holds(options, met.candidate * size + met.noun)))

    def _met(self) -> Sheet:
        it, of, people = self.doers.asked, self.met.candidate, self.doers.people
        return Sheet.of(
            (_MET, it.kind.take(of), people.kind.take(self.met.noun), self.met.apart, it.word.take(of))
        )

    def groups(self, at: int) -> tuple[Group, ...]:
        """What describes an option; but for one that the event word names itself, which has no rival."""
        row = int(self.row[at])
        if row < 0:
            return self.sheets[2].groups(int(np.searchsorted(self.met.candidate, self.ballot.candidate[at])))
        more = (self.beside, self.sheets[0]), (self.undone, self.sheets[1])
        found = [sheet.groups(at) for rows, sheet in more for at in np.flatnonzero(rows == row).tolist()]
        return (*self.doers.described.groups(row), *chain.from_iterable(found))


def _either(flags: Flags, yes: str, no: str) -> Column:
    return np.where(flags, NUMBER[yes], NUMBER[no])
