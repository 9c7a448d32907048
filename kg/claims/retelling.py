"""Who takes part, seen once more beside what the rest of the article tells of the same.

Later sentences tell an event again without all of its parties (随着俄罗斯的入侵). Who takes part in other
tellings is more probably meant here, too, and is an option even where the sentence does not name him.
What a first look found weighs as it did; the second look adds what the other tellings say.
"""

from collections.abc import Callable, Sequence

import numpy as np
from msgspec import Struct

from kg.claims.ballot import Ballot, Chosen, in_order
from kg.claims.casting import Doers
from kg.claims.columns import NOTHING, NUMBER, Column, Scores, Sheet, numbered
from kg.claims.crowd import NOBODY
from kg.claims.tellings import LEVELS, Highest, Near, Tellings
from kg.claims.undergoing import Undergoers
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
_LEVELS = numbered(LEVELS)
#: How probable somebody is elsewhere, in steps.
_STEPS = np.array((0.1, 0.35, 0.65, 0.9))
_COUNTS = numbered(COUNTS)


class Look(Struct, frozen=True, gc=False):
    """The options of one role as the first look left them."""

    ballot: Ballot
    noun: Column
    source: Column
    option: Column  # their rows among the options of doers
    mine: Sequence[Highest]  # what all tellings say of this role, by level
    other: Sequence[Highest]  # and of the other one
    ranks: Column  # how much the article tells of each actor
    barred: Callable[[int, int], bool]  # whether an actor cannot be added to the options of a candidate


class Second:
    """The options of one role looked at again, a row an option, and who is chosen.

    `first` are their rows among the options of the first look, -1 for those from other tellings.
    """

    def __init__(
        self, decision: str, look: Look, tellings: Tellings, nearby: Sequence[dict[int, Near]]
    ) -> None:
        """Propose whoever takes part nearby, too, weigh and choose."""
        self.look, self.tellings, self.nearby = look, tellings, nearby
        table = weights(decision)
        rows = np.flatnonzero(~look.ballot.barred)
        mine, noun = look.ballot.candidate.take(rows), look.noun.take(rows)
        of, others = self._others(mine, noun)
        self.candidate, order = in_order(mine, of)
        nobody = np.full_like(of, -1)
        self.first = np.concatenate((rows, nobody)).take(order)
        self.noun = np.concatenate((noun, others)).take(order)
        self.before = np.concatenate((look.ballot.scores.take(rows), np.zeros(len(of)))).take(order)
        self.sheet = self._sheet()
        scores = np.round(self.before + self.sheet.scores(table)[:, 0], 2)
        self.ballot = Ballot(self.candidate, scores, np.zeros(len(scores), dtype=np.bool_))
        chosen, sure = self.ballot.choose()
        source = np.concatenate((look.source.take(rows), np.full_like(of, AGAIN))).take(order)
        option = np.concatenate((look.option.take(rows), nobody)).take(order)
        self.chosen = Chosen(option.take(chosen), self.noun.take(chosen), source.take(chosen), sure)

    def _others(self, of: Column, noun: Column) -> tuple[Column, Column]:
        """Who takes part in tellings nearby and is no option yet."""
        count, barred = self.tellings.count, self.look.barred
        known = set((of * count + self.tellings.actors(noun)).tolist())
        rows = [
            (candidate, near.noun)
            for candidate, nearby in enumerate(self.nearby)
            for actor, near in nearby.items()
            if candidate * count + actor not in known and not barred(candidate, actor)
        ]
        found = np.array(rows, dtype=np.intp).reshape(-1, 2)
        return found[:, 0], found[:, 1]

    def _sheet(self) -> Sheet:
        it, of, look = self.tellings.doers.asked, self.candidate, self.look
        actor = self.tellings.actors(self.noun)
        option = np.where(self.first < 0, AGAIN, np.where(actor == 0, _NOBODY, _HERE))
        kind, nominal = it.kind.take(of), it.nominal.take(of)
        level, side, apart = self._near(actor)
        nobody, best = self._surest()
        again = np.where(self.first < 0, AGAIN, NOTHING)
        return Sheet.of(
            *self._told(option, actor, kind, nominal),
            (_NEAR, np.where(level == NOTHING, NOTHING, option), level, side, apart, kind),
            (_STANDS, option, _COUNTS.take(look.ranks.take(actor)), kind, nobody.take(of), best.take(of)),
            (_AGAIN, again, kind, nominal, it.word.take(of)),
        )

    def _told(
        self, option: Column, actor: Column, kind: Column, nominal: Column
    ) -> list[tuple[str | Column, ...]]:
        """What the other tellings of each level say of every option."""
        of, tellings = self.candidate, self.tellings
        mine = tellings.elsewhere(self.look.mine, of, actor)
        other = tellings.elsewhere(self.look.other, of, actor)
        found: list[tuple[str | Column, ...]] = []
        for number, (chance, swapped) in enumerate(zip(mine, other, strict=True)):
            level = np.where(tellings.alone[number].take(of), NOTHING, _LEVELS[number])
            found.append((_TOLD, level, option, _step(chance), _step(swapped), kind, nominal))
        return found

    def _near(self, actor: Column) -> tuple[Column, Column, Column]:
        """Where everybody takes part nearby: in what, on which side, how many sentences away."""
        pairs = zip(self.candidate.tolist(), actor.tolist(), strict=True)
        rows = [_values(self.nearby[candidate].get(number)) for candidate, number in pairs]
        level, side, apart = np.array(rows, dtype=np.intp).T
        return level, side, apart

    def _surest(self) -> tuple[Column, Column]:
        """How probable it was that nobody takes part, and the most probable of the others, by candidate."""
        ballot, nobody = self.look.ballot, self.look.noun == NOBODY
        chance, starts = ballot.chances(), ballot.starts()
        none = np.maximum.reduceat(np.where(nobody, chance, 0.0), starts)
        best = np.maximum.reduceat(np.where(nobody, 0.0, chance), starts)
        return _step(none), _step(best)


