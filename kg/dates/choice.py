"""Which of the dates that the words may mean: the nearest fitting one.

Weekdays and days look back unless the clause looks forward; months, which are as often named
ahead, take the nearer side. The distances are those that read the annotated articles best.
"""

from datetime import date, timedelta

from kg.dates import calendar
from kg.dates.calendar import Interval, UnresolvedError
from kg.dates.direction import BACK, FUTURE, MAYBE, PAST
from kg.dates.frame import Frame
from kg.records import Granularity

#: A direction that means the date itself: the other words name it (周四（3月2日）).
NEAREST = "nearest"
#: A cue is overruled where it would mean a date this far off: press would say 明年6月 for a June
#: nine months ahead, and a past January in December is said without 去年.
_TOO_FAR_AHEAD, _TOO_FAR = timedelta(days=240), timedelta(days=300)
#: Without a cue a month or a month's day that lies this far back is the coming one if that is near.
#: Of 824 annotated values 783 come out right with 250 to 305 days back and 60 to 90 ahead, 781 with
#: 45 ahead; without the second limit 782 with 210 or 310 back and 779 with 340.
FAR_BACK, _NEAR_AHEAD = timedelta(days=280), timedelta(days=75)
#: Without a cue a bare day (5日) this far back, with the coming one this near, lies ahead. The
#: annotated articles do not tell 10 days from 28; the sentence set has days 25 and 2 days off.
DAY_FAR_BACK, _DAY_NEAR_AHEAD = timedelta(days=20), timedelta(days=10)
#: What was announced for so many days later, in the same sentence, has come.
_SOON = timedelta(days=100)
#: The summer is not over on the first of September, whatever the weather offices say.
_JUST_OVER = timedelta(days=25)
#: 15日将 in an article of the 16th is yesterday, not next month.
_JUST_PAST = timedelta(days=4)


def reference(frame: Frame) -> date:
    """The day of publication. Raises UnresolvedError."""
    if frame.publication is None:
        raise UnresolvedError
    return frame.publication


def nearest(candidates: list[date], frame: Frame, far: timedelta) -> date:
    """The candidate that the clause's direction and the distance speak for."""
    if frame.follow:
        return min((day for day in candidates if day >= frame.follow), default=candidates[-1])
    today = reference(frame)
    if frame.direction == NEAREST:
        return min(candidates, key=lambda day: (abs(day - today), day))
    ahead = min((day for day in candidates if day >= today), default=candidates[-1])
    back = max((day for day in candidates if day <= today), default=candidates[0])
    if frame.direction == BACK:
        return back
    if frame.direction == FUTURE:
        if frame.told_on and frame.told_on < back <= today and back - frame.told_on < _SOON:
            return back  # 5月29日宣布将从6月1日开始, in October
        return back if ahead - today > _TOO_FAR_AHEAD and today - back < ahead - today else ahead
    if frame.direction == MAYBE:
        return ahead if ahead - today < today - back else back
    if ahead > today and frame.named.tells_of(back, frame.block):
        return back
    limit, near = (_TOO_FAR, _NEAR_AHEAD) if frame.direction == PAST else (far, _NEAR_AHEAD)
    return ahead if today - back > limit and ahead - today < near else back


def nearest_day(candidates: list[date], frame: Frame) -> date:
    """The same for a bare day of the month."""
    if frame.follow:
        return nearest(candidates, frame, DAY_FAR_BACK)
    today = reference(frame)
    ahead = min(day for day in candidates if day >= today)
    back = max(day for day in candidates if day <= today)
    if frame.direction == FUTURE:
        return back if today - back < _JUST_PAST and ahead - today > DAY_FAR_BACK else ahead
    if frame.narrative or frame.direction == BACK:
        return back
    return ahead if today - back > DAY_FAR_BACK and ahead - today < _DAY_NEAR_AHEAD else back


def begun(units: list[Interval], frame: Frame) -> Interval:
    """The last unit that has begun, or with a look ahead the first that has not ended."""
    today = calendar.midnight(frame.follow or reference(frame))
    if frame.direction == FUTURE or frame.follow:
        over = today - (_JUST_OVER if units[0].granularity is Granularity.SEASON else timedelta())
        return next(unit for unit in units if unit.end and unit.end > over)
    return next(unit for unit in reversed(units) if unit.start and unit.start <= today)


def of_this_year(units: list[Interval], frame: Frame) -> Interval:
    """下半年 in March is that of the year, without a word of 将; in January it may be the last."""
    if frame.follow:
        return begun(units, frame)
    this = units[len(units) // 2]
    today = calendar.midnight(reference(frame))
    if frame.direction == FUTURE and this.end and this.end <= today:
        return units[-1]
    if frame.direction in (PAST, BACK) and this.start and this.start > today:
        return units[0]
    return this


def closest(units: list[Interval], frame: Frame) -> Interval:
    """This year's unit once it has begun, else the nearest: in September 冬季 comes, in May it is over."""
    if frame.follow or frame.direction not in (None, MAYBE):
        return begun(units, frame)
    today = calendar.midnight(reference(frame))
    this = units[len(units) // 2]
    if this.start and this.start <= today:
        return this

    def distance(unit: Interval) -> timedelta:
        start, end = unit.start or today, unit.end or today
        return max(start - today, today - end, timedelta())

    return min(units, key=distance)
