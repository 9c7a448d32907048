"""Which blocks are the text below a picture, where the page's markup does not say so."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec.structs import replace

from kg import lang
from kg.ingest.credit_line import is_credit_line
from kg.ingest.pieces import Piece
from kg.records import BlockKind

# A longer block is a paragraph that ends by naming somebody's picture. Of 1,995 articles' captions
# one in a hundred is longer.
_LONGEST = 120
# What ends a sentence ends no credit.
_ENDS = ("。", "！", "？", "：", "，", "”", "」", "；")


def captioned(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The blocks, those that say themselves that they are captions marked as such."""
    announced = False
    for piece in pieces:
        lead = _lead().match(piece.folded)
        if lead and lead.end() == len(piece.folded):
            announced = True
            yield piece
            continue
        if lead:
            end = lead.end()
            piece = replace(piece, text=piece.text[end:], folded=piece.folded[end:])
        if (lead or announced or _is_credited(piece)) and piece.kind is BlockKind.PARAGRAPH:
            piece = replace(piece, kind=BlockKind.CAPTION)
        announced = False
        yield piece


def _is_credited(piece: Piece) -> bool:
    """Whether a short block ends with whose picture it is."""
    if len(piece.text) > _LONGEST or piece.text.endswith(_ENDS):
        return False
    lone = piece.text[0] in "(（"  # （某某社）: whose text it is
    if lone or not _held().search(piece.folded):
        return False
    return bool(_credit().search(piece.folded)) and not is_credit_line(piece.folded)


@cache
def _lead() -> re.Pattern[str]:
    return _any("lead")


@cache
def _credit() -> re.Pattern[str]:
    return _any("photo")


@cache
def _held() -> re.Pattern[str]:
    """What every such line holds; few others do."""
    rules = lang.load("zh", "articles").rules("photo", ("pattern", "holds"))
    return re.compile(f"[{''.join(rule['holds'] for rule in rules)}]")


def _any(name: str) -> re.Pattern[str]:
    rules = lang.load("zh", "articles").rules(name, ("pattern",))
    return re.compile("|".join(f"(?:{rule['pattern']})" for rule in rules))
