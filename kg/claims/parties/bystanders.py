"""Who stands beside an event word in its sentence and does not do what it tells, by grammar alone.

Who is told what he must do does not ask for it (甲说，|乙|必须…), who brings others to protest does not
(乙|引发抗议), who meets with an accusation did not make it (乙|面临指控), and where something happens, by
what and with whom, is no subject of it (甲在|乙|…, 根据|乙|的规定，…, 与|乙|合作，…).
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np

from kg import lang
from kg.claims.options.columns import Column
from kg.claims.options.crowd import Crowd
from kg.claims.words.candidates import Candidate
from kg.claims.words.nouns import Noun
from kg.lang.event_types import SPEECH

#: Types of what others answer with, and of what meets somebody.
_ANSWERS = (SPEECH - {"disclose"}) | {"protest"}
_MEETS = frozenset({"accuse", "sanction", "threaten"})
#: Types of what a body has done to it that somebody else appoints, accuses or hears.
_BY_BODIES = frozenset({"accuse", "appoint"})
#: How far such an answer stands behind the verb that brings it about, and an accusation behind the verb of
#: whoever meets with it.
_NEAR = 14


def beside(text: str, crowd: Crowd, candidates: Sequence[Candidate]) -> Column:
    """The bystanders of candidates, sorted: of each the row of the candidate times one more than there are
    nouns, plus the row of the noun."""
    size = len(crowd.nouns) + 1
    found = [
        row * size + crowd.known[id(noun)]
        for row, candidate in enumerate(candidates)
        for noun in bystanders(text, candidate)
    ]
    return np.unique(np.array(found, dtype=np.intp))


def bystanders(text: str, candidate: Candidate) -> Iterator[Noun]:
    """The nouns of its sentence that do not do what an event word tells.

    Of 40 claims drawn among the 148 of 400 articles of the corpus that read otherwise without these, 18 no
    longer name who did not do it, and 5 lose who did.
    """
    start = candidate.trigger.start
    evoked, met = evoking(candidate), _meeting(candidate)
    low = _obliged(text, candidate)
    bare = candidate.passive and candidate.passive_at + len(candidate.passive) == start
    for noun in candidate.passage.nouns:
        if noun.modifier:
            continue
        if noun.end > start:
            stands = bare and noun.start >= start and noun.kind == "person"
        else:
            same = noun.clause == candidate.clause
            stands = noun.end <= evoked or (same and noun.end <= met)
            stands = stands or (same and noun.start >= low and not _speaks(noun))
            stands = stands or (bare and (noun.kind == "person" or candidate.type in _BY_BODIES))
            stands = stands or (noun.coverb != "" and _aside(text, candidate, noun))
        if stands:
            yield noun


def evoking(candidate: Candidate) -> int:
    """Where a verb stands by whose subject others do what the event word tells (引发抗议); else -1."""
    if candidate.type not in _ANSWERS or candidate.passive:
        return -1
    before = candidate.before[-_NEAR:]
    if before.endswith(_words("bystander", "evoking-next")):
        return candidate.trigger.start
    found = [
        m.start()
        for m in _any_of("evoking").finditer(before)
        if not _any_of("closing").search(before, m.end())
    ]
    return candidate.trigger.start - len(before) + found[-1] if found else -1


def _meeting(candidate: Candidate) -> int:
    """Where a verb stands whose subject meets with an accusation, or answers it; -1 where there is none."""
    if candidate.type not in _MEETS or candidate.passive:
        return -1
    before = candidate.before[-_NEAR:]
    at = candidate.trigger.start - len(before)
    found = [match.start() for match in _any_of("meeting").finditer(before)]
    if not found and not candidate.after:
        found = [match.start() for match in _any_of("answering").finditer(before)]
    return at + found[-1] if found else -1


def _obliged(text: str, candidate: Candidate) -> int:
    """From where on whoever stands before a word of obligation is the one who is obliged: behind the last
    word of saying; the end of the text where it is none."""
    trigger, passage = candidate.trigger, candidate.passage
    if candidate.type != "request" or candidate.nominal or trigger.word not in _obliging():
        return len(text)
    if trigger.word in _wanting() and any(
        noun.start == trigger.end or noun.mention.span.start == trigger.end for noun in passage.nouns
    ):
        return len(text)  # 甲要|乙|…: who wants it
    spoken = any(other.concepts[0].type in SPEECH for other in candidate.rivals[: candidate.rank])
    if trigger.word in _wanting() and not (spoken or candidate.quoted):
        return len(text)  # 甲要会见乙: what he intends
    low = passage.clauses[candidate.clause].start
    for other in candidate.rivals[: candidate.rank]:
        if other.end > low and other.concepts[0].type in SPEECH:
            low = other.end
    return low


def _speaks(noun: Noun) -> bool:
    """Whether a noun is a pronoun of whoever speaks."""
    return noun.mention.form == "pronoun" and noun.mention.text[:1] == "我"


def _aside(text: str, candidate: Candidate, noun: Noun) -> bool:
    """Whether a coverb makes a noun the place, the ground or the company of what is told elsewhere."""
    same = noun.clause == candidate.clause
    if noun.coverb == "在":
        under = _under().search(text, noun.end, candidate.trigger.start) is not None
        return under or (same and _is_place(text, candidate, noun))
    if noun.coverb == "应":
        return _asked().match(text, noun.end, candidate.trigger.start) is not None
    if noun.coverb in _by():
        return not same and not candidate.passive and candidate.type not in SPEECH
    return noun.coverb in _with() and not same


def _is_place(text: str, candidate: Candidate, noun: Noun) -> bool:
    """Whether 在 stands between a subject and where it does something: 甲在|美国|上诉."""
    if noun.kind == "person" and not noun.possessive:
        return False
    own = [n for n in candidate.passage.nouns if n.clause == noun.clause and n.end <= noun.start]
    if not any(not n.coverb and not n.modifier and not n.possessive for n in own):
        return False
    return _any_of("closing").search(text, noun.end, candidate.passage.clauses[noun.clause].end) is None


@cache
def _words(group: str, name: str) -> tuple[str, ...]:
    return lang.load("zh", "claims").words(group, name)


@cache
def _obliging() -> frozenset[str]:
    return frozenset(_words("bystander", "obliging"))


@cache
def _wanting() -> frozenset[str]:
    return frozenset(_words("bystander", "wanting"))


@cache
def _by() -> frozenset[str]:
    return frozenset(_words("bystander", "by"))


@cache
def _with() -> frozenset[str]:
    return frozenset(_words("join", "sides"))


@cache
def _any_of(name: str) -> re.Pattern[str]:
    return re.compile(lang.alternatives(_words("bystander", name)))


@cache
def _asked() -> re.Pattern[str]:
    return re.compile(f"[^，。；]{{0,6}}?(?:{lang.alternatives(_words('bystander', 'asked'))})")


@cache
def _under() -> re.Pattern[str]:
    return re.compile(f"(?:{lang.alternatives(_words('bystander', 'under'))})之?下")
