"""JSON and JSON lines: records as feeds, scrapers and archives write them."""

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from kg.errors import InputError
from kg.ingest.metadata import Given
from kg.ingest.moments import epoch, iso_prefix
from kg.ingest.publisher import host
from kg.ingest.spacing import line
from kg.lang import outlets

# Field names in use, best first; compared without case, dash and underscore.
_TITLE = ("title", "headline", "name", "标题")
_TEXT = (
    "text", "content", "body", "articlebody", "fulltext", "maintext", "contenttext", "articletext", "正文",
    "内容",
)  # fmt: skip
_HTML = ("html", "bodyhtml", "contenthtml", "contentencoded", "rawhtml")
_PUBLISHED = (
    "published", "date", "pubdate", "publishtime", "publishdate", "publishedat", "datepublished",
    "publicationdate", "datetime", "time", "timestamp", "createdat", "日期", "时间", "发布时间",
)  # fmt: skip
_URL = ("url", "link", "address", "sourceurl", "canonicalurl", "permalink", "链接")
_OUTLET = (
    "outlet",
    "source",
    "publisher",
    "media",
    "site",
    "sitename",
    "sourcename",
    "newspaper",
    "来源",
    "媒体",
)
_AUTHORS = ("authors", "author", "byline", "creator", "作者")
_LANGUAGE = ("language", "lang", "inlanguage")
_TAG = re.compile(r"<[^<>]{0,200}>")
# A text lies no deeper in a record than this.
_DEPTH = 8
# Where the records stand when a file is one object around a list.
_LISTS = ("articles", "items", "entries", "data", "results", "documents", "news", "records")


def records_of(text: str) -> list[Any]:
    """The records of a JSON file. Raises InputError."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f"line {error.lineno}: " if isinstance(error, json.JSONDecodeError) else ""
        raise InputError(f"{where}broken JSON; mend it") from error
    if isinstance(data, dict):
        inner = next((data[name] for name in _LISTS if isinstance(data.get(name), list)), None)
        return inner if inner is not None and not _fields(data, _TEXT + _HTML) else [data]
    return data if isinstance(data, list) else [data]


def lines_of(text: str, first: int) -> Iterator[tuple[int, Any]]:
    """The number and the record of every line; an InputError in the place of a broken one."""
    for number, row in enumerate(text.split("\n"), start=first):
        if not row.strip():
            continue
        try:
            yield number, json.loads(row)
        except (ValueError, RecursionError):
            yield number, InputError(f"line {number}: broken JSON; mend the line")


def markup(record: Any, depth: int = 0) -> str:
    """The text of a record as markup or Markdown; "" where it has none."""
    if not isinstance(record, Mapping) or depth > _DEPTH:
        return ""
    html = _fields(record, _HTML)
    if html:
        return html
    value = _value(record, _TEXT)
    if isinstance(value, list):
        return "\n\n".join(item if isinstance(item, str) else markup(item, depth + 1) for item in value)
    return value if isinstance(value, str) else markup(value, depth + 1)


def given(record: Mapping[str, Any]) -> Given:
    """What the fields of a record say."""
    language = _fields(record, _LANGUAGE)
    return Given(
        published=_published(_value(record, _PUBLISHED)),
        title=line(unescape(_TAG.sub("", _fields(record, _TITLE)))) or None,
        outlet=_outlet(_fields(record, _OUTLET)),
        url=_fields(record, _URL) or None,
        language=language if language in ("zh-Hans", "zh-Hant", "en", "und") else None,
        authors=_authors(_value(record, _AUTHORS)),
    )


def _outlet(name: str) -> str | None:
    """A name; for an address the name of whoever is at home there."""
    if not name.startswith(("http", "www.")):
        return name or None
    known = outlets.at(host(name))
    return known.actor.name if known else None


def _published(value: Any) -> str | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return epoch(int(value)) if abs(value) < 1e15 else None
    return iso_prefix(value) if isinstance(value, str) else None


def _authors(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    names = [_text(item) for item in values]
    return tuple(name for name in names if name)


def _value(record: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    plain = {str(key).casefold().replace("_", "").replace("-", "").replace(":", ""): key for key in record}
    return next(
        (
            record[plain[name]]
            for name in names
            if name in plain and record[plain[name]] not in (None, "", [])
        ),
        None,
    )


def _fields(record: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return _text(_value(record, names))


def _text(value: Any) -> str:
    if isinstance(value, Mapping):
        value = next(
            (value[key] for key in ("name", "title", "value", "#text") if isinstance(value.get(key), str)), ""
        )
    return value.strip() if isinstance(value, str) else ""
