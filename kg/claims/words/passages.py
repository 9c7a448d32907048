"""Sentences as the claims stage sees them: their clauses, nouns, times and quotations at hand."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress

from msgspec import Struct
from msgspec.structs import replace

from kg import lang
from kg.claims.words.chunking import Chunker
from kg.claims.words.edges import Edges
from kg.claims.words.nouns import Noun
from kg.records import BlockKind, Layout, Mention, Reading, Sentence, Span, TimeExpression

#: Of 198,000 lines of news without an inner stop 26 are longer; they are lists or lack punctuation.
LONGEST_SENTENCE = 600

_PUNCTUATION = " \t\n，,。：:；;、！!？?“”‘’\"'《》（）()【】[]—…"


class Passage(Struct, frozen=True, gc=False):
    """One sentence and what stands in it."""

    number: int
    span: Span
    block: int
    kind: BlockKind
    first: bool  # of its block
    clauses: tuple[Span, ...]
    opens: Sequence[int]  # where the clauses but for the first start
    nouns: tuple[Noun, ...]
    times: tuple[TimeExpression, ...]
    quotations: tuple[Span, ...]  # inner spans that touch the sentence
    unknown: tuple[
        tuple[int, int, str], ...
    ]  # nouns that name no actor: start, end, h(uman), p(ronoun), t(hing)

    def stranger(self, low: int, high: int) -> str:
        """The kind of the last noun in a stretch that names no actor; empty where there is none."""
        for start, end, kind in reversed(self.unknown):
            if end <= high:
                return kind if start >= low else ""
        return ""

    def clause_at(self, at: int) -> int:
        """The number of the clause that holds an offset, the last that starts before it."""
        return bisect_right(self.opens, at)

    def quoted(self, at: int) -> bool:
        """Whether an offset lies between quotation marks."""
        for start, end in self.quotations:  # noqa: SIM110 asked for every noun: twice as fast as any()
            if start <= at < end:
                return True
        return False


def passages(reading: Reading, words: Edges) -> tuple[Passage, ...]:
    """Every sentence of a reading, in text order."""
    layout = reading.layout
    mentions = _outermost(reading.mentions)
    starts = [mention.span.start for mention in mentions]
    clock = [time.span.start for time in reading.times]
    quotes = [quotation.inner for quotation in layout.quotations]
    quote_ends = [span.end for span in quotes]
    chunker = Chunker(reading, words)
    unknown = _unknown(reading, mentions)
    nouns = [start for start, _, _ in unknown]
    result: list[Passage] = []
    for sentence, first, start, clauses in _sentences(layout):
        end = sentence.span.end
        result.append(
            Passage(
                len(result),
                sentence.span,
                sentence.block,
                reading.article.blocks[sentence.block].kind,
                first,
                clauses,
                [clause.start for clause in clauses[1:]],
                chunker.nouns(clauses, mentions[bisect_left(starts, start) : bisect_left(starts, end)]),
                reading.times[bisect_left(clock, start) : bisect_left(clock, end)],
                _touching(quotes, quote_ends, sentence.span),
                tuple(unknown[bisect_left(nouns, start) : bisect_left(nouns, end)]),
            )
        )
    return tuple(result)


def _sentences(layout: Layout) -> Iterator[tuple[Sentence, bool, int, tuple[Span, ...]]]:
    """Every sentence, whether it is the first of its block, and where it begins, with its clauses: behind a
    byline."""
    block = -1
    for sentence in (piece for whole in layout.sentences for piece in _pieces(whole)):
        first = sentence.block != block
        below = _below_byline(layout.folded, sentence) if first else (sentence.span.start, sentence.clauses)
        yield sentence, first, *below
        block = sentence.block


def with_more(
    reading: Reading, words: Edges, known: Sequence[Passage], more: Sequence[Mention]
) -> tuple[Passage, ...]:
    """The sentences with more mentions in them, which are in text order."""
    chunker, starts = Chunker(reading, words), [mention.span.start for mention in more]
    result = []
    for passage in known:
        low = passage.clauses[0].start
        new = more[bisect_left(starts, low) : bisect_left(starts, passage.span.end)]
        if new:
            mentions = _outermost((*[noun.mention for noun in passage.nouns], *new))
            spans = [mention.span for mention in mentions]
            unknown = tuple([word for word in passage.unknown if not _overlaps(word, spans)])
            nouns = chunker.nouns(passage.clauses, mentions)
            passage = replace(passage, nouns=nouns, unknown=unknown)
        result.append(passage)
    return tuple(result)


def _overlaps(word: tuple[int, int, str], spans: Sequence[Span]) -> bool:
    return any(start < word[1] and word[0] < end for start, end in spans)


@cache
def _humans() -> tuple[tuple[str, ...], frozenset[str]]:
    table = lang.load("zh", "claims")
    return table.words("stranger", "endings"), frozenset(table.words("stranger", "words"))


def _unknown(reading: Reading, mentions: Sequence[Mention]) -> list[tuple[int, int, str]]:
    """The nouns of a text, as the segmenter has them, that lie in no mention and no time."""
    text = reading.layout.folded
    endings, words = _humans()
    taken = sorted([m.span for m in mentions] + [t.span for t in reading.times])
    taken.append(Span(len(text), len(text)))
    found: list[tuple[int, int, str]] = []
    at = 0
    ahead, until = taken[0]
    parts = reading.layout.words
    for one in compress(parts, [_NAMING[part.tag] for part in parts]):
        start, end, tag = one.start, one.end, one.tag
        while until <= start and at + 1 < len(taken):
            at += 1
            ahead, until = taken[at]
        if ahead < end and start < until:
            continue
        word = text[start:end]
        if word in words:
            found.append((start, end, "p"))
        elif tag[0] == "n":
            found.append((start, end, "h" if word.endswith(endings) else "t"))
    return found


class _Naming(dict[str, bool]):
    """Whether a part of speech is that of a noun or a pronoun."""

    def __missing__(self, tag: str) -> bool:
        found = self[tag] = tag[0] in "nr"
        return found


_NAMING = _Naming()


def _pieces(sentence: Sentence) -> Iterator[Sentence]:
    """A sentence, or what it falls into where it is longer than anybody reads: work grows with its square."""
    start, end = sentence.span
    if end - start <= LONGEST_SENTENCE:
        yield sentence
        return
    clauses: list[Span] = []
    for clause in sentence.clauses:
        for low in range(clause.start, clause.end, LONGEST_SENTENCE):
            part = Span(low, min(clause.end, low + LONGEST_SENTENCE))
            if clauses and part.end - clauses[0].start > LONGEST_SENTENCE:
                yield Sentence(Span(clauses[0].start, clauses[-1].end), sentence.block, tuple(clauses))
                clauses = []
            clauses.append(part)
    if clauses:
        yield Sentence(Span(clauses[0].start, clauses[-1].end), sentence.block, tuple(clauses))


@cache
def _byline() -> re.Pattern[str]:
    """A byline or credit at the beginning of a paragraph."""
    rules = lang.load("zh", "attribution").rules(required=("pattern",))
    return re.compile("|".join(rule["pattern"] for rule in rules))


def _below_byline(text: str, sentence: Sentence) -> tuple[int, tuple[Span, ...]]:
    """Where the first sentence of a paragraph begins behind its byline, and its clauses from there on."""
    (start, end), clauses = sentence.span, sentence.clauses
    byline = _byline().match(text, start, end)
    if byline is None:
        return start, clauses
    start = byline.end()
    return start, tuple(Span(max(a, start), b) for a, b in clauses if b > start) or clauses[-1:]


def _touching(spans: Sequence[Span], ends: Sequence[int], within: Span) -> tuple[Span, ...]:
    at = bisect_right(ends, within.start)
    found = []
    while at < len(spans) and spans[at].start < within.end:
        found.append(spans[at])
        at += 1
    return tuple(found)


def _outermost(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Mentions in text order, without those that lie inside the one before."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return tuple(kept)


def trimmed(text: str, start: int, end: int) -> Span:
    """A span without the punctuation and space at its edges."""
    while start < end and text[start] in _PUNCTUATION:
        start += 1
    while end > start and text[end - 1] in _PUNCTUATION:
        end -= 1
    return Span(start, end)
