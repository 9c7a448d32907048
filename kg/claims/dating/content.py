"""Dates beside a word of saying: that of the saying dates no act told of, that of what is said no saying.

Counted on annotated articles: of 370 acts told with a word like 表示, 说 or 透露 that would be dated by the
day of the saying 50 have that day; of 200 sayings that would be dated by a day behind their word 55 have it.
"""

import re
from functools import cache

from kg import lang
from kg.claims.dating.scene import says
from kg.claims.words.candidates import Candidate
from kg.claims.words.triggers import Trigger
from kg.lang.event_types import SPEECH
from kg.records import Article, TimeExpression


def dates_a_saying(candidate: Candidate, time: TimeExpression, article: Article) -> bool:
    """Whether a date only says when somebody told of the event: 甲周三表示，乙逮捕了丙; 甲周三谴责乙逮捕丙.

    Who says to agree does so on that day, and 表示抗议 is to protest.
    """
    if candidate.type in SPEECH or candidate.type == "agree":
        return False
    start = candidate.trigger.start - len(candidate.before)
    if _reports().match(article.text, time.span.end, start):
        return True
    return any(
        (t.word.endswith(_words("tells")) and t.end < candidate.trigger.start)
        or (t.word.endswith(_words("judges")) and t.start >= start and t.left != "被")
        for t in _said_between(candidate, time)
    )


def foretells(candidate: Candidate, time: TimeExpression, article: Article) -> bool:
    """Whether a date that is past says when somebody told of what is still to come: 甲3月1日宣布将制裁乙.

    Of 50 such acts on annotated articles four have that day; two of these are of offices, whose holders
    leave them by saying so.
    """
    if candidate.type in SPEECH or candidate.type == "appoint":
        return False
    if not time.end or time.end[:10] > (article.day or ""):
        return False
    words = _words("tells") + _words("foretells")
    return any(t.word.endswith(words) for t in _said_between(candidate, time))


def _said_between(candidate: Candidate, time: TimeExpression) -> list[Trigger]:
    """The words of saying between a date and the event word."""
    return [t for t in candidate.rivals[: candidate.rank] if t.start >= time.span.end and says(t)]


def supposes(candidate: Candidate, time: TimeExpression, article: Article) -> bool:
    """Whether a date says when somebody spoke of what would be: 甲3月1日警告，如果乙制裁丙，….

    Of ten such acts on annotated articles one has that day.
    """
    end, start = time.span.end, candidate.trigger.start
    before = (t for t in candidate.rivals[: candidate.rank] if t.start >= end and t.edges == "lr")
    spoken = [t.end for t in before if t.concepts[0].type in SPEECH]
    if not spoken:
        return False
    found = _supposing().search(article.text, spoken[-1], start)
    return found is not None and len(_COMMA.findall(article.text, found.end(), start)) <= 1


_COMMA = re.compile("[，,]")


@cache
def _supposing() -> re.Pattern[str]:
    """Words of condition that are no part of other words (若干)."""
    words = lang.load("zh", "factuality").words("before", "condition")
    return re.compile(f"(?:{lang.alternatives(words)})(?!干)")


def stands_behind(candidate: Candidate, time: TimeExpression, article: Article) -> bool:
    """Whether a date behind the event word dates something else: 甲来到乙国，周三参观了丙; 甲宣布周五开会.

    What modifies something has not its day (乙任职的大学周五宣布), but a meeting held. A word of saying is
    dated by what stands behind it only in brackets or with 于 (声明发表于周三), an act of calling off not by
    the day to which it puts something off.
    """
    if time.span.start < candidate.trigger.start:
        return False
    if time.span.start >= candidate.passage.clauses[candidate.clause].end:
        return True
    lead = article.text[time.span.start - 1 : time.span.start]
    if candidate.nominal == "rel" and candidate.type != "attend" and lead != "的":
        return lead not in _words("dated")
    if candidate.type in SPEECH and not candidate.trigger.tag.startswith("n"):
        return lead not in _words("dated")
    return candidate.type == "withdraw" and lead in _words("put-off")


@cache
def _reports() -> re.Pattern[str]:
    return re.compile(f"[^，。；：]*?(?:{lang.alternatives(_words('reports'))})[说說称稱指]?[，：,:]")


@cache
def _words(name: str) -> tuple[str, ...]:
    return lang.load("zh", "dating").words("said", name)
