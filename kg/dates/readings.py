"""What each reading of the rules does: tokens and the frame they stand in → an interval.

A reading may give up words at either end (从11日下午3时开始 is the point 11日下午3时), so it also
says which tokens it used.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from kg.dates import local, periods
from kg.dates.calendar import ONE_DAY, Interval, UnresolvedError, midnight
from kg.dates.direction import FUTURE, PAST
from kg.dates.lexicon import Token
from kg.dates.local import Local
from kg.dates.notation import clocks
from kg.dates.resolve import Frame, resolve
from kg.records import Granularity

_NOTHING = Interval(None, None, Granularity.DURATION)
_EARLY = (Granularity.WEEK, Granularity.MONTH, Granularity.YEAR)
_DAY_OF_HOURS = 24
_FROM = ("since", "from")
_CLOCK = (Granularity.MINUTE, Granularity.HOUR)


@dataclass(frozen=True, slots=True)
class Result:
    """An interval, the tokens that stand for it, and the day it was counted from."""

    interval: Interval
    tokens: tuple[Token, ...]
    anchored_to: str
    anchor: date | None = None
    day: Interval | None = None  # what later expressions may count from


@dataclass(frozen=True, slots=True)
class Place:
    """Where an expression stands: its frame, and whether a mention is near enough to count from."""

    frame: Frame
    near: bool
    same_sentence: bool
    clause_start: bool
    sentence_end: bool = False
    agos: frozenset[str] = frozenset()  # 19年前 was said: 19年后 is now
    anchored: bool = False  # 周二开始为期五天: the length runs from the mention


class NoTimeError(Exception):
    """The words name no time after all."""


Reading = Callable[[tuple[Token, ...], Place], Result]


def _kinds(tokens: tuple[Token, ...], *kinds: str) -> tuple[Token, ...]:
    return tuple(token for token in tokens if token.kind in kinds)


def _anchor(value: Local, place: Place) -> tuple[str, date | None]:
    frame = place.frame
    if value.absolute:
        return "absolute", None
    if value.shift and value.shift.unit == "day" and value.shift.base != local.MENTION and frame.utterance:
        return "mention", frame.utterance
    if value.shift and value.shift.base == local.MENTION and frame.mention:
        return "mention", frame.mention.day
    if (frame.inherit_year or frame.inherit_month) and frame.mention and not value.shift:
        return "mention", frame.mention.day
    return "publication", frame.publication


def point(tokens: tuple[Token, ...], place: Place) -> Result:
    """A calendar position."""
    value = local.read(tokens)
    if local.habitual(tokens) and not place.same_sentence:
        raise NoTimeError
    to, anchor = _anchor(value, place)
    interval = resolve(value, place.frame)
    return Result(interval, tokens, to, anchor, interval)


def list_(tokens: tuple[Token, ...], place: Place) -> Result:
    """2014和2015年 is one stretch; what does not follow on (9、15日) is split before it comes here."""
    joint = next(number for number, token in enumerate(tokens) if token.kind == "and")
    last = max(number for number, token in enumerate(tokens) if token.kind == "and")
    connector = tokens[joint]._replace(kind="to")
    whole = range_((*tokens[:joint], connector, *tokens[last + 1 :]), place)
    return replace(whole, tokens=tokens)


def range_(tokens: tuple[Token, ...], place: Place) -> Result:
    """From the first position to the end of the second, which takes what it leaves unsaid from it."""
    middle = next(number for number, token in enumerate(tokens) if token.kind == "to")
    first = point(tokens[:middle], place)
    start = first.interval.start
    if start is None:
        raise UnresolvedError
    value = local.read(tokens[middle + 1 :])
    clock_only = value.hour is not None and not {"day", "weekday", "day_word", "numeric_date"} & set(
        value.kinds
    )
    if clock_only and value.hours is None:
        value.hours = local.read(tokens[:middle]).hours
    frame = replace(
        place.frame,
        follow=start.date(),
        publication=start.date() if clock_only else place.frame.publication,
        mention=None if clock_only else place.frame.mention,
        inherit_year=False,
        inherit_month=False,
    )
    last = resolve(value, frame)
    if last.end is None or last.end <= start:
        raise UnresolvedError
    whole = Interval(
        start,
        last.end,
        last.granularity,
        start_latest=first.interval.start_latest,
        end_earliest=last.end_earliest,
        clocks=(clocks(first.interval)[0], clocks(last)[1]),
    )
    return replace(first, interval=whole, tokens=tokens, day=whole)


def since(tokens: tuple[Token, ...], place: Place) -> Result:
    """From a position on; 从…时开始 with a clock time is the time itself."""
    first = point(tokens, place)
    if tokens[-1].text.startswith("迄今") and place.frame.publication:
        end = midnight(place.frame.publication) + ONE_DAY
        whole = Interval(first.interval.start, end, Granularity.DURATION)
        return replace(first, interval=whole)
    if first.interval.granularity in _CLOCK or _begins(tokens, first.interval):
        return replace(first, tokens=tuple(t for t in tokens if t.kind not in (*_FROM, "since_end")))
    return replace(first, interval=replace(first.interval, end=None, end_earliest=None))


def _begins(tokens: tuple[Token, ...], interval: Interval) -> bool:
    """明天开始 without 从 is the day something begins."""
    day = interval.granularity in (Granularity.DAY, Granularity.PART)
    return day and tokens[-1].text == "开始" and tokens[0].kind not in _FROM


def before(tokens: tuple[Token, ...], place: Place) -> Result:
    """Up to a position: with a day it is the deadline (9月20日前), as it is with an end (年底前)."""
    looks = place.frame.direction or FUTURE
    first = point(tokens, replace(place, frame=replace(place.frame, direction=looks)))
    inside = first.interval.edge == "END" or first.interval.granularity is Granularity.DAY
    return replace(first, interval=_until(first.interval, inside))


def until(tokens: tuple[Token, ...], place: Place) -> Result:
    """Up to and with a position, which lies behind: 截至周六.

    直到 at the head of a clause is no end but the time something happened at last: 直到2月，他才….
    """
    if tokens[0].text.startswith("直") and place.clause_start and not place.sentence_end:
        return point(tokens, place)
    first = point(tokens, replace(place, frame=replace(place.frame, direction=PAST)))
    return replace(first, interval=_until(first.interval, inside=True))


def _until(interval: Interval, inside: bool) -> Interval:
    end = interval.end if inside and interval.granularity not in _CLOCK else interval.start
    return replace(interval, start=None, end=end, start_latest=None, end_earliest=None)


def early(tokens: tuple[Token, ...], place: Place) -> Result:
    """本周早些时候 ends with the day before publication; of a day it is the whole."""
    first = point(tokens, place)
    interval, now = first.interval, place.frame.publication
    word = tokens[-1].text
    if interval.granularity in _EARLY and interval.start and interval.end and now:
        late = "晚" in word or "后" in word
        today = max(midnight(now), interval.start + ONE_DAY)
        if not late and today < interval.end:
            interval = replace(interval, end=today, edge="START")
    return replace(first, interval=interval)


def ago_today(tokens: tuple[Token, ...], place: Place) -> Result:
    """80年前的今天."""
    amount = local.length(_kinds(tokens, "quantity")[0].text)
    return _same_day(tokens, place, amount)


def year_today(tokens: tuple[Token, ...], place: Place) -> Result:
    """去年的今天."""
    now = _publication(place)
    year = resolve(local.read(tokens[:1]), place.frame).start
    years = now.year - (year.year if year else now.year)
    return _same_day(tokens, place, local.Length(years, years, "year"))


def _same_day(tokens: tuple[Token, ...], place: Place, amount: local.Length) -> Result:
    now = _publication(place)
    if amount.least is None or amount.least != amount.most:
        return Result(_NOTHING, tokens, "publication", now)
    day = periods.unit_at(periods.shifted(now, amount.least, amount.unit, -1), "day")
    return Result(day, tokens, "publication", now, day)


def first(tokens: tuple[Token, ...], place: Place) -> Result:
    """今年前两个月."""
    year = resolve(local.read(tokens), place.frame).start
    amount = local.length(_kinds(tokens, "quantity")[0].text)
    if year is None:
        raise UnresolvedError
    interval = periods.FirstPart(year.year, amount).interval
    return Result(interval, tokens, "publication", place.frame.publication, interval)


def ago(tokens: tuple[Token, ...], place: Place) -> Result:
    """两周前 counts from publication."""
    return _apart(tokens, _publication(place), "publication", -1)


def later(tokens: tuple[Token, ...], place: Place) -> Result:
    """三天后 counts from the day last spoken of, or from publication where the clause looks ahead.

    A report on what has happened does not count past its own publication: where it would, the
    words count from something that the text does not date.
    """
    frame, ahead = place.frame, place.frame.direction == FUTURE
    if place.near and frame.mention:
        result = _apart(tokens, frame.mention.day, "mention", 1)
        if ahead or not _after(result.interval, frame.publication):
            return result
    if ahead and frame.publication:
        return _apart(tokens, frame.publication, "publication", 1)
    if frame.publication and _kinds(tokens, "quantity")[0].text in place.agos:
        there = periods.unit_at(frame.publication, local.length(_kinds(tokens, "quantity")[0].text).unit)
        return Result(there, tokens, "publication", frame.publication, there)
    return duration(tokens, place)


def _after(interval: Interval, day: date | None) -> bool:
    return bool(day and interval.start and interval.start.date() > day)


def recent(tokens: tuple[Token, ...], place: Place) -> Result:
    """前几天, 前两年: about so long before publication."""
    amount = local.length(_kinds(tokens, "quantity")[0].text)
    interval = periods.apart(_publication(place), amount, -1)
    return Result(interval or _NOTHING, tokens, "publication", place.frame.publication, interval)


def _apart(tokens: tuple[Token, ...], anchor: date, to: str, sign: int) -> Result:
    amount = local.length(_kinds(tokens, "quantity")[0].text)
    if amount.unit in ("second", "minute", "hour"):
        return Result(replace(_NOTHING, timex=periods.code(amount)), tokens, "event")
    interval = periods.apart(anchor, amount, sign)
    if interval is None:
        return Result(replace(_NOTHING, timex=periods.code(amount)), tokens, "event")
    return Result(interval, tokens, to, anchor, interval)


def past(tokens: tuple[Token, ...], place: Place) -> Result:
    """过去10天, 一年多来: up to publication. 这几年 is as vague as 最近."""
    amount = local.length(_kinds(tokens, "quantity")[0].text)
    if _kinds(tokens, "these") and amount.least != amount.most:
        return now(tokens, place)
    return _window(tokens, place, amount, -1)


def future(tokens: tuple[Token, ...], place: Place) -> Result:
    """未来五年, 两个月内: from publication on."""
    amount = local.length(_kinds(tokens, "quantity")[0].text)
    return _window(tokens, place, amount, 1)


def within(tokens: tuple[Token, ...], place: Place) -> Result:
    """两个月内 looks ahead only where the clause does; else it is a length."""
    if place.frame.direction == FUTURE and tokens[-1].text in ("内", "之内", "以内"):
        return future(tokens, place)
    return duration(tokens, place)


def _window(tokens: tuple[Token, ...], place: Place, amount: local.Length, sign: int) -> Result:
    if amount.unit == "hour" and (amount.least or 0) >= _DAY_OF_HOURS:
        amount = local.Length((amount.least or 0) // 24, (amount.most or 0) // 24, "day")
    if amount.unit in ("second", "minute", "hour"):
        return _length(tokens)
    anchor = _publication(place)
    interval = periods.window(anchor, amount, sign)
    if interval.start is None:
        return Result(interval, tokens, "event")
    return Result(interval, tokens, "publication", anchor)


def duration(tokens: tuple[Token, ...], place: Place) -> Result:
    """A length; 近三年 at the head of a clause and 周二开始为期五天 have a place on the calendar."""
    quantity = _kinds(tokens, "quantity")[0]
    if place.clause_start and quantity.text.startswith("近"):
        return past(tokens, place)
    if place.anchored and (mention := place.frame.mention):
        return _from_mention(tokens, mention.day, local.length(quantity.text))
    return _length(tokens)


def _length(tokens: tuple[Token, ...]) -> Result:
    """A length without a place on the calendar."""
    value = periods.code(local.length(_kinds(tokens, "quantity")[0].text))
    return Result(replace(_NOTHING, timex=value), tokens, "event")


def _from_mention(tokens: tuple[Token, ...], start: date, amount: local.Length) -> Result:
    """From the day just named for so long: the fifth day of five days is the last."""
    value = periods.code(amount)
    if amount.most is None or amount.unit in ("second", "minute", "hour"):
        return Result(replace(_NOTHING, timex=value), tokens, "event")
    end = periods.shifted(start, amount.most, amount.unit, 1)
    whole = Interval(midnight(start), midnight(end), Granularity.DURATION, value)
    return Result(whole, tokens, "mention", start)


def now(tokens: tuple[Token, ...], place: Place) -> Result:
    """目前, 近日: around publication, without bounds."""
    interval = Interval(None, None, Granularity.NOW, "PRESENT_REF")
    return Result(interval, tokens, "publication", place.frame.publication)


def _publication(place: Place) -> date:
    if place.frame.publication is None:
        raise UnresolvedError
    return place.frame.publication


READINGS: dict[str, Reading] = {
    "ago": ago,
    "ago_today": ago_today,
    "before": before,
    "duration": duration,
    "early": early,
    "first": first,
    "future": future,
    "later": later,
    "list": list_,
    "now": now,
    "past": past,
    "point": point,
    "range": range_,
    "recent": recent,
    "since": since,
    "until": until,
    "within": within,
    "year_today": year_today,
}
