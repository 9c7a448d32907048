"""What an expression says by itself: calendar fields, most of them unknown.

去年12月 is a year shifted by −1 from publication and the month 12; 三天后 has no field at all but
a length. Nothing here knows the date of the article.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from kg import lang
from kg.dates.lexicon import Token
from kg.dates.numerals import numbers

PUBLICATION = "publication"
MENTION = "mention"

_WEEKDAYS = "一二三四五六日"
_EDGES = {"初": "START", "早": "START", "前": "START", "伊": "START", "上": "START", "中": "MID"}


class Shift(NamedTuple):
    """So many units before or after the publication or the date last spoken of."""

    unit: str  # day | week | month | quarter | year
    steps: int
    base: str


@dataclass(slots=True)
class Local:
    """The fields that the words fill; None is what they leave unsaid."""

    century: int | None = None
    decade: int | None = None  # first year, or the tens (90) where no century is given
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: Shift | None = None
    slot: tuple[str, int] | None = None  # (quarter | half | season | plan, number)
    weekend: bool = False
    edge: str = ""
    holiday: str = ""
    holiday_days: int = 0
    hours: tuple[int, int] | None = None
    hour: int | None = None
    minute: int | None = None
    exact: tuple[int, int, int] | None = None  # from a numeric date: day and month may be swapped
    swappable: bool = False
    kinds: list[str] = field(default_factory=list)

    @property
    def absolute(self) -> bool:
        """Whether the words alone fix the calendar position."""
        return self.year is not None or self.exact is not None or self.century is not None


def read(tokens: Iterable[Token]) -> Local:
    """The fields of the calendar tokens; tokens of other kinds say nothing here."""
    local = Local()
    for token in tokens:
        reader = _READERS.get(token.kind)
        if reader:
            reader(local, token.text)
            local.kinds.append(token.kind)
    return local


def habitual(tokens: Sequence[Token]) -> bool:
    """Whether the words are a part of the day that may be any day's."""
    return len(tokens) == 1 and tokens[0].text in _table("habitual")["words"]


@cache
def _table(name: str) -> dict[str, Any]:
    value: Any = lang.load("zh", "dates").data
    for key in name.split("."):
        value = value[key]
    return dict(value)


def _integer(text: str) -> int:
    return int(numbers(text)[0])


def _year(local: Local, text: str) -> None:
    local.year = _integer(text)


def _fiscal_year(local: Local, text: str) -> None:
    local.year = _integer(text)
    local.slot = ("fiscal", local.year)


def _short_year(local: Local, text: str) -> None:
    number = _integer(text)
    local.year = number + (1900 if number >= 40 else 2000)


def _era_year(local: Local, text: str) -> None:
    local.year = 1911 + _integer(text)


def _month(local: Local, text: str) -> None:
    local.month = 1 if text == "元月" else _integer(text)


def _day(local: Local, text: str) -> None:
    local.day = _integer(text)


def _dual_day(local: Local, text: str) -> None:
    local.day = _integer(text)
    local.shift = Shift("day", {"今": 0, "昨": -1, "明": 1, "前": -2, "后": 2}[text[0]], PUBLICATION)


def _weekday(local: Local, text: str) -> None:
    local.weekday = _WEEKDAYS.index("日" if text[-1] == "天" else text[-1])
    _week(local, text)


def _week(local: Local, text: str) -> None:
    shift = {"上": -1, "本": 0, "这": 0, "下": 1}.get(text[0])
    if shift is not None:
        local.shift = Shift("week", shift * (2 if text[:2] in ("上上", "下下") else 1), PUBLICATION)


def _weekend(local: Local, text: str) -> None:
    local.weekend = True
    _week(local, text)


def _shifted(name: str, unit: str, base: str) -> Callable[[Local, str], None]:
    def reader(local: Local, text: str) -> None:
        local.shift = Shift(unit, _table(name)[text], base)

    return reader


def _day_char(local: Local, text: str) -> None:
    if text == "当":
        if local.day is None:  # 3月5日当晚 is said in full
            local.shift = Shift("day", 0, MENTION)
    else:
        local.shift = Shift("day", {"今": 0, "昨": -1, "明": 1, "前": -2}[text], PUBLICATION)


def _decade(local: Local, text: str) -> None:
    local.decade = _integer(text)


