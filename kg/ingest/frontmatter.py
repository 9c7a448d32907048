"""The block of `key: value` lines between two rows of dashes at the top of a Markdown file."""

import re

from kg.ingest import feed
from kg.ingest.metadata import Given

_FENCED = re.compile(r"\s{0,20}---[ \t]*\n(.{0,20000}?\n)?---[ \t]*(?:\n|$)", re.S)
_FIELD = re.compile(r"([A-Za-z_][\w-]{0,40})\s{0,8}:\s?(.{0,2000})$")


def split(text: str) -> tuple[Given, str]:
    """What the front matter says, and the text below it."""
    match = _FENCED.match(text)
    if not match:
        return Given(), text
    fields = [found for row in (match[1] or "").split("\n") if (found := _FIELD.match(row.strip()))]
    if not fields:
        return Given(), text
    return feed.given({found[1]: _value(found[2]) for found in fields}), text[match.end() :]


def _value(text: str) -> str | list[str]:
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        return [part.strip().strip("\"'") for part in text[1:-1].split(",")]
    return text.strip("\"'")
