"""Values in columns: a row an option, a value a number.

Values are numbered once for the whole process.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from struct import Struct
from typing import Self

import numpy as np
from numpy.typing import NDArray

from kg.weighing import COUNTS

Column = NDArray[np.intp]
Scores = NDArray[np.float64]
Flags = NDArray[np.bool_]


class _Numbers(dict[str, int]):
    """Every value with its number, given when it is first met."""

    def __init__(self) -> None:
        super().__init__()
        self.values_met: list[str] = []

    def __missing__(self, value: str) -> int:
        number = self[value] = len(self.values_met)
        self.values_met.append(str(value))
        return number


#: The number of a value: `NUMBER["meet"]`.
NUMBER = _Numbers()
#: Small counts as numbered values.
COUNTED = [NUMBER[count] for count in COUNTS]
#: Stands in every field of a group that an option does not have.
NOTHING = NUMBER["\0"]


class Table:
    """Rows of values; a subclass names their columns when it is made."""

    def __init__(self, columns: Column) -> None:
        """Take them column by column."""
        self.columns = columns

    def rows(self, chosen: Column) -> Self:
        """Some of them, in any order and any number of times."""
        return type(self)(self.columns.take(chosen, axis=1))


def numbers(*values: str) -> tuple[int, ...]:
    """The numbers of some values."""
    return tuple([NUMBER[value] for value in values])


def numbered(values: Iterable[str]) -> Column:
    """A column of values."""
    return np.array([NUMBER[value] for value in values], dtype=np.intp)


def few(values: Iterable[str]) -> Flags:
    """A few values, by number; the last flag, of none of them, stands for all numbers behind."""
    known = numbered(values)
    found = np.zeros(known.max(initial=-1) + 2, dtype=np.bool_)
    found[known] = True
    return found


def among(column: Column, values: Flags) -> Flags:
    """Whether each value is one of a few."""
    return values.take(column, mode="clip")


def holds(keys: Column, asked: Column) -> Flags:
    """Whether sorted keys hold each of those asked for."""
    if not len(keys):
        return np.zeros(len(asked), dtype=np.bool_)
    found: Flags = keys.take(keys.searchsorted(asked), mode="clip") == asked
    return found


def begins(column: Column) -> Flags:
    """Where a value differs from the one above, and at the top."""
    found = np.empty(len(column), dtype=np.bool_)
    found[:1] = True
    np.not_equal(column[1:], column[:-1], out=found[1:])
    return found


def stretches(column: Column) -> tuple[Column, Column]:
    """Where equal values begin that lie one below the other, and how many they are."""
    starts = begins(column).nonzero()[0]
    ends = np.empty_like(starts)
    ends[:-1] = starts[1:]
    ends[-1:] = len(column)
    return starts, ends - starts


def columns_of(rows: Sequence[Sequence[int]], width: int) -> Column:
    """Rows of numbers, `width` of them in each, as columns."""
    pack = _packer(width)
    packed = np.frombuffer(b"".join([pack(*row) for row in rows]), dtype=np.intp)
    return np.ascontiguousarray(packed.reshape(-1, width).T)


@cache
def _packer(width: int) -> Callable[..., bytes]:
    """Four times as fast as making an array of lists."""
    return Struct(f"{width}n").pack


def spelled(column: Column) -> list[str]:
    """The values of a column."""
    met = NUMBER.values_met
    return [met[number] for number in column.tolist()]


def probabilities(scores: Scores) -> Scores:
    """The probability of yes in yes-or-no decisions."""
    found: Scores = 1.0 / (1.0 + np.exp(-np.maximum(scores, -700.0)))
    return np.where(scores < -30.0, 0.0, found)
