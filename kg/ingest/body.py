"""Which blocks of a page are the article: places, links and known lines tell them apart.

Every refusal has a name, so that nothing is dropped without a reason that can be shown.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from msgspec.structs import replace

from kg import lang
from kg.ingest.captions import captioned
from kg.ingest.credit_line import is_lone, is_signature
from kg.ingest.lines import kind_of
from kg.ingest.pieces import Piece
from kg.ingest.published import bylines, known_in
from kg.lang import outlets
from kg.records import BlockKind

# A block with a larger share of its characters inside links is a list of links. Paragraphs of
# articles whose names are all linked stay below 0.45; menus and teasers lie above 0.6.
_LINKED = 0.6
# A linked title with the day beside it: the day may be more than half of it.
_DATED = 0.3
_TEASER = re.compile(
    r"[^。]{4,100}?\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?[\s,，-]{0,4}(?:\d{1,2}:\d{2})?"
)
# Share of the running text that must lie above a closing line for what follows to be dropped.
_CLOSING = 0.5
# Share of the running text that the article's own element must hold.
_MAIN = 0.9
# From this length on a sentence is running text wherever it stands, and though all of it be a link.
_SENTENCE = 40

# A stamp or a teaser is no longer than this, a heading above teasers no longer than the second.
_STAMP = 90
_TEASERS = 12
# A linked line of this length is a paragraph even if it ends in a question.
_PROSE = 60
# What stands beside the names that sign an article.
_BESIDE = ("stamp", "credit", "editor", "share", "image", "aside:byline")
# Behind an outlet's name its desk takes so many characters.
_DESK = 4
# Lines of credits stand within so many paragraphs of the beginning or the end.
_EDGE = 3


@dataclass(frozen=True, slots=True)
class Body:
    """The blocks of the article, and the page's lines that were left out, with their kind."""

    pieces: tuple[Piece, ...]
    left_out: tuple[tuple[str, Piece], ...]


def body(pieces: Sequence[Piece]) -> Body:
    """Split the blocks below the title into the article and the page around it."""
    named = [(_reason(piece), piece) for piece in captioned(pieces)]
    named = _signed(_below_related(_stamped(_interviews(_outside(named)))))
    named = _after_end(named)
    kept = [_trimmed(piece) for reason, piece in named if not reason]
    left_out = tuple((reason, piece) for reason, piece in named if reason)
    return Body(tuple(_once(_joined(_without_empty_headings(kept)))), left_out)


def is_text(piece: Piece) -> bool:
    """Whether a block is running text: it has the end of a sentence and is not made of links."""
    return piece.linked < _LINKED and _stopped(piece.text)


@lru_cache(maxsize=1 << 10)
def _stopped(text: str) -> bool:
    """Whether a text has the end of a sentence; of each block it is asked several times."""
    return any(stop in text for stop in _stops())


@cache
def _stops() -> tuple[str, ...]:
    return lang.load("zh", "articles").words("body", "stops")


@cache
def _tails() -> tuple[re.Pattern[str], ...]:
    rules = lang.load("zh", "articles").rules("tail", ("kind", "pattern"))
    return tuple(re.compile(rule["pattern"]) for rule in rules)


def _reason(piece: Piece) -> str:
    if piece.aside:
        return f"aside:{piece.aside}"
    if piece.linked >= _LINKED or (piece.linked >= _DATED and _TEASER.fullmatch(piece.folded)):
        return "links"
    kind, ends = kind_of(piece.folded)
    if not kind and piece.kind is BlockKind.PARAGRAPH and outlets.named(piece.folded):
        return "credit"  # the name of an outlet alone
    if kind == "credit" and piece.kind is BlockKind.CAPTION:
        return ""
    return f"{kind}!" if ends else kind


def _outside(named: list[tuple[str, Piece]]) -> list[tuple[str, Piece]]:
    """Refuse short blocks above and below the element that holds nearly all running text, and give
    back running text inside it that was refused for its links or as its footer."""
    text = [n for n, (reason, piece) in enumerate(named) if not reason and is_text(piece)]
    total = sum(len(named[n][1].text) for n in text)
    if len(text) < _EDGE:
        return named  # too little to tell which element is the article's
    inside: dict[int, int] = {}
    for n in text:
        for number in named[n][1].inside:
            inside[number] = inside.get(number, 0) + len(named[n][1].text)
    main = max(number for number, size in inside.items() if size >= total * _MAIN)
    within = [n for n in text if main in named[n][1].inside]
    first, last = within[0], within[-1]
    return [
        (_placed(reason, piece, main, first < n < last), piece) for n, (reason, piece) in enumerate(named)
    ]


def _is_turn(reason: str, piece: Piece) -> bool:
    return reason == "stamp" or (reason == "credit" and is_lone(piece.folded))


def _stamped(named: list[tuple[str, Piece]]) -> list[tuple[str, Piece]]:
    """Refuse the page's stamp between title and text: date, source, writer in one line."""
    first = [n for n, (reason, _) in enumerate(named) if not reason][:_EDGE]
    return [
        ("stamp" if n in first and not reason and _is_stamp(piece) else reason, piece)
        for n, (reason, piece) in enumerate(named)
    ]


