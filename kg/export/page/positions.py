"""Where the drawn actors stand: the network's own layout, spread so that no two overlap."""

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.spatial import cKDTree

#: Screen units between drawn actors, on average: room for a disc of 40 and a name of four characters.
SPACING = 90.0
#: Wider than high, as the room for the drawing is on all but phones, and as names are.
STRETCH = 1.3
#: Pushing apart may take this many steps in all: 300 rounds for 600 actors, 36 for 5,000, so
#: that the time stays near linear. Dense cores need most; in the largest a few names may still touch.
STEPS = 180_000

Place = tuple[float, float]


def spread(places: Mapping[str, Place], sizes: Mapping[str, float], gap: float = 30.0) -> dict[str, Place]:
    """Scale a layout to the page and push overlapping actors apart; equal input, equal output.

    `sizes` are radii; `gap` is what stays free between two. Actors without a finite place are put
    in rows below the rest.
    """
    keys = [key for key in places if all(np.isfinite(places[key]))]
    points = _scaled(np.array([places[key] for key in keys], dtype=float).reshape(-1, 2))
    radii = np.array([sizes[key] for key in keys], dtype=float)
    for _ in range(min(300, STEPS // max(1, len(keys)))):
        if not _push(points, radii, gap):
            break
    low = float(points[:, 1].max()) if len(keys) else 0.0
    housed = set(keys)
    homeless = [key for key in places if key not in housed]
    placed = {key: (round(float(x), 1), round(float(y), 1)) for key, (x, y) in zip(keys, points, strict=True)}
    wide = 2 * float(np.abs(points[:, 0]).max()) if len(keys) else 0.0
    return placed | _rows(homeless, low + 1.4 * SPACING, max(6, round(wide / SPACING)))


def _scaled(points: "np.ndarray") -> "np.ndarray":
    """Centred, with an area of SPACING² a point; the outermost fifth does not count as width."""
    if len(points) < 2:
        return points * 0.0
    centred = points - np.median(points, axis=0)
    extent = float(np.quantile(np.abs(centred).max(axis=1), 0.8)) or 1.0
    # Points that lie on one another would stay so: a spiral too fine to see tells them apart.
    turn = np.arange(len(points)) * 2.399963
    spiral = np.stack([np.cos(turn), np.sin(turn)], axis=1) * np.sqrt(np.arange(len(points)))[:, None]
    scaled = centred / extent * SPACING * 0.5 * np.sqrt(len(points)) + spiral * 0.5
    return np.asarray(scaled * [STRETCH, 1 / STRETCH])


def _push(points: "np.ndarray", radii: "np.ndarray", gap: float) -> bool:
    """Move every overlapping pair apart by half of what is missing; False when none overlaps."""
    if len(points) < 2:
        return False
    pairs = cKDTree(points).query_pairs(2 * float(radii.max()) + gap, output_type="ndarray")
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    first, second = pairs[:, 0], pairs[:, 1]
    between = points[second] - points[first]
    distance = np.maximum(np.hypot(between[:, 0], between[:, 1]), 0.01)
    missing = radii[first] + radii[second] + gap - distance
    close = missing > 0.5
    if not close.any():
        return False
    step = between[close] / distance[close, None] * (missing[close] / 2)[:, None]
    np.add.at(points, first[close], -step)
    np.add.at(points, second[close], step)
    return True


def _rows(keys: Sequence[str], top: float, width: int) -> dict[str, Place]:
    return {
        key: (round((at % width - width / 2) * SPACING, 1), round(top + at // width * SPACING, 1))
        for at, key in enumerate(keys)
    }
