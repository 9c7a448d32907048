"""Which candidates are worth looking at, by their words and by how they stand beside each other."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from kg.claims.options.columns import NOTHING, NUMBER, columns_of, numbered, numbers, probabilities
from kg.claims.options.sheet import Sheet
from kg.claims.wording import described
from kg.claims.words.candidates import Candidate
from kg.weighing import template, weights

#: Candidates less probable than this are not looked at. With `RIVAL` that saves half of them; 8 in a hundred
#: that tell an annotated claim are among these, most of which no later decision would take: at 0.1 F1 of
#: claims is 0.720 instead of 0.718 on the development articles, 0.551 instead of 0.555 on articles held out.
HOPELESS = 0.2
#: A second reading of an event word is looked at when it is at least half as probable as the first.
RIVAL = 0.5

#: In place of how a candidate stands that is not looked at.
_UNSEEN = (NOTHING,) * 6

_STANDING = template(
    "standing", "chance type rank top fifth behind company",
    "chance", "chance type", "rank", "rank type", "top fifth", "behind type", "company",
)  # fmt: skip


class Prospects(Struct, frozen=True, gc=False):
    """Candidates to look at, with what their words tell and how each stands beside the others."""

    candidates: Sequence[Candidate]
    sheet: Sheet


def worth_judging(candidates: Sequence[Candidate]) -> Prospects:
    """The candidates to look at: of each event word the readings that come near its most probable one."""
    found, worth = prospects(candidates)
    rows = [row for row, good in enumerate(worth) if good]
    return Prospects([candidates[row] for row in rows], found.sheet.rows(rows))


def prospects(candidates: Sequence[Candidate]) -> tuple[Prospects, list[bool]]:
    """All candidates as if they were looked at, and which are worth it."""
    if not candidates:
        return Prospects((), Sheet.of()), []
    sheet = described(candidates)
    chances = probabilities(sheet.scores(weights("candidate"))[:, 0]).tolist()
    best: dict[int, float] = {}
    clauses: dict[tuple[int, int], dict[int, float]] = {}
    for candidate, chance in zip(candidates, chances, strict=True):
        start = candidate.trigger.start
        if chance > best.get(start, -1.0):
            best[start] = chance
            clauses.setdefault((candidate.passage.number, candidate.clause), {})[start] = chance
    worth, rows = [], []
    for candidate, chance in zip(candidates, chances, strict=True):
        start = candidate.trigger.start
        good = (chance >= HOPELESS and chance >= RIVAL * best[start]) or bool(candidate.trigger.phrase)
        worth.append(good)
        clause = clauses[candidate.passage.number, candidate.clause] if good else {}
        rows.append(_standing(start, chance, clause) if good else _UNSEEN)
    chance, rank, top, fifth, behind, company = columns_of(rows, 6)
    kind = numbered([candidate.type for candidate in candidates])
    standing = Sheet.of((_STANDING, chance, kind, rank, top, fifth, behind, company))
    return Prospects(candidates, sheet.beside(standing)), worth


def _standing(start: int, chance: float, clause: Mapping[int, float]) -> tuple[int, ...]:
    """How an event word stands beside the others of its clause, by where they start."""
    rank, top, behind = 0, 0.0, 0.0
    for at, other in clause.items():
        if at != start:
            rank += other > chance
            if other > top:
                top = other
            if other > behind and at > start:
                behind = other
    return (
        _STEPS[int(chance * 10)], _STEPS[min(rank, 2)], _STEPS[int(top * 5)], _STEPS[int(chance * 5)],
        _STEPS[int(behind * 5)], _COMPANY if len(clause) > 1 else _ALONE,
    )  # fmt: skip


_STEPS = [NUMBER[str(step)] for step in range(11)]
_COMPANY, _ALONE = numbers("company", "alone")
