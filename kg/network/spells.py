"""When something is said to have been going on: whole days, merged and in order."""

from collections.abc import Iterable
from datetime import date, timedelta

from kg.records import ClaimTime, first_day

#: First and last day, both included, as full ISO days.
Spell = tuple[str, str]

_DAY = timedelta(days=1)

# The longest spell, in days, that a unit can have.
_UNITS = ((1, "day"), (7, "week"), (31, "month"), (366, "year"))


def spell(time: ClaimTime) -> Spell | None:
    """The days of an event; one that is open on a side is known on its other side only.

    A half-open interval ends on the day before its end, or on that day if it ends at a clock time.
    """
    first, last = _day(time.start), _last(time.end)
    first, last = first or last, last or first
    if first is None or last is None:
        return None
    return first.isoformat(), max(first, last).isoformat()


def merged(spells: Iterable[Spell]) -> tuple[Spell, ...]:
    """Without overlaps, neighbouring days joined, in order."""
    found: list[Spell] = []
    for first, last in sorted(spells):
        if found and first <= _after(found[-1][1]):
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return tuple(found)


def precision(spells: Iterable[Spell]) -> str | None:
    """The unit of the least exact of several events' days: day, week, month, year or longer."""
    lengths = [(date.fromisoformat(last) - date.fromisoformat(first)).days + 1 for first, last in spells]
    if not lengths:
        return None
    return next((unit for days, unit in _UNITS if max(lengths) <= days), "longer")


def _day(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(first_day(text))
    except ValueError:
        return None


def _last(text: str | None) -> date | None:
    day = _day(text)
    if day is None or text is None or day == date.min:
        return day
    return day if "T" in text and not text.endswith("T00:00") else day - _DAY


def _after(day: str) -> str:
    parsed = date.fromisoformat(day)
    return day if parsed == date.max else (parsed + _DAY).isoformat()
