"""Why two claims are, or are not, about the same event: named features.

Features are worked out for many pairs at once, each as a column of 0 to 1; the score of a pair is the
sum of what they weigh (`weights.py`), prior included. No feature is language-specific.
"""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.merge import words
from kg.merge.columns import EARLIEST, NEGATED, POSSIBLE, STATED, Columns, Numbers
from kg.merge.weights import PRIOR, WEIGHTS

Rows = NDArray[np.int64]
Column = NDArray[np.bool_] | NDArray[np.float32]
Flags = NDArray[np.bool_]
Degrees = NDArray[np.float32]


class Pairing(NamedTuple):
    """Pairs of claims by row, and how close their documents are (1 within one)."""

    columns: Columns
    first: Rows
    second: Rows
    closeness: NDArray[np.float32]


def score(pairs: Pairing) -> NDArray[np.float32]:
    """The weighted sum of the features of every pair, prior included."""
    total = np.full(len(pairs.first), PRIOR, dtype=np.float32)
    for name, column in each(pairs):
        total += np.float32(WEIGHTS[name]) * column
    return total


def each(pairs: Pairing) -> Iterator[tuple[str, Column]]:
    """The features that weigh anything, one after another: name, and the value for every pair."""
    both = _Both(pairs)
    found = chain(
        _types(both),
        _participants(both),
        _time(both),
        _wording(both),
        _circumstances(both),
        _places(both, pairs.closeness),
    )
    return ((name, column) for name, column in found if name in WEIGHTS)


class _Both:
    """A column's values for the first and the second claim of every pair."""

    def __init__(self, pairs: Pairing) -> None:
        self.columns = pairs.columns
        self.first, self.second = pairs.first, pairs.second
        cast = pairs.columns.cast
        one, other = (pairs.columns.roles[rows] for rows in (pairs.first, pairs.second))
        self.roles = one, other
        self.cast = cast
        speech = self.all("speech")
        gathering = self.all("gathering")
        self.kinds = {"speech": speech, "a gathering": gathering, "an act": ~(speech | gathering)}
        self.same_type = self.same("type")
        self.other_document = ~self.same("document")
        (begins, begin), (ends, end) = self.of("begins"), self.of("ends")
        self.one_clause = ~self.other_document & (begins < end) & (begin < ends)
        sets = cast.sets[one] == cast.sets[other]
        self.same_agents = sets[:, 0] & (cast.agents[0, one] >= 0)
        self.same_targets = sets[:, 1] & (cast.targets[0, one] >= 0)
        self.same_roles = self.same_agents & self.same_targets

    def of(self, name: str) -> tuple[Numbers, Numbers]:
        """A column of the claims."""
        column = getattr(self.columns, name)
        return column[self.first], column[self.second]

    def bits(self, name: str) -> tuple[words.Bits, words.Bits]:
        """Rows of bits of the claims."""
        column = getattr(self.columns, name)
        return column[self.first], column[self.second]

    def same(self, name: str) -> Flags:
        """Where both have the same value."""
        one, other = self.of(name)
        return np.asarray(one == other)

    def all(self, name: str) -> Flags:
        """Where a flag holds for both."""
        one, other = self.of(name)
        return np.asarray((one != 0) & (other != 0))

    def any(self, name: str) -> Flags:
        """Where a flag holds for either."""
        one, other = self.of(name)
        return np.asarray((one != 0) | (other != 0))


def _types(both: _Both) -> Iterator[tuple[str, Column]]:
    same, saying = both.same_type, both.any("saying")
    for kind, holds in both.kinds.items():
        yield f"same type of {kind.split()[-1]}", same & holds
    speech = both.kinds["speech"] & ~same
    one_speech = both.any("speech") & ~both.all("speech")
    yield "the same kind of saying", same & saying
    yield "saying and act of speech", speech & saying
    yield "two acts of speech", speech & ~saying
    yield "two kinds of gathering", both.kinds["a gathering"] & ~same
    yield "speech and act", one_speech
    yield "two kinds of act", both.kinds["an act"] & ~same & ~one_speech


def _shared(one: Numbers, other: Numbers) -> Flags:
    """Pair by pair, whether two short lists of actors have one in common: lists stand in columns."""
    return np.asarray(np.logical_or.reduce([_stands(mine, other) for mine in one]))


def _stands(actor: Numbers, among: Numbers) -> Flags:
    """Pair by pair, whether an actor is in a short list."""
    known = np.asarray(actor >= 0)
    if known.any():
        known &= np.logical_or.reduce([actor == other for other in among])
    return known


