"""The hours of a day: parts of it and what a clock shows."""

from datetime import datetime, timedelta

from kg.dates.calendar import Interval
from kg.dates.fields import Local
from kg.records import Granularity


def time_of_day(local: Local, unit: Interval) -> Interval:
    """The part, hour or minute that the words name of a day; any other unit as it is."""
    start = unit.start
    if start is None or unit.granularity is not Granularity.DAY:
        return unit
    if local.hour is None:
        first, last = local.hours or (0, 24)
        return _part(start, first, last)
    hour = local.hour
    if hour == 12 and local.hours and local.hours[0] in (0, 18):  # 凌晨12点, 晚上12点
        hour = 0 if local.hours[0] == 0 else 24
    if hour < 12 and local.hours and local.hours[0] >= 12 and local.hours[0] <= 18:
        hour += 12
    moment = start + timedelta(hours=hour, minutes=local.minute or 0)
    if local.minute is None:
        return Interval(moment, moment + timedelta(hours=1), Granularity.HOUR, f"{moment:%Y-%m-%dT%H}")
    return Interval(moment, moment + timedelta(minutes=1), Granularity.MINUTE, f"{moment:%Y-%m-%dT%H:%M}")


_PART_NAMES = {0: "NI", 6: "MO", 11: "MI", 12: "AF", 17: "EV", 18: "EV"}


def _part(day: datetime, first: int, last: int) -> Interval:
    name = _PART_NAMES.get(first, "DT")
    return Interval(
        day + timedelta(hours=first), day + timedelta(hours=last), Granularity.PART, f"{day:%Y-%m-%d}T{name}"
    )
