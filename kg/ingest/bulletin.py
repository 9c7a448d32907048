"""One page, several articles: a programme or a digest whose items stand under headings."""

from collections.abc import Sequence

from kg.ingest.body import is_text, kind_of
from kg.ingest.pieces import Piece
from kg.ingest.title import is_programme
from kg.records import BlockKind


def items(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], ...]:
    """The blocks of each item, its heading first; one item, the whole page, where it is no bulletin.

    A bulletin is a page whose first heading names a programme or a digest of a day, or whose
    items each end with the address of their own page; two or more headings of one level below it
    have running text.
    """
    head = next((n for n, piece in enumerate(pieces) if piece.kind is BlockKind.HEADING), None)
    if head is None:
        return (tuple(pieces),)
    cut = _cuts(pieces, head)
    if len(cut) < 2 or not (is_programme(pieces[head].folded) or _addressed(pieces, cut)):
        return (tuple(pieces),)
    ends = [*cut[1:], len(pieces)]
    return tuple(tuple(pieces[start:end]) for start, end in zip(cut, ends, strict=True))


def _cuts(pieces: Sequence[Piece], head: int) -> list[int]:
    """Where the items begin: headings of the first level below the head that have text of their own."""
    below = [
        (n, piece.level)
        for n, piece in enumerate(pieces)
        if n > head and piece.kind is BlockKind.HEADING and not piece.aside and len(piece.links) <= 1
    ]
    if not below or any(is_text(piece) for piece in pieces[head + 1 : below[0][0]]):
        return []
    level = min(level for _, level in below)
    starts = [n for n, its in below if its == level]
    ends = [*starts[1:], len(pieces)]
    return [
        n for n, end in zip(starts, ends, strict=True) if any(is_text(piece) for piece in pieces[n + 1 : end])
    ]


def _addressed(pieces: Sequence[Piece], cuts: Sequence[int]) -> bool:
    """Whether every item carries a link to its own page (查看原文)."""
    ends = [*cuts[1:], len(pieces)]
    return all(
        any(piece.links and kind_of(piece.folded)[0] in ("navigation", "source") for piece in pieces[n:end])
        for n, end in zip(cuts, ends, strict=True)
    )
