"""Whether a pronoun is read as who is annotated."""

from collections.abc import Sequence

from kg.records import Key
from tests.alignment import Truth, norm


def known(truth: Truth, wanted: Sequence[Sequence[str]], word: str) -> bool:
    """Whether those annotated are found in the text at all, and can be meant: nobody but a person is he."""
    types = {truth.types[key] for key in truth.names if _is(truth, key, wanted)}
    return "person" in types if word[0] in "他她" and "们" not in word else bool(types)


def is_right(truth: Truth, keys: Sequence[Key], wanted: Sequence[Sequence[str]], word: str) -> bool:
    """Whether a pronoun is read as who is annotated; for 他们 any of them is enough."""
    if not keys:
        return False
    right = [_is(truth, key, wanted) for key in keys]
    return any(right) if "们" in word else all(right)


def _is(truth: Truth, key: Key, wanted: Sequence[Sequence[str]]) -> bool:
    if truth.is_one([key], wanted):
        return True
    if "@" not in key:
        return False
    labels = [norm(label) for group in wanted for label in group]
    names = truth.names.get(key, ())
    return any(
        (one.endswith(other) or other.endswith(one)) and min(len(one), len(other)) > 1
        for one in labels
        for other in names
    )
