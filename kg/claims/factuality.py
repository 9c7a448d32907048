"""How the text presents an event: happened, negated, possible or planned.

Rules read the words of `factuality.toml` in front of an event word (in its clause after the last word of
saying, in the clauses before, in the sentence before), what stands just behind it, and its date against the
date of publication; together they make the state of a candidate. The four values are weighed on that
state and on the single words.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg import lang
from kg.claims import factuality_scope as scope
from kg.claims.candidates import Candidate
from kg.claims.markers import WEIGHED, Marker
from kg.claims.triggers import Trigger
from kg.claims.weighing import Weights, softmax, split, weights
from kg.records import Factuality, Span

#: What stands so cannot be told as having happened, whatever else is said. In the training articles 69 of 70
#: events behind a word of the future in their clause, and 29 of 30 right behind a negation, had not happened.
_VETO = frozenset(
    f"M:{name}@{where}"
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
_DENIED = frozenset({"M:denied@near", "M:denied@clause"})

#: How the features name the scope rule that a candidate is under, its value before its id.
_RULED = "R:"

#: Without a negation in its clause, what has not happened is possible or planned.
_NEGATIONS = frozenset({"M:negated@near", "M:negated@clause", "M:negated@behind-verb", "M:deny@clause"})

VALUES = (Factuality.HAPPENED, Factuality.NEGATED, Factuality.POSSIBLE, Factuality.PLANNED)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What bears on a candidate beside its own clause: markers of the text, its date, whose words."""

    markers: Sequence[Marker]
    starts: Sequence[int]
    time: str  # future, past or empty
    voice: str  # event type of the word of saying, or empty
    cue_end: int  # where the reported words begin, or the sentence
    before: int  # where the sentence before begins
    elsewhere: str  # how the article speaks of the same event word in other places: open, done or empty
    text: str  # of the article, folded
    said: int  # where words begin that nothing before them rules


@cache
def _behind() -> tuple[tuple[str, str], ...]:
    table = lang.load("zh", "factuality")
    names = ("negated", "possible", "planned", "happened")
    words = {(word, name) for name in names for word in table.words("behind", name)}
    return tuple(sorted(words, key=lambda pair: (-len(pair[0]), pair)))


def features(candidate: Candidate, around: Surroundings) -> tuple[str, ...]:
    """What bears on the factuality of a candidate."""
    trigger, passage = candidate.trigger, candidate.passage
    clause = passage.clauses[candidate.clause]
    names = ["", "t:" + candidate.type, "w:" + trigger.word, "voice:" + around.voice]
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
        names.append(marker.word + "@" + where)
        for name in marker.classes:
            if name not in WEIGHED:
                continue
            names.append("M:" + name + "@" + where)
            if where in ("near", "clause"):
                state.append(name)
            elif where in ("sentence", "behind-verb") and name != "happened":
                carried.append(name)
            elif where == "earlier" and name in ("future", "condition", "perhaps"):
                before.append(name)
    names += _state(candidate, around, state)
    names += _carried(candidate, carried, state)
    names += _elsewhere(candidate, around, state)
    names += _embedding(candidate, clause.start)
    rule = scope.ruling(scope.Scope(around.text, candidate, here, around.said, around.time == "future"))
    if rule is not None:
        names.append(_RULED + rule.value + ":" + rule.id)
    names += ["C:earlier:" + name + (":bare" if not state else ":own") for name in dict.fromkeys(before)]
    return tuple(names)


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
    between = any(marker.end <= t.start < trigger.start and t.edges == "lr" for t in candidate.rivals)
    return "behind-verb" if between else "clause"


def _state(candidate: Candidate, around: Surroundings, found: Sequence[str]) -> list[str]:
    """One name for all that stands in the clause, and what stands behind the event word."""
    behind = next((name for word, name in _behind() if candidate.after.startswith(word)), "")
    named = "+".join(sorted(set(found)))
    names = ["S:" + named, "S:" + named + ":" + around.time, "T:" + around.time, "B:" + behind]
    names.append("S:" + named + ":" + behind)
    names.append("S:" + named + ":tag" + candidate.trigger.tag[:1])
    names.append("S:" + named + ":t:" + candidate.type)
    names.append("T:" + around.time + ":" + candidate.type)
    names.append("V:" + around.time + ("q" if candidate.quoted else "u") + ("v" if around.voice else ""))
    if candidate.after.endswith(("？", "吗", "吗？")):
        names.append("Q")
    if candidate.passage.kind == "title":
        names += ["title", "title:" + named]
    if candidate.nominal or candidate.light:
        names.append("nom:" + candidate.nominal + ("l" if candidate.light else ""))
    return names


