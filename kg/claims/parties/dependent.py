"""Who does what hangs on a coverb: the subject of a clause behind 因 or 对, and who stands in 在…下."""

import re
from functools import cache

from kg import lang
from kg.claims.parties.roles import BESIDE, PLACES
from kg.claims.words.candidates import Candidate
from kg.claims.words.nouns import Noun

#: Types of acts with 对 before whom they are aimed at.
_AIMED = frozenset({"aid", "investigate", "request", "sanction", "statement", "support", "threaten"})


def embedded(text: str, candidate: Candidate) -> Noun | None:
    """The subject of a clause behind a coverb: 因|乙|镇压…, 对|乙|侵犯人权|的行为表示….

    Behind 对 it is one where the verb has an object and is no act that takes 对 itself.
    """
    trigger, passage = candidate.trigger, candidate.passage
    start, end = trigger.start, trigger.end
    if candidate.nominal or candidate.passive or trigger.edges != "lr" or trigger.tag[:1] != "v":
        return None
    noun = None
    for other in passage.nouns:
        if other.clause == candidate.clause and not other.modifier and other.end <= start:
            noun = other
    if noun is None or noun.possessive or noun.kind in PLACES or start - noun.end > BESIDE:
        return None
    if start > noun.end and not (noun.right == "d" and trigger.left_tag[:1] == "d"):
        return None
    if noun.coverb in _words("because"):
        return noun
    if noun.coverb not in _words("facing") or candidate.type in _AIMED or not candidate.after:
        return None
    goes_on = _judged().search(text, end, passage.clauses[candidate.clause].end)
    return noun if goes_on is not None and goes_on.start() > end else None


def beneath(text: str, candidate: Candidate) -> Noun | None:
    """Who does what others act under: 在|专家|建议下，甲关闭….

    Of 31 such words in 700 articles 29 are his; weights alone look for the subject of what follows.
    """
    if not _under().match(candidate.after) or candidate.passive or candidate.concept.symmetric:
        return None
    noun = None
    for other in candidate.passage.nouns:
        if other.clause == candidate.clause and not other.modifier and other.end <= candidate.trigger.start:
            noun = other
    if noun is None or noun.kind in PLACES or candidate.trigger.start - noun.end > BESIDE:
        return None
    return noun if text.startswith("在", noun.start - 1) or noun.coverb == "在" else None


@cache
def _judged() -> re.Pattern[str]:
    return re.compile(
        rf"的(?:{lang.alternatives(_words('conduct'))})|{lang.alternatives(_words('reacting'))}"
    )


@cache
def _under() -> re.Pattern[str]:
    return re.compile("之?下(?:[，。；]|$)")


@cache
def _words(name: str) -> tuple[str, ...]:
    return lang.load("zh", "claims").words("coverb", name)
