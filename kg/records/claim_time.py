"""When a claim puts its event."""

from enum import StrEnum

from msgspec import Struct

from kg.records.span import Span
from kg.records.time import Granularity, IsoDate


class Basis(StrEnum):
    """What the time of a claim rests on."""

    STATED = "stated"  # an expression in the quote or its sentence
    CONTEXT = "context"  # an earlier sentence, or the date of publication
    NONE = "none"  # cannot be dated


class ClaimTime(Struct, frozen=True, gc=False):
    """When the event is said to happen (not when it is reported)."""

    text: str = ""
    start: IsoDate | None = None
    end: IsoDate | None = None
    granularity: Granularity | None = None
    basis: Basis = Basis.NONE
    start_latest: IsoDate | None = None
    end_earliest: IsoDate | None = None
    anchor: IsoDate | None = None
    span: Span | None = None
