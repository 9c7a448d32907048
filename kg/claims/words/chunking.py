"""Mentions to nouns: how far each reaches with its titles, which belong together, what stands around them."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from kg import lang
from kg.claims.words.edges import Edges
from kg.claims.words.nouns import GOVERNING, Noun, coverb_words, joining
from kg.records import Key, Mention, Reading, Span
from kg.weighing import COUNTS

#: Brackets that end what is put into a quotation.
_CLOSING = (")", "）")
_BRACKET = re.compile(r"[（(][^（()）]{0,60}[)）]")


@cache
def _coverb_ends() -> frozenset[str]:
    return frozenset(word[-1] for word in coverb_words()[0])


@cache
def _posted() -> frozenset[str]:
    return frozenset(lang.load("zh", "claims").words("belonging", "posted"))


@cache
def _belonging() -> frozenset[str]:
    words = lang.load("zh", "claims").words("belonging", "words")
    return frozenset(word + end for word in words for end in ("", "的"))


class Chunker:
    """Makes nouns of mentions by what the whole article tells: titles, how often, parts of speech around."""

    def __init__(self, reading: Reading, words: Edges) -> None:
        """Count mentions and look up titles."""
        self.text = reading.layout.folded
        self.kinds = {actor.key: str(actor.type) for actor in reading.actors}
        self.posts: dict[int, dict[Key, int]] = {}  # by where the name ends: where its titles start
        for position in sorted(reading.positions, key=lambda p: -p.span.start):
            self.posts.setdefault(position.span.end, {})[position.person] = position.span.start
        self._repeated(reading)
        self.starts, self.ends = words.starts, words.ends
        self.counts = Counter([mention.actors for mention in reading.mentions])

    def _repeated(self, reading: Reading) -> None:
        """Titles that come again before a name: a post is told once, where the text names it first."""
        titles: dict[Key, set[str]] = {}
        for mention in reading.mentions:
            (start, end), key = mention.span, mention.actors[0] if len(mention.actors) == 1 else ""
            first = self.posts.get(end, _NONE).get(key, start)
            if first < start:
                titles.setdefault(key, set()).add(self.text[first:start])
        for position in reading.positions:
            if position.person in titles:
                titles[position.person].add(position.title)
        for mention in reading.mentions:
            (start, end), key = mention.span, mention.actors[0] if len(mention.actors) == 1 else ""
            if key in titles and key not in self.posts.get(end, _NONE):
                longest = max([len(t) for t in titles[key] if self.text.endswith(t, 0, start)], default=0)
                if longest:
                    self.posts.setdefault(end, {})[key] = start - longest

    def nouns(self, clauses: tuple[Span, ...], mentions: Sequence[Mention]) -> tuple[Noun, ...]:
        """The nouns of one sentence."""
        found: list[Noun] = []
        clause = 0
        ahead: Mention | None
        for mention, ahead in zip(mentions, (*mentions[1:], None), strict=False):
            while clause + 1 < len(clauses) and clauses[clause + 1].start <= mention.span.start:
                clause += 1
            found.append(self._noun(clause, clauses[clause].start, mention, ahead, found))
        return tuple(found)

    def _noun(
        self, clause: int, opens: int, mention: Mention, following: Mention | None, found: Sequence[Noun]
    ) -> Noun:
        text, end = self.text, mention.span.end
        kind = self._kind(mention)
        start = self._titled(mention, kind, found)
        tail = _tail(text, end) if text[end : end + 1] in _OPENING else end
        last = found[-1] if found else None
        led = last is not None and last.clause == clause
        modifier = following is not None and self._modifier(start, tail, kind, following, led)
        start, before = _with_modifiers(start, found) if last is not None and last.modifier else (start, last)
        joined = before is not None and _joined(text, before, start, kind, found)
        coverb = self._coverb(start, opens)
        left, right = self.ends.get(start), self.starts.get(tail)
        behind = text[tail : tail + 1]
        return Noun(
            start=start,
            end=tail,
            mention=mention,
            kind=kind,
            clause=clause,
            coverb=coverb,
            modifier=modifier,
            possessive=behind == "的",
            leads=start - opens <= 1,
            left="^" if start <= opens else left.tag[:1] if left is not None else "?",
            right=right.tag[:1] if right is not None else "?",
            weight=COUNTS[min(self.counts[mention.actors], 3)],
            group=(last.group if last is not None else 0) + (not joined),
            rank=last.rank + (not last.modifier) if last is not None else 0,
            head=not modifier and not coverb and not _headed(clause, found),
            before=text[start - 1 : start] if start > opens else "^",
            behind=behind,
            bound=0 if modifier or following is None or behind == "的" else self._bound(tail, following),
        )

    def _titled(self, mention: Mention, kind: str, found: Sequence[Noun]) -> int:
        """Where a name starts with its titles; one that two share (前总统甲、乙) is part of the first."""
        start, end = mention.span
        posts = self.posts.get(end)
        if posts is None:
            return start
        first = min([start, *[posts[key] for key in mention.actors if key in posts]])
        if kind == "person" and any(n.kind == kind and n.mention.span.start >= first for n in found):
            return start
        return first

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

    def _modifier(self, start: int, end: int, kind: str, following: Mention, led: bool) -> bool:
        """Whether a name is only whose the following is. `led`: a noun stands before it in its clause."""
        if self._modifies(end, kind, following):
            return True
        whose = self.text.startswith("的", end) and self._owns(end, following)
        return whose and (led or not self._governed(start))

    def _modifies(self, end: int, kind: str, following: Mention) -> bool:
        """Whether a name that ends here belongs to the one that follows (美国 in 美国国务卿布林肯)."""
        its = self._kind(following)
        start = following.span.start
        if kind == "country" == its:
            return self.text[end:start] in _posted()
        if start == end or self.text[end:start].rstrip(_QUOTES) in _belonging():
            return True
        if kind == "country" and self.text[end:start] in _CLOSING:
            return its != "country"  # put in by whoever quotes: （法国）外长
        if kind == "person" == its and self.text[end:start] == "“":
            return True  # 网友“临江客”
        if kind == "person" == its or not following.actors:
            return False
        posts = self.posts.get(following.span.end, _NONE)
        if min([posts.get(key, start) for key in following.actors]) <= end:
            return True
        return its == "person" and kind in _BODIES and self._titles(end, start)

    def _titles(self, end: int, start: int) -> bool:
        """Whether nouns alone lead from a body to the name of a person: 记协|副主席|陈某."""
        tags = (self._tags(end, start) if start - end <= _TITLE else None) or [""]
        return tags[-1][:1] == "n" and all(tag[:1] in ("n", "b") for tag in tags)

    def _owns(self, end: int, following: Mention) -> bool:
        """Whether nouns alone lead from a name over 的 to a person named behind: 王某|的妻子|李某."""
        start = following.span.start
        if not 1 < start - end - 1 <= _OFFICE or self._kind(following) != "person":
            return False
        at, tag = end + 1, ""
        while at < start and (word := self.starts.get(at)) is not None:
            at, tag = word.end, word.tag
            if tag[:1] not in _NOMINAL and tag not in ("an", "vn"):
                return False
        return at == start and tag[:1] == "n"

    def _bound(self, end: int, following: Mention) -> int:
        """Where a relative clause ends that begins with a name and goes on with its verb alone, where a name
        or nouns up to a name follow: 甲|支持的|民兵组织乙; else 0."""
        if self._kind(following) not in _ACTING or self._goes_on(following.span.end):
            return 0
        close = self.text.find("的", end, min(end + _RELATIVE, following.span.start)) + 1
        verb = self.ends.get(close - 1) if close else None
        if verb is None or verb.tag[:1] != "v":
            return 0
        adverbs = self._tags(end, verb.start)
        nouns = self._tags(close, following.span.start) if following.span.start - close <= _OFFICE else None
        if adverbs is None or nouns is None or any(tag[:1] not in _ADVERBIAL for tag in adverbs):
            return 0
        known = all((tag[:1] in _DESCRIBING and tag[:2] not in _NAMES) or tag == "vn" for tag in nouns)
        return close if known else 0

    def _goes_on(self, end: int) -> bool:
        """Whether a name only describes a thing behind it: 中共|内部文件."""
        word = self.starts.get(end)
        return word is not None and word.tag[:1] in _THINGS

    def _tags(self, start: int, end: int) -> list[str] | None:
        """The parts of speech of the words in a stretch; None where its edges are no word edges."""
        found = []
        while start < end:
            word = self.starts.get(start)
            if word is None:
                return None
            found.append(word.tag)
            start = word.end
        return found if start == end else None

    def _governed(self, start: int) -> bool:
        """Whether a verb stands right before a noun, which may open a relative clause: 支持|甲的律师乙."""
        word = self.ends.get(start)
        return word is not None and word.tag[:1] in GOVERNING


_NONE: Mapping[Key, int] = {}
#: How long an office or a kinship is between an owner and the name: 国家安全委员会秘书长.
_OFFICE = 12
#: Parts of speech, by their first letter, of words within such a phrase.
_NOMINAL = "nbj"
#: What people are of, and how long a title can be that is no known post.
_BODIES, _TITLE = frozenset({"country", "organization", "place"}), 8
#: Parts of speech of names: one that is no mention may be whom the clause describes.
_NAMES = frozenset({"nr", "ns", "nt", "nz"})
#: What goes on a name as the word of a thing: nouns, and words of place.
_THINGS = "nfs"
#: Kinds of actors that do something.
_ACTING = frozenset({"country", "organization", "person"})
#: How long the rest of a relative clause is, what its verb has before it, and the noun that it describes.
_RELATIVE, _ADVERBIAL, _DESCRIBING = 12, "dtmb", "nbjmqa"


def _headed(clause: int, found: Sequence[Noun]) -> bool:
    """Whether a noun before is the head of a clause."""
    for noun in reversed(found):
        if noun.clause != clause:
            return False
        if noun.head:
            return True
    return False


def _joined(text: str, before: Noun, start: int, kind: str, found: Sequence[Noun]) -> bool:
    """Whether two nouns are members of one list: a place (在新德里与…) lists only places, and what follows
    the last of a list is another side (甲、乙和丙|与丁)."""
    if (before.kind == "place") != (kind == "place"):
        return False
    join = text[before.end : start]
    if join in joining("sides"):
        listed = [noun for noun in found if noun.group == before.group and noun.end < before.start]
        if listed and text[listed[-1].end : before.start] in joining("last"):
            return False
    return join in joining("words") or (before.end == start and kind == "country" == before.kind)


def _with_modifiers(start: int, found: Sequence[Noun]) -> tuple[int, Noun | None]:
    """Where a noun starts with the names that modify it, the last before among them, and the noun before."""
    before = found[-1]
    if before.end < start and not (before.possessive and before.modifier):
        return start, before
    at = len(found) - 1
    while at > 0 and found[at - 1].modifier and found[at - 1].end >= found[at].mention.span.start:
        at -= 1
    return min(start, found[at].start), found[at - 1] if at > 0 else None


#: What may stand before the name of a body: 下属的“某某”.
_QUOTES = "“‘「『《"
#: What opens a bracket.
_OPENING = ("（", "(")


def _tail(text: str, end: int) -> int:
    """The end of a name with the bracket that follows it."""
    bracket = _BRACKET.match(text, end)
    return bracket.end() if bracket else end