class Parties:
    """Who does what candidates tell, and who undergoes it, after the second look."""

    def __init__(self, doers: Doers) -> None:
        """Look at the doers again, then at who undergoes it beside them."""
        self.doers = doers
        first = Undergoers(doers, doers.chosen)
        tellings = Tellings(doers)
        done = tellings.shares(doers.ballot, doers.noun)
        undergone = tellings.shares(first.ballot, first.noun)
        ranks = tellings.ranks(doers.chosen, first.chosen)
        everyone = np.arange(len(doers.noun))
        taken, named, shared = doers.asked.taken.tolist(), doers.named, doers.shared
        look = Look(
            doers.ballot, doers.noun, doers.source, everyone, done, undergone, ranks,
            lambda candidate, _: bool(taken[candidate]),
        )  # fmt: skip
        self.doing = Second("agent-again", look, tellings, tellings.near(doers.chosen))
        self.agents = self.doing.chosen
        self.undergoers = Undergoers(doers, self.agents)
        agents = tellings.actors(self.agents.noun).tolist()
        look = Look(
            self.undergoers.ballot, self.undergoers.noun, self.undergoers.source, self.undergoers.row,
            undergone, done, ranks,
            lambda candidate, actor: named[candidate] != NOBODY
            or bool(agents[candidate] and shared[agents[candidate] - 1, actor - 1]),
        )  # fmt: skip
        self.undergoing = Second("target-again", look, tellings, tellings.near(first.chosen))
        self.targets = self.undergoing.chosen


def _step(chance: Scores) -> Column:
    return _COUNTS.take(np.searchsorted(_STEPS, chance, "right"))


def _values(near: Near | None) -> tuple[int, int, int]:
    if near is None:
        return NOTHING, NOTHING, NOTHING
    apart = near.apart if near.apart < 2 else 2 if near.apart < 4 else 3
    return int(_LEVELS[near.level]), NUMBER[near.side], int(_COUNTS[apart])
