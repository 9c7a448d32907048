"""Where the weights of some decisions lie for the columns of a sheet, all looked up at one stroke."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import mul

import numpy as np

from kg.claims.options.columns import NUMBER, Column, Scores
from kg.weighing import HUNDREDTHS, Template, Weights, declared, parted

#: Up to here a number of 32 bits with a point is exact.
_EXACT = 1 << 24


#: So many products at once: they stay in the processor's cache, and the library does not share out the work
#: among threads, which costs more than it saves.
_TOGETHER = 1 << 17


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
        # Whole hundredths, few and small: they add up exactly in 32 bits, too.
        found: Scores = np.add.reduce(self.weights.take(places, axis=0), axis=0).astype(np.float64)
        return found


@lru_cache(maxsize=128)
def plan(tables: tuple[Weights, ...], templates: tuple[str, ...], fields: tuple[int, ...]) -> _Plan:
    """The plan of some tables for a sheet of some templates."""
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
                for values in parted(joined, len(join)):
                    weights.setdefault(values, [0.0] * len(tables))[number] = weight
        if weights:
            yield _Join(tuple([fields[field] for field in join]), weights)
