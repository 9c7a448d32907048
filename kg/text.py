"""Articles to layouts: folded text, sentences, clauses, quotations, words.

May import: records, errors, lang. Must not import: another stage.
"""

import re
from collections.abc import Iterator
from functools import cache

import rjieba

from kg import lang
from kg.lang.fold import fold
from kg.records import Article, Block, BlockKind, Layout, Quotation, Sentence, Span, Word

__all__ = ["fold", "lay_out"]


def lay_out(article: Article) -> Layout:
    """What the shape of the text says, before anything in it is understood."""
    folded = fold(article.text)
    return Layout(
        article=article,
        folded=folded,
        sentences=tuple(
            sentence
            for number, block in enumerate(article.blocks)
            for sentence in _sentences(folded, number, block)
        ),
        quotations=tuple(quotation for block in article.blocks for quotation in _quotations(folded, block)),
        words=_words(folded),
    )


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = lang.load("zh", "text")
    ends = re.escape("".join(table.words("sentence", "ends")))
    closers = re.escape("".join(table.words("sentence", "closers")))
    commas = re.escape("".join(table.words("clause", "ends")))
    sentence = re.compile(rf"[^{ends}]*[{ends}]+[{closers}]*|[^{ends}]+")
    # A comma between digits is part of a number: 1,500.
    number = "(?<=[0-9])[,:：](?=[0-9])"
    clause = re.compile(rf"[^{commas}]+(?:{number}[^{commas}]+)*[{commas}]*|[{commas}]+")
    return sentence, clause


#: A text has a hundred clauses: they are made without the detour over their own class.
_new = tuple.__new__


def _trimmed(text: str, start: int, end: int) -> Span:
    if start < end and not (text[start].isspace() or text[end - 1].isspace()):
        return _new(Span, (start, end))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _sentences(text: str, number: int, block: Block) -> Iterator[Sentence]:
    sentence_pattern, clause_pattern = _patterns()
    for match in sentence_pattern.finditer(text, block.span.start, block.span.end):
        span = _trimmed(text, *match.span())
        if span.start == span.end:
            continue
        clauses = [_new(Span, clause.span()) for clause in clause_pattern.finditer(text, *span)]
        if len(text[span.start : span.end].split(maxsplit=1)) > 1:
            clauses = [_trimmed(text, *clause) for clause in clauses]
        if block.kind is BlockKind.TITLE:
            clauses = [part for clause in clauses for part in _parts(text, clause)]
        yield Sentence(span, number, tuple([c for c in clauses if c.start < c.end]))


#: What parts the clauses of a headline, which has no commas: a space between Chinese characters.
_BREAK = re.compile("(?<=[\u4e00-\u9fff”》])[ \u3000]+(?=[\u4e00-\u9fff“《])")


def _parts(text: str, clause: Span) -> Iterator[Span]:
    start = clause.start
    for gap in _BREAK.finditer(text, clause.start, clause.end):
        yield Span(start, gap.start())
        start = gap.end()
    yield Span(start, clause.end)


@cache
def _marks() -> tuple[tuple[str, str], ...]:
    return tuple(lang.load("zh", "text").mapping("quotation", "pairs").items())


def _quotations(text: str, block: Block) -> Iterator[Quotation]:
    """Pairs of marks inside a block. An opening mark without its partner runs to the block's end:
    Chinese papers open every paragraph of a long quotation and close only the last."""
    for opening, closing in _marks():
        at = text.find(opening, block.span.start, block.span.end)
        while at >= 0:
            close = text.find(closing, at + 1, block.span.end)
            if close < 0:
                yield Quotation(Span(at, block.span.end), Span(at + 1, block.span.end))
                return
            yield Quotation(Span(at, close + 1), Span(at + 1, close))
            at = text.find(opening, close + 1, block.span.end)


#: Words remembered, with what they are made of: most words of a text stood in one before it. About 5 MB.
_REMEMBERED = 1 << 15


class _Parts(dict[str, tuple[tuple[str, str], ...] | None]):
    """What a word is made of, each part with its tag; None where it is a word as it is."""

    def __missing__(self, word: str) -> tuple[tuple[str, str], ...] | None:
        if len(self) >= _REMEMBERED:
            self.clear()
        first, last = _loose()
        loose = word[-1] in last or word[0] in first or word.isspace()
        parts = self[word] = tuple(rjieba.tag(word, False)) if loose else None
        return parts


_parts_of = _Parts()


def _words(text: str) -> tuple[Word, ...]:
    """The words but white space."""
    found: list[Word] = []
    at = 0
    for word, tag in rjieba.tag(text):
        parts = _parts_of[word]
        if parts is None:
            end = at + len(word)
            found.append(Word(at, end, tag))
            at = end
            continue
        for part, its in parts:
            end = at + len(part)
            if not part.isspace():
                found.append(Word(at, end, its))
            at = end
    return tuple(found)


@cache
def _loose() -> tuple[frozenset[str], frozenset[str]]:
    """Characters that begin and that end words which are none: 他|会."""
    table = lang.load("zh", "text")
    return frozenset(table.words("word", "first")), frozenset(table.words("word", "last"))
