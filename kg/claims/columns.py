"""Options side by side: a row an option, a column a value, and what all of them weigh at one stroke.

Values are numbered once for the whole process. A sheet holds the columns that a list of templates asks for;
its plan knows, for some decisions, where in one long array the weight of every conjunction of values lies,
so that weighing a sheet is a product of small matrices and one look-up. A value that no weight knows and a
group that is not there (`NOTHING`) both weigh nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, combinations
from operator import mul
from struct import Struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.weighing import COUNTS, HUNDREDTHS, Group, Template, Weights, declared

Column = NDArray[np.intp]
Scores = NDArray[np.float64]


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


def numbers(*values: str) -> tuple[int, ...]:
    """The numbers of some values."""
    return tuple([NUMBER[value] for value in values])


def numbered(values: Iterable[str]) -> Column:
    """A column of values."""
    return np.array([NUMBER[value] for value in values], dtype=np.intp)


def among(column: Column, values: Column) -> NDArray[np.bool_]:
    """Whether each value is one of a few."""
    found: NDArray[np.bool_] = (column[:, None] == values).any(axis=1)
    return found


def holds(keys: Column, asked: Column) -> NDArray[np.bool_]:
    """Whether sorted keys hold each of those asked for."""
    if not len(keys):
        return np.zeros(len(asked), dtype=np.bool_)
    found: NDArray[np.bool_] = keys.take(keys.searchsorted(asked), mode="clip") == asked
    return found


def begins(column: Column) -> NDArray[np.bool_]:
    """Where a value differs from the one above, and at the top."""
    found = np.ones(len(column), dtype=np.bool_)
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


#: Up to here a number of 32 bits with a point is exact.
_EXACT = 1 << 24
#: So many products at once: they stay in the processor's cache, and the library does not share out the work
#: among threads, which costs more than it saves.
_TOGETHER = 1 << 17


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """Options of one kind: a row an option, the values of all fields of some templates.

    `fields` tells for each field of each template which of the `columns` it is: many share one.
    `loose` are groups of which an option has any number, by option where there are any at all.
    """

    templates: tuple[str, ...]
    fields: tuple[int, ...]
    columns: Column
    loose: Sequence[tuple[Group, ...]] = ()

    @classmethod
    def of(cls, *groups: tuple[str | Column, ...], loose: Sequence[tuple[Group, ...]] = ()) -> "Sheet":
        """A sheet of templates, each with a column for each of its fields."""
        places: dict[int, int] = {}
        columns: list[Any] = []
        fields = []
        for group in groups:
            for column in group[1:]:
                place = places.setdefault(id(column), len(columns))
                if place == len(columns):
                    columns.append(column)
                fields.append(place)
        templates = tuple([str(group[0]) for group in groups])
        table = (
            np.concatenate(columns).reshape(len(columns), -1) if columns else np.zeros((0, 0), dtype=np.intp)
        )
        return cls(templates, tuple(fields), table, loose)

    @classmethod
    def of_groups(cls, groups: Sequence[Sequence[Group]]) -> "Sheet":
        """A sheet of options each of which a group of every template describes; needs at least one."""
        names = tuple([group[0] for group in groups[0]])
        rows = [[NUMBER[value] for group in mine for value in group[1:]] for mine in groups]
        columns = columns_of(rows, len(rows[0]))
        return cls(names, tuple(range(len(columns))), columns)

    def __len__(self) -> int:
        """How many options there are."""
        return int(self.columns.shape[1])

    def beside(self, other: "Sheet") -> "Sheet":
        """The same options with more that describes them."""
        first = len(self.columns)
        return Sheet(
            self.templates + other.templates,
            (*self.fields, *[first + place for place in other.fields]),
            np.concatenate((self.columns, other.columns)),
            self.loose or other.loose,
        )

    def rows(self, chosen: Sequence[int]) -> "Sheet":
        """Some of the options."""
        loose = [self.loose[row] for row in chosen] if self.loose else ()
        columns = self.columns.take(np.array(chosen, dtype=np.intp), axis=1)
        return Sheet(self.templates, self.fields, columns, loose)

    def groups(self, row: int) -> tuple[Group, ...]:
        """What describes one option, in words."""
        met, numbers = NUMBER.values_met, self.columns[:, row].tolist()
        values = iter([numbers[place] for place in self.fields])
        found = [(name, [next(values) for _ in declared(name).fields]) for name in self.templates]
        fixed = [
            (name, *[met[number] for number in numbers]) for name, numbers in found if NOTHING not in numbers
        ]
        return (*fixed, *(self.loose[row] if self.loose else ()))

    def scores(self, *tables: Weights) -> Scores:
        """What every option weighs: a row an option, a column a table."""
        found = _plan(tables, self.templates, self.fields).weigh(self.columns)
        if self.loose:
            for column, table in zip(found.T, tables, strict=True):
                more = np.fromiter(map(table.total.__getitem__, self.loose), np.float64, len(column))
                column += np.rint(more * HUNDREDTHS)
        found /= HUNDREDTHS
        return found


class _Plan:
    """Where the weights of some tables lie for the columns of some templates.

    In each column the values that weigh anything have codes from 1 on. The weights of a feature lie in one
    stretch of `weights`; how far on the codes of its columns lead is told by `strides`, a row a feature.
    """

    def __init__(self, tables: Sequence[Weights], templates: Sequence[str], fields: Sequence[int]) -> None:
        joins: list[_Join] = []
        first = 0
        for template in map(declared, templates):
            joins += _joins(template, fields[first:], tables)
            first += len(template.fields)
        codes: list[dict[str, int]] = [{} for _ in range(max(fields, default=-1) + 1)]
        for join in joins:
            for column, values in zip(join.columns, zip(*join.weights, strict=True), strict=False):
                for value in values:
                    codes[column].setdefault(value, len(codes[column]) + 1)
        self._place(joins, codes, len(tables))
        self._number(codes)

    def _place(self, joins: Sequence["_Join"], codes: Sequence[Mapping[str, int]], tables: int) -> None:
        """Give every conjunction of the values of a feature a place, and put the weights there."""
        strides = np.zeros((len(joins), len(codes)))
        starts, found = [0], [np.zeros((0, tables))]
        for number, join in enumerate(joins):
            steps = join.steps(codes)
            np.add.at(strides[number], list(join.columns), steps[:-1])
            block = np.zeros((steps[-1], tables))
            places = [sum(map(mul, join.coded(values, codes), steps)) for values in join.weights]
            block[places] = list(join.weights.values())
            starts.append(starts[-1] + len(block))
            found.append(block)
        self.weights = np.rint(np.concatenate(found) * HUNDREDTHS).astype(np.float32)
        self.starts = np.array(starts[:-1], dtype=np.intp)[:, None]
        longest = max(map(len, found))
        self.strides = strides.astype(np.float32 if longest <= _EXACT else np.float64)
        self.together = max(1, _TOGETHER // max(1, strides.size))

    def _number(self, codes: Sequence[Mapping[str, int]]) -> None:
        """Tell for each column the code of every value that is numbered."""
        known = [[(NUMBER[value], code) for value, code in of.items()] for of in codes]
        self.limit = len(NUMBER)
        table = np.zeros((len(codes), self.limit + 1), dtype=self.strides.dtype)
        for row, of in zip(table, known, strict=True):
            for number, code in of:
                row[number] = code
        self.codes = table.reshape(-1)
        self.begins = (np.arange(len(codes)) * (self.limit + 1))[:, None]

    def weigh(self, columns: Column) -> Scores:
        """What every option weighs, in hundredths."""
        options, tables = columns.shape[1], self.weights.shape[1]
        if not len(self.weights):
            return np.zeros((options, tables))
        if options <= self.together:
            return self._weigh(columns)
        starts = range(0, options, self.together)
        return np.concatenate([self._weigh(columns[:, at : at + self.together]) for at in starts])

    def _weigh(self, columns: Column) -> Scores:
        numbers = np.minimum(columns, self.limit)
        numbers += self.begins
        places = (self.strides @ self.codes.take(numbers)).astype(np.intp)
        places += self.starts
        found: Scores = np.add.reduce(self.weights.take(places, axis=0), axis=0, dtype=np.float64)
        return found


@lru_cache(maxsize=128)
def _plan(tables: tuple[Weights, ...], templates: tuple[str, ...], fields: tuple[int, ...]) -> _Plan:
    return _Plan(tables, templates, fields)


@dataclass(frozen=True, slots=True)
class _Join:
    """A feature of a sheet: which columns it joins, and the weights of their values in every table."""

    columns: tuple[int, ...]
    weights: dict[tuple[str, ...], list[float]]

    def coded(self, values: Sequence[str], codes: Sequence[Mapping[str, int]]) -> list[int]:
        """The codes of some values."""
        return [codes[column][value] for column, value in zip(self.columns, values, strict=True)]

    def steps(self, codes: Sequence[Mapping[str, int]]) -> list[int]:
        """For each column how far apart the weights for its codes lie; at last how many there can be."""
        return list(accumulate([len(codes[column]) + 1 for column in self.columns], mul, initial=1))


def _joins(template: Template, fields: Sequence[int], tables: Sequence[Weights]) -> Iterator[_Join]:
    """The features of a template, whose fields are these columns, that weigh anything in some table."""
    for join in template.joins:
        name = template.feature(join)
        weights: dict[tuple[str, ...], list[float]] = {}
        for number, table in enumerate(tables):
            for joined, weight in table.by_feature.get(name, {}).items():
                for values in _parted(joined, len(join)):
                    weights.setdefault(values, [0.0] * len(tables))[number] = weight
        if weights:
            yield _Join(tuple([fields[field] for field in join]), weights)


def _parted(joined: str, fields: int) -> Sequence[tuple[str, ...]]:
    """The values that are spelled so, joined by spaces; a space may be a value itself."""
    if not fields:
        return [()]
    parts = joined.split(" ")
    if len(parts) == fields:
        return [tuple(parts)]
    found = []
    for chosen in combinations(range(fields), len(parts) - fields):
        values, rest = [], parts
        for field in range(fields):
            values.append(" " if field in chosen else rest[0])
            rest = rest[2 if field in chosen else 1 :]
        if " ".join(values) == joined:
            found.append(tuple(values))
    return found
