"""Event words in a text: every word that names an event type, longest first."""

from collections.abc import Iterator, Mapping
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind
from msgspec import Struct

from kg import lang
from kg.claims.words.edges import Edges
from kg.claims.words.phrases import phrase, phrases
from kg.claims.words.senses import Senses
from kg.lang.event_types import EventType, event_types
from kg.records import Reading, Word

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
    phrase: str = ""  # the rule by which it names this type with what it takes (`phrases.py`)


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
        self.blocked = frozenset(lang.load("zh", "claims").words("trigger", "blocked")) - phrases().keys()
        self.saying = frozenset(lang.load("zh", "claims").words("trigger", "saying"))
        self.words = sorted({*self.concepts, *self.blocked, *phrases()})
        self.automaton = AhoCorasick(self.words, matchkind=MatchKind.LeftmostLongest)

    def find(self, reading: Reading, words: Edges) -> Iterator[Trigger]:
        """Event words in text order, none inside another."""
        text = reading.layout.folded
        names = {mention.span.end: mention.span.start for mention in reading.mentions}
        starts, ends = words.starts, words.ends
        senses = Senses(text)
        found = self.automaton.find_matches_as_indexes(text)
        opens = {start for pattern, start, _ in found if self.words[pattern] not in self.blocked}
        for pattern, start, end in found:
            word = self.words[pattern]
            if word in self.blocked or senses.other(word, start, end, end in opens):
                continue
            start, word = self._beside_name(text, start, end, names)
            start, end = self._uncut(text, start, end, words)
            word = text[start:end]
            first = starts.get(start)
            edges = _EDGES[first is not None, end in ends]
            if end - start == 1 and edges != "lr":
                # 会 in 机会, 称 in 名称: a single character is a word only where it stands alone, which a
                # segmenter that does not know a name (某某说) may miss.
                said = word in self.saying and edges == "r"  # 并称, 时说 and names it does not know
                if start not in names and text[end : end + 1] not in _OPENING and not said:
                    continue
                edges = "lr"
            tag = first.tag if first is not None and edges == "lr" else ""
            left, left_tag = _beside(text, ends.get(start))
            right, right_tag = _beside(text, starts.get(end))
            rule = phrase(text, word, start, end) if edges == "lr" else None
            concepts = self.concepts.get(word, ()) if rule is None else (rule.concept,)
            if concepts:
                name = rule.id if rule is not None else ""
                yield Trigger(start, end, word, concepts, tag, edges, left, left_tag, right, right_tag, name)

    def _beside_name(self, text: str, start: int, end: int, names: Mapping[int, int]) -> tuple[int, str]:
        """What is left of an event word that begins within a name: 乌克兰无人机|袭击."""
        for at in range(start + 1, end):
            if names.get(at, start) < start and text[at:end] in self.concepts:
                return at, text[at:end]
        return start, text[start:end]

    def _uncut(self, text: str, start: int, end: int, words: Edges) -> tuple[int, int]:
        """The event word that another would cut in two, as the segmenter parts them: 被迫|害, 令人质|疑."""
        if end in words.ends:
            return start, end
        for at in range(start + 1, end):
            whole = words.starts.get(at)
            if whole is not None and whole.end > end and text[at : whole.end] in self.concepts:
                return at, whole.end
        return start, end


_EDGES = {(True, True): "lr", (True, False): "l", (False, True): "r", (False, False): ""}


def _beside(text: str, word: Word | None) -> tuple[str, str]:
    """A word beside an event word, with its part of speech."""
    if word is None:
        return "", ""
    start, end, tag = word.start, word.end, word.tag
    return text[start:end], tag[:2]


@cache
def lexicon() -> Lexicon:
    """The event words of the ontology, compiled once."""
    return lang.resident(Lexicon())
