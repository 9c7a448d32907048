"""What the clause of an event says of its time beside the time that the text is at."""

import re
from functools import cache

from kg import lang
from kg.claims.words.candidates import Candidate

#: Characters of an adverb that is a clause by itself, with a conjunction: 而在此之前.
_ADVERB = 6


def says_then(candidate: Candidate, text: str) -> bool:
    """Whether the clause goes back to the time spoken of: 德国外长当时表示, not 当时的德国外长."""
    if _alone_before(candidate, text).endswith(_words("then")):
        return True
    return _then().search(candidate.before) is not None


def looks_back(candidate: Candidate, text: str) -> bool:
    """Whether the clause tells of a time before the one that the text is at: 甲此前曾访问乙. Of 43 annotated
    claims behind such a word without a date of their own 38 are undated, 5 have the date of the context."""
    return _alone_before(candidate, text).endswith(_words("back")) or _says("back", candidate)


def recurs(candidate: Candidate) -> bool:
    """Whether the clause tells of what is done again and again, all along or no more: 甲一直否认. Of 200
    annotated claims behind such a word that their context would date 45 have its date, the others none.
    Who 还多次 says something does so then and there."""
    return _says("habit", candidate)


def is_remembered(candidate: Candidate) -> bool:
    """Whether the event is long past and its anniversary is spoken of: 今年是两国建交50周年, not a feast."""
    return candidate.type not in _FEASTS and _anniversary().match(candidate.after) is not None


#: What is done on an anniversary: 举行建交50周年招待会, 纪念建交50周年.
_FEASTS = ("attend", "support")


@cache
def _anniversary() -> re.Pattern[str]:
    return re.compile("[^0-9一二三四五六七八九十百]{0,4}[0-9一二三四五六七八九十百]{1,4}多?(?:周年|年纪念)")


def _alone_before(candidate: Candidate, text: str) -> str:
    """The clause before that of the event word where it is no more than an adverb (此前，): else empty."""
    if not candidate.clause:
        return ""
    alone = text[slice(*candidate.passage.clauses[candidate.clause - 1])].strip("，, ")
    return alone if len(alone) <= _ADVERB else ""


def _says(name: str, candidate: Candidate) -> bool:
    """Whether a word of a list stands before the event word in its clause, and in no name."""
    start = candidate.trigger.start - len(candidate.before)
    found = [start + match.start() for match in _pattern(name).finditer(candidate.before)]
    if not found:
        return False
    names = [noun.mention.span for noun in candidate.passage.nouns]
    return any(not any(span.start <= at < span.end for span in names) for at in found)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    lead = "(?<![还的])" if name == "habit" else ""
    return re.compile(f"{lead}(?:{lang.alternatives(_words(name))})")


@cache
def _then() -> re.Pattern[str]:
    return re.compile(f"(?:{lang.alternatives(_words('then'))})(?!的)")


@cache
def _words(name: str) -> tuple[str, ...]:
    return lang.load("zh", "dating").words(name, "words")
