"""Markdown, HTML and plain text to HTML: one form for everything that is not a record.

Real files mix the three: Markdown headings above a page's own markup, plain lines below it. The
splitter works line by line and leaves markup alone. It knows no code blocks by indentation (an
indented line inside scraped markup is no code) and no reference links.
"""

import re
from collections.abc import Iterator
from html import escape

from kg.ingest.tags import BLOCK

_MARKUP = re.compile(rf"\s{{0,80}}<(?:!--|[!?]|/?(?:{'|'.join(BLOCK)})\b)", re.I)
_WHOLE_PAGE = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,80})?(?:<!--[^>]{0,500}-->\s{0,80})?<(?:!doctype|html)\b", re.I
)
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t#]*$")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)")
_QUOTE = re.compile(r" {0,3}>[ \t]?")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
# What a line that stands alone begins with, if not with the number of an item.
_FIRST = frozenset("#-*_+>`~|")
_TABLE_RULE = re.compile(r"[|:\- \t]{3,}$")
_IMAGE = re.compile(
    r"!\[([^\[\]]{0,400})\]\(([^()\s]{0,2000}+(?:\([^()\s]{0,200}+\))?[^()\s]{0,500}+)(?:\s{1,9}+\"[^\"]{0,300}\")?\)"
)
_LINK = re.compile(
    r"\[([^\[\]]{0,400})\]\(\s?([^()\s]{0,2000}+(?:\([^()\s]{0,200}+\))?[^()\s]{0,500}+)(?:\s{1,9}+\"[^\"]{0,300}\")?\)"
)
_AUTOLINK = re.compile(r"<(https?://[^<>\s]{1,2000})>")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_]{1,400}?)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=\S)([^*]{1,400}?)\*(?![\w*])")
_CODE = re.compile(r"(?<!`)`([^`]{1,400})`(?!`)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
# A line above a row of dashes is a heading if it is not longer than this.
_TITLE = 200
# A line that ends a sentence ends a paragraph too: Chinese text is often one paragraph a line.
_STOPS = tuple("。！？!?；;：:…”」』）)】》")
# A heading of this length that ends a sentence is a paragraph that somebody wanted large.
_PARAGRAPH = 40
# What begins a line of its own: a date or a clock time, the bracket of a byline.
_OPENING = re.compile(r"\s{0,8}(?:\d{4}\s?[-./年]\s?\d|\d{1,2}:\d{2}|[【〔［\[])")
# A line that is cut by a fixed width is nearly as long as the longest one of its paragraph.
_WRAPPED = 0.8
# Nobody sets running text narrower than this; shorter lines are lines of their own.
_NARROWEST = 28


def to_html(text: str) -> str:
    """The text as HTML; a page that says it is one comes back as it is."""
    if _WHOLE_PAGE.match(text):
        return text
    return "\n".join(_blocks(text.split("\n")))


def _blocks(lines: list[str]) -> Iterator[str]:
    paragraph: list[str] = []
    markup = False
    for line in lines:
        blank = not line.strip()
        if markup and not blank and not ("#" in line and _HEADING.match(line)):
            yield _inline(line) if "](" in line else line
            continue
        markup = False
        if blank:
            yield from _paragraph(paragraph)
            yield ""
        elif _MARKUP.match(line):
            yield from _paragraph(paragraph)
            yield _inline(line) if "](" in line else line
            markup = not line.rstrip().endswith("-->")
        elif paragraph and len(paragraph[-1]) <= _TITLE and (match := _UNDERLINE.match(line)):
            title = paragraph.pop()
            yield from _paragraph(paragraph)
            level = 1 if match[1][0] == "=" else 2
            yield f"<h{level}>{_inline(title)}</h{level}>"
        elif not _alone(line):
            paragraph.append(line)
        else:
            yield from _paragraph(paragraph)
            yield _single(line)
    yield from _paragraph(paragraph)


def _alone(line: str) -> bool:
    first = line.lstrip()[:1]
    if first not in _FIRST and not first.isdecimal():
        return False
    return bool(
        _HEADING.match(line)
        or _RULE.match(line)
        or _ITEM.match(line)
        or _QUOTE.match(line)
        or _FENCE.match(line)
        or line.lstrip().startswith("|")
    )


def _single(line: str) -> str:
    if match := _HEADING.match(line):
        level = len(match[1])
        if len(match[2]) >= _PARAGRAPH and match[2].endswith("。"):
            return f"<p>{_inline(match[2])}</p>"
        return f"<h{level}>{_inline(match[2])}</h{level}>"
    if _RULE.match(line):
        return "<hr>"
    if match := _ITEM.match(line):
        return f"<ul><li>{_inline(line[match.end() :])}</li></ul>"
    if match := _QUOTE.match(line):
        return f"<blockquote>{_inline(line[match.end() :])}</blockquote>"
    if _FENCE.match(line) or _TABLE_RULE.match(line.strip()):
        return "<hr>"
    cells = "</td><td>".join(_inline(cell.strip()) for cell in line.strip().strip("|").split("|"))
    return f"<table><tr><td>{cells}</td></tr></table>"


def _paragraph(lines: list[str]) -> Iterator[str]:
    """The lines gathered so far as paragraphs; empties the list."""
    if not lines:
        return
    width = max(len(line) for line in lines)
    yield "<p>"
    for number, line in enumerate(lines):
        yield _inline(line.strip())
        last = number + 1 == len(lines)
        hard = line.endswith(("  ", "\\"))
        long = len(line.rstrip()) >= max(_NARROWEST, width * _WRAPPED)
        wrapped = long and not line.rstrip().endswith(_STOPS)
        if not last and (hard or not wrapped or _OPENING.match(lines[number + 1])):
            yield "</p><p>"
    yield "</p>"
    lines.clear()


def _inline(text: str) -> str:
    """Links, images and emphasis to markup."""
    if "](" in text:
        text = _IMAGE.sub(lambda m: f'<img alt="{escape(m[1])}" src="{escape(m[2])}">', text)
        text = _LINK.sub(lambda m: f'<a href="{escape(m[2])}">{m[1]}</a>', text)
    if "<http" in text:
        text = _AUTOLINK.sub(r'<a href="\1">\1</a>', text)
    if "*" in text or "__" in text:
        text = _STRONG.sub(r"<strong>\2</strong>", text)
        text = _EMPHASIS.sub(r"<em>\1</em>", text)
    if "`" in text:
        text = _CODE.sub(r"<code>\1</code>", text)
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text
