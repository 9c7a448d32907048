"""Places that no list knows, by what their names end in: 海岭市, 卡杜纳州.

Of 80 such forms in 500 corpus articles 77 are names of places.
"""

import re
from collections.abc import Iterator
from functools import cache

from kg import lang
from kg.actors.finding import Finding
from kg.actors.lexicon import Token
from kg.actors.occurrences import places
from kg.actors.reading import Text
from kg.actors.roster import Roster
from kg.records import Key

_RULE = "zh.place.ending"
#: The shortest name with its ending, and the longest before it.
_SHORTEST, _LONGEST = 3, 7
#: Lengths of names behind a known place, without their endings.
_WITHIN = (2, 3)
#: Parts of speech, by their first letter, of what it takes names for that it does not know.
_IN_NAMES = frozenset("jnvx")
#: What the segmenter takes for a place's name.
_PLACE = "ns"


def findings(text: Text, roster: Roster) -> Iterator[Finding]:
    """Every mention of a place by its ending, known forms apart."""
    for start, end in sorted({*_by_ending(text), *_within(text)}):
        name = text.folded[start:end]
        if name.endswith(_endings("not-ending")) or name in _endings("not-places"):
            continue
        if text.holds_none(start, end) and text.token_to[end] is None:
            key = roster.place(name, _state(text, start))
            yield Finding(start, end, (key,), "name", _RULE)


def _by_ending(text: Text) -> Iterator[tuple[int, int]]:
    """Words that the segmenter takes for places (海岭市), and runs of transliterating characters before an
    ending that is a word by itself: 卡杜纳|州."""
    loose = _endings("loose")
    for at in places(text.folded, _endings("ending")):
        word = text.word_to[at + 1]
        if word is None:
            continue
        if word.tag == _PLACE and at + 1 - word.start >= _SHORTEST:
            yield word.start, at + 1
        if text.folded[at] in loose:
            start = _run_start(text, at)
            if at + 1 - start > _SHORTEST and text.word_at[start] and not _ordinary(text, start, at + 1):
                yield start, at + 1


def _run_start(text: Text, end: int) -> int:
    """Where the run of transliterating characters behind the last known form before a position begins."""
    start, chars = end, text.lists.transliteration
    while (
        start > 0
        and end - start < _LONGEST
        and text.folded[start - 1] in chars
        and text.token_to[start] is None
    ):
        start -= 1
    return start


def _within(text: Text) -> Iterator[tuple[int, int]]:
    """A word and an ending, or one word of both, right behind a known place: 浙江省|海岭|市."""
    communes = places(text.folded, _endings("commune"))
    for start in [at - length for at in communes for length in _WITHIN]:
        token, first = text.token_to[start], text.word_at[start]
        if token is None or first is None or not any(key.startswith("place/") for key in token.meaning.keys):
            continue
        match = _commune().match(text.folded, start)
        if match and first.tag[:1] in _IN_NAMES and text.word_to[match.end()] is not None:
            yield match.span()


def _ordinary(text: Text, start: int, end: int) -> bool:
    """Whether a run begins or ends with a word of the language: 许多|州."""
    first, last = text.word_at[start], text.word_to[end - 1]
    tags = [word.tag for word in (first, last) if word is not None and word.end - word.start > 1]
    return any(tag[:1] not in ("n", "x") for tag in tags)


@cache
def _commune() -> re.Pattern[str]:
    return re.compile(f"[㐀-鿿]{{{_WITHIN[0]},{_WITHIN[1]}}}?[{''.join(_endings('commune'))}]")


def _state(text: Text, start: int) -> Key | None:
    """The state right before a place, or the one that the place before it lies in: 加纳|海岭市."""
    before: Token | None = text.token_to[start]
    for key in before.meaning.keys[:1] if before is not None else ():
        if key.startswith("country/"):
            return key
        actor = text.lexicon.actors.get(key)
        return actor.state if actor is not None and key.startswith("place/") else None
    return None


@cache
def _endings(name: str) -> tuple[str, ...]:
    return lang.load("zh", "names").words("place", name)
