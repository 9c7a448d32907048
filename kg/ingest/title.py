"""The title of an article, and where on the page it stands."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from kg import lang
from kg.ingest.body import is_text
from kg.ingest.lines import kind_of
from kg.ingest.pieces import Piece
from kg.ingest.published import bylines
from kg.lang import outlets
from kg.lang.fold import fold
from kg.records import BlockKind

# A first line longer than this is a paragraph, not a title.
_LONGEST = 100
# How much of a block is compared with the title.
_SEEN = 300
# Least length of what is left when the name of a section or a site is cut off.
_LEAST = 6
# A heading of these kinds is no title.
_PAGE = ("navigation", "share", "stamp", "clock", "qr", "rule", "address")
# A title stands below so many blocks of the page at most.
_NEAR = 20
# So many lines may hold the title where no heading does; it ends in none of these.
_FIRST, _ENDS = 8, ("。", "：", ":", "，")
_MARKS = re.compile(r"[\W_]+")
_SUFFIX = re.compile(r"\s+[-–—|｜]{1,2}\s+|\s?[|｜_]\s?|(?<=[\u4e00-\u9fff])-(?=[\u4e00-\u9fff])")


def find(
    pieces: Sequence[Piece], declared: Mapping[str, str], given: str | None, address: str
) -> tuple[str, int | None]:
    """The title, and the number of the block it stands in (None where it stands in none).

    An empty title means that the page has none.
    """
    if given:
        title = given
    elif declared.get("og:title") or declared.get("title"):
        title = _declared(pieces, declared, address)
    else:
        return _first(pieces, address)
    wanted = bare(fold(title))
    place = next((n for n, piece in enumerate(pieces) if bare(piece.folded[:_SEEN]) == wanted), None)
    if place is None:  # the page may write it with its section behind
        place = next(
            (
                n
                for n, piece in enumerate(pieces)
                if piece.kind is BlockKind.HEADING
                and bare(fold(without_section(piece.text, address))) == wanted
            ),
            None,
        )
    return title, place


def bare(folded: str) -> str:
    """Letters and digits only: two writings of one title compare equal. Takes folded text."""
    return _MARKS.sub("", folded).casefold()


def is_programme(folded: str) -> bool:
    """Whether a folded heading names a programme or a digest of a day, and no event."""
    return bool(_programme().fullmatch(folded[:80]))


def without_section(title: str, address: str) -> str:
    """The title without the names of section and site that pages hang on it (… - 国际 - 某某网)."""
    while True:
        cuts = list(_SUFFIX.finditer(title))
        if not cuts or len(title[: cuts[-1].start()].strip()) < _LEAST:
            return title.strip()
        last = title[cuts[-1].end() :].strip()
        folded = fold(last)
        if not (
            outlets.named(folded)
            or (len(last) >= 2 and f"/{last}/" in address)
            or _section().fullmatch(folded)
        ):
            return title.strip()
        title = title[: cuts[-1].start()]


@cache
def _programme() -> re.Pattern[str]:
    return re.compile(lang.load("zh", "articles").data["title"]["programme"])


@cache
def _section() -> re.Pattern[str]:
    return re.compile(lang.load("zh", "articles").data["title"]["section"], re.I)


def _declared(pieces: Sequence[Piece], declared: Mapping[str, str], address: str) -> str:
    """The heading that the page's own head confirms, else what the head says."""
    whole = declared.get("og:title") or declared.get("title", "")
    names = bare(fold(whole)) + " " + bare(fold(declared.get("title", "")))
    for piece in sorted((p for p in pieces if p.kind is BlockKind.HEADING), key=lambda p: p.level):
        if len(bare(piece.folded)) >= _LEAST and bare(piece.folded) in names:
            return without_section(piece.text, address)
    return without_section(whole, address)


def _top(pieces: Sequence[Piece]) -> int | None:
    """The one heading of the first level near the page's beginning, if it is a title."""
    tops = [
        number
        for number, piece in enumerate(pieces)
        if piece.kind is BlockKind.HEADING and piece.level == 1 and not piece.aside
    ]
    if len(tops) != 1 or tops[0] > _NEAR:
        return None
    top = pieces[tops[0]]
    named = is_programme(top.folded) or kind_of(top.folded)[0] in _PAGE or outlets.named(top.folded)
    return None if named or len(top.links) > 1 or len(bare(top.folded)) < _LEAST else tops[0]


def _first(pieces: Sequence[Piece], address: str) -> tuple[str, int | None]:
    """The page's one top heading, the first above the running text, else a first line like a title."""
    for find_in in (_top, _heading, _line):
        if (number := find_in(pieces)) is not None:
            return without_section(pieces[number].text, address), number
    return "", None


def _heading(pieces: Sequence[Piece]) -> int | None:
    """The first heading above the running text that is not the page's own."""
    for number, piece in enumerate(pieces):
        if piece.kind is BlockKind.HEADING and not piece.aside and not is_programme(piece.folded):
            if kind_of(piece.folded)[0] in _PAGE or len(piece.links) > 1 or outlets.named(piece.folded):
                continue
            return number
        if is_text(piece) and piece.kind is BlockKind.PARAGRAPH:
            break
    return None


def _line(pieces: Sequence[Piece]) -> int | None:
    """The first line, if it is as short as a title and no byline."""
    for number, piece in enumerate(pieces[:_FIRST]):
        if piece.aside or kind_of(piece.folded)[0] or piece.kind is BlockKind.CAPTION:
            continue
        signed = list(bylines([piece.folded]))
        if any(byline.month or byline.day for byline in signed):
            return None
        if any(byline.text == piece.folded and "/" in byline.text for byline in signed):
            continue
        return number if len(piece.text) <= _LONGEST and not piece.text.endswith(_ENDS) else None
    return None
