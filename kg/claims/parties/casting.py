"""Who does what candidates tell, for many of them at once.

Options lie one below the other: of every candidate nobody, the nouns of its sentence within reach, then those
from outside it. They are weighed for both roles at a stroke.
"""

from collections.abc import Sequence
from functools import cache, cached_property
from itertools import chain

import numpy as np

from kg import lang
from kg.claims.options.ballot import Ballot, Chosen, Described
from kg.claims.options.columns import NUMBER, Column, Flags, among, few, holds, numbered, spelled
from kg.claims.options.crowd import NOBODY, Crowd
from kg.claims.options.sheet import Sheet
from kg.claims.parties import constructions, occasion, roles, subjects
from kg.claims.parties.asked import Asked, Stage
from kg.claims.parties.bystanders import beside, evoking
from kg.claims.parties.meeting import met
from kg.claims.parties.relation import Pairs
from kg.claims.parties.roles import Context, Option
from kg.claims.words.candidates import Candidate
from kg.weighing import Weights, template, weights

_NOBODY = template(
    "nobody", "type word passive nominal led stranger",
    "", "type", "word", "passive", "nominal", "led", "stranger led", "stranger type", "passive type",
)  # fmt: skip
_OUTSIDE = template(
    "outside", "source led type kind quoted first clauses nominal",
    "source", "source led", "source type", "source kind", "source quoted", "source first", "source clauses",
    "source nominal", "source led quoted",
)  # fmt: skip
_OUTSIDER = template(
    "outsider", "source form weight passive word stranger",
    "source form", "source weight", "source passive", "source word", "source stranger",
)  # fmt: skip

_BY, _TAKEN = few(roles.BY), few(roles.TAKEN)
_IN = few(["在", "于"])
_TELLING = few(["disclose", "statement"])
_GATHERING, _BUILDINGS = few(["attend", "protest"]), few(["organization", "place"])
_NONE, SENTENCE = NUMBER["none"], NUMBER["sentence"]


@cache
def _does() -> Flags:
    """Coverbs and verbs between who undergoes it and who does it: 甲被乙…, 甲遭到乙…."""
    return few(roles.BY | {*lang.load("zh", "claims").words("coverb", "passive")})


@cache
def coverbs(role: str) -> Flags:
    """Coverbs of a role: `about` what others meet, `addressed` and `facing` before the other side."""
    return few(lang.load("zh", "claims").words("coverb", role))


