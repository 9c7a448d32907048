"""Dates as pages, feeds and tables write them, to ISO 8601 prefixes.

Not for running text: what an article says about time is read by the date stage.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from kg.records import IsoDate

#: Dates outside these years are misread numbers: no article on the web is older or newer.
FIRST_YEAR, LAST_YEAR = 1990, 2100

_CLOCK = r"(?:[T\s,，\-–]{0,4}(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?)?"
_NUMERIC = re.compile(
    r"(?<!\d)(?P<year>\d{4})\s?[-/.年]\s?(?P<month>\d{1,2})\s?[-/.月]\s?(?P<day>\d{1,2})(?!\d)[日号]?"
    + _CLOCK
)
_SLASHED = re.compile(r"(?<!\d)(?P<one>\d{1,2})[/.](?P<two>\d{1,2})[/.](?P<year>\d{4})(?!\d)" + _CLOCK)
_COMPACT = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?!\d)")
# Eras that count from 1912: 主体112(2023)年3月2日, 民国112年3月2日.
_ERA = re.compile(
    r"(?:主体|民国)\s?(?P<era>\d{2,3})\s?(?:\(\d{4}\))?"
    r"\s?[年.]\s?(?P<month>\d{1,2})\s?[月.]\s?(?P<day>\d{1,2})(?!\d)"
)
_ERA_START = 1911
# The same in digits alone behind the last bracket of a text: （编辑：某某）1120302.
_CODE = re.compile(r"[)）]\s?(?P<era>1[01]\d|[89]\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])$")
# Two writings of one date without a gap: 2023-03-022023年3月2日.
_DOUBLED = re.compile(r"(?<=\d{4}-\d{2}-\d{2})(?=\d{4}年)")
_ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAME = r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_ENGLISH = (
    re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})\s{_MONTH_NAME},?\s(?P<year>\d{{4}})(?!\d)" + _CLOCK, re.I),
    re.compile(rf"{_MONTH_NAME}\s(?P<day>\d{{1,2}}),?\s(?P<year>\d{{4}})(?!\d)" + _CLOCK, re.I),
)
_EPOCH = re.compile(r"(?<!\d)(?:\d{10}|\d{13})(?!\d)")
_EPOCH_START = datetime(1970, 1, 1, tzinfo=UTC)


def day(year: int, month: int, number: int) -> IsoDate | None:
    """The ISO day, or None where the calendar has no such day or no article can be from it."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None


def iso_prefix(text: str) -> IsoDate | None:
    """The first date that a field, stamp or cell holds, with its clock time if it has one."""
    return next(readings(text), None)


def readings(text: str) -> Iterator[IsoDate]:
    """Every way to read the date in a short text, likeliest first (02/03/2023 has two)."""
    text = _DOUBLED.sub(" ", text.strip())
    english = next((found for pattern in _ENGLISH if (found := pattern.search(text))), None)
    if match := _NUMERIC.search(text):
        yield from _dated(match, int(match["month"]), int(match["day"]))
    elif match := _SLASHED.search(text):
        # Day before month is the wider use; month before day is read where the first cannot be.
        yield from _dated(match, int(match["two"]), int(match["one"]))
        yield from _dated(match, int(match["one"]), int(match["two"]))
    elif english:
        yield from _dated(english, _ENGLISH_MONTHS.index(english["name"].lower()) + 1, int(english["day"]))
    elif match := _ERA.search(text) or _CODE.search(text):
        yield from filter(None, [day(int(match["era"]) + _ERA_START, int(match["month"]), int(match["day"]))])
    elif match := _COMPACT.search(text):
        yield from filter(None, [day(int(match["year"]), int(match["month"]), int(match["day"]))])
    elif match := _EPOCH.fullmatch(text):
        yield from filter(None, [epoch(int(match.group()))])


def is_code(text: str) -> bool:
    """Whether a paragraph ends in the day as seven digits that count from 1912."""
    return text[-1:].isdigit() and bool(_CODE.search(text))


def epoch(number: int) -> IsoDate | None:
    """The UTC day of seconds or milliseconds since 1970."""
    seconds = number // 1000 if number >= 10**11 else number
    found = (_EPOCH_START + timedelta(seconds=seconds)).date() if 0 <= seconds < 4_200_000_000 else None
    return day(found.year, found.month, found.day) if found else None


def _dated(match: re.Match[str], month: int, number: int) -> Iterator[IsoDate]:
    found = day(int(match["year"]), month, number)
    if not found:
        return
    hour = match["hour"]
    if hour and int(hour) < 24 and int(match["minute"]) < 60:
        found += f"T{int(hour):02d}:{match['minute']}"
    yield found
