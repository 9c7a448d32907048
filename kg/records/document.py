"""An article with everything found in it."""

from dataclasses import dataclass

from kg.records.actor import Actor
from kg.records.article import Article
from kg.records.claim import Claim
from kg.records.key import Key
from kg.records.mention import Mention
from kg.records.position import Position
from kg.records.time import TimeExpression


@dataclass(frozen=True, slots=True)
class Document:
    """An article with everything found in it: one line of `documents.jsonl`."""

    article: Article
    times: tuple[TimeExpression, ...]
    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    positions: tuple[Position, ...]
    claims: tuple[Claim, ...]

    @property
    def key(self) -> Key:
        """The key of the article."""
        return self.article.key
