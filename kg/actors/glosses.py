"""Latin names that brackets give: what they explain, a person or a body."""

from bisect import bisect_left

from kg.actors.reading import Text

#: Characters before and after a name in brackets in which a word can say that it is a thing's.
_NEAR, _AFTER = 16, 4
_LONGEST_GLOSS = 66


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
    place = bisect_left(text.glosses, (end, 0, ""))
    if place == len(text.glosses) or text.glosses[place][0] != end:
        return False
    latin = text.glosses[place][2]
    return latin.isupper() or names_body(text, latin) or " " in latin
