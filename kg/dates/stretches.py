"""Readings of amounts of time: what the rules' tokens mean where the expression stands.

三天后, 两周前, 过去10天 and 未来五年 count from the publication or the date last spoken of; a length
without either stays a length.
"""

from datetime import date

from msgspec.structs import replace

from kg.dates import lengths, local, periods
from kg.dates.calendar import ONE_DAY, Interval, UnresolvedError, midnight
from kg.dates.direction import FUTURE
from kg.dates.frame import Place, Result
from kg.dates.lexicon import Token
from kg.dates.resolve import resolve
from kg.dates.vocabulary import words
from kg.records import Granularity

_NOTHING = Interval(None, None, Granularity.DURATION)
_DAY_OF_HOURS = 24


def _kinds(tokens: tuple[Token, ...], *kinds: str) -> tuple[Token, ...]:
    return tuple(token for token in tokens if token.kind in kinds)


def ago_today(tokens: tuple[Token, ...], place: Place) -> Result:
    """80年前的今天."""
    amount = lengths.of(tokens)
    return same_day(tokens, place, amount)


def same_day(tokens: tuple[Token, ...], place: Place, amount: lengths.Length) -> Result:
    """The day of publication so much earlier."""
    now = publication(place)
    if amount.least is None or amount.least != amount.most:
        return Result(_NOTHING, tokens, "publication", now)
    day = periods.unit_at(periods.shifted(now, amount.least, amount.unit, -1), "day")
    return Result(day, tokens, "publication", now, day)


def first(tokens: tuple[Token, ...], place: Place) -> Result:
    """今年前两个月; 前10个月 without a year is of the last year that has them behind it."""
    amount = lengths.of(tokens)
    dated = tokens[0].kind != "first_months"
    start = resolve(local.read(tokens), place.frame).start if dated else None
    if start is not None:
        interval = periods.first_part(start.date(), amount)
        return Result(interval, tokens, "publication", place.frame.publication, interval)
    today = publication(place)
    interval = periods.first_part(date(today.year, 1, 1), amount)
    if interval.end and interval.end.date() > today:
        interval = periods.first_part(date(today.year - 1, 1, 1), amount)
    return Result(interval, tokens, "publication", today, interval)


def ago(tokens: tuple[Token, ...], place: Place) -> Result:
    """两周前 counts from publication, 申请之日五年前 from the event."""
    if place.around.after_event:
        return Result(replace(_NOTHING, timex=periods.code(lengths.of(tokens))), tokens, "event")
    return _apart(tokens, publication(place), "publication", -1)


def later(tokens: tuple[Token, ...], place: Place) -> Result:
    """三天后 counts from the day last spoken of, or from publication where the clause looks ahead.

    A report on what has happened does not count past its own publication: where it would, the
    words count from something that the text does not date.
    """
    frame, ahead = place.frame, place.frame.direction == FUTURE
    near = place.near or place.before
    if near and frame.mention and _as_fine(frame.mention.granularity, lengths.of(tokens).unit):
        result = _apart(tokens, frame.mention.day, "mention", 1)
        if ahead or not _after(result.interval, frame.publication):
            return result
    if ahead and frame.publication:
        return _apart(tokens, frame.publication, "publication", 1)
    sharp = (lengths.of(tokens).least or 0) > 1  # 一年前 and 一年后 of one text are seldom the same year
    if frame.publication and place.ago_said and sharp:
        there = periods.unit_at(frame.publication, lengths.of(tokens).unit)
        return Result(there, tokens, "publication", frame.publication, there)
    return duration(tokens, place)


def _as_fine(mention: Granularity, unit: str) -> bool:
    """Whether days can be counted from a mention: 八月签署合同，四十五天后 counts from no known day."""
    if mention is Granularity.YEAR:
        return unit in ("year", "century")
    return mention is not Granularity.MONTH or unit in ("month", "quarter", "year", "century")


def _after(interval: Interval, day: date | None) -> bool:
    return bool(day and interval.start and interval.start.date() > day)


def recent(tokens: tuple[Token, ...], place: Place) -> Result:
    """前几天, 前两年: about so long before publication."""
    amount = lengths.of(tokens)
    interval = periods.apart(publication(place), amount, -1)
    return Result(interval or _NOTHING, tokens, "publication", place.frame.publication, interval)