def _participants(both: _Both) -> Iterator[tuple[str, Column]]:
    sides, met = _sides(both)
    for kind, holds in both.kinds.items():
        for name, side in sides.items():
            yield f"{name} in {kind}", side & holds
    elsewhere = sides["each names others"] | (met & sides["different targets"])
    yield "another encounter", elsewhere & both.same_type & both.all("encounter")
    one, other = both.roles
    alike = words.shared(both.cast.names[one], both.cast.names[other])
    yield "names alike", np.where(met, np.float32(0), alike)


def _sides(both: _Both) -> tuple[dict[str, Flags], Flags]:
    """How the participants of both compare, by name, and where somebody takes part in both."""
    cast, (one, other) = both.cast, both.roles
    agents, targets = ((table[:, one], table[:, other]) for table in (cast.agents, cast.targets))
    sides = {
        **_side("agents", agents, cast.agent_homes, both),
        **_side("targets", targets, cast.target_homes, both),
    }
    turned = _shared(agents[0], targets[1]) | _shared(targets[0], agents[1])
    met = _shared(*agents) | _shared(*targets) | turned
    sides["an agent of one is a target of the other"] = turned
    sides["nobody in common"] = ~met
    sides["same roles"] = both.same_roles
    sides["each names others"] = met & _each_names_others(both)
    return sides, met


def _side(role: str, actors: tuple[Numbers, Numbers], homes: Numbers, both: _Both) -> dict[str, Flags]:
    (mine, others), (one, other) = actors, both.roles
    same = both.same_agents if role == "agents" else both.same_targets
    shared = _shared(mine, others)
    kin = _shared(homes[:, one], homes[:, other])
    lacking, lacks = np.asarray(mine[0] < 0), np.asarray(others[0] < 0)
    return {
        f"same {role}": same,
        f"some of the same {role}": shared & ~same,
        f"{role} of the same state": kin & ~shared,
        f"one without {role}": lacking ^ lacks,
        f"both without {role}": lacking & lacks,
        f"different {role}": ~(lacking | lacks | kin | shared),
    }


def _each_names_others(both: _Both) -> Flags:
    """Where each has somebody who is not in the other, nor belongs to a state or body named there, nor
    has a member there: two ministers of one state are different people, a minister and his state not."""
    cast, (one, other) = both.cast, both.roles
    mine, others = (np.concatenate([cast.agents[:, at], cast.targets[:, at]]) for at in (one, other))
    homes, theirs = (
        np.concatenate([cast.agent_homes[:, at], cast.target_homes[:, at]]) for at in (one, other)
    )
    return _names_others(mine, homes, others, theirs) & _names_others(others, theirs, mine, homes)


def _names_others(mine: Numbers, homes: Numbers, others: Numbers, theirs: Numbers) -> Flags:
    found = np.zeros(mine.shape[1], dtype=np.bool_)
    for actor, home in zip(mine, homes, strict=True):
        known = actor >= 0
        if known.any():
            found |= known & ~(_stands(actor, others) | _stands(actor, theirs) | _stands(home, others))
    return found


# Gaps in days up to which two dates are called so.
_GAPS = (("the next day", 1), ("days apart", 3), ("weeks apart", 31), ("far apart", 1 << 30))


def _time(both: _Both) -> Iterator[tuple[str, Column]]:
    one, other = both.of("basis")
    undated, half = (one == 0) & (other == 0), (one == 0) ^ (other == 0)
    yield "both undated", undated
    yield "one undated", half
    yield "one undated, the other worked out", half & (one + other == 1)
    # Undated claims stand for the day they are told on.
    told, telling = both.of("moment")
    between = np.where((undated | half) & ~both.any("lasting"), np.abs(told - telling), 0)
    yield "undated, told days apart", (between > 3) & (between <= 31)
    yield "undated, told long apart", between > 31
    yield "same roles, both undated", undated & both.same_roles
    yield "same roles, one undated", half & both.same_roles
    dated = ~(undated | half)
    (start, starts), (end, ends) = both.of("start"), both.of("end")
    gap = np.maximum(np.maximum(start - ends, starts - end) + 1, 0)
    equal = (start == starts) & (end == ends)
    short = end - start <= 3
    begin = (start == starts) & (start > EARLIEST)
    for how, holds in (
        ("stated", dated & (one + other == 2 * STATED)),
        ("worked out", dated & (one + other < 2 * STATED)),
    ):
        yield f"same day, {how}", holds & equal & short
        yield f"same time, {how}", holds & equal & ~short
        yield f"same beginning, {how}", holds & ~equal & (gap == 0) & begin
        yield f"overlapping time, {how}", holds & ~equal & (gap == 0) & ~begin
        least = 0
        for name, most in _GAPS:
            yield f"{name}, {how}", holds & (gap > least) & (gap <= most)
            least = most


