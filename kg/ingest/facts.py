"""What a page's head declares about its article: JSON-LD and meta names."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.ingest.page import Page
from kg.lang import outlets
from kg.lang.fold import fold

# Meta names of the moment of publication, without case and punctuation, best first.
_STAMPS = (
    "articlepublishedtime", "datepublished", "publishdate", "publicationdate", "publishtime", "pubdate",
    "pubtime", "ogpublishedtime", "ogreleasedate", "dcdateissued", "dcdate", "parselypubdate",
    "weiboarticlecreateat", "createdate", "issuedate", "date",
)  # fmt: skip
_PUNCTUATION = re.compile(r"[\W_]+")
_SEGMENT = re.compile(r"\s?(?:--|[|｜_]|\s[-–—]\s)\s?")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the head says; "" where it says nothing."""

    headline: str = ""
    published: tuple[str, ...] = ()
    publisher: str = ""
    authors: tuple[str, ...] = ()
    url: str = ""


def declared(page: Page) -> Facts:
    """The facts in a page's head. Broken JSON-LD counts as none."""
    article = next(_articles(page.scripts), {})
    meta = page.declared
    plain = {_PUNCTUATION.sub("", name): value for name, value in meta.items()}
    stamps = [plain[name] for name in _STAMPS if name in plain] + [_name(article.get("datePublished"))]
    addresses = (meta.get("canonical", ""), meta.get("og:url", ""), _name(article.get("url")))
    return Facts(
        headline=_name(article.get("headline")),
        published=tuple(filter(None, stamps)),
        publisher=meta.get("og:site_name")
        or _name(article.get("publisher"))
        or _in_title(meta.get("title", "")),
        authors=tuple(filter(None, [_name(article.get("author")) or meta.get("author", "")])),
        url=next((address for address in addresses if address.startswith("http")), ""),
    )


def body_in(page: Page) -> str:
    """The text of the article that a page's head carries for machines, "" where it carries none."""
    return next(filter(None, (_name(article.get("articleBody")) for article in _articles(page.scripts))), "")


def _in_title(title: str) -> str:
    """The known outlet that a page's title ends with (… - 国际 - 某某网)."""
    last = _SEGMENT.split(title)[-1]
    return last if outlets.named(fold(last)) else ""


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
