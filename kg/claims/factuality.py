"""How the text presents an event: happened, negated, possible or planned.

The words of `factuality.toml` before an event word (near, in its clause, in an earlier clause of the
sentence) and just behind it, the event words it is embedded under, and its date against the date of
publication are the features; the four values are the options.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg import lang
from kg.claims.candidates import Candidate
from kg.claims.weighing import weights
from kg.records import Factuality

VALUES = (Factuality.HAPPENED, Factuality.NEGATED, Factuality.POSSIBLE, Factuality.PLANNED)


@dataclass(frozen=True, slots=True)
class Marker:
    """A word that bears on factuality, with the classes it is listed under."""

    start: int
    end: int
    word: str
    classes: str  # initials: n, p(ossible) as m, planned as f, happened as h


@cache
def _lexicon() -> tuple[AhoCorasick, tuple[str, ...], Mapping[str, str]]:
    table = lang.load("zh", "factuality")
    classes: dict[str, str] = {}
    for name, initial in (("negated", "n"), ("possible", "m"), ("planned", "f"), ("happened", "h")):
        for word in table.words("before", name):
            classes[word] = classes.get(word, "") + initial
    words = tuple(sorted(classes))
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest), words, classes


@cache
def _behind() -> tuple[str, ...]:
    table = lang.load("zh", "factuality")
    names = ("negated", "possible", "planned", "happened")
    words = {word for name in names for word in table.words("behind", name)}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def markers(text: str) -> list[Marker]:
    """Every marker of a text, in order."""
    automaton, words, classes = _lexicon()
    return [
        Marker(start, end, words[pattern], classes[words[pattern]])
        for pattern, start, end in automaton.find_matches_as_indexes(text)
    ]


def features(
    candidate: Candidate, found: Sequence[Marker], starts: Sequence[int], time: str, voice: str
) -> tuple[str, ...]:
    """What bears on the factuality of a candidate. `time` is future, past or empty."""
    trigger, passage = candidate.trigger, candidate.passage
    clause = passage.clauses[candidate.clause]
    low = bisect_left(starts, passage.span.start)
    high = bisect_left(starts, trigger.start)
    names = ["", "t:" + candidate.type, "w:" + trigger.word, "time:" + time, "voice:" + voice]
    for marker in found[low:high]:
        if marker.end > trigger.start:
            continue
        gap = trigger.start - marker.end
        if marker.start < clause.start:
            where = "sent"
        elif gap <= 1:
            where = "near"
        else:
            where = "mid" if gap <= 5 else "far"
        names.append(marker.word + "@" + where)
        names.extend([initial + "@" + where for initial in marker.classes])
    names.extend(_embedding(candidate, clause.start))
    for word in _behind():
        if candidate.after.startswith(word):
            names.append("behind:" + word)
            break
    if candidate.after.endswith(("？", "吗")):
        names.append("question")
    if passage.kind == "title":
        names.append("title")
    if candidate.nominal:
        names.append("nom:" + candidate.nominal)
    return tuple(names)


def _embedding(candidate: Candidate, clause: int) -> list[str]:
    """The event words that stand before the candidate's in the sentence and may govern it."""
    names = []
    outer = [t for t in candidate.rivals if t.end <= candidate.trigger.start]
    for rank, trigger in enumerate(reversed(outer[-2:])):
        where = "in" if trigger.start >= clause else "out"
        names.append(f"emb{rank}{where}:{trigger.concepts[0].type}")
        if rank == 0:
            names.append(f"emb{where}:{trigger.word}")
    return names


def options(names: Sequence[str]) -> list[list[str]]:
    """The four values as options: every feature in conjunction with the value."""
    return [[value[:2] + ":" + name for name in names] for value in VALUES]


def choose(names: Sequence[str]) -> tuple[Factuality, dict[Factuality, float]]:
    """The most probable value and the probability of each."""
    shares = dict(zip(VALUES, weights("factuality").probabilities(options(names)), strict=True))
    return max(VALUES, key=shares.__getitem__), shares
