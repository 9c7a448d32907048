"""Calendar arithmetic: units of the calendar as half-open intervals.

Weeks run from Monday to Sunday; seasons are the meteorological ones; the thirds of a month are
1–10, 11–20 and 21 to its end; decades are 1990–1999 and centuries 1901–2000.
"""

from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta
from msgspec import Struct
from msgspec.structs import replace

from kg.records import Granularity

#: Years in which dates are counted; 5000年前 lies outside and stays without bounds.
FIRST_YEAR, LAST_YEAR = 1, 8999

ONE_DAY = timedelta(days=1)


class UnresolvedError(Exception):
    """The expression counts from something that the text does not date, or out of the calendar."""


class Interval(Struct, frozen=True):
    """A stretch of the calendar; None is an open or unknown end.

    `timex` is the unit's TIMEX3 value; `edge` the third that was cut out of it (START, MID, END).
    """

    start: datetime | None
    end: datetime | None
    granularity: Granularity
    timex: str = ""
    edge: str = ""
    start_latest: datetime | None = None
    end_earliest: datetime | None = None
    side: str = ""  # TIMEX3 mod of an open end: ON_OR_AFTER, ON_OR_BEFORE, BEFORE
    clocks: tuple[bool, bool] | None = None  # whether start and end are clock times, if they differ


def midnight(day: date) -> datetime:
    """The first moment of a day."""
    return datetime(day.year, day.month, day.day)


def day(value: date) -> Interval:
    """One day."""
    start = midnight(value)
    return Interval(start, start + ONE_DAY, Granularity.DAY, value.isoformat())


def days(first: date, count: int) -> Interval:
    """So many days of a holiday."""
    start = midnight(first)
    return Interval(start, start + count * ONE_DAY, Granularity.WEEK)


def week(monday: date) -> Interval:
    """The week of a Monday."""
    number = monday.isocalendar()
    start = midnight(monday)
    return Interval(start, start + 7 * ONE_DAY, Granularity.WEEK, f"{number.year}-W{number.week:02}")


def weekend(monday: date) -> Interval:
    """Saturday and Sunday of the week of a Monday."""
    number = monday.isocalendar()
    start = midnight(monday) + 5 * ONE_DAY
    return Interval(start, start + 2 * ONE_DAY, Granularity.WEEKEND, f"{number.year}-W{number.week:02}-WE")


