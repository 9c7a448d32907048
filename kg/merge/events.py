"""Claims of all documents to events, each merge with its reasons.

Claims of a copy go where the claims they repeat go, and take no part in the decision: however often
a text is reprinted, its claims weigh once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from kg.merge import candidates, clusters, reasons
from kg.merge.casting import Numbers
from kg.merge.closeness import UNRELATED, Closeness
from kg.merge.columns import STATED, Columns, columns
from kg.merge.copies import Copying
from kg.merge.days import UNKNOWN
from kg.merge.echoes import Echoes, said
from kg.merge.features import echo_score, score
from kg.merge.frames import Frame, bare, frames
from kg.merge.pairing import Pairing, Rows
from kg.merge.pairs import Pairs
from kg.records import Actor, Document, Feature, Key, Merge

# Claims of a copy and its original with the same frame and this share of words are the same claim.
_REPEATED = 0.5

# Pairs that are scored at once.
_AT_ONCE = 1 << 16


@dataclass(frozen=True, slots=True)
class Group:
    """Claims about the same thing, and why each was put with another."""

    claims: tuple[Key, ...]
    merges: tuple[Merge, ...]


@dataclass(frozen=True, slots=True)
class Comparable:
    """Claims prepared for comparison: frames, the same as columns, and what follows a claim undecided."""

    frames: Sequence[Frame]
    columns: Columns
    followers: Mapping[Key, Sequence[Merge]]


def prepare(
    documents: Sequence[Document],
    keys: Mapping[Key, Sequence[Key]],
    folded: Mapping[Key, str],
    copying: Copying,
    actors: Mapping[Key, Actor],
) -> Comparable:
    """What can be compared of the claims. `keys` are those of each document's claims, `folded` its text."""
    everything: Sequence[Frame] = frames(documents, keys, actors)
    table = columns(everything, documents, folded, actors)
    repeated = _repeated(everything, table, copying)
    own = np.array([n for n, frame in enumerate(everything) if frame.key not in repeated], dtype=np.int64)
    followers: dict[Key, list[Merge]] = defaultdict(list)
    for copy, of in sorted(repeated.items()):
        followers[of].append(Merge(copy, of, 1.0, (Feature("copy", 1.0, "a document that repeats another"),)))
    return Comparable([everything[n] for n in own.tolist()], table.take(own), followers)


def _repeated(everything: Sequence[Frame], table: Columns, copying: Copying) -> dict[Key, Key]:
    """Claims of copies that repeat a claim of the text they are most like, and that claim.

    A claim that a reprint adds, and another reprint of the same text repeats, goes back to the former.
    """
    concerned = {*copying.nearest, *copying.nearest.values()}
    told: dict[Key, list[int]] = {}
    for key, rows in groupby(range(len(everything)), key=lambda n: everything[n].claim.document):
        if key in concerned:
            told[key] = list(rows)
    bits = {n: int.from_bytes(table.words[n].tobytes(), "little") for rows in told.values() for n in rows}
    found: dict[Key, Key] = {}
    added: dict[Key, list[int]] = defaultdict(list)  # by original: what copies of it say beside the text
    for copy, like in copying.nearest.items():
        more = added[copying.original.get(copy, like)]
        known: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for n in (*told.get(like, ()), *more):
            known[_same(everything[n])].append(n)
        for n in told.get(copy, ()):
            alike = [(_share(bits[n], bits[m]), everything[m].key) for m in known[_same(everything[n])]]
            share, key = max(alike, default=(0.0, ""))
            if share >= _REPEATED:
                found[everything[n].key] = found.get(key, key)
            else:
                more.append(n)
    return found


def _same(frame: Frame) -> tuple[object, ...]:
    return frame.claim.type, tuple(map(bare, frame.roles.everyone)), frame.claim.factuality


def _share(one: int, other: int) -> float:
    return (one & other).bit_count() / (max(one.bit_count(), other.bit_count()) or 1)


