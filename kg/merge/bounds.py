"""What a number leaves open: 至少12人 allows 15, 约80 allows 80.5, 12人 allows nothing but 12.

Two papers that write "at least 12" and "15" do not contradict each other.
"""

from functools import cache
from typing import NamedTuple

from kg.lang import load
from kg.lang.fold import fold
from kg.records import Claim, Quantity

#: How far a number may lie from one that is said to be "about" it.
_ABOUT = 0.2
#: How many characters before a number can say how exact it is: 至少有, 已经超过.
_BEFORE = 6


class Bounds(NamedTuple):
    """The least and the most that a number can mean."""

    least: float
    most: float

    def meets(self, other: "Bounds") -> bool:
        """Whether both can mean the same number."""
        return self.least <= other.most and other.least <= self.most


def bounds(claim: Claim, quantity: Quantity) -> Bounds:
    """What a number of a claim can mean, by its own digits and the words around it."""
    at = quantity.span.start - claim.span.start
    before = fold(claim.quote[max(at - _BEFORE, 0) : max(at, 0)]).removesuffix("有")
    own = fold(quantity.text)
    behind = fold(claim.quote[max(at, 0) + len(own) : max(at, 0) + len(own) + 3])
    value, half = quantity.value, _rounding(quantity.value)
    if any(word in own for word in _words("some")):
        return Bounds(value, 10 * value)
    if before.endswith(_words("least")) or behind.startswith(_words("least_behind")):
        return Bounds(value, float("inf"))
    if before.endswith(_words("most")):
        return Bounds(0.0, value)
    if before.endswith(_words("about")) or behind.startswith(_words("about_behind")):
        half = max(half, _ABOUT * abs(value))
    return Bounds(value - half, value + half)


def whole(claim: Claim, quantity: Quantity) -> bool:
    """Whether a number counts everything: neither a part, nor what comes on top, nor one end of a range."""
    at = quantity.span.start - claim.span.start
    before = fold(claim.quote[max(at - _BEFORE, 0) : max(at, 0)])
    ranged = before.endswith(_words("range")) and before[-2:-1].isdigit()
    return not ranged and not any(word in before for word in _words("part"))


def _rounding(value: float) -> float:
    """Half of the last digit that is not nought, where one follows: 80 stands for 75 to 85, 12 for 12."""
    if not value or value % 10:
        return 0.0
    step = 10.0
    while value % (step * 10) == 0:
        step *= 10
    return step / 2


@cache
def _words(group: str) -> tuple[str, ...]:
    return load("zh", "merge").words("bounds", group)
