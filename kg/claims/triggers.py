"""Event words in a text: every word that names an event type, longest first."""

from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind
from msgspec import Struct

from kg import lang
from kg.claims.edges import Edges
from kg.lang.event_types import EventType, event_types
from kg.records import Reading

_OPENING = frozenset("，：:,“")


class Trigger(Struct, frozen=True, gc=False):
    """An event word in the text and the types it may name.

    `tag` is the segmenter's part of speech where the word's edges are word edges, else empty; `left` and
    `right` are the words on both sides as it cuts them, with their parts of speech, empty where it does not.
    """

    start: int
    end: int
    word: str
    concepts: tuple[EventType, ...]  # one a type
    tag: str
    edges: str  # which of its edges are word edges for the segmenter: "", "l", "r" or "lr"
    left: str = ""
    left_tag: str = ""
    right: str = ""
    right_tag: str = ""


class Lexicon:
    """All event words and the words that only look like one."""

    def __init__(self) -> None:
        """Collect the words of every concept and compile them."""
        self.concepts: dict[str, tuple[EventType, ...]] = {}
        for concept in sorted(event_types(), key=lambda c: c.top):  # narrower ones first: they say more
            for word in concept.triggers:
                known = self.concepts.get(word, ())
                if all(other.type != concept.type for other in known):
                    self.concepts[word] = (*known, concept)
        self.blocked = frozenset(lang.load("zh", "claims").words("trigger", "blocked"))
        self.saying = frozenset(lang.load("zh", "claims").words("trigger", "saying"))
        self.words = sorted({*self.concepts, *self.blocked})
        self.automaton = AhoCorasick(self.words, matchkind=MatchKind.LeftmostLongest)

    def find(self, reading: Reading, words: Edges) -> Iterator[Trigger]:
        """Event words in text order, none inside another."""
        layout = reading.layout
        names = {mention.span.end for mention in reading.mentions}
        starts, ends = words.starts, words.ends
        for pattern, start, end in self.automaton.find_matches_as_indexes(layout.folded):
            word = self.words[pattern]
            if word in self.blocked:
                continue
            first = starts.get(start)
            edges = ("l" if first else "") + ("r" if end in ends else "")
            if end - start == 1 and edges != "lr":
                # 会 in 机会, 称 in 名称: a single character is a word only where it stands alone, which a
                # segmenter that does not know a name (某某说) may miss.
                said = word in self.saying and edges == "r"  # 并称, 时说 and names it does not know
                if start not in names and layout.folded[end : end + 1] not in _OPENING and not said:
                    continue
                edges = "lr"
            tag = first.tag if first is not None and edges == "lr" else ""
            left, right = ends.get(start), starts.get(end)
            yield Trigger(
                start, end, word, self.concepts[word], tag, edges,
                layout.folded[left.start : left.end] if left else "", left.tag[:2] if left else "",
                layout.folded[right.start : right.end] if right else "", right.tag[:2] if right else "",
            )  # fmt: skip


@cache
def lexicon() -> Lexicon:
    """The event words of the ontology, compiled once."""
    return Lexicon()
