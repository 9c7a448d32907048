"""Sentences as the claims stage sees them: their clauses, nouns, times and quotations at hand."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from kg import lang
from kg.claims.edges import Edges
from kg.claims.weighing import COUNTS
from kg.records import BlockKind, Mention, Reading, Sentence, Span, TimeExpression

_BRACKET = re.compile(r"[（(][^（()）]{0,60}[)）]")
#: Of 198,000 lines of news without an inner stop 26 are longer; they are lists or lack punctuation.
LONGEST_SENTENCE = 600

_PUNCTUATION = " \t\n，,。：:；;、！!？?“”‘’\"'《》（）()【】[]—…"


class Noun(Struct, frozen=True, gc=False):
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
    left: str  # part of speech of the word before, as the segmenter has it
    right: str  # and of the word behind
    weight: str  # how often the text names it: 1, 2, 3 for often
    rank: int  # among the nouns of the sentence that modify no other
    head: bool  # the first of its clause that no coverb takes away
    group: int
    before: str  # the character before it, and the one behind
    behind: str


class Passage(Struct, frozen=True, gc=False):
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
        """The number of the clause that holds an offset."""
        return clause_of(self.clauses, at)

    def quoted(self, at: int) -> bool:
        """Whether an offset lies between quotation marks."""
        for start, end in self.quotations:  # noqa: SIM110 asked for every noun: twice as fast as any()
            if start <= at < end:
                return True
        return False


def clause_of(clauses: Sequence[Span], at: int) -> int:
    """The number of the clause that holds an offset, the last that starts before it."""
    for number in range(len(clauses) - 1, 0, -1):
        if clauses[number].start <= at:
            return number
    return 0


@cache
def coverb_words() -> tuple[frozenset[str], int]:
    """Coverbs and the length of the longest."""
    words = lang.load("zh", "claims").words("coverb", "words")
    return frozenset(words), max(map(len, words))


@cache
def _coverb_ends() -> frozenset[str]:
    return frozenset(word[-1] for word in coverb_words()[0])


@cache
def _joins() -> frozenset[str]:
    return frozenset(lang.load("zh", "claims").words("join", "words"))


def passages(
    reading: Reading, words: Edges, more: Sequence[Mention] = (), known: Sequence[Passage] = ()
) -> tuple[Passage, ...]:
    """Every sentence of a reading, in text order.

    `more` are mentions beside those of the reading, `known` the sentences as they are without these.
    """
    layout = reading.layout
    mentions = _outermost((*reading.mentions, *more))
    starts = [mention.span.start for mention in mentions]
    clock = [time.span.start for time in reading.times]
    credit = _byline()
    quotes = [quotation.inner for quotation in layout.quotations]
    quote_ends = [span.end for span in quotes]
    people = _People(reading, words)
    added = [mention.span.start for mention in more]
    unknown = _unknown(reading, mentions)
    nouns = [start for start, _, _ in unknown]
    result: list[Passage] = []
    block = -1
    for sentence in (piece for whole in layout.sentences for piece in _pieces(whole)):
        start, end = sentence.span
        clauses = sentence.clauses
        if sentence.block != block and (byline := credit.match(layout.folded, start, end)):
            start = byline.end()
            clauses = tuple(Span(max(a, start), b) for a, b in clauses if b > start) or clauses[-1:]
        if known and not any(start <= at < end for at in added):
            result.append(known[len(result)])
            block = sentence.block
            continue
        inside = mentions[bisect_left(starts, start) : bisect_left(starts, end)]
        result.append(
            Passage(
                len(result),
                sentence.span,
                sentence.block,
                reading.article.blocks[sentence.block].kind,
                sentence.block != block,
                clauses,
                people.nouns(clauses, inside),
                reading.times[bisect_left(clock, start) : bisect_left(clock, end)],
                _touching(quotes, quote_ends, sentence.span),
                tuple(unknown[bisect_left(nouns, start) : bisect_left(nouns, end)]),
            )
        )
        block = sentence.block
    return tuple(result)


@cache
def _humans() -> tuple[tuple[str, ...], frozenset[str]]:
    table = lang.load("zh", "claims")
    return table.words("stranger", "endings"), frozenset(table.words("stranger", "words"))


def _unknown(reading: Reading, mentions: Sequence[Mention]) -> list[tuple[int, int, str]]:
    """The nouns of a text, as the segmenter has them, that lie in no mention and no time."""
    text = reading.layout.folded
    endings, words = _humans()
    taken = sorted([m.span for m in mentions] + [t.span for t in reading.times])
    found: list[tuple[int, int, str]] = []
    at = 0
    for start, end, tag in [word for word in reading.layout.words if word[2][0] in "nr"]:
        while at < len(taken) and taken[at].end <= start:
            at += 1
        if at < len(taken) and taken[at].start < end:
            continue
        word = text[start:end]
        if word in words:
            found.append((start, end, "p"))
        elif tag[0] == "n" and word.endswith(endings):
            found.append((start, end, "h"))
        elif tag[0] == "n":
            found.append((start, end, "t"))
    return found


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


class _People:
    """What a whole article tells about its nouns: titles, how often, parts of speech around."""

    def __init__(self, reading: Reading, words: Edges) -> None:
        self.text = reading.layout.folded
        self.kinds = {actor.key: str(actor.type) for actor in reading.actors}
        self.posts = {
            (position.person, position.span.end): position.span.start
            for position in sorted(reading.positions, key=lambda p: -p.span.start)
        }
        self.starts, self.ends = words.starts, words.ends
        self.counts = Counter(mention.actors for mention in reading.mentions)

    def nouns(self, clauses: tuple[Span, ...], mentions: Sequence[Mention]) -> tuple[Noun, ...]:
        """The nouns of one sentence."""
        found: list[Noun] = []
        for at, mention in enumerate(mentions):
            following = mentions[at + 1] if at + 1 < len(mentions) else None
            found.append(self._noun(clauses, mention, following, found))
        return tuple(found)

    def _noun(
        self,
        clauses: tuple[Span, ...],
        mention: Mention,
        following: Mention | None,
        found: Sequence[Noun],
    ) -> Noun:
        text = self.text
        start, end = mention.span
        for key in mention.actors:
            start = min(start, self.posts.get((key, end), start))
        kind = self._kind(mention)
        titled = kind == "person" and start < mention.span.start
        if titled and any(n.kind == kind and n.mention.span.start >= start for n in found):
            start = mention.span.start  # 前总统甲、乙: they share a title, which is no part of the second
        tail = _tail(text, end)
        pair = following is not None and kind == "country" == self._kind(following)
        modifier = following is not None and not pair and self._modifies(tail, kind, following)
        start, before = _with_modifiers(start, found)
        clause = clause_of(clauses, mention.span.start)
        joined = before is not None and _joined(text, before, start, kind)
        last = found[-1] if found else None
        opens = clauses[clause].start
        coverb = self._coverb(start, opens)
        left, right = self.ends.get(start), self.starts.get(tail)
        return Noun(
            start=start,
            end=tail,
            mention=mention,
            kind=kind,
            clause=clause,
            coverb=coverb,
            modifier=modifier,
            possessive=text[tail : tail + 1] == "的",
            leads=start - opens <= 1,
            left="^" if start <= opens else left.tag[:1] if left is not None else "?",
            right=right.tag[:1] if right is not None else "?",
            weight=COUNTS[min(self.counts[mention.actors], 3)],
            group=(last.group if last is not None else 0) + (not joined),
            rank=last.rank + (not last.modifier) if last is not None else 0,
            head=not modifier and not coverb and not _headed(clause, found),
            before=text[start - 1 : start] if start > opens else "^",
            behind=text[tail : tail + 1],
        )

    def _kind(self, mention: Mention) -> str:
        return self.kinds.get(mention.actors[0], "") if mention.actors else ""

    def _coverb(self, start: int, clause: int) -> str:
        """The coverb right before a noun; one character is one only as a word (not 受 in 接受)."""
        words, longest = coverb_words()
        if self.text[start - 1 : start] not in _coverb_ends():
            return ""
        for length in range(longest, 0, -1):
            word = self.text[start - length : start] if start - length >= clause else ""
            if word in words and (length > 1 or (start in self.ends and start - 1 in self.starts)):
                return word
        return ""

    def _modifies(self, end: int, kind: str, following: Mention) -> bool:
        """Whether a name that ends here belongs to the one that follows (美国 in 美国国务卿布林肯)."""
        if following.span.start == end:
            return True
        if kind == "person" == self._kind(following):
            return False
        starts = [self.posts.get((key, following.span.end), following.span.start) for key in following.actors]
        return bool(starts) and min(starts) <= end


def _headed(clause: int, found: Sequence[Noun]) -> bool:
    """Whether a noun before is the head of a clause."""
    for noun in reversed(found):
        if noun.clause != clause:
            return False
        if noun.head:
            return True
    return False


def _joined(text: str, before: Noun, start: int, kind: str) -> bool:
    """Whether two nouns are members of one list: a place (在新德里与…) lists only places."""
    if (before.kind == "place") != (kind == "place"):
        return False
    return text[before.end : start] in _joins() or (before.end == start and kind == "country" == before.kind)


def _with_modifiers(start: int, found: Sequence[Noun]) -> tuple[int, Noun | None]:
    """Where a noun starts with the names that modify it, and the noun before all that."""
    before = found[-1] if found else None
    if before is None or not before.modifier or before.end < start:
        return start, before
    at = len(found) - 1
    while at > 0 and found[at - 1].modifier and found[at - 1].end >= found[at].mention.span.start:
        at -= 1
    return min(start, found[at].start), found[at - 1] if at > 0 else None


def _tail(text: str, end: int) -> int:
    """The end of a name with the bracket that follows it."""
    if text[end : end + 1] in ("（", "("):
        bracket = _BRACKET.match(text, end)
        if bracket:
            return bracket.end()
    return end


def trimmed(text: str, start: int, end: int) -> Span:
    """A span without the punctuation and space at its edges."""
    while start < end and text[start] in _PUNCTUATION:
        start += 1
    while end > start and text[end - 1] in _PUNCTUATION:
        end -= 1
    return Span(start, end)
