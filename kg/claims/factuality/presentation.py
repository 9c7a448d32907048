"""How the text presents an event: happened, negated, possible or planned.

The four values are weighed on what bears on it (`signs.py`); rules of scope leave some of them.
"""

from collections.abc import Sequence
from functools import cache

from kg import lang
from kg.claims.factuality.signs import CLASS, EMBEDDED, FIXED, RULED, STATE
from kg.claims.options.sheet import Sheet
from kg.records import Factuality
from kg.weighing import Group, Weights, features, scale, softmax, split, weights

#: What stands so cannot be told as having happened, whatever else is said. In the training articles 69 of 70
#: events behind a word of the future in their clause, and 29 of 30 right behind a negation, had not happened.
_VETO = frozenset(
    (name, where)
    for name, places in {
        "future": ("near", "clause"),
        "negated": ("near",),
        "perhaps": ("near", "clause"),
        "condition": ("near", "clause"),
        "denied": ("near", "clause"),
    }.items()
    for where in places
)

#: What is denied is negated: it is what somebody says did not happen.
_DENIED = frozenset({("denied", "near"), ("denied", "clause")})

#: Without a negation in its clause, what has not happened is possible or planned.
_NEGATIONS = frozenset(
    {("negated", "near"), ("negated", "clause"), ("negated", "behind-verb"), ("deny", "clause")}
)


VALUES = (Factuality.HAPPENED, Factuality.NEGATED, Factuality.POSSIBLE, Factuality.PLANNED)
#: What is over by its date is not planned, where nothing in its clause says so: of 73 such events told as
#: planned 59 had happened (annotated articles).
_NOT_AHEAD = VALUES[:3]


#: An event is told as having happened only when that is this probable. At 0.84 seven in a hundred events
#: that did not happen pass as facts (development articles), at 0.88 four, at 0.90 three.
ASSERTED = 0.88
#: Below it an event is told as planned where that is the one doubt: at least this probable, and so many times
#: as probable as all else. F1 of claims 0.715 to 0.718; twice instead of three times: factuality falls from
#: 0.945 to 0.940. Of 138 acts that are announced (宣布…) 103 have happened and 33 are yet to come (articles
#: read once), so there it need only be more probable than all else.
_TO_COME, _TIMES = 0.1, 3


def options(found: Sequence[Group]) -> list[list[str]]:
    """The four values as options, each feature in conjunction with the value: what is learned on."""
    names = [name for group in found for name in features(group)]
    return [[value[:2] + ":" + name for name in names] for value in VALUES]


def choose(
    told: Sequence[Sequence[Group]], over: Sequence[bool] | None = None
) -> list[tuple[Factuality, float]]:
    """By candidate, of what bears on it, the most probable value that the rules of scope leave, and how
    probable that is. `over`: whether the sentence dates it before the day of publication."""
    if not told:
        return []
    tables = _tables()
    by_itself = Sheet.of_groups([found[:FIXED] for found in told]).scores(*tables)
    scores = by_itself + scale(tables).scores([found[FIXED:] for found in told])
    past = over or [False] * len(told)
    return [
        _most_probable(found, softmax(mine), its)
        for found, mine, its in zip(told, scores.round(2).tolist(), past, strict=True)
    ]


def _tables() -> tuple[Weights, ...]:
    """The weights of each value."""
    return split(weights("factuality"), tuple([value[:2] + ":" for value in VALUES]))


@cache
def _announcing() -> frozenset[str]:
    return frozenset(lang.load("zh", "factuality").words("announcing", "words"))


def _announced(found: Sequence[Group]) -> bool:
    """Whether the event word before it in its clause announces it: 宣布加征关税."""
    return any(g[0] == EMBEDDED and g[1:3] == ("0", "in") and g[5] in _announcing() for g in found)


def _most_probable(found: Sequence[Group], shares: Sequence[float], over: bool) -> tuple[Factuality, float]:
    left = _left(found)
    if over and left == VALUES and any(group[0] == STATE and not group[1] for group in found):
        left = _NOT_AHEAD
    total = sum([share for value, share in zip(VALUES, shares, strict=True) if value in left])
    shares = [share / total if value in left else 0.0 for value, share in zip(VALUES, shares, strict=True)]
    best = shares.index(max(shares))
    if not best and _yet_to_come(found, *shares):
        best = len(VALUES) - 1
    return VALUES[best], shares[best]


def _yet_to_come(
    found: Sequence[Group], happened: float, negated: float, possible: float, planned: float
) -> bool:
    """Whether it is not sure that something has happened, and nearly sure that it has or will."""
    if happened >= ASSERTED:
        return False
    other = negated + possible
    return planned >= (other if _announced(found) else max(_TO_COME, _TIMES * other))


def weighed(found: Sequence[Group]) -> list[tuple[Factuality, float, dict[str, float]]]:
    """Every value of a candidate, how probable it is by weight alone, and what each feature weighs for it."""
    tables = _tables()
    names = [name for group in found for name in features(group)]
    mine = [{name: table.of[name] for name in names if name in table.of} for table in tables]
    shares = softmax([sum(one.values()) for one in mine])
    return list(zip(VALUES, shares, mine, strict=True))


def ruling(found: Sequence[Group]) -> tuple[str, str]:
    """The value that a rule of scope gives a candidate and the rule's id; empty where none rules it."""
    return next(((group[1], group[2]) for group in found if group[0] == RULED), ("", ""))


def _left(found: Sequence[Group]) -> tuple[Factuality, ...]:
    """The values that the rules leave: they may take away that it happened, nothing else may."""
    ruled, _ = ruling(found)
    classes = {group[1:] for group in found if group[0] == CLASS}
    if ruled == "negated" or not _DENIED.isdisjoint(classes):
        return (Factuality.NEGATED,)
    if ruled == "possible":
        return (Factuality.POSSIBLE,)
    if ruled and _NEGATIONS.isdisjoint(classes):
        return (Factuality.POSSIBLE, Factuality.PLANNED)
    return VALUES[1:] if ruled or not _VETO.isdisjoint(classes) else VALUES


def requested(found: Sequence[Group]) -> str:
    """The rule by which a candidate is what somebody asks for, and so no claim; empty for all others."""
    value, rule = ruling(found)
    return rule if value == "requested" else ""
