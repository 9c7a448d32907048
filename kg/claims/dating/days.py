"""When the event is said to happen: by its sentence, by an earlier one, by the publication, or unknown."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from math import exp
from typing import NamedTuple

import numpy as np
from msgspec import Struct

from kg import lang
from kg.claims.dating.aspects import is_remembered, looks_back, recurs, says_then
from kg.claims.dating.content import dates_a_saying, foretells, stands_behind, supposes
from kg.claims.dating.narrative import LONG_AHEAD, Earlier, eve, vague
from kg.claims.dating.scene import CONTEXT, Scene, said_since, scene
from kg.claims.dating.stated import described, usable
from kg.claims.factuality.markers import Marker
from kg.claims.options.columns import NUMBER
from kg.claims.options.sheet import Sheet
from kg.claims.words.candidates import Candidate
from kg.records import Article, Basis, ClaimTime, Granularity, TimeExpression
from kg.weighing import Group, Weights, parts, template, weights

#: A date in front of the event word in its clause dates it: so 282 of 301 events (training articles).
_SETTLED = ("clause", "clause-open")
#: So does one that opens the sentence, in the clause after it where nobody's words come between: 60 of 70.
_OPENED = "opens1"
_OPEN = ("planned", "future", "possible", "condition", "negated", "purpose", "desired")

_PUBLISHED = template(
    "published", "told own running family opened nominal type",
    "", "told", "own", "told own", "told running", "family opened", "family nominal", "type",
)  # fmt: skip
_MARK = template("mark", "mark family", "mark", "mark family")
_NO_DATE = template("no-date", "told own inside type", "", "told", "own", "told own", "inside type")
#: What the candidate alone tells for its being dated by its context, its publication or not at all.
_SHARED = (CONTEXT, _PUBLISHED, _NO_DATE)


class Moment(Struct, frozen=True, gc=False):
    """A dating proposed for a candidate.

    `own` describes it, `scene` the candidate that it would be dated by its context, `marks` the part that a
    date plays in the text, for an event of a `family`.
    """

    time: ClaimTime
    own: tuple[Group, ...] = ()
    scene: tuple[Group, ...] = ()
    marks: tuple[str, ...] = ()
    family: str = ""

    @property
    def groups(self) -> tuple[Group, ...]:
        """All that describes it."""
        return self.scene + self.own + _marks(self.marks, self.family)


class Dates(Struct, frozen=True, gc=False):
    """Dates within reach of a candidate: of its sentence, before it, whether the report runs along these."""

    inside: Sequence[TimeExpression]
    earlier: Sequence[Earlier]
    running: bool


def moments(candidate: Candidate, dates: Dates, article: Article, opened: str) -> list[Moment]:
    """Every dating within reach."""
    inside = usable(candidate, dates.inside, article)
    then = says_then(candidate, article.text)
    past = is_remembered(candidate)
    own = [time for time in inside if not _of_another(candidate, time, article, opened, past)]
    around = scene(candidate, own, dates.running, "then" if then and not opened else opened)
    options = [
        Moment(stated(time), described(candidate, time, article, around))
        for time in own
        if not stands_behind(candidate, time, article)
    ]
    if own and _captions(own[0], candidate, article):
        return options[:1]
    if around.own in _SETTLED or (around.own == _OPENED and not said_since(candidate, own)):
        return options
    groups, family = around.groups, around.family
    options.insert(0, Moment(_UNDATED, _undated(candidate, around)))
    if past or recurs(candidate):
        return [one for one in options if not (one.time.start and one.time.end)]
    if len(own) < len(inside) or (not then and looks_back(candidate, article.text)):
        return options
    family = _THEN if then else _AHEAD if opened in _COMING else family
    options += [Moment(one.dated, (), groups, one.marks, family) for one in dates.earlier]
    published = _published(article.day)
    if published is not None:
        options.append(Moment(published, ((_PUBLISHED, *groups[0][1:8]),), groups))
    return options


def _of_another(
    candidate: Candidate, time: TimeExpression, article: Article, opened: str, past: bool
) -> bool:
    """Whether a date of the sentence says when somebody spoke of the event; `past`: it is one long ago."""
    return (
        dates_a_saying(candidate, time, article)
        or supposes(candidate, time, article)
        or (past and _of_the_year(time, article))
        or (opened in _COMING and foretells(candidate, time, article))
    )


_UNDATED = ClaimTime()


def _of_the_year(time: TimeExpression, article: Article) -> bool:
    """Whether a date lies in the year of publication or later."""
    return (time.start or "")[:4] >= (article.day or "9")[:4]


#: Instead of the family of a type: what goes back to the time spoken of, and what is still to come.
_THEN, _AHEAD = "then", "ahead"
_COMING = ("planned", "future", "possible")


def _captions(time: TimeExpression, candidate: Candidate, article: Article) -> bool:
    """Whether a date opens what is told of a picture (图为…): it dates all of it."""
    start = candidate.passage.span.start
    lead = article.text[start : time.span.start]
    return lead in _leads() and bool(time.start and time.end)


@cache
def _leads() -> frozenset[str]:
    return frozenset(lang.load("zh", "dating").words("caption", "leads"))


def opening(candidate: Candidate, markers: Sequence[Marker], starts: Sequence[int]) -> str:
    """The last word of the clause that keeps the event from having happened, by its class; or empty."""
    clause = candidate.passage.clauses[candidate.clause]
    low, high = bisect_left(starts, clause.start), bisect_left(starts, candidate.trigger.start)
    for number in range(high - 1, low - 1, -1):
        found = _opens(markers[number].classes)
        if found:
            return found
    return ""


@cache
def _opens(classes: tuple[str, ...]) -> str:
    return next((name for name in _OPEN if name in classes), "")


def choose(options: Sequence[Sequence[Moment]]) -> list[Moment]:
    """Of the datings of each candidate the most probable of the most probable basis.

    The basis comes first: dates within reach share what speaks for one of them, so that each by itself
    would lose against the single option of no date. Over articles left out in training that finds 0.62 of
    the dates given by context, the best option alone 0.55, and both are right in 0.71 of all claims.
    """
    table = weights("time")
    known = [mine[-1].scene[0] for mine in options if mine[-1].scene]
    weighed = iter(_shared(known, table) if known else ())
    return [_most_probable(mine, table, next(weighed) if mine[-1].scene else _NOTHING) for mine in options]


class _Shared(NamedTuple):
    """What speaks for every dating of a candidate by its context, for its publication, for no date."""

    context: float
    published: float
    no_date: float


_NOTHING = _Shared(0.0, 0.0, 0.0)


def _shared(scenes: Sequence[Group], table: Weights) -> list[_Shared]:
    """Weigh candidates by the group that their datings by context share."""
    it = list(Sheet.of_groups([[scene] for scene in scenes]).columns)
    told, own, kind = it[0], it[1], it[6]
    where = np.where(own == NUMBER["out"], own, NUMBER["in"])
    sheet = Sheet.of((CONTEXT, *it), (_PUBLISHED, *it[:7]), (_NO_DATE, told, own, where, kind))
    return [_Shared(*row) for row in sheet.scores(*parts(table, _SHARED)).tolist()]


def _most_probable(mine: Sequence[Moment], table: Weights, shared: _Shared) -> Moment:
    if len(mine) == 1:
        return mine[0]
    scores = [
        shared.context + (_marked(table, it.marks, it.family) if it.marks else shared.published)
        if it.scene
        else shared.no_date
        if it.time is _UNDATED
        else table.score(it.own)
        for it in mine
    ]
    found = _choose(mine, [round(score, 2) for score in scores])
    return found if not found.marks or _carries(found) else mine[0]


def _carries(moment: Moment) -> bool:
    """Whether a date may date what another sentence tells.

    News of the week dates all of the report, but no act told long before it (of 200 so dated 60 are right)
    and, if it stands in somebody's words, nothing before them or behind another day (of 57 so dated 17);
    2007年 dates only what follows at once, and nothing that is not still to come has happened at a date
    ahead (of 50 such datings 9 are right, of 34 of plans 24).
    """
    if "age:future" in moment.marks:
        return moment.family == _AHEAD
    if moment.family == _THEN:
        return True
    if LONG_AHEAD in moment.marks and moment.family != "speech":
        return False
    if "quoted" in moment.marks and "running" not in moment.marks:
        return False
    return "next" in moment.marks or _HISTORY.isdisjoint(moment.marks)


#: Marks of dates that are not the news itself.
_HISTORY = frozenset(
    ("age:weeks", "age:old", "month", "quarter", "half", "season", "year", "decade", "century")
)


@lru_cache(maxsize=100_000)
def _marked(table: Weights, marks: tuple[str, ...], family: str) -> float:
    """What speaks for a date that plays this part in the text."""
    return table.score(_marks(marks, family))


def _choose(options: Sequence[Moment], scores: Sequence[float]) -> Moment:
    """The best of the basis whose datings are most probable together; the first of equals."""
    top = max(scores)
    together: dict[Basis, float] = {}
    best: dict[Basis, tuple[float, Moment]] = {}
    for option, score in zip(options, scores, strict=True):
        basis, share = option.time.basis, exp(score - top)
        if basis not in together:
            together[basis], best[basis] = share, (score, option)
            continue
        together[basis] += share
        if score > best[basis][0]:
            best[basis] = score, option
    return best[max(together, key=together.__getitem__)][1]


def stated(time: TimeExpression) -> ClaimTime:
    """An expression of the sentence as the time of a claim; 几天前 is told, and names no day."""
    if vague(time):
        return ClaimTime(
            time.text, None, None, time.granularity, Basis.STATED, anchor=time.anchor, span=time.span
        )
    return ClaimTime(
        time.text, time.start, time.end, time.granularity, Basis.STATED, anchor=time.anchor, span=time.span
    )


@lru_cache(maxsize=1024)
def _published(day: str | None) -> ClaimTime | None:
    around = eve(day)
    return ClaimTime("", *around, Granularity.DAY, Basis.CONTEXT, anchor=day) if around else None


def _undated(candidate: Candidate, around: Scene) -> tuple[Group, ...]:
    inside = "out" if around.own == "out" else "in"
    return ((_NO_DATE, around.told, around.own, inside, candidate.type),)


@cache
def _marks(marks: tuple[str, ...], family: str) -> tuple[Group, ...]:
    return tuple((_MARK, mark, family) for mark in marks)
