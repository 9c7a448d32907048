"""What a text says by its shape alone."""

from dataclasses import dataclass

from msgspec import Struct

from kg.records.article import Article
from kg.records.span import Span


class Word(Struct, frozen=True, gc=False):
    """A word as a segmenter proposes it, with its part of speech. A hint, never evidence."""

    start: int
    end: int
    tag: str


class Sentence(Struct, frozen=True, gc=False):
    """A sentence of one block and its clauses (the stretches between Chinese punctuation)."""

    span: Span
    block: int  # index into Article.blocks
    clauses: tuple[Span, ...]


class Quotation(Struct, frozen=True, gc=False):
    """Words between quotation marks. `outer` includes the marks, `inner` does not.

    A quotation that runs over several paragraphs without closing is one record each.
    """

    outer: Span
    inner: Span


@dataclass(frozen=True, slots=True)
class Layout:
    """What the text says by its shape alone: the first thing read, and all that later readers see.

    `folded` is the text in simplified characters, the same length code point for code point, so
    an offset into it is an offset into `Article.text`.
    """

    article: Article
    folded: str
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    words: tuple[Word, ...]
