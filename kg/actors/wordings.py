"""The words by which pronouns find whom they mean, read once from the language data."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg import lang


@dataclass(frozen=True, slots=True)
class Wordings:
    """Words around a mention that tell its part, its number and whether it is a man or a woman."""

    parts: Mapping[str, str]  # a character before a mention: to, with, by, …
    saying_near: re.Pattern[str]  # a verb of saying, with little before it
    telling: tuple[str, ...]  # verbs of saying and thinking behind which a clause begins
    one: tuple[str, ...]  # what a phrase for one person begins with
    counted: re.Pattern[str]  # a number for one that stands before other words of the phrase
    people: frozenset[str]  # heads of phrases that count as one: 华裔女士
    and_: frozenset[str]
    others: tuple[str, ...]  # behind a name, for those who are with somebody
    women: frozenset[str]
    women_called: frozenset[str]  # first names in Latin letters
    characters: frozenset[str]  # last characters of women's names
    called: Mapping[str, str]  # honorifics behind a name: f or m


@cache
def wordings() -> Wordings:
    """The words of `pronouns.toml`. Raises LanguageDataError."""
    table = lang.load("zh", "pronouns")
    these = table.words
    parts = {char: part for part in table.data["part"] for char in these("part", part)}
    verbs = lang.guarded(these("saying", "verbs"))
    one = "|".join(these("number", "one"))
    return Wordings(
        parts=parts,
        saying_near=re.compile(f".{{0,2}}?{verbs}"),
        telling=these("saying", "telling"),
        one=these("number", "begins"),
        counted=re.compile(rf"(?:{one})[^，。；：“”、\n]{{0,14}}$"),
        people=frozenset(these("number", "people")),
        and_=frozenset(these("number", "and")),
        others=these("number", "others"),
        women=frozenset(these("gender", "women")),
        women_called=frozenset(these("gender", "called")),
        characters=frozenset(these("gender", "characters")),
        called={
            word: gender for name, gender in (("madam", "f"), ("sir", "m")) for word in these("gender", name)
        },
    )
