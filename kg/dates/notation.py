"""Intervals in writing: ISO 8601 prefixes, EDTF (ISO 8601-2) and TIMEX3 values."""

from datetime import datetime, timedelta

from kg.dates.calendar import Interval
from kg.dates.zones import offset
from kg.records import Granularity, IsoDate

_CLOCK = (Granularity.MINUTE, Granularity.HOUR, Granularity.PART)
#: TIMEX3 for a day of which nothing is known.
_UNKNOWN = "XXXX-XX-XX"
#: TIMEX3 knows thirds only; halves and two thirds of a month are called by the end they touch.
_THIRDS = {"FIRST": "START", "SECOND": "END", "FORMER": "START", "LATTER": "END"}
_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}


def iso(moment: datetime | None, clock: bool) -> IsoDate | None:
    """A day, or a minute where the words give a clock time or a part of the day."""
    if moment is None:
        return None
    return moment.isoformat(timespec="minutes") if clock else moment.date().isoformat()


def has_clock(interval: Interval) -> bool:
    """Whether the bounds are finer than days."""
    return interval.granularity in _CLOCK or any(
        moment is not None and (moment.hour or moment.minute) for moment in (interval.start, interval.end)
    )


def clocks(interval: Interval) -> tuple[bool, bool]:
    """Whether the start and the end are written with a clock time: 星期五到星期六上午."""
    return interval.clocks or (has_clock(interval),) * 2


def timex(interval: Interval, zone: str | None = None) -> str:
    """The TIMEX3 value; a stretch that is no single unit is written begin/end."""
    if interval.timex:
        return interval.timex + _offset(interval, zone)
    if interval.start is None and interval.end is None:
        return _UNKNOWN if interval.granularity is Granularity.DAY else ""
    first, last = clocks(interval)
    return f"{iso(interval.start, first) or ''}/{iso(interval.end, last) or ''}"


def mod(interval: Interval, around: bool) -> str | None:
    """The TIMEX3 modifier: START, MID, END of a unit, a side of it, or APPROX."""
    third = _THIRDS.get(interval.edge, interval.edge)
    return interval.side or third or ("APPROX" if around else None)


def _offset(interval: Interval, zone: str | None) -> str:
    """The difference from UTC where a minute or hour is told by a clock whose zone is known."""
    told = interval.granularity in (Granularity.MINUTE, Granularity.HOUR)
    return offset(zone, interval.start) if zone and told and interval.start else ""


def edtf(interval: Interval, zone: str | None = None, around: bool = False) -> str:
    """The EDTF form, whose ends are inclusive; empty where there is no calendar position."""
    if interval.start is None and interval.end is None:
        return ""
    form = _edtf(interval, zone)
    return f"{form}~" if around and not form.endswith("~") else form


def _edtf(interval: Interval, zone: str | None) -> str:
    value = interval.timex
    if interval.granularity is Granularity.MINUTE and interval.start:
        return interval.start.isoformat(timespec="seconds") + _offset(interval, zone)
    if not interval.edge and interval.start and interval.end and (unit := _unit(value, interval)):
        return unit
    if interval.start and interval.end and interval.end - interval.start <= timedelta(days=1):
        return interval.start.date().isoformat()
    mark = "~" if interval.edge or interval.start_latest or interval.end_earliest else ""
    start = f"{interval.start.date().isoformat()}{mark}" if interval.start else ".."
    if interval.end is None:
        return f"{start}/.."
    last = (interval.end - timedelta(minutes=1)).date().isoformat()
    return f"{start}/{last}{mark}"


def _unit(value: str, interval: Interval) -> str:
    """EDTF's own notation of a calendar unit, or nothing where it has none (weeks)."""
    kind = interval.granularity if value else None
    if (
        kind in (Granularity.DAY, Granularity.MONTH, Granularity.YEAR)
        and value[0] in "012"
        and "/" not in value
    ):
        return value
    if kind is Granularity.DECADE and "/" not in value:
        return f"{value}X"
    if kind is Granularity.SEASON:
        return f"{value[:4]}-{_SEASONS[value[-2:]]}"
    if kind is Granularity.QUARTER:
        return f"{value[:4]}-{32 + int(value[-1])}"
    if kind is Granularity.HALF:
        return f"{value[:4]}-{39 + int(value[-1])}"
    return ""
