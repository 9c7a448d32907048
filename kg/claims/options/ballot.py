"""Choices among options for many candidates at once: the options of all of them, one below the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from msgspec import Struct

from kg.claims.options.columns import Column, Flags, Scores
from kg.claims.options.sheet import Sheet
from kg.weighing import Group


@dataclass(frozen=True, slots=True, eq=False)
class Described:
    """Sheets one below the other, the rows of all of them in a new order."""

    sheets: Sequence[Sheet]
    order: Column

    def groups(self, row: int) -> tuple[Group, ...]:
        """What describes the option in a row."""
        at = int(self.order[row])
        for sheet in self.sheets:
            if at < len(sheet):
                return sheet.groups(at)
            at -= len(sheet)
        raise IndexError(row)


@dataclass(frozen=True, eq=False)
class Ballot:
    """Options by candidate: each candidate has at least one that is not barred.

    `candidate` never falls from a row to the next. A barred option is not chosen, whatever it weighs.
    """

    candidate: Column
    scores: Scores
    barred: Flags

    @cached_property
    def starts(self) -> Column:
        """Where the options of each candidate begin."""
        return self.candidate.searchsorted(np.arange(self.candidate[-1] + 1))

    @cached_property
    def chances(self) -> Scores:
        """The probability of every option among those of its candidate; none for a barred one."""
        found: Scores = self._shares / self._totals.take(self.candidate)
        return found

    @cached_property
    def _shares(self) -> Scores:
        """The odds of every option against the best of its candidate."""
        scores = np.where(self.barred, -np.inf, self.scores)
        scores -= np.maximum.reduceat(scores, self.starts).take(self.candidate)
        found: Scores = np.exp(scores)
        return found

    @cached_property
    def _totals(self) -> Scores:
        return np.add.reduceat(self._shares, self.starts)

    def choose(self) -> tuple[Column, Scores]:
        """Of each candidate the row of the best option, the first of equals, and its probability."""
        best = np.flatnonzero(self._shares == 1.0)
        first = best.take(self.candidate.take(best).searchsorted(np.arange(len(self.starts))))
        return first, 1.0 / self._totals


class Chosen(Struct, frozen=True, gc=False):
    """Who takes part, a row a candidate: the noun, where it was found, how probable it is.

    `option` is its row among the options of doers; -1 for who was found otherwise.
    """

    option: Column
    noun: Column
    source: Column
    sure: Scores


def in_order(*candidates: Column) -> tuple[Column, Column]:
    """The candidates of several lists of options put in order, and where each option came from."""
    together = np.concatenate(candidates)
    order = together.argsort(kind="stable")
    return together.take(order), order
