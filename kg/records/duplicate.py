"""A document that repeats another one."""

from dataclasses import dataclass

from kg.records.key import Key
from kg.records.span import Span


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that repeats another one: `document` is the later, `of` the earliest."""

    document: Key
    of: Key
    share: float  # of the later text found in the earlier one, 0 to 1
    how: str  # identical | near | credited | passage
    span: Span | None = None  # of the later document, for a copied passage
