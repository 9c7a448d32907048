"""When two claims say that their events were, as named features (`features.py`)."""

from collections.abc import Iterator

import numpy as np

from kg.merge.columns import EARLIEST, NEGATED, STATED
from kg.merge.pairing import Both, Column


def undated(both: Both) -> Iterator[tuple[str, Column]]:
    """Where one of them or neither is dated."""
    one, other = both.of("basis")
    undated, half = (one == 0) & (other == 0), (one == 0) ^ (other == 0)
    yield "both undated", undated
    yield "one undated", half
    yield "one undated, the other worked out", half & (one + other == 1)
    # Undated claims stand for the day they are told on, if that is known.
    told, telling = both.of("moment")
    placed = (undated | half) & ~both.any("lasting") & (told > 0) & (telling > 0)
    between = np.where(placed, np.abs(told - telling), 0)
    yield "undated, told days apart", (between > 3) & (between <= 31)
    yield "undated, told long apart", between > 31
    yield "same roles, both undated", undated & both.same_roles
    yield "same roles, one undated", half & both.same_roles


# Gaps in days up to which two dates are called so.
_GAPS = (("the next day", 1), ("days apart", 3), ("weeks apart", 31), ("far apart", 1 << 30))


def dated(both: Both) -> Iterator[tuple[str, Column]]:
    """Where both are dated: how far apart, and what the dates rest on."""
    one, other = both.of("basis")
    known = (one != 0) & (other != 0)
    (start, starts), (end, ends) = both.of("start"), both.of("end")
    gap = np.maximum(np.maximum(start - ends, starts - end) + 1, 0)
    equal = (start == starts) & (end == ends)
    short = end - start <= 3
    begin = (start == starts) & (start > EARLIEST)
    for how, holds in (
        ("stated", known & (one + other == 2 * STATED)),
        ("worked out", known & (one + other < 2 * STATED)),
    ):
        yield f"same day, {how}", holds & equal & short
        yield f"same time, {how}", holds & equal & ~short
        yield f"same beginning, {how}", holds & ~equal & (gap == 0) & begin
        yield f"overlapping time, {how}", holds & ~equal & (gap == 0) & ~begin
        least = 0
        for name, most in _GAPS:
            yield f"{name}, {how}", holds & (gap > least) & (gap <= most)
            least = most


def another_day(both: Both) -> Iterator[tuple[str, Column]]:
    """A war of several days is one; who speaks on Monday and on Thursday speaks twice."""
    one, other = both.of("basis")
    (start, starts), (end, ends) = both.of("start"), both.of("end")
    gap = np.maximum(start - ends, starts - end) + 1
    single = (one == STATED) & (other == STATED) & (end - start <= 1) & (ends - starts <= 1)
    another = single & (gap > 0) & both.same_type
    yield "a gathering of another day", another & both.kinds["a gathering"]
    yield "words of another day", another & both.any("saying")


# Days from which on a time is long, and up to which it is short.
_LONG, _SHORT = 31, 3


def long(both: Both) -> Iterator[tuple[str, Column]]:
    """What was so all year and what was on a day of it: those who had not met for a year met on Thursday."""
    one, other = both.of("basis")
    (start, starts), (end, ends) = both.of("start"), both.of("end")
    length, lengths = np.where(one, end - start, 0), np.where(other, ends - starts, 0)
    brief, briefly = (length > 0) & (length <= _SHORT), (lengths > 0) & (lengths <= _SHORT)
    within = ((length > _LONG) & briefly) | ((lengths > _LONG) & brief)
    within &= (start < ends) & (starts < end) & ~both.any("lasting")
    before, after = both.of("factuality")
    yield "a day of the time without it", within & ((before == NEGATED) ^ (after == NEGATED))
    yield "a gathering of a long time", within & both.kinds["a gathering"]
