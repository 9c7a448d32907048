"""Scope rules: an event word that another word rules has not happened, whatever the weights say.

The rules stand in `factuality.toml`: a class of words, how far each reaches, and what comes of it. They may
only take an event out of what has happened, never put it there.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from msgspec import Struct

from kg import lang
from kg.claims.candidates import Candidate
from kg.claims.markers import Marker
from kg.claims.nouns import Noun
from kg.records import BlockKind

#: Types of telling: somebody who tells something goes on beside a request (敦促…，并谴责…).
SPEECH = frozenset(
    {"statement", "request", "accuse", "reject", "threaten", "disclose", "support", "agree", "protest"}
)

#: Those that open a clause of their own whatever stood before (将访问…，并称…).
_TELLING = frozenset({"statement", "request", "accuse", "reject", "threaten", "disclose"})

#: Events that are appointed: what follows their name says when and whether they are to be.
_APPOINTED = frozenset({"meet", "attend", "visit", "agree", "cooperate", "appoint", "mobilize", "protest"})

#: A request that is only spoken of: 应甲要求，…; 拒绝乙的要求后….
_SPOKEN_OF = re.compile(
    r"(?:的|该|这些|这一|上述|[应按依据照在]|根据|满足|符合|接受|同意|收到|响应)[^，,。]{0,12}$"
)

#: What is to come once something else has: 连任后，会延续; 大选之后才会知道.
_THEN = re.compile(
    "[^，,。；]{0,8}(?:以后|之后|后|的话)，?[^，,。；：“]{0,10}(?<!机)(?:将|会(?![见谈晤议])|才能|才会|就会|还会|可能)"
)

_WOULD = re.compile("^[^，。]{0,8}[将会]")

#: 应甲要求: what follows was done because somebody asked.
_CAUSED = re.compile("应[^，,。应]{1,10}$")

_COVERBS = frozenset("向对与在就为和同从由")


@dataclass(frozen=True, slots=True)
class Rule:
    """What a class of words does to the event words in its reach."""

    id: str
    word_class: str
    reach: str  # near, verb, clause, chain or sentence
    value: str  # negated, possible, open (not happened) or requested (no claim)


@cache
def rules() -> tuple[Rule, ...]:
    """The scope rules, in the order in which they are asked."""
    table = lang.load("zh", "factuality")
    entries = table.rules(required=("class", "reach", "value", "word"))
    return tuple(Rule(e["id"], e["class"], e["reach"], e["value"]) for e in entries)


class Scope(Struct, frozen=True, gc=False):
    """A candidate in its sentence: the words before it, where cited words begin, whether it lies ahead."""

    text: str
    candidate: Candidate
    markers: Sequence[Marker]
    said: int
    ahead: bool  # the text dates it after the day of publication


def ruling(scope: Scope) -> Rule | None:
    """The first rule that a candidate is under."""
    done = _done(scope)
    present = {name for marker in scope.markers for name in marker.classes}
    for rule, asked in _questions():
        if asked is not None:
            if asked(scope):
                return rule
        elif rule.word_class in present and any(
            _reaches(rule, m, scope, done) for m in scope.markers if rule.word_class in m.classes
        ):
            return rule
    return None


@cache
def _questions() -> tuple[tuple[Rule, Callable[[Scope], bool] | None], ...]:
    """The rules, each with what it asks for beside a word before."""
    return tuple((rule, _ASKED.get(rule.word_class)) for rule in rules())


def _ahead(scope: Scope) -> bool:
    """Whether the text dates an act, not what somebody says about it, after its own day."""
    return scope.ahead and scope.candidate.type not in SPEECH


def _done(scope: Scope) -> bool:
    """Whether the clause itself says that it has happened."""
    candidate = scope.candidate
    own = candidate.passage.clauses[candidate.clause].start
    if any("done" in marker.classes and marker.start >= own for marker in scope.markers):
        return True
    return candidate.after.startswith(("了", "过")) or "了" in candidate.before


@cache
def _pattern(name: str, before: str) -> re.Pattern[str]:
    words = lang.load("zh", "factuality").words("scope", name)
    return re.compile(before + "(?:" + "|".join(map(re.escape, words)) + ")")


def _heads(scope: Scope) -> bool:
    """Whether the event is what a possibility, a risk or a plan is about: 制裁伊朗的可能性."""
    candidate = scope.candidate
    if candidate.type in SPEECH or candidate.type == "withdraw":
        return False  # 提出解决的方案, 取消访问的计划: the plan is what it is done to
    return bool(_pattern("heads", "[^，。；：]{0,12}的").match(candidate.after))


def _fails(scope: Scope) -> bool:
    """Whether the event came to nothing; talks that break down have been held."""
    return scope.candidate.type != "meet" and bool(
        _pattern("fails", "[^，。；：]{0,6}").match(scope.candidate.after)
    )


def _tails(scope: Scope) -> bool:
    """Whether what follows the name of an event says that it lies ahead: 峰会将于5月举行."""
    candidate = scope.candidate
    return candidate.type in _APPOINTED and bool(_pattern("tails", "").match(candidate.after))


def _untrue(scope: Scope) -> bool:
    """Whether the event is what a story tells that is called untrue: 甲制裁乙的说法不符合事实."""
    after = scope.candidate.after
    story = _pattern("stories", "[^，。；：]{0,20}的").match(after)
    return (
        story is not None
        and scope.candidate.type not in SPEECH
        and bool(_pattern("untrue", "[^，。；：]{0,8}").match(after, story.end()))
    )


def _lapsed(scope: Scope) -> bool:
    """Whether the event was due, and the sentence goes on to say that it did not come: 原定…, 后推迟."""
    span, at = scope.candidate.passage.span, scope.candidate.trigger
    return bool(
        _pattern("due", "").search(scope.text, max(span.start, scope.said), at.start)
        and _pattern("lapsed", "").search(scope.text, at.end, span.end)
    )


def _only(scope: Scope) -> bool:
    """Whether the event is what something else depends on: 只有撤军，才会…."""
    span, at = scope.candidate.passage.span, scope.candidate.trigger
    return bool(
        _pattern("only", "").search(scope.text, max(span.start, scope.said), at.start)
        and _pattern("then", "").search(scope.text, at.end, span.end)
    )


def _warned(scope: Scope) -> bool:
    """Whether somebody warns of what the event would bring: 警告甲，提供武器将付出代价."""
    warned = any("threatened" in marker.classes for marker in scope.markers)
    return warned and bool(_WOULD.search(scope.candidate.after)) and scope.candidate.type not in SPEECH


def _then(scope: Scope) -> bool:
    """Whether the sentence goes on with what is to come once the event has: 连任后，会延续."""
    end, at = scope.candidate.passage.span.end, scope.candidate.trigger.end
    return scope.candidate.type not in SPEECH and bool(_THEN.match(scope.text, at, end))


#: Rules that ask for something else than a word before.
_ASKED = {
    "time": _ahead,
    "heads": _heads,
    "fails": _fails,
    "tails": _tails,
    "lapsed": _lapsed,
    "untrue": _untrue,
    "only": _only,
    "warned": _warned,
    "then": _then,
}


def _reaches(rule: Rule, marker: Marker, scope: Scope, done: bool) -> bool:
    candidate, asked = scope.candidate, rule.value == "requested"
    if marker.end < scope.said or (marker.end == scope.said and not asked):
        return False
    if _apart(rule, marker, scope):
        return False
    at = candidate.trigger.start
    if rule.reach == "near":
        return at - marker.end <= 1
    if marker.start >= candidate.passage.clauses[candidate.clause].start:
        if candidate.after.startswith("了") and rule.word_class not in ("perhaps", "condition", "requested"):
            return False
        return rule.reach != "verb" or not _verb_between(scope, marker.end)
    if rule.reach == "sentence":
        return not done and bool(_pattern("consequents", "").search(candidate.before))
    return rule.reach == "chain" and (asked or not done) and _goes_on(scope.text, candidate, marker)


def _apart(rule: Rule, marker: Marker, scope: Scope) -> bool:
    """Whether the word is of another phrase: a noun, in a quotation or a relative clause that ends before."""
    candidate, text = scope.candidate, scope.text
    if rule.value == "requested" and _spoken_of(text, marker, candidate):
        return True
    if rule.word_class in ("open", "intended", "future", "threatened") and len(marker.word) > 1:
        closes, opens = _edges()
        if marker.word != "潜在" and text[marker.end : marker.end + 1] in closes:
            return True
        if text[marker.start - 1 : marker.start] in opens:
            return True
    at = candidate.trigger.start
    passage = candidate.passage
    if passage.kind is BlockKind.TITLE and marker.start < passage.clauses[candidate.clause].start:
        return True  # the parts of a headline stand by themselves
    if rule.word_class in ("facing", "barred") and candidate.type in SPEECH:
        return True
    if rule.word_class == "prevented" and "而" in text[marker.end : at]:
        return True  # 为阻止甲而…: what is done to that end
    if any(q.start <= marker.start < q.end <= at for q in candidate.passage.quotations):
        return True
    return candidate.type in SPEECH and any(
        marker.end < noun.start < at and not noun.coverb and text[noun.start - 1] == "的"
        for noun in candidate.passage.nouns
    )


@cache
def _edges() -> tuple[frozenset[str], frozenset[str]]:
    table = lang.load("zh", "factuality")
    return frozenset(table.words("scope", "closes")), frozenset(table.words("scope", "opens"))


def _verb_between(scope: Scope, start: int) -> bool:
    """Whether another event verb stands between: not a noun that a coverb takes (没有向冲突任何一方提供…)."""
    candidate = scope.candidate
    return any(
        start <= t.start < candidate.trigger.start
        and t.edges == "lr"
        and not t.tag.startswith(("n", "vn"))
        and scope.text[t.start - 1] not in _COVERBS
        for t in candidate.rivals
    )


def _spoken_of(text: str, marker: Marker, candidate: Candidate) -> bool:
    """Whether a word of asking is a noun, or tells why something was done."""
    following = text[marker.end : marker.end + 1]
    if following in "的后下时、。；":
        return True
    clause = candidate.passage.clauses[candidate.passage.clause_at(marker.start)].start
    start = max(clause, marker.start - 16)
    if _CAUSED.search(text, start, marker.start):
        return True
    return following in "，," and bool(_SPOKEN_OF.search(text, start, marker.start))


def _goes_on(text: str, candidate: Candidate, marker: Marker) -> bool:
    """Whether what begins in an earlier clause still rules the candidate's: no new subject, no turn."""
    passage = candidate.passage
    first = passage.clause_at(marker.start)
    opened = marker.end + 1 >= passage.clauses[first].end  # 呼吁，各方…: whoever is asked comes behind
    for number in range(first + 1, candidate.clause + 1):
        start = passage.clauses[number].start
        heads = [n for n in passage.nouns if n.clause == number and _leads(n, candidate, start)]
        if heads and not (opened and number == first + 1):
            return False
        if _tells(candidate, number):
            return False
        if text.startswith(_turning(), start):
            return False
    return True


def _leads(noun: Noun, candidate: Candidate, start: int) -> bool:
    if noun.coverb or noun.modifier or noun.start >= candidate.trigger.start:
        return False
    return not any(start <= t.start < noun.start for t in candidate.rivals)


def _tells(candidate: Candidate, number: int) -> bool:
    """Whether a clause opens with a word of telling: 并谴责…, 还表示…."""
    start = candidate.passage.clauses[number].start
    return any(
        start <= t.start <= start + 3 and t.concepts[0].type in _TELLING and t.word != candidate.light
        for t in candidate.rivals
    )


@cache
def _turning() -> tuple[str, ...]:
    """Words that turn away from the clause before: 但…, 此前…."""
    return lang.load("zh", "factuality").words("scope", "turns")
