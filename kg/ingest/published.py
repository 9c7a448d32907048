"""The date of publication: where it stands on a page, and which writing of it is believed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from urllib.parse import unquote

from kg import lang
from kg.ingest.moments import FIRST_YEAR, LAST_YEAR, day, epoch, readings
from kg.lang import outlets
from kg.lang.fold import fold
from kg.records import IsoDate

# Story numbers of one wire count days from here; checked against dated stories of 2018 to 2020.
_SERIAL_START = date(2013, 1, 1)
_WEEKDAYS = "一二三四五六日"
_WEEKDAY = re.compile(
    r"(?:周|星期|礼拜)([一二三四五六日天])[（(，,\s]{0,2}(\d{1,2})月(\d{1,2})日"
    r"|(\d{1,2})月(\d{1,2})日[（(，,\s]{0,2}(?:周|星期|礼拜)([一二三四五六日天])"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年")
# A weekday and a day of the month come together again after five, six or eleven years: only so
# many years after the latest one that the text names are tried.
_YEARS_ON = 5
# A byline stands within so many characters of a line's beginning.
_BYLINE = 160
# An ISO date without a clock time is so long.
_DAY = 10
# No name of an outlet is longer.
_NAME = 16


# What a byline that signs nothing ends with: a sentence goes on, or tells what somebody reported.
_GOES_ON = (":", "：", ",", "，")
_CITES = ("报导,", "报导，", "报道,", "报道，")


@dataclass(frozen=True, slots=True)
class Byline:
    """Who reports, and when, in the first words of an article (【某某报2023年3月2日讯】).

    `names` says that what stands there is an outlet's name even if it is not a known one.
    """

    outlet: str
    year: str | None = None
    month: str | None = None
    day: str | None = None
    names: bool = False
    text: str = ""

    @property
    def goes_on(self) -> bool:
        """Whether a sentence goes on behind it (某某网消息：); the first line of a text may sign it so."""
        return self.text.endswith(_GOES_ON)

    @property
    def cites(self) -> bool:
        """Whether it tells what somebody reported (某某社报道，)."""
        return self.text.endswith(_CITES)

    def on(self, year: str | None) -> IsoDate | None:
        """Its day in that year; None without a day or with one that the year does not have."""
        return day(int(year), int(self.month), int(self.day)) if year and self.month and self.day else None


@dataclass(frozen=True, slots=True)
class _Rule:
    """How a byline is written, and whether an outlet's name in it is sure: any, or one that ends like media;
    `dates` says that its day is that of publication, whoever the outlet."""

    pattern: re.Pattern[str]
    names: bool
    media: bool
    dates: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a page says about when it was published."""

    given: IsoDate | None
    bylines: tuple[Byline, ...]
    headers: tuple[str, ...]  # stamps and header lines, likeliest first
    address: str
    comments: tuple[str, ...]
    updates: tuple[str, ...]  # stamps of the last change
    others: tuple[str, ...]  # addresses of pictures: year and month of an upload
    lines: tuple[str, ...]  # the text, folded


def find(evidence: Evidence) -> tuple[IsoDate | None, str]:
    """The date with its clock time if any, and where it was found (`Article.published_from`)."""
    if evidence.given:
        return evidence.given, "metadata"
    address = in_address(evidence.address)
    comment = next(filter(None, (epoch(int(number)) for number in evidence.comments)), None)
    for byline in evidence.bylines:
        if found := byline.on(byline.year):
            return found, "byline"
    if stamped := _stamped(evidence.headers, address or comment):
        return stamped, "header"
    if address or comment:
        return address or comment, "address" if address else "comment"
    if stamped := _stamped(evidence.updates, None):
        return stamped, "header"
    return _without_year(evidence)


def _stamped(stamps: Iterable[str], known: IsoDate | None) -> IsoDate | None:
    """The date of the first stamp that holds one, with the clock time that another gives for that day;
    of two readings the one nearer to a known date."""
    read = list(filter(None, (list(readings(fold(stamp))) for stamp in stamps)))
    if not read:
        return None
    found = _nearest(read[0], known)
    clocks = (reading for choices in read for reading in choices if reading.startswith(found))
    return max(clocks, key=len, default=found) if len(found) == _DAY else found


def bylines(lines: Iterable[str]) -> Iterator[Byline]:
    """The bylines and datelines in folded lines, in order."""
    for line in lines:
        found = next(filter(None, (_byline(line[:_BYLINE], rule) for rule in _byline_rules())), None)
        if found:
            yield found


