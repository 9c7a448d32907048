"""Words, known forms and clauses of a text by where they stand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from kg.actors.lexicon import Token
from kg.records import Layout, Word

_Piece = TypeVar("_Piece", Token, Word)


def by_edge(pieces: Iterable[_Piece], size: int) -> tuple[Sequence[_Piece | None], Sequence[_Piece | None]]:
    """The known forms or the words by where they begin, and by where they end."""
    begins: list[_Piece | None] = [None] * size
    ends: list[_Piece | None] = [None] * size
    for piece in pieces:
        begins[piece.start] = ends[piece.end] = piece
    return begins, ends


def by_class(tokens: Sequence[Token]) -> Mapping[str, Sequence[Token]]:
    """The known forms by each class that they may be of."""
    found: defaultdict[str, list[Token]] = defaultdict(list)
    for token in tokens:
        for name in token.meaning.classes:
            found[name].append(token)
    return found


def clauses_of(layout: Layout) -> tuple[list[tuple[int, int]], list[str]]:
    """The clauses past a quotation mark, and what character each begins with; empty where none is left."""
    folded = layout.folded
    clauses: list[tuple[int, int]] = [clause for one in layout.sentences for clause in one.clauses]
    heads = [folded[start] for start, _ in clauses]
    for number in [number for number, char in enumerate(heads) if char == "“"]:
        start, end = clauses[number]
        clauses[number] = start + 1, end
        heads[number] = folded[start + 1 : start + 2]
    return clauses, heads
