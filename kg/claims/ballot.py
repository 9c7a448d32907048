"""Choices among options for many candidates at once: the options of all of them, one below the other."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from msgspec import Struct

from kg.claims.columns import Column, Scores, Sheet
from kg.claims.crowd import Flags
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


@dataclass(frozen=True, slots=True, eq=False)
class Ballot:
    """Options by candidate: each candidate has at least one that is not barred.

    `candidate` never falls from a row to the next. A barred option is not chosen, whatever it weighs.
    """

    candidate: Column
    scores: Scores
    barred: Flags

    def starts(self) -> Column:
        """Where the options of each candidate begin."""
        return self.candidate.searchsorted(np.arange(self.candidate[-1] + 1))

    def chances(self) -> Scores:
        """The probability of every option among those of its candidate; none for a barred one."""
        scores = np.where(self.barred, -np.inf, self.scores)
        starts = self.starts()
        shares = np.exp(scores - np.maximum.reduceat(scores, starts).take(self.candidate))
        found: Scores = shares / np.add.reduceat(shares, starts).take(self.candidate)
        return found

    def choose(self) -> tuple[Column, Scores]:
        """Of each candidate the row of the best option, the first of equals, and its probability."""
        scores = np.where(self.barred, -np.inf, self.scores)
        starts = self.starts()
        top = np.maximum.reduceat(scores, starts).take(self.candidate)
        best = np.flatnonzero(scores == top)
        first = best.take(self.candidate.take(best).searchsorted(np.arange(len(starts))))
        return first, 1.0 / np.add.reduceat(np.exp(scores - top), starts)


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
