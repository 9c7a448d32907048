"""What single words and characters mean, from the language's data file."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from kg import lang

#: The language whose words are read; the token and rule tables of another come with its readers.
LANGUAGE = "zh"


@cache
def table(name: str) -> Mapping[str, Any]:
    """A table of the data file by its dotted name; its keys longest first."""
    value: Any = lang.load(LANGUAGE, "dates").data
    for key in name.split("."):
        value = value[key]
    return {key: value[key] for key in sorted(value, key=lambda key: (-len(key), key))}


@cache
def words(name: str) -> tuple[str, ...]:
    """A list of words by its dotted name. Raises LanguageDataError."""
    return lang.load(LANGUAGE, "dates").words(*name.split("."))


def beginning(name: str, text: str) -> Any | None:
    """What the longest entry that a text begins with means; None if there is none."""
    return next((meaning for word, meaning in table(name).items() if text.startswith(word)), None)


def within(name: str, text: str) -> Any | None:
    """What the longest entry that a text holds means; None if there is none."""
    return next((meaning for word, meaning in table(name).items() if word in text), None)