def _byline(line: str, rule: _Rule) -> Byline | None:
    """What one rule finds: a known outlet, one whose name the rule is sure of, or at least a day."""
    match = rule.pattern.search(line)
    if not match:
        return None
    outlet, groups = known_in(match["outlet"]), match.groupdict()
    sure = rule.names or (rule.media and match["outlet"].endswith(_media()))
    if not outlet and not sure and not rule.dates:
        return None
    named = outlet or (match["outlet"] if sure else "")
    moment = (groups.get("year"), groups.get("month"), groups.get("day"))
    return Byline(named, *moment, names=sure and not outlet, text=match.group())


def known_in(words: str) -> str:
    """The longest name of a known outlet that some words begin with."""
    heads = (words[:end] for end in range(min(len(words), _NAME), 1, -1))
    return next((head for head in heads if any(head in one.forms for one in outlets.named(head))), "")


@cache
def _media() -> tuple[str, ...]:
    return lang.load("zh", "articles").words("byline_names", "media")


@cache
def _byline_rules() -> tuple[_Rule, ...]:
    rules = lang.load("zh", "articles").rules("byline", ("pattern",))
    return tuple(
        _Rule(re.compile(rule["pattern"]), *(rule.get(of, False) for of in ("names", "media", "dates")))
        for rule in rules
    )


@cache
def _address_patterns() -> tuple[re.Pattern[str], ...]:
    rules = lang.load("zh", "articles").rules("address", ("pattern",))
    return tuple(re.compile(rule["pattern"]) for rule in rules)


def in_address(address: str) -> IsoDate | None:
    """The day that an address carries."""
    path = unquote(address).partition("://")[2].partition("?")[0].partition("/")[2]
    for pattern in _address_patterns():
        for match in pattern.finditer("/" + path[:1000]):
            groups = match.groupdict()
            if serial := groups.get("serial"):
                found = (_SERIAL_START + timedelta(days=int(serial, 36))).isoformat()
            else:
                year = groups.get("year") or f"20{groups['short']}"
                found = day(int(year), int(match["month"]), int(match["day"])) or ""
            if found:
                return found
    return None


def _nearest(choices: Sequence[IsoDate], known: IsoDate | None) -> IsoDate:
    """Of the readings of an ambiguous date the one nearest to a date known otherwise."""
    if known is None:
        return choices[0]
    other = date.fromisoformat(known)
    return min(choices, key=lambda choice: abs(date.fromisoformat(choice[:10]) - other))


def _without_year(evidence: Evidence) -> tuple[IsoDate | None, str]:
    """A byline without a year, completed by the pictures' folder or by a weekday."""
    byline = next((byline for byline in evidence.bylines if byline.month), None)
    if byline is None or not byline.month:
        return None, "none"
    years = sorted(_upload_years(evidence.others, int(byline.month)))
    if len(years) == 1 and (found := byline.on(years[0])):
        return found, "worked-out"
    fitting = _fitting_years("\n".join(evidence.lines))
    if len(fitting) == 1 and (found := byline.on(str(fitting[0]))):
        return found, "worked-out"
    return None, "none"


_UPLOAD = re.compile(r"/((?:19|20)\d{2})[-/]?(0[1-9]|1[0-2])(?=[/_-]|\d{2}(?!\d))")


def _upload_years(addresses: Iterable[str], month: int) -> set[str]:
    """Years of picture folders (uploads/2022/03) of the byline's month or the one before."""
    near = {month, (month - 2) % 12 + 1}
    return {
        match[1]
        for address in addresses
        for match in _UPLOAD.finditer(address[:400])
        if int(match[2]) in near
    }


def _fitting_years(text: str) -> list[int]:
    """The years in which every weekday of the text falls on the day that stands beside it."""
    pairs = [
        (_WEEKDAYS.index((m[1] or m[6]).replace("天", "日")), int(m[2] or m[4]), int(m[3] or m[5]))
        for m in _WEEKDAY.finditer(text)
    ]
    named = [int(year) for year in _YEAR.findall(text) if FIRST_YEAR <= int(year) <= LAST_YEAR]
    if not pairs or not named:
        return []
    return [
        year
        for year in range(max(named), max(named) + _YEARS_ON)
        if all(_falls(year, *pair) for pair in pairs)
    ]


def _falls(year: int, weekday: int, month: int, number: int) -> bool:
    found = day(year, month, number)
    return found is not None and date.fromisoformat(found).weekday() == weekday
