"""What is known of a word of saying in its sentence, and the word lists that say so."""

from functools import cache

from msgspec import Struct

from kg import lang
from kg.claims.words.nouns import Noun

#: What cues are called that are no event word: a colon, a clause that says after whom.
COLON, ACCORDING = "：", "据"
BARE = frozenset((COLON, ACCORDING))


class Cue(Struct, frozen=True, gc=False):
    """A word of saying, whose it is, and the sentence it stands in. `report` marks an outlet's."""

    start: int
    end: int
    word: str
    type: str
    passage: int
    clause: int
    source: Noun | None
    borrowed: bool  # the source is carried on from an earlier sentence
    report: bool
    opening: str  # what follows: “ ： ， or text
    tag: str = ""  # part of speech, where the segmenter has the word
    next: str = ""  # the character behind
    left: str = ""  # and the one before
    document: bool = False  # the subject is somebody's words: 报告称


@cache
def words(name: str) -> frozenset[str]:
    """A word list of the attribution data."""
    return frozenset(lang.load("zh", "attribution").words("cue", name))


@cache
def listed(name: str) -> tuple[str, ...]:
    """The same as a tuple, as beginnings and endings are asked for."""
    return tuple(sorted(words(name)))
