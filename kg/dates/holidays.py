"""Holidays that fix a date, by the sun and by the moon."""

from datetime import date
from functools import cache

from kg import lang


@cache
def _dates(name: str) -> dict[int, str]:
    """Month and day of a holiday by year; year 0 stands for every year."""
    table = lang.load("zh", "dates").data["holiday"]
    if name in table["fixed"]:
        return {0: str(table["fixed"][name])}
    return {}


def holiday_in(name: str, year: int) -> date | None:
    """The day a holiday falls on in a year, if it is known."""
    dates = _dates(name)
    day = dates.get(year) or dates.get(0)
    return date.fromisoformat(f"{year:04}-{day}") if day else None
