"""What a negation leaves as it is: who does not mention an arrest has not undone it.

A word of negation bears on the verb behind it. An event that is an object of that verb (没有满足美方要求),
that a phrase around it tells of (没有就谈判发表评论), or that befalls somebody afterwards (拒绝作证后被捕) is
there all the same.
"""

import re

from kg.claims.factuality.markers import Marker
from kg.claims.factuality.rules import TELLING, Rule, Scope, listed, pattern, suffered
from kg.claims.words.candidates import Candidate

#: What is called off, refused or put off: a verb with an object of its own, as 没有 and 不 are not.
_VERBS = frozenset({"deny", "stopped"})
#: Acts that somebody is called to stop because they go on.
_HARM = frozenset({"attack", "coerce", "threaten"})
#: A subject with a relative clause before it: 不愿加入官方教会的家庭教会被迫….
_SUBJECT = re.compile("[^，。；：的]{2,}的[^，。；：的]{2,12}$")
#: Nothing compares: 没有任何国家比甲构成的威胁更大.
_COMPARED = re.compile("[^，。；：]{0,10}(?<!对)比(?!赛|例|如|利)")


def there(rule: Rule, marker: Marker, scope: Scope) -> bool:
    """Whether the event is there though a word of a rule's class stands before it."""
    if rule.word_class == "stopped":
        return scope.candidate.type in _HARM and not pattern("unbegun", "").match(marker.word)
    if rule.word_class not in ("failed", "refused", "averted", "denied", "prevented"):
        return False
    if _around(marker, scope):
        return True
    if rule.word_class in ("failed", "refused"):
        return _governed(rule, marker, scope) or _afterwards(marker, scope)
    if rule.word_class == "averted":
        return _thing(scope) and pattern("withstanding", "").fullmatch(marker.word) is not None
    return _thing(scope) and scope.candidate.type in TELLING


def _around(marker: Marker, scope: Scope) -> bool:
    """Whether the negation is of a phrase around it: a comparison, a comment, what is done meanwhile."""
    candidate, text = scope.candidate, scope.text
    between = text[marker.end : candidate.trigger.start]
    if "没" in marker.word and _COMPARED.match(between):
        return True
    if "就" in between and pattern("commenting", "[^，。；：]{0,4}").match(candidate.after):
        return True
    if "在" not in between:
        return False
    meanwhile = pattern("meanwhile", "[^，。；：]{0,8}").match(candidate.after)
    return bool(meanwhile) or candidate.before.endswith(listed("pointing"))


def _governed(rule: Rule, marker: Marker, scope: Scope) -> bool:
    """Whether a verb between takes the event for granted: 拒绝回应甲的批评, 没有提及乙访日一事."""
    candidate = scope.candidate
    between = (marker.end, candidate.trigger.start)
    if pattern("mentioning", "").search(scope.text, *between):
        return True
    if pattern("presuming", "").search(scope.text, *between):
        return _thing(scope) or rule.reach == "clause"
    if candidate.type not in TELLING:
        return False
    heeded = pattern("heeding", "").search(scope.text, *between) is not None
    return heeded or (rule.reach == "clause" and _thing(scope))


def _afterwards(marker: Marker, scope: Scope) -> bool:
    """Whether the event befalls somebody of whom the negation tells: 拒绝保释后被拘留."""
    candidate, text = scope.candidate, scope.text
    passive = _passive_at(candidate)
    if passive <= marker.end:
        return of_another(marker, scope)
    between = text[marker.end : passive]
    if not _VERBS.isdisjoint(marker.classes) and "被" not in between:
        return len(between) > 1
    return bool(between[-1:] in ("而", "后", "却")) or bool(_SUBJECT.match(between))


def of_another(marker: Marker, scope: Scope) -> bool:
    """Whether the negation only says of somebody who he is: 没有护照的两名学生逃往泰国."""
    candidate, text = scope.candidate, scope.text
    return any(
        marker.end < noun.start
        and noun.end <= candidate.trigger.start
        and not noun.coverb
        and text[noun.start - 1] == "的"
        and text[marker.end] not in listed("coverbs")
        for noun in candidate.passage.nouns
    )


def _passive_at(candidate: Candidate) -> int:
    """Where the word stands that makes it passive; before everything for what is not."""
    if suffered(candidate.trigger):
        return candidate.trigger.start
    return candidate.passive_at if candidate.passive else -1


def _thing(scope: Scope) -> bool:
    """Whether the event is spoken of as a thing: 甲的批评, 这一指责."""
    candidate = scope.candidate
    return candidate.nominal == "of" or candidate.before.endswith(listed("pointing"))
