"""Whose work an article credits: lines of credit, bylines of agencies, the address of an original."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from kg import lang
from kg.ingest.pieces import Piece
from kg.ingest.published import Byline
from kg.ingest.publisher import LONGEST, by_name, host
from kg.lang import outlets
from kg.records import Actor, BlockKind, Credit, Key, Span

_SEVERAL = re.compile("[-—－]+")


def found_in(text: str, kept: Sequence[Piece], left_out: Sequence[Piece]) -> tuple[Credit, ...]:
    """The credits in the first and last lines of a text and in the lines that were left out of it."""
    found = [_credit(piece, text) for piece in (*kept[:3], *kept[-2:])] + [
        _credit(piece, "") for piece in left_out
    ]
    credits_: dict[tuple[str, str], Credit] = {}
    for credit in found:
        if credit:
            credits_.setdefault((credit.outlet, credit.kind), credit)
    return tuple(credits_.values())


def _credit(piece: Piece, text: str) -> Credit | None:
    if len(piece.text) > LONGEST or piece.kind is BlockKind.CAPTION:
        return None
    for kind, held, pattern in _credit_patterns():
        match = pattern.search(piece.folded) if held.search(piece.folded) else None
        outlet = _credited_to(match["outlet"]) if match else None
        if match and outlet:
            words = piece.text[match.start() : match.end()].strip()
            at = text.find(words)
            return Credit(outlet, words, kind, Span(at, at + len(words)) if at >= 0 else None)
    return None


def _credited_to(name: str) -> Key | None:
    """The key of a known medium, or of one whose name ends like one."""
    for part in (name, *reversed(_SEVERAL.split(name))):  # 某某网-某某报
        if known := outlets.named(part):
            return known[0].actor.key
    return (
        by_name(name).key
        if name.endswith(lang.load("zh", "articles").words("byline_names", "media"))
        else None
    )


def bylined(bylines: Iterable[Byline], folded: str) -> Iterator[Credit]:
    """The bylines of known media as credits: of an agency in another outlet's article."""
    for number, byline in enumerate(bylines):
        if number and byline.goes_on:
            continue  # below another byline: no signature but a sentence that cites
        for outlet in outlets.named(byline.outlet)[:1]:
            at = folded.find(byline.text)
            if byline.cites and folded.count("\n", 0, max(at, 0)) > 1:
                continue  # below the first paragraph: 某某社报道，…
            yield Credit(
                outlet.actor.key, byline.text, "byline", Span(at, at + len(byline.text)) if at >= 0 else None
            )


def original(address: str, outlet: Actor | None) -> Iterator[Credit]:
    """The credit in the address of another outlet's article that this one leads to."""
    known = outlets.at(host(address))
    if known and outlet and known.actor.key != outlet.key:
        yield Credit(known.actor.key, address, "compiled")


def is_translated(around: Iterable[Piece]) -> bool:
    """Whether a line beside the text names its translator."""
    words = lang.load("zh", "articles").words("publisher", "translated")
    return any(piece.folded.lstrip("(（").startswith(words) for piece in around)


@cache
def _credit_patterns() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    rules = lang.load("zh", "articles").rules("credit", ("kind", "pattern"))
    return tuple((rule["kind"], lang.held(rule), re.compile(rule["pattern"])) for rule in rules)
