"""Blocks with their features, judged over the whole page: what a link is, what stands aside."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from kg.ingest.walk import Raw
from kg.lang.fold import fold
from kg.records import BlockKind

# A link that so many blocks are inside of was never closed: it says nothing about them.
_UNCLOSED = 4
_WHOLLY = 0.95
# An element with more than this share of the running text is no aside, whatever it is called
# (<body class="with-sidebar">). A block with more than this share in links is no running text.
_MOST = 0.5
_STOPS = ("。", "！", "？", "”", "」", "）", ".", "!", "?", ")")


class Piece(Struct, frozen=True):
    """One block of text of a page, with what is known of it by its place.

    `linked` is the share of its characters inside links, `inside` the numbers of the elements it
    lies in, outermost first, `aside` why its place says that it is not the article (or "").
    """

    text: str
    folded: str  # in simplified characters, the same length
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    linked: float = 0.0
    links: tuple[str, ...] = ()
    inside: tuple[int, ...] = ()
    aside: str = ""
    strong: bool = False


def pieces(blocks: Sequence[Raw]) -> Iterator[Piece]:
    """The blocks of a page; all texts are folded at once, which costs a tenth of one by one."""
    folded = fold("\n".join(block.text for block in blocks)).split("\n")
    most, firsts = _most(blocks), Counter(_link(block) for block in blocks if block.linked >= _WHOLLY)
    for block, plain in zip(blocks, folded, strict=False):
        unclosed = block.linked >= _WHOLLY and firsts[_link(block)] >= _UNCLOSED
        yield Piece(
            text=block.text,
            folded=plain,
            kind=block.kind,
            level=block.level,
            linked=0.0 if unclosed else block.linked,
            links=block.links,
            inside=block.inside,
            aside=next((name for number, name in block.asides if number not in most), ""),
            strong=block.strong,
        )


def has_prose(blocks: Sequence[Raw]) -> bool:
    """Whether there is any running text."""
    return any(_is_prose(block) for block in blocks)


def _is_prose(block: Raw) -> bool:
    return block.linked < _MOST and block.text.endswith(_STOPS)


def _link(block: Raw) -> str:
    return block.links[0] if block.links else ""


def _most(blocks: Sequence[Raw]) -> frozenset[int]:
    """The numbers of the elements that hold most of the running text."""
    sizes: defaultdict[int, int] = defaultdict(int)
    total = 0
    for block in blocks:
        if _is_prose(block):
            total += len(block.text)
            for number in block.inside:
                sizes[number] += len(block.text)
    return frozenset(number for number, size in sizes.items() if size > total * _MOST)
