"""Why one party and not the next best: what weighs more for the one than for the other."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from kg.claims.options.crowd import NOBODY
from kg.claims.parties.retelling import Parties, Second
from kg.weighing import Group, Groups, features, weights


@dataclass(frozen=True, slots=True)
class Reason:
    """A named feature of a decision and what it weighs, in log-odds."""

    feature: str
    weight: float


@dataclass(frozen=True, slots=True)
class Preference:
    """What was chosen (who for a role, which factuality), what came next, how probable both are, and why.

    A reason with a weight above nothing speaks for the one chosen. Nobody is the empty string.
    """

    role: str  # agent | target | factuality
    chosen: str
    chance: float
    next: str
    next_chance: float
    reasons: tuple[Reason, ...]  # heaviest first


def preferences(parties: Parties, candidate: int, most: int) -> Iterator[Preference]:
    """For each role the two most probable options of a candidate (a row of the doers)."""
    doers = parties.doers
    roles: tuple[tuple[str, Second, Callable[[int], Groups]], ...] = (
        ("agent", parties.doing, doers.described.groups),
        ("target", parties.undergoing, parties.undergoers.groups),
    )
    for role, look, described in roles:
        rows = np.flatnonzero(look.candidate == candidate)
        if len(rows) < 2:
            continue
        chances = look.ballot.chances.take(rows)
        best, other = np.argsort(-chances, kind="stable")[:2].tolist()
        found = [_named(parties, look, int(rows[at])) for at in (best, other)]
        mine, its = (_weighed(role, look, described, int(rows[at])) for at in (best, other))
        apart = [(name, mine.get(name, 0.0) - its.get(name, 0.0)) for name in {**mine, **its}]
        yield Preference(
            role, found[0], float(chances[best]), found[1], float(chances[other]),
            heaviest(apart, most),
        )  # fmt: skip


def heaviest(weighed: Iterable[tuple[str, float]], most: int) -> tuple[Reason, ...]:
    """The features that weigh most, for or against."""
    reasons = [Reason(name, round(weight, 2)) for name, weight in weighed if abs(weight) > 0.005]
    return tuple(sorted(reasons, key=lambda r: (-abs(r.weight), r.feature))[:most])


def _named(parties: Parties, look: Second, row: int) -> str:
    noun = int(look.noun[row])
    return "" if noun == NOBODY else parties.doers.crowd.nouns[noun].mention.text


def _weighed(role: str, look: Second, described: Callable[[int], Groups], row: int) -> dict[str, float]:
    """What each feature of an option weighs, at first sight and beside the other tellings."""
    first = int(look.first[row])
    found: dict[str, float] = {}
    looks: list[tuple[str, Iterable[Group]]] = [(f"{role}-again", look.sheet.groups(row))]
    if first >= 0:
        looks.append((role, described(first)))
    for decision, groups in looks:
        table = weights(decision).of
        for group in groups:
            for name in features(group):
                found[name] = found.get(name, 0.0) + table.get(name, 0.0)
    return found
