"""What a text has named in full, to which its bare words go back.

周四（10月15日）… 周四: the weekday is that day. 2017年4月13日… 4月13日: so is the date. 去年11月… 11月:
in the next paragraphs the month is that of the story, where it would otherwise lie ahead.
"""

from datetime import date

#: Paragraphs within which a month that was named with its year is still that of the story.
_STORY = 3


class Named:
    """Days and months by what was said of them."""

    def __init__(self) -> None:
        """Begin with nothing named."""
        self._days: set[date] = set()
        self._weekdays: dict[int, date] = {}
        self._holidays: dict[str, date] = {}
        self._months: dict[tuple[int, int], int] = {}

    def add_day(self, day: date) -> None:
        """Keep a day that was named with its month."""
        self._days.add(day)

    def add_weekday(self, day: date) -> None:
        """Keep a day that was named with its weekday."""
        self._weekdays[day.weekday()] = day

    def add_month(self, day: date, block: int, said: bool) -> None:
        """Keep a month that was said with its year, and how long the text goes on about it."""
        if said or (day.year, day.month) in self._months:
            self._months[day.year, day.month] = block

    def add_holiday(self, name: str, day: date) -> None:
        """Keep a holiday that was named with its year or by a look ahead or back."""
        self._holidays[name] = day

    def holiday(self, name: str) -> date | None:
        """The day that a holiday was last named as: 2017年母亲节… 母亲节."""
        return self._holidays.get(name)

    def has_day(self, day: date) -> bool:
        """Whether a day was named."""
        return day in self._days

    def weekday(self, number: int) -> date | None:
        """The day that was last named with a weekday (0 for Monday)."""
        return self._weekdays.get(number)

    def tells_of(self, day: date, block: int) -> bool:
        """Whether a day's month is one of the story that a paragraph goes on with."""
        named = self._months.get((day.year, day.month))
        return named is not None and block - named <= _STORY
