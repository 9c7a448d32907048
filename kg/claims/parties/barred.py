"""Whom the construction alone bars from doing what an event word tells, whatever the weights say."""

from functools import cache

import numpy as np

from kg import lang
from kg.claims.options.columns import NUMBER, Column, Flags, among, few, holds
from kg.claims.options.crowd import NOBODY
from kg.claims.parties import occasion, roles, subjects
from kg.claims.parties.bystanders import beside, evoking
from kg.claims.parties.laid import Laid

_BY, _TAKEN = few(roles.BY), few(roles.TAKEN)
_IN = few(["在", "于"])
_TELLING = few(["disclose", "statement"])
_GATHERING, _BUILDINGS = few(["attend", "protest"]), few(["organization", "place"])


@cache
def _does() -> Flags:
    """Coverbs and verbs between who undergoes it and who does it: 甲被乙…, 甲遭到乙…."""
    return few(roles.BY | {*lang.load("zh", "claims").words("coverb", "passive")})


@cache
def coverbs(role: str) -> Flags:
    """Coverbs of a role: `about` what others meet, `addressed` and `facing` before the other side."""
    return few(lang.load("zh", "claims").words("coverb", role))


class Barred:
    """Reads off the options in columns who cannot be the doer."""

    def __init__(self, laid: Laid, undergoer: Column) -> None:
        """Takes the options, and who undergoes it by grammar alone, by candidate."""
        self._laid, self._undergoer = laid, undergoer
        self._it, self._who, self._here = laid.it, laid.who, laid.here
        self._anybody, self._same_clause = laid.anybody, laid.same_clause

    def barred(self) -> Flags:
        """Everybody who is not the doer."""
        laid, it, who = self._laid, self._it, self._who
        here, taken = self._here, it.taken != 0
        barred: Flags = here & ((taken & (who.clause < it.clause)) | among(who.coverb, _TAKEN))
        barred |= here & (self._undergoes() | self._scene() | self._behind() | laid.owns_subject)
        barred |= self._speaks() | self._same_undergoes()
        for row in np.flatnonzero((it.reports != 0) & here).tolist():
            candidate, person = laid.candidates[laid.candidate[row]], laid.crowd.nouns[laid.noun[row]]
            barred[row] |= roles.passed_on(laid.text, candidate, person)
        barred |= (taken & ~here | (it.befalls != 0)) & self._anybody
        barred |= here & (laid.described_by_relative | self._told_by_somebody())
        barred |= here & (self._survives() | self._wards_off() | self._addressed() | self._objects())
        barred |= here & (self._faced() | self._of_the_occasion())
        barred |= self._beside_it() | laid.in_title
        return barred

    def _beside_it(self) -> Flags:
        """Who only stands beside the event word (see `bystanders.py`)."""
        laid = self._laid
        size = len(laid.crowd.nouns) + 1
        keys = beside(laid.text, laid.crowd, laid.candidates)
        stands = holds(keys, laid.candidate * size + laid.noun) & ~among(self._who.coverb, _BY)
        alone = np.array([evoking(candidate) >= 0 for candidate in laid.candidates], dtype=np.bool_)
        found: Flags = ((stands & self._here) | (~self._here & alone.take(laid.candidate))) & self._anybody
        return found

    def _of_the_occasion(self) -> Flags:
        """Who stands only in the occasion of what is said or done: 接受|甲|采访时说, 在|推特|上说."""
        laid, it, who = self._laid, self._it, self._who
        spans = occasion.occasions(laid.text), occasion.channels(laid.text)
        end, through = (np.array([*occasion.ends(one, laid.crowd.nouns), 0]).take(laid.noun) for one in spans)
        found: Flags = (end > 0) & (end <= it.start)
        found |= (through > 0) & (who.end <= it.start) & among(it.kind, _TELLING)
        found &= self._same_clause & self._anybody
        return found

    def _faced(self) -> Flags:
        """Who stands between 对 and a verb without a type of its own: 对|丙支持的公司|实施制裁."""
        it, who = self._it, self._who
        found: Flags = (it.faced >= 0) & (who.start > it.faced) & (who.end <= it.start) & self._anybody
        return found

    def _told_by_somebody(self) -> Flags:
        """Who stands behind the event word where its subject is nobody named: 有人|告诉甲."""
        it, who = self._it, self._who
        found: Flags = (it.somebody != 0) & (who.start >= it.end) & self._anybody
        return found

    def _addressed(self) -> Flags:
        """Who is only the other side of what the clause tells: 向甲|表示祝贺."""
        it, who = self._it, self._who
        found: Flags = among(who.coverb, coverbs("facing")) & among(it.kind, _TELLING)
        found |= among(who.coverb, coverbs("addressed"))
        found &= self._same_clause & (who.end <= it.start) & (it.nominal == NUMBER[""])
        found &= (it.symmetric != NUMBER["symmetric"]) & self._anybody
        return found

    def _objects(self) -> Flags:
        """Who speaks of an act that is the object of his verb: 甲谴责|起诉, 甲欢迎|裁决."""
        it, who = self._it, self._who
        found: Flags = (who.end <= it.start) & (it.spoken_of != 0) & self._same_clause & self._anybody
        return found

    def _wards_off(self) -> Flags:
        """Who is against what the event word tells, or meets with it: 甲打击|盗窃."""
        it, who = self._it, self._who
        found: Flags = self._same_clause & self._anybody & (who.end <= it.warded)
        return found

    def _survives(self) -> Flags:
        """Who is only told of behind those who were attacked by nobody named (甲遇刺，乙接任), or finds them
        (乙发现被杀害的甲)."""
        it, who = self._it, self._who
        attacked = (it.passive != NUMBER[""]) | (it.undergone != 0)
        attacked &= (it.kind == NUMBER["attack"]) & ~among(who.coverb, _does())
        rel = (it.nominal == NUMBER["rel"]) & self._same_clause
        found: Flags = attacked & ((who.clause > it.clause) | rel) & self._anybody
        return found

    def _undergoes(self) -> Flags:
        """Whom voice alone tells not to be the doer: who stands before the 被 of the same clause, or anywhere
        beside a word that is passive by itself (被捕), with no 被 or 由 of its own.

        Of 29 people with a name chosen beside such a word on annotated articles nobody did it.
        """
        it, who = self._it, self._who
        at = it.passive_at
        passive = (it.passive != NUMBER[""]) & (who.end <= at) & (at <= it.start)
        found: Flags = self._same_clause & passive
        found |= (it.undergone != 0) & self._anybody & ~among(who.coverb, _BY)
        return found

    def _same_undergoes(self) -> Flags:
        """Who undergoes it by grammar alone, named once more elsewhere: 甲…。甲被免职."""
        sure = self._undergoer.take(self._laid.candidate)
        found: Flags = (sure != NOBODY) & self._anybody
        found &= self._laid.people.actors.take(sure) == self._who.actors
        return found

    def _scene(self) -> Flags:
        """Whether a place or a medium is only where it happens: 会谈在维也纳举行, 在脸书发文说.

        Of a place that is sure only where nobody is named behind the event word: it may stand for who hosts.
        """
        it, who = self._it, self._who
        scene = (who.kind == NUMBER["media"]) | ((who.kind == NUMBER["place"]) & (it.behind == 0))
        scene &= among(who.coverb, _IN)
        scene |= self._before_its_doors()
        found: Flags = scene & self._same_clause & (who.start < it.start)
        return found

    def _before_its_doors(self) -> Flags:
        """Whether people only come together before a body's doors: 领事馆前举行集会.

        Of 9 bodies on 700 articles of the corpus that weights alone would have let do it, none did.
        """
        behind = [subjects.before_doors(self._laid.text, one) for one in self._laid.crowd.nouns]
        at = np.array([*behind, False], dtype=np.bool_).take(self._laid.noun)
        found: Flags = at & among(self._it.kind, _GATHERING) & among(self._who.kind, _BUILDINGS)
        return found

    def _speaks(self) -> Flags:
        """Whether somebody only speaks of what is done to others: 甲说，基地遭到袭击.

        Of 86 people chosen so without 被 or 由 on annotated articles 8 did it.
        """
        it, who = self._it, self._who
        speaks = (it.passive != NUMBER[""]) & (who.kind == NUMBER["person"])
        speaks &= (who.actors == it.speaker) & self._anybody
        found: Flags = speaks & ~among(who.coverb, _BY)
        return found

    def _behind(self) -> Flags:
        """Whether a passive word describes a noun: 遭逮捕的记者 undergoes it, and so does nobody behind."""
        it, who = self._it, self._who
        behind = (it.passive != NUMBER[""]) & (it.nominal == NUMBER["rel"])
        found: Flags = behind & self._same_clause & (who.start >= it.end)
        return found
