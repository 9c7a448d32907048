"""What each reading of the rules does: tokens and the frame they stand in → an interval.

A reading may give up words at either end (从11日下午3时开始 is the point 11日下午3时), so it also
says which tokens it used.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from kg.dates import lengths, local, periods, stretches
from kg.dates.calendar import ONE_DAY, Interval, UnresolvedError, midnight
from kg.dates.choice import NEAREST
from kg.dates.direction import BACK, FUTURE, PAST
from kg.dates.fields import MENTION, Local
from kg.dates.frame import FINE, Anchor, Frame, NoTimeError, Place, Result
from kg.dates.lexicon import Token
from kg.dates.named import Named
from kg.dates.notation import clocks
from kg.dates.resolve import resolve
from kg.dates.vocabulary import words
from kg.records import Granularity

_EARLY = (Granularity.WEEK, Granularity.MONTH, Granularity.YEAR)
_ENDS = ("since_end", "begin", "come_first", "so_far", "after", "after_long")
_FROM = ("since", "from")
_CLOCK = (Granularity.MINUTE, Granularity.HOUR)


Reading = Callable[[tuple[Token, ...], Place], Result]


def _anchor(value: Local, place: Place) -> tuple[str, date | None]:
    frame = place.frame
    if value.absolute:
        return "absolute", None
    if value.shift and value.shift.unit == "day" and value.shift.base != MENTION:
        said = frame.said(value.shift.steps)
        return ("mention", said) if said else ("publication", frame.publication)
    if value.shift and value.shift.base == MENTION and frame.mention:
        used = frame.day_mention if value.shift.unit == "day" else frame.mention
        return "mention", used.day if used else None
    if (frame.inherit_year or frame.inherit_month) and frame.mention and not value.shift:
        return "mention", frame.mention.day
    return "publication", frame.publication


def point(tokens: tuple[Token, ...], place: Place) -> Result:
    """A calendar position."""
    value = local.read(tokens)
    if local.habitual(tokens) and not place.mention_of(*FINE):
        raise NoTimeError
    if [token.kind for token in tokens] == ["day_word"] and place.around.our_time:
        return stretches.now(tokens, place)
    if tokens[0].text in words("context.then") and len(tokens) == 1 and not _year_spoken_of(place):
        raise NoTimeError
    if tokens[0].kind == "whole_year" and not place.mention_of(Granularity.YEAR):
        raise NoTimeError
    if tokens[0].kind == "weekday" and place.around.indefinite:
        raise UnresolvedError
    if tokens[0].kind == "day_anaphor" and not place.near and place.around.of_event:
        raise UnresolvedError
    to, anchor = _anchor(value, place)
    interval = resolve(value, place.frame)
    return Result(interval, tokens, to, anchor, interval)


def _year_spoken_of(place: Place) -> bool:
    """当年 is as often "in those days": it needs a year that was said, and near or for a topic."""
    return place.year_said and (place.near or place.around.opens_clause)


def list_(tokens: tuple[Token, ...], place: Place) -> Result:
    """2014和2015年 is one stretch; what does not follow on (9、15日) is split before it comes here."""
    joint = next(number for number, token in enumerate(tokens) if token.kind == "and")
    last = max(number for number, token in enumerate(tokens) if token.kind == "and")
    connector = tokens[joint]._replace(kind="to")
    whole = range_((*tokens[:joint], connector, *tokens[last + 1 :]), place)
    return replace(whole, tokens=tokens)


def days(tokens: tuple[Token, ...], place: Place) -> Result:
    """周三和周四 of one occasion is the stretch from the first to the second."""
    first, joint, second = tokens
    return replace(range_((first, joint._replace(kind="to"), second), place), tokens=tokens)


def range_(tokens: tuple[Token, ...], place: Place) -> Result:
    """From the first position to the end of the second, which takes what it leaves unsaid from it.

    1月至10月 in November lies behind as a whole, although the coming January is near: it is the
    ends of the two readings that are compared.
    """
    result = _range(tokens, place)
    frame, start = place.frame, result.interval.start
    if frame.direction == FUTURE or frame.publication is None or start is None:
        return result
    if start.date() > frame.publication:
        back = _range(tokens, replace(place, frame=replace(frame, direction=BACK)))
        ended = back.interval.end.date() if back.interval.end else start.date()
        if timedelta() <= frame.publication - ended < start.date() - frame.publication:
            return back
    return result


def _range(tokens: tuple[Token, ...], place: Place) -> Result:
    middle = next(number for number, token in enumerate(tokens) if token.kind == "to")
    first = point(tokens[:middle], place)
    start = first.interval.start
    if start is None:
        raise UnresolvedError
    value = local.read(tokens[middle + 1 :])
    if value.hours is None and value.kinds in (["clock"], ["weak_clock"]):
        value = replace(value, hours=local.read(tokens[:middle]).hours)
    last = resolve(value, _after(start.date(), place.frame))
    end = last.start if last.granularity in _CLOCK else last.end  # 至11时 ends at eleven
    if end and [token.kind for token in tokens[:middle]] == ["weekday"]:
        start = _last_before(start, end, place.frame.publication)
    if end is None or end <= start:
        raise UnresolvedError
    whole = Interval(
        start,
        end,
        last.granularity,
        start_latest=first.interval.start_latest,
        end_earliest=last.end_earliest,
        clocks=(clocks(first.interval)[0], clocks(last)[1]),
    )
    return replace(first, interval=whole, tokens=tokens, day=whole)


def _last_before(start: datetime, end: datetime, today: date | None) -> datetime:
    """周五到下周二 begins on the Friday right before, where it ends ahead."""
    late = start + timedelta(days=7)
    return late if today and end.date() > today and late < end else start


def _after(day: date, frame: Frame) -> Frame:
    """The frame of words that go on from a day."""
    anchor = Anchor(day, Granularity.DAY)
    return replace(
        frame, follow=day, mention=anchor, day_mention=anchor, inherit_year=False, inherit_month=False
    )


def since(tokens: tuple[Token, ...], place: Place) -> Result:
    """From a position on.

    The time itself where a clock time begins something (从…时开始) and where the words of an event
    stand before the 以来 (自2018年3月问世以来).
    """
    if tokens[-1].kind in ("after", "after_long"):  # what comes after a date is as often ahead
        place = replace(place, frame=replace(place.frame, named=Named()))
    first = point(tokens, place)
    if tokens[-1].kind == "to_date" and place.frame.publication:
        end = midnight(place.frame.publication) + ONE_DAY
        whole = Interval(first.interval.start, end, Granularity.DURATION)
        return replace(first, interval=whole)
    from_event = tokens[-1].kind not in _ENDS and place.around.since_closes
    started = first.interval.granularity in _CLOCK and tokens[-1].kind != "since_end"
    if from_event or started or _begins(tokens, first.interval):
        return replace(first, tokens=tuple(t for t in tokens if t.kind not in (*_FROM, "since_end", "begin")))
    open_end = replace(first.interval, end=None, end_earliest=None, side="ON_OR_AFTER")
    return replace(first, interval=open_end)


def since_list(tokens: tuple[Token, ...], place: Place) -> Result:
    """自2、3月份以来 begins with the first."""
    joint = next(number for number, token in enumerate(tokens) if token.kind == "and")
    return replace(since((*tokens[:joint], tokens[-1]), place), tokens=tokens)


def _begins(tokens: tuple[Token, ...], interval: Interval) -> bool:
    """明天开始 without 从 is the day something begins."""
    day = interval.granularity in (Granularity.DAY, Granularity.PART)
    return day and tokens[-1].kind == "begin" and tokens[0].kind not in _FROM


def before(tokens: tuple[Token, ...], place: Place) -> Result:
    """Up to a position: with a day it is the deadline (9月20日前), as it is with an end (年底前)."""
    looks = place.frame.direction or FUTURE
    first = point(tokens, replace(place, frame=replace(place.frame, direction=looks)))
    inside = first.interval.edge == "END" or first.interval.granularity is Granularity.DAY
    return replace(first, interval=_until(first.interval, inside))


def until(tokens: tuple[Token, ...], place: Place) -> Result:
    """Up to and with a position, which lies behind: 截至周六.

    直到 with 才 is no end but the time something happened at last: 直到2月，他才….
    """
    if tokens[0].kind == "until_event" and place.around.at_last:
        return point(tokens, place)
    first = point(tokens, replace(place, frame=replace(place.frame, direction=PAST)))
    return replace(first, interval=_until(first.interval, inside=True))


def _until(interval: Interval, inside: bool) -> Interval:
    end = interval.end if inside and interval.granularity not in _CLOCK else interval.start
    side = "ON_OR_BEFORE" if inside else "BEFORE"
    return replace(interval, start=None, end=end, start_latest=None, end_earliest=None, side=side)


def early(tokens: tuple[Token, ...], place: Place) -> Result:
    """本周早些时候 ends with the day before publication; of a day it is the whole."""
    first = point(tokens, place)
    interval, now = first.interval, place.frame.publication
    if interval.granularity in _EARLY and interval.start and interval.end and now:
        today = max(midnight(now), interval.start + ONE_DAY)
        if tokens[-1].kind == "early" and today < interval.end:
            interval = replace(interval, end=today, edge="START")
    return replace(first, interval=interval)


def year_today(tokens: tuple[Token, ...], place: Place) -> Result:
    """去年的今天."""
    now = stretches.publication(place)
    year = resolve(local.read(tokens[:1]), place.frame).start
    years = now.year - (year.year if year else now.year)
    return stretches.same_day(tokens, place, lengths.Length(years, years, "year"))


def dated(tokens: tuple[Token, ...], place: Place) -> Result:
    """4年前的8月18日: the day nearest to four years ago."""
    amount = lengths.of(tokens)
    sign = -1 if any(token.kind.startswith("before") for token in tokens) else 1
    if amount.least is None:
        return point(tokens, place)
    there = periods.shifted(stretches.publication(place), amount.least, amount.unit, sign)
    frame = replace(
        place.frame, publication=there, direction=NEAREST, inherit_year=False, inherit_month=False
    )
    return point(tokens, replace(place, frame=frame))


READINGS: dict[str, Reading] = {
    "ago": stretches.ago,
    "ago_today": stretches.ago_today,
    "before": before,
    "dated": dated,
    "days": days,
    "duration": stretches.duration,
    "early": early,
    "first": stretches.first,
    "future": stretches.future,
    "later": stretches.later,
    "list": list_,
    "now": stretches.now,
    "past": stretches.past,
    "point": point,
    "range": range_,
    "recent": stretches.recent,
    "since": since,
    "since_list": since_list,
    "until": until,
    "within": stretches.within,
    "year_today": year_today,
}
