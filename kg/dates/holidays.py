"""Holidays that fix a date: by month and day, by weekday, by Easter, by the Chinese calendar."""

from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta, weekday

from kg import lang
from kg.dates.vocabulary import LANGUAGE, table


def holiday_in(name: str, year: int) -> date | None:
    """The day a holiday falls on in a year, if it is known."""
    holidays = table("holiday")
    if day := holidays["fixed"].get(name) or holidays["national"].get(name):
        return date.fromisoformat(f"{year:04}-{day}")
    if name in holidays["weekday"]:
        month, count, weekday_number = holidays["weekday"][name]
        first = date(year, month, 1) if count > 0 else date(year, month, 1) + relativedelta(day=31)
        return first + relativedelta(weekday=weekday(weekday_number)(count))
    if name in holidays["easter"]:
        return easter(year) + timedelta(days=holidays["easter"][name])
    moons = lang.load(LANGUAGE, "dates-lunar").data[holidays["lunar"][name]]
    moon_day = moons.get(str(year))
    return date.fromisoformat(f"{year:04}-{moon_day}") if moon_day else None
