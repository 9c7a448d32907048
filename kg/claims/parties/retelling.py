"""Who takes part, seen once more beside what the rest of the article tells of the same.

Later sentences tell an event again without all of its parties (随着俄罗斯的入侵). Who takes part in other
tellings is more probably meant here, too, and is an option even where the sentence does not name him.
What a first look found weighs as it did; the second look adds what the other tellings say.
"""

from collections.abc import Callable

import numpy as np
from msgspec import Struct

from kg.claims.options.ballot import Ballot, Chosen, in_order
from kg.claims.options.columns import NOTHING, NUMBER, Column, Flags, Scores, among, few, numbered
from kg.claims.options.crowd import NOBODY
from kg.claims.options.sheet import Sheet
from kg.claims.parties.casting import Doers
from kg.claims.parties.laid import SENTENCE
from kg.claims.parties.nearby import Nearby
from kg.claims.parties.spared import Bars
from kg.claims.parties.tellings import LEAST, Tellings
from kg.claims.parties.undergoing import Undergoers
from kg.weighing import COUNTS, template, weights

_TOLD = template(
    "told", "level option chance other type nominal",
    "level option chance", "level option chance other", "level option chance type", "level option other",
    "level option chance nominal",
)  # fmt: skip
_NEAR = template(
    "near", "option level side apart type",
    "option level side apart", "option side apart", "option side apart type", "option level type",
)  # fmt: skip
_STANDS = template(
    "stands", "option rank type nobody best",
    "option rank", "option rank type", "option nobody", "option best", "option nobody best",
)  # fmt: skip
_AGAIN = template(
    "again", "option type nominal word",
    "option", "option type", "option nominal", "option type nominal", "option word",
)  # fmt: skip

AGAIN = NUMBER["again"]
_HERE, _NOBODY = NUMBER["here"], NUMBER["nobody"]
#: How probable somebody is elsewhere, in steps.
_STEPS = np.array((LEAST, 0.35, 0.65, 0.9))
_COUNTS = numbered(COUNTS)
#: Whom words of these types are addressed to is told beside them, or not told. Of 37 taken from other
#: tellings on annotated articles 2 were right, and in 14 nobody was addressed.
_ADDRESSED = few(["attend", "disclose", "request", "statement", "threaten"])
#: How probable somebody is at the least who does what a passive sentence tells without naming him. Of 45 such
#: in 400 articles of the corpus 28 were right, of the ten less probable than this two.
_LIKELY = 0.4
#: Options less probable than this at first sight are not looked at again.
_HOPELESS = 0.01


class Look(Struct, frozen=True, gc=False):
    """The options of one role as the first look left them."""

    ballot: Ballot
    noun: Column
    source: Column
    option: Column  # their rows among the options of doers
    role: int  # 0 who does it, 1 who undergoes it
    ranks: Column  # how much the article tells of each actor
    barred: Callable[[Column, Column], Flags]  # which actors cannot be added to the options of candidates
    settled: Callable[[Ballot, Column], Ballot] | None = None  # where grammar alone tells who it is