def group(comparable: Comparable, closeness: Closeness) -> tuple[Group, ...]:
    """Groups that hold every claim once."""
    return tuple(_grouped(comparable.frames, comparable.columns, comparable.followers, closeness))


def _grouped(
    own: Sequence[Frame], table: Columns, followers: Mapping[Key, Sequence[Merge]], closeness: Closeness
) -> Iterable[Group]:
    pairs, echoes = _scored(own, table, closeness)
    # A date worked out from the context may be wrong: only stated ones keep events apart for good.
    spans = [
        frame.days if basis == STATED else UNKNOWN
        for frame, basis in zip(own, table.basis.tolist(), strict=True)
    ]
    groups = clusters.group(spans, pairs)
    merges = _merges(own, table, groups, pairs, (closeness, echoes))
    for numbers in groups:
        keys = [own[number].key for number in numbers]
        why = [merges[number] for number in numbers[1:]]
        for key in tuple(keys):
            for merge in followers.get(key, ()):
                keys.append(merge.claim)
                why.append(merge)
        yield Group(tuple(sorted(keys)), tuple(why))


def _scored(own: Sequence[Frame], table: Columns, closeness: Closeness) -> tuple[Pairs, Echoes]:
    """The candidates that can be one event, each with its score, and what that owes to what they say."""
    pairs = _candidates(table, closeness)
    echoes = Echoes(said(own), pairs, clusters.THRESHOLD)
    at = 0
    for one, other in _chunks(pairs.first, pairs.second):
        echo = echoes.between(one, other)
        pairs.score[at : at + len(one)] += echo_score(Pairing(table, one, other, echo, echo))
        at += len(one)
    return pairs, echoes


def _candidates(table: Columns, closeness: Closeness) -> Pairs:
    """The candidates that can be one event, each with its score as far as what they say is not looked at."""
    first, second = candidates.pairs(table, closeness.related(np.unique(table.document)))
    scores = np.zeros(len(first), dtype=np.float32)
    kept = np.zeros(len(first), dtype=np.bool_)
    at = 0
    for one, other in _chunks(first, second):
        close = closeness.between(table.document[one], table.document[other])
        part = slice(at, at + len(one))
        kept[part] = close >= UNRELATED
        scores[part] = score(Pairing(table, one, other, close, np.zeros_like(close)))
        at += len(one)
    found = Pairs(first, second, scores)
    return found if kept.all() else found.where(kept)


def _chunks(first: Numbers, second: Numbers) -> Iterator[tuple[Rows, Rows]]:
    for at in range(0, len(first), _AT_ONCE):
        part = slice(at, at + _AT_ONCE)
        yield first[part].astype(np.int64), second[part].astype(np.int64)


def _merges(
    own: Sequence[Frame],
    table: Columns,
    groups: Sequence[Sequence[int]],
    pairs: Pairs,
    known: tuple[Closeness, Echoes],
) -> dict[int, Merge]:
    """For every claim but a group's first, the earlier one that it fits best, and why."""
    group_of = np.zeros(len(own), dtype=np.int32)
    head = np.zeros(len(own), dtype=np.int32)
    for number, members in enumerate(groups):
        group_of[list(members)] = number
        head[list(members)] = members[0]
    inside = pairs.where(group_of[pairs.first] == group_of[pairs.second])
    order = np.lexsort((inside.first, -inside.score, inside.second))
    best = order[np.flatnonzero(np.diff(inside.second[order], prepend=-1))]
    head[inside.second[best]] = inside.first[best]
    found: dict[int, Merge] = {}
    closeness, echoes = known
    later = np.flatnonzero(head != np.arange(len(own))).astype(np.int32)
    for first, second in _chunks(head[later], later):
        close = closeness.between(table.document[first], table.document[second])
        echo = echoes.between(first, second)
        found.update(reasons.merges(own, Pairing(table, first, second, close, echo)))
    return found
