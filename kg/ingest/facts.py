"""What a page's head declares about its article: JSON-LD and meta names."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.ingest.page import Page

_STAMPS = (
    "article:published_time", "datepublished", "pubdate", "publishdate", "publish_time", "publishtime",
    "og:release_date", "og:published_time", "dc.date", "dc.date.issued", "parsely-pub-date",
    "weibo: article:create_at", "date",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Facts:
    """What the head says; "" where it says nothing."""

    headline: str = ""
    published: tuple[str, ...] = ()
    publisher: str = ""
    author: str = ""
    url: str = ""


def declared(page: Page) -> Facts:
    """The facts in a page's head. Broken JSON-LD counts as none."""
    article = next(_articles(page.scripts), {})
    meta = page.declared
    stamps = [meta[name] for name in _STAMPS if name in meta] + [_name(article.get("datePublished"))]
    addresses = (meta.get("canonical", ""), meta.get("og:url", ""), _name(article.get("url")))
    return Facts(
        headline=_name(article.get("headline")),
        published=tuple(filter(None, stamps)),
        publisher=meta.get("og:site_name") or _name(article.get("publisher")),
        author=_name(article.get("author")) or meta.get("author", ""),
        url=next((address for address in addresses if address.startswith("http")), ""),
    )


def _articles(scripts: tuple[str, ...]) -> Iterator[Mapping[str, Any]]:
    for script in scripts:
        try:
            data = json.loads(script)
        except (ValueError, RecursionError):
            continue
        nodes = data.get("@graph", data) if isinstance(data, dict) else data
        for node in nodes if isinstance(nodes, list) else [nodes]:
            if isinstance(node, dict) and "Article" in str(node.get("@type", "")):
                yield node


def _name(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, Mapping):
        value = value.get("name", "")
    return value.strip() if isinstance(value, str) else ""
