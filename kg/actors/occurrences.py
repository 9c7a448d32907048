"""Where words of a text stand in it again: searched for as they are, since to compile a pattern of words that
are new with each text takes longer than all that is done with it."""

from collections.abc import Iterable, Iterator


def occurrences(folded: str, form: str) -> Iterator[int]:
    """Where a form stands, without overlaps."""
    at = folded.find(form)
    while at >= 0:
        yield at
        at = folded.find(form, at + len(form))


def in_latin(folded: str, form: str) -> Iterator[int]:
    """Where a form in Latin letters stands that is no part of a longer word."""
    at = folded.find(form)
    while at >= 0:
        end = at + len(form)
        whole = not (_is_letter(folded[at - 1 : at]) or _is_letter(folded[end : end + 1]))
        if whole:
            yield at
        at = folded.find(form, end if whole else at + 1)


def places(folded: str, chars: Iterable[str]) -> list[int]:
    """Where any of some rare characters stands, in order."""
    found = []
    for char in chars:
        at = folded.find(char)
        while at >= 0:
            found.append(at)
            at = folded.find(char, at + 1)
    return sorted(found)


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()
