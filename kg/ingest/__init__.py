"""Files to articles: what a reader would call the article, with title, date, outlet and address.

`discover` lists what there is to read, `read` reads one of it. Every file becomes at least one
article or one issue: nothing is lost, nothing stops the rest. May import: records, errors, lang.
Must not import: another stage.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from kg.errors import InputError
from kg.ingest import bulletin, content, feed, frontmatter
from kg.ingest.article import Origin, article
from kg.ingest.body import is_text
from kg.ingest.facts import body_in
from kg.ingest.markdown import to_html
from kg.ingest.metadata import Given
from kg.ingest.page import Page, read_page
from kg.ingest.pieces import Piece
from kg.ingest.sources import SUFFIXES, Source, discover
from kg.ingest.walk import LIMIT
from kg.records import Article, Issue

__all__ = ["SUFFIXES", "Source", "discover", "read"]

#: Languages in which nothing is read: English, and whatever else is neither.
_UNREAD = ("en", "und")
_NO_ARTICLE = "holds no article: there is no running text in it"


def read(source: Source) -> tuple[tuple[Article, ...], tuple[Issue, ...]]:
    """The articles of one source and what was odd about it. Never raises for what a file holds."""
    articles: list[Article] = []
    issues: list[Issue] = []
    for result in _read(source):
        if isinstance(result, Article):
            articles.append(result)
        else:
            issues.append(result)
    return tuple(articles), tuple(issues)


def _read(source: Source) -> Iterator[Article | Issue]:
    try:
        raw = (
            source.data
            if source.data is not None
            else content.bytes_of(source.file, source.start, source.length)
        )
        if not raw.strip():
            yield Issue(source.path, "the file is empty", "remove it or fill it", "skipped")
            return
        text, remark = content.text_of(raw)
    except InputError as error:
        what, _, todo = str(error).partition("; ")
        yield Issue(source.path, what, todo or "mend the file", "unreadable")
        return
    if remark:
        yield Issue(source.path, remark, "save it as UTF-8 to be sure", "doubtful")
    kind = source.path.casefold().removesuffix(".gz").rpartition(".")[2]
    if kind in ("jsonl", "ndjson"):
        yield from _lines(source, text)
    elif kind == "json":
        yield from _json(source, text)
    else:
        yield from _page(source.path, text, _given(source, source.path, Given()), True)


def _lines(source: Source, text: str) -> Iterator[Article | Issue]:
    for number, record in feed.lines_of(text, source.first_line):
        path = f"{source.path}#{number}"
        if isinstance(record, InputError):
            what, _, todo = str(record).partition("; ")
            yield Issue(source.path, what, todo, "unreadable")
        else:
            yield from _record(source, path, record)


def _json(source: Source, text: str) -> Iterator[Article | Issue]:
    try:
        records = feed.records_of(text)
    except InputError as error:
        what, _, todo = str(error).partition("; ")
        yield Issue(source.path, what, todo, "unreadable")
        return
    if not records:
        yield Issue(source.path, "holds no record", "remove it or fill it", "skipped")
    for number, record in enumerate(records, start=1):
        yield from _record(source, source.path if len(records) == 1 else f"{source.path}#{number}", record)


def _record(source: Source, path: str, record: Any) -> Iterator[Article | Issue]:
    text = feed.markup(record)
    if not isinstance(record, Mapping) or not text.strip():
        yield Issue(path, "the record has no text", "give it a field text, content, body or html", "skipped")
        return
    yield from _page(
        path,
        content.text_of(text.encode("utf-8", "replace"))[0],
        _given(source, path, feed.given(record)),
        False,
    )


def _given(source: Source, path: str, known: Given) -> Given:
    """What the owner's table says, else what the record says."""
    row = source.given.get(path)
    if row is None:
        return known
    fields = ("published", "title", "outlet", "url", "language")
    return replace(known, **{field: getattr(row, field) for field in fields if getattr(row, field)})


def _page(path: str, text: str, given: Given, whole: bool) -> Iterator[Article | Issue]:
    """The article or the items of a bulletin in one text."""
    front, below = frontmatter.split(text) if whole else (Given(), text)
    merged = Given(*(getattr(given, name) or getattr(front, name) for name in Given.__slots__))
    page = _whole(read_page(to_html(below)))
    if len(page.pieces) > LIMIT:
        yield Issue(path, f"more than {LIMIT} paragraphs: no article", "split it into articles", "skipped")
        return
    found = bulletin.split(page.pieces) if whole else bulletin.Bulletin((page.pieces,))
    if len(found.items) == 1:
        yield from _one(page, found.items[0], Origin(path, merged))
        return
    of_item = replace(merged, title=None)
    for number, pieces in enumerate(found.items, start=1):
        yield from _one(page, pieces, Origin(f"{path}#{number}", of_item, path, found.heading, found.above))


def _whole(page: Page) -> Page:
    """The page; one that a script would fill takes its text from the head, if that carries it."""
    text = "" if any(is_text(piece) for piece in page.pieces) else body_in(page)
    return replace(page, pieces=(*page.pieces, *read_page(to_html(text)).pieces)) if text else page


def _one(page: Page, pieces: Sequence[Piece], origin: Origin) -> Iterator[Article | Issue]:
    """The article in some blocks of a page, and what is not known of it."""
    found = article(page, pieces, origin)
    if found is None:
        yield Issue(origin.path, _NO_ARTICLE, "look whether it is an article", "skipped")
        return
    yield found
    if found.language in _UNREAD:
        yield Issue(
            origin.path,
            f"not in Chinese ({found.language})",
            "kept without claims; add it in Chinese",
            "doubtful",
        )
    missing = [name for name, value in (("date", found.published), ("outlet", found.outlet)) if value is None]
    if missing:
        what = f"no {' and no '.join(missing)} of publication found"
        yield Issue(origin.path, what, "give it in metadata.csv", "doubtful")
