"""Everything known in advance, in one automaton: names, offices, bodies, groups, pronouns.

A form has one meaning record that lists all it may be; what it is in a place the grammar decides.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs
from msgspec import Struct

from kg import lang
from kg.actors.forms import Meaning, abbreviations_of, known_meanings, shared_forms
from kg.actors.words import words
from kg.lang.gazetteer import Gazetteer, gazetteer
from kg.lang.outlets import outlets
from kg.records import Actor, ActorType, Key


class Token(Struct, frozen=True, gc=False):
    """A form of the lexicon in a text."""

    start: int
    end: int
    text: str
    meaning: Meaning
    doubtful: bool  # whether the words around decide if it is this form at all


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The automaton, the meaning of each form, and every actor known in advance."""

    automaton: ahocorasick_rs.AhoCorasick
    known: tuple[tuple[str, Meaning, bool, bool], ...]  # the forms in order; plain? doubtful?
    meanings: Mapping[str, Meaning]
    actors: Mapping[Key, Actor]
    abbreviations: Mapping[str, tuple[Key, ...]]
    gazetteer: Gazetteer
    shared: Mapping[str, tuple[Key, ...]]  # short names of several people: an office has to decide
    rare: frozenset[Key]  # states that only share an abbreviation with others
    states: frozenset[Key]  # asked about every mention: found here in half the time of a look at its key

    def scan(self, text: str) -> list[Token]:
        """Leftmost-longest forms of a folded text, Latin ones only as whole words."""
        tokens: list[Token] = []
        known = self.known
        for index, start, end in self.automaton.find_matches_as_indexes(text):
            form, meaning, plain, doubtful = known[index]
            if plain:
                tokens.append(Token(start, end, form, meaning, doubtful))
            elif meaning.split and form.endswith(_SWALLOWING) and _swallows(text, form, end):
                tokens.append(_token(start, form[:-1], self.meanings[form[:-1]]))
            elif meaning.split:
                tokens.extend(self._parts(start, form, meaning.split))
            elif _whole_word(text, start, end):
                tokens.append(Token(start, end, form, meaning, doubtful))
        return tokens

    def _parts(self, start: int, form: str, split: int) -> Iterator[Token]:
        """The tokens of a compound that begins somewhere, by the length of its first part."""
        first, second = form[:split], form[split:]
        short = Meaning(self.abbreviations.get(first, ()), classes=_ABBREVIATED)
        whole = self.meanings.get(form[: split + 1], _NOTHING)
        meaning = self.meanings.get(first) or (short if short.keys else whole)
        if meaning.split:  # 俄军|控制: 俄|军
            yield from self._parts(start, first, meaning.split)
        elif meaning is not whole or "group" not in whole.classes:  # 海|外|媒体: 外 alone is nobody
            yield _token(start, first, meaning)
        yield _token(start + split, second, self.meanings.get(second) or _SIDES.get(second, _NOTHING))


def _token(start: int, form: str, meaning: Meaning) -> Token:
    return Token(start, start + len(form), form, meaning, _is_doubtful(form, meaning))


_NOTHING = Meaning()
#: 美国会: 美国|会 but for what follows a parliament's name; 武汉市民政局: 武汉市|民政局.
_WILL, _CITIZENS = "国会", "市民"
_SWALLOWING = (_WILL, _CITIZENS)


def _swallows(text: str, form: str, end: int) -> bool:
    """Whether the last character of a compound that ends somewhere begins the next word."""
    if form.endswith(_CITIZENS):
        return text.startswith(words().not_citizens, end)
    return not text.startswith(words().congress, end)


_SIDES = {
    "军": Meaning(classes=frozenset({"body"})),
    "媒": Meaning(classes=frozenset({"group"})),
    "企": Meaning(classes=frozenset({"group"})),
    "人": Meaning(classes=frozenset({"group"})),
}
_ABBREVIATED = frozenset({"abbreviation"})


def _known(form: str, meaning: Meaning) -> tuple[str, Meaning, bool, bool]:
    return form, meaning, _is_plain(form, meaning), _is_doubtful(form, meaning)


def _is_plain(form: str, meaning: Meaning) -> bool:
    """Whether a form is one token wherever it stands: no compound, and not in Latin letters."""
    return not (meaning.split or _latin(form[0]) or _latin(form[-1]))


#: Words of a class that are asked about: a body's ending that is a verb, too (战区|组织演习), and a rank that
#: the last state of a row and 将 make, too (美中|将举行会谈).
ORGANISES, RANK = "组织", "中将"
#: Names of states and bodies of this length are easily part of other words.
SHORT_STATE = 2
#: Names of people up to this length are easily part of a longer one.
_SHORT_NAME = 3


def _is_doubtful(form: str, meaning: Meaning) -> bool:
    """Whether a form may be part of another one or another word: short names, capitals, single characters."""
    if meaning.classes:
        return form in (ORGANISES, RANK) or not meaning.classes.isdisjoint(("abbreviation", "side"))
    if meaning.metonym or not meaning.keys:
        return bool(meaning.metonym)
    person = meaning.keys[0].startswith("person/")
    return len(form) == SHORT_STATE or (person and len(form) <= _SHORT_NAME)


def _whole_word(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (_latin(before) or _latin(after))


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


@cache
def lexicon() -> Lexicon:
    """The lexicon of Chinese, built once. Raises LanguageDataError."""
    lists, known = words(), gazetteer()
    abbreviations, rare = abbreviations_of(known, lists)
    meanings = known_meanings(known, abbreviations, lists)
    forms = tuple(sorted(meanings))
    actors = {key: entry.actor for key, entry in known.entries.items()}
    built = Lexicon(
        ahocorasick_rs.AhoCorasick(forms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest),
        tuple([_known(form, meanings[form]) for form in forms]),
        meanings,
        {outlet.actor.key: outlet.actor for outlet in outlets()} | actors,
        abbreviations,
        known,
        shared_forms(known),
        rare,
        frozenset(key for key, actor in actors.items() if actor.type is ActorType.COUNTRY),
    )
    return lang.resident(built)
