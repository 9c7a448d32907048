"""The days that a report runs along: what an undated sentence may be dated by, known before it is read."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

from kg.claims.dating.scene import says
from kg.claims.words.candidates import Candidate
from kg.claims.words.passages import Passage
from kg.claims.words.triggers import Trigger
from kg.records import Article, Basis, BlockKind, ClaimTime, Granularity, Key, Reading, TimeExpression

#: Days before publication within which a day is the news itself. Of the events that annotators dated by
#: their context 9 in 10 lie in that week (training articles).
FRESH = 7
#: How many different dates back an undated sentence may be dated by.
_REACH = 3
_DAYS = (Granularity.DAY, Granularity.PART, Granularity.HOUR, Granularity.MINUTE)
#: A date so many sentences ahead is hardly the day of what stands there, but for what shows the news itself.
_LONG, LONG_AHEAD = 5, "long-ahead"
_SHOWN = (BlockKind.TITLE, BlockKind.CAPTION)
#: How many sentences back a date stands, in words; one ahead of its sentence is negative.
_GAPS = ((0, "ahead"), (1, "next"), (2, "2"), (4, "4"), (8, "8"))
_AGES = ((0, "future"), (1, "today"), (2, "eve"), (4, "days"), (FRESH + 1, "week"), (60, "weeks"))


class Earlier(Struct, frozen=True, gc=False):
    """A date within reach of a sentence that does not name it, with what tells its part in the text."""

    time: TimeExpression
    dated: ClaimTime  # the time of a claim that is dated by it
    marks: tuple[str, ...]
    passage: Passage
    interval: tuple[str | None, str | None]


class _Told(Struct, frozen=True, gc=False):
    time: TimeExpression
    dated: ClaimTime
    passage: Passage
    marks: tuple[str, ...]
    fresh: bool
    interval: tuple[str | None, str | None]
    people: frozenset[Key]
    subject: frozenset[Key]


class Standing(Struct, frozen=True, gc=False):
    """A sentence beside the dates told before it: the last ones, the one the report runs along, its first."""

    passage: Passage
    recent: Sequence[_Told]
    running: _Told | None
    lead: _Told | None
    joined: bool  # whether only a semicolon parts it from the sentence before


def standings(passages: Sequence[Passage], triggers: Sequence[Trigger], reading: Reading) -> list[Standing]:
    """How every sentence stands to the dates of the text, in time linear in it."""
    begins = _words_begin(passages, triggers)
    told = [
        _told(time, passage, reading, begins[passage.number] <= time.span.start)
        for passage in passages
        for time in passage.times
        if (time.start or time.end) and time.granularity is not Granularity.DURATION and not vague(time)
    ]
    lead = next((one for one in told if one.fresh and one.passage.kind != BlockKind.CAPTION), None)
    found: list[Standing] = []
    recent: list[_Told] = []
    running: _Told | None = None
    at = 0
    for passage in passages:
        joined = passage.number > 0 and _goes_on_behind(passages[passage.number - 1], passage, reading)
        found.append(Standing(passage, recent, running, lead, joined))
        while at < len(told) and told[at].passage is passage:
            one = told[at]
            recent = [one, *[r for r in recent if r.interval != one.interval]][:_REACH]
            running = one if one.fresh else running
            at += 1
    return found


def _words_begin(passages: Sequence[Passage], triggers: Sequence[Trigger]) -> list[int]:
    """For every sentence where the first word of saying in it ends, or its own end."""
    found = [passage.span.end for passage in passages]
    at = 0
    for number, passage in enumerate(passages):
        while at < len(triggers) and triggers[at].start < passage.span.end:
            if triggers[at].start >= passage.span.start and says(triggers[at]):
                found[number] = min(found[number], triggers[at].end)
            at += 1
    return found


def _told(time: TimeExpression, passage: Passage, reading: Reading, said: bool) -> _Told:
    marks = (*_marks(time, passage, reading), "reported" if said else "plain")
    fresh, subject = _fresh(time, reading.article), _subject(passage)
    return _Told(time, _dated(time), passage, marks, fresh, interval(time), _people(passage), subject)


def _dated(time: TimeExpression) -> ClaimTime:
    return ClaimTime(
        time.text, time.start, time.end, time.granularity, Basis.CONTEXT, anchor=time.anchor, span=time.span
    )


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
            if time.start and time.end and time.granularity is not Granularity.DURATION
        }
        while at < len(triggers) and triggers[at].start < passage.span.end:
            word = triggers[at].word
            time = dated.get(passage.clause_at(triggers[at].start)) if dated else None
            if time is not None and len(word) > 1 and word not in found:
                marks = (*_marks(time, passage, reading), "echo")
                found[word] = Earlier(time, _dated(time), marks, passage, interval(time))
            at += 1
    return found


def with_echo(
    candidate: Candidate, dates: Mapping[int, tuple[Earlier, ...]], known: Mapping[str, Earlier]
) -> tuple[Earlier, ...]:
    """The dates that a candidate's sentence may go on with, and the one that its event word has elsewhere."""
    number = candidate.passage.number
    echo = known.get(candidate.trigger.word)
    if echo is None or echo.passage.number == number:
        return dates[number]
    here = dates[number]
    same = next((one for one in here if one.interval == echo.interval), None)
    if same is None:
        return (*here, echo)
    marked = Earlier(same.time, same.dated, (*same.marks, "echo"), same.passage, same.interval)
    return (*[one for one in here if one is not same], marked)


