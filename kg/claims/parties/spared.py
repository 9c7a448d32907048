"""Whom the construction alone tells not to undergo what an event word tells, and whom for certain."""

import re
from functools import cache

import numpy as np

from kg import lang
from kg.claims.options.columns import NUMBER, Flags, among, few
from kg.claims.options.crowd import NOBODY
from kg.claims.parties import roles
from kg.claims.parties.barred import coverbs
from kg.claims.parties.casting import Doers
from kg.claims.words.candidates import Candidate
from kg.claims.words.nouns import Noun, joining
from kg.lang.event_types import SPEECH

#: Who undergoes these does not stand in a clause behind: of 29 such on annotated articles 9 did, and in 14
#: nobody. Of 42 owners in another clause 12 did.
_WITHIN_CLAUSE = few(["threaten", "visit"])
#: Types of what is said for or against something.
_JUDGING = few(["accuse", "protest", "reject", "support"])
#: Types of speaking with somebody about something.
_DISCUSSING = few(["agree", "meet", "statement"])


class Bars:
    """What the construction alone tells of who undergoes what candidates tell, whoever does it.

    `certain` is who undergoes it for certain, by candidate, `sure` whether an option is; `barred` are those
    who do not, `does` those who are the doer where one is chosen within the sentence; `speaks` goes by noun.
    """

    def __init__(self, doers: Doers) -> None:
        """Ask it once for all looks."""
        self.doers, it, passive = doers, doers.it, doers.it.passive != NUMBER[""]
        text, crowd, candidates = doers.text, doers.crowd, doers.candidates
        told = crowd.found(roles.installed(text, crowd, c) or roles.described(crowd, c) for c in candidates)
        self.certain = np.where(told == NOBODY, doers.undergoer, told)
        self.sure: Flags = (self.certain.take(doers.candidate) == doers.noun) & doers.anybody
        self.several = np.array([len(noun.mention.actors) > 1 for noun in crowd.nouns] + [False])
        self.speaks = np.array([_speaks_for(text, noun) for noun in crowd.nouns] + [False])
        self.does: Flags = passive & (doers.who.coverb == it.passive) & doers.same_clause & doers.anybody
        silent = np.array([roles.keeps_silent(candidate) for candidate in candidates])
        suffers = passive | (it.undergone != 0)
        barred: Flags = doers.described_by_relative | (suffers & doers.owns_subject)
        barred |= (doers.certain.take(doers.candidate) == doers.noun) | self._discussed() | self._elsewhere()
        barred |= self._denied() | self._listed() | self._suffers_war() | doers.in_title
        barred &= doers.here
        self.barred: Flags = (barred | silent.take(doers.candidate)) & doers.anybody

    def _discussed(self) -> Flags:
        """What others meet or speak about: 甲就乙与丙会谈."""
        it, who = self.doers.it, self.doers.who
        discussed = among(who.coverb, coverbs("about")) & among(it.kind, _DISCUSSING)
        found: Flags = discussed & self.doers.same_clause
        return found

    def _elsewhere(self) -> Flags:
        """Who only stands in another clause than the event word: an owner, and whoever comes in what is
        warned of (警告说，…) or behind a journey."""
        it, who = self.doers.it, self.doers.who
        found: Flags = ~self.doers.same_clause & (who.possessive == NUMBER["de"])
        found |= (who.clause > it.clause) & among(it.kind, _WITHIN_CLAUSE)
        return found

    def _denied(self) -> Flags:
        """Who has part in what is denied: 甲否认|乙|向丙提供武器 denies nothing to 乙. Four of 12 annotated
        denials name such a one, and none of these undergoes them."""
        doers = self.doers
        ends = np.array([_denied_until(candidate) for candidate in doers.candidates], dtype=np.intp)
        found: Flags = (doers.who.start >= doers.it.end) & (doers.who.end <= ends.take(doers.candidate))
        return found

    def _listed(self) -> Flags:
        """Who is named beside the event as another thing: 甲的入侵和|乙的动荡."""
        doers = self.doers
        behind = [_behind_list(doers.text, candidate) for candidate in doers.candidates]
        at = np.array(behind, dtype=np.intp).take(doers.candidate)
        found: Flags = (doers.who.start == at) & (doers.it.symmetric != NUMBER["symmetric"])
        return found

    def _suffers_war(self) -> Flags:
        """Where what somebody is for or against takes place: 甲谴责|乙国|战争 does not condemn 乙国."""
        doers = self.doers
        war = [doers.text.startswith(_strife(), noun.end) for noun in doers.crowd.nouns]
        at = np.array([*war, False], dtype=np.bool_).take(doers.noun)
        found: Flags = at & among(doers.it.kind, _JUDGING) & doers.same_clause & doers.anybody
        return found


@cache
def _strife() -> tuple[str, ...]:
    return lang.load("zh", "claims").words("subject", "strife")


def _behind_list(text: str, candidate: Candidate) -> int:
    """Where what stands in a list with an event word begins; -1 where there is no list."""
    found = _joined().match(text, candidate.trigger.end)
    return found.end() if found else -1


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(lang.alternatives(joining("last")))


def _denied_until(candidate: Candidate) -> int:
    """Where the last act stands that a word of denying denies in its clause; 0 where it denies none."""
    if candidate.trigger.word not in _denying():
        return 0
    end = candidate.passage.clauses[candidate.clause].end
    acts = [t.start for t in candidate.rivals if t.end <= end and t.concepts[0].type not in SPEECH]
    return max(acts, default=0)


@cache
def _denying() -> frozenset[str]:
    return frozenset(lang.load("zh", "factuality").words("before", "denied"))


def _speaks_for(text: str, noun: Noun) -> bool:
    """Whether a title before a name tells that its bearer speaks for somebody."""
    start, end = noun.start, noun.mention.span.start
    return start < end and text.endswith(_speaking_for(), start, end)


@cache
def _speaking_for() -> tuple[str, ...]:
    return lang.load("zh", "claims").words("subject", "speaking-for")
