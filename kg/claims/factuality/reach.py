"""How far a word rules the event words behind it: its clause, its sentence, what goes on from it."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from kg import lang
from kg.claims.factuality.markers import Marker
from kg.claims.factuality.presupposed import of_another, there
from kg.claims.factuality.rules import TELLING, Rule, Scope, listed, pattern, suffered
from kg.claims.words.candidates import Candidate
from kg.claims.words.nouns import Noun
from kg.lang.event_types import SPEECH
from kg.records import BlockKind

#: Those that open a clause of their own whatever stood before (将访问…，并称…).
_OPENS = SPEECH - {"support"}
#: 应甲要求: what follows was done because somebody asked.
_CAUSED = re.compile("应[^，,。应]{1,10}$")
#: 遭绑架的村民, 被捕工人: a modifier, not what is asked for.
_OF_SOMEBODY = re.compile("[^，,。；]{0,8}的|[^，,。；]{0,4}[人员者民生]")
#: Nothing between, or to whom it is done.
_DIRECT = re.compile("$|[就向对与和同把]")
#: How or with whom something is done: 一边倒地, 与美方积极.
_WAY = re.compile("[^，。；：的]{1,8}地|(?:[与同向对]|和(?!平))[^，。；：的]{1,12}")
#: Classes of words that rule what is told as over, too: 谎称他们同意了.
_WHATEVER = frozenset({"perhaps", "condition", "requested", "mistaken"})
#: Before somebody to whom it is done.
_TOWARDS = frozenset("向对为从与同")


def reaches(rule: Rule, marker: Marker, scope: Scope, done: bool) -> bool:
    """Whether a word of a rule's class rules the candidate; `done`: it is told as over."""
    candidate, asked = scope.candidate, rule.value == "requested"
    if marker.end < scope.said or (
        marker.end == scope.said and not asked and not _looks_ahead(scope, marker)
    ):
        return False
    if _apart(rule, marker, scope):
        return False
    at = candidate.trigger.start
    if rule.reach == "near":
        return at - marker.end <= 1 or (rule.word_class == "stopped" and _stopped_towards(marker, scope))
    if marker.start >= candidate.passage.clauses[candidate.clause].start and rule.word_class != "unless":
        if candidate.after.startswith("了") and rule.word_class not in _WHATEVER:
            return False
        if rule.word_class in ("future", "intended") and _since(scope, marker):
            return False
        return rule.reach != "verb" or not _verb_between(scope, marker.end)
    if rule.reach == "sentence":
        if rule.word_class == "unless":
            own = candidate.passage.clauses[candidate.clause].start
            done = candidate.type in TELLING or marker.start >= own
        return not done and bool(pattern("consequents", "").search(candidate.before))
    told = done and not asked and rule.word_class != "unproven"
    return rule.reach == "chain" and not told and _goes_on(scope.text, candidate, marker)


def _stopped_towards(marker: Marker, scope: Scope) -> bool:
    """Whether only somebody to whom it is done stands between: 暂停向甲提供武器, not 取消对甲的制裁."""
    candidate, text = scope.candidate, scope.text
    own = marker.start >= candidate.passage.clauses[candidate.clause].start
    if not own or candidate.nominal or text[marker.end : marker.end + 1] not in _TOWARDS:
        return False
    return not _verb_between(scope, marker.end)


def _since(scope: Scope, marker: Marker) -> bool:
    """Whether the clause goes on to what has happened: 在甲宣布将加税后曾批评."""
    later = [m for m in scope.markers if m.start >= marker.end and "done" in m.classes]
    return any(m.word.startswith(("已", "曾")) for m in later)


def _looks_ahead(scope: Scope, marker: Marker) -> bool:
    """Whether a word that opens what somebody says rules its own clause too: 担心被制裁."""
    candidate = scope.candidate
    own = candidate.passage.clauses[candidate.clause].start
    opens = marker.word in _ahead() or not {"drafted", "mistaken"}.isdisjoint(marker.classes)
    return not candidate.nominal and marker.start >= own and opens


@cache
def _ahead() -> frozenset[str]:
    return frozenset(lang.load("zh", "factuality").words("scope", "ahead"))


def _apart(rule: Rule, marker: Marker, scope: Scope) -> bool:
    """Whether the word is of another phrase: a noun, in a quotation or a relative clause that ends before."""
    candidate, at = scope.candidate, scope.candidate.trigger.start
    passage = candidate.passage
    if passage.kind is BlockKind.TITLE and marker.start < passage.clauses[candidate.clause].start:
        return True  # the parts of a headline stand by themselves
    if _about_another(rule, marker, scope):
        return True
    if any(q.start <= marker.start < q.end <= at for q in passage.quotations):
        return True
    return candidate.type in TELLING and of_another(marker, scope)


