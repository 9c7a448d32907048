"""Days, and the expressions of a text that name them."""

from calendar import monthrange
from enum import StrEnum

from msgspec import Struct

from kg.records.span import Span

#: An ISO 8601 prefix: `2023-03-02` or `2023-03-02T09:00`.
IsoDate = str


def first_day(prefix: IsoDate) -> IsoDate:
    """The first day of a year, a month, a day or a clock time."""
    return (prefix + "-01-01"[len(prefix) - 4 :])[:10]


def last_day(prefix: IsoDate) -> IsoDate:
    """The last day of a year, a month, a day or a clock time."""
    if len(prefix) == 7:
        return f"{prefix}-{monthrange(int(prefix[:4]), int(prefix[5:]))[1]}"
    return (prefix + "-12-31"[len(prefix) - 4 :])[:10]


class Granularity(StrEnum):
    """The unit a text speaks in; values as in the annotation guidelines."""

    MINUTE = "minute"
    HOUR = "hour"
    PART = "part"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    DURATION = "duration"
    NOW = "now"


class TimeExpression(Struct, frozen=True, gc=False):
    """A time expression and the calendar interval it was read as.

    A vague beginning lies anywhere from `start` to `start_latest`, a vague end from
    `end_earliest` to `end`; where they are None the bound is sharp. `anchored_to` says what the
    words were counted from: publication, mention (an earlier date of the text), dateline,
    absolute, event (an anchor without a date: bounds None). `zone` is whose clock it is where the
    words say so: an IANA name (北京时间: Asia/Shanghai), or local (当地时间). `mod`
    is the TIMEX3 modifier that belongs to `timex`: START, MID, END, APPROX, BEFORE, ON_OR_BEFORE,
    ON_OR_AFTER.
    """

    span: Span
    text: str
    start: IsoDate | None
    end: IsoDate | None
    granularity: Granularity
    edtf: str
    timex: str
    anchor: IsoDate | None
    anchored_to: str
    rule: str
    start_latest: IsoDate | None = None
    end_earliest: IsoDate | None = None
    zone: str | None = None
    mod: str | None = None