# From this share of common words on, two texts are nearly the same.
_ALIKE = 0.7


def _above(shares: Degrees) -> Degrees:
    return np.asarray(np.maximum(shares - _ALIKE, 0) / (1 - _ALIKE), dtype=np.float32)


def _wording(both: _Both) -> Iterator[tuple[str, Column]]:
    # Two claims of one clause share its words, whatever they are about.
    quotes = np.where(both.one_clause, np.float32(0), words.shared(*both.bits("words")))
    context = words.shared(*both.bits("context"))
    yield "shared words", quotes
    yield "nearly the same words", _above(quotes)
    context = np.where(both.other_document, context, np.float32(0))
    yield "shared context", context
    vague = both.cast.vague[both.roles[0]] & both.cast.vague[both.roles[1]]
    yield "nobody but a state or an outlet", vague & both.other_document & (context < _ALIKE)
    yield "nearly the same context", _above(context)
    same = both.same("trigger")
    letters, others = both.bits("trigger_letters")
    similar = ~same & ((letters & others) != 0).any(axis=1)
    for kind, holds in both.kinds.items():
        yield f"same trigger of {kind}", same & holds
        yield f"similar trigger of {kind}", similar & holds
    one, other = both.of("subtype")
    known = (one >= 0) & (other >= 0)
    yield "same narrower type", known & (one == other) & ~same
    yield "different narrower types", known & (one != other) & both.same_type
    lasting = both.all("lasting") & both.same_type
    yield "both lasting", lasting
    yield "both lasting, same roles", lasting & both.same_roles
    yield "one lasting", both.any("lasting") & ~both.all("lasting")
    yield "same trigger, same type", same & both.same_type
    yield "same trigger, same agents", same & both.same_agents
    yield "same trigger, same roles", same & both.same_roles
    yield "the same saying verb", same & both.same_type & both.any("saying")


def _circumstances(both: _Both) -> Iterator[tuple[str, Column]]:
    (one, other), same = both.of("factuality"), both.same("factuality")
    negated = (one == NEGATED) | (other == NEGATED)
    yield "one negated", ~same & negated
    yield "one not yet", ~same & ~negated
    yield "planned and possible", ~same & (one >= POSSIBLE) & (other >= POSSIBLE)
    yield "both open", same & (one >= POSSIBLE)
    for what in ("place", "source"):
        here, there = both.of(what)
        known = (here >= 0) & (there >= 0)
        yield f"same {what}", known & (here == there)
        yield f"different {what}s", known & (here != there)
    here, there = both.of("source")
    yield "one without source", (here >= 0) ^ (there >= 0)


# Letters between the triggers of one sentence.
_SENTENCE = 60


def _places(both: _Both, closeness: NDArray[np.float32]) -> Iterator[tuple[str, Column]]:
    other, title = both.other_document, both.any("title")
    (published, later), (at, behind), (block, below) = both.of("published"), both.of("at"), both.of("block")
    yield "another document", other
    yield "same story", np.where(other, closeness, np.float32(0))
    yield "published apart", other & (np.abs(published - later) > 3)
    yield "title and text", title & ~other
    yield "title and another document", title & other
    blocks, letters = np.abs(block - below), np.abs(at - behind)
    yield "same paragraph", ~other & (blocks == 0)
    yield "next paragraph", ~other & (blocks == 1)
    yield "paragraphs apart", ~other & (blocks > 5) & ~title
    yield "same word", both.one_clause & (letters == 0)
    yield "one clause", both.one_clause & (letters > 0) & both.same_type
    yield "one clause, two types", both.one_clause & (letters > 0) & ~both.same_type
    visit_and_talks = both.one_clause & (letters > 0) & both.kinds["a gathering"] & ~both.same_type
    yield "one clause, two kinds of gathering", visit_and_talks
    saying = both.same_type & both.any("saying")
    yield "sayings of one sentence", ~other & (letters < _SENTENCE) & saying
