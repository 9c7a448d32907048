"""Words that stand for an actor."""

from msgspec import Struct

from kg.records.key import Key
from kg.records.span import Span


class Mention(Struct, frozen=True, gc=False):
    """A stretch of text that stands for one actor, or for several (双方, 中俄外长)."""

    span: Span
    text: str
    actors: tuple[Key, ...]
    form: str  # name | short | title | metonym | abbreviation | pronoun | group | unnamed
    rule: str
