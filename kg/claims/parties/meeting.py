"""Whom somebody was last said to meet (会见乙时，甲表示…): who may undergo what is told next."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from kg.claims.options.columns import NUMBER, Column
from kg.claims.options.crowd import Crowd
from kg.claims.parties.roles import Context
from kg.claims.words.candidates import Candidate

_SAME, _BEFORE = NUMBER["same"], NUMBER["before"]


class Met(Struct, frozen=True, gc=False):
    """Those met, candidate by candidate: the noun, and whether it stands in the same sentence."""

    candidate: Column
    noun: Column
    apart: Column

    def rows(self, chosen: Column) -> "Met":
        """Some of them."""
        return Met(self.candidate.take(chosen), self.noun.take(chosen), self.apart.take(chosen))


def met(crowd: Crowd, candidates: Sequence[Candidate], contexts: Sequence[Context]) -> Met:
    """Whom the context of each candidate tells of."""
    found = []
    for row, (candidate, context) in enumerate(zip(candidates, contexts, strict=True)):
        if context.counterparts:
            start, end = candidate.passage.span.start, candidate.passage.span.end
            for noun in context.counterparts:
                here = start <= noun.start < end
                found.append((row, crowd.row(noun), _SAME if here else _BEFORE))
    return Met(*np.array(found, dtype=np.intp).reshape(-1, 3).T.copy())
