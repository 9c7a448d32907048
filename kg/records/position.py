"""A post and its holder, in one text and over all of them."""

from dataclasses import dataclass

from msgspec import Struct

from kg.records.key import Key
from kg.records.span import Span
from kg.records.time import IsoDate, first_day, last_day


class Position(Struct, frozen=True, gc=False):
    """A post that the text says a person holds, held or will hold. `day` is the day attested."""

    person: Key
    title: str
    of: Key | None
    span: Span
    tense: str  # current | former | future
    day: IsoDate | None
    started: IsoDate | None = None  # only when a start or an end is itself reported
    ended: IsoDate | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Membership:
    """A post and its holder over all documents: from the first to the last day attested."""

    key: Key
    person: Key
    of: Key | None
    title: str
    first: IsoDate | None
    last: IsoDate | None
    started: IsoDate | None
    ended: IsoDate | None
    former: bool  # every attestation calls it a former post
    evidence: tuple[tuple[Key, Span], ...]  # (document, span), sorted

    @property
    def held(self) -> tuple[IsoDate | None, IsoDate | None]:
        """The first and the last day on which the texts say that the post was held.

        Reported bounds where there are any, else the days attested: a text that names a post proves it
        for its own day only. Of a bound given as a month or a year only the end that is sure counts:
        who took office in 2006 held it at the end of 2006.
        """
        first = last_day(self.started) if self.started else self.first
        last = first_day(self.ended) if self.ended else self.last
        return (None, None) if first and last and first > last else (first, last)
