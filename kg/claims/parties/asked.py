"""Candidates whose parties are looked for, as columns."""

from collections.abc import Sequence

from msgspec import Struct

from kg.claims.attribution.cues import words
from kg.claims.options.columns import COUNTED, NUMBER, Column, Table, columns_of, numbers
from kg.claims.options.crowd import Between, Crowd
from kg.claims.parties import constructions, roles, subjects
from kg.claims.parties.roles import Context
from kg.claims.words.candidates import Candidate, befalls, takes_thing


class Stage(Struct, frozen=True, gc=False):
    """The text, its nouns and what stands between them."""

    text: str
    crowd: Crowd
    between: Between


class Asked(Table):
    """Candidates in columns: where each stands, how it is built, whom its context names."""

    def __init__(self, columns: Column) -> None:
        """Name the columns."""
        super().__init__(columns)
        (
            self.start, self.end, self.clause, self.before, self.passive_at, self.quoted, self.taken,
            self.undergone, self.speaker, self.topic, self.kind, self.word, self.passive, self.light,
            self.nominal, self.stranger, self.led, self.lead, self.site, self.first, self.clauses,
            self.symmetric, self.reports, self.behind, self.befalls,
            self.object, self.warded, self.spoken_of, self.somebody, self.faced,
        ) = columns  # fmt: skip

    @classmethod
    def of(cls, stage: Stage, candidates: Sequence[Candidate], contexts: Sequence[Context]) -> "Asked":
        """Ask for what all options of a candidate have in common."""
        return cls(columns_of([_values(stage, *it) for it in zip(candidates, contexts, strict=True)], 30))


def _values(stage: Stage, candidate: Candidate, context: Context) -> list[int]:
    trigger, passage, crowd, number = candidate.trigger, candidate.passage, stage.crowd, NUMBER
    start, sentence = trigger.start, passage.number
    return [
        start, trigger.end, candidate.clause, crowd.before(sentence, start),
        candidate.passive_at, candidate.quoted, roles.stranger_does(stage.text, candidate),
        roles.undergone(candidate), crowd.actors(context.speaker), crowd.actors(context.subject),
        number[candidate.type], number[trigger.word], number[candidate.passive], number[candidate.light],
        number[candidate.nominal], number[candidate.stranger],
        _LED if crowd.led(sentence, start, candidate.clause) else _UNLED,
        _LED if crowd.free(sentence, start) else _UNLED, _QUOTED if candidate.quoted else _UNQUOTED,
        _FIRST if passage.first else _LATER, COUNTED[min(candidate.clause, 2)],
        _SYMMETRIC if candidate.concept.symmetric else _DIRECTED, trigger.word in words("report"),
        candidate.free_behind, befalls(candidate), takes_thing(candidate),
        subjects.warded(stage.text, candidate), constructions.spoken_of(stage.text, candidate),
        roles.somebody_does(candidate), constructions.faced(candidate),
    ]  # fmt: skip


_LED, _UNLED, _QUOTED, _UNQUOTED, _FIRST, _LATER, _SYMMETRIC, _DIRECTED = numbers(
    "led", "unled", "q", "u", "first", "later", "symmetric", "directed"
)
