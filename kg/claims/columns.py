"""Options side by side: a row an option, a column a value, and what all of them weigh at one stroke.

Values are numbered once for the whole process. A sheet holds the columns that a list of templates asks for;
its plan knows, for some decisions, where in one long array the weight of every conjunction of values lies,
so that weighing a sheet is a product of small matrices and one look-up. A value that no weight knows and a
group that is not there (`NOTHING`) both weigh nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, combinations
from math import prod

import numpy as np
from numpy.typing import NDArray

from kg.weighing import Group, Template, Weights, declared

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
#: Stands in every field of a group that an option does not have.
NOTHING = NUMBER["\0"]


def numbered(values: Iterable[str]) -> Column:
    """A column of values."""
    return np.array([NUMBER[value] for value in values], dtype=np.intp)


def among(column: Column, values: Column) -> NDArray[np.bool_]:
    """Whether each value is one of a few."""
    found: NDArray[np.bool_] = (column[:, None] == values).any(axis=1)
    return found


def table(rows: Sequence[Sequence[str]], width: int) -> Column:
    """Rows of values as columns of numbers, of which there are `width`."""
    numbers = [NUMBER[value] for row in rows for value in row]
    return np.array(numbers, dtype=np.intp).reshape(-1, width).T


def spelled(column: Column) -> list[str]:
    """The values of a column."""
    met = NUMBER.values_met
    return [met[number] for number in column.tolist()]


def probabilities(scores: Scores) -> Scores:
    """The probability of yes in yes-or-no decisions."""
    found: Scores = 1.0 / (1.0 + np.exp(-np.maximum(scores, -700.0)))
    return np.where(scores < -30.0, 0.0, found)


#: Weights have two digits: whole hundredths add up exactly, so that equals are equal in any order.
_PRECISION = 100


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """Options of one kind: the columns of all fields of its templates, one below the other.

    `loose` are groups of which an option has any number, by option where there are any at all.
    """

    templates: tuple[str, ...]
    columns: Column
    loose: Sequence[tuple[Group, ...]] = ()

    @classmethod
    def of(cls, *groups: tuple[str | Column, ...], loose: Sequence[tuple[Group, ...]] = ()) -> "Sheet":
        """A sheet of templates, each with a column for each of its fields."""
        columns = [column for group in groups for column in group[1:]]
        return cls(tuple([str(group[0]) for group in groups]), np.array(columns, dtype=np.intp), loose)

    def __len__(self) -> int:
        """How many options there are."""
        return int(self.columns.shape[1])

    def beside(self, other: "Sheet") -> "Sheet":
        """The same options with more that describes them."""
        return Sheet(
            self.templates + other.templates,
            np.concatenate((self.columns, other.columns)),
            self.loose or other.loose,
        )

    def rows(self, chosen: Sequence[int]) -> "Sheet":
        """Some of the options."""
        loose = [self.loose[row] for row in chosen] if self.loose else ()
        return Sheet(self.templates, self.columns.take(np.array(chosen, dtype=np.intp), axis=1), loose)

    def groups(self, row: int) -> tuple[Group, ...]:
        """What describes one option, in words."""
        met, values = NUMBER.values_met, iter(self.columns[:, row].tolist())
        found = [(name, [next(values) for _ in declared(name).fields]) for name in self.templates]
        fixed = [
            (name, *[met[number] for number in numbers]) for name, numbers in found if NOTHING not in numbers
        ]
        return (*fixed, *(self.loose[row] if self.loose else ()))

    def scores(self, *tables: Weights) -> Scores:
        """What every option weighs: a row an option, a column a table."""
        found = _plan(tables, self.templates).weigh(self.columns)
        if self.loose:
            found += np.array([[table.total[groups] for table in tables] for groups in self.loose])
        return np.round(found, 2)


def weighed(options: Sequence[Sequence[Group]], *tables: Weights) -> Scores:
    """What options weigh that are described by any number of groups: a row an option, a column a table."""
    found: dict[str, tuple[list[Group], list[int]]] = {}
    for number, groups in enumerate(options):
        for group in groups:
            same = found.get(group[0])
            if same is None:
                same = found[group[0]] = [], []
            same[0].append(group)
            same[1].append(number)
    scores = np.zeros((len(options), len(tables)))
    for name, (rows, owners) in found.items():
        columns = table(rows, len(rows[0]))[1:]  # without the name
        np.add.at(scores, owners, _plan(tables, (name,)).weigh(columns))
    return np.round(scores, 2)


class _Plan:
    """Where the weights of some tables lie for the columns of some templates.

    Of every feature each field has a row in `steps`, which tells for a value how far on the weights of the
    feature lie for it; what all fields of a feature say, added up, is the place of the weight. First come the
    first fields of all features, then the second ones of those that have two: `widths` tells how many.
    """

    def __init__(self, tables: Sequence[Weights], templates: Sequence[str]) -> None:
        joins: list[_Join] = []
        first = 0
        for template in map(declared, templates):
            joins += _joins(template, first, tables)
            first += len(template.fields)
        joins.sort(key=lambda join: -len(join.fields))
        for join in joins:
            for value in chain.from_iterable(join.weights):
                NUMBER[value]
        self.limit = len(NUMBER)
        self._lay_out(joins, len(tables))

    def _lay_out(self, joins: Sequence["_Join"], tables: int) -> None:
        """Give every conjunction of the values of a feature a place, and put the weights there."""
        blocks, starts = [np.zeros((0, tables))], [0]
        ranks: dict[int, list[tuple[int, dict[str, int]]]] = {}
        for join in joins:
            steps = join.steps()
            for rank, row in enumerate(zip(join.fields or (0,), steps or ({},), strict=True)):
                ranks.setdefault(rank, []).append(row)
            block = np.zeros((prod(len(values) + 1 for values in steps), tables))
            places = [sum(map(dict.__getitem__, steps, joined)) for joined in join.weights]
            block[places] = list(join.weights.values())
            blocks.append(block)
            starts.append(starts[-1] + len(block))
        rows = list(chain.from_iterable(ranks.values()))
        self.widths = [len(rank) for rank in ranks.values()]
        self.fields = np.array([field for field, _ in rows], dtype=np.intp)
        self.begins = (np.arange(len(rows)) * (self.limit + 1))[:, None]
        self.steps = np.concatenate([np.zeros(0, dtype=np.intp), *[self._row(values) for _, values in rows]])
        self.starts = np.array(starts[:-1], dtype=np.intp)[:, None]
        self.weights = np.rint(np.concatenate(blocks) * _PRECISION)

    def _row(self, values: Mapping[str, int]) -> Column:
        row = np.zeros(self.limit + 1, dtype=np.intp)
        row[[NUMBER[value] for value in values]] = list(values.values())
        return row

    def weigh(self, columns: Column) -> Scores:
        if not len(self.weights):
            return np.zeros((columns.shape[1], self.weights.shape[1]))
        numbers = np.minimum(columns, self.limit).take(self.fields, axis=0)
        numbers += self.begins
        steps = self.steps.take(numbers)
        end = self.widths[0]
        places = self.starts + steps[:end]
        for width in self.widths[1:]:
            places[:width] += steps[end : end + width]
            end += width
        found: Scores = self.weights.take(places, axis=0).sum(axis=0) / _PRECISION
        return found


@lru_cache(maxsize=128)
def _plan(tables: tuple[Weights, ...], templates: tuple[str, ...]) -> _Plan:
    return _Plan(tables, templates)


@dataclass(frozen=True, slots=True)
class _Join:
    """A feature of a sheet: which columns it joins, and the weights of their values in every table."""

    fields: tuple[int, ...]
    weights: dict[tuple[str, ...], list[float]]

    def steps(self) -> list[dict[str, int]]:
        """For each field and each of its values that weigh anything how far on the weights for it lie."""
        found, step = [], 1
        for values in zip(*self.weights, strict=True):
            different = dict.fromkeys(values)
            found.append({value: number * step for number, value in enumerate(different, 1)})
            step *= len(different) + 1
        return found


def _joins(template: Template, first: int, tables: Sequence[Weights]) -> Iterator[_Join]:
    """The features of a template that weigh anything in some table; its columns begin at `first`."""
    for join in template.joins:
        name = template.feature(join)
        weights: dict[tuple[str, ...], list[float]] = {}
        for number, table in enumerate(tables):
            for joined, weight in table.by_feature.get(name, {}).items():
                for values in _parted(joined, len(join)):
                    weights.setdefault(values, [0.0] * len(tables))[number] = weight
        if weights:
            yield _Join(tuple([first + field for field in join]), weights)


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
