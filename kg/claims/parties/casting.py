"""Who does what candidates tell, for many of them at once.

Options lie one below the other: of every candidate nobody, the nouns of its sentence within reach, then those
from outside it. They are weighed for both roles at a stroke.
"""

from collections.abc import Sequence
from itertools import chain

import numpy as np

from kg.claims.options.ballot import Ballot, Chosen, Described
from kg.claims.options.columns import NUMBER, Column, numbered, spelled
from kg.claims.options.crowd import NOBODY, Crowd
from kg.claims.options.sheet import Sheet
from kg.claims.parties import constructions, roles, subjects
from kg.claims.parties.asked import Asked, Stage
from kg.claims.parties.barred import Barred
from kg.claims.parties.laid import NONE, SENTENCE, Laid, Rows
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


class Doers(Laid):
    """Everybody who may do what some candidates tell, a row an option, and who is chosen.

    Needs at least one candidate.
    """

    def __init__(self, stage: Stage, candidates: Sequence[Candidate], contexts: Sequence[Context]) -> None:
        """Propose, weigh and choose."""
        self.contexts = contexts
        reached = [roles.within_reach(stage.crowd, candidate) for candidate in candidates]
        outside = [roles.outside(stage.crowd, *it) for it in zip(candidates, contexts, strict=True)]
        strangers = stage.crowd.found(n for found in outside for _, n in found)
        self.named = stage.crowd.found(roles.named_within(stage.crowd, it) for it in candidates)
        self.certain = stage.crowd.found(subjects.doer(stage.text, stage.crowd, it) for it in candidates)
        self.undergoer = stage.crowd.found(map(constructions.undergoer, candidates))
        self.met = met(stage.crowd, candidates, contexts)
        asked, self.shared = Asked.of(stage, candidates, contexts), stage.crowd.shared()
        everyone = np.arange(len(candidates))
        self.pairs = _pairs(stage, asked, np.repeat(everyone, list(map(len, reached))), reached)
        of_outsider = np.repeat(everyone, list(map(len, outside)))
        outsiders = Rows(
            of_outsider, strangers, numbered([source for found in outside for source, _ in found])
        )
        order, rows = _laid(everyone, self.pairs, outsiders)
        super().__init__(stage, candidates, asked, rows)
        self._weigh(order, outsiders)
        self.rows = {id(candidate): row for row, candidate in enumerate(candidates)}
        barred = Barred(self, self.undergoer).barred()
        self.ballot = self.settled(Ballot(self.candidate, self.scores[:, 0], barred), self.noun)
        chosen, sure = self.ballot.choose()
        self.chosen = Chosen(chosen, self.noun.take(chosen), self.source.take(chosen), sure)

    def _weigh(self, order: Column, outsiders: Rows) -> None:
        """Find out what all options weigh as doer and as undergoer."""
        sheets = (self._nobody(), self.pairs.sheet(), self._outside(*outsiders))
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

    def nearness(self, rows: Column) -> Column:
        """How near the nouns of some options stand; blank for all but those of the sentence."""
        place = self.described.order.take(rows) - len(self.candidates)
        near = np.concatenate((self.pairs.nearness(), np.full((5, 1), NUMBER[""])), axis=1)
        last = near.shape[1] - 1
        return near.take(np.where((place >= 0) & (place < last) & (rows >= 0), place, last), axis=1)

    def agents(self) -> list[Option]:
        """Who does it, by candidate."""
        return options(self.crowd, self.chosen)


def _pairs(stage: Stage, asked: Asked, candidate: Column, reached: Sequence[Sequence[int]]) -> Pairs:
    """The nouns of each sentence beside its event words, but for names that an event word touches."""
    people = stage.crowd.people()
    noun = np.array(list(chain.from_iterable(reached)), dtype=np.intp)
    touches = people.name_start.take(noun) < asked.end.take(candidate)
    touches &= asked.start.take(candidate) < people.name_end.take(noun)
    return Pairs(stage, asked, people, candidate[~touches], noun[~touches])


def _laid(everyone: Column, pairs: Pairs, outsiders: Rows) -> tuple[Column, Rows]:
    """All options by candidate, and the order in which they come out of nobody, pairs and outsiders."""
    candidate = np.concatenate((everyone, pairs.candidate, outsiders.candidate))
    order = candidate.argsort(kind="stable")
    noun = np.concatenate((np.full_like(everyone, NOBODY), pairs.noun, outsiders.noun))
    source = np.full_like(everyone, NONE), np.full_like(pairs.noun, SENTENCE), outsiders.source
    return order, Rows(candidate.take(order), noun.take(order), np.concatenate(source).take(order))


def options(crowd: Crowd, chosen: Chosen) -> list[Option]:
    """Nouns and where they were found, as options."""
    found = [crowd.nouns[noun] if noun != NOBODY else None for noun in chosen.noun.tolist()]
    return [Option(noun, source) for noun, source in zip(found, spelled(chosen.source), strict=True)]
