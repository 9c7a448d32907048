"""What an expression says by itself: each word fills its calendar fields.

Nothing here knows the date of the article.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from kg.dates.fields import MENTION, PUBLICATION, SPOKEN, Local, Shift
from kg.dates.lexicon import Token
from kg.dates.numerals import number, numbers
from kg.dates.vocabulary import beginning, table, within, words

_PAIR_OF_DECADES = re.compile("([三四五六七八])[四五六七八九]十")


def read(tokens: Iterable[Token]) -> Local:
    """The fields of the calendar tokens; tokens of other kinds say nothing here.

    The same words share one record, which nobody may change.
    """
    return _read(tuple([(token.kind, token.text) for token in tokens]))


@lru_cache(maxsize=1 << 12)
def _read(said: tuple[tuple[str, str], ...]) -> Local:
    local = Local()
    for kind, text in said:
        reader = _READERS.get(kind)
        if reader:
            reader(local, text)
            local.kinds.append(kind)
    return local


def habitual(tokens: Sequence[Token]) -> bool:
    """Whether the words are a part of the day that may be any day's."""
    return len(tokens) == 1 and tokens[0].text in words("habitual.words")


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
    reign = beginning("meaning.era", text)
    if reign is None:
        local.year = 1911 + _integer(text)
    else:
        found = numbers(text)  # 元年 is the first
        local.year = reign + (int(found[0]) if found else 1)


def _month(local: Local, text: str) -> None:
    local.month = beginning("meaning.month", text) or _integer(text)


def _day(local: Local, text: str) -> None:
    local.day = _integer(text)


def _dual_day(local: Local, text: str) -> None:
    local.day = _integer(text)
    local.shift = Shift("day", table("meaning.day")[text[0]], PUBLICATION)


def _weekday(local: Local, text: str) -> None:
    local.weekday = table("meaning.weekday")[text[-1]]
    _week(local, text)


def _week(local: Local, text: str) -> None:
    steps = beginning("meaning.week", text)
    if steps is not None:
        local.shift = Shift("week", steps, PUBLICATION)


def _weekend(local: Local, text: str) -> None:
    local.weekend = True
    _week(local, text)


def _shifted(name: str, unit: str, base: str) -> Callable[[Local, str], None]:
    def reader(local: Local, text: str) -> None:
        local.shift = Shift(unit, table(name)[text], base)

    return reader


def _day_char(local: Local, text: str) -> None:
    steps = beginning("meaning.day", text)
    if steps is not None:
        local.shift = Shift("day", steps, PUBLICATION)
    elif local.day is None:  # 3月5日当晚 is said in full
        local.shift = Shift("day", 0, MENTION)


def _decade(local: Local, text: str) -> None:
    """八九十年代 is two decades, from the first of them."""
    if match := _PAIR_OF_DECADES.match(text):
        local.decade, local.decades = 10 * int(number(match.group(1))), 2
    else:
        local.decade = _integer(text)


def _century(local: Local, text: str) -> None:
    local.century = beginning("meaning.century", text) or _integer(text)


def _numeric_month(local: Local, text: str) -> None:
    local.year, local.month = (int(part) for part in text.split("."))


def _season(local: Local, text: str) -> None:
    steps = beginning("meaning.season_year", text)
    if steps is not None and local.year is None:
        local.shift = Shift("year", steps, PUBLICATION)
    season = within("meaning.season", text)
    local.slot = ("season", int(season or 1))


def _half(local: Local, text: str) -> None:
    local.slot = ("half", table("meaning.half")[text[0]])


def _quarter(local: Local, text: str) -> None:
    local.slot = ("quarter", beginning("meaning.quarter", text) or _integer(text))


def _plan(local: Local, text: str) -> None:
    """十一五 is 2006 to 2010, and every plan is five years."""
    first = 1951 + 5 * int(number(text.strip('“”"')[:2]))
    local.slot = ("plan", first)
    local.year = first


def _edge(local: Local, text: str) -> None:
    thirds = table("meaning.edge")
    pair = thirds.get(text[:2])
    local.edge = pair or next(thirds[char] for char in text if char in thirds)


def _year_end(local: Local, text: str) -> None:
    local.slot = ("year", 0)
    _edge(local, text)


def _month_end(local: Local, text: str) -> None:
    local.slot = ("month", 0)
    _edge(local, text)


def _half_month(local: Local, text: str) -> None:
    local.slot = ("month", 0)
    local.edge = ("FIRST", "SECOND")[table("meaning.half")[text[0]] - 1]


def _whole_year(local: Local, _: str) -> None:
    """2019年全年; alone it is the year being spoken of."""
    if local.year is None and local.shift is None:
        local.shift = Shift("year", 0, SPOKEN)


def _nth_weekday(local: Local, text: str) -> None:
    """第一个星期二: which one of the month, −1 the last."""
    found = numbers(text[:-1])
    which = -1 if within("meaning.last", text) else int(found[0])
    local.nth = (which, table("meaning.weekday")[text[-1]])


def _part(local: Local, text: str) -> None:
    local.hours = tuple(within("part", text) or (0, 24))


def _clock(local: Local, text: str) -> None:
    found = [int(number) for number in numbers(text)]
    local.hour = found[0]
    local.minute = found[1] if len(found) > 1 else None
    if found[0] > 24:  # 台北时间0925
        local.hour, local.minute = divmod(found[0], 100)
    fraction = within("meaning.minutes", text)
    if fraction is not None:
        local.minute = fraction


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
    republic = table("holiday.republic") if "era_year" in local.kinds else {}
    local.holiday = republic.get(text, text)


def _day_of(local: Local, text: str) -> None:
    local.holiday_days = beginning("meaning.holiday", text) or 0


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
    "decade_open": _decade,
    "century": _century,
    "quarter": _quarter,
    "half": _half,
    "season": _season,
    "plan": _plan,
    "edge": _edge,
    "year_end": _year_end,
    "month_end": _month_end,
    "half_month": _half_month,
    "nth_weekday": _nth_weekday,
    "numeric_month": _numeric_month,
    "bare_year": _year,
    "whole_year": _whole_year,
    "part": _part,
    "part_char": _part,
    "clock": _clock,
    "weak_clock": _clock,
    "gmt_clock": _clock,
    "numeric_date": _numeric_date,
    "english_date": _english_date,
    "holiday": _holiday,
    "day_of": _day_of,
}
