"""How the text presents an event: happened, negated, possible or planned.

Rules read the words of `factuality.toml` in front of an event word (in its clause after the last word of
saying, in the clauses before, in the sentence before), what stands just behind it, and its date against the
date of publication; together they make the state of a candidate. The four values are weighed on that
state and on the single words.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache

from msgspec import Struct

from kg import lang
from kg.claims import factuality_scope as scope
from kg.claims.candidates import Candidate
from kg.claims.columns import Sheet
from kg.claims.markers import WEIGHED, Marker
from kg.claims.triggers import Trigger
from kg.records import Factuality, Span
from kg.weighing import Group, features, scale, softmax, split, template, weights

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

_EVENT = template("event", "type word voice", "", "type", "word", "voice")
_WORD = template("marker", "word where", "word where")
_CLASS = template("class", "class where", "class where")
_STATE = template(
    "state", "found time behind tag type quoted voice question site nominal",
    "found", "found time", "time", "behind", "found behind", "found tag", "found type", "time type",
    "time quoted voice", "question", "site", "site found", "nominal",
)  # fmt: skip
_CARRIED = template("carried", "found led own", "found led own")
_FOLLOWING = template(
    "following", "class where near own", "class where", "class where own", "class where near"
)  # fmt: skip
_BEFORE = template("before", "found own", "found own")
_ELSEWHERE = template(
    "elsewhere", "told own time site type alike nominal",
    "told", "told own time", "told own site", "told own type", "alike own nominal", "alike own type",
    "told alike own nominal",
)  # fmt: skip
_EMBEDDED = template(
    "embedded", "rank where governor type word",
    "rank where governor", "rank where governor type", "where word",
)  # fmt: skip
_RULED = template("ruled", "value rule", "value", "rule")

#: The groups that every candidate has come first.
_FIXED = len((_EVENT, _STATE, _ELSEWHERE))

_WEIGHED = frozenset(WEIGHED)

VALUES = (Factuality.HAPPENED, Factuality.NEGATED, Factuality.POSSIBLE, Factuality.PLANNED)


#: An event is told as having happened only when that is this probable. At 0.84 seven in a hundred events
#: that did not happen pass as facts (development articles), at 0.88 and 0.90 three.
ASSERTED = 0.88
#: Below it an event is told as planned where that is the one doubt: at least this probable, and so many times
#: as probable as all else. F1 of claims 0.710 to 0.714; twice instead of three times: factuality falls from
#: 0.943 to 0.934. Of 138 acts that are announced (宣布…) 103 have happened and 33 are yet to come (articles
#: read once), so there it need only be more probable than all else.
_TO_COME, _TIMES = 0.1, 3


class Surroundings(Struct, frozen=True, gc=False):
    """What bears on a candidate beside its own clause: markers of the text, its date, whose words."""

    markers: Sequence[Marker]
    starts: Sequence[int]
    time: str  # future, past or empty
    voice: str  # event type of the word of saying, or empty
    cue_end: int  # where the reported words begin, or the sentence
    before: int  # where the sentence before begins
    elsewhere: str  # how the article speaks of the same event word in other places: open, done or empty
    alike: str  # and of events of the same type
    text: str  # of the article, folded
    said: int  # where words begin that nothing before them rules


@cache
def _behind() -> Mapping[str, str]:
    """The words that stand behind an event word, each with what it says; the longest first."""
    table = lang.load("zh", "factuality")
    names = ("negated", "possible", "planned", "happened")
    words = {(word, name) for name in names for word in table.words("behind", name)}
    found: dict[str, str] = {}
    for word, name in sorted(words, key=lambda pair: (-len(pair[0]), pair)):
        found.setdefault(word, name)
    return found


@cache
def _behind_words() -> tuple[str, ...]:
    return tuple(_behind())


def groups(candidate: Candidate, around: Surroundings) -> tuple[Group, ...]:
    """What bears on the factuality of a candidate."""
    trigger, passage = candidate.trigger, candidate.passage
    clause = passage.clauses[candidate.clause]
    found: list[Group] = []
    state: list[str] = []
    carried: list[str] = []
    before: list[str] = []
    here: list[Marker] = []
    low = bisect_left(around.starts, around.before)
    high = bisect_left(around.starts, trigger.start)
    for marker in around.markers[low:high]:
        if marker.end > trigger.start or marker.start == trigger.start:
            continue
        if marker.start >= candidate.passage.span.start:
            here.append(marker)
        where = _where(candidate, marker, clause.start, around.cue_end)
        found.append((_WORD, marker.word, where))
        for name in marker.classes:
            if name not in _WEIGHED:
                continue
            found.append((_CLASS, name, where))
            if where in ("near", "clause"):
                state.append(name)
            elif where in ("sentence", "behind-verb") and name != "happened":
                carried.append(name)
            elif where == "earlier" and name in ("future", "condition", "perhaps"):
                before.append(name)
    own = "own" if state else "bare"
    found += _following(candidate, around, clause.end, own)
    found += _carried(candidate, carried, own)
    found += _embedding(candidate, clause.start)
    rule = scope.ruling(scope.Scope(around.text, candidate, here, around.said, around.time == "future"))
    if rule is not None:
        found.append((_RULED, rule.value, rule.id))
    found += [(_BEFORE, name, own) for name in dict.fromkeys(before)]
    event: Group = (_EVENT, candidate.type, trigger.word, around.voice)
    return (event, _state(candidate, around, state), _elsewhere(candidate, around, own), *found)


def _following(candidate: Candidate, around: Surroundings, clause: int, own: str) -> list[Group]:
    """What stands behind the event word, in its clause and in the rest of its sentence."""
    low = bisect_left(around.starts, candidate.trigger.end)
    high = bisect_left(around.starts, candidate.passage.span.end)
    found: dict[Group, None] = {}
    for marker in around.markers[low:high]:
        where = "clause" if marker.start < clause else "sentence"
        near = "near" if marker.start - candidate.trigger.end <= 2 else "far"
        for name in marker.classes:
            if name in _WEIGHED:
                found[_FOLLOWING, name, where, near, own] = None
    return list(found)


def _where(candidate: Candidate, marker: Marker, clause: int, cue: int) -> str:
    """How close a marker stands: next to the event word, in its clause, further, or in another scope."""
    trigger = candidate.trigger
    if marker.start < candidate.passage.span.start:
        return "earlier"
    if marker.end <= cue:
        return "outside"
    if marker.start < clause:
        return "sentence"
    if trigger.start - marker.end <= 1:
        return "near"
    verbs = candidate.verbs
    between = bisect_left(verbs, trigger.start) > bisect_left(verbs, marker.end)
    return "behind-verb" if between else "clause"


def _state(candidate: Candidate, around: Surroundings, found: Sequence[str]) -> Group:
    """All that stands in the clause, and what stands behind the event word."""
    behind = ""
    if candidate.after.startswith(_behind_words()):  # nine in ten are followed by none
        behind = next(name for word, name in _behind().items() if candidate.after.startswith(word))
    return (
        _STATE, "+".join(sorted(set(found))), around.time, behind, candidate.trigger.tag[:1], candidate.type,
        "q" if candidate.quoted else "u", "v" if around.voice else "",
        "Q" if candidate.after.endswith(("？", "吗", "吗？")) else "",
        "title" if candidate.passage.kind == "title" else "text",
        candidate.use,
    )  # fmt: skip


def _carried(candidate: Candidate, found: Sequence[str], own: str) -> list[Group]:
    """What the clauses before say, and whether a subject of its own takes the candidate out of it."""
    start = candidate.passage.clauses[candidate.clause].start
    led = any(
        start <= noun.start < candidate.trigger.start and not noun.coverb and not noun.modifier
        for noun in candidate.passage.nouns
    )
    lead = "led" if led else "unled"
    names = list(dict.fromkeys(found))
    groups: list[Group] = [(_CARRIED, name, lead, own) for name in names]
    if len(names) != 1:
        groups.append((_CARRIED, "+".join(sorted(names)), lead, own))
    return groups


def _elsewhere(candidate: Candidate, around: Surroundings, own: str) -> Group:
    kind = "title" if candidate.passage.kind == "title" else "text"
    nominal = "n" if candidate.nominal or candidate.light or candidate.trigger.tag[:1] == "n" else "v"
    return (_ELSEWHERE, around.elsewhere, own, around.time, kind, candidate.type, around.alike, nominal)


def hints(
    text_triggers: Sequence[Trigger], clauses: Sequence[Span], markers: Sequence[Marker]
) -> Mapping[str, tuple[int, int]]:
    """For every event word and type how often its clause opens it (将会见, 可能会见) and how often not."""
    counts: dict[str, list[int]] = {}
    at = mark = 0
    for trigger in text_triggers:
        while at + 1 < len(clauses) and clauses[at + 1].start <= trigger.start:
            at += 1
        while mark < len(markers) and markers[mark].start < clauses[at].start:
            mark += 1
        opened = False
        look = mark
        while look < len(markers) and markers[look].end <= trigger.start:
            opened = opened or not _OPEN.isdisjoint(markers[look].classes)
            look += 1
        for name in (trigger.word, trigger.concepts[0].type):
            counts.setdefault(name, [0, 0])[0 if opened else 1] += 1
    return {word: (opened, plain) for word, (opened, plain) in counts.items()}


_OPEN = frozenset({"future", "perhaps", "condition"})


def _embedding(candidate: Candidate, clause: int) -> list[Group]:
    """The event words that stand before the candidate's in the sentence and may govern it."""
    found: list[Group] = []
    outer = candidate.rivals[max(0, candidate.rank - 2) : candidate.rank]
    for rank, trigger in enumerate(reversed(outer)):
        where = "in" if trigger.start >= clause else "out"
        word = trigger.word if rank == 0 else ""
        found.append((_EMBEDDED, str(rank), where, trigger.concepts[0].type, candidate.type, word))
    return found


