"""One published text, as it was read from a file."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from kg.records.actor import Actor
from kg.records.key import Key, fingerprint
from kg.records.span import Span
from kg.records.time import IsoDate


class BlockKind(StrEnum):
    """What part of an article a block is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"


class Block(Struct, frozen=True, gc=False):
    """One line of `Article.text`, without its line end."""

    span: Span
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Credit:
    """A line that names where a text comes from: 转载自, 据…报道 over the whole text, 编译, 路透电."""

    outlet: Key
    text: str
    kind: str  # reprint | compiled | byline
    span: Span | None = None  # None where the line is not part of the stored text


@dataclass(frozen=True)
class Article:
    """One published text. `text` is what every offset refers to: title first, one block a line."""

    path: str  # relative to the input, `file.md#2` for an item of a bulletin; `/` on every system
    title: str
    text: str
    blocks: tuple[Block, ...]
    language: str  # BCP 47: zh-Hans, zh-Hant, en, und
    published: IsoDate | None  # a day, or a longer prefix where the text gives a clock time
    published_from: str  # metadata | byline | header | address | comment | worked-out | none
    outlet: Actor | None  # who published it; a mirror that merely hosts it is not the outlet
    url: str | None = None
    authors: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    part_of: str | None = None  # path of the bulletin this is an item of

    @property
    def day(self) -> IsoDate | None:
        """The day of publication."""
        return self.published[:10] if self.published else None

    @cached_property
    def key(self) -> Key:
        """Readable and content-derived: the same article has the same key wherever it lies.

        Asked by every stage and a digest of the whole text, so it is worked out once.
        """
        outlet = self.outlet.name if self.outlet else ""
        day = self.day or "undated"
        digest = fingerprint(outlet, day, self.title, self.text)
        return f"document/{day}-{outlet or 'unsigned'}-{digest}"
