"""What a negated claim negates: the act, or only that somebody means to, can or has yet done it."""

from functools import cache

from kg.lang import load
from kg.lang.fold import fold
from kg.records import Claim, Factuality

# So near before a trigger, or right before it, a copula negates the word for an act: 并非贸易战, 不是在批评.
_NEAR = 1


def unmeant(claim: Claim) -> bool:
    """Whether it is negated that somebody means to do it: 无意与他会谈. He may have done it all the same."""
    return claim.factuality is Factuality.NEGATED and _holds(_before(claim), "intentions")


def denies(claim: Claim) -> bool:
    """Whether a negated claim says that an act did not take place: not that nobody means to or will do it,
    nor that it is called by a wrong word, nor how long it took until it was done."""
    before, copulas = _before(claim), _words("copulas")
    named = before.endswith(copulas) or before[:-_NEAR].endswith(copulas)
    named = named and not fold(claim.trigger).startswith("被")
    later = _holds(fold(claim.quote), "until")
    return not (named or later or _holds(before, "intentions") or _holds(before, "prospects"))


def not_yet(claim: Claim) -> bool:
    """Whether a negated claim speaks of the time up to now: 至今没有会谈."""
    return _holds(fold(claim.quote), "so-far")


def _before(claim: Claim) -> str:
    return fold(claim.quote[: max(claim.trigger_span.start - claim.span.start, 0)])


def _holds(text: str, group: str) -> bool:
    return any(word in text for word in _words(group))


@cache
def _words(group: str) -> tuple[str, ...]:
    return load("zh", "merge").words(group, "triggers")
