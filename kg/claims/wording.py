"""What an event word and its place in the sentence tell before anybody is looked for."""

from collections.abc import Sequence
from functools import cache, lru_cache

from kg import lang
from kg.claims.options.columns import COUNTED, NOTHING, NUMBER, columns_of, numbered, numbers
from kg.claims.options.sheet import Sheet
from kg.claims.words.candidates import Candidate
from kg.weighing import COUNTS, Bundle, template

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
    words, of = _words(candidates)
    (
        word, tag, edges, length, types, weak, tag_class, before, behind, left, right, left_tag, right_tag,
        passive, light, nominal, use, block_kind, block, clause, quoted, free_before, free_behind, stranger,
        times, ahead, following, end, governor, governing, gap, governed, governed_gap,
    ) = columns_of([_row(candidate) for candidate in words], 33).take(of, axis=1)  # fmt: skip
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


def _words(candidates: Sequence[Candidate]) -> tuple[list[Candidate], list[int]]:
    """The first reading of each event word, which tells all that its readings share, and whose each is."""
    words: list[Candidate] = []
    of = []
    for candidate in candidates:
        if not words or candidate.trigger is not words[-1].trigger:
            words.append(candidate)
        of.append(len(words) - 1)
    return words, of


def _row(candidate: Candidate) -> list[int]:
    """The values that all readings of an event word share."""
    trigger, passage, number = candidate.trigger, candidate.passage, NUMBER
    return [
        *_itself(trigger.word, trigger.tag, trigger.edges, len(trigger.concepts)),
        number[candidate.before[-1:]], number[candidate.after[:1]],
        number[_beside(trigger.left, trigger.left_tag)], number[_beside(trigger.right, trigger.right_tag)],
        number[trigger.left_tag], number[trigger.right_tag],
        number[candidate.passive], number[candidate.light], number[candidate.nominal], number[candidate.use],
        number[passage.kind], COUNTED[min(passage.block, 3)], COUNTED[min(len(candidate.before) // 6, 4)],
        _QUOTED if candidate.quoted else _UNQUOTED, COUNTED[min(candidate.free_before, 2)],
        COUNTED[min(candidate.free_behind, 2)], number[candidate.stranger],
        _DATED if passage.times else _UNDATED, *_company(candidate),
    ]  # fmt: skip


def _beside(word: str, tag: str) -> str:
    """A word beside the event word; of a name only what it names, for names come and go with the news."""
    return tag if tag in _NAMES else word


_NAMES = frozenset({"nr", "nrfg", "nrt", "ns", "nt", "nz"})
_QUOTED, _UNQUOTED, _DATED, _UNDATED, _END, _MORE = numbers("q", "u", "in", "out", "end", "more")


@lru_cache(maxsize=20_000)
def _itself(word: str, tag: str, edges: str, types: int) -> tuple[int, ...]:
    """What an event word is whatever stands around it."""
    return numbers(
        word, tag, edges, COUNTS[min(len(word), 4)], COUNTS[min(types, 3)],
        "weak" if word in _weak() else "strong", tag[:1],
    )  # fmt: skip


def _company(candidate: Candidate) -> tuple[int, ...]:
    """The event words beside it: how crowded the clause is, what governs it, what it governs."""
    trigger, rivals, at = candidate.trigger, candidate.rivals, candidate.rank
    governor = governing = gap = governed = governed_gap = NOTHING
    if at:  # the nearest that ends before it: none lies inside another
        nearest = rivals[at - 1]
        governor, governing = NUMBER[nearest.concepts[0].type], NUMBER[nearest.word]
        gap = _gap(trigger.start - nearest.end)
    behind = len(rivals) - at - 1
    if behind:
        nearest = rivals[at + 1]
        governed, governed_gap = NUMBER[nearest.concepts[0].type], _gap(nearest.start - trigger.end)
    return (
        COUNTED[min(at, 3)], COUNTED[min(behind, 2)], _END if len(candidate.after) <= 1 else _MORE,
        governor, governing, gap, governed, governed_gap,
    )  # fmt: skip


_TOUCHING, _NEAR, _APART, _FAR = numbers("0", "s", "m", "l")


def _gap(length: int) -> int:
    return _TOUCHING if length <= 0 else _NEAR if length <= 4 else _APART if length <= 12 else _FAR


@cache
def _characters(word: str) -> Bundle:
    return Bundle([(_CHARACTER, character) for character in word])


@cache
def _weak() -> frozenset[str]:
    return frozenset(lang.load("zh", "claims").words("trigger", "weak"))
