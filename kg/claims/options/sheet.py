"""Options side by side: a row an option, a column a value, and what all of them weigh at one stroke.

A sheet holds the columns that a list of templates asks for; its plan knows, for some decisions, where in one
long array the weight of every conjunction of values lies, so that weighing a sheet is a product of small
matrices and one look-up. A value that no weight knows and a group that is not there (`NOTHING`) both weigh
nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from kg.claims.options.columns import NOTHING, NUMBER, Column, Scores, columns_of
from kg.claims.options.plan import plan
from kg.weighing import HUNDREDTHS, Bundle, Group, Weights, declared

_NO_COLUMNS = np.zeros((0, 0), dtype=np.intp)


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """Options of one kind: a row an option, the values of all fields of some templates.

    `fields` tells for each field of each template which of the `columns` it is: many share one.
    `loose` are groups of which an option has any number, by option where there are any at all.
    """

    templates: tuple[str, ...]
    fields: tuple[int, ...]
    columns: Column
    loose: Sequence[Bundle] = ()

    @classmethod
    def of(cls, *groups: tuple[str | Column, ...], loose: Sequence[Bundle] = ()) -> "Sheet":
        """A sheet of templates, each with a column for each of its fields."""
        listed = [column for group in groups for column in group[1:]]
        columns: dict[int, Any] = dict(zip(map(id, listed), listed, strict=True))
        places = {column: place for place, column in enumerate(columns)}
        fields = tuple([places[id(column)] for column in listed])
        templates = tuple([str(group[0]) for group in groups])
        table = np.concatenate([*columns.values()]).reshape(len(columns), -1) if columns else _NO_COLUMNS
        return cls(templates, fields, table, loose)

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
        return (*fixed, *(self.loose[row].groups if self.loose else ()))

    def scores(self, *tables: Weights) -> Scores:
        """What every option weighs: a row an option, a column a table."""
        if not len(self):
            return np.zeros((0, len(tables)))
        found = plan(tables, self.templates, self.fields).weigh(self.columns)
        if self.loose:
            for column, table in zip(found.T, tables, strict=True):
                more = np.fromiter(map(table.total.__getitem__, self.loose), np.float64, len(column))
                column += np.rint(more * HUNDREDTHS)
        found /= HUNDREDTHS
        return found
