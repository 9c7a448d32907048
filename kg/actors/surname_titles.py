"""People by surname and title, where the text names one with that surname: 习主席, 蔺律师."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from kg import lang
from kg.actors.finding import Finding
from kg.actors.reading import Text
from kg.records import Key

_RULE = "zh.name.surname-title"
#: Characters of the names that begin with a surname.
_FULL = (2, 3, 4)


@cache
def _titles() -> frozenset[str]:
    return frozenset(lang.load("zh", "titles").words("office", "after-surname"))


def findings(text: Text, earlier: Iterable[Finding]) -> Iterator[Finding]:
    """Every surname before a title whose one bearer the text names in full."""
    people: dict[str, set[Key]] | None = None
    for token in text.of_class("title"):
        start = token.start - 1
        surname = text.folded[start : token.start]
        if token.text not in _titles() or surname not in text.lists.surnames or not _begins(text, start):
            continue
        people = _by_surname(text, earlier) if people is None else people
        if len(people[surname]) == 1:
            yield Finding(start, token.end, tuple(people[surname]), "short", _RULE)


def _begins(text: Text, at: int) -> bool:
    """Whether a name may begin here, and no known form or word holds the surname."""
    word = text.word_at.get(at)
    return word is not None and at not in text.token_at and at + 1 not in text.token_to and text.opens(at)


def _by_surname(text: Text, earlier: Iterable[Finding]) -> defaultdict[str, set[Key]]:
    """The people named in full by the first character of their names."""
    found: defaultdict[str, set[Key]] = defaultdict(set)
    for one in earlier:
        name = text.folded[one.start : one.end]
        chinese = len(name) in _FULL and name[0] in text.lists.surnames and not _is_foreign(text, name)
        if chinese and one.form == "name" and one.keys[0].startswith("person/"):
            found[name[0]].add(one.keys[0])
    return found


def _is_foreign(text: Text, name: str) -> bool:
    """Whether a name is written as foreign ones are: 马克龙, 金斯利."""
    return len(name) > _FULL[0] and text.lists.transliteration.issuperset(name)
