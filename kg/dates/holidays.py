"""Holidays that fix a date: by month and day, by weekday, by Easter, by the Chinese calendar."""

from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta, weekday

from kg import lang
from kg.dates.vocabulary import LANGUAGE, table, words


def nth_weekday(year: int, month: int, count: int, number: int) -> date:
    """The first, second … or (−1) last Monday (0) to Sunday (6) of a month."""
    first = date(year, month, 1) if count > 0 else date(year, month, 1) + relativedelta(day=31)
    return first + relativedelta(weekday=weekday(number)(count))


def holiday_in(name: str, year: int) -> date | None:
    """The day a holiday falls on in a year, if it is known."""
    holidays = table("holiday")
    if day := holidays["fixed"].get(name) or holidays["national"].get(name):
        return date.fromisoformat(f"{year:04}-{day}")
    if name in holidays["weekday"]:
        month, count, weekday_number = holidays["weekday"][name]
        return nth_weekday(year, month, count, weekday_number)
    if name in holidays["easter"]:
        return easter(year) + timedelta(days=holidays["easter"][name])
    moons = lang.load(LANGUAGE, "dates-lunar").data[holidays["lunar"][name]]
    moon_day = moons.get(str(year))
    return date.fromisoformat(f"{year:04}-{moon_day}") if moon_day else None


def republic(text: str) -> bool:
    """Whether a text's 国庆 is that of October 10: it speaks of that one, and of no other."""
    spoken = any(word in text for word in words("context.republic"))
    return spoken and not any(word in text for word in words("context.not_republic"))
