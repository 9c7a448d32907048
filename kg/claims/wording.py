"""What an event word and its place in the sentence tell before anybody is looked for."""

from collections.abc import Sequence
from functools import cache

import numpy as np

from kg import lang
from kg.claims.candidates import Candidate
from kg.claims.columns import NOTHING, NUMBER, Sheet, numbered
from kg.claims.triggers import Trigger
from kg.weighing import COUNTS, Group, template

_WORD = template("word", "word type concept", "word", "word type", "concept")
_CHARACTER = template("character", "character", "character")
_SHAPE = template(
    "shape", "type tag edges length types", "type", "tag", "tag type", "edges", "length", "types"
)  # fmt: skip
_EDGE = template("edge", "type before behind", "before", "behind", "behind type")
_BESIDE = template(
    "beside", "type left right lefttag righttag",
    "left", "right", "lefttag type", "righttag type", "lefttag righttag",
)  # fmt: skip
_FRAME = template(
    "frame", "type passive light nominal", "passive", "light", "light type", "nominal", "nominal type"
)  # fmt: skip
_SITE = template(
    "site", "type kind block clause quoted", "kind", "kind type", "block", "clause", "quoted", "quoted type"
)  # fmt: skip
_PARTIES = template(
    "parties", "type before behind stranger times",
    "before behind", "before behind type", "stranger", "stranger before", "times",
)  # fmt: skip
_COMMON = template(
    "common", "weak type tag before behind nominal",
    "weak", "weak type", "weak tag", "weak before", "weak behind", "weak nominal",
)  # fmt: skip
_GOVERNOR = template(
    "governor", "type governor word gap", "governor gap", "governor type", "word", "word gap"
)  # fmt: skip
_GOVERNED = template("governed", "type governed gap", "governed gap", "governed type")
_CROWD = template("crowd", "before behind end", "before behind", "end")


def described(candidates: Sequence[Candidate]) -> Sheet:
    """What describes candidates by their words alone; needs at least one."""
    kind, concept = numbered([c.type for c in candidates]), numbered([c.concept.notation for c in candidates])
    (
        word, tag, edges, length, types, before, behind, left, right, left_tag, right_tag, passive, light,
        nominal, block_kind, block, clause, quoted, free_before, free_behind, stranger, times, weak,
        tag_class, use, ahead, following, end, governor, governing, gap, governed, governed_gap,
    ) = np.array(_rows(candidates), dtype=np.intp).T  # fmt: skip
    return Sheet.of(
        (_WORD, word, kind, concept),
        (_SHAPE, kind, tag, edges, length, types),
        (_EDGE, kind, before, behind),
        (_BESIDE, kind, left, right, left_tag, right_tag),
        (_FRAME, kind, passive, light, nominal),
        (_SITE, kind, block_kind, block, clause, quoted),
        (_PARTIES, kind, free_before, free_behind, stranger, times),
        (_COMMON, weak, kind, tag_class, before, behind, use),
        (_CROWD, ahead, following, end),
        (_GOVERNOR, kind, governor, governing, gap),
        (_GOVERNED, kind, governed, governed_gap),
        loose=[_characters(candidate.trigger.word) for candidate in candidates],
    )


def _rows(candidates: Sequence[Candidate]) -> list[list[int]]:
    """The values that all readings of an event word share, numbered: a row a candidate."""
    rows: list[list[int]] = []
    last: Trigger | None = None
    for candidate in candidates:
        if candidate.trigger is not last:
            last = candidate.trigger
            row = [NUMBER[value] for value in (*_itself(candidate), *_around(candidate))]
            row += _company(candidate)
        rows.append(row)
    return rows


def _itself(candidate: Candidate) -> tuple[str, ...]:
    trigger = candidate.trigger
    return (
        trigger.word, trigger.tag, trigger.edges, COUNTS[min(len(trigger.word), 4)],
        COUNTS[min(len(trigger.concepts), 3)], candidate.before[-1:], candidate.after[:1],
        trigger.left, trigger.right, trigger.left_tag, trigger.right_tag,
        candidate.passive, candidate.light, candidate.nominal,
    )  # fmt: skip


def _around(candidate: Candidate) -> tuple[str, ...]:
    trigger, passage = candidate.trigger, candidate.passage
    return (
        passage.kind, COUNTS[min(passage.block, 3)], COUNTS[min(len(candidate.before) // 6, 4)],
        "q" if candidate.quoted else "u", COUNTS[min(candidate.free_before, 2)],
        COUNTS[min(candidate.free_behind, 2)], candidate.stranger, "in" if passage.times else "out",
        "weak" if trigger.word in _weak() else "strong", trigger.tag[:1],
        candidate.use,
    )  # fmt: skip


def _company(candidate: Candidate) -> list[int]:
    """The event words beside it: how crowded the clause is, what governs it, what it governs."""
    trigger, rivals, at = candidate.trigger, candidate.rivals, candidate.rank
    low = at - 1  # the nearest that ends before it: none lies inside another
    high = at + 1
    row = [
        NUMBER[COUNTS[min(at, 3)]],
        NUMBER[COUNTS[min(len(rivals) - high, 2)]],
        NUMBER["end" if len(candidate.after) <= 1 else "more"],
    ]
    if low >= 0:
        nearest = rivals[low]
        row += [NUMBER[nearest.concepts[0].type], NUMBER[nearest.word], _gap(trigger.start - nearest.end)]
    else:
        row += [NOTHING, NOTHING, NOTHING]
    if high < len(rivals):
        nearest = rivals[high]
        row += [NUMBER[nearest.concepts[0].type], _gap(nearest.start - trigger.end)]
    else:
        row += [NOTHING, NOTHING]
    return row


def _gap(length: int) -> int:
    return NUMBER["0" if length <= 0 else "s" if length <= 4 else "m" if length <= 12 else "l"]


@cache
def _characters(word: str) -> tuple[Group, ...]:
    return tuple((_CHARACTER, character) for character in word)


@cache
def _weak() -> frozenset[str]:
    return frozenset(lang.load("zh", "claims").words("trigger", "weak"))