def options(found: Sequence[Group]) -> list[list[str]]:
    """The four values as options, each feature in conjunction with the value: what is learned on."""
    names = [name for group in found for name in features(group)]
    return [[value[:2] + ":" + name for name in names] for value in VALUES]


def choose(told: Sequence[Sequence[Group]]) -> list[tuple[Factuality, float]]:
    """By candidate, of what bears on it, the most probable value that the rules of scope leave, and how
    probable that is."""
    tables = split(weights("factuality"), tuple([value[:2] + ":" for value in VALUES]))
    if not told:
        return []
    by_itself = Sheet.of_groups([found[:_FIXED] for found in told]).scores(*tables)
    scores = by_itself + scale(tables).scores([found[_FIXED:] for found in told])
    return [
        _most_probable(found, softmax(mine))
        for found, mine in zip(told, scores.round(2).tolist(), strict=True)
    ]


@cache
def _announcing() -> frozenset[str]:
    return frozenset(lang.load("zh", "factuality").words("announcing", "words"))


def _announced(found: Sequence[Group]) -> bool:
    """Whether the event word before it in its clause announces it: 宣布加征关税."""
    return any(g[0] == _EMBEDDED and g[1:3] == ("0", "in") and g[5] in _announcing() for g in found)


def _most_probable(found: Sequence[Group], shares: Sequence[float]) -> tuple[Factuality, float]:
    left = _left(found)
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


def ruling(found: Sequence[Group]) -> tuple[str, str]:
    """The value that a rule of scope gives a candidate and the rule's id; empty where none rules it."""
    return next(((group[1], group[2]) for group in found if group[0] == _RULED), ("", ""))


def _left(found: Sequence[Group]) -> tuple[Factuality, ...]:
    """The values that the rules leave: they may take away that it happened, nothing else may."""
    ruled, _ = ruling(found)
    classes = {group[1:] for group in found if group[0] == _CLASS}
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
