"""Why a claim was put with another, in words: the features that held, with what they looked at."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

import numpy as np

from kg.merge.features import each, score
from kg.merge.frames import Frame, bare
from kg.merge.pairing import Pairing
from kg.merge.weights import WEIGHTS
from kg.records import Feature, Key, Merge

# What weighs less is left out of an explanation.
_LEAST = 0.1


def merges(frames: Sequence[Frame], pairs: Pairing) -> Iterator[tuple[int, Merge]]:
    """For each pair the second row, and the merge of its claim into the first's."""
    reasons: list[list[Feature]] = [[] for _ in range(len(pairs.first))]
    firsts, seconds = pairs.first.tolist(), pairs.second.tolist()
    for name, column in each(pairs):
        worth = np.round(WEIGHTS[name] * column.astype(np.float64), 2)
        for row in np.flatnonzero(np.abs(worth) >= _LEAST).tolist():
            detail = _detail(name, frames[firsts[row]], frames[seconds[row]])
            reasons[row].append(_feature(name, float(worth[row]), detail))
    for first, second, found, total in zip(firsts, seconds, reasons, score(pairs).tolist(), strict=True):
        found.sort(key=lambda feature: (-abs(feature.weight), feature.name))
        yield second, Merge(frames[second].key, frames[first].key, round(total, 2), tuple(found))


@lru_cache(maxsize=1 << 16)
def _feature(name: str, weight: float, detail: str) -> Feature:
    """The same record for the same reason, which most merges share."""
    return Feature(name, weight, detail)


def _detail(name: str, a: Frame, b: Frame) -> str:
    """What of the two claims a feature looked at."""
    shown = _SHOWN.get(name)
    return f"{shown(a)} / {shown(b)}" if shown else ""


def _interval(frame: Frame) -> str:
    return f"{frame.claim.time.start or '?'}…{frame.claim.time.end or '?'}"


def _local(key: Key | None) -> str:
    return bare(key or "").partition("/")[2]


def _listed(frame: Frame) -> str:
    return "、".join(map(_local, frame.roles.everyone))


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


_SHOWN = {name: shown for name in WEIGHTS if (shown := _shows(name))}