def _apart(tokens: tuple[Token, ...], anchor: date, to: str, sign: int) -> Result:
    amount = lengths.of(tokens)
    if amount.unit in ("second", "minute", "hour"):
        return Result(replace(_NOTHING, timex=periods.code(amount)), tokens, "event")
    interval = periods.apart(anchor, amount, sign)
    if interval is None:
        return Result(replace(_NOTHING, timex=periods.code(amount)), tokens, "event")
    return Result(interval, tokens, to, anchor, interval)


def past(tokens: tuple[Token, ...], place: Place) -> Result:
    """过去10天, 一年多来: up to publication. 这几年 is as vague as 最近."""
    amount = lengths.of(tokens)
    if _kinds(tokens, "these") and amount.least != amount.most:
        return now(tokens, place)
    return _window(tokens, place, amount, -1)


def future(tokens: tuple[Token, ...], place: Place) -> Result:
    """未来五年, 两个月内: from publication on."""
    amount = lengths.of(tokens)
    return _window(tokens, place, amount, 1)


def within(tokens: tuple[Token, ...], place: Place) -> Result:
    """两个月内 looks ahead only where the clause does, 近十年间 looks back; else it is a length."""
    if tokens[-1].kind == "during" and tokens[0].text.startswith(words("context.nearly")):
        return past(tokens, place)
    ahead = place.frame.direction == FUTURE and not place.around.after_event
    if ahead and tokens[-1].kind == "within":
        return future(tokens, place)
    return duration(tokens, place)


def _window(tokens: tuple[Token, ...], place: Place, amount: lengths.Length, sign: int) -> Result:
    if amount.unit == "hour" and (amount.least or 0) >= _DAY_OF_HOURS:
        amount = lengths.Length((amount.least or 0) // 24, (amount.most or 0) // 24, "day")
    if amount.unit in ("second", "minute", "hour"):
        return _length(tokens)
    spoken = place.spoken if amount.unit in ("day", "week") else None  # of years it makes none
    anchor = spoken or place.said or place.reported or publication(place)
    interval = periods.window(anchor, amount, sign)
    if interval.start is None:
        return Result(interval, tokens, "event")
    to = "publication" if anchor == place.frame.publication else "mention"
    return Result(interval, tokens, to, anchor)


def duration(tokens: tuple[Token, ...], place: Place) -> Result:
    """A length; 近三年 at the head of a clause and 周二开始为期五天 have a place on the calendar."""
    quantity = _kinds(tokens, "quantity")[0]
    if place.around.opens_clause and quantity.text.startswith(words("context.nearly")):
        return past(tokens, place)
    if place.anchored and (mention := place.frame.mention):
        return _from_mention(tokens, mention.day, lengths.of(tokens), place.ends)
    return _length(tokens)


def _length(tokens: tuple[Token, ...]) -> Result:
    """A length without a place on the calendar."""
    value = periods.code(lengths.of(tokens))
    return Result(replace(_NOTHING, timex=value), tokens, "event")


def _from_mention(tokens: tuple[Token, ...], start: date, amount: lengths.Length, over: bool) -> Result:
    """From the day just named for so long, or up to it: the fifth day of five days is the last."""
    value = periods.code(amount)
    if amount.most is None or amount.unit in ("second", "minute", "hour"):
        return Result(replace(_NOTHING, timex=value), tokens, "event")
    if over:
        after = start + ONE_DAY
        start = periods.shifted(after, amount.most, amount.unit, -1)
    end = periods.shifted(start, amount.most, amount.unit, 1)
    whole = Interval(midnight(start), midnight(end), Granularity.DURATION, value)
    return Result(whole, tokens, "mention", start)


def now(tokens: tuple[Token, ...], place: Place) -> Result:
    """目前, 近日: around publication, without bounds."""
    interval = Interval(None, None, Granularity.NOW, "PRESENT_REF")
    return Result(interval, tokens, "publication", place.frame.publication)


def publication(place: Place) -> date:
    """The day of publication. Raises UnresolvedError."""
    if place.frame.publication is None:
        raise UnresolvedError
    return place.frame.publication
