"""Lengths of time tied to the calendar: 三天后, 两周前, 过去10天, 未来五年, 一年多来."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from kg.dates import calendar
from kg.dates.calendar import LAST_YEAR, Interval, UnresolvedError, midnight
from kg.dates.lengths import Length
from kg.records import Granularity

_UNIT_STEPS = {
    "day": relativedelta(days=1),
    "week": relativedelta(weeks=1),
    "month": relativedelta(months=1),
    "quarter": relativedelta(months=3),
    "year": relativedelta(years=1),
    "century": relativedelta(years=100),
}
_HALVES = {
    "century": relativedelta(years=50),
    "year": relativedelta(months=6),
    "quarter": relativedelta(days=45),
    "month": relativedelta(days=15),
}
_CODES = {
    "second": "PT{}S", "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M",
    "quarter": "P{}Q", "year": "P{}Y", "century": "P{}CE",
}  # fmt: skip


def code(amount: Length) -> str:
    """The TIMEX3 value of a length; X where the number is vague."""
    sharp = amount.least is not None and amount.least == amount.most
    return _CODES[amount.unit].format(f"{amount.least:g}" if sharp else "X")


def shifted(day: date, count: float, unit: str, sign: int) -> date:
    """A day so many units off; halves of years and months count in the next smaller unit.

    Raises UnresolvedError where that is no day of the calendar.
    """
    if unit in ("second", "minute", "hour"):
        hours = {"second": 1 / 3600, "minute": 1 / 60, "hour": 1.0}[unit] * count
        step = relativedelta(days=int(hours // 24))
        return _moved(day, step * sign)
    whole, rest = int(count), count - int(count)
    if unit == "day" and not rest:
        return _moved(day, timedelta(days=sign * whole))
    step = _UNIT_STEPS[unit] * whole
    if rest:
        step += _HALVES.get(unit, relativedelta(days=3))
    return _moved(day, step * sign)


def _moved(day: date, step: relativedelta | timedelta) -> date:
    try:
        there = day + step
    except (ValueError, OverflowError) as error:
        raise UnresolvedError from error
    if there.year > LAST_YEAR:
        raise UnresolvedError
    return there


def unit_at(day: date, unit: str) -> Interval:
    """The calendar unit that holds a day: the year for years, the Monday week for weeks."""
    if unit in ("year", "century"):
        return calendar.year(day.year)
    if unit in ("month", "quarter"):
        return calendar.month(day.year, day.month)
    if unit == "week":
        return calendar.week(calendar.monday_of(day))
    return calendar.day(day)


def apart(anchor: date, amount: Length, sign: int) -> Interval | None:
    """N units before (−1) or after (+1) a day: the unit there, or a vague stretch for 几天前."""
    if amount.least is None or amount.most is None:
        return None
    if amount.least == amount.most:
        there = shifted(anchor, amount.least, amount.unit, sign)
        halves = amount.unit == "year" and amount.least % 1  # 半年前 is a month, not a year
        return unit_at(there, "month" if halves else amount.unit)
    near = unit_at(shifted(anchor, amount.least, amount.unit, sign), amount.unit)
    far = unit_at(shifted(anchor, amount.most, amount.unit, sign), amount.unit)
    first, last = (far, near) if sign < 0 else (near, far)
    return Interval(
        first.start, last.end, near.granularity, code(amount), start_latest=last.start, end_earliest=first.end
    )


def window(anchor: date, amount: Length, sign: int) -> Interval:
    """The stretch of so many units that ends with (−1) or begins on (+1) a day.

    It runs from the same day so many units away, and the anchor's own day belongs to it.
    """
    after = midnight(anchor) + calendar.ONE_DAY
    if amount.least is None or amount.most is None:
        return Interval(None, None, Granularity.DURATION, code(amount))
    near = midnight(shifted(anchor, amount.least, amount.unit, sign))
    far = midnight(shifted(anchor, amount.most, amount.unit, sign))
    if sign < 0:
        latest = near if near != far else None
        return Interval(far, after, Granularity.DURATION, code(amount), start_latest=latest)
    earliest = near + calendar.ONE_DAY if near != far else None
    end = far + calendar.ONE_DAY
    return Interval(midnight(anchor), end, Granularity.DURATION, code(amount), end_earliest=earliest)


def first_part(start: date, amount: Length) -> Interval:
    """今年前两个月, 下半年前两个月: from the first day for so many units."""
    end = shifted(start, amount.most or 1, amount.unit, 1)
    return Interval(midnight(start), midnight(end), Granularity.MONTH, code(amount))
