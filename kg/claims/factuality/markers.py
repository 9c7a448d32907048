"""Words that bear on factuality, found once in a text, each with the classes it is listed under."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind
from msgspec import Struct

from kg import lang
from kg.claims.words.edges import Edges
from kg.claims.words.triggers import Trigger
from kg.records import Reading

#: The classes of `factuality.toml` that are weighed, in the order in which they are asked.
WEIGHED = (
    "negated", "denied", "deny", "condition", "concession", "perhaps", "possible", "future", "planned",
    "purpose", "desired", "happened",
)  # fmt: skip
#: Those that only rules of scope ask for.
RULING = (
    "prohibited", "requested", "threatened", "failed", "prevented", "refused", "open", "intended", "would",
    "drafted", "stopped", "facing", "barred", "done", "whichever", "otherwise", "aimed", "unproven",
    "averted", "avoided", "meant", "mistaken", "unless", "helped",
)  # fmt: skip
CLASSES = WEIGHED + RULING
_NAMES = frozenset({"name", "short", "metonym", "abbreviation"})


class Marker(Struct, frozen=True, gc=False):
    """A word that bears on factuality, with the classes it is listed under."""

    start: int
    end: int
    word: str
    classes: tuple[str, ...]


@cache
def _lexicon() -> tuple[AhoCorasick, tuple[str, ...], Mapping[str, tuple[str, ...]]]:
    table = lang.load("zh", "factuality")
    classes: dict[str, tuple[str, ...]] = {}
    for name in CLASSES:
        for word in table.words("before", name):
            classes[word] = (*classes.get(word, ()), name)
    for word in table.words("before", "blocked"):
        classes.setdefault(word, ())
    words = tuple(sorted(classes))
    return AhoCorasick(words, matchkind=MatchKind.Standard), words, classes


def markers(reading: Reading, triggers: Sequence[Trigger], edges: Edges) -> list[Marker]:
    """Every marker of a text, in order; the longest of those that start together."""
    text = reading.layout.folded
    automaton, words, classes = _lexicon()
    around = _Around(reading, triggers, edges)
    inside = {at for m in reading.mentions if m.form in _NAMES for at in range(m.span.start, m.span.end)}
    found: dict[int, Marker] = {}
    for pattern, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        word = words[pattern]
        if start in inside and end - 1 in inside:
            continue  # in a name: 艾未未, 疾病预防控制中心
        alone = around.is_word if end - start == 1 else around.is_whole
        if not alone(word, start, end, classes[word]) or around.marks_object(text, word, end):
            continue
        if start not in found or found[start].end < end:
            found[start] = Marker(start, end, word, _classes(text, start, classes[word]))
    return _apart(found)


class _Around:
    """Where words, names and event words of a text begin and end."""

    def __init__(self, reading: Reading, triggers: Sequence[Trigger], edges: Edges) -> None:
        self._begin, self._ends = edges.starts, edges.ends
        self._opening = {mention.span.start for mention in reading.mentions}
        self._behind = {mention.span.end for mention in reading.mentions}
        self._events = {trigger.start: trigger.end for trigger in triggers}

    def _starts(self, start: int) -> bool:
        """Whether a word may begin here; behind a name that the segmenter does not know, too."""
        return start in self._begin or start in self._behind

    def is_word(self, word: str, start: int, end: int, _: tuple[str, ...]) -> bool:
        """Whether one character is a marker: where it stands as a word, but for those of `loose`."""
        if word in _listed("loose"):
            return True
        ends = end in self._ends or end in self._events  # 将|声请: a segmenter may not know the event word
        return ends and self._starts(start)

    def is_whole(self, word: str, start: int, end: int, classes: tuple[str, ...]) -> bool:
        """Whether a longer word is a marker: it does not run into an event word (将会 in 将会见)."""
        if word in _listed("whole") and not self._starts(start):
            return False
        bound = _bound(end, classes)
        return all(self._events.get(at, 0) <= bound for at in range(start + 1, end))

    def marks_object(self, text: str, word: str, end: int) -> bool:
        """Whether a word marks an object: 将 before a noun (将导弹击落), before a verb the future."""
        if word not in _disposing() or end in self._events or end not in self._begin:
            return False
        return end in self._opening or _is_noun(text, end, self._begin[end].tag)


def _bound(end: int, classes: tuple[str, ...]) -> int:
    """How far an event word may reach in a marker: 正在研究 is all there, 将前往 is 将 and 前往."""
    return end if "drafted" in classes else 0


def _classes(text: str, start: int, classes: tuple[str, ...]) -> tuple[str, ...]:
    """The classes of a word where it stands: 为阻止 tells what something is for, 阻止 that it was done."""
    if "prevented" in classes and _aiming().search(text, max(0, start - 4), start):
        return tuple("averted" if name == "prevented" else name for name in classes)
    return classes


@cache
def _aiming() -> re.Pattern[str]:
    words = lang.load("zh", "factuality").words("scope", "aiming")
    return re.compile(f"(?:{lang.alternatives(words)})$")


@cache
def _listed(name: str) -> frozenset[str]:
    """Markers by where they count: `loose` wherever they stand (虽未), `whole` where a word begins."""
    return frozenset(lang.load("zh", "factuality").words("before", name))


def _is_noun(text: str, at: int, tag: str) -> bool:
    """Whether a noun begins, by its part of speech; some adverbs are taken for one."""
    return tag[:1] in ("n", "m", "r") and not text.startswith(_adverbs(), at)


@cache
def _disposing() -> frozenset[str]:
    return frozenset(lang.load("zh", "factuality").words("scope", "disposing"))


@cache
def _adverbs() -> tuple[str, ...]:
    return lang.load("zh", "factuality").words("scope", "adverbs")


def _apart(found: Mapping[int, Marker]) -> list[Marker]:
    """Markers that do not overlap, without the words that are none."""
    kept: list[Marker] = []
    end = 0
    for start in sorted(found):
        marker = found[start]
        if start >= end:
            end = marker.end
            if marker.classes:
                kept.append(marker)
    return kept
