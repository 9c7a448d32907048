"""A page to an article: the last step, where body, title, date, outlet and language meet."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.ingest import language, published, publisher, title
from kg.ingest.body import Body, body
from kg.ingest.metadata import Given
from kg.ingest.page import Page
from kg.ingest.walk import Piece
from kg.lang.fold import fold
from kg.records import Article, Block, BlockKind, Credit, Span

_ADDRESS = re.compile(r"https?://[^\s<>()\"'）】》，。]{4,1500}")
_STAMPS = (
    "article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish_time",
    "date",
    "og:release_date",
    "dc.date",
    "weibo: article:create_at",
    "parsely-pub-date",
)
# Lines of these kinds may hold the moment of publication.
_DATED = ("stamp", "author", "editor")
# A text with less than this below its title is no article: a menu, a lone link, a player.
_LEAST = 12


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a page comes from: its path in the exports, the bulletin it is part of, what is known."""

    path: str
    given: Given
    part_of: str | None = None
    heading: str = ""  # of the bulletin


def article(page: Page, pieces: Sequence[Piece], origin: Origin) -> Article | None:
    """The article in some blocks of a page, or None where they hold none."""
    given, facts = origin.given, _facts(page)
    address = given.url or _own_address(page, pieces, facts)
    name, place = title.find(
        pieces, page.declared if not origin.part_of else {}, given.title or facts.get("headline"), address
    )
    above = [] if place is None else list(pieces[:place])
    found = body(pieces if place is None else pieces[place + 1 :])
    if sum(len(piece.text) for piece in found.pieces) < _LEAST:
        return None
    text, blocks = _text(name, found.pieces)
    lines = [piece.text for piece in found.pieces]
    folded = [fold(line[:200]) for line in (*lines[:4], *lines[-1:])]
    bylines = tuple(published.bylines(folded))
    left_out = [piece.text for _, piece in found.left_out] + [piece.text for piece in above]
    credits_ = publisher.credits_in(text, lines, left_out)
    links = tuple(link for piece in pieces for link in piece.links) + page.addresses
    outlet = publisher.find(
        publisher.Evidence(
            given.outlet or facts.get("publisher"), address, bylines, page.declared.get("og:site_name", ""),
            links, credits_, (origin.heading, *(p.text for p in above[:3])),
        )
    )  # fmt: skip
    moment, source = published.find(
        published.Evidence(
            given.published, bylines, _headers(page, found, above, facts), address, page.comments, links, "\n".join(fold(line) for line in lines)
        )
    )  # fmt: skip
    return Article(
        path=origin.path,
        title=name or lines[0][:60],
        text=text,
        blocks=blocks,
        language=given.language or language.of(text),
        published=moment,
        published_from=source,
        outlet=outlet,
        url=address or None,
        authors=given.authors or publisher.authors_in([*lines[:3], *lines[-2:], *left_out]) or _author(facts),
        credits=tuple(credit for credit in credits_ if outlet is None or credit.outlet != outlet.key),
        part_of=origin.part_of,
    )


def _text(name: str, pieces: Sequence[Piece]) -> tuple[str, tuple[Block, ...]]:
    lines = [(name, BlockKind.TITLE)] if name else []
    for piece in pieces:
        kind = piece.kind
        if (
            kind is BlockKind.PARAGRAPH
            and piece.strong
            and len(piece.text) <= 60
            and not piece.text.endswith(("。", "！", "？", "”"))
        ):
            kind = BlockKind.HEADING
        lines.append((piece.text, kind))
    blocks, at = [], 0
    for line, kind in lines:
        blocks.append(Block(Span(at, at + len(line)), kind))
        at += len(line) + 1
    return "\n".join(line for line, _ in lines), tuple(blocks)


def _facts(page: Page) -> dict[str, str]:
    """What a page's JSON-LD says of its article: headline, datePublished, publisher, author."""
    for script in page.scripts:
        try:
            data = json.loads(script)
        except (ValueError, RecursionError):
            continue
        nodes = (
            data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, dict) else []
        )
        for node in nodes if isinstance(nodes, list) else []:
            if isinstance(node, dict) and "Article" in str(node.get("@type", "")):
                facts = {
                    key: _name(node.get(key))
                    for key in ("headline", "datePublished", "publisher", "author", "url")
                }
                return {key: value for key, value in facts.items() if value}
    return {}


def _name(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, Mapping):
        value = value.get("name", "")
    return value.strip() if isinstance(value, str) else ""


def _author(facts: Mapping[str, str]) -> tuple[str, ...]:
    return (facts["author"],) if facts.get("author") else ()


def _own_address(page: Page, pieces: Sequence[Piece], facts: Mapping[str, str]) -> str:
    """The address of the article itself: a line that gives it, a link that reads so, the page's head."""
    for piece in reversed(pieces):
        if len(piece.text) > 1600:
            continue
        folded = fold(piece.text[:30])
        if re.match(r"[\[【(（]?\s?(?:原文|查看原文|阅读原文|本文|文章|来源|source|permalink)", folded, re.I):
            found = next(iter(piece.links), "") or next(iter(_ADDRESS.findall(piece.text)), "")
            if found.startswith("http"):
                return found
    for name in ("canonical", "og:url"):
        if page.declared.get(name, "").startswith("http"):
            return page.declared[name]
    if facts.get("url", "").startswith("http"):
        return facts["url"]
    return next(
        (
            p.links[0]
            for p in pieces[:3]
            if p.kind is BlockKind.HEADING and len(p.links) == 1 and p.linked > 0.6
        ),
        "",
    )


def _headers(page: Page, found: Body, above: Sequence[Piece], facts: Mapping[str, str]) -> tuple[str, ...]:
    """Stamps in the order of trust: declared, machine-readable, then the lines around the title."""
    declared = [page.declared[name] for name in _STAMPS if name in page.declared]
    lines = [piece.text for reason, piece in found.left_out if reason in _DATED]
    first = [piece.text for piece in above if len(piece.text) <= 80]
    return tuple(filter(None, (*declared, facts.get("datePublished", ""), *page.stamps[:1], *lines, *first)))
