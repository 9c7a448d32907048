"""A post and its holder, in one text and over all of them."""

from dataclasses import dataclass

from kg.records.key import Key
from kg.records.span import Span
from kg.records.time import IsoDate


@dataclass(frozen=True, slots=True)
class Position:
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
