"""Circles without overlap, the largest in the middle, tied ones near each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import pi, sqrt

import numpy as np

Point = tuple[float, float]

_GOLDEN = pi * (3 - sqrt(5))


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle to place; `ties` says how strongly it is drawn to others by their number."""

    radius: float
    ties: Mapping[int, float] = field(default_factory=dict)


def pack(circles: Sequence[Circle]) -> list[Point]:
    """A centre for every circle.

    They are placed in order of size; each tries points on a spiral around the weighted centre of
    those it is tied to and takes the first that is free.
    """
    order = sorted(range(len(circles)), key=lambda number: (-circles[number].radius, number))
    centres: dict[int, Point] = {}
    xs, ys, radii = (np.zeros(len(circles)) for _ in range(3))
    for placed, number in enumerate(order):
        circle = circles[number]
        wanted = _centre(circle, centres)
        taken = xs[:placed], ys[:placed], radii[:placed]
        x, y = _free(circle.radius, wanted, *taken)
        centres[number] = x, y
        xs[placed], ys[placed], radii[placed] = x, y, circle.radius
    return [centres[number] for number in range(len(circles))]


def _centre(circle: Circle, centres: Mapping[int, Point]) -> Point:
    drawn = [(centres[other], weight) for other, weight in sorted(circle.ties.items()) if other in centres]
    total = sum(weight for _, weight in drawn)
    if not total:
        return 0.0, 0.0
    x = sum(point[0] * weight for point, weight in drawn) / total
    y = sum(point[1] * weight for point, weight in drawn) / total
    return x, y


def _free(radius: float, wanted: Point, xs: np.ndarray, ys: np.ndarray, radii: np.ndarray) -> Point:
    step = max(radius, 1.0) / 2
    start = 0
    while True:
        # 256 points of the spiral at once; it grows until it leaves whatever is in the way.
        turns = np.arange(start, start + 256)
        far = step * np.sqrt(turns)
        x, y = wanted[0] + far * np.cos(turns * _GOLDEN), wanted[1] + far * np.sin(turns * _GOLDEN)
        if not len(xs):
            return wanted
        gaps = (x[:, None] - xs) ** 2 + (y[:, None] - ys) ** 2 - (radii + radius) ** 2
        free = np.flatnonzero((gaps >= 0).all(axis=1))
        if len(free):
            return float(x[free[0]]), float(y[free[0]])
        start += 256
