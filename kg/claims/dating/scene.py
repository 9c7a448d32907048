"""What bears on whether an event is dated by its context at all, and how near dates of its sentence stand."""

from collections.abc import Sequence

from msgspec import Struct

from kg.claims.words.candidates import Candidate
from kg.claims.words.triggers import Trigger
from kg.lang.event_types import SPEECH
from kg.records import BlockKind, Span, TimeExpression
from kg.weighing import COUNTS, Group, template

#: What the report runs along beside words: going to meet somebody. The other types are done at any time.
_CALLS = frozenset(("meet", "visit", "attend"))
#: Words like 在, 但 and a bracket that may stand before the date that opens a sentence.
OPENING = 3

CONTEXT = template(
    "context",
    "told own running family opened nominal type word site outer subject before behind tag block adverb",
    "", "told", "own", "told own", "told running", "family opened", "family nominal", "type", "word", "site",
    "running", "outer", "subject", "subject family", "told opened", "told subject", "before", "behind",
    "tag", "block", "adverb", "family adverb",
)  # fmt: skip


class Scene(Struct, frozen=True, gc=False):
    """A candidate as something to be dated."""

    told: str  # the family of its type and whether the outlet itself tells it
    own: str  # how near the nearest date of the sentence stands
    family: str
    opened: str  # what keeps the event from having happened, or plain
    subject: str  # what stands before the event word in its clause as its doer, or none
    groups: tuple[Group]


def scene(candidate: Candidate, inside: Sequence[TimeExpression], running: bool, opened: str) -> Scene:
    """See a candidate beside the dates of its sentence; `opened`: what keeps it from having happened."""
    kind, trigger, passage = candidate.type, candidate.trigger, candidate.passage
    family = "speech" if kind in SPEECH else "call" if kind in _CALLS else "act"
    voice = "quoted" if candidate.quoted else "told" if _is_told(candidate, family) else "main"
    told = _TOLD[family, voice]
    own = _own(candidate, inside)
    subject = _subject(candidate)
    group = (
        CONTEXT, told, own, "running" if running else "still", family, opened or "plain",
        candidate.use, kind, trigger.word, _SITES[passage.kind, passage.first],
        COUNTS[min(candidate.rank, 2)], subject, candidate.before[-1:], _behind(candidate),
        trigger.tag, COUNTS[min(passage.block // 2, 5)],
        trigger.left if trigger.left_tag == "d" else "",
    )  # fmt: skip
    return Scene(told, own, family, opened or "plain", subject, (group,))


def _behind(candidate: Candidate) -> str:
    """The character behind the event word, or the part of speech of the word there that names something."""
    tag = candidate.trigger.right_tag
    return tag[:1] if tag[:1] in _NAMING else candidate.after[:1]


#: First letters of the tags of nouns, verbs, adjectives, numbers and pronouns.
_NAMING = frozenset("nvamrj")
_TOLD = {(f, s): f"{f}:{s}" for f in ("speech", "call", "act") for s in ("quoted", "told", "main")}
_SITES = {
    (kind, first): f"{kind}:{'first' if first else 'later'}" for kind in BlockKind for first in (True, False)
}


def _is_told(candidate: Candidate, family: str) -> bool:
    """Whether a word of saying stands before: none that another goes on from (在国情咨文演讲中表示)."""
    end = candidate.trigger.start - len(candidate.before) if family == "speech" else candidate.trigger.start
    for trigger in candidate.rivals[: candidate.rank]:
        if trigger.start >= end:
            return False
        if says(trigger):
            return True
    return False


def says(trigger: Trigger) -> bool:
    """Whether what comes behind is somebody's words: the event word is a whole word and no noun."""
    return trigger.concepts[0].type in SPEECH and trigger.edges == "lr" and not _is_noun(trigger)


def said_since(candidate: Candidate, inside: Sequence[TimeExpression]) -> bool:
    """Whether somebody's words begin between the last date before the event word and its clause."""
    start = candidate.trigger.start - len(candidate.before)
    date = max(time.span.end for time in inside if time.span.end <= candidate.trigger.start)
    return any(says(t) for t in candidate.rivals[: candidate.rank] if date <= t.start < start)


def _is_noun(trigger: Trigger) -> bool:
    """Whether a word of saying stands as a noun (在演讲中): it tells nothing of what comes behind it."""
    return trigger.tag.startswith(("n", "vn")) or trigger.right in ("上", "中", "后", "时", "期间", "里")


def _own(candidate: Candidate, inside: Sequence[TimeExpression]) -> str:
    """How near the nearest date of the sentence itself stands to the event word."""
    at, start = candidate.trigger.start, candidate.trigger.start - len(candidate.before)
    if not inside:
        return "out"
    before = [time for time in inside if time.span.end <= at]
    if not before:
        return "after"
    nearest = before[-1]
    passage, home = candidate.passage, candidate.passage.clause_at(nearest.span.start)
    alone = _fills(passage.clauses[home], nearest)
    opens = alone or nearest.span.start - passage.span.start <= OPENING
    # A clause without an event word (the date alone, a name between commas) keeps nothing apart.
    held = {
        passage.clause_at(t.start)
        for t in candidate.rivals[: candidate.rank]
        if t.edges == "lr" and passage.clauses[home].start <= t.start < start
    }
    apart = max(1, len(held))
    where = (
        "clause" if nearest.span.start >= start else ("opens" if opens else "before") + COUNTS[min(apart, 2)]
    )
    return where + (
        "" if nearest.start and nearest.end else "-open" if nearest.start or nearest.end else "-null"
    )


def _fills(clause: Span, time: TimeExpression) -> bool:
    """Whether a date is all that stands in its clause but for a preposition and the comma."""
    return (clause.end - clause.start) - (time.span.end - time.span.start) <= OPENING


def _subject(candidate: Candidate) -> str:
    """What stands before the event word in its clause as its doer."""
    start = candidate.passage.clauses[candidate.clause].start
    for noun in candidate.passage.nouns:
        if start <= noun.start < candidate.trigger.start and not noun.coverb and not noun.modifier:
            return f"{noun.mention.form}:{noun.kind}{noun.weight}"
    return "none"
