"""A page to an article: the last step, where body, title, date, outlet and language meet."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg import lang
from kg.ingest import credited, language, moments, published, publisher, title, writers
from kg.ingest.body import Body, body
from kg.ingest.facts import Facts, declared
from kg.ingest.metadata import Given
from kg.ingest.page import Page
from kg.ingest.pieces import Piece
from kg.lang import outlets
from kg.lang.fold import fold
from kg.records import Actor, Article, Block, BlockKind, Credit, IsoDate, Span

_ADDRESS = re.compile(r"https?://[^\s<>()\"'）】》，。]{4,1500}")
_OWN = re.compile(r"[\[【(（]?\s?(?:原文|查看原文|阅读原文|本文|文章|来源|source|permalink)", re.I)
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d{4,14}[a-z_]{0,3}/(?=https?:)")
# A stamp of the last change is later than publication: it counts when there is nothing better.
_UPDATED = re.compile(r"\D{0,40}(?:更新|修改|updated|modified)", re.I)
# One line may say both: 更新于 2023年3月3日 · 发布于 2023年3月2日.
_PUBLISHED = re.compile(r"(?:发布|发表|刊登|首次上稿)(?:于|时间|日期)?\s?[:：]?\s?(?=\d{4}\s?[-/.年])", re.I)
# Lines of these kinds may hold the moment of publication.
_DATED = ("stamp", "credit", "editor", "aside:author", "aside:authors", "aside:byline")
# Lines of these kinds may begin with the publisher's name.
_SIGNED = ("credit", "stamp")
# A text with less than this below its title is no article: a menu, a lone link, a player. A whole
# sentence is enough, however short: a flash.
_LEAST = 12
# The title often stands a second time above the text: in so many blocks, in so much of each.
_AGAIN, _TITLE = 8, 300
# So many blocks around the title may hold the article's own time.
_NEAR = 6
# An address alone in so many blocks at either end is the article's own, if it is an outlet's.
_EDGE = 3
# A code of the day with the bracket before it is no longer than this.
_CODE = 9
# A paragraph in bold type is a heading if it is no longer than this and ends no sentence.
_HEADING = 60
_ENDS = ("。", "！", "？", "”", "：", "，", "…")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a page comes from: its path in the exports, the bulletin it is part of, what is known."""

    path: str
    given: Given
    part_of: str | None = None
    heading: str = ""  # of the bulletin
    above: tuple[Piece, ...] = ()  # what stands above its first item


@dataclass(frozen=True, slots=True)
class _Parts:
    """A page taken apart: the title, what stands above it, the body, what was left out."""

    page: Page
    facts: Facts
    address: str
    title: str
    above: tuple[Piece, ...]
    body: Body
    bylines: tuple[published.Byline, ...]
    mastheads: tuple[published.Byline, ...]  # in the page's stamp: who, not when
    links: tuple[str, ...]
    code: tuple[str, ...]  # the day as an agency writes it behind its editors: （编辑：某某）1120302

    @property
    def around(self) -> tuple[Piece, ...]:
        """Every block that is not in the text."""
        return (*(piece for _, piece in self.body.left_out), *self.above)


def _is_flash(piece: Piece) -> bool:
    return piece.text.endswith(("。", "！", "？"))


def article(page: Page, pieces: Sequence[Piece], origin: Origin) -> Article | None:
    """The article in some blocks of a page, or None where they hold none."""
    parts, given = _parts(page, pieces, origin), origin.given
    kept = parts.body.pieces
    if sum(len(piece.text) for piece in kept) < _LEAST and not any(_is_flash(piece) for piece in kept):
        return None
    text, blocks = _text(parts.title, kept)
    folded = _folded(parts)
    credits_ = (*credited.found_in(text, kept, parts.around), *credited.bylined(parts.bylines, folded))
    outlet = _outlet(parts, origin, credits_)
    moment, source = _published(parts, origin)
    found = writers.named_in((*kept[:3], *kept[-2:], *parts.around))
    return Article(
        path=origin.path,
        title=parts.title or kept[0].text[:_HEADING],
        text=text,
        blocks=blocks,
        language=given.language or language.of(text, folded),
        published=moment,
        published_from=source,
        outlet=outlet,
        url=_address(parts, outlet),
        authors=given.authors or found or writers.signed(parts.around) or parts.facts.authors,
        credits=_others((*credits_, *credited.original(parts.address, outlet)), outlet, text),
        part_of=origin.part_of,
    )


def _parts(page: Page, pieces: Sequence[Piece], origin: Origin) -> _Parts:
    given = origin.given
    facts = replace(declared(page), headline="", url="") if origin.part_of else declared(page)
    address = _unarchived(given.url or _own_address(pieces) or facts.url or _title_link(pieces))
    known = {} if origin.part_of else page.declared
    name, place = title.find(pieces, known, given.title or facts.headline, address)
    below = pieces if place is None else pieces[place + 1 :]
    bare = title.bare(fold(name))
    again = [piece for piece in below[:_AGAIN] if title.bare(piece.folded[:_TITLE]) != bare]
    found = body([*again, *below[_AGAIN:]])
    first = [piece.folded for piece in (*found.pieces[:4], *found.pieces[-1:])]
    stamps = [piece.folded for reason, piece in found.left_out if reason == "stamp"]
    return _Parts(
        page=page,
        facts=facts,
        address=address,
        title=name,
        above=(*origin.above, *(() if place is None else pieces[:place])),
        body=found,
        bylines=tuple(published.bylines(first)),
        mastheads=tuple(published.bylines(stamps[:2])),
        code=tuple(piece.folded[-_CODE:] for piece in pieces if moments.is_code(piece.folded)),
        links=(
            *(link for piece in pieces for link in piece.links),
            *(() if origin.part_of else page.addresses),
        ),
    )