def _is_stamp(piece: Piece) -> bool:
    if len(piece.text) > _STAMP or piece.kind is not BlockKind.PARAGRAPH or piece.text[0] in "【[（(":
        return False
    byline = next(bylines([piece.folded]), None)
    whole = byline is not None and byline.text == piece.folded and not byline.text.endswith((":", "："))
    if whole and byline and ("/" in byline.text or byline.year):
        return True  # 某某报/ 记者某某/即时报道; 某某网 2023-03-02
    if piece.text.endswith(_stops()) or byline:
        return False
    return bool(_stamp_pattern().search(piece.folded))


def _signed(named: list[tuple[str, Piece]]) -> list[tuple[str, Piece]]:
    """Refuse bare names above the text, next to a stamp or a line of credits: they sign it."""
    first = next((n for n, (reason, piece) in enumerate(named) if not reason and is_text(piece)), 0)
    page = (n for n in range(first) if named[n][0] in _BESIDE)
    beside = {near for n in page for near in range(n - _EDGE, n + _EDGE + 1)}
    return [
        ("aside:author", replace(piece, aside="author"))
        if n < first
        and not reason
        and n in beside
        and piece.kind is BlockKind.PARAGRAPH
        and (is_signature(piece.folded) or _is_desk(piece.folded))
        else (reason, piece)
        for n, (reason, piece) in enumerate(named)
    ]


def _is_desk(folded: str) -> bool:
    """Whether a line is an outlet's name with little behind it (某某台国际部)."""
    known = known_in(folded[:_TEASERS])
    return bool(known) and len(folded) <= len(known) + _DESK


@cache
def _stamp_pattern() -> re.Pattern[str]:
    return re.compile(lang.load("zh", "articles").data["body"]["stamped"])


def _below_related(named: list[tuple[str, Piece]]) -> list[tuple[str, Piece]]:
    """Refuse the teasers below a heading like 相关新闻, up to the next running text."""
    result, below = [], False
    for reason, piece in named:
        below = (below and not is_text(piece)) or (reason == "related" and len(piece.text) <= _TEASERS)
        short = len(piece.text) <= _STAMP and (piece.linked > 0 or piece.kind is BlockKind.PARAGRAPH)
        result.append((reason or ("related" if below and short else ""), piece))
    return result


def _placed(reason: str, piece: Piece, main: int, between: bool) -> str:
    prose = len(piece.text) >= _SENTENCE and _stopped(piece.text)
    if main in piece.inside:
        long = "。" in piece.text or len(piece.text) >= _PROSE
        paragraph = prose and long and piece.kind is BlockKind.PARAGRAPH
        return "" if paragraph and reason in ("links", "aside:footer") else reason
    if reason or between or prose or piece.kind is BlockKind.CAPTION or next(bylines([piece.folded]), None):
        return reason
    return "outside"


def _interviews(named: list[tuple[str, Piece]]) -> list[tuple[str, Piece]]:
    """Give back what looks like a line of credits or a stamp in the midst of the text: the turns of an
    interview, the hours of a chronicle."""
    text = [n for n, (reason, piece) in enumerate(named) if not reason and is_text(piece)]
    if len(text) < 2 * _EDGE:
        return named
    first, last = text[_EDGE - 1], text[-_EDGE]
    return [
        ("" if first < n < last and _is_turn(reason, piece) else reason, piece)
        for n, (reason, piece) in enumerate(named)
    ]


def _after_end(named: list[tuple[str, Piece]]) -> list[tuple[str, Piece]]:
    """Refuse what follows a closing line, when most of the running text lies above it."""
    total = sum(len(piece.text) for reason, piece in named if not reason and is_text(piece))
    above, closed, result = 0, False, []
    for reason, piece in named:
        if closed and not reason:
            reason = "after the end"
        closed = closed or (reason.endswith("!") and above >= total * _CLOSING and above > 0)
        above += len(piece.text) if not reason and is_text(piece) else 0
        result.append((reason.rstrip("!"), piece))
    return result


def _trimmed(piece: Piece) -> Piece:
    text = piece.text
    if text[-1] not in "#＃◇◆■▲●)）]】0123456789":
        return piece
    folded = piece.folded
    for pattern in _tails():
        if match := pattern.search(folded, max(0, len(folded) - 80)):
            text, folded = text[: match.start()], folded[: match.start()]
    return replace(piece, text=text, folded=folded) if text and text != piece.text else piece


def _without_empty_headings(pieces: list[Piece]) -> list[Piece]:
    """Headings with nothing below them at the end head something that was left out."""
    while pieces and (
        pieces[-1].kind is BlockKind.HEADING or (pieces[-1].strong and not is_text(pieces[-1]))
    ):
        pieces = pieces[:-1]
    return pieces


_DATELINE = re.compile(r".{2,20}\s?(?:—|–|－|--|-)\s?")


def _joined(pieces: list[Piece]) -> list[Piece]:
    """A dateline in an element of its own (华盛顿 —) goes to the paragraph that it opens."""
    result: list[Piece] = []
    for piece in pieces:
        before = result[-1] if result else None
        if (
            before
            and before.kind is piece.kind is BlockKind.PARAGRAPH
            and len(before.text) <= 24
            and _DATELINE.fullmatch(before.text)
        ):
            piece = replace(
                piece, text=f"{before.text} {piece.text}", folded=f"{before.folded} {piece.folded}"
            )
            result.pop()
        result.append(piece)
    return result


def _once(pieces: list[Piece]) -> list[Piece]:
    """A caption or heading that stands twice is kept once."""
    seen: set[str] = set()
    result = []
    for piece in pieces:
        if piece.kind is BlockKind.PARAGRAPH or piece.text not in seen:
            result.append(piece)
        seen.add(piece.text)
    return result