def _century(local: Local, text: str) -> None:
    shift = {"上": 20, "本": 21, "下": 22}.get(text[0])
    local.century = shift or _integer(text)


def _slot(kind: str, names: str) -> Callable[[Local, str], None]:
    """A reader of a numbered part of the year; `names` lists the character of each, in order."""

    def reader(local: Local, text: str) -> None:
        found = [names.index(char) for char in text if char in names]
        local.slot = (kind, found[0] + 1 if found else _integer(text))

    return reader


def _half(local: Local, text: str) -> None:
    local.slot = ("half", 1 if text[0] in "上前" else 2)


def _quarter(local: Local, text: str) -> None:
    local.slot = ("quarter", {"首": 1, "末": 4}.get(text[0]) or _integer(text))


def _plan(local: Local, text: str) -> None:
    """十一五 is 2006 to 2010, and every plan is five years."""
    words = text.strip('“”"')
    local.slot = ("plan", 1951 + 5 * ("一二三四五六七八九".index(words[1]) + 11))
    local.year = local.slot[1]


def _edge(local: Local, text: str) -> None:
    char = text[1] if text[0] in "年月岁" and len(text) > 1 else text[0]
    local.edge = _EDGES.get(char, "END")


def _year_end(local: Local, text: str) -> None:
    local.slot = ("year", 0)
    _edge(local, text)


def _month_end(local: Local, text: str) -> None:
    local.slot = ("month", 0)
    _edge(local, text)


def _part(local: Local, text: str) -> None:
    hours = _table("part")
    known = max((word for word in hours if word in text), key=len)
    local.hours = tuple(hours[known])


def _clock(local: Local, text: str) -> None:
    found = [int(number) for number in numbers(text)]
    local.hour = found[0]
    local.minute = found[1] if len(found) > 1 else None
    if found[0] > 24:  # 台北时间0925
        local.hour, local.minute = divmod(found[0], 100)
    if "半" in text:
        local.minute = 30
    elif "刻" in text:
        local.minute = 15 * found[1]


def _numeric_date(local: Local, text: str) -> None:
    first, second, third = (int(number) for number in numbers(text.replace("-", " ").replace(".", " "))[:3])
    if first > 31:
        local.exact = (first, second, third)
    else:
        local.exact, local.swappable = (third, second, first), True


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _english_date(local: Local, text: str) -> None:
    day, year = (int(number) for number in numbers(text.replace(",", " "))[:2])
    local.exact = (year, _MONTHS.index(text[:3].lower()) + 1, day)


def _holiday(local: Local, text: str) -> None:
    republic = _table("holiday.republic") if "era_year" in local.kinds else {}
    local.holiday = republic.get(text, text)


def _day_of(local: Local, text: str) -> None:
    local.holiday_days = {"前": -1, "翌": 1, "次": 1}.get(text[0], 0)


_READERS: dict[str, Callable[[Local, str], None]] = {
    "year": _year,
    "year_open": _year,
    "fiscal_year": _fiscal_year,
    "short_year": _short_year,
    "era_year": _era_year,
    "month": _month,
    "month_open": _month,
    "day": _day,
    "day_open": _day,
    "dual_day": _dual_day,
    "weekday": _weekday,
    "week": _week,
    "weekend": _weekend,
    "day_word": _shifted("day_word", "day", PUBLICATION),
    "day_anaphor": _shifted("day_anaphor", "day", MENTION),
    "month_word": _shifted("month_word", "month", PUBLICATION),
    "month_anaphor": _shifted("month_anaphor", "month", MENTION),
    "year_word": _shifted("year_word", "year", PUBLICATION),
    "year_anaphor": _shifted("year_anaphor", "year", MENTION),
    "quarter_word": _shifted("quarter_word", "quarter", PUBLICATION),
    "day_char": _day_char,
    "decade": _decade,
    "century": _century,
    "quarter": _quarter,
    "half": _half,
    "season": _slot("season", "春夏秋冬"),
    "plan": _plan,
    "edge": _edge,
    "year_end": _year_end,
    "month_end": _month_end,
    "part": _part,
    "part_char": _part,
    "clock": _clock,
    "weak_clock": _clock,
    "numeric_date": _numeric_date,
    "english_date": _english_date,
    "holiday": _holiday,
    "day_of": _day_of,
}
