"""What bears on how the text presents an event.

Read are the words of `factuality.toml` in front of an event word (in its clause after the last word of
saying, in the clauses before, in the sentence before), what stands just behind it, and its date against the
date of publication; together they make the state of a candidate.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache

from msgspec import Struct

from kg import lang
from kg.claims.factuality.markers import WEIGHED, Marker
from kg.claims.factuality.phrases import asked_to_end, elsewhere
from kg.claims.factuality.rules import Scope
from kg.claims.factuality.scope import ruling
from kg.claims.words.candidates import Candidate
from kg.weighing import Group, template

_EVENT = template("event", "type word voice", "", "type", "word", "voice")
_WORD = template("marker", "word where", "word where")
CLASS = template("class", "class where", "class where")
STATE = template(
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
EMBEDDED = template(
    "embedded", "rank where governor type word",
    "rank where governor", "rank where governor type", "where word",
)  # fmt: skip
RULED = template("ruled", "value rule", "value", "rule")
#: The groups that every candidate has come first.
FIXED = len((_EVENT, STATE, _ELSEWHERE))
_WEIGHED = frozenset(WEIGHED)


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
    standing = _standing_before(candidate, around)
    for marker in standing:
        where = _where(candidate, marker, clause.start, around.cue_end)
        found.append((_WORD, marker.word, where))
        for name in marker.classes:
            if name not in _WEIGHED:
                continue
            found.append((CLASS, name, where))
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
    here = [marker for marker in standing if marker.start >= passage.span.start]
    rule = ruling(Scope(around.text, candidate, here, around.said, around.time == "future"))
    if rule is not None:
        found.append((RULED, rule.value, rule.id))
    found += [(_BEFORE, name, own) for name in dict.fromkeys(before)]
    event: Group = (_EVENT, candidate.type, trigger.word, around.voice)
    return (event, _state(candidate, around, state), _elsewhere(candidate, around, own), *found)


def _standing_before(candidate: Candidate, around: Surroundings) -> list[Marker]:
    """The markers of the sentence and the one before it that stand in front of the event word and mean it."""
    trigger, sentence = candidate.trigger, candidate.passage.span.start
    found: list[Marker] = []
    here: list[Marker] = []  # those of the sentence itself
    low = bisect_left(around.starts, around.before)
    for marker in around.markers[low : bisect_left(around.starts, trigger.start)]:
        if marker.end > trigger.start or elsewhere(around.text, marker, candidate):
            continue
        if asked_to_end(marker, here):
            continue
        found.append(marker)
        if marker.start >= sentence:
            here.append(marker)
    return found


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
        STATE, "+".join(sorted(set(found))), around.time, behind, candidate.trigger.tag[:1], candidate.type,
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


def _embedding(candidate: Candidate, clause: int) -> list[Group]:
    """The event words that stand before the candidate's in the sentence and may govern it."""
    found: list[Group] = []
    outer = candidate.rivals[max(0, candidate.rank - 2) : candidate.rank]
    for rank, trigger in enumerate(reversed(outer)):
        where = "in" if trigger.start >= clause else "out"
        word = trigger.word if rank == 0 else ""
        found.append((EMBEDDED, str(rank), where, trigger.concepts[0].type, candidate.type, word))
    return found
