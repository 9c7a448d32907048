"""Everything known in advance, in one automaton: names, offices, bodies, groups, pronouns.

A form has one meaning record that lists all it may be; what it is in a place the grammar decides.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

import ahocorasick_rs

from kg.actors.words import Words, words
from kg.lang.gazetteer import Entry, Gazetteer, gazetteer
from kg.lang.outlets import outlets
from kg.records import Actor, ActorType, Key

# What a lower-case or short Latin form is too easily part of.
_SHORTEST_LATIN = 2
#: Full names that some papers print without the middle dot (保罗瑞安) count from this length.
_SHORTEST_UNDOTTED = 5
#: Marks a short name in the gazetteer that several people have.
_SHARED = "="
_LONGEST_SHARED = 3


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a form may stand for. `parts` splits a compound: (first key, length of the first part)."""

    keys: tuple[Key, ...] = ()
    metonym: tuple[Key, ...] = ()
    classes: frozenset[str] = frozenset()
    quoted: tuple[Key, ...] = ()  # only between title marks: 《时代》
    split: int = 0  # 美|国务卿: the first part is an abbreviation

    def __or__(self, other: "Meaning") -> "Meaning":
        """Both meanings together."""
        return Meaning(
            _united(self.keys, other.keys),
            _united(self.metonym, other.metonym),
            self.classes | other.classes,
            _united(self.quoted, other.quoted),
            self.split or other.split,
        )