def _months(year: int, month: int, count: int, granularity: Granularity, timex: str) -> Interval:
    """So many whole months."""
    after = month - 1 + count
    end = datetime(year + after // 12, after % 12 + 1, 1)
    return Interval(datetime(year, month, 1), end, granularity, timex)


def month(year: int, number: int) -> Interval:
    """One month."""
    return _months(year, number, 1, Granularity.MONTH, f"{year:04}-{number:02}")


def season(year: int, number: int) -> Interval:
    """Spring (1) to winter (4), which runs into the next year."""
    name = ("SP", "SU", "FA", "WI")[number - 1]
    return _months(year, 3 * number, 3, Granularity.SEASON, f"{year:04}-{name}")


def quarter(year: int, number: int) -> Interval:
    """One quarter."""
    return _months(year, 3 * number - 2, 3, Granularity.QUARTER, f"{year:04}-Q{number}")


def half(year: int, number: int) -> Interval:
    """One half of a year."""
    return _months(year, 6 * number - 5, 6, Granularity.HALF, f"{year:04}-H{number}")


def year(number: int) -> Interval:
    """One year."""
    return _months(number, 1, 12, Granularity.YEAR, f"{number:04}")


def five_years(first: int) -> Interval:
    """The years of a five-year plan."""
    return _months(first, 1, 60, Granularity.YEAR, f"{first:04}/{first + 4:04}")


def fiscal_year(number: int) -> Interval:
    """October to September, as of the United States, whose budgets the word is mostly used of."""
    return _months(number - 1, 10, 12, Granularity.YEAR, f"FY{number:04}")


def decade(first: int, count: int = 1) -> Interval:
    """Ten years from one that ends in 0, or two decades side by side."""
    timex = f"{first // 10:03}" if count == 1 else f"{first:04}/{first + 10 * count - 1:04}"
    return _months(first, 1, 120 * count, Granularity.DECADE, timex)


def century(number: int) -> Interval:
    """The twentieth century is 1901 to 2000."""
    return _months(100 * number - 99, 1, 1200, Granularity.CENTURY, f"{number - 1:02}")


# Where the beginning, the middle and the end of a unit lie, as steps from its start (from, to).
# A year's ends are uneven because news uses 年初 up to April and 年底 for December.
_EDGES: dict[tuple[Granularity, str], tuple[relativedelta, relativedelta]] = {
    (Granularity.WEEK, "START"): (relativedelta(), relativedelta(days=2)),
    (Granularity.WEEK, "MID"): (relativedelta(days=2), relativedelta(days=4)),
    (Granularity.WEEK, "END"): (relativedelta(days=4), relativedelta(days=7)),
    (Granularity.MONTH, "START"): (relativedelta(), relativedelta(days=10)),
    (Granularity.MONTH, "MID"): (relativedelta(days=10), relativedelta(days=20)),
    (Granularity.MONTH, "END"): (relativedelta(days=20), relativedelta(months=1)),
    (Granularity.MONTH, "FORMER"): (relativedelta(), relativedelta(days=20)),
    (Granularity.MONTH, "LATTER"): (relativedelta(days=10), relativedelta(months=1)),
    (Granularity.MONTH, "FIRST"): (relativedelta(), relativedelta(days=15)),
    (Granularity.MONTH, "SECOND"): (relativedelta(days=15), relativedelta(months=1)),
    (Granularity.YEAR, "START"): (relativedelta(), relativedelta(months=4)),
    (Granularity.YEAR, "MID"): (relativedelta(months=5), relativedelta(months=7)),
    (Granularity.YEAR, "END"): (relativedelta(months=11), relativedelta(years=1)),
    (Granularity.QUARTER, "START"): (relativedelta(), relativedelta(months=1)),
    (Granularity.QUARTER, "MID"): (relativedelta(months=1), relativedelta(months=2)),
    (Granularity.QUARTER, "END"): (relativedelta(months=2), relativedelta(months=3)),
    (Granularity.SEASON, "START"): (relativedelta(), relativedelta(months=1)),
    (Granularity.SEASON, "MID"): (relativedelta(months=1), relativedelta(months=2)),
    (Granularity.SEASON, "END"): (relativedelta(months=2), relativedelta(months=3)),
    (Granularity.DECADE, "FORMER"): (relativedelta(), relativedelta(years=7)),
    (Granularity.DECADE, "LATTER"): (relativedelta(years=4), relativedelta(years=10)),
    (Granularity.DECADE, "START"): (relativedelta(), relativedelta(years=4)),
    (Granularity.DECADE, "MID"): (relativedelta(years=4), relativedelta(years=7)),
    (Granularity.DECADE, "END"): (relativedelta(years=7), relativedelta(years=10)),
    (Granularity.CENTURY, "START"): (relativedelta(), relativedelta(years=10)),
    (Granularity.CENTURY, "MID"): (relativedelta(years=40), relativedelta(years=60)),
    (Granularity.CENTURY, "END"): (relativedelta(years=90), relativedelta(years=100)),
}


def cut(unit: Interval, edge: str) -> Interval:
    """The beginning, the middle or the end of a unit; the unit itself where it has none."""
    steps = _EDGES.get((unit.granularity, edge))
    if steps is None or unit.start is None:
        return unit
    return replace(unit, start=unit.start + steps[0], end=unit.start + steps[1], edge=edge)


def monday_of(value: date) -> date:
    """The Monday of a day's week."""
    return value - timedelta(days=value.weekday())


def real_date(year_number: int, month_number: int, day_number: int) -> date | None:
    """The date, or None where the calendar has no such day (30 February)."""
    try:
        return date(year_number, month_number, day_number)
    except ValueError:
        return None