def _about_another(rule: Rule, marker: Marker, scope: Scope) -> bool:
    """Whether a word of its class bears on something else than the event where it stands so."""
    candidate, text = scope.candidate, scope.text
    if rule.value == "requested" and (_spoken_of(text, marker, candidate) or _to_end(marker, scope)):
        return True
    if rule.word_class in ("open", "intended", "future", "threatened") and len(marker.word) > 1:
        closes, opens = _edges()
        if marker.word != "潜在" and text[marker.end : marker.end + 1] in closes:
            return True
        if text[marker.start - 1 : marker.start] in opens and not pattern("often", "", "$").search(
            text, max(0, marker.start - 2), marker.start
        ):
            return True
    if rule.word_class in ("facing", "barred") and candidate.type in TELLING:
        return True
    if there(rule, marker, scope):
        return True
    needed = _NEEDED.get((rule.word_class, rule.reach))
    if needed is not None and not needed(marker, scope):
        return True
    if rule.word_class == "whichever" and _of_all(marker, candidate):
        return True
    # 为阻止甲而…: what is done to that end
    between = text[marker.end : candidate.trigger.start]
    return rule.word_class in ("prevented", "averted") and "而" in between


def _helps_to(marker: Marker, scope: Scope) -> bool:
    """Whether the event is what the word helps to come to: 有助于向乙追究责任, not 有助于缓和冲突."""
    candidate = scope.candidate
    return not candidate.nominal and bool(_DIRECT.match(scope.text, marker.end, candidate.trigger.start))


def _in_what_way(marker: Marker, scope: Scope) -> bool:
    """Whether only how or with whom stands in between, and no 而是 behind: 并非积极地支持."""
    candidate = scope.candidate
    between = scope.text[marker.end : candidate.trigger.start]
    return not candidate.nominal and bool(_WAY.fullmatch(between)) and "而是" not in candidate.after


def _threatens_to(marker: Marker, scope: Scope) -> bool:
    """Whether an act follows the word, and the candidate goes on beside it: 威胁处决人质，袭击基地."""
    own = scope.candidate.passage.clauses[scope.candidate.clause].start
    return marker.end < own and any(
        t.start == marker.end and t.edges == "lr" and not t.tag.startswith(("n", "vn"))
        for t in scope.candidate.rivals
    )


#: What a class needs to bear on an event so far away.
_NEEDED: Mapping[tuple[str, str], Callable[[Marker, Scope], bool]] = {
    ("meant", "verb"): lambda _, scope: scope.candidate.type not in TELLING,  # 目的是绑架, not 目的是劝阻
    ("avoided", "near"): lambda _, scope: scope.candidate.type in TELLING,  # 避免批评, not 避免冲突
    ("helped", "verb"): _helps_to,
    ("otherwise", "verb"): _in_what_way,
    ("threatened", "chain"): _threatens_to,
}


def _of_all(marker: Marker, candidate: Candidate) -> bool:
    """Whether it is told of all of a kind, and not of what is to come: 美国对任何企业都采取制裁."""
    if not pattern("any", "").fullmatch(marker.word):
        return False
    return not pattern("bound", "[^，。；：]*").match(candidate.after)


def _to_end(marker: Marker, scope: Scope) -> bool:
    """Whether it is what somebody is asked to end, or tells of one who is spoken of: 释放遭绑架的村民."""
    candidate, at = scope.candidate, scope.candidate.trigger.start
    if pattern("ending", "").search(scope.text, marker.end, at) and candidate.type not in TELLING:
        return True
    return bool(candidate.passive or suffered(candidate.trigger)) and bool(
        _OF_SOMEBODY.match(candidate.after)
    )


@cache
def _edges() -> tuple[frozenset[str], frozenset[str]]:
    table = lang.load("zh", "factuality")
    return frozenset(table.words("scope", "closes")), frozenset(table.words("scope", "opens"))


def _verb_between(scope: Scope, start: int) -> bool:
    """Whether another event verb stands between: not a noun that a coverb takes (没有向冲突任何一方提供…)."""
    candidate = scope.candidate
    return any(
        start < t.end
        and t.start < candidate.trigger.start  # 拒绝回应: a verb that the word is part of, too
        and t.edges == "lr"
        and not t.tag.startswith(("n", "vn"))
        and not (t.word == candidate.light and candidate.trigger.start - t.end <= 4)
        and scope.text[t.start - 1] not in listed("coverbs")
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
    return following in "，," and bool(
        pattern("spoken-of", "", "[^，,。]{0,12}$").search(text, start, marker.start)
    )


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
        if _tells(candidate, number) and not _beside(text, candidate, marker, number):
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
    at = candidate.trigger.start
    return any(
        start <= t.start <= start + 3
        and t.concepts[0].type in _OPENS
        and t.word != candidate.light
        and (t.start != at or candidate.type in _OPENS)  # 攻击 is telling in other places
        for t in candidate.rivals
    )


def _beside(text: str, candidate: Candidate, marker: Marker, number: int) -> bool:
    """Whether telling stands beside other telling that the word rules: 预计将抨击乙，并呼吁…."""
    clauses = candidate.passage.clauses
    if text.startswith("以及", clauses[number].start):
        return text[marker.end] != "不"  # 可以不…，以及要求: the two do not stand side by side
    last = clauses[number - 1]
    start = max(marker.end, last.start)
    return text.startswith(("并", "和"), clauses[number].start) and any(
        start <= t.start < last.end and t.edges == "lr" and t.concepts[0].type in _OPENS - {"statement"}
        for t in candidate.rivals
    )


@cache
def _turning() -> tuple[str, ...]:
    """Words that turn away from the clause before: 但…, 此前…."""
    return lang.load("zh", "factuality").words("scope", "turns")
