"""Candidates whose parties are looked for, as columns."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from kg.claims import roles
from kg.claims.attribution import words
from kg.claims.candidates import Candidate
from kg.claims.columns import NUMBER
from kg.claims.crowd import Between, Crowd
from kg.claims.roles import Context
from kg.weighing import COUNTS


class Stage(Struct, frozen=True, gc=False):
    """The text, its nouns and what stands between them."""

    text: str
    crowd: Crowd
    between: Between


class Asked:
    """Candidates in columns: where each stands, how it is built, whom its context names."""

    def __init__(self, stage: Stage, candidates: Sequence[Candidate], contexts: Sequence[Context]) -> None:
        """Ask for what all options of a candidate have in common."""
        rows = [_values(stage, *it) for it in zip(candidates, contexts, strict=True)]
        (
            self.start, self.end, self.clause, self.before, self.passive_at, self.quoted, self.taken,
            self.undergone, self.speaker, self.topic, self.kind, self.word, self.passive, self.light,
            self.nominal, self.stranger, self.led, self.lead, self.site, self.first, self.clauses,
            self.symmetric, self.reports,
        ) = np.array(rows, dtype=np.intp).T  # fmt: skip


def _values(stage: Stage, candidate: Candidate, context: Context) -> list[int]:
    trigger, passage, crowd = candidate.trigger, candidate.passage, stage.crowd
    return [
        trigger.start, trigger.end, candidate.clause, crowd.before(passage.number, trigger.start),
        candidate.passive_at, candidate.quoted, roles.stranger_does(stage.text, candidate),
        trigger.word in roles.undergone(), crowd.actors(context.speaker), crowd.actors(context.subject),
        NUMBER[candidate.type], NUMBER[trigger.word], NUMBER[candidate.passive], NUMBER[candidate.light],
        NUMBER[candidate.nominal], NUMBER[candidate.stranger],
        NUMBER["led" if crowd.led(passage.number, trigger.start, candidate.clause) else "unled"],
        NUMBER["led" if crowd.free(passage.number, trigger.start) else "unled"],
        NUMBER["q" if candidate.quoted else "u"], NUMBER["first" if passage.first else "later"],
        NUMBER[COUNTS[min(candidate.clause, 2)]],
        NUMBER["symmetric" if candidate.concept.symmetric else "directed"],
        trigger.word in words("report"),
    ]  # fmt: skip
