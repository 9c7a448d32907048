"""The words and characters that names are recognised by, read once from the language data.

A field says where its words stand: `_listed("body.ending")` in `names.toml`, `_office("local")` among the
offices of `titles.toml`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

from kg import lang
from kg.actors.edges import Beginnings, Endings
from kg.lang import Table


def _read(how: Callable[[Table, Table], object]) -> Any:
    """A field that is read out of `names.toml` and `titles.toml`."""
    return field(metadata={"read": how})


def _listed(*entries: str, into: Callable[[Iterable[str]], object] = frozenset) -> Any:
    """A field of the words under some entries of `names.toml`, all together."""
    return _read(lambda names, _: into(_words(names, *entries)))


def _office(*lists: str) -> Any:
    """A field of the words of some lists of offices in `titles.toml`, all together."""
    return _read(lambda _, titles: _words(titles, *[f"office.{name}" for name in lists]))


def _mapped(entry: str) -> Any:
    """A field that maps words to words as an entry of `names.toml` does."""
    return _read(lambda names, _: names.mapping(entry))


def _words(table: Table, *entries: str) -> frozenset[str]:
    return frozenset(word for entry in entries for word in table.words(*entry.split(".")))


def _in_order(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(found))


def _others(names: Table, _: Table) -> Beginnings:
    found = _words(names, "around.speech", "surname.not-names")
    return Beginnings(word for word in found if len(word) > 1)


def _bodies(names: Table, titles: Table) -> frozenset[str]:
    return _words(names, "body.state") | {name + "部" for name in titles.words("department", "names")}


def _not_compound(names: Table, _: Table) -> frozenset[str]:
    stops = _words(names, "body.stop") - _words(names, "unnamed.compound")
    return _words(names, "unnamed.not-compound") | stops


#: Lists of pronouns and of words of tense before an office, by their names in the data and in the code.
_PRONOUNS = (
    "person", "own", "plural", "persons", "states", "state", "body", "official", "outlet", "former", "latter",
)  # fmt: skip
_TENSES = ("former", "future", "current")


def _kinds_of_pronouns(names: Table, _: Table) -> Mapping[str, str]:
    return {word: kind for kind in _PRONOUNS for word in names.words("pronoun", kind)}


def _tenses(_: Table, titles: Table) -> Mapping[str, str]:
    return {word: tense for tense in _TENSES for word in titles.words("tense", tense)}


#: What a department's name is followed by in its head's title.
_HEADS = ("部长", "部部长", "部长官", "次长", "部副部长", "副部长", "大臣", "国务大臣", "部次长")


def _state_titles(titles: Table) -> frozenset[str]:
    """The offices of a state: listed or made of a department, each with the ranks before it."""
    made = {department + head for department in titles.words("department", "names") for head in _HEADS}
    return _ranked(titles, made | _words(titles, "office.state"))


def _all_titles(titles: Table) -> frozenset[str]:
    return _state_titles(titles) | _ranked(titles, _words(titles, "office.body"))


def _ranked(titles: Table, found: Iterable[str]) -> frozenset[str]:
    """Offices alone and with each of the ranks before them."""
    ranks = ("", *titles.words("rank", "prefixes"))
    return frozenset(rank + title for title in found for rank in ranks)


@dataclass(frozen=True, slots=True)
class Words:
    """Word lists of `names.toml` and `titles.toml`; the fields carry the entries' names."""

    # Names of people
    transliteration: frozenset[str] = _listed("transliteration.characters")
    not_first: frozenset[str] = _listed("transliteration.not-first")
    not_last: frozenset[str] = _listed("transliteration.not-last")
    surnames: frozenset[str] = _listed("surname.chinese", "surname.korean")
    compound_surnames: frozenset[str] = _listed("surname.compound")
    japanese_surnames: frozenset[str] = _listed("surname.japanese")
    not_given: frozenset[str] = _listed("surname.not-last")
    follow: frozenset[str] = _listed("around.speech")
    follow_at: Beginnings = _listed("around.speech", into=Beginnings)
    others_at: Beginnings = _read(_others)  # words that only begin like a name, or that follow one
    not_gloss: frozenset[str] = _listed("gloss.not-names")
    gloss_bodies: frozenset[str] = _listed("gloss.bodies")
    gloss_things: frozenset[str] = _listed("gloss.things")
    pronouns: Mapping[str, str] = _read(_kinds_of_pronouns)

    # Bodies
    bodies: frozenset[str] = _read(_bodies)
    government: frozenset[str] = _listed("body.government")
    army: frozenset[str] = _listed("body.army")
    army_words: frozenset[str] = _listed("body.army-words")  # 军演
    army_deeds: frozenset[str] = _listed("body.army-deeds")  # 军演习
    endings: frozenset[str] = _listed("body.ending")
    strong_endings: frozenset[str] = _listed("body.strong-ending")
    no_ending: tuple[str, ...] = _listed("body.no-ending", into=_in_order)
    organised: Beginnings = _listed("body.organised", into=Beginnings)  # what 组织 organises
    domestic: frozenset[str] = _listed("body.domestic")  # states where news are in Chinese
    congress: tuple[str, ...] = _listed("body.congress", into=_in_order)
    generic: frozenset[str] = _listed("body.generic")
    trades: frozenset[str] = _listed("body.trades")
    body_stop: frozenset[str] = _listed("body.stop")
    body_not_first: frozenset[str] = _listed("body.not-first")
    directions: frozenset[str] = _listed("body.direction")
    nominal: frozenset[str] = _listed("body.nominal")
    seats: frozenset[str] = _listed("body.seat")
    usual_first: frozenset[str] = _listed("body.usual-first")  # their home's wherever the text speaks of that
    not_party: frozenset[str] = _listed("body.not-party")
    town_bodies: frozenset[str] = _listed("body.town")
    before_alone: frozenset[str] = _listed("body.before-alone")
    body_home: Mapping[str, str] = _mapped("body-home")
    body_not: Mapping[str, str] = _mapped("body-not")

    # People and things without a name
    people: frozenset[str] = _listed("unnamed.people")
    not_people: frozenset[str] = _listed("unnamed.not")
    not_citizens: tuple[str, ...] = _listed("unnamed.not-citizens", into=_in_order)
    single_groups: frozenset[str] = _listed("unnamed.single")
    group_bodies: frozenset[str] = _listed("unnamed.bodies")
    modifiers: Endings = _listed("unnamed.modifier", into=Endings)
    needs_modifier: frozenset[str] = _listed("unnamed.needs-modifier")
    kin: frozenset[str] = _listed("unnamed.kin")
    entourage: frozenset[str] = _listed("unnamed.entourage")
    sites: frozenset[str] = _listed("unnamed.sites")
    not_compound: frozenset[str] = _read(_not_compound)
    one: frozenset[str] = _listed("unnamed.one")
    female: frozenset[str] = _listed("unnamed.female")
    male: frozenset[str] = _listed("unnamed.male")

    # States, and what stands around them
    not_sides: frozenset[str] = _listed("abbreviation.not-sides")
    everyday: frozenset[str] = _listed("abbreviation.everyday")
    followers: frozenset[str] = _listed("abbreviation.followers")
    not_people_after: frozenset[str] = _listed("abbreviation.not-people")
    row: frozenset[str] = _listed("row.free")  # characters that stand for states in rows whatever follows
    abbreviation_of: Mapping[str, str] = _mapped("abbreviation-of")
    shared_abbreviations: Mapping[str, str] = _mapped("abbreviation-shared")
    before_state: frozenset[str] = _listed("after.before-state")
    china: frozenset[str] = _listed("after.china")
    peoples: Mapping[str, str] = _mapped("people")
    event_endings: frozenset[str] = _listed("event.ending", "event.whole")
    plain_events: frozenset[str] = _listed("event.plain")
    whole_events: frozenset[str] = _listed("event.whole")

    # Offices
    titles: frozenset[str] = _read(lambda _, titles: _all_titles(titles))
    state_titles: frozenset[str] = _read(lambda _, titles: _state_titles(titles))
    stately: frozenset[str] = _read(lambda _, of: _state_titles(of) | _words(of, "office.personal"))
    addresses: frozenset[str] = _read(lambda _, of: _all_titles(of) | _words(of, "office.honorific"))
    no_post: frozenset[str] = _office("no-post", "kinship")
    styles: frozenset[str] = _office("style")
    honorifics: frozenset[str] = _office("honorific")
    holders: frozenset[str] = _office("holder")
    local: frozenset[str] = _office("local")
    of_body: frozenset[str] = _office("of-body")
    of_company: frozenset[str] = _office("of-company")
    equal_titles: Mapping[str, str] = _read(lambda _, titles: titles.mapping("equal"))
    home: Mapping[str, str] = _read(lambda _, titles: titles.mapping("home"))
    tenses: Mapping[str, str] = _read(_tenses)
    tense_words: Endings = _read(lambda *tables: Endings(_tenses(*tables)))
    before_time: frozenset[str] = _read(lambda _, titles: _words(titles, "tense.before-time"))
    gap_verbs: frozenset[str] = _read(lambda _, titles: _words(titles, "gap.verbs"))


@cache
def words() -> Words:
    """The word lists of Chinese. Raises LanguageDataError."""
    names, titles = lang.load("zh", "names"), lang.load("zh", "titles")
    return Words(**{field.name: field.metadata["read"](names, titles) for field in fields(Words)})
