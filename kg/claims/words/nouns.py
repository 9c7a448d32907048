"""The nouns of a sentence: names with their titles, and what the words around say of their role."""

from functools import cache

from msgspec import Struct

from kg import lang
from kg.records import Mention

#: First letters of the tags of what has the noun behind it for its object: verbs, prepositions, 了.
GOVERNING = "vpu"


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
    bound: int  # where the relative clause ends in which it alone stands (甲支持的|乙), else 0


@cache
def coverb_words() -> tuple[frozenset[str], int]:
    """Coverbs and the length of the longest."""
    words = lang.load("zh", "claims").words("coverb", "words")
    return frozenset(words), max(map(len, words))


@cache
def joining(kind: str) -> frozenset[str]:
    """What joins the members of a list: `words` all of it, `sides` the other side, `last` the last member."""
    return frozenset(lang.load("zh", "claims").words("join", kind))
