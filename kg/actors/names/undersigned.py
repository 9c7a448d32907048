"""Names between quotation marks under which somebody writes or goes: 署名“临江客”的网友."""

from collections.abc import Iterator
from functools import cache

from kg import lang
from kg.actors.names.evidence import Name
from kg.actors.reading import Text, is_han

_END = "”的"
_SHORTEST, _LONGEST = 2, 10
#: How many characters may stand between 的 and the word for a person: 的|台湾人, 的|音乐|教师.
_NEAR = 4
#: Before 名为 it is another word.
_RENAMED = "更"


def undersigned(text: Text) -> Iterator[Name]:
    """Whoever is said to go by a name, with a word for a person behind it."""
    folded = text.folded
    at = folded.find(_END)
    while at >= 0:
        start = folded.rfind("“", max(0, at - _LONGEST - 1), at) + 1
        if start and _goes_by(folded, start) and _is_a_name(text, start, at) and _names(text, at + len(_END)):
            yield Name(start, at, None, "zh.name.undersigned")
        at = folded.find(_END, at + 1)


def _goes_by(folded: str, start: int) -> bool:
    """Whether a word for being called so stands before the mark: 网名为“…”."""
    under = next((word for word in _under() if folded.endswith(word, 0, start - 1)), "")
    return bool(under) and folded[start - 2 - len(under)] != _RENAMED


def _is_a_name(text: Text, start: int, end: int) -> bool:
    """Whether a stretch is long enough, holds no marks and nobody known."""
    letters = all(is_han(char) or char.isalnum() for char in text.folded[start:end])
    return letters and end - start >= _SHORTEST and text.names_none(start, end)


def _names(text: Text, at: int) -> bool:
    """Whether the words behind 的 are for a person."""
    for token in text.token_at[at : at + _NEAR]:
        if token is not None and not token.meaning.classes.isdisjoint(("group", "title")):
            return token.text not in text.lists.group_bodies and text.word_to[token.end] is not None
    return False


@cache
def _under() -> tuple[str, ...]:
    return lang.load("zh", "names").words("introduced", "under")
