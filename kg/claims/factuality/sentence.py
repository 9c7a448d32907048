"""Rules of scope that ask for something else in the sentence than a word before the event word."""

import re
from functools import cache

from kg.claims.factuality.rules import TELLING, Scope, pattern, perfective

_CONSEQUENT = re.compile("[^，。；：]{0,12}[再才将就会可][^，。；：]{0,14}$")
_NOT = "不"
_DATED = re.compile("[年月日]|周[一二三四五六日]|星期")


def awaited(scope: Scope) -> bool:
    """Whether what follows says that the event is on its way: 对丹麦加征关税箭在弦上."""
    ahead = pattern("awaited", "(?:[^，。；：“”]{0,12}的[^，。；：“”]{1,4})?[还正]?").match(
        scope.candidate.after
    )
    return scope.candidate.type not in TELLING and ahead is not None


def arrives(scope: Scope) -> bool:
    """Whether it is a noun, and what follows says that it will come: 批评将会接踵而至."""
    after = scope.candidate.after
    noun = scope.candidate.nominal or scope.candidate.trigger.tag.startswith(("n", "vn"))
    return bool(noun) and bool(pattern("arrives", pattern("impending", "[也还]?").pattern).match(after))


def pretext(scope: Scope) -> bool:
    """Whether the event is what somebody is given a reason for: 给美国批评中国的口实."""
    candidate = scope.candidate
    return bool(
        pattern("giving", "").search(candidate.before)
        and pattern("pretexts", "[^，。；：]{0,10}的").match(candidate.after)
        and not perfective(candidate)
    )


def acquitted(scope: Scope) -> bool:
    """Whether a court convicts nobody: 判处被告无罪."""
    judged = scope.candidate.trigger.word.startswith(("判", "裁"))
    return judged and bool(pattern("acquitted", "[^，。；：]{0,8}").match(scope.candidate.after))


def asked(scope: Scope) -> bool:
    """Whether it is asked by saying it and its denial: 批准不批准, 批不批准."""
    trigger, text = scope.candidate.trigger, scope.text
    verb = trigger.word.removeprefix(_NOT)
    if not verb:  # annotators may mark 不 alone
        return False
    start = trigger.end - len(verb)
    denied = text.endswith((verb + _NOT, verb[0] + _NOT), 0, start)
    return denied or text.startswith(_NOT + verb, trigger.end)


def weighty(scope: Scope) -> bool:
    """Whether the event is the subject of a judgement on acts of its kind: 支持乙对和平至关重要."""
    candidate = scope.candidate
    bare = not candidate.before.strip("“") or scope.said == candidate.trigger.start
    return bare and bool(pattern("weighty", "[^，。；：了]{0,24}").match(candidate.after))


def once(scope: Scope) -> bool:
    """Whether it waits for something else: 等甲通过决议后，乙再派兵."""
    candidate = scope.candidate
    clauses = candidate.passage.clauses
    if not candidate.clause or candidate.type in TELLING:
        return False
    before = clauses[candidate.clause - 1]
    opened = pattern("awaiting", "").match(scope.text, before.start, before.end)
    if opened is None or not pattern("following", "", "，?$").search(scope.text[opened.end() : before.end]):
        return False
    return "了" not in candidate.after[:1] and bool(_CONSEQUENT.search(candidate.before))


def law(scope: Scope) -> bool:
    """Whether a law lays it down: 条例规定，泄密者由法院判处徒刑."""
    candidate = scope.candidate
    if candidate.type in TELLING or perfective(candidate):
        return False
    start, at = candidate.passage.span.start, candidate.trigger.start
    laid = _laid_down().search(scope.text, start, at)
    if laid is None or pattern("obeying", "").search(scope.text, max(start, laid.start() - 8), laid.start()):
        return False
    done = any("done" in m.classes and m.start >= laid.end() for m in scope.markers)
    return not done and not _DATED.search(scope.text, laid.end(), at)


@cache
def _laid_down() -> re.Pattern[str]:
    laws, plainly, lays = (pattern(name, "").pattern for name in ("laws", "plainly", "lays"))
    return re.compile(f"{laws}[》”]?(?:第[^，]{{1,6}}条)?{plainly}?{lays}[：，]")
