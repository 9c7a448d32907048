"""Sentences as the claims stage sees them: their clauses, nouns, times and quotations at hand."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg import lang
from kg.records import Actor, BlockKind, Key, Mention, Reading, Span, TimeExpression

_BRACKET = re.compile(r"[（(][^（()）]{0,60}[)）]")
_PUNCTUATION = " \t\n，,。：:；;、！!？?“”‘’\"'《》（）()【】[]—…"


@dataclass(frozen=True, slots=True)
class Noun:
    """A mention in its sentence, with what the words around it say about its role.

    `start` includes the titles before the name, `end` the bracket behind it. A modifier belongs to
    the noun behind it (美国 in 美国国务卿布林肯). Nouns of one list share a `group`.
    """

    start: int
    end: int
    mention: Mention
    kind: str
    clause: int
    coverb: str
    modifier: bool
    possessive: bool
    leads: bool  # nothing but a time or a conjunction stands before it in its clause
    group: int


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence and what stands in it."""

    number: int
    span: Span
    block: int
    kind: BlockKind
    first: bool  # of its block
    clauses: tuple[Span, ...]
    nouns: tuple[Noun, ...]
    times: tuple[TimeExpression, ...]
    quotations: tuple[Span, ...]  # inner spans that touch the sentence

    def clause_at(self, at: int) -> int:
        """The number of the clause that holds an offset."""
        return clause_of(self.clauses, at)

    def quoted(self, at: int) -> bool:
        """Whether an offset lies between quotation marks."""
        return any(start <= at < end for start, end in self.quotations)


def clause_of(clauses: Sequence[Span], at: int) -> int:
    """The number of the clause that holds an offset, the last that starts before it."""
    for number in range(len(clauses) - 1, 0, -1):
        if clauses[number].start <= at:
            return number
    return 0


@cache
def _coverbs() -> tuple[frozenset[str], int]:
    words = lang.load("zh", "claims").words("coverb", "words")
    return frozenset(words), max(map(len, words))


@cache
def _joins() -> frozenset[str]:
    return frozenset(lang.load("zh", "claims").words("join", "words"))


def passages(reading: Reading) -> tuple[Passage, ...]:
    """Every sentence of a reading, in text order."""
    layout = reading.layout
    kinds = {actor.key: actor for actor in reading.actors}
    mentions = _outermost(reading.mentions)
    starts = [mention.span.start for mention in mentions]
    clock = [time.span.start for time in reading.times]
    quotes = [quotation.inner for quotation in layout.quotations]
    quote_ends = [span.end for span in quotes]
    posts = _posts(reading)
    result = []
    block = -1
    for number, sentence in enumerate(layout.sentences):
        start, end = sentence.span
        inside = mentions[bisect_left(starts, start) : bisect_left(starts, end)]
        result.append(
            Passage(
                number,
                sentence.span,
                sentence.block,
                reading.article.blocks[sentence.block].kind,
                sentence.block != block,
                sentence.clauses,
                _nouns(layout.folded, sentence.clauses, inside, posts, kinds),
                reading.times[bisect_left(clock, start) : bisect_left(clock, end)],
                _touching(quotes, quote_ends, sentence.span),
            )
        )
        block = sentence.block
    return tuple(result)


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


def _posts(reading: Reading) -> dict[tuple[Key, int], int]:
    """Where the title before a name starts, by person and end of the title's span."""
    return {
        (position.person, position.span.end): position.span.start
        for position in sorted(reading.positions, key=lambda p: -p.span.start)
    }


def _nouns(
    text: str,
    clauses: tuple[Span, ...],
    mentions: Sequence[Mention],
    posts: dict[tuple[Key, int], int],
    actors: dict[Key, Actor],
) -> tuple[Noun, ...]:
    found: list[Noun] = []
    group = 0
    for at, mention in enumerate(mentions):
        start, end = mention.span
        for key in mention.actors:
            start = min(start, posts.get((key, end), start))
        following = mentions[at + 1] if at + 1 < len(mentions) else None
        tail = _tail(text, end)
        kind = _kind(mention, actors)
        pair = following is not None and kind == "country" == _kind(following, actors)
        modifier = following is not None and not pair and _modifies(tail, following, posts)
        before = found[-1] if found else None
        if before is not None and before.modifier and before.end >= start:
            start = before.start
            before = found[-2] if len(found) > 1 else None
            while before is not None and before.modifier and before.end > start:
                before = None
        clause = clause_of(clauses, mention.span.start)
        coverb = _coverb(text, start, clauses[clause].start)
        joined = before is not None and (
            text[before.end : start] in _joins() or (before.end == start and kind == "country" == before.kind)
        )
        group += not joined
        found.append(
            Noun(
                start,
                tail,
                mention,
                kind,
                clause,
                coverb,
                modifier,
                text[tail : tail + 1] == "的",
                start - clauses[clause].start <= 1,
                group,
            )
        )
    return tuple(found)


def _kind(mention: Mention, actors: dict[Key, Actor]) -> str:
    actor = actors.get(mention.actors[0]) if mention.actors else None
    return str(actor.type) if actor is not None else ""


def _modifies(end: int, following: Mention, posts: dict[tuple[Key, int], int]) -> bool:
    if following.span.start == end:
        return True
    starts = [posts.get((key, following.span.end), following.span.start) for key in following.actors]
    return bool(starts) and min(starts) <= end


def _tail(text: str, end: int) -> int:
    """The end of a name with the bracket that follows it."""
    if text[end : end + 1] in ("（", "("):
        bracket = _BRACKET.match(text, end)
        if bracket:
            return bracket.end()
    return end


def _coverb(text: str, start: int, clause: int) -> str:
    words, longest = _coverbs()
    for length in range(longest, 0, -1):
        if start - length >= clause and text[start - length : start] in words:
            return text[start - length : start]
    return ""


def trimmed(text: str, start: int, end: int) -> Span:
    """A span without the punctuation and space at its edges."""
    while start < end and text[start] in _PUNCTUATION:
        start += 1
    while end > start and text[end - 1] in _PUNCTUATION:
        end -= 1
    return Span(start, end)
