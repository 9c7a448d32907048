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
    """Every marker of a text, in order; the longest of those that start together.

    A marker does not run into an event word (将会 in 将会见), and one character is a marker only where it
    stands as a word, or behind a name, which the segmenter may not know, but for those of `loose`.
    """
    layout = reading.layout
    automaton, words, classes = _lexicon()
    begin, ends = edges.starts, edges.ends
    names = {mention.span.end for mention in reading.mentions}
    starts = {trigger.start: trigger.end for trigger in triggers}
    opening = {mention.span.start for mention in reading.mentions}
    loose, whole = _listed("loose"), _listed("whole")
    inside = {at for m in reading.mentions if m.form in _NAMES for at in range(m.span.start, m.span.end)}
    found: dict[int, Marker] = {}
    for pattern, start, end in automaton.find_matches_as_indexes(layout.folded, overlapping=True):
        word = words[pattern]
        if start in inside and end - 1 in inside:
            continue  # in a name: 艾未未, 疾病预防控制中心
        if end - start == 1 and word in loose:
            pass
        elif end - start == 1:
            ends_here = end in ends or end in starts  # 将|声请: a segmenter may not know the event word
            if not ends_here or (start not in begin and start not in names):
                continue
        else:
            within = word in whole and start not in begin and start not in names
            if within or any(starts.get(at, 0) > _bound(end, classes[word]) for at in range(start + 1, end)):
                continue
        free = word in _disposing() and end not in starts and end in begin
        if free and (end in opening or _is_noun(layout.folded, end, begin[end].tag)):
            continue  # 将 before a noun marks an object (将导弹击落), before a verb the future
        if start not in found or found[start].end < end:
            found[start] = Marker(start, end, word, _classes(layout.folded, start, classes[word]))
    return _apart(found)


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
