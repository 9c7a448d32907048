"""Claims of all documents to events, each merge with its reasons.

Claims of a copy go where the claims they repeat go, and take no part in the decision: however often
a text is reprinted, its claims weigh once.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kg.merge import candidates, clusters, features
from kg.merge.closeness import Closeness
from kg.merge.copies import Copying
from kg.merge.days import apart
from kg.merge.frames import Frame, frames
from kg.merge.pairs import Pairs
from kg.records import Actor, Document, Feature, Key, Merge

# Claims of a copy and its original with the same frame and this share of words are the same claim.
_REPEATED = 0.5

# Pairs of claims in documents with nothing in common are not compared: on the training annotations
# no two such claims were about one event.
_UNRELATED = 0.1


@dataclass(frozen=True, slots=True)
class Group:
    """Claims about the same thing, and why each was put with another."""

    claims: tuple[Key, ...]
    merges: tuple[Merge, ...]


def group(
    documents: Sequence[Document],
    keys: Mapping[Key, Sequence[Key]],
    folded: Mapping[Key, str],
    copying: Copying,
    actors: Mapping[Key, Actor],
) -> tuple[Group, ...]:
    """Groups that hold every claim once.

    `keys` are those of each document's claims, `folded` its text.
    """
    everything = frames(documents, keys, folded, actors)
    repeated = _repeated(everything, copying)
    own = [frame for frame in everything if frame.key not in repeated]
    followers: dict[Key, list[Merge]] = defaultdict(list)
    for copy, of in sorted(repeated.items()):
        followers[of].append(Merge(copy, of, 1.0, (Feature("copy", 1.0, "a document that repeats another"),)))
    return tuple(_grouped(own, followers, Closeness(documents, actors)))


def _repeated(everything: Iterable[Frame], copying: Copying) -> dict[Key, Key]:
    """Claims of copies that repeat a claim of the text they are most like, and that claim.

    A claim that a reprint adds, and a reprint of that reprint repeats, goes back to the former.
    """
    told: dict[Key, list[Frame]] = defaultdict(list)
    for frame in everything:
        told[frame.claim.document].append(frame)
    found: dict[Key, Key] = {}
    for copy, like in copying.nearest.items():
        known: dict[tuple[object, ...], list[Frame]] = defaultdict(list)
        for frame in told[like]:
            known[_same(frame)].append(frame)
        for frame in told[copy]:
            best = max(known[_same(frame)], key=lambda other: (_share(frame, other), other.key), default=None)
            if best and _share(frame, best) >= _REPEATED:
                found[frame.key] = found.get(best.key, best.key)
    return found


def _same(frame: Frame) -> tuple[object, ...]:
    return frame.type, frame.roles.sides, frame.factuality


def _share(a: Frame, b: Frame) -> float:
    return (a.words & b.words).bit_count() / (max(a.words.bit_count(), b.words.bit_count()) or 1)


def _grouped(
    own: Sequence[Frame], followers: Mapping[Key, Sequence[Merge]], closeness: Closeness
) -> Iterable[Group]:
    pairs = _scored(own, closeness)
    groups = clusters.group([frame.days for frame in own], pairs)
    partners = _partners(len(own), groups, pairs)
    for numbers in groups:
        merges = [_merge(own[partners.get(n, numbers[0])], own[n], closeness) for n in numbers[1:]]
        keys = [own[number].key for number in numbers]
        for key in tuple(keys):
            for merge in followers.get(key, ()):
                keys.append(merge.claim)
                merges.append(merge)
        yield Group(tuple(sorted(keys)), tuple(merges))


def _scored(own: Sequence[Frame], closeness: Closeness) -> Pairs:
    """The candidates that can be one event, each with its score."""
    known: features.Known = {}
    firsts, seconds, scores = array("q"), array("q"), array("d")
    first_column, second_column = candidates.pairs(own)
    for first, second, _ in Pairs(first_column, second_column, np.zeros(len(first_column))).each():
        a, b = own[first], own[second]
        if apart(a.days, b.days):
            continue
        near = closeness.between(a.document, b.document)
        if near >= _UNRELATED:
            firsts.append(first)
            seconds.append(second)
            scores.append(features.score(a, b, near, known))
    return Pairs(
        np.frombuffer(firsts, dtype=np.int64),
        np.frombuffer(seconds, dtype=np.int64),
        np.frombuffer(scores, dtype=np.float64),
    )


def _partners(count: int, groups: Sequence[Sequence[int]], pairs: Pairs) -> dict[int, int]:
    """For every claim the earlier one of its group that it fits best, if it was compared with any."""
    group_of = np.zeros(count, dtype=np.int64)
    for number, members in enumerate(groups):
        group_of[list(members)] = number
    best: dict[int, tuple[float, int]] = {}
    for first, second, score in pairs.where(group_of[pairs.first] == group_of[pairs.second]).each():
        best[second] = max(best.get(second, (score, -first)), (score, -first))
    return {second: -first for second, (_, first) in best.items()}


def _merge(earlier: Frame, claim: Frame, closeness: Closeness) -> Merge:
    near = closeness.between(earlier.document, claim.document)
    score = round(features.score(earlier, claim, near, {}), 2)
    return Merge(claim.key, earlier.key, score, features.explain(earlier, claim, near))
