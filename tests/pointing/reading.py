"""Annotated articles as they are read today, and between whom every pronoun chooses."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg import actors, text
from kg.actors.lexicon import Token
from kg.actors.pointing.antecedents import Antecedents, Option
from kg.records import Article, Key, Reading
from tests.alignment import Truth
from tests.pointing.pronouns import Pointing, pointing


@dataclass
class Read:
    """An article as it is read with the weights of today, and the choices that were made in it."""

    truth: Truth
    chosen: Mapping[int, list[Option]]  # by where the pronoun begins
    points: Sequence[Pointing]

    def meant(self, point: Pointing) -> Sequence[Key]:
        """Whom a pronoun is read as."""
        mentions = self.truth.reading.mentions
        return next((one.actors for one in mentions if one.span.start == point.start), ())


class Reader:
    """Reads annotated articles, and notes between whom every pronoun chooses."""

    def __init__(self, notes: Sequence[tuple[dict[str, Any], Article]]) -> None:
        self.notes = notes
        self.layouts = [text.lay_out(article) for _, article in notes]

    def read(self, chosen: Iterable[int]) -> Iterator[Read]:
        plain, noted = Antecedents.options, {}

        def options(self: Antecedents, token: Token, kind: str, place: int) -> list[Option]:
            found = noted[token.start] = plain(self, token, kind, place)
            return found

        Antecedents.options = options  # type: ignore[method-assign]
        for number in chosen:
            noted.clear()
            cast = actors.find(self.layouts[number])
            reading = Reading(self.layouts[number], (), cast.actors, cast.mentions, cast.positions)
            truth = Truth(self.notes[number][0], reading)
            tokens = {tuple(m.span) for m in cast.mentions if m.form == "pronoun"}
            tokens |= {(at, at + 1) for at in noted if at not in {start for start, _ in tokens}}
            yield Read(truth, dict(noted), list(pointing(truth, sorted(tokens))))
        Antecedents.options = plain  # type: ignore[method-assign]
