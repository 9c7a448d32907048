"""Why a claim was put with another, in words: the features that held, with what they looked at."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kg.merge.features import each
from kg.merge.frames import Frame, bare
from kg.merge.pairing import Degrees, Pairing, Rows
from kg.merge.weights import PRIOR, WEIGHTS
from kg.records import Feature, Key, Merge

# What weighs less is left out of an explanation.
_LEAST = 0.1


def merges(frames: Sequence[Frame], pairs: Pairing) -> Iterator[tuple[int, Merge]]:
    """For each pair the second row, and the merge of its claim into the first's."""
    total, held = _held(pairs)
    firsts, seconds = pairs.first.tolist(), pairs.second.tolist()
    reasons: list[list[Feature]] = [[] for _ in firsts]
    for row, rank, worth in zip(*(column.tolist() for column in held), strict=True):
        shown = _SHOWN[rank]
        detail = f"{shown(frames[firsts[row]])} / {shown(frames[seconds[row]])}" if shown else ""
        reasons[row].append(_feature(_NAMES[rank], worth, detail))
    for first, second, found, sum_ in zip(firsts, seconds, reasons, total.tolist(), strict=True):
        yield second, Merge(frames[second].key, frames[first].key, round(sum_, 2), tuple(found))


def _held(pairs: Pairing) -> tuple[Degrees, tuple[Rows, Rows, NDArray[np.float64]]]:
    """The score of every pair, and what of it a reader is told: the numbers of pair and feature, and what
    it is worth; pair by pair, what weighs most first."""
    total = np.full(len(pairs.first), PRIOR, dtype=np.float32)
    rows, ranks, worths = [], [], []
    for name, column in each(pairs):
        total += np.float32(WEIGHTS[name]) * column
        worth = np.round(WEIGHTS[name] * column.astype(np.float64), 2)
        row = np.flatnonzero(np.abs(worth) >= _LEAST)
        rows.append(row)
        ranks.append(np.full(len(row), _RANKS[name]))
        worths.append(worth[row])
    row, rank, worth = np.concatenate(rows), np.concatenate(ranks), np.concatenate(worths)
    order = np.lexsort((rank, -np.abs(worth), row))
    return total, (row[order], rank[order], worth[order])


@lru_cache(maxsize=1 << 16)
def _feature(name: str, weight: float, detail: str) -> Feature:
    """The same record for the same reason, which most merges share."""
    return Feature(name, weight, detail)


def _interval(frame: Frame) -> str:
    return f"{frame.claim.time.start or '?'}…{frame.claim.time.end or '?'}"


def _local(key: Key | None) -> str:
    return bare(key or "").partition("/")[2]


def _listed(frame: Frame) -> str:
    return _joined(frame.roles.everyone)


@lru_cache(maxsize=1 << 12)
def _joined(keys: tuple[Key, ...]) -> str:
    return "、".join(map(_local, keys))


def _shows(name: str) -> Callable[[Frame], str] | None:
    """What a feature's explanation shows of each claim."""
    if name.startswith(("same trigger of", "similar trigger of")):
        return lambda frame: frame.claim.trigger
    if name.endswith((", stated", ", worked out")) or name in ("one undated",):
        return _interval
    if name in ("speech and act", "two acts of speech", "two kinds of act", "two kinds of gathering"):
        return lambda frame: frame.claim.type
    if name in ("one negated", "one not yet"):
        return lambda frame: frame.claim.factuality.value
    if name in ("same place", "different places"):
        return lambda frame: _local(frame.claim.place.actor if frame.claim.place else None)
    if name.startswith(("same agents", "different agents", "nobody in common")):
        return _listed
    return None


# Features by number, in the order of their names.
_NAMES = sorted(WEIGHTS)
_RANKS = {name: rank for rank, name in enumerate(_NAMES)}
_SHOWN = [_shows(name) for name in _NAMES]
