"""Latin names that brackets give: what they explain, a person or a body."""

import re
from collections.abc import Iterator

from kg.actors.reading import Text

_GLOSS = re.compile(r"[(（]\s?([A-ZÀ-Þ][A-Za-zÀ-ɏ.'’‘\- ]{1,60}?)\s?[)）,，]")

#: Characters before and after a name in brackets in which a word can say that it is a thing's.
_NEAR, _AFTER = 16, 4
_LONGEST_GLOSS = 66


def glossed(text: Text) -> Iterator[tuple[int, int, str]]:
    """Latin forms in brackets: (where the bracket opens, where it closes, the Latin form)."""
    for match in _GLOSS.finditer(text.folded):
        latin = match.group(1).strip()
        if latin not in text.lists.not_gloss:
            yield match.start(), match.end(), latin


def names_body(text: Text, latin: str) -> bool:
    """Whether a Latin form is a body's: it holds a word that names of bodies are made of."""
    return any(word.strip(".,") in text.lists.gloss_bodies for word in latin.split())


def names_thing(text: Text, opening: int) -> bool:
    """Whether what brackets explain is an exercise, a work or a ship: 代号“北境之剑”（Northern Sword）."""
    ends = (text.folded.find(mark, opening, opening + _LONGEST_GLOSS) for mark in "）)")
    closing = max(ends) + 1
    near = text.folded[max(0, opening - _NEAR) : opening] + text.folded[closing : closing + _AFTER]
    return any(word in near for word in text.lists.gloss_things)


def gloss_after(text: Text, end: int) -> bool:
    """Whether brackets with a body's Latin name or its capitals follow: 水星公关公司（Mercury Affairs）."""
    match = _GLOSS.match(text.folded, end)
    if match is None:
        return False
    latin = match[1].strip()
    return latin not in text.lists.not_gloss and (latin.isupper() or names_body(text, latin) or " " in latin)
