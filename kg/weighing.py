"""Log-linear choice: named features, weights from a data file, a sum of looked-up numbers at run time.

A decision is a choice among options that rules propose (which noun is the agent, which date is
meant); each option is described by groups of values, and every conjunction that the group's template
lists is a named feature. The score of an option is the sum of its features' weights, its probability the
softmax over the options (a conditional logit, McFadden 1974). Whether a candidate is a claim at all is
the same with two options, one of them without features. Weights are learned by `python -m tests.training`.

Shared by the stages that choose so: the claims stage (who acts, who speaks, when) and the actors stage (whom
a pronoun means). May import: errors, lang. Must not import: any stage.

Options of a whole article are weighed together, column by column (`kg/claims/options/sheet.py`); of groups
that an option has any number of (the characters of a word, what a date is in its text) the sum is remembered.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, chain, combinations
from math import exp
from operator import itemgetter
from struct import Struct
from sys import intern
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from kg import lang

#: The name of a template and a value for each of its fields.
Group = tuple[str, ...]
Groups = Sequence[Group]
Asked = TypeVar("Asked", bound=Hashable)
Worth = TypeVar("Worth")

#: Small counts as values of a group: a string made once is compared and hashed faster than one made anew.
COUNTS = tuple(map(str, range(10)))

#: Weights have two digits.
HUNDREDTHS = 100

#: What a table remembers is forgotten at this many groups: about 30 MB.
_REMEMBERED = 200_000


@dataclass(frozen=True, slots=True)
class Template:
    """Values that are looked at together, and which of their conjunctions carry weights."""

    name: str
    fields: tuple[str, ...]
    joins: tuple[tuple[int, ...], ...]

    def feature(self, join: tuple[int, ...]) -> str:
        """The name of a conjunction: `order[side clauses]`."""
        return f"{self.name}[{' '.join([self.fields[n] for n in join])}]"


_TEMPLATES: dict[str, Template] = {}


def template(name: str, fields: str, *joins: str) -> str:
    """Declare a template: its fields, and the conjunctions of them that are features of their own.

    Raises ValueError for a name declared before, or a conjunction of a field that is none.
    """
    if name in _TEMPLATES:
        raise ValueError(f"template {name} is declared twice")
    known = tuple(fields.split())
    numbers = tuple(tuple(known.index(word) for word in join.split()) for join in joins)
    _TEMPLATES[name] = Template(name, known, numbers)
    return name


def declared(name: str) -> Template:
    """The template of a name."""
    return _TEMPLATES[name]


def features(group: Group) -> list[str]:
    """The names of the features that a group stands for: `order[side clauses]=B 0`."""
    found = _TEMPLATES[group[0]]
    return [f"{found.feature(join)}={' '.join([group[n + 1] for n in join])}" for join in found.joins]


class _Memory(dict[Asked, Worth], Generic[Asked, Worth]):
    """What groups weigh, each worked out when it is first asked for."""

    def __init__(self, weigh: Callable[[Asked], Worth]) -> None:
        super().__init__()
        self.weigh = weigh

    def __missing__(self, group: Asked) -> Worth:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[group] = self.weigh(group)
        return found


#: Takes the values of a conjunction out of a group, as they stand in its table.
Picker = Callable[[Group], Group | str]


def _picker(join: tuple[int, ...]) -> Picker:
    """The picker of a conjunction (a group begins with its name): a tuple; of one field the value itself."""
    return itemgetter(*(n + 1 for n in join)) if join else itemgetter(slice(0, 0))


def _by_values(join: tuple[int, ...], of: Mapping[str, Worth]) -> dict[Group | str, Worth]:
    """The weights of a conjunction by what its picker takes."""
    if len(join) == 1:
        return dict(of.items())
    return {values: worth for joined, worth in of.items() for values in parted(joined, len(join))}


def parted(joined: str, fields: int) -> Sequence[tuple[str, ...]]:
    """The values that are spelled so, joined by spaces; a space may be a value itself."""
    if not fields:
        return [()]
    parts = joined.split(" ")
    if len(parts) == fields:
        return [tuple(map(intern, parts))]
    found = []
    for chosen in combinations(range(fields), len(parts) - fields):
        values, rest = [], parts
        for field in range(fields):
            values.append(" " if field in chosen else rest[0])
            rest = rest[2 if field in chosen else 1 :]
        if " ".join(values) == joined:
            found.append(tuple(values))
    return found


class Bundle:
    """Groups that come together often. It is known by identity, so each is made once."""

    __slots__ = ("groups",)

    def __init__(self, groups: Groups) -> None:
        """Tie them together."""
        self.groups = groups


class Weights:
    """The weights of one decision, by feature name; a feature that is not listed weighs nothing."""

    def __init__(self, of: Mapping[str, float]) -> None:
        """Index the weights by feature."""
        self.of = of
        self.by_feature: dict[str, dict[str, float]] = {}  # of every feature: joined values to weight
        for name, weight in of.items():
            feature, _, values = name.partition("=")
            self.by_feature.setdefault(feature, {})[values] = weight
        self._joins: dict[str, list[tuple[Picker, dict[Group | str, float]]]] = {}
        self._known: _Memory[Group, float] = _Memory(self.weigh)
        #: What bundles weigh.
        self.total: _Memory[Bundle, float] = _Memory(lambda bundle: self.score(bundle.groups))

    def weigh(self, group: Group) -> float:
        """What a group weighs: the sum over its features."""
        joins = self._joins.get(group[0])
        if joins is None:
            joins = self._joins[group[0]] = self._joins_of(_TEMPLATES[group[0]])
        return sum([weights_of.get(pick(group), 0.0) for pick, weights_of in joins])

    def _joins_of(self, found: Template) -> list[tuple[Picker, dict[Group | str, float]]]:
        """The conjunctions of a template that have weights here: how to pick their values, and these."""
        named = ((found.feature(join), join) for join in found.joins)
        return [
            (_picker(join), _by_values(join, self.by_feature[name]))
            for name, join in named
            if name in self.by_feature
        ]

    def score(self, groups: Sequence[Group]) -> float:
        """The sum over all groups."""
        return sum(map(self._known.__getitem__, groups), 0.0)


class Scale:
    """What groups weigh in several tables at once; every group is weighed when it is first met.

    Weights have two digits: whole hundredths add up exactly, in any order.
    """

    def __init__(self, tables: Sequence[Weights]) -> None:
        """Weigh by these tables."""
        self._tables = tables
        self._joins: dict[str, list[tuple[Picker, dict[Group | str, tuple[int, ...]]]]] = {}
        self._pack = Struct(f"{len(tables)}d").pack
        self._known: _Memory[Group, bytes] = _Memory(self._weigh)

    def scores(self, options: Sequence[Groups]) -> NDArray[np.float64]:
        """What the groups of each option weigh together, a column a table; each has at least one."""
        packed = b"".join([self._known[group] for groups in options for group in groups])
        starts = list(accumulate(map(len, options[:-1]), initial=0))
        found: NDArray[np.float64] = np.add.reduceat(
            np.frombuffer(packed).reshape(-1, len(self._tables)), starts
        )
        found /= HUNDREDTHS
        return found

    def _weigh(self, group: Group) -> bytes:
        joins = self._joins.get(group[0])
        if joins is None:
            joins = self._joins[group[0]] = self._joins_of(_TEMPLATES[group[0]])
        found = (weights_of.get(pick(group)) for pick, weights_of in joins)
        listed = [hundredths for hundredths in found if hundredths is not None]
        nothing = (0,) * len(self._tables)
        return self._pack(*map(sum, zip(nothing, *listed, strict=True)))

    def _joins_of(self, found: Template) -> list[tuple[Picker, dict[Group | str, tuple[int, ...]]]]:
        """The conjunctions of a template that have weights in some table, with these."""
        joins = []
        for join in found.joins:
            of = [table.by_feature.get(found.feature(join), {}) for table in self._tables]
            weights_of = {
                values: tuple([round(one.get(values, 0.0) * HUNDREDTHS) for one in of])
                for values in dict.fromkeys(chain.from_iterable(of))
            }
            if weights_of:
                joins.append((_picker(join), _by_values(join, weights_of)))
        return joins


@lru_cache(maxsize=8)
def scale(tables: tuple[Weights, ...]) -> Scale:
    """The scale of some tables."""
    return Scale(tables)


def softmax(scores: Sequence[float]) -> list[float]:
    """Scores to probabilities."""
    top = max(scores)
    shares = [exp(score - top) for score in scores]
    total = sum(shares)
    return [share / total for share in shares]


@cache
def split(table: Weights, prefixes: tuple[str, ...]) -> tuple[Weights, ...]:
    """The weights of the features under each prefix, without it."""
    return tuple(
        Weights({name[len(p) :]: weight for name, weight in table.of.items() if name.startswith(p)})
        for p in prefixes
    )


@lru_cache(maxsize=8)
def parts(table: Weights, templates: tuple[str, ...]) -> tuple[Weights, ...]:
    """The weights of the features of each template."""
    return tuple(
        Weights({name: weight for name, weight in table.of.items() if name.startswith(f"{template}[")})
        for template in templates
    )


@cache
def weights(decision: str, topic: str = "claims-weights") -> Weights:
    """The weights of a decision: candidate, agent, target, speaker, time, factuality, claim; antecedent.

    Raises LanguageDataError where the data file is missing or malformed.
    """
    table = lang.load("zh", topic)
    if decision not in table.data:
        raise table.error(decision, f"no weights for {decision}; run python -m tests.training")
    return Weights(
        {
            f"{feature}={values}": float(weight)
            for feature, weights_of in table.data[decision].items()
            for values, weight in weights_of.items()
        }
    )
