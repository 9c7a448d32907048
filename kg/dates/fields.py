"""The calendar fields of an expression, most of them unknown.

去年12月 is a year shifted by −1 from publication and the month 12; 三天后 has no field at all but
a length.
"""

from typing import NamedTuple

from msgspec import Struct, field

PUBLICATION = "publication"
MENTION = "mention"
SPOKEN = "spoken"  # the mention if it is of the same sentence, else the publication


class Shift(NamedTuple):
    """So many units before or after the publication or the date last spoken of."""

    unit: str  # day | week | month | quarter | year
    steps: int
    base: str


class Local(Struct):
    """The fields that the words fill; None is what they leave unsaid."""

    century: int | None = None
    decade: int | None = None  # first year, or the tens (90) where no century is given
    decades: int = 1
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: Shift | None = None
    slot: tuple[str, int] | None = None  # (quarter | half | season | plan, number)
    weekend: bool = False
    nth: tuple[int, int] | None = None  # which weekday of the month: (2, 6) the second Sunday
    edge: str = ""
    holiday: str = ""
    holiday_days: int = 0
    hours: tuple[int, int] | None = None
    hour: int | None = None
    minute: int | None = None
    exact: tuple[int, int, int] | None = None  # from a numeric date: day and month may be swapped
    swappable: bool = False
    kinds: list[str] = field(default_factory=list)

    @property
    def absolute(self) -> bool:
        """Whether the words alone fix the calendar position."""
        said = self.year is not None or self.exact is not None or self.century is not None
        return said or (self.decade or 0) >= 1000