class Second:
    """The options of one role looked at again, a row an option, and who is chosen.

    `first` are their rows among the options of the first look, -1 for those from other tellings.
    """

    def __init__(self, decision: str, look: Look, tellings: Tellings, nearby: Nearby) -> None:
        """Propose whoever takes part nearby, too, weigh and choose."""
        self.look, self.tellings, self.nearby = look, tellings, nearby
        table = weights(decision)
        rows = np.flatnonzero(look.ballot.chances >= _HOPELESS)
        mine, noun = look.ballot.candidate.take(rows), look.noun.take(rows)
        of, others = self._others()
        self.candidate, order = in_order(mine, of)
        nobody = np.full_like(of, -1)
        self.first = np.concatenate((rows, nobody)).take(order)
        self.noun = np.concatenate((noun, others)).take(order)
        self.before = np.concatenate((look.ballot.scores.take(rows), np.zeros(len(of)))).take(order)
        self.sheet = self._sheet()
        scores = np.round(self.before + self.sheet.scores(table)[:, 0], 2)
        source = np.concatenate((look.source.take(rows), np.full_like(of, AGAIN))).take(order)
        ballot = Ballot(self.candidate, scores, np.zeros(len(scores), dtype=np.bool_))
        ballot = look.settled(ballot, self.noun) if look.settled else ballot
        self.ballot = self._likely(ballot, source) if look.role == 0 else ballot
        chosen, sure = self.ballot.choose()
        option = np.concatenate((look.option.take(rows), nobody)).take(order)
        self.chosen = Chosen(option.take(chosen), self.noun.take(chosen), source.take(chosen), sure)

    def _likely(self, ballot: Ballot, source: Column) -> Ballot:
        """A ballot without those whom a passive sentence does not name and who are not likely to do it."""
        asked, of = self.tellings.doers.asked, ballot.candidate
        suffers = ((asked.passive != NUMBER[""]) | (asked.undergone != 0)).take(of)
        doubted = suffers & (source != SENTENCE) & (self.noun != NOBODY)
        doubted &= (ballot.chances < _LIKELY) | self._to_others()
        left = np.bincount(of[~doubted & ~ballot.barred], minlength=len(ballot.starts)) > 0
        doubted &= left.take(of)
        return Ballot(of, ballot.scores, ballot.barred | doubted) if doubted.any() else ballot

    def _to_others(self) -> Flags:
        """Who is no state and is told to do it to others alone: 甲地警方逮捕丙。…乙被捕.

        Of 29 such in 600 articles of the corpus 9 did it.
        """
        tellings, of = self.tellings, self.candidate
        undergoer = tellings.undergoer.take(of)
        found: Flags = ~tellings.together(of, tellings.actors(self.noun), undergoer) & (undergoer != 0)
        found &= tellings.doers.people.kind.take(self.noun) != NUMBER["country"]
        return found

    def _others(self) -> tuple[Column, Column]:
        """Who takes part in tellings nearby and is no option yet."""
        near, look = self.nearby, self.look
        known = near.at(look.role, look.ballot.candidate, self.tellings.actors(look.noun))
        new = np.zeros(len(near.keys), dtype=np.bool_)
        new[near.rows(look.role)] = True
        new[known[known >= 0]] = False  # whom the grammar bars is no option again
        rows = np.flatnonzero(new)
        of, noun = near.candidate.take(rows), near.noun.take(rows)
        free = ~look.barred(of, noun)
        return of[free], noun[free]

    def _sheet(self) -> Sheet:
        it, of, look, near = self.tellings.doers.asked, self.candidate, self.look, self.nearby
        actor = self.tellings.actors(self.noun)
        added = self.first < 0
        again = np.where(added, AGAIN, NOTHING)
        option = np.where(added, AGAIN, np.where(actor == 0, _NOBODY, _HERE))
        kind, nominal = it.kind.take(of), it.nominal.take(of)
        level, side, apart = near.told.take(near.at(look.role, of, actor), axis=1)
        nobody, best = self._surest()
        chances = _step(self.tellings.elsewhere(of, actor))
        levels = zip(
            self.tellings.levels.take(of, axis=1), chances[look.role], chances[1 - look.role], strict=True
        )
        return Sheet.of(
            *[(_TOLD, told, option, chance, other, kind, nominal) for told, chance, other in levels],
            (_NEAR, np.where(level == NOTHING, NOTHING, option), level, side, apart, kind),
            (_STANDS, option, _COUNTS.take(look.ranks).take(actor), kind, nobody.take(of), best.take(of)),
            (_AGAIN, again, kind, nominal, it.word.take(of)),
        )

    def _surest(self) -> tuple[Column, Column]:
        """How probable it was that nobody takes part, and the most probable of the others, by candidate."""
        ballot, nobody = self.look.ballot, self.look.noun == NOBODY
        none = np.maximum.reduceat(ballot.chances * nobody, ballot.starts)
        best = np.maximum.reduceat(ballot.chances * ~nobody, ballot.starts)
        return _step(none), _step(best)


class Parties:
    """Who does what candidates tell, and who undergoes it, after the second look."""

    def __init__(self, doers: Doers) -> None:
        """Look at the doers again, then at who undergoes it beside them."""
        self.doers = doers
        bars = Bars(doers)
        first = Undergoers(bars, doers.chosen)
        tellings = Tellings(doers)
        tellings.look_at([(doers.ballot, doers.noun), (first.ballot, first.noun)])
        tellings.pair(doers.chosen, first.chosen)
        ranks = tellings.ranks(doers.chosen, first.chosen)
        everyone = np.arange(len(doers.noun))
        look = Look(doers.ballot, doers.noun, doers.source, everyone, 0, ranks, self._does_not, doers.settled)
        nearby = tellings.near(doers.chosen, first.chosen)
        self.doing = Second("agent-again", look, tellings, nearby)
        self.agents = self.doing.chosen
        them = self.undergoers = Undergoers(bars, self.agents)
        look = Look(them.ballot, them.noun, them.source, them.row, 1, ranks, self._undergoes_not)
        self.undergoing = Second("target-again", look, tellings, nearby)
        self.targets = self.undergoing.chosen

    def _does_not(self, of: Column, _: Column) -> Flags:
        """Nobody else does what somebody does whom the text does not name, or what it names as his."""
        asked = self.doers.asked
        found: Flags = (asked.taken.take(of) != 0) | (asked.befalls.take(of) != 0)
        found |= self.doers.certain.take(of) != NOBODY
        return found

    def _undergoes_not(self, of: Column, noun: Column) -> Flags:
        """Who does it does not undergo it, and nobody else does where the word itself names who does, or one
        word both of those who meet (双方会谈)."""
        agent, actors = self.agents.noun.take(of), self.doers.people.actors
        named = self.doers.named.take(of) != NOBODY
        found: Flags = named | ((agent != NOBODY) & self.doers.shared[actors.take(agent), actors.take(noun)])
        asked = self.doers.asked
        found |= among(asked.kind.take(of), _ADDRESSED) | (asked.object.take(of) != 0)
        found |= self.undergoers.bars.certain.take(of) != NOBODY
        found |= self.undergoers.each_other.take(of)
        return found


def _step(chance: Scores) -> Column:
    return _COUNTS.take(_STEPS.searchsorted(chance, "right"))
