"""Calendar days as numbers, so that intervals can be compared quickly."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from kg.records import ClaimTime, IsoDate, first_day


class Days(NamedTuple):
    """A half-open run of days; None is an open end."""

    start: int | None
    end: int | None

    @property
    def known(self) -> bool:
        """Whether the run is bounded on both sides."""
        return self.start is not None and self.end is not None

    @property
    def length(self) -> int:
        """How many days; a run open on a side is longer than any other."""
        if self.start is None or self.end is None:
            return 1_000_000
        return self.end - self.start

    @property
    def some(self) -> int:
        """One of the days: the first, or the last of a run without beginning."""
        return self.start if self.start is not None else (self.end or 1) - 1

    def holds(self, day: int) -> bool:
        """Whether a day is one of them."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    def meets(self, other: "Days") -> bool:
        """Whether the two can hold the same day."""
        return not (
            (self.end is not None and other.start is not None and self.end <= other.start)
            or (other.end is not None and self.start is not None and other.end <= self.start)
        )

    def gap(self, other: "Days") -> int:
        """How many days the later starts after the last day of the earlier; 0 when they meet."""
        if self.meets(other):
            return 0
        first, second = (self, other) if (self.end or 0) <= (other.start or 0) else (other, self)
        return (second.start or 0) - (first.end or 0) + 1


UNKNOWN = Days(None, None)


@lru_cache(maxsize=1 << 16)
def number(day: IsoDate) -> int | None:
    """The ordinal of a day, of the first day of a month or a year; None for what is no date."""
    try:
        return date.fromisoformat(first_day(day)).toordinal()
    except ValueError:
        return None


def days(time: ClaimTime) -> Days:
    """The days that an interval touches: `[…T12, …T18)` is one day."""
    return _run(time.start, time.end)


@lru_cache(maxsize=1 << 16)
def _run(first: IsoDate | None, last: IsoDate | None) -> Days:
    start = number(first) if first else None
    end = number(last) if last else None
    if end is not None and last and "T" in last and not last.endswith("T00:00"):
        end += 1
    if start is not None and end is not None and end <= start:
        end = start + 1
    return Days(start, end)


# A date that one text gives and another misses by so much can still be the same event's: reports of
# the night are dated by either day, "yesterday" is counted from the wire or from the reprint.
TOLERANCE = 3


def common(one: Days, other: Days) -> Days | None:
    """The days that both runs share, or where they nearly do what lies between; else None."""
    starts = [start for start in (one.start, other.start) if start is not None]
    ends = [end for end in (one.end, other.end) if end is not None]
    start, end = max(starts, default=None), min(ends, default=None)
    if start is not None and end is not None and start - end >= TOLERANCE:
        return None
    return Days(start, end)
