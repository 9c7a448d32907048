"""Scope rules: an event word that another word rules has not happened, whatever the weights say.

The rules stand in `factuality.toml`: a class of words, how far each reaches, and what comes of it. They may
only take an event out of what has happened, never put it there.
"""

import re
from collections.abc import Callable
from functools import cache

from kg.claims.factuality import sentence
from kg.claims.factuality.reach import reaches
from kg.claims.factuality.rules import TELLING, Rule, Scope, pattern, perfective, rules

#: Events that are appointed: what follows their name says when and whether they are to be.
_APPOINTED = frozenset({"meet", "attend", "visit", "agree", "cooperate", "appoint", "mobilize", "protest"})
#: What has been though nothing came of it.
_THOUGH_IN_VAIN = (TELLING - {"agree", "support"}) | {"meet", "visit"}
#: What is to come once something else has: 连任后，会延续; 大选之后才会知道.
_THEN = re.compile(
    "[^，,。；]{0,8}(?:以后|之后|后|的话)，?[^，,。；：“]{0,10}(?<!机)(?:将|(?<![员协工议国社大峰教学])会(?![见谈晤议])|才能|才会|就会|还会|可能)"
)
_WOULD = re.compile("^[^，。]{0,8}[将会]")


def ruling(scope: Scope) -> Rule | None:
    """The first rule that a candidate is under."""
    done = _done(scope)
    present = {name for marker in scope.markers for name in marker.classes}
    for rule, asked in _questions():
        if asked is not None:
            if asked(scope):
                return rule
        elif rule.word_class in present and any(
            reaches(rule, m, scope, done) for m in scope.markers if rule.word_class in m.classes
        ):
            return rule
    return None


@cache
def _questions() -> tuple[tuple[Rule, Callable[[Scope], bool] | None], ...]:
    """The rules, each with what it asks for beside a word before."""
    return tuple((rule, _ASKED.get(rule.word_class)) for rule in rules())


def _ahead(scope: Scope) -> bool:
    """Whether the text dates an act, not what somebody says about it, after its own day.

    What 了 or 过 follows, or 已 and the like stand right before, has been: the date is of what it is about
    (取消了10月的访问, 访问已推迟到10月).
    """
    candidate = scope.candidate
    at = candidate.trigger.start
    been = perfective(candidate) or any("done" in m.classes and m.end == at for m in scope.markers)
    return scope.ahead and candidate.type not in TELLING and not been


def _done(scope: Scope) -> bool:
    """Whether the clause itself says that it has happened."""
    candidate = scope.candidate
    own = candidate.passage.clauses[candidate.clause].start
    if any("done" in marker.classes and marker.start >= own for marker in scope.markers):
        return True
    return perfective(candidate) or "了" in candidate.before


def _heads(scope: Scope) -> bool:
    """Whether the event is what a possibility, a risk or a plan is about: 制裁伊朗的可能性."""
    candidate = scope.candidate
    if candidate.type in TELLING - {"agree"} or candidate.type == "withdraw":
        return False  # 提出解决的方案, 取消访问的计划: the plan is what it is done to
    return bool(pattern("heads", "[^，。；：]{0,12}的").match(candidate.after))


def _fails(scope: Scope) -> bool:
    """Whether the event came to nothing; talks that break down and appeals that fail have been."""
    after = scope.candidate.after
    if pattern("unreached", "", "(?![解诉市])").match(after):  # but not 不了解, 不上诉, 不上市
        return True
    in_vain = pattern("fails", "[^，。；：]{0,6}").match(after)
    return in_vain is not None and scope.candidate.type not in _THOUGH_IN_VAIN


def _comes(scope: Scope) -> bool:
    """Whether what follows says that the event is yet to take effect: 关税将于周五生效."""
    ahead = pattern("coming", "[^，。；：]{0,4}").pattern + "[^，。；：]{0,12}"
    return scope.candidate.type not in TELLING and bool(pattern("comes", ahead).match(scope.candidate.after))


def _absent(scope: Scope) -> bool:
    """Whether the event word says itself that it did not happen: 缺席."""
    return bool(pattern("absent", "").fullmatch(scope.candidate.trigger.word))


def _tails(scope: Scope) -> bool:
    """Whether what follows the name of an event says that it lies ahead: 峰会将于5月举行."""
    candidate = scope.candidate
    return candidate.type in _APPOINTED and bool(pattern("tails", "").match(candidate.after))


def _untrue(scope: Scope) -> bool:
    """Whether the event is called untrue, or a story that tells it: 甲制裁乙(的说法)不符合事实."""
    after = scope.candidate.after
    if scope.candidate.type in TELLING:
        return False
    story = pattern("stories", "(?:[^，。；：]{0,20}的)?").match(after)
    if story is not None and any(
        pattern(name, "[^，。；：]{0,8}").match(after, story.end()) for name in ("untrue", "false")
    ):
        return True
    return pattern("false", "[^，。；：的是]{0,12}", "(?![^，。；：”])").match(after) is not None


def _lapsed(scope: Scope) -> bool:
    """Whether the event was due, and the sentence goes on to say that it did not come: 原定…, 后推迟.

    Who says so in a clause of its own has said it: 原定访问…, 甲宣布推迟.
    """
    span, at = scope.candidate.passage.span, scope.candidate.trigger
    first = at.start - len(scope.candidate.before) if scope.candidate.type in TELLING else span.start
    return bool(
        pattern("due", "").search(scope.text, max(first, scope.said), at.start)
        and pattern("lapsed", "").search(scope.text, at.end, span.end)
    )


def _only(scope: Scope) -> bool:
    """Whether the event is what something else depends on: 只有撤军，才会…."""
    span, at = scope.candidate.passage.span, scope.candidate.trigger
    return bool(
        pattern("only", "").search(scope.text, span.start, at.start)
        and pattern("then", "").search(scope.text, at.end, span.end)
    )


def _warned(scope: Scope) -> bool:
    """Whether somebody warns of what the event would bring: 警告甲，提供武器将付出代价."""
    warned = any("threatened" in marker.classes for marker in scope.markers)
    return warned and bool(_WOULD.search(scope.candidate.after)) and scope.candidate.type not in TELLING


def _then(scope: Scope) -> bool:
    """Whether the sentence goes on with what is to come once the event has: 连任后，会延续."""
    end, at = scope.candidate.passage.span.end, scope.candidate.trigger.end
    return scope.candidate.type not in TELLING and bool(_THEN.match(scope.text, at, end))


#: Rules that ask for something else than a word before.
_ASKED = {
    "time": _ahead,
    "heads": _heads,
    "fails": _fails,
    "absent": _absent,
    "comes": _comes,
    "tails": _tails,
    "lapsed": _lapsed,
    "untrue": _untrue,
    "only": _only,
    "warned": _warned,
    "then": _then,
    "awaited": sentence.awaited,
    "arrives": sentence.arrives,
    "pretexts": sentence.pretext,
    "acquitted": sentence.acquitted,
    "weighty": sentence.weighty,
    "awaiting": sentence.once,
    "laws": sentence.law,
    "a-not-a": sentence.asked,
}
