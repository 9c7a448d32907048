"""Who acts and who is acted upon in claims, as numbers. Many claims have the same casting.

Actors are numbers that mean something only within one call; -1 stands for nobody.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.merge import words
from kg.merge.frames import Frame, Roles, bare, home
from kg.merge.words import Bits
from kg.records import Actor, ActorType, Key

Numbers = NDArray[np.int32]

# A claim of many participants (a list of signatories) is compared by its first ones in each role.
_PARTICIPANTS = 4


@dataclass(frozen=True, slots=True, eq=False)
class Cast:
    """Who is in which role, for each way of casting them; a claim has one of these numbers.

    The first four hold a column for each, filled up with -1; the others a row.
    """

    agents: Numbers
    targets: Numbers
    agent_homes: Numbers
    target_homes: Numbers
    sets: Numbers  # numbers of the set of agents, of targets, of everyone
    actors: NDArray[np.uint64]  # a bit for each participant; two may share one
    homes: NDArray[np.uint64]  # and for each home
    vague: NDArray[np.bool_]  # nobody but one state or outlet
    person: NDArray[np.bool_]  # a person by name undergoes it
    names: Bits  # letters of the participants' names


class Numbering:
    """Numbers for whatever can be a key, in the order met."""

    def __init__(self) -> None:
        """None yet."""
        self.known: dict[Hashable, int] = {}

    def of(self, value: Hashable) -> int:
        """The number of a value, -1 of None."""
        return -1 if value is None else self.known.setdefault(value, len(self.known))

    def column(self, values: Iterable[Hashable]) -> Numbers:
        """The numbers of several."""
        return np.fromiter(map(self.of, values), dtype=np.int32)


def cast_of(frames: Iterable[Frame], actors: Mapping[Key, Actor]) -> Cast:
    """The castings of some claims, a row for each number of roles."""
    rows: list[Roles] = []
    for frame in frames:
        number = frame.roles.number
        rows.extend([frame.roles] * (number + 1 - len(rows)))
        rows[number] = frame.roles
    keys, sets = Numbering(), Numbering()

    def padded(side: Callable[[Roles], Sequence[Key]]) -> Numbers:
        return _padded(map(side, rows), len(rows), keys)

    def homes(side: Sequence[Key]) -> Sequence[Key]:
        return [home(key, actors) for key in side]

    numbers = [[sets.of(roles.agents), sets.of(roles.targets), sets.of(roles.everyone)] for roles in rows]
    return Cast(
        agents=padded(lambda roles: roles.agents),
        targets=padded(lambda roles: roles.targets),
        agent_homes=padded(lambda roles: homes(roles.agents)),
        target_homes=padded(lambda roles: homes(roles.targets)),
        sets=np.array(numbers, dtype=np.int32).reshape(-1, 3),
        vague=np.array([_vague(roles, actors) for roles in rows], dtype=np.bool_),
        person=np.array([_person(roles, actors) for roles in rows], dtype=np.bool_),
        actors=blended([map(keys.of, roles.everyone) for roles in rows]),
        homes=blended([map(keys.of, roles.homes) for roles in rows]),
        names=words.letters(["".join(_local(key) for key in roles.everyone) for roles in rows]),
    )


def _padded(sides: Iterable[Sequence[Key]], count: int, keys: Numbering) -> Numbers:
    """A column for each side with the numbers of its first actors, filled up with -1."""
    table = np.full((_PARTICIPANTS, count), -1, dtype=np.int32)
    for row, side in enumerate(sides):
        for at, key in enumerate(side[:_PARTICIPANTS]):
            table[at, row] = keys.of(key)
    return table


def _vague(roles: Roles, actors: Mapping[Key, Actor]) -> bool:
    """Whether nobody but a state or an outlet takes part: of those a text tells much in a week."""
    actor = actors.get(roles.everyone[0]) if len(roles.everyone) == 1 else None
    return actor is not None and actor.type in (ActorType.COUNTRY, ActorType.MEDIA)


def _person(roles: Roles, actors: Mapping[Key, Actor]) -> bool:
    """Whether a person known by name undergoes it: who is arrested or killed is so once."""
    known = (actors.get(key) for key in roles.targets)
    return any(actor is not None and actor.named and actor.type is ActorType.PERSON for actor in known)


def blended(sets: Iterable[Iterable[int]]) -> NDArray[np.uint64]:
    """For each set of numbers 64 bits, by which sets with nothing in common are told apart (Bloom 1970)."""
    rows = []
    for numbers in sets:
        bits = 0
        for number in numbers:
            bits |= 1 << (number * 0x9E3779B9 >> 7) % 64
        rows.append(bits)
    return np.array(rows, dtype=np.uint64)


def _local(key: Key) -> str:
    return bare(key).partition("/")[2]