class Token(NamedTuple):
    """A form of the lexicon in a text."""

    start: int
    end: int
    text: str
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The automaton, the meaning of each form, and every actor known in advance."""

    automaton: ahocorasick_rs.AhoCorasick
    forms: tuple[str, ...]
    meanings: Mapping[str, Meaning]
    actors: Mapping[Key, Actor]
    abbreviations: Mapping[str, tuple[Key, ...]]
    gazetteer: Gazetteer
    shared: Mapping[str, tuple[Key, ...]]  # short names of several people: an office has to decide
    rare: frozenset[Key]  # states that only share an abbreviation with others
    latin: frozenset[str] = field(default_factory=frozenset)

    def scan(self, text: str) -> list[Token]:
        """Leftmost-longest forms of a folded text, Latin ones only as whole words."""
        tokens: list[Token] = []
        forms, meanings, latin = self.forms, self.meanings, self.latin
        for index, start, end in self.automaton.find_matches_as_indexes(text):
            form = forms[index]
            meaning = meanings[form]
            if meaning.split:
                tokens.extend(self._parts(Token(start, end, form, meaning)))
            elif form not in latin or _whole_word(text, start, end):
                tokens.append(Token(start, end, form, meaning))
        return tokens

    def _parts(self, token: Token) -> Iterator[Token]:
        middle = token.start + token.meaning.split
        first, second = token.text[: token.meaning.split], token.text[token.meaning.split :]
        short = Meaning(self.abbreviations.get(first, ()), classes=_ABBREVIATED)
        meaning = self.meanings.get(first) or (
            short if short.keys else self.meanings[token.text[: middle + 1 - token.start]]
        )
        yield Token(token.start, middle, first, meaning)
        yield Token(middle, token.end, second, self.meanings.get(second) or _SIDES.get(second, _NOTHING))


_NOTHING = Meaning()
#: 纽约市长 is 纽约 and 市长, not 纽约市 and 长.
_COMMUNES = ("县", "市", "州", "省")
_TRADE = "银行业"
_SIDES = {
    "军": Meaning(classes=frozenset({"body"})),
    "媒": Meaning(classes=frozenset({"group"})),
    "企": Meaning(classes=frozenset({"group"})),
    "人": Meaning(classes=frozenset({"group"})),
}
_ABBREVIATED = frozenset({"abbreviation"})


def _united(one: tuple[Key, ...], other: tuple[Key, ...]) -> tuple[Key, ...]:
    return tuple(sorted({*one, *other}))


def _whole_word(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (_latin(before) or _latin(after))


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _word_classes(lists: Words) -> Iterator[tuple[str, str]]:
    """Each word with the class it belongs to."""
    for name, group in (
        ("title", lists.titles),
        ("body", lists.bodies),
        ("government", lists.government),
        ("group", lists.people),
        ("ending", lists.endings),
        ("event", lists.event_endings),
        ("honorific", lists.honorifics),
        ("blocked", lists.not_people),
    ):
        for word in sorted(group):
            yield word, name
    for word, kind in sorted(lists.pronouns.items()):
        yield word, f"pronoun-{kind}"


def _entry_meanings(entry: Entry) -> Iterator[tuple[str, Meaning]]:
    named, metonym = Meaning(keys=(entry.actor.key,)), Meaning(metonym=(entry.actor.key,))
    for form in entry.forms:
        if len(form) >= _SHORTEST_LATIN and not _shared_form(entry, form):
            yield form, named
        if "·" in form and len(form) >= _SHORTEST_UNDOTTED and entry.actor.type is ActorType.PERSON:
            yield form.replace("·", ""), named
    for form in entry.metonyms:
        yield form, metonym


def _shared_form(entry: Entry, form: str) -> str | None:
    """The short name inside a label that has an office (约翰逊首相) or a mark for shared ones (=约翰逊)."""
    if entry.actor.type is not ActorType.PERSON:
        return None
    if form.startswith(_SHARED):
        return form.removeprefix(_SHARED)
    titles = words().addresses
    for length in range(len(form) - _SHORTEST_LATIN, 1, -1):
        if form[-length:] in titles:
            return form[:-length]
        if form[:length] in titles:
            return form[length:]
    if any(title in form for title in words().holders):
        return form[-_LONGEST_SHARED:]
    return None


def _shared_forms(known: Gazetteer) -> dict[str, tuple[Key, ...]]:
    shared: dict[str, tuple[Key, ...]] = {}
    for entry in known.entries.values():
        for form in entry.forms:
            short = _shared_form(entry, form)
            if short:
                shared[short] = _united(shared.get(short, ()), (entry.actor.key,))
    return shared


def _outlet_meanings() -> Iterator[tuple[str, Meaning]]:
    for outlet in outlets():
        key = outlet.actor.key
        for form in outlet.forms:
            yield form, Meaning(keys=(key,))
        for form in outlet.quoted:
            yield form, Meaning(quoted=(key,))


def _abbreviated(abbreviations: Mapping[str, tuple[Key, ...]]) -> Iterator[tuple[str, Meaning]]:
    """中方, 美军 as forms of their own."""
    for short in abbreviations:
        yield short + "方", Meaning(keys=abbreviations[short], classes=frozenset({"side"}))
        yield short + "军", Meaning(split=len(short))
        yield short + "媒", Meaning(split=len(short))
        yield short + "企", Meaning(split=len(short))


def _split(states: Iterable[str], lists: Words) -> Iterator[tuple[str, Meaning]]:
    """美国会, 以色列国防部长: split where the longer name of the state would swallow 国."""
    words_in_state = sorted(word for word in lists.bodies | lists.titles if word.startswith("国"))
    for state in states:
        for word in words_in_state:
            yield state + word, Meaning(split=len(state))


def _ministers(
    meanings: Mapping[str, Meaning], states: Iterable[str], lists: Words
) -> Iterator[tuple[str, Meaning]]:
    """美国卫生部长, 美国海军陆战队员: the office, where the listed name of the body would swallow its 部."""
    by_first: dict[str, list[str]] = {}
    for state in states:
        by_first.setdefault(state[0], []).append(state)
    for form in list(meanings):
        if form[0] not in by_first:
            continue
        for state in by_first[form[0]]:
            for end in ("长", "员") if form.startswith(state) else ():
                if form[len(state) :] + end in lists.titles:
                    yield form + end, Meaning(split=len(state))


@cache
def lexicon() -> Lexicon:
    """The lexicon of Chinese, built once. Raises LanguageDataError."""
    lists, known = words(), gazetteer()
    meanings: dict[str, Meaning] = {}
    abbreviations: dict[str, tuple[Key, ...]] = {}

    def add(form: str, meaning: Meaning) -> None:
        meanings[form] = meanings[form] | meaning if form in meanings else meaning

    for word, name in _word_classes(lists):
        add(word, Meaning(classes=frozenset({name})))
    for entry in known.entries.values():
        for form, meaning in _entry_meanings(entry):
            add(form, meaning)
        for short in entry.abbreviations:
            abbreviations[short] = _united(abbreviations.get(short, ()), (entry.actor.key,))
    own = {key for keys in abbreviations.values() for key in keys}
    sharing: set[Key] = set()
    for short, names in lists.shared_abbreviations.items():
        states_of = {key for name in names.split() if (key := f"country/{name}") in known.entries}
        sharing |= states_of
        abbreviations[short] = _united(abbreviations.get(short, ()), tuple(states_of))
    for form, meaning in _outlet_meanings():
        add(form, meaning)
    for form, meaning in _abbreviated(abbreviations):
        if form not in meanings and form not in lists.not_sides:
            add(form, meaning)
    states = [form for form, one in meanings.items() if any(key.startswith("country/") for key in one.keys)]
    people = sorted(word for word in lists.people if word.startswith("人"))
    for state in states:
        add(state + _TRADE, Meaning(split=len(state)))  # not the bank of that name
        for word in ("人", *people, *sorted(lists.not_people_after)):
            if state + word not in meanings:
                add(state + word, Meaning(split=len(state)))
    swallowing = sorted({form[:-1] for form in states if form.endswith("国")} & {*states, *abbreviations})
    for form, meaning in _split(swallowing, lists):
        if form not in meanings:
            add(form, meaning)
    for form, meaning in _ministers(dict(meanings), [*states, *abbreviations], lists):
        if form not in meanings:
            add(form, meaning)
    for form in [form for form, one in meanings.items() if form.endswith(_COMMUNES) and one.keys]:
        if form + "长" not in meanings:
            add(form + "长", Meaning(split=len(form) - 1))
    forms = tuple(sorted(meanings))
    actors = {key: entry.actor for key, entry in known.entries.items()}
    return Lexicon(
        ahocorasick_rs.AhoCorasick(forms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest),
        forms,
        meanings,
        {outlet.actor.key: outlet.actor for outlet in outlets()} | actors,
        abbreviations,
        known,
        _shared_forms(known),
        frozenset(sharing - own),
        frozenset(form for form in forms if _latin(form[0]) or _latin(form[-1])),
    )
