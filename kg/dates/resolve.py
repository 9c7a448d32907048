"""From fields to the calendar: what is unsaid comes from the publication or an earlier mention."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from msgspec.structs import replace

from kg.dates import calendar
from kg.dates.calendar import Interval, UnresolvedError
from kg.dates.choice import (
    DAY_FAR_BACK,
    FAR_BACK,
    NEAREST,
    closest,
    nearest,
    nearest_day,
    of_this_year,
    reference,
)
from kg.dates.direction import BACK, FUTURE, MAYBE, PAST
from kg.dates.fields import MENTION, SPOKEN, Local, Shift
from kg.dates.frame import Frame
from kg.dates.holidays import holiday_in, nth_weekday
from kg.dates.hours import time_of_day
from kg.dates.vocabulary import table

#: A bare day of the month that was named before is one of the weeks around publication.
_NEAR = timedelta(days=31)
#: A weekday that was named with its date within so many days of publication means that date.
_SAME_WEEK = timedelta(days=7)


def resolve(local: Local, frame: Frame) -> Interval:
    """The interval of a calendar expression. Raises UnresolvedError."""
    unit = _unit(local, frame)
    if local.edge:
        unit = calendar.cut(unit, local.edge)
    if local.hour is not None or local.hours is not None:
        return time_of_day(local, unit)
    return unit


def base(shift: Shift, frame: Frame) -> date:
    """The day that a shift counts from. Raises UnresolvedError."""
    if shift.base == MENTION and frame.blurred:
        raise UnresolvedError
    if shift.base == SPOKEN:
        return frame.mention.day if frame.near and frame.mention else reference(frame)
    if shift.base == MENTION and shift.unit == "day" and frame.mention:
        if frame.day_mention is None:
            raise UnresolvedError
        return frame.day_mention.day
    if shift.base == MENTION and shift.unit == "month" and frame.month_mention:
        return frame.month_mention.day
    if shift.base == MENTION and frame.mention:
        return frame.mention.day
    said = frame.said(shift.steps)
    if shift.unit == "day" and said:
        return said
    if frame.publication is None:
        raise UnresolvedError
    return frame.publication


def _unit(local: Local, frame: Frame) -> Interval:
    if local.exact:
        return calendar.day(_exact(local, frame))
    if local.holiday:
        return _holiday(local, frame)
    if local.weekday is not None or local.day is not None:
        return calendar.day(_day(local, frame))
    if local.shift and local.shift.unit == "day":
        return calendar.day(base(local.shift, frame) + timedelta(days=local.shift.steps))
    if local.weekend or (local.shift and local.shift.unit == "week"):
        return _week(local, frame)
    if local.century is not None or local.decade is not None:
        return _age(local)
    if local.nth is not None:
        return calendar.day(nth_weekday(*_month(local, frame), *local.nth))
    if local.month is not None or (local.shift and local.shift.unit == "month"):
        return calendar.month(*_month(local, frame))
    if local.slot:
        return _slot(local, frame)
    if local.year is not None or local.shift:
        return _shifted_year(local, frame)
    return calendar.day(_default_day(frame))


def _exact(local: Local, frame: Frame) -> date:
    year, month, day = local.exact or (0, 0, 0)
    readings = [calendar.real_date(year, month, day)]
    if local.swappable:
        readings.append(calendar.real_date(year, day, month))
    real = [reading for reading in readings if reading]
    if not real:
        raise UnresolvedError
    if (publication := frame.publication) is None:
        return real[0]
    return min(real, key=lambda reading: abs(reading - publication))


def _holiday(local: Local, frame: Frame) -> Interval:
    years = _years(local, frame)
    name = table("holiday.republic").get(local.holiday, local.holiday) if frame.republic else local.holiday
    name = frame.nation or name
    candidates = [day for year in years if (day := holiday_in(name, year))]
    if not candidates:
        raise UnresolvedError
    again = frame.named.holiday(local.holiday)
    if len(years) > 1 and again in candidates and frame.direction != FUTURE:
        years, candidates = [again.year], [again]
    chosen = candidates[0] if len(years) == 1 else nearest(candidates, frame, FAR_BACK)
    days = local.shift.steps if local.shift and local.shift.unit == "day" else local.holiday_days
    lasting = 0 if days else table("holiday.lasting").get(local.holiday, 0)
    return calendar.days(chosen, lasting) if lasting else calendar.day(chosen + timedelta(days=days))


def _years(local: Local, frame: Frame) -> list[int]:
    """The year that is said, or the years that may be meant."""
    if local.year is not None:
        return [local.year]
    if local.shift and local.shift.unit == "year":
        return [base(local.shift, frame).year + local.shift.steps]
    if frame.inherit_year and frame.mention:
        return [frame.mention.day.year]
    around = frame.follow or reference(frame)
    return [around.year - 1, around.year, around.year + 1]


def _day(local: Local, frame: Frame) -> date:
    if local.weekday is not None and (local.day is None or local.kinds[0] == "weekday"):
        weekday = _weekday(local, frame)
        if local.day is None:
            return weekday
        frame = replace(
            frame, publication=weekday, direction=NEAREST, inherit_year=False, inherit_month=False
        )
    elif local.shift and local.shift.unit == "day":
        near = base(local.shift, frame) + timedelta(days=local.shift.steps)
        frame = replace(frame, publication=near, direction=NEAREST, inherit_year=False, inherit_month=False)
    day = local.day or 1
    if local.month is not None:
        months = [(year, local.month) for year in _years(local, frame)]
        far = FAR_BACK
    elif local.shift and local.shift.unit == "month":
        months, far = [_month(local, frame)], FAR_BACK
    else:
        months, far = _months_around(frame), DAY_FAR_BACK
    candidates = [real for year, month in months if (real := calendar.real_date(year, month, day))]
    if not candidates:
        raise UnresolvedError
    if len(months) == 1:
        return candidates[0]
    if said := _named_before(candidates, frame, far):
        return said
    if far is DAY_FAR_BACK and frame.direction in (None, MAYBE, FUTURE):
        return nearest_day(candidates, frame)
    return nearest(candidates, frame, far)


def _named_before(candidates: list[date], frame: Frame, far: timedelta) -> date | None:
    """The candidate that the text has named before, with its month or with its year.

    A look ahead speaks of a day to come, whatever was named; so do the days of a range.
    """
    if frame.follow or frame.publication is None:
        return None
    ahead = frame.direction == FUTURE
    named = [
        day for day in candidates if frame.named.has_day(day) and not (ahead and day < frame.publication)
    ]
    month_said = far is FAR_BACK
    near = [day for day in named if month_said or abs(day - frame.publication) < _NEAR]
    return near[0] if len(near) == 1 else None


def _months_around(frame: Frame) -> list[tuple[int, int]]:
    if frame.inherit_month and frame.mention:
        middle = frame.mention.day
        return [(middle.year, middle.month)]
    middle = frame.follow or reference(frame)
    days = [middle.replace(day=1) + relativedelta(months=step) for step in (-2, -1, 0, 1, 2)]
    return [(day.year, day.month) for day in days]


def _weekday(local: Local, frame: Frame) -> date:
    wanted = local.weekday or 0
    if local.shift and local.shift.unit == "week":
        monday = calendar.monday_of(base(local.shift, frame)) + timedelta(weeks=local.shift.steps)
        return monday + timedelta(days=wanted)
    middle = frame.follow or reference(frame)
    named = frame.named.weekday(wanted)
    if named and not frame.follow and abs(named - middle) < _SAME_WEEK:
        return named
    ahead = middle + timedelta(days=(wanted - middle.weekday()) % 7)
    if frame.follow or frame.direction == FUTURE or ahead == middle:
        return ahead
    return ahead - timedelta(days=7)


def _month(local: Local, frame: Frame) -> tuple[int, int]:
    if local.shift and local.shift.unit == "month":
        first = base(local.shift, frame).replace(day=1) + relativedelta(months=local.shift.steps)
        return first.year, first.month
    month = local.month or 1
    years = _years(local, frame)
    if len(years) == 1:
        return years[0], month
    middle = frame.follow or reference(frame)
    if month == middle.month:
        return middle.year, month
    bounded = replace(frame, follow=middle.replace(day=1)) if frame.follow else frame
    chosen = nearest([date(year, month, 1) for year in years], bounded, FAR_BACK)
    return chosen.year, month


def _week(local: Local, frame: Frame) -> Interval:
    if local.shift:
        monday = calendar.monday_of(base(local.shift, frame)) + timedelta(weeks=local.shift.steps)
    else:
        today = reference(frame)
        back = 7 if today.weekday() < 5 and frame.direction != FUTURE else 0
        monday = calendar.monday_of(today) - timedelta(days=back)
    return calendar.weekend(monday) if local.weekend else calendar.week(monday)


def _age(local: Local) -> Interval:
    """Decades and centuries; 90年代 without a century is the twentieth's, 20年代 this one's."""
    if local.decade is None:
        return calendar.century(local.century or 21)
    if local.decade >= 1000:
        return calendar.decade(local.decade, local.decades)
    century = local.century or (20 if local.decade >= 30 else 21)
    return calendar.decade(100 * (century - 1) + local.decade, local.decades)


def _slot(local: Local, frame: Frame) -> Interval:
    kind, number = local.slot or ("year", 0)
    if kind == "plan":
        return calendar.five_years(number)
    if kind == "fiscal":
        return calendar.fiscal_year(number)
    if kind == "month":
        return calendar.month(*_slot_month(local, frame))
    years = _years(local, frame)
    if kind == "year":
        chosen = years[0] if len(years) == 1 else reference(frame).year
        return calendar.year(chosen)
    build = {"quarter": calendar.quarter, "half": calendar.half, "season": calendar.season}[kind]
    units = [build(year, number) for year in years]
    if len(units) == 1:
        return units[0]
    return of_this_year(units, frame) if kind == "half" else closest(units, frame)


def _slot_month(local: Local, frame: Frame) -> tuple[int, int]:
    """月底, 中旬 without a month: the month being spoken of."""
    if local.month is not None or (local.shift and local.shift.unit == "month"):
        return _month(local, frame)
    near = frame.mention if frame.inherit_month else None
    day = near.day if near else reference(frame)
    if near is None and local.edge:
        part = calendar.cut(calendar.month(day.year, day.month), local.edge)
        today = calendar.midnight(day)
        if frame.direction == FUTURE and part.end and part.end <= today:
            day += relativedelta(day=1, months=1)
        elif frame.direction in (PAST, BACK) and part.start and part.start > today:
            day += relativedelta(day=1, months=-1)
    return day.year, day.month


def _shifted_year(local: Local, frame: Frame) -> Interval:
    if local.year is not None:
        return calendar.year(local.year)
    shift = local.shift or Shift("year", 0, MENTION)
    if shift.unit == "quarter":
        moved = base(shift, frame) + relativedelta(months=3 * shift.steps)
        return calendar.quarter(moved.year, (moved.month + 2) // 3)
    return calendar.year(base(shift, frame).year + shift.steps)


def _default_day(frame: Frame) -> date:
    """The day of a bare clock time: the one being spoken of, else that of publication."""
    return frame.day_mention.day if frame.day_mention else reference(frame)
