"""Dates of the sentence itself: which of them may date an event, and what bears on their doing so."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from kg import lang
from kg.claims.dating.scene import OPENING, Scene, says
from kg.claims.words.candidates import Candidate
from kg.claims.words.passages import Passage
from kg.lang.event_types import SPEECH
from kg.records import Article, Granularity, TimeExpression
from kg.weighing import COUNTS, Group, template

_BRACKETS = ("(", "（")

_OWN_DATE = template(
    "own-date", "told side closed only opens unit bounds nest",
    "", "told", "told side", "only side closed", "opens side", "opens closed told", "unit", "bounds",
    "nest", "nest side", "nest unit", "nest told",
)  # fmt: skip
_DATE_PLACE = template(
    "date-place", "side clauses verbs rivals type unit when nominal said across",
    "side clauses", "side clauses verbs", "side clauses rivals", "side clauses type", "side clauses unit",
    "side clauses when", "side clauses nominal", "said side clauses", "across side clauses",
)  # fmt: skip
_DATE_WORDS = template(
    "date-words", "side lead trail told said carried clauses opened when nominal",
    "side lead", "side trail", "side lead trail", "side said carried", "side clauses carried",
    "told said carried", "side clauses said lead", "opened when side", "opened when said",
    "told said nominal",
)  # fmt: skip


def own_times(passage: Passage, article: Article) -> Sequence[TimeExpression]:
    """The times of a sentence, without those that only give the one before in brackets once more:
    东京时间9点半（台北时间8点半）."""
    times = passage.times
    if len(times) < 2:
        return times
    return [
        time
        for number, time in enumerate(times)
        if not number or article.text[times[number - 1].span.end : time.span.start].strip() not in _BRACKETS
    ]


def usable(
    candidate: Candidate, times: Sequence[TimeExpression], article: Article
) -> Sequence[TimeExpression]:
    """The times of its sentence that may date a candidate, as they would."""
    return [
        _onward(time, candidate, article)
        for time in times
        if not _is_length(candidate, time)
        and not _is_compared(candidate, time, article)
        and not _is_due(candidate, time, article)
        and not _is_end(candidate, time)
        and not _is_birth(candidate, time, article)
    ]


def _is_length(candidate: Candidate, time: TimeExpression) -> bool:
    """Whether a time says how long (会谈10分钟) or what the event is measured against (一年多来首次会谈)."""
    if time.granularity == Granularity.DURATION and not time.start and not time.end:
        return True
    start = candidate.trigger.start - len(candidate.before)
    if time.granularity != Granularity.DURATION or not start <= time.span.start < candidate.trigger.start:
        return False
    return candidate.before.startswith(_words("span", "measured"), time.span.end - start)


def _is_compared(candidate: Candidate, time: TimeExpression, article: Article) -> bool:
    """Whether it is the first or the most since a time: 自2019年以来，他首次访问日本 is not told of 2019."""
    end = time.span.end
    between = article.text[end : candidate.trigger.start]
    since = _words("since", "words")
    spans = time.text.endswith(_words("since", "span")) and not time.text.endswith(
        _words("since", "not-span")
    )
    if (spans or article.text.startswith(since, end)) and _most().match(article.text[end : end + _CLAUSE]):
        return True
    behind = between
    if not spans and not between.startswith(since):
        behind = between[_begins(time, candidate, article) or len(between) :]
    return any(word in behind for word in _words("since", "first"))


#: So far behind a span a clause is looked at.
_CLAUSE = 30


@cache
def _most() -> re.Pattern[str]:
    """What makes a span the measure of the most, behind it."""
    rules = lang.load("zh", "dating").rules("most", ("pattern",))
    return re.compile("|".join(rule["pattern"] for rule in rules))


def _is_due(candidate: Candidate, time: TimeExpression, article: Article) -> bool:
    """Whether it is the day that something else was due on: 甲宣布推迟原定下周举行的会谈, 取消了下周的会谈.

    Of 11 such acts of calling off on annotated articles one was dated so. In a clause behind they often are.
    """
    start, end = time.span
    before = candidate.trigger.start < start
    undone = candidate.type == "withdraw" and candidate.clause <= candidate.passage.clause_at(start)
    if undone and before and (time.start or "") > (article.day or "9") and article.text.startswith("的", end):
        return True
    due = article.text.endswith(_words("due", "words"), max(0, start - _LONGEST_DUE), start)
    return due and (undone or (before and candidate.type in SPEECH))


def _is_end(candidate: Candidate, time: TimeExpression) -> bool:
    """Whether it is the day on which what is told before came to its end: 未能见面，直到周四才获准见面."""
    return candidate.trigger.start < time.span.start and time.text.startswith(_words("until", "words"))


def _is_birth(candidate: Candidate, time: TimeExpression, article: Article) -> bool:
    """Whether it is when somebody was born of whom the next clauses tell: 甲生于1958年，曾担任乙省省长."""
    if candidate.clause <= candidate.passage.clause_at(time.span.start):
        return False
    start, end = time.span
    before = article.text[max(0, start - _LONGEST_BIRTH) : start]
    born = before.endswith(_words("birth", "before")) and not before.endswith(_words("birth", "arising"))
    return born or article.text.startswith(_words("birth", "behind"), end)


#: Characters of the longest word before a date that tells of a birth, or only of what arises (发生于).
_LONGEST_BIRTH = 3
#: Characters of the longest word for that something was due.
_LONGEST_DUE = 6


@cache
def _words(group: str, name: str) -> tuple[str, ...]:
    return lang.load("zh", "dating").words(group, name)


def _onward(time: TimeExpression, candidate: Candidate, article: Article) -> TimeExpression:
    """A date that the text goes on from (自2月24日入侵以来) is the beginning of what is told behind."""
    if not (time.start and time.end) or not _begins(time, candidate, article):
        return time
    return replace(time, end=None)


def _begins(time: TimeExpression, candidate: Candidate, article: Article) -> int:
    """How much behind a date tells what the text goes on from to the event word; 0 where it does not."""
    end, start = time.span.end, candidate.trigger.start
    opened = article.text.startswith(_openings(), time.span.start) or article.text.endswith(
        _openings(), max(0, time.span.start - _LONGEST_OPENING), time.span.start
    )
    found = _onwards(opened).match(article.text[end:start]) if end < start else None
    if found is None or any(end <= t.span.start < end + found.end() for t in candidate.passage.times):
        return 0
    return found.end()


#: Characters of the longest word that opens what a text goes on from.
_LONGEST_OPENING = 2


@cache
def _openings() -> tuple[str, ...]:
    rules = lang.load("zh", "dating").rules("onward", ("pattern",))
    return tuple(word for rule in rules for word in rule.get("opened", ()))


@cache
def _onwards(opened: bool) -> re.Pattern[str]:
    """What stands between a date and what is told of since; `opened`: such a word stands before the date."""
    rules = lang.load("zh", "dating").rules("onward", ("pattern",))
    return re.compile("|".join(rule["pattern"] for rule in rules if opened or "opened" not in rule))


def described(
    candidate: Candidate, time: TimeExpression, article: Article, around: Scene
) -> tuple[Group, ...]:
    """What bears on a date of the sentence being when the event happened."""
    trigger = candidate.trigger
    before = time.span.end <= trigger.start
    side = "B" if before else "A"
    clauses = COUNTS[min(abs(candidate.clause - candidate.passage.clause_at(time.span.start)), 3)]
    low, high = (time.span.end, trigger.start) if before else (trigger.end, time.span.start)
    verbs = min(max(bisect_left(candidate.verbs, high) - bisect_left(candidate.verbs, low), 0), 2)
    rivals = min(sum([low <= t.span.start < high for t in candidate.passage.times]), 2)
    bounds = ("s" if time.start else "-") + ("e" if time.end else "-")
    day = article.day or ""
    when = "after" if (time.start or "") > day else "before" if (time.end or "9") <= day else "at"
    opens = "opens" if time.span.start - candidate.passage.span.start <= OPENING else "later"
    closed = "closed" if time.start and time.end else "open" if time.start or time.end else "null"
    only = "only" if len(candidate.passage.times) == 1 else "many"
    said = "said" if trigger.concepts[0].type == "statement" else "done"
    nest = _nest(time, candidate.passage.times)
    across = "x" if candidate.quoted != candidate.passage.quoted(time.span.start) else "="
    return (
        (_OWN_DATE, around.told, side, closed, only, opens, str(time.granularity), bounds, nest),
        (
            _DATE_PLACE, side, clauses, COUNTS[verbs], COUNTS[rivals], candidate.type, str(time.granularity),
            when, candidate.nominal, said, across,
        ),
        _words_about(candidate, time, article, around, (side, clauses, when)),
    )  # fmt: skip


def _nest(time: TimeExpression, times: Sequence[TimeExpression]) -> str:
    """Whether a date of the sentence lies within this one (10月1日晚，2020年中秋晚会举行): then this one
    names something; or this one within another."""
    within = [one for one in times if one is not time and _holds(time, one)]
    if within:
        return "holds"
    return "held" if any(_holds(one, time) for one in times) else "apart"


def _holds(outer: TimeExpression, inner: TimeExpression) -> bool:
    """Whether a closed date lies within another and is shorter."""
    if not (outer.start and outer.end and inner.start and inner.end):
        return False
    days = outer.start[:10], outer.end[:10]
    return days[0] <= inner.start[:10] and inner.end[:10] <= days[1] and _days(inner) != days


def _days(time: TimeExpression) -> tuple[str, str]:
    return (time.start or "")[:10], (time.end or "")[:10]


def _words_about(
    candidate: Candidate, time: TimeExpression, article: Article, around: Scene, place: tuple[str, str, str]
) -> Group:
    """What stands beside a date, and whether words of somebody or a subject come between it and the event."""
    side, clauses, when = place
    over = "x" if side == "B" and _said_between(candidate, time) else "="
    carried = "carried" if around.subject == "none" else "named"
    lead, trail = _around(time, article.text)
    return (
        _DATE_WORDS, side, lead, trail, around.told, over, carried, clauses, around.opened, when,
        candidate.nominal,
    )  # fmt: skip


def _around(time: TimeExpression, text: str) -> tuple[str, str]:
    """The character before an expression and the one behind it where they say how it bears on what stands
    around it (在…的); else an x."""
    lead, trail = _bearings()
    before, behind = text[time.span.start - 1 : time.span.start], text[time.span.end : time.span.end + 1]
    return before if before in lead else "x", behind if behind in trail else "x"


@cache
def _bearings() -> tuple[frozenset[str], frozenset[str]]:
    table = lang.load("zh", "dating")
    return frozenset(table.words("bearing", "lead")), frozenset(table.words("bearing", "trail"))


def _said_between(candidate: Candidate, time: TimeExpression) -> bool:
    """Whether somebody's words begin between a date and the event word."""
    return any(says(t) for t in candidate.rivals[: candidate.rank] if time.span.end <= t.start)