def _outlet(parts: _Parts, origin: Origin, credits_: tuple[Credit, ...]) -> Actor | None:
    owned = lang.load("zh", "articles").words("publisher", "owned")
    return publisher.find(
        publisher.Evidence(
            given=origin.given.outlet,
            address=parts.address,
            bylines=(*parts.mastheads, *parts.bylines),
            site=parts.facts.publisher,
            links=parts.links,
            credits=credits_,
            headings=(origin.heading, *(piece.folded for piece in parts.above[:3])),
            translated=credited.is_translated(parts.around),
            signed=tuple(piece.folded for reason, piece in parts.body.left_out if reason in _SIGNED)[:4],
            owned=tuple(piece.folded for reason, piece in parts.body.left_out if reason in owned),
        )
    )


def _address(parts: _Parts, outlet: Actor | None) -> str | None:
    """The article's own address: not that of the original it was translated from."""
    at_home = publisher.at_home(parts.address, outlet)
    links = (link for link in parts.links if at_home is False and publisher.at_home(link, outlet))
    return next(links, None) if at_home is False else parts.address or None


def _others(credits_: tuple[Credit, ...], outlet: Actor | None, text: str) -> tuple[Credit, ...]:
    """The credits of others than the publisher, in the words of the text, each outlet once."""
    kept: dict[str, Credit] = {}
    for credit in credits_:
        if outlet is None or credit.outlet != outlet.key:
            words = text[credit.span.start : credit.span.end] if credit.span else credit.text
            kept.setdefault(credit.outlet, replace(credit, text=words))
    return tuple(kept.values())


def _published(parts: _Parts, origin: Origin) -> tuple[IsoDate | None, str]:
    dated = [piece.folded for reason, piece in parts.body.left_out if reason in _DATED]
    lines = [line[at.start() :] for line in dated if (at := _PUBLISHED.search(line))]
    lines += [line for line in dated if not _UPDATED.match(line)]
    first = [piece.folded for piece in parts.above if len(piece.text) <= _HEADING]
    return published.find(
        published.Evidence(
            given=origin.given.published,
            bylines=parts.bylines,
            headers=(
                *parts.facts.published,
                *(() if origin.part_of else _stamp(parts)),
                *lines,
                *first,
                origin.heading,
            ),
            address=parts.address,
            comments=parts.page.comments,
            updates=(*parts.code, *(line for line in dated if _UPDATED.match(line))),
            others=parts.links,
            lines=tuple(piece.folded for piece in parts.body.pieces),
        )
    )


def _stamp(parts: _Parts) -> tuple[str, ...]:
    """The machine-readable time nearest below the title; one far from it is another article's."""
    title_at = len(parts.above)  # a page with one article: nothing else stands above
    near = [
        (abs(at - title_at - 1), moment)
        for at, moment in parts.page.stamps
        if abs(at - title_at - 1) <= _NEAR
    ]
    return (min(near, key=lambda one: one[0])[1],) if near else ()


def _text(name: str, pieces: Sequence[Piece]) -> tuple[str, tuple[Block, ...]]:
    lines = [(name, BlockKind.TITLE)] if name else []
    lines += [(piece.text, _kind(piece)) for piece in pieces]
    blocks, at = [], 0
    for line, kind in lines:
        blocks.append(Block(Span(at, at + len(line)), kind))
        at += len(line) + 1
    return "\n".join(line for line, _ in lines), tuple(blocks)


def _kind(piece: Piece) -> BlockKind:
    bold = piece.strong and len(piece.text) <= _HEADING and not piece.text.endswith(_ENDS)
    return BlockKind.HEADING if bold and piece.kind is BlockKind.PARAGRAPH else piece.kind


def _folded(parts: _Parts) -> str:
    lines = [fold(parts.title)] if parts.title else []
    return "\n".join((*lines, *(piece.folded for piece in parts.body.pieces)))


def _own_address(pieces: Sequence[Piece]) -> str:
    """The address in a line that gives the article's own (原文地址：…, [查看原文](…))."""
    for piece in reversed(pieces):
        if _OWN.match(piece.folded):
            found = next(iter(piece.links), "") or next(iter(_ADDRESS.findall(piece.text[:1600])), "")
            if found.startswith("http"):
                return found
    alone = (piece.text for piece in (*pieces[-_EDGE:], *pieces[:_EDGE]))
    return next((text for text in alone if _ADDRESS.fullmatch(text) and outlets.at(publisher.host(text))), "")


def _unarchived(address: str) -> str:
    """The address of the page that an archive's address keeps."""
    return _ARCHIVED.sub("", address)


def _title_link(pieces: Sequence[Piece]) -> str:
    """The address that a linked title leads to."""
    heads = (p for p in pieces[:3] if p.kind is BlockKind.HEADING and len(p.links) == 1 and p.linked > 0.6)
    return next((piece.links[0] for piece in heads), "")
