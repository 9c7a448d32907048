"""A stretch of text."""

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of `Article.text`, start included, end excluded."""

    start: int
    end: int
