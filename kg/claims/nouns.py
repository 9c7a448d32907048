"""The nouns of a sentence: names with their titles, what stands around them, what that says of their role."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from kg import lang
from kg.claims.edges import Edges
from kg.records import Mention, Reading, Span
from kg.weighing import COUNTS

_BRACKET = re.compile(r"[（(][^（()）]{0,60}[)）]")


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


class People:
    """What a whole article tells about its nouns: titles, how often, parts of speech around."""

    def __init__(self, reading: Reading, words: Edges) -> None:
        """Count mentions and look up titles."""
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
