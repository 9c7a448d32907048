"""Who undergoes what candidates tell, given who does it: the same options, seen beside the doer chosen."""

from collections.abc import Iterator
from functools import cache, cached_property
from itertools import chain

import numpy as np

from kg import lang
from kg.claims.options.ballot import Ballot, Chosen
from kg.claims.options.columns import NUMBER, Column, among, begins, holds, numbered
from kg.claims.options.crowd import NOBODY, Flags
from kg.claims.options.sheet import Sheet
from kg.claims.parties import constructions, roles
from kg.claims.parties.casting import SENTENCE, Doers, coverbs
from kg.claims.parties.meeting import Met
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

#: Who undergoes these does not stand in a clause behind: of 29 such on annotated articles 9 did, and in 14
#: nobody. Of 42 owners in another clause 12 did.
_WITHIN_CLAUSE = numbered(["threaten", "visit"])
#: Types of speaking with somebody about something.
_DISCUSSING = numbered(["agree", "meet", "statement"])


@cache
def _with() -> Column:
    """Coverbs of the other side of an encounter. Of 31 others beside several told in one word 18 were told in
    it already or had no part in it."""
    return numbered(sorted(joining("sides")))


class Undergoers:
    """Everybody who may undergo what some candidates tell, a row an option, and who is chosen.

    They are the doers that are still options, then those whom somebody met (会见乙时，甲表示…), then
    those whom the event word names itself (访美). `row` is that of the doer, -1 for the others.
    """

    def __init__(self, doers: Doers, agents: Chosen) -> None:
        """See every option beside the doer, weigh and choose."""
        self.doers, self.agents = doers, agents
        self.agent = agents.noun
        self.done = (self.agent != NOBODY).take(doers.candidate)  # by doer: whether anybody does it
        self.here = doers.source == SENTENCE
        self.left = self.here | ~self._same
        self.beside = np.flatnonzero(self.done & self.here)
        self.undone = np.flatnonzero(self.done & ~self.here & self.left)
        self.met = self._meeting()
        self.certain = np.array([self._certain(it) for it in doers.candidates], dtype=np.intp)
        self._propose()
        chosen, sure = self.ballot.choose()
        self.chosen = Chosen(self.row.take(chosen), self.noun.take(chosen), self.source.take(chosen), sure)

    def _certain(self, candidate: Candidate) -> int:
        """Who undergoes it for certain, as a row."""
        text, crowd = self.doers.text, self.doers.crowd
        noun = roles.installed(text, crowd, candidate) or roles.described(crowd, candidate)
        return crowd.row(noun or constructions.undergoer(candidate))

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
        free = np.zeros(len(met.noun) + len(of_named), dtype=np.bool_)
        barred = np.concatenate((barred, free)).take(order)
        self.ballot = Ballot(candidate.take(order), weighed.round(2), barred)

    @cached_property
    def _same(self) -> Flags:
        """Whether an option is one of those who do it."""
        doers, people = self.doers, self.doers.people
        agent = people.actors.take(self.agent.take(doers.candidate))
        same: Flags = doers.shared[agent, people.actors.take(doers.noun)]
        same &= self.done & (doers.noun != NOBODY)
        return same

    def _barred(self) -> Flags:
        """Who cannot undergo: who stands right behind the 被 that makes the event word passive, and whose
        relative or helper is the one who does."""
        it, people, of, noun = self.doers.asked, self.doers.people, self.doers.candidate, self.doers.noun
        passive = it.passive.take(of)
        does = (passive != NUMBER[""]) & (people.coverb.take(noun) == passive) & (noun != NOBODY)
        does &= people.clause.take(noun) == it.clause.take(of)
        barred: Flags = does & (self.here | ~self.done)
        suffers = (passive != NUMBER[""]) | (it.undergone.take(of) != 0)
        barred |= suffers & self.here & self.doers.owns_subject()
        barred |= self.here & (self.doers.certain.take(of) == noun) & (noun != NOBODY)
        barred |= self.here & self.doers.described_by_relative()
        barred |= self.here & self._elsewhere()
        barred |= self._third() & (noun != NOBODY)
        barred |= self.here & self._discussed() | self._own()
        sure, told = self.certain.take(of), np.zeros(len(self.doers.candidates), dtype=np.bool_)
        told[of[(noun == sure) & (noun != NOBODY) & self.left & ~barred]] = True
        barred |= told.take(of) & (noun != sure)
        return barred

    def _discussed(self) -> Flags:
        """What others meet or speak about: 甲就乙与丙会谈."""
        it, people, of, noun = self.doers.asked, self.doers.people, self.doers.candidate, self.doers.noun
        found: Flags = among(people.coverb.take(noun), coverbs("about")) & among(
            it.kind.take(of), _DISCUSSING
        )
        found &= people.clause.take(noun) == it.clause.take(of)
        return found

    def _own(self) -> Flags:
        """Whose the doer is, where another clause names them: 美国大使予以谴责，称美国与盟友…."""
        it, people, of, noun = self.doers.asked, self.doers.people, self.doers.candidate, self.doers.noun
        size = len(people.actors) + 1
        pairs = [
            row * size + actors
            for row, (agent, candidate) in enumerate(
                zip(self.agent.tolist(), self.doers.candidates, strict=True)
            )
            if agent != NOBODY
            for actors in self._owners(agent, candidate)
        ]
        found: Flags = ~self.here | (people.clause.take(noun) != it.clause.take(of))
        own = np.unique(np.array(pairs, dtype=np.intp))
        found &= (noun != NOBODY) & holds(own, of * size + people.actors.take(noun))
        return found

    def _owners(self, agent: int, candidate: Candidate) -> Iterator[int]:
        """The numbers of those for whom a doer speaks by office, and of who stands in a list with them."""
        crowd = self.doers.crowd
        start, end = crowd.nouns[agent].start, crowd.nouns[agent].mention.span.start
        if start == end or not self.doers.text.endswith(_speaking_for(), start, end):
            return
        nouns = candidate.passage.nouns
        states = {n.mention.actors for n in nouns if start <= n.start < end}
        groups = {n.group for n in nouns if n.mention.actors in states and n.start >= end}
        for n in nouns:
            if n.mention.actors in states or n.group in groups:
                yield crowd.actors(n)

    def _third(self) -> Flags:
        """Who has no part: beside a refusal to speak (拒绝置评), and beside several told to meet in one word
        (两国外长会谈), but for another side that 与 names."""
        it, people, of, noun = self.doers.asked, self.doers.people, self.doers.candidate, self.doers.noun
        crowd = self.doers.crowd
        several = np.array([len(one.mention.actors) > 1 for one in crowd.nouns] + [False], dtype=np.bool_)
        met: Flags = (it.symmetric.take(of) == NUMBER["symmetric"]) & several.take(self.agent).take(of)
        met &= ~among(people.coverb.take(noun), _with())
        silent = np.array([roles.keeps_silent(it) for it in self.doers.candidates], dtype=np.bool_)
        return met | silent.take(of)

    def _elsewhere(self) -> Flags:
        """Who only stands in another clause than the event word: an owner, and whoever comes in what is
        warned of (警告说，…) or behind a journey."""
        it, people, of, noun = self.doers.asked, self.doers.people, self.doers.candidate, self.doers.noun
        clause, its = people.clause.take(noun), it.clause.take(of)
        found: Flags = (clause != its) & (people.possessive.take(noun) == NUMBER["de"])
        found |= (clause > its) & among(it.kind.take(of), _WITHIN_CLAUSE)
        return found

    def _beside(self) -> Sheet:
        """The nouns of the sentence beside the doer."""
        it, people = self.doers.asked, self.doers.people
        of, noun = self.doers.candidate.take(self.beside), self.doers.noun.take(self.beside)
        agent = self.agent.take(of)
        start = people.start.take(noun)
        return Sheet.of(
            (
                _SAME, _either(self._same.take(self.beside), "same", "other"),
                _either(people.group.take(noun) == people.group.take(agent), "list", "apart"),
                it.symmetric.take(of),
            ),
            (
                _DOER, _either(start > people.start.take(agent), "after", "before"),
                _either(start < it.start.take(of), "B", "A"), people.coverb.take(noun), it.kind.take(of),
                people.kind.take(noun),
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
        agent, actors = self.agent.take(met.candidate), doers.people.actors
        free = (agent != NOBODY) & (doers.named.take(met.candidate) == NOBODY)
        free &= ~doers.shared[actors.take(agent), actors.take(met.noun)]
        rows = np.flatnonzero(free)
        met = met.rows(rows[begins(met.candidate.take(rows))])
        size = len(actors)
        options = np.sort((doers.candidate * size + doers.noun)[self.left & (doers.noun != NOBODY)])
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


@cache
def _speaking_for() -> tuple[str, ...]:
    return lang.load("zh", "claims").words("subject", "speaking-for")


def _either(flags: Flags, yes: str, no: str) -> Column:
    return np.where(flags, NUMBER[yes], NUMBER[no])
