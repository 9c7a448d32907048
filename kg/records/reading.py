"""What a text says on its face."""

from dataclasses import dataclass

from kg.records.actor import Actor
from kg.records.article import Article
from kg.records.layout import Layout
from kg.records.mention import Mention
from kg.records.position import Position
from kg.records.time import TimeExpression


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is in a text: what the actor stage returns."""

    actors: tuple[Actor, ...]  # sorted by key
    mentions: tuple[Mention, ...]
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything an article says on its face: the only input of an extractor."""

    layout: Layout
    times: tuple[TimeExpression, ...]
    actors: tuple[Actor, ...]  # sorted by key
    mentions: tuple[Mention, ...]
    positions: tuple[Position, ...]

    @property
    def article(self) -> Article:
        """The article that was read."""
        return self.layout.article
