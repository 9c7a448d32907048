"""What the rest of an article tells of the same: who takes part in it, how surely and how near."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.claims.options.columns import spelled
from kg.claims.options.highest import Highest
from kg.claims.parties.nearby import LEVELS, Line

ENTRIES = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 2), st.integers(0, 1), st.integers(1, 9)),
    min_size=1, max_size=40,
)  # fmt: skip
#: Words (two of a kind, four of a type), the actor that takes part (0 is nobody), sentences on from the last.
TOLD = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=30)


@given(ENTRIES, st.lists(st.integers(0, 2), min_size=6, max_size=6))
def test_highest_chance_of_an_actor_in_other_parts_of_the_same_whole(
    entries: list[tuple[int, int, int, int]], wholes: list[int]
) -> None:
    part, actor, role, tenths = (np.array(column) for column in zip(*entries, strict=True))
    whole = np.array(wholes).take(part)
    high = Highest(part, whole, actor, role, tenths / 10, 4)
    for asked in range(6):
        for who in range(4):
            others = [
                [
                    chance / 10
                    for at, name, its, chance in entries
                    if (name, its, wholes[at]) == (who, role, wholes[asked]) and at != asked
                ]
                for role in (0, 1)
            ]
            row = [np.array([value]) for value in (asked, wholes[asked], who)]
            assert high.of_others(*row).tolist() == [[max(found, default=0.0)] for found in others]


@given(TOLD)
def test_those_nearby_are_the_few_next_of_each_level(told: list[tuple[int, int, int]]) -> None:
    size = len(told)
    word, actor, jump = (np.array(column) for column in zip(*told, strict=True))
    sentence = jump.cumsum()
    order = np.argsort(word // 4, kind="stable")
    rows = np.concatenate((order, order))
    kind = np.repeat((0, 2), size) + word.take(rows) // 4
    who = np.concatenate((actor.take(order), 2 - actor.take(order)))  # another one in the other role
    line = Line(size, rows, word.take(rows), word.take(rows) // 2, kind, sentence.take(rows))
    near = line.nearby(who > 0, who, who, 3)
    for role, named in enumerate((actor, 2 - actor)):
        expected = [_near(word.tolist(), named.tolist(), row) for row in range(size)]
        listed = near.candidate[near.rows(role)], near.noun[near.rows(role)]
        assert [*zip(*map(np.ndarray.tolist, listed), strict=True)] == [
            (row, name) for row, found in enumerate(expected) for name in sorted(found)
        ]
        for row, found in enumerate(expected):
            for name, (level, side, other) in found.items():
                at = near.at(role, np.array([row]), np.array([name]))
                apart = "01223"[min(abs(int(sentence[other] - sentence[row])), 4)]
                spoken = [LEVELS[level], ("before", "behind")[side], apart]
                assert spelled(near.told.take(at, axis=1)[:, 0]) == spoken


def _near(words: list[int], actors: list[int], row: int) -> dict[int, tuple[int, int, int]]:
    """Each actor of the tellings around one: the narrowest level, its side, the telling itself."""
    found: dict[int, tuple[int, int, int]] = {}
    for side, others in enumerate((range(row - 1, -1, -1), range(row + 1, len(words)))):
        same = [other for other in others if actors[other] and words[other] // 4 == words[row] // 4][:12]
        left = [[2, 1, 2], [1, 1, 1]][side]
        for other in same:
            level = 0 if words[other] == words[row] else 1 if words[other] // 2 == words[row] // 2 else 2
            left[level] -= 1
            if left[level] >= 0:
                best = found.get(actors[other], (9, 9, 0))
                found[actors[other]] = min(best, (level, side, other), key=lambda it: it[:2])
    return found
