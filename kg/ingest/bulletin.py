"""One page, several articles: a programme or a digest whose items stand under headings or numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from kg.ingest.body import is_text
from kg.ingest.lines import kind_of
from kg.ingest.pieces import Piece
from kg.ingest.title import is_programme
from kg.records import BlockKind

# A number before an item, with what stands behind it: 1、 (2) 三、 【4】 ⑤
_NUMBER = re.compile(
    r"[(（【\[]?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})(?:[)）】\]]|[、.．:：](?!\d))\s?"
    r"|(?P<circled>[①-⑳])\s?"
)
_TENS = "一二三四五六七八九十"
# Two paragraphs with numbers may be points of one article; a digest has at least so many.
_NUMBERED = 3
# A paragraph in bold type that is no longer than this heads an item.
_HEADING = 60


@dataclass(frozen=True, slots=True)
class Bulletin:
    """The items of a page, each with its heading first, and what stands above the first of them."""

    items: tuple[tuple[Piece, ...], ...]
    above: tuple[Piece, ...] = ()

    @property
    def heading(self) -> str:
        """The first heading of the page, or its first line."""
        lines = [piece for piece in self.above if piece.kind is BlockKind.HEADING] or self.above
        return lines[0].text if lines else ""


def split(pieces: Sequence[Piece]) -> Bulletin:
    """The items of a bulletin; one item, the whole page, where it is none.

    A bulletin is a page whose first heading names a programme or a digest of a day, or whose
    items each end with the address of their own page; two or more headings of one level below it
    have running text. A digest may number its items, or set their headings in bold type, instead.
    """
    head = _head(pieces)
    whole = Bulletin((tuple(pieces),))
    if head is None:
        return whole
    cut = _cuts(pieces, head)
    if not is_programme(pieces[head].folded):
        return _cut(pieces, cut) if len(cut) > 1 and _addressed(pieces, cut) else whole
    if not cut:  # one heading with text is a page of one item
        pieces, cut = _bold(pieces, head)
    if not cut:
        pieces, cut = _numbered(pieces, head)
    return _cut(pieces, cut) if len(cut) > 1 else whole


def _head(pieces: Sequence[Piece]) -> int | None:
    """The first heading, or a first line that names a programme."""
    if pieces and is_programme(pieces[0].folded):
        return 0
    return next((n for n, piece in enumerate(pieces) if piece.kind is BlockKind.HEADING), None)


def _cut(pieces: Sequence[Piece], cuts: Sequence[int]) -> Bulletin:
    ends = [*cuts[1:], len(pieces)]
    return Bulletin(
        tuple(tuple(pieces[start:end]) for start, end in zip(cuts, ends, strict=True)),
        tuple(pieces[: cuts[0]]),
    )


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
    return _with_text(pieces, [n for n, its in below if its == level])


def _with_text(pieces: Sequence[Piece], starts: Sequence[int]) -> list[int]:
    ends = [*starts[1:], len(pieces)][: len(starts)]
    return [
        n for n, end in zip(starts, ends, strict=True) if any(is_text(piece) for piece in pieces[n + 1 : end])
    ]


def _bold(pieces: Sequence[Piece], head: int) -> tuple[list[Piece], list[int]]:
    """The blocks with bold lines made headings, without their numbers, and where those stand."""
    starts = [
        n
        for n, piece in enumerate(pieces)
        if n > head and piece.strong and len(piece.text) <= _HEADING and not is_text(piece)
    ]
    starts = _with_text(pieces, starts)
    result = list(pieces)
    for n in starts:
        result[n] = replace(_unnumbered(pieces[n]), kind=BlockKind.HEADING, level=2)
    return result, starts


def _numbered(pieces: Sequence[Piece], head: int) -> tuple[list[Piece], list[int]]:
    """The blocks without the numbers of the items, and where the items begin: 1, 2, 3 in order."""
    starts: list[int] = []
    for n, piece in enumerate(pieces):
        if n > head and _number(piece.folded) == len(starts) + 1:
            starts.append(n)
    result = list(pieces)
    for n in starts:
        result[n] = _unnumbered(pieces[n])
    return result, starts if len(starts) >= _NUMBERED else []


def _number(folded: str) -> int | None:
    match = _NUMBER.match(folded)
    if not match:
        return None
    if match["circled"]:
        return ord(match["circled"]) - ord("①") + 1
    digits = match["number"]
    if digits.isdecimal():
        return int(digits)
    tens, ten, ones = digits.rpartition("十")
    if not ten:
        return _TENS.index(ones) + 1 if len(ones) == 1 else None
    return (_TENS.index(tens) + 1 if tens else 1) * 10 + (_TENS.index(ones) + 1 if ones else 0)


def _unnumbered(piece: Piece) -> Piece:
    match = _NUMBER.match(piece.folded)
    if not match or match.end() == len(piece.text):
        return piece
    return replace(piece, text=piece.text[match.end() :], folded=piece.folded[match.end() :])


def _addressed(pieces: Sequence[Piece], cuts: Sequence[int]) -> bool:
    """Whether every item carries a link to its own page (查看原文)."""
    ends = [*cuts[1:], len(pieces)]
    return all(
        any(piece.links and kind_of(piece.folded)[0] in ("navigation", "source") for piece in pieces[n:end])
        for n, end in zip(cuts, ends, strict=True)
    )
