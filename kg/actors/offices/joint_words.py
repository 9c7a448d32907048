"""Words around what several states have each: what counts them, where it is met, what is not each one's."""

import re
from functools import cache

from kg import lang
from kg.actors.reading import Text


@cache
def leaders_words(name: str) -> tuple[str, ...]:
    """A list of words around the leaders of several states."""
    return lang.load("zh", "titles").words("leaders", name)


def between(text: Text, at: int) -> int:
    """Past words that count the states before what they have: 美中|两国|元首, 印度|等国|首脑."""
    match = _count().search(text.folded, max(0, at - _LONGEST_COUNT), at)
    return match.start() if match else at


_LONGEST_COUNT = 5


@cache
def _count() -> re.Pattern[str]:
    return re.compile(rf"(?:{_count_words()})的?\Z|的\Z")


def _count_words() -> str:
    return lang.guarded(leaders_words("count")) + "|等?[0-9二两三四五六七八九十]+(?:个?国家?|方)"


def each_has(words: str) -> bool:
    """Whether words may be what each of several states has of its own, and not the states themselves."""
    no = words.startswith(leaders_words("not-each")) or words.endswith(leaders_words("are-states"))
    return words != "" and not no


def own_words(text: Text, start: int, end: int) -> str:
    """What follows the states without words that count them."""
    match = _counted().match(text.folded, start, end)
    return text.folded[match.end() if match else start : end].removesuffix("们")


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(f"(?:{_count_words()})?的?")


_SOME = "[0-9一二两三四五六七八九十百几数多]+[余多]?[名位个]"


@cache
def number() -> re.Pattern[str]:
    """A number with its classifier right before what is counted."""
    return re.compile(rf"{_SOME}\Z")


@cache
def number_first() -> re.Pattern[str]:
    """A number with its classifier at the beginning of what is counted."""
    return re.compile(_SOME)


@cache
def meets() -> re.Pattern[str]:
    """What somebody does with others up to the clause's end, unless the clause is one of time."""
    deeds, when = lang.guarded(leaders_words("meets")), lang.guarded(leaders_words("when"))
    return re.compile(f"(?![^，。；：！？\\n]{{0,20}}{when}[，。]?)[^，。；：！？\\n]{{0,20}}?{deeds}")
