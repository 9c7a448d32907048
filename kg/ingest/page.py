"""HTML to what a page holds: its blocks of text in order, its stamps, its declared facts.

Nothing is judged here: menus, adverts and the article come out alike, each with the features by
which the next step tells them apart.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from kg.ingest.pieces import Piece, has_prose, pieces
from kg.ingest.spacing import line
from kg.ingest.tags import VOID
from kg.ingest.walk import walk

_NUMBER_COMMENT = re.compile(r"<!--\s{0,9}(\d{10}|\d{13})\s{0,9}-->")
# Most texts are no pages: they have no head whose facts could be read.
_HEAD = re.compile(r"<(?:html|link|meta|script|title)\b", re.I)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})")
# lexbor's tree building is quadratic in nesting depth: 100,000 open <div> took 20 s, 1,000 take
# nothing. No page nests deeper than some dozens.
_DEPTH = 500
# How far down a comment with the moment of publication may stand.
_TOP = 20_000


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds. `declared` maps meta names (`og:title`, `title`) to their first value."""

    pieces: tuple[Piece, ...]
    declared: Mapping[str, str]
    scripts: tuple[str, ...]  # JSON-LD
    stamps: tuple[tuple[int, str], ...]  # machine-readable times, each with the number of its block
    comments: tuple[str, ...]  # numbers alone in a comment: an epoch
    addresses: tuple[str, ...]  # every link and image, in order


def read_page(html: str) -> Page:
    """The blocks and facts of a page. Never raises: any text is some page.

    Where everything but menus is hidden until a script runs, what is hidden is taken too.
    """
    tree, headed = LexborHTMLParser(_shallow(html)), bool(_HEAD.search(html))
    walked = walk(tree.root)
    if "none" in html and not has_prose(walked.blocks):
        walked = walk(tree.root, shown=True)
    return Page(
        tuple(pieces(walked.blocks)),
        _declared(tree) if headed else {},
        tuple(node.text() for node in tree.css('script[type="application/ld+json"]')[:20]) if headed else (),
        tuple(walked.stamps),
        tuple(_NUMBER_COMMENT.findall(html[:_TOP])),
        tuple(walked.addresses),
    )


def _declared(tree: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.css("meta, html[lang], title, link[rel=canonical]")[:400]:
        given = node.attributes
        value: str | None
        if node.tag == "title":
            name, value = "title", line(node.text())
        elif node.tag == "html":
            name, value = "lang", given.get("lang")
        elif node.tag == "link":
            name, value = "canonical", given.get("href")
        else:
            name = given.get("property") or given.get("name") or given.get("itemprop") or ""
            value = given.get("content")
        if name and value:
            found.setdefault(name.casefold(), value.strip())
    return found


def _shallow(html: str) -> str:
    """The page without the tags that open deeper than any real page nests."""
    if html.count("<") < 2 * _DEPTH:
        return html
    kept: list[str] = []
    at = depth = dropped = 0
    for match in _TAG.finditer(html):
        closing, name = match[1], match[2].lower()
        if name in VOID:
            continue
        if closing and dropped:
            dropped -= 1
        elif closing:
            depth = max(0, depth - 1)
            continue
        elif depth >= _DEPTH:
            dropped += 1
        else:
            depth += 1
            continue
        kept.append(html[at : match.start()])
        at = html.find(">", match.end()) + 1 or len(html)
    return "".join(kept) + html[at:] if kept else html
