"""What the rest of an article tells of the same: the highest chance of an actor in other tellings."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.claims.tellings import Highest

ENTRIES = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 3), st.integers(1, 9)), min_size=1, max_size=40
)


@given(ENTRIES, st.lists(st.integers(0, 2), min_size=6, max_size=6))
def test_highest_chance_of_an_actor_in_other_parts_of_the_same_whole(
    entries: list[tuple[int, int, int]], wholes: list[int]
) -> None:
    part, actor, tenths = (np.array(column) for column in zip(*entries, strict=True))
    whole = np.array(wholes).take(part)
    high = Highest(part, whole, actor, tenths / 10, 4)
    for asked in range(6):
        for who in range(4):
            others = [
                chance / 10
                for at, name, chance in entries
                if at != asked and name == who and wholes[at] == wholes[asked]
            ]
            row = [np.array([value]) for value in (asked, wholes[asked], who)]
            assert high.of_others(*row).tolist() == [max(others, default=0.0)]
