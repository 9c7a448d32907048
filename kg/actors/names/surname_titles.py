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
    """Every surname before a title whose one bearer the text names in full, and with that title or post."""
    people: dict[str, dict[Key, str]] | None = None
    for token in text.of_class("title"):
        start = token.start - 1
        surname = text.folded[start : token.start]
        if token.text not in _titles() or surname not in text.lists.surnames or not _begins(text, start):
            continue
        people = _by_surname(text, earlier) if people is None else people
        bearers = people.get(surname, {})
        if len(bearers) == 1 and _bears(text, *next(iter(bearers.items())), token.text):
            yield Finding(start, token.end, tuple(bearers), "short", _RULE)


def _bears(text: Text, person: Key, name: str, title: str) -> bool:
    """Whether the text puts the title beside the name, or the gazetteer has the post."""
    if name + title in text.folded or title + name in text.folded:
        return True
    equal = text.lists.equal_titles
    posts = text.lexicon.gazetteer.by_person.get(person, ())
    return any(equal.get(post.title, post.title) == equal.get(title, title) for post in posts)


def _begins(text: Text, at: int) -> bool:
    """Whether a name may begin here, and no known form or word holds the surname."""
    word = text.word_at[at]
    return word is not None and text.token_at[at] is None and text.token_to[at + 1] is None and text.opens(at)


def _by_surname(text: Text, earlier: Iterable[Finding]) -> dict[str, dict[Key, str]]:
    """The people named in full by the first character of their names, each with the name."""
    found: defaultdict[str, dict[Key, str]] = defaultdict(dict)
    for one in earlier:
        name = text.folded[one.start : one.end]
        chinese = len(name) in _FULL and name[0] in text.lists.surnames and not _is_foreign(text, name)
        if chinese and one.form == "name" and one.keys[0].startswith("person/"):
            found[name[0]][one.keys[0]] = name
    return found


def _is_foreign(text: Text, name: str) -> bool:
    """Whether a name is written as foreign ones are: 马克龙, 金斯利."""
    return len(name) > _FULL[0] and text.lists.transliteration.issuperset(name)
