"""Words that bear on factuality, but in a phrase that the event is no part of: 对没有登记的教会进行搜查."""

import re
from collections.abc import Sequence
from functools import cache

from kg import lang
from kg.claims.factuality.charges import follows_charge
from kg.claims.factuality.markers import Marker
from kg.claims.factuality.rules import listed, pattern, suffered
from kg.claims.words.candidates import Candidate

#: A modifier of what a coverb takes: something is said of somebody, and a noun of his follows.
_MODIFIER = re.compile(".{2,}的.{2,}")
#: The reason for what follows: it has an object of its own before the passive word (因拒绝作证被判刑).
_REASON = re.compile("[因由][^，,。；]{0,10}$")
_OUTCOME = re.compile("[^，,。；]{2,}[被遭而]")
#: The rest of a title: 《防卫计划大纲》指出.
_TITLE = re.compile("[^《》]*》")
_NEGATIVE = frozenset({"negated", "failed", "deny", "denied", "stopped"})


def elsewhere(text: str, marker: Marker, candidate: Candidate) -> bool:
    """Whether a word before an event bears on another phrase of the sentence."""
    if follows_charge(text, marker, candidate):
        return True
    trigger = candidate.trigger
    if marker.start < trigger.start - len(candidate.before):
        return False
    between = text[marker.end : trigger.start]
    return (
        _modifies(text, marker, between)
        or _reason(text, marker, candidate, between)
        or _carried_out(marker, between)
        or _undone(text, marker, trigger.start)
        or _declined(marker, candidate, between)
        or bool(pattern("circumstances", "的", "(?:之下|下)").search(between))
        or bool(_TITLE.match(between))
    )


def asked_to_end(marker: Marker, before: Sequence[Marker]) -> bool:
    """Whether somebody is asked to stop what goes on: 敦促甲停止打压."""
    return "stopped" in marker.classes and any("requested" in other.classes for other in before)


def _modifies(text: str, marker: Marker, between: str) -> bool:
    return text[marker.start - 1 : marker.start] in listed("ruling") and bool(_MODIFIER.search(between))


def _reason(text: str, marker: Marker, candidate: Candidate, between: str) -> bool:
    clause = candidate.trigger.start - len(candidate.before)
    if not _REASON.search(text, clause, marker.start):
        return False
    return bool(_OUTCOME.search(between)) or (len(between) > 1 and suffered(candidate.trigger))


def _carried_out(marker: Marker, between: str) -> bool:
    """Whether what the word says has been done itself, and the event comes after it: 叫停并责令整顿."""
    if not _NEGATIVE.isdisjoint(marker.classes):
        if len(marker.word) > 1 and between.startswith(("并", "后", "之后")):
            return True
        return bool(pattern("nevertheless", "[^，,。；]{2,}").search(between))
    return "drafted" in marker.classes and between.startswith("了")  # 策划了袭击


def _undone(text: str, marker: Marker, trigger: int) -> bool:
    """Whether a negation and a word of ending undo each other: 从未停止过打压."""
    if _NEGATIVE.isdisjoint(marker.classes):
        return False
    ended = pattern("undoing", "").match(text, marker.end)
    if ended is not None and ended.end() <= trigger:
        return True
    return bool(
        pattern("undoing", "").fullmatch(marker.word)
        and _negation().search(text, max(0, marker.start - 4), marker.start)
    )


@cache
def _negation() -> re.Pattern[str]:
    words = lang.load("zh", "factuality").words("scope", "negations")
    return re.compile(f"(?:{lang.alternatives(words)})$")


def _declined(marker: Marker, candidate: Candidate, between: str) -> bool:
    """Whether a request is what somebody declines: it has been made (拒绝财政部要求)."""
    if "denied" in marker.classes:  # 否认甲的指控
        return candidate.type in ("accuse", "request") and candidate.nominal == "of"
    if candidate.type != "request" or candidate.light or marker.word not in _declining():
        return False
    return bool(between) and not any(coverb in between for coverb in "向对")


@cache
def _declining() -> frozenset[str]:
    return frozenset(lang.load("zh", "factuality").words("scope", "declining"))
