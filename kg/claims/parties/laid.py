"""Options of many candidates one below the other, in columns: who stands beside which event word."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from kg.claims.options.columns import NUMBER, Column, Flags
from kg.claims.options.crowd import NOBODY
from kg.claims.parties import occasion
from kg.claims.parties.asked import Asked, Stage
from kg.claims.words.candidates import Candidate

NONE, SENTENCE = NUMBER["none"], NUMBER["sentence"]


class Rows(NamedTuple):
    """Of every option the row of its candidate, the row of its noun, and where that was found."""

    candidate: Column
    noun: Column
    source: Column


class Laid:
    """Options of some candidates: `candidate` and `noun` are rows of `asked` and of `people`, an option each;
    `it` and `who` look these rows up."""

    def __init__(self, stage: Stage, candidates: Sequence[Candidate], asked: Asked, rows: Rows) -> None:
        """Look the rows up."""
        self.candidates, self.crowd, self.text, self.asked = candidates, stage.crowd, stage.text, asked
        self.people = stage.crowd.people()
        self.candidate, self.noun, self.source = rows
        self.it, self.who = asked.rows(self.candidate), self.people.rows(self.noun)
        self.here, self.anybody = self.source == SENTENCE, self.noun != NOBODY
        self.same_clause = self.who.clause == self.it.clause

    @cached_property
    def described_by_relative(self) -> Flags:
        """Who stands in a relative clause that the event word is not in: 伊朗|支持的民兵袭击…."""
        it, who = self.it, self.who
        outside = (it.start >= who.bound) | (it.start < who.start)
        found: Flags = (who.bound > 0) & outside & self.same_clause & self.anybody
        return found

    @cached_property
    def in_title(self) -> Flags:
        """Who stands within the title of a text that the event word is not in, or is a headline's source:
        《|甲|工作条例》, 乙拟取消关税--|甲|."""
        found: Flags = np.zeros(len(self.noun), dtype=np.bool_)
        for spans in (occasion.works(self.text), occasion.sourced(self.text)):
            held = [*occasion.within(spans, self.crowd.nouns), occasion.NOWHERE]
            opens, closes = np.array(held, dtype=np.intp).take(self.noun, axis=0).T
            found |= (closes > 0) & ((self.it.start < opens) | (closes <= self.it.start))
        return found

    @cached_property
    def owns_subject(self) -> Flags:
        """Whether a noun only owns whoever stands unnamed as the subject: 王某的亲属要求…."""
        it, who = self.it, self.who
        owner = (it.taken != 0) & (who.possessive == NUMBER["de"]) & self.same_clause
        found: Flags = owner & (who.start < it.start) & self.anybody
        return found