def _goes_on_behind(last: Passage, passage: Passage, reading: Reading) -> bool:
    """Whether only a semicolon parts a passage from the one before: 本周，甲访问乙；丙警告丁."""
    text = reading.layout.folded
    return last.block == passage.block and text[last.span.start : last.span.end].rstrip()[-1:] in "；;"


def earlier(standing: Standing) -> tuple[Earlier, ...]:
    """The dates that a sentence may go on with, the nearest first."""
    options, passage = _within_reach(standing), standing.passage
    people = _people(passage) if options else frozenset()
    subject = _subject(passage) if options else frozenset()
    return tuple(
        [
            Earlier(
                one.time,
                one.dated,
                (*one.marks, *marks, _shared(people, one.people), *_goes_on_with(subject, one, passage)),
                one.passage,
                one.interval,
            )
            for one, marks in options
        ]
    )


def _within_reach(standing: Standing) -> Collection[tuple[_Told, tuple[str, ...]]]:
    """The dates told of last, the one that the report runs along and its first, each with its part."""
    passage, running, lead = standing.passage, standing.running, standing.lead
    options: dict[tuple[str | None, str | None], tuple[_Told, tuple[str, ...]]] = {}
    for rank, one in enumerate(standing.recent):
        near = one.passage.block == passage.block
        next_to = passage.number - one.passage.number == 1
        marks = _RECENT[rank, near, next_to]
        options[one.interval] = one, (*marks, _JOINED[one.marks[3]]) if standing.joined and next_to else marks
    if running is not None:
        before = options.get(running.interval, (running, ()))
        options[running.interval] = before[0], (*before[1], "running")
    if lead is not None and lead.passage.number != passage.number:
        before = options.get(lead.interval, (lead, ()))
        part = "ahead" if lead.passage.number > passage.number else "lead"
        options[lead.interval] = before[0], (*before[1], part)
    return options.values()


#: Of the part of the sentence before a semicolon, by where in its clause it stands.
_JOINED = {place: f"joined:{place}" for place in ("quoted", "opens", "in")}
#: How a date stands to a sentence: how many dates back, whether in its block, whether in the sentence before.
_RECENT = {
    (rank, near, next_to): (
        f"rank{rank}",
        place := "block" if near else "text",
        f"rank{rank}:{place}",
        "next" if next_to else "apart",
    )
    for rank in range(_REACH)
    for near in (True, False)
    for next_to in (True, False)
}


def goes_on(dates: Sequence[Earlier]) -> bool:
    """Whether one of some dates is what the report runs along."""
    return any(not _RUNNING.isdisjoint(one.marks) for one in dates)


_RUNNING = frozenset(("running", "lead", "ahead"))


def _people(passage: Passage) -> frozenset[Key]:
    return frozenset([key for noun in passage.nouns for key in noun.mention.actors])


def _subject(passage: Passage) -> frozenset[Key]:
    """Who the first noun of a sentence names that may be what it is about."""
    for noun in passage.nouns:
        if not (noun.modifier or noun.coverb or noun.possessive):
            return frozenset(noun.mention.actors)
    return frozenset()


def _goes_on_with(subject: frozenset[Key], one: _Told, passage: Passage) -> tuple[str, ...]:
    """Whether a sentence is about whom a date's sentence is about, and whether it is the next one."""
    same = "nobody" if not subject or not one.subject else "it" if subject & one.subject else "another"
    gap = passage.number - one.passage.number
    far = next((name for limit, name in _GAPS if gap <= limit), "far")
    marks = f"about:{same}", f"about:{same}:{far}", f"gap:{far}"
    return (*marks, LONG_AHEAD) if gap <= -_LONG and passage.kind not in _SHOWN else marks


def _shared(people: frozenset[Key], there: frozenset[Key]) -> str:
    """Whether a date's sentence speaks of somebody of this one."""
    if not people:
        return "nobody"
    return "strangers" if people.isdisjoint(there) else "shared"


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
