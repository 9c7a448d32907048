"""Words that bear on factuality, found once in a text, each with the classes it is listed under."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg import lang
from kg.records import Layout

#: The classes of `factuality.toml`, in the order in which they are asked.
CLASSES = ("negated", "deny", "condition", "possible", "planned", "purpose", "desired", "happened")


@dataclass(frozen=True, slots=True)
class Marker:
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
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest), words, classes


def markers(layout: Layout) -> list[Marker]:
    """Every marker of a text, in order."""
    automaton, words, classes = _lexicon()
    tags = {word.start: word for word in layout.words}
    ends = {word.end for word in layout.words}
    found = []
    for pattern, start, end in automaton.find_matches_as_indexes(layout.folded):
        word = words[pattern]
        if not classes[word] or (end - start == 1 and (start not in tags or end not in ends)):
            continue
        if word == "将" and _object_follows(tags.get(end)):
            continue
        found.append(Marker(start, end, word, classes[word]))
    return found


def _object_follows(word: object) -> bool:
    """将 before a noun marks an object (将导弹击落), before a verb the future."""
    return word is not None and str(getattr(word, "tag", ""))[:1] in ("n", "m", "r")
