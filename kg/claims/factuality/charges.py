"""What somebody is charged with may not have happened; what comes of the charge has: 因涉嫌行贿被逮捕."""

import re
from functools import cache

from kg import lang
from kg.claims.factuality.markers import Marker
from kg.claims.factuality.rules import listed, suffered
from kg.claims.words.candidates import Candidate

#: Types of what the law does with whom it charges.
_PURSUED = frozenset({"accuse", "coerce", "investigate"})


def follows_charge(text: str, marker: Marker, candidate: Candidate) -> bool:
    """Whether a word of charging stands before an event that is no part of the charge.

    Of 34 events in one clause with 涉嫌 and behind the end of the charge 32 had happened; half of them were
    told as possible (annotated articles).
    """
    if marker.word not in listed("charges"):
        return False
    trigger = candidate.trigger
    if marker.end < trigger.start - len(candidate.before):
        return True  # another clause
    between = text[marker.end : trigger.start]
    if text.startswith("以", marker.start - 1) and candidate.type in _PURSUED and len(between) > 1:
        return True  # 以涉嫌贪污拘留了乙
    return bool(_ends().search(between, 2)) or (len(between) > 1 and suffered(trigger))


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(lang.alternatives(listed("charged")))
