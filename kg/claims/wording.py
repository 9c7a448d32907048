"""What an event word and its place in the sentence tell before anybody is looked for."""

from functools import cache

from kg import lang
from kg.claims.candidates import Candidate
from kg.claims.weighing import COUNTS, Group, template

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


def description(candidate: Candidate) -> list[Group]:
    """The groups that describe a candidate by its words alone."""
    trigger, passage, kind = candidate.trigger, candidate.passage, candidate.type
    before, behind = candidate.before[-1:], candidate.after[:1]
    nominal = candidate.nominal
    weak = "weak" if trigger.word in _weak() else "strong"
    groups: list[Group] = [
        (_WORD, trigger.word, kind, candidate.concept.notation),
        (
            _SHAPE, kind, trigger.tag, trigger.edges, COUNTS[min(len(trigger.word), 4)],
            COUNTS[min(len(trigger.concepts), 3)],
        ),
        (_EDGE, kind, before, behind),
        (_BESIDE, kind, trigger.left, trigger.right, trigger.left_tag, trigger.right_tag),
        (_FRAME, kind, candidate.passive, candidate.light, nominal),
        (
            _SITE, kind, passage.kind, COUNTS[min(passage.block, 3)],
            COUNTS[min(len(candidate.before) // 6, 4)], "q" if candidate.quoted else "u",
        ),
        (
            _PARTIES, kind, COUNTS[min(candidate.free_before, 2)], COUNTS[min(candidate.free_behind, 2)],
            candidate.stranger, "in" if passage.times else "out",
        ),
        (_COMMON, weak, kind, trigger.tag[:1], before, behind, nominal + ("l" if candidate.light else "")),
    ]  # fmt: skip
    groups += [(_CHARACTER, character) for character in trigger.word]
    return groups + _company(candidate)


def _company(candidate: Candidate) -> list[Group]:
    """The event words beside it: what governs it, what it governs, how crowded the clause is."""
    trigger, rivals, at = candidate.trigger, candidate.rivals, candidate.rank
    low = at - 1  # the nearest that ends before it: none lies inside another
    high = at + 1
    end = "end" if len(candidate.after) <= 1 else "more"
    groups: list[Group] = [(_CROWD, COUNTS[min(at, 3)], COUNTS[min(len(rivals) - high, 2)], end)]
    if low >= 0:
        nearest = rivals[low]
        gap = _gap(trigger.start - nearest.end)
        groups.append((_GOVERNOR, candidate.type, nearest.concepts[0].type, nearest.word, gap))
    if high < len(rivals):
        nearest = rivals[high]
        gap = _gap(nearest.start - trigger.end)
        groups.append((_GOVERNED, candidate.type, nearest.concepts[0].type, gap))
    return groups


def _gap(length: int) -> str:
    return "0" if length <= 0 else "s" if length <= 4 else "m" if length <= 12 else "l"


@cache
def _weak() -> frozenset[str]:
    return frozenset(lang.load("zh", "claims").words("trigger", "weak"))