class Doers:
    """Everybody who may do what some candidates tell, a row an option, and who is chosen.

    `candidate` and `noun` are rows of `asked` and of `people`; `it` and `who` are these rows, an option each.
    Needs at least one candidate.
    """

    def __init__(self, stage: Stage, candidates: Sequence[Candidate], contexts: Sequence[Context]) -> None:
        """Propose, weigh and choose."""
        self.candidates, self.contexts, self.crowd, self.text = candidates, contexts, stage.crowd, stage.text
        reached = [roles.within_reach(stage.crowd, candidate) for candidate in candidates]
        outside = [roles.outside(stage.crowd, *it) for it in zip(candidates, contexts, strict=True)]
        strangers = stage.crowd.found(n for found in outside for _, n in found)
        self.named = stage.crowd.found(roles.named_within(stage.crowd, it) for it in candidates)
        self.certain = stage.crowd.found(subjects.doer(stage.text, stage.crowd, it) for it in candidates)
        self.undergoer = stage.crowd.found(map(constructions.undergoer, candidates))
        self.met = met(stage.crowd, candidates, contexts)
        self.asked = Asked.of(stage, candidates, contexts)
        self.people, self.shared = stage.crowd.people(), stage.crowd.shared()
        everyone = np.arange(len(candidates))
        self.pairs = self._pairs(stage, np.repeat(everyone, list(map(len, reached))), reached)
        of_outsider = np.repeat(everyone, list(map(len, outside)))
        sources = numbered([source for found in outside for source, _ in found])
        self._propose(everyone, of_outsider, strangers, sources)
        self.rows = {id(candidate): row for row, candidate in enumerate(candidates)}
        self.ballot = self.settled(Ballot(self.candidate, self.scores[:, 0], self._barred()), self.noun)
        chosen, sure = self.ballot.choose()
        self.chosen = Chosen(chosen, self.noun.take(chosen), self.source.take(chosen), sure)

    def _pairs(self, stage: Stage, candidate: Column, reached: Sequence[Sequence[int]]) -> Pairs:
        """The nouns of each sentence beside its event words, but for names that an event word touches."""
        asked, people = self.asked, self.people
        noun = np.array(list(chain.from_iterable(reached)), dtype=np.intp)
        touches = people.name_start.take(noun) < asked.end.take(candidate)
        touches &= asked.start.take(candidate) < people.name_end.take(noun)
        return Pairs(stage, asked, people, candidate[~touches], noun[~touches])

    def _propose(self, everyone: Column, of_outsider: Column, strangers: Column, sources: Column) -> None:
        """Put all options in order, with what they weigh as doer and as undergoer."""
        pairs = self.pairs
        candidate = np.concatenate((everyone, pairs.candidate, of_outsider))
        order = candidate.argsort(kind="stable")
        self.candidate = candidate.take(order)
        noun = np.concatenate((np.full_like(everyone, NOBODY), pairs.noun, strangers))
        self.noun = noun.take(order)
        source = np.full_like(everyone, _NONE), np.full_like(pairs.noun, SENTENCE), sources
        self.source = np.concatenate(source).take(order)
        self.it, self.who = self.asked.rows(self.candidate), self.people.rows(self.noun)
        self.here, self.anybody = self.source == SENTENCE, self.noun != NOBODY
        self.same_clause = self.who.clause == self.it.clause
        sheets = (self._nobody(), pairs.sheet(), self._outside(of_outsider, strangers, sources))
        self.described = Described(sheets, order)
        self.tables = weights("agent"), weights("target")
        self.scores = np.concatenate([sheet.scores(*self.tables) for sheet in sheets]).take(order, axis=0)

    def is_weighed_by(self, *tables: Weights) -> bool:
        """Whether options have been weighed by these tables."""
        return all(one is other for one, other in zip(tables, self.tables, strict=True))

    def _nobody(self) -> Sheet:
        it = self.asked
        return Sheet.of((_NOBODY, it.kind, it.word, it.passive, it.nominal, it.led, it.stranger))

    def _outside(self, of: Column, noun: Column, source: Column) -> Sheet:
        it, who = self.asked.rows(of), self.people.rows(noun)
        return Sheet.of(
            (_OUTSIDE, source, it.lead, it.kind, who.kind, it.site, it.first, it.clauses, it.nominal),
            (_OUTSIDER, source, who.form, who.weight, it.passive, it.word, it.stranger),
        )

    def settled(self, ballot: Ballot, noun: Column) -> Ballot:
        """A ballot of options that are these nouns: where weights prefer somebody else to who does it for
        certain, all but him are barred. Where he is no option it stays as it is."""
        of, actors = ballot.candidate, self.people.actors
        certain = self.certain.take(of)
        doer = (certain == noun) & (certain != NOBODY) & ~ballot.barred
        preferred = noun.take(ballot.choose()[0])
        other = (preferred == NOBODY) | (actors.take(preferred) != actors.take(self.certain))
        told = np.zeros(len(self.candidates), dtype=np.bool_)
        told[of[doer]] = True
        told &= other
        barred = ballot.barred | (told.take(of) & ~doer)
        return Ballot(of, ballot.scores, barred) if told.any() else ballot

    def _barred(self) -> Flags:
        """Whom the construction alone bars from being the doer."""
        it, who = self.it, self.who
        here, taken = self.here, it.taken != 0
        barred: Flags = here & ((taken & (who.clause < it.clause)) | among(who.coverb, _TAKEN))
        barred |= here & (self._undergoes() | self._scene() | self._behind() | self.owns_subject)
        barred |= self._speaks() | self._same_undergoes()
        for row in np.flatnonzero((it.reports != 0) & here).tolist():
            candidate, person = self.candidates[self.candidate[row]], self.crowd.nouns[self.noun[row]]
            barred[row] |= roles.passed_on(self.text, candidate, person)
        barred |= (taken & ~here | (it.befalls != 0)) & self.anybody
        barred |= here & (self.described_by_relative | self._told_by_somebody())
        barred |= here & (self._survives() | self._wards_off() | self._addressed() | self._objects())
        barred |= here & (self._faced() | self._of_the_occasion())
        barred |= self._beside_it()
        return barred

    def _beside_it(self) -> Flags:
        """Who only stands beside the event word (see `bystanders.py`)."""
        size = len(self.crowd.nouns) + 1
        keys = beside(self.text, self.crowd, self.candidates)
        stands = holds(keys, self.candidate * size + self.noun) & self.here & ~among(self.who.coverb, _BY)
        alone = np.array([evoking(candidate) >= 0 for candidate in self.candidates], dtype=np.bool_)
        found: Flags = (stands | (~self.here & alone.take(self.candidate))) & self.anybody
        return found

    def _of_the_occasion(self) -> Flags:
        """Who stands only in the occasion of what is said or done: 接受|甲|采访时说, 在|推特|上说."""
        it, who = self.it, self.who
        spans = occasion.occasions(self.text), occasion.channels(self.text)
        end, through = (np.array([*occasion.ends(one, self.crowd.nouns), 0]).take(self.noun) for one in spans)
        found: Flags = (end > 0) & (end <= it.start)
        found |= (through > 0) & (who.end <= it.start) & among(it.kind, _TELLING)
        found &= self.same_clause & self.anybody
        return found

    def _faced(self) -> Flags:
        """Who stands between 对 and a verb without a type of its own: 对|丙支持的公司|实施制裁."""
        it, who = self.it, self.who
        found: Flags = (it.faced >= 0) & (who.start > it.faced) & (who.end <= it.start) & self.anybody
        return found

    def _told_by_somebody(self) -> Flags:
        """Who stands behind the event word where its subject is nobody named: 有人|告诉甲."""
        it, who = self.it, self.who
        found: Flags = (it.somebody != 0) & (who.start >= it.end) & self.anybody
        return found

    def _addressed(self) -> Flags:
        """Who is only the other side of what the clause tells: 向甲|表示祝贺."""
        it, who = self.it, self.who
        found: Flags = among(who.coverb, coverbs("facing")) & among(it.kind, _TELLING)
        found |= among(who.coverb, coverbs("addressed"))
        found &= self.same_clause & (who.end <= it.start) & (it.nominal == NUMBER[""])
        found &= (it.symmetric != NUMBER["symmetric"]) & self.anybody
        return found

    def _objects(self) -> Flags:
        """Who speaks of an act that is the object of his verb: 甲谴责|起诉, 甲欢迎|裁决."""
        it, who = self.it, self.who
        found: Flags = (who.end <= it.start) & (it.spoken_of != 0) & self.same_clause & self.anybody
        return found

    def _wards_off(self) -> Flags:
        """Who is against what the event word tells, or meets with it: 甲打击|盗窃."""
        it, who = self.it, self.who
        found: Flags = self.same_clause & self.anybody & (who.end <= it.warded)
        return found

    def _survives(self) -> Flags:
        """Who is only told of behind those who were attacked by nobody named (甲遇刺，乙接任), or finds them
        (乙发现被杀害的甲)."""
        it, who = self.it, self.who
        attacked = (it.passive != NUMBER[""]) | (it.undergone != 0)
        attacked &= (it.kind == NUMBER["attack"]) & ~among(who.coverb, _does())
        rel = (it.nominal == NUMBER["rel"]) & self.same_clause
        found: Flags = attacked & ((who.clause > it.clause) | rel) & self.anybody
        return found

    @cached_property
    def described_by_relative(self) -> Flags:
        """Who stands in a relative clause that the event word is not in: 伊朗|支持的民兵袭击…."""
        it, who = self.it, self.who
        outside = (it.start >= who.bound) | (it.start < who.start)
        found: Flags = (who.bound > 0) & outside & self.same_clause & self.anybody
        return found

    def _undergoes(self) -> Flags:
        """Whom voice alone tells not to be the doer: who stands before the 被 of the same clause, or anywhere
        beside a word that is passive by itself (被捕), with no 被 or 由 of its own.

        Of 29 people with a name chosen beside such a word on annotated articles nobody did it.
        """
        it, who = self.it, self.who
        at = it.passive_at
        passive = (it.passive != NUMBER[""]) & (who.end <= at) & (at <= it.start)
        found: Flags = self.same_clause & passive
        found |= (it.undergone != 0) & self.anybody & ~among(who.coverb, _BY)
        return found

    def _same_undergoes(self) -> Flags:
        """Who undergoes it by grammar alone, named once more elsewhere: 甲…。甲被免职."""
        sure = self.undergoer.take(self.candidate)
        found: Flags = (sure != NOBODY) & self.anybody
        found &= self.people.actors.take(sure) == self.who.actors
        return found

    def _scene(self) -> Flags:
        """Whether a place or a medium is only where it happens: 会谈在维也纳举行, 在脸书发文说.

        Of a place that is sure only where nobody is named behind the event word: it may stand for who hosts.
        """
        it, who = self.it, self.who
        scene = (who.kind == NUMBER["media"]) | ((who.kind == NUMBER["place"]) & (it.behind == 0))
        scene &= among(who.coverb, _IN)
        scene |= self._before_its_doors()
        found: Flags = scene & self.same_clause & (who.start < it.start)
        return found

    def _before_its_doors(self) -> Flags:
        """Whether people only come together before a body's doors: 领事馆前举行集会.

        Of 9 bodies on 700 articles of the corpus that weights alone would have let do it, none did.
        """
        behind = [subjects.before_doors(self.text, one) for one in self.crowd.nouns]
        at = np.array([*behind, False], dtype=np.bool_).take(self.noun)
        found: Flags = at & among(self.it.kind, _GATHERING) & among(self.who.kind, _BUILDINGS)
        return found

    def _speaks(self) -> Flags:
        """Whether somebody only speaks of what is done to others: 甲说，基地遭到袭击.

        Of 86 people chosen so without 被 or 由 on annotated articles 8 did it.
        """
        it, who = self.it, self.who
        speaks = (it.passive != NUMBER[""]) & (who.kind == NUMBER["person"])
        speaks &= (who.actors == it.speaker) & self.anybody
        found: Flags = speaks & ~among(who.coverb, _BY)
        return found

    def _behind(self) -> Flags:
        """Whether a passive word describes a noun: 遭逮捕的记者 undergoes it, and so does nobody behind."""
        it, who = self.it, self.who
        behind = (it.passive != NUMBER[""]) & (it.nominal == NUMBER["rel"])
        found: Flags = behind & self.same_clause & (who.start >= it.end)
        return found

    @cached_property
    def owns_subject(self) -> Flags:
        """Whether a noun only owns whoever stands unnamed as the subject: 王某的亲属要求…."""
        it, who = self.it, self.who
        owner = (it.taken != 0) & (who.possessive == NUMBER["de"]) & self.same_clause
        found: Flags = owner & (who.start < it.start) & self.anybody
        return found

    def nearness(self, rows: Column) -> Column:
        """How near the nouns of some options stand; blank for all but those of the sentence."""
        place = self.described.order.take(rows) - len(self.candidates)
        near = np.concatenate((self.pairs.nearness(), np.full((5, 1), NUMBER[""])), axis=1)
        last = near.shape[1] - 1
        return near.take(np.where((place >= 0) & (place < last) & (rows >= 0), place, last), axis=1)

    def agents(self) -> list[Option]:
        """Who does it, by candidate."""
        return options(self.crowd, self.chosen)


def options(crowd: Crowd, chosen: Chosen) -> list[Option]:
    """Nouns and where they were found, as options."""
    found = [crowd.nouns[noun] if noun != NOBODY else None for noun in chosen.noun.tolist()]
    return [Option(noun, source) for noun, source in zip(found, spelled(chosen.source), strict=True)]
