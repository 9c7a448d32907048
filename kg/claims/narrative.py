"""The days that a report runs along: what an undated sentence may be dated by, known before it is read."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from kg.claims.candidates import Candidate
from kg.claims.passages import Passage
from kg.claims.triggers import Trigger
from kg.records import Article, BlockKind, Granularity, Key, Reading, TimeExpression

#: Days before publication within which a day is the news itself. Of the events that annotators dated by
#: their context 9 in 10 lie in that week (training articles).
FRESH = 7
#: How many different dates back an undated sentence may be dated by.
_REACH = 3
_DAYS = (Granularity.DAY, Granularity.PART, Granularity.HOUR, Granularity.MINUTE)
_AGES = ((0, "future"), (1, "today"), (2, "eve"), (4, "days"), (FRESH + 1, "week"), (60, "weeks"))


class Earlier(Struct, frozen=True, gc=False):
    """A date within reach of a sentence that does not name it, with what tells its part in the text."""

    time: TimeExpression
    marks: tuple[str, ...]
    passage: Passage


class _Told(Struct, frozen=True, gc=False):
    time: TimeExpression
    passage: Passage
    marks: tuple[str, ...]
    fresh: bool


def earlier(passages: Sequence[Passage], reading: Reading) -> list[tuple[Earlier, ...]]:
    """For every sentence the dates it may go on with, the nearest first, in time linear in the text."""
    told = [
        _Told(time, passage, _marks(time, passage, reading), _fresh(time, reading.article))
        for passage in passages
        for time in passage.times
        if (time.start or time.end) and time.granularity != Granularity.DURATION and not vague(time)
    ]
    lead = next((one for one in told if one.fresh and one.passage.kind != BlockKind.CAPTION), None)
    found: list[tuple[Earlier, ...]] = []
    recent: list[_Told] = []
    running: _Told | None = None
    at = 0
    for passage in passages:
        found.append(_options(passage, recent, running, lead))
        while at < len(told) and told[at].passage is passage:
            one = told[at]
            same = [r for r in recent if interval(r.time) != interval(one.time)]
            recent = [one, *same][:_REACH]
            running = one if one.fresh else running
            at += 1
    return found


def echoes(passages: Sequence[Passage], triggers: Sequence[Trigger], reading: Reading) -> dict[str, Earlier]:
    """For every event word the date that stands in its clause where the text first dates it."""
    found: dict[str, Earlier] = {}
    at = 0
    for passage in passages:
        while at < len(triggers) and triggers[at].start < passage.span.start:
            at += 1
        dated = {
            passage.clause_at(time.span.start): time
            for time in reversed(passage.times)
            if time.start and time.end and time.granularity != Granularity.DURATION
        }
        while at < len(triggers) and triggers[at].start < passage.span.end:
            time = dated.get(passage.clause_at(triggers[at].start)) if dated else None
            if time is not None and len(triggers[at].word) > 1:
                marks = (*_marks(time, passage, reading), "echo")
                found.setdefault(triggers[at].word, Earlier(time, marks, passage))
            at += 1
    return found


def with_echo(
    candidate: Candidate, dates: Sequence[tuple[Earlier, ...]], known: Mapping[str, Earlier]
) -> tuple[Earlier, ...]:
    """The dates that a candidate's sentence may go on with, and the one that its event word has elsewhere."""
    number = candidate.passage.number
    echo = known.get(candidate.trigger.word)
    if echo is None or echo.passage.number == number:
        return dates[number]
    same = [one for one in dates[number] if interval(one.time) == interval(echo.time)]
    marked = replace(same[0], marks=(*same[0].marks, "echo")) if same else echo
    return (*(one for one in dates[number] if one not in same), marked)


def _options(
    passage: Passage, recent: Sequence[_Told], running: _Told | None, lead: _Told | None
) -> tuple[Earlier, ...]:
    options: dict[tuple[str | None, str | None], tuple[_Told, list[str]]] = {}
    for rank, one in enumerate(recent):
        near = "block" if one.passage.block == passage.block else "text"
        next_to = passage.number - one.passage.number == 1
        marks = [f"rank{rank}", near, f"rank{rank}:{near}", "next" if next_to else "apart"]
        options[interval(one.time)] = (one, marks)
    if running is not None:
        options.setdefault(interval(running.time), (running, []))[1].append("running")
    if lead is not None and lead.passage.number != passage.number:
        ahead = lead.passage.number > passage.number
        options.setdefault(interval(lead.time), (lead, []))[1].append("ahead" if ahead else "lead")
    people = _people(passage)
    return tuple(
        Earlier(one.time, (*one.marks, *marks, _shared(people, one.passage)), one.passage)
        for one, marks in options.values()
    )


def _people(passage: Passage) -> frozenset[Key]:
    return frozenset(key for noun in passage.nouns for key in noun.mention.actors)


def _shared(people: frozenset[Key], there: Passage) -> str:
    """Whether a date's sentence speaks of somebody of this one."""
    if not people:
        return "nobody"
    return "strangers" if people.isdisjoint(_people(there)) else "shared"


def vague(time: TimeExpression) -> bool:
    """Whether an amount leaves open when it is (几天前, 近几个月来): annotators give such events no day."""
    return time.start_latest is not None or time.end_earliest is not None


def _marks(time: TimeExpression, passage: Passage, reading: Reading) -> tuple[str, ...]:
    text = reading.layout.folded
    clause = passage.clauses[passage.clause_at(time.span.start)]
    unit = "day" if time.granularity in _DAYS else str(time.granularity)
    age = age_of(time.start or time.end, reading.article)
    place = (
        "quoted"
        if passage.quoted(time.span.start)
        else "opens"
        if time.span.start - clause.start <= 2
        else "in"
    )
    attribute = "的" in text[time.span.end : clause.end][:14]
    bound = "closed" if time.start and time.end else "open"
    return (
        unit,
        "age:" + age,
        unit + ":" + age,
        place,
        bound,
        "of" if attribute else "of-",
        str(passage.kind),
    )


def age_of(day: str | None, article: Article) -> str:
    """How long before publication a day lies, in words."""
    if not day or not article.day:
        return "?"
    days = (date.fromisoformat(article.day) - date.fromisoformat(day[:10])).days
    return next((name for limit, name in _AGES if days < limit), "old")


def _fresh(time: TimeExpression, article: Article) -> bool:
    return (
        time.granularity in _DAYS
        and bool(time.start and time.end)
        and age_of(time.start, article) in ("today", "eve", "days", "week")
    )


def interval(time: TimeExpression) -> tuple[str | None, str | None]:
    """The days of a time."""
    return time.start and time.start[:10], time.end and time.end[:10]


@lru_cache(maxsize=1024)
def eve(published: str | None) -> tuple[str, str] | None:
    """From the day before publication to its end: when the news of a report without any day happened."""
    if not published:
        return None
    day = date.fromisoformat(published)
    return (day - timedelta(days=1)).isoformat(), (day + timedelta(days=1)).isoformat()