def _carried(candidate: Candidate, found: Sequence[str], state: Sequence[str]) -> list[str]:
    """What the clauses before say, and whether a subject of its own takes the candidate out of it."""
    start = candidate.passage.clauses[candidate.clause].start
    own = any(
        start <= noun.start < candidate.trigger.start and not noun.coverb and not noun.modifier
        for noun in candidate.passage.nouns
    )
    led = "led" if own else "unled"
    mine = "own" if state else "bare"
    names = [f"C:{name}:{led}:{mine}" for name in dict.fromkeys(found)]
    names.append("C:" + "+".join(sorted(set(found))) + ":" + led + ":" + mine)
    return names


def _elsewhere(candidate: Candidate, around: Surroundings, state: Sequence[str]) -> list[str]:
    kind = "title" if candidate.passage.kind == "title" else "text"
    own = "own" if state else "bare"
    return [
        "T:else:" + around.elsewhere,
        "T:else:" + around.elsewhere + ":" + own + ":" + around.time,
        "T:else:" + around.elsewhere + ":" + own + ":" + kind,
        "T:else:" + around.elsewhere + ":" + own + ":" + candidate.type,
    ]


def hints(
    text_triggers: Sequence[Trigger], clauses: Sequence[Span], markers: Sequence[Marker]
) -> Mapping[str, tuple[int, int]]:
    """For every event word how often its clause opens it (将会见, 可能会见) and how often it does not."""
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
        counts.setdefault(trigger.word, [0, 0])[0 if opened else 1] += 1
    return {word: (opened, plain) for word, (opened, plain) in counts.items()}


_OPEN = frozenset({"future", "perhaps", "condition"})


def _embedding(candidate: Candidate, clause: int) -> list[str]:
    """The event words that stand before the candidate's in the sentence and may govern it."""
    names = []
    outer = [t for t in candidate.rivals if t.end <= candidate.trigger.start]
    for rank, trigger in enumerate(reversed(outer[-2:])):
        where = "in" if trigger.start >= clause else "out"
        names.append(f"E{rank}{where}:{trigger.concepts[0].type}")
        names.append(f"E{rank}{where}:{trigger.concepts[0].type}>{candidate.type}")
        if rank == 0:
            names.append(f"emb{where}:{trigger.word}")
    return names


def options(names: Sequence[str]) -> list[list[str]]:
    """The four values as options, each feature in conjunction with the value: what is learned on."""
    return [[value[:2] + ":" + name for name in names] for value in VALUES]


def _tables() -> tuple[Weights, ...]:
    """The weights of every value by itself, so that no feature has to be spelled four times."""
    return split(weights("factuality"), tuple(value[:2] + ":" for value in VALUES))


def choose(names: Sequence[str]) -> tuple[Factuality, dict[Factuality, float]]:
    """The most probable of the values that the rules of scope leave, and the probability of each."""
    shares = dict(zip(VALUES, softmax([table.score(names) for table in _tables()]), strict=True))
    left = _left(names)
    total = sum(shares[value] for value in left)
    shares = {value: shares[value] / total if value in left else 0.0 for value in VALUES}
    return max(VALUES, key=shares.__getitem__), shares


def _left(names: Sequence[str]) -> tuple[Factuality, ...]:
    """The values that the rules leave: they may take away that it happened, nothing else may."""
    ruled = next((name.split(":")[1] for name in names if name.startswith(_RULED)), "")
    if ruled == "negated" or not _DENIED.isdisjoint(names):
        return (Factuality.NEGATED,)
    if ruled == "possible":
        return (Factuality.POSSIBLE,)
    if ruled and _NEGATIONS.isdisjoint(names):
        return (Factuality.POSSIBLE, Factuality.PLANNED)
    return VALUES[1:] if ruled or not _VETO.isdisjoint(names) else VALUES


def requested(names: Sequence[str]) -> str:
    """The rule by which a candidate is what somebody asks for, and so no claim; empty for all others."""
    asked = _RULED + "requested:"
    return next((name[len(asked) :] for name in names if name.startswith(asked)), "")
