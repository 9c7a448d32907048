"""The walk over a page's tree: text gathered into blocks, depth first and without recursion."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from msgspec import Struct
from selectolax.lexbor import LexborNode

from kg import lang
from kg.ingest.spacing import BLANK, SEAM, line
from kg.ingest.tags import ASIDE, HEADINGS, INLINE, SILENT
from kg.records import BlockKind

_HIDDEN = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.I)
_NAME_PARTS = re.compile(r"[a-z]+|[A-Z][a-z]*")
#: A page with more blocks than this is no article but a dump; the walk stops there. The longest
#: real article seen has 126.
LIMIT = 20_000
_SENTENCES = frozenset(("p", "li", "td", "a", "b", "em", "strong", "figcaption"))
_STRONG = frozenset(("b", "strong"))
# The text right after a picture in the same block is its caption, unless it is longer than this.
_CAPTION = 200
# So is a block of its own right after it that is as short and ends no sentence.
_BELOW = 60
_ENDS = ("。", "！", "？", "：", ":", "”", "」")
# Links that are written out as addresses say nothing about the sentence they stand in.
_ADDRESS = ("http", "pic.twitter.com", "www.")


class Raw(Struct):
    """A block as it was gathered: its text and what is known of it by its place."""

    text: str
    kind: BlockKind
    level: int
    linked: float
    links: tuple[str, ...]
    inside: tuple[int, ...]
    asides: tuple[tuple[int, str], ...]
    strong: bool


class _Open(Struct):
    """An element whose content is being walked."""

    node: LexborNode
    block: bool
    kind: BlockKind
    level: int
    asides: tuple[tuple[int, str], ...]  # the elements around that are called something aside
    linked: bool
    strong: bool
    lines: bool  # line breaks count (pre)
    around: "_Open | None"  # the block it stands in, if it is none itself
    pictured: bool = False

    @property
    def box(self) -> "_Open":
        """The innermost block here."""
        return self.around or self


@dataclass(slots=True)
class Walk:
    """What has been gathered so far. `shown` says to gather what a style sheet would hide."""

    shown: bool = False
    blocks: list[Raw] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    stamps: list[tuple[int, str]] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    inside: list[int] = field(default_factory=list)
    count: int = 0
    buffer: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    linked: int = 0
    strong: int = 0
    picture: int = -1  # how many blocks stood before the last picture

    def text(self, text: str) -> None:
        """Text of the innermost element."""
        top = self.stack[-1]
        if top.lines and "\n" in text:
            for row in text.split("\n"):
                self.buffer.append(row)
                self.flush()
            return
        if not self.buffer and not text.strip(BLANK):
            return
        self.buffer.append(text)
        if top.linked and not text.lstrip().startswith(_ADDRESS):
            self.linked += len(text.strip())
        if top.strong:
            self.strong += len(text.strip())

    def flush(self) -> None:
        """End the block that is being gathered."""
        if not self.buffer:
            self.links = []
            return
        buffer, linked, strong, links = self.buffer, self.linked, self.strong, self.links
        self.buffer, self.linked, self.strong, self.links = [], 0, 0, []
        text = line("".join(buffer))
        if not text:
            return
        block = self.stack[-1].box
        kind = block.kind
        pictured = self.picture == len(self.blocks) and len(text) <= _BELOW and not text.endswith(_ENDS)
        if kind is BlockKind.PARAGRAPH and (pictured or (block.pictured and len(text) <= _CAPTION)):
            kind = BlockKind.CAPTION
        block.pictured = False
        size = len(text)
        share = min(1.0, linked / size)
        inside = tuple(self.inside)
        bold = strong * 10 >= size * 9
        self.blocks.append(Raw(text, kind, block.level, share, tuple(links), inside, block.asides, bold))

    def open(self, node: LexborNode, tag: str) -> bool:
        """Enter an element; False when nothing inside it is text of the page."""
        given = node.attributes
        if given and _is_hidden(given) and not self.shown:
            return False
        top = (
            self.stack[-1]
            if self.stack
            else _Open(node, True, BlockKind.PARAGRAPH, 0, (), False, False, False, None)
        )
        role = ""
        if given:
            self._note(given, tag)
            role = _role(" ".join(filter(None, (given.get("class"), given.get("id"), given.get("role")))))
        if tag in INLINE and role not in _alone() and not _is_stamp(node, tag):
            self.buffer.append(SEAM)
            linked, strong = top.linked or bool(given.get("href")), top.strong or tag in _STRONG
            opened = _Open(node, False, top.kind, top.level, top.asides, linked, strong, top.lines, top.box)
        else:
            self.flush()
            self.count += 1
            self.inside.append(self.count)
            opened = _block(node, tag, top, role, self.count)
        self.stack.append(opened)
        return True

    def _note(self, given: Mapping[str, str | None], tag: str) -> None:
        """Keep the address or the machine-readable time that an element gives."""
        href, moment = given.get("href"), given.get("datetime")
        if href:
            self.addresses.append(href)
            self.links.append(href)
        if tag == "time" and moment:
            self.stamps.append((len(self.blocks), moment))

    def close(self) -> None:
        """Leave the innermost element."""
        top = self.stack[-1]
        if top.block:
            self.flush()
            self.inside.pop()
        else:
            self.buffer.append(SEAM)
        self.stack.pop()

    def void(self, node: LexborNode, tag: str) -> None:
        """A line break, a rule or a picture."""
        if tag == "img":
            self.addresses.append(node.attributes.get("src") or "")
            if self.blocks and not line("".join(self.buffer)):
                self.picture = len(self.blocks)
            self.stack[-1].box.pictured = not line("".join(self.buffer))
        elif tag == "br":
            block = self.stack[-1].box
            pictured = block.pictured
            self.flush()
            block.pictured = pictured
        elif tag == "hr":
            self.flush()


def walk(root: LexborNode | None, shown: bool = False) -> Walk:
    """What a page holds, in order; with `shown` also what is hidden until a script runs. Stops just
    beyond LIMIT blocks."""
    state = Walk(shown)
    node = root
    while node is not None and len(state.blocks) <= LIMIT:
        tag = node.tag or ""
        if tag == "-text":
            state.text(node.text_content or "")
        elif tag in ("br", "img", "hr"):
            state.void(node, tag)
        elif tag[:1] != "-" and tag not in SILENT and state.open(node, tag):
            if node.child is not None:
                node = node.child
                continue
            state.close()
        node = _next(node, state)
    return state


def _next(node: LexborNode, state: Walk) -> LexborNode | None:
    """The next node in document order that is not below this one; closes what ends on the way."""
    here: LexborNode | None = node
    while here is not None and state.stack:
        if here.next is not None:
            return here.next
        here = state.stack[-1].node
        state.close()
    return None


def _block(node: LexborNode, tag: str, top: _Open, role: str, number: int) -> _Open:
    kind, level, asides = top.kind, top.level, top.asides
    if tag in HEADINGS:
        kind, level = BlockKind.HEADING, int(tag[1])
    elif tag in ("figure", "figcaption") or role == "caption":
        kind = BlockKind.CAPTION
    if tag in ASIDE:
        asides = (*asides, (number, tag))
    elif tag == "address":  # who wrote the article, by the standard
        asides = (*asides, (number, "byline"))
    elif role not in ("", "caption"):
        asides = (*asides, (number, role))
    return _Open(node, True, kind, level, asides, top.linked, top.strong, top.lines or tag == "pre", None)


def _is_stamp(node: LexborNode, tag: str) -> bool:
    """Whether a <time> stands by itself and not in a sentence."""
    return tag == "time" and node.parent is not None and node.parent.tag not in _SENTENCES


def _is_hidden(given: Mapping[str, str | None]) -> bool:
    style = given.get("style")
    return "hidden" in given or given.get("aria-hidden") == "true" or bool(style and _HIDDEN.search(style))


@lru_cache(maxsize=4096)
def _role(names: str) -> str:
    """What the class, id and role of an element call it: a caption, something aside, or nothing."""
    if any(word in names.lower() for word in _names("caption")):
        return "caption"
    return min({part.lower() for part in _NAME_PARTS.findall(names)} & _names("aside"), default="")


@cache
def _alone() -> frozenset[str]:
    """What makes a block of an element that is none by its tag: <span class="caption">."""
    return frozenset({"caption"} | _names("signed"))


@cache
def _names(role: str) -> frozenset[str]:
    return frozenset(lang.load("zh", "articles").words("containers", role))
