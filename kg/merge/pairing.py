"""Pairs of claims by row, with the values of a column for both and what most features ask of them."""

from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from kg.merge import words
from kg.merge.casting import Numbers
from kg.merge.columns import Columns
from kg.merge.salience import Salience, shared
from kg.merge.sides import sides

Rows = NDArray[np.int64]
Flags = NDArray[np.bool_]
Degrees = NDArray[np.float32]
#: A value of a feature for every pair, 0 to 1.
Column = Flags | Degrees
_Scalar = TypeVar("_Scalar", bound=np.generic)


class Pairing(NamedTuple):
    """Pairs of claims by row, how close their documents are (1 within one), and how surely what both say is
    one event (`echoes.py`)."""

    columns: Columns
    first: Rows
    second: Rows
    closeness: NDArray[np.float32]
    echo: NDArray[np.float32]


class Both:
    """A column's values for the first and the second claim of every pair."""

    def __init__(self, pairs: Pairing) -> None:
        """Asks once what many features ask."""
        self.columns = pairs.columns
        self.first, self.second = pairs.first, pairs.second
        cast = pairs.columns.cast
        one, other = (pairs.columns.roles[rows] for rows in (pairs.first, pairs.second))
        self.roles = one, other
        self.cast = cast
        speech = self.all("speech")
        gathering = self.all("gathering")
        self.kinds = {"speech": speech, "a gathering": gathering, "an act": ~(speech | gathering)}
        self.same_type = self.same("type")
        self.other_document = ~self.same("document")
        (begins, begin), (ends, end) = self.of("begins"), self.of("ends")
        self.one_clause = ~self.other_document & (begins < end) & (begin < ends)
        here, there = self.of("sums")
        self.other_sums = (here != 0) & (there != 0) & ((here & there) == 0)
        # The same two castings meet again and again, three to four times among any pairs of claims.
        castings, self._castings = np.unique(one.astype(np.int64) << 32 | other, return_inverse=True)
        self.sides = sides(cast, castings >> 32, castings & 0xFFFFFFFF)
        self.same_agents = self.each(self.sides.same_agents)
        self.same_targets = self.each(self.sides.same_targets)
        self.same_roles = self.same_agents & self.same_targets
        self.same_states = self.each(self.sides.same_states)

    def each(self, of_castings: NDArray[_Scalar]) -> NDArray[_Scalar]:
        """What is known of each pair of castings, for every pair of claims."""
        return of_castings[self._castings]

    def of(self, name: str) -> tuple[Numbers, Numbers]:
        """A column of the claims."""
        column = getattr(self.columns, name)
        return column[self.first], column[self.second]

    def shared(self, name: str, where: Flags) -> NDArray[np.float32]:
        """How much of the words of either claim the other holds, where it is asked; elsewhere 0."""
        column, rows = getattr(self.columns, name), np.flatnonzero(where)
        found = np.zeros(len(self.first), dtype=np.float32)
        found[rows] = words.shared(column[self.first[rows]], column[self.second[rows]])
        return found

    def same(self, name: str) -> Flags:
        """Where both have the same value."""
        one, other = self.of(name)
        return np.asarray(one == other)

    def salience(self) -> tuple[Salience, Salience]:
        """That of the agent whom both share, in either's document."""
        agents = self.cast.agents
        mine, others = agents[:, self.roles[0]], agents[:, self.roles[1]]
        return shared(self.columns.salience, (self.first, self.second), (mine, others))

    def all(self, name: str) -> Flags:
        """Where a flag holds for both."""
        one, other = self.of(name)
        return np.asarray((one != 0) & (other != 0))

    def any(self, name: str) -> Flags:
        """Where a flag holds for either."""
        one, other = self.of(name)
        return np.asarray((one != 0) | (other != 0))
