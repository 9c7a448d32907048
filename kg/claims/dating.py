"""When the event is said to happen: by its sentence, by an earlier one, by the publication, or unknown."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from kg import lang
from kg.claims.candidates import Candidate
from kg.claims.columns import weighed
from kg.claims.markers import Marker
from kg.claims.narrative import Earlier, eve, vague
from kg.claims.passages import Passage
from kg.claims.triggers import Trigger
from kg.records import Article, Basis, ClaimTime, Granularity, Span, TimeExpression
from kg.weighing import COUNTS, Group, softmax, template, weights

#: What the report runs along: words, and going to meet somebody. The other types are done at any time.
_SPEECH = frozenset(("statement", "request", "support", "accuse", "reject", "threaten", "disclose"))
_CALLS = frozenset(("meet", "visit", "attend"))
#: Words like 在, 但 and a bracket that may stand before the date that opens a sentence.
_OPENING = 3
#: A date in front of the event word in its clause dates it: so 282 of 301 events (training articles).
_SETTLED = ("clause", "clause-open")
#: So does one that opens the sentence, in the clause after it where nobody's words come between: 60 of 70.
_OPENED = "opens1"
_BRACKETS = ("(", "（")
_OPEN = ("planned", "future", "possible", "condition", "negated", "purpose", "desired")

_CONTEXT = template(
    "context",
    "told own running family opened nominal type word site outer subject before behind tag block",
    "", "told", "own", "told own", "told running", "family opened", "family nominal", "type", "word", "site",
    "running", "outer", "subject", "subject family", "told opened", "told subject", "before", "behind",
    "tag", "block",
)  # fmt: skip
_PUBLISHED = template(
    "published", "told own running family opened nominal type",
    "", "told", "own", "told own", "told running", "family opened", "family nominal", "type",
)  # fmt: skip
_MARK = template("mark", "mark family", "mark", "mark family")
_NO_DATE = template("no-date", "told own inside type", "", "told", "own", "told own", "inside type")
_OWN_DATE = template(
    "own-date", "told side closed only opens unit bounds",
    "", "told", "told side", "only side closed", "opens side", "opens closed told", "unit", "bounds",
)  # fmt: skip
_DATE_PLACE = template(
    "date-place", "side clauses verbs rivals type unit when nominal said across",
    "side clauses", "side clauses verbs", "side clauses rivals", "side clauses type", "side clauses unit",
    "side clauses when", "side clauses nominal", "said side clauses", "across side clauses",
)  # fmt: skip


class Moment(Struct, frozen=True, gc=False):
    """A dating proposed for a candidate.

    `own` describes it, `scene` the candidate that it would be dated by its context, `marks` the part that a
    date plays in the text.
    """

    time: ClaimTime
    own: tuple[Group, ...] = ()
    scene: tuple[Group, ...] = ()
    marks: tuple[Group, ...] = ()

    @property
    def groups(self) -> tuple[Group, ...]:
        """All that describes it."""
        return self.scene + self.own + self.marks


def moments(candidate: Candidate, earlier: Sequence[Earlier], article: Article, opened: str) -> list[Moment]:
    """Every dating within reach. `earlier` are dates that the sentence does not name itself."""
    inside = [time for time in _own_times(candidate.passage, article) if not _is_length(candidate, time)]
    scene = _scene(candidate, inside, earlier, opened)
    options = [Moment(stated(time), _inside(candidate, time, article, scene)) for time in inside]
    if inside and _captions(inside[0], candidate, article):
        return options[:1]
    if scene.own in _SETTLED or (scene.own == _OPENED and not _said_since(candidate, inside)):
        return options
    options.insert(0, Moment(ClaimTime(), _undated(candidate, scene)))
    options += [
        Moment(_context(one.time), (), scene.groups, _marks(one.marks, scene.family)) for one in earlier
    ]
    around = eve(article.day)
    if around:
        published: Group = (_PUBLISHED, *scene.groups[0][1:8])
        options.append(Moment(_published(*around, article), (published,), scene.groups))
    return options


def _own_times(passage: Passage, article: Article) -> list[TimeExpression]:
    """The times of a sentence, without those that only give the one before in brackets once more:
    东京时间9点半（台北时间8点半）."""
    return [
        time
        for number, time in enumerate(passage.times)
        if not number
        or article.text[passage.times[number - 1].span.end : time.span.start].strip() not in _BRACKETS
    ]


def _is_length(candidate: Candidate, time: TimeExpression) -> bool:
    """Whether a time says how long (会谈10分钟) or what the event is measured against (一年多来首次会谈)."""
    if time.granularity == Granularity.DURATION and not time.start and not time.end:
        return True
    start = candidate.trigger.start - len(candidate.before)
    if time.granularity != Granularity.DURATION or not start <= time.span.start < candidate.trigger.start:
        return False
    return candidate.before.startswith(_measured(), time.span.end - start)


def _captions(time: TimeExpression, candidate: Candidate, article: Article) -> bool:
    """Whether a date opens what is told of a picture (图为…): it dates all of it."""
    start = candidate.passage.span.start
    lead = article.text[start : time.span.start]
    return lead in _leads() and bool(time.start and time.end)


@cache
def _leads() -> frozenset[str]:
    return frozenset(lang.load("zh", "dating").words("caption", "leads"))


@cache
def _measured() -> tuple[str, ...]:
    return lang.load("zh", "dating").words("span", "measured")


def opening(candidate: Candidate, markers: Sequence[Marker], starts: Sequence[int]) -> str:
    """The last word of the clause that keeps the event from having happened, by its class; or empty."""
    clause = candidate.passage.clauses[candidate.clause]
    low, high = bisect_left(starts, clause.start), bisect_left(starts, candidate.trigger.start)
    for marker in reversed(markers[low:high]):
        found = next((name for name in _OPEN if name in marker.classes), "")
        if found:
            return found
    return ""


def choose(options: Sequence[Sequence[Moment]]) -> list[Moment]:
    """Of the datings of each candidate the most probable of the most probable basis.

    The basis comes first: dates within reach share what speaks for one of them, so that each by itself
    would lose against the single option of no date. Over articles left out in training that finds 0.62 of
    the dates given by context, the best option alone 0.55, and both are right in 0.71 of all claims.
    """
    table = weights("time")
    scenes = [mine[-1].scene for mine in options]  # what the publication or the last date before shares
    told = weighed(scenes, table)[:, 0].tolist()
    own = iter(weighed([moment.own for mine in options for moment in mine], table)[:, 0].tolist())
    found = []
    for mine, scene in zip(options, told, strict=True):
        scores = [next(own) + table.total[it.marks] + (scene if it.scene else 0.0) for it in mine]
        found.append(_choose(mine, softmax([round(score, 2) for score in scores])))
    return found


def _choose(options: Sequence[Moment], shares: Sequence[float]) -> Moment:
    together: dict[Basis, float] = {}
    for option, share in zip(options, shares, strict=True):
        together[option.time.basis] = together.get(option.time.basis, 0.0) + share
    rests_on = max(together, key=together.__getitem__)
    within = [number for number, option in enumerate(options) if option.time.basis == rests_on]
    return options[max(within, key=shares.__getitem__)]


def stated(time: TimeExpression) -> ClaimTime:
    """An expression of the sentence as the time of a claim; 几天前 is told, and names no day."""
    if vague(time):
        return ClaimTime(
            time.text, None, None, time.granularity, Basis.STATED, anchor=time.anchor, span=time.span
        )
    return ClaimTime(
        time.text, time.start, time.end, time.granularity, Basis.STATED, anchor=time.anchor, span=time.span
    )


def _context(time: TimeExpression) -> ClaimTime:
    return ClaimTime(
        time.text, time.start, time.end, time.granularity, Basis.CONTEXT, anchor=time.anchor, span=time.span
    )


def _published(start: str, end: str, article: Article) -> ClaimTime:
    return ClaimTime("", start, end, Granularity.DAY, Basis.CONTEXT, anchor=article.day)


class _Scene(Struct, frozen=True, gc=False):
    """What bears on whether an event is dated by its context at all, and by what."""

    told: str  # the family of its type and whether the outlet itself tells it
    own: str  # how near the nearest date of the sentence stands
    family: str
    groups: tuple[Group]


def _scene(
    candidate: Candidate, inside: Sequence[TimeExpression], earlier: Sequence[Earlier], opened: str
) -> _Scene:
    kind, trigger = candidate.type, candidate.trigger
    family = "speech" if kind in _SPEECH else "call" if kind in _CALLS else "act"
    outer = candidate.rivals[: candidate.rank]
    clause = trigger.start - len(candidate.before)
    says = any(
        _says(t) and not (family == "speech" and t.start >= clause)  # 在国情咨文演讲中表示
        for t in outer
    )
    told = family + ":" + ("told" if says else "main")
    if candidate.quoted:
        told = family + ":quoted"
    own = _own(candidate, inside)
    running = any(mark in one.marks for one in earlier for mark in ("running", "lead", "ahead"))
    group = (
        _CONTEXT, told, own, "running" if running else "still", family, opened or "plain",
        candidate.nominal + ("l" if candidate.light else ""), kind, trigger.word,
        str(candidate.passage.kind) + ":" + ("first" if candidate.passage.first else "later"),
        COUNTS[min(len(outer), 2)], _subject(candidate), candidate.before[-1:], candidate.after[:1],
        trigger.tag, COUNTS[min(candidate.passage.block // 2, 5)],
    )  # fmt: skip
    return _Scene(told, own, family, (group,))


def _says(trigger: Trigger) -> bool:
    """Whether what comes behind is somebody's words: the event word is a whole word and no noun."""
    return trigger.concepts[0].type in _SPEECH and trigger.edges == "lr" and not _is_noun(trigger)


def _said_since(candidate: Candidate, inside: Sequence[TimeExpression]) -> bool:
    """Whether somebody's words begin between the last date before the event word and its clause."""
    start = candidate.trigger.start - len(candidate.before)
    date = max(time.span.end for time in inside if time.span.end <= candidate.trigger.start)
    return any(_says(t) for t in candidate.rivals[: candidate.rank] if date <= t.start < start)


def _is_noun(trigger: Trigger) -> bool:
    """Whether a word of saying stands as a noun (在演讲中): it tells nothing of what comes behind it."""
    return trigger.tag.startswith(("n", "vn")) or trigger.right in ("上", "中", "后", "时", "期间", "里")


def _own(candidate: Candidate, inside: Sequence[TimeExpression]) -> str:
    """How near the nearest date of the sentence itself stands to the event word."""
    at, start = candidate.trigger.start, candidate.trigger.start - len(candidate.before)
    if not inside:
        return "out"
    before = [time for time in inside if time.span.end <= at]
    if not before:
        return "after"
    nearest = before[-1]
    passage, home = candidate.passage, candidate.passage.clause_at(nearest.span.start)
    alone = _fills(passage.clauses[home], nearest)
    opens = alone or nearest.span.start - passage.span.start <= _OPENING
    # A clause without an event word (the date alone, a name between commas) keeps nothing apart.
    held = {
        passage.clause_at(t.start)
        for t in candidate.rivals[: candidate.rank]
        if t.edges == "lr" and passage.clauses[home].start <= t.start < start
    }
    apart = max(1, len(held))
    where = (
        "clause" if nearest.span.start >= start else ("opens" if opens else "before") + COUNTS[min(apart, 2)]
    )
    return where + (
        "" if nearest.start and nearest.end else "-open" if nearest.start or nearest.end else "-null"
    )


def _fills(clause: Span, time: TimeExpression) -> bool:
    """Whether a date is all that stands in its clause but for a preposition and the comma."""
    return (clause.end - clause.start) - (time.span.end - time.span.start) <= _OPENING


def _subject(candidate: Candidate) -> str:
    """What stands before the event word in its clause as its doer."""
    start = candidate.passage.clauses[candidate.clause].start
    nouns = [
        noun
        for noun in candidate.passage.nouns
        if start <= noun.start < candidate.trigger.start and not noun.coverb and not noun.modifier
    ]
    if not nouns:
        return "none"
    return nouns[0].mention.form + ":" + nouns[0].kind + nouns[0].weight


def _undated(candidate: Candidate, scene: _Scene) -> tuple[Group, ...]:
    inside = "out" if scene.own == "out" else "in"
    return ((_NO_DATE, scene.told, scene.own, inside, candidate.type),)


def _inside(candidate: Candidate, time: TimeExpression, article: Article, scene: _Scene) -> tuple[Group, ...]:
    trigger = candidate.trigger
    before = time.span.end <= trigger.start
    side = "B" if before else "A"
    clauses = COUNTS[min(abs(candidate.clause - candidate.passage.clause_at(time.span.start)), 3)]
    low, high = (time.span.end, trigger.start) if before else (trigger.end, time.span.start)
    verbs = min(sum(1 for t in candidate.rivals if low <= t.start < high and t.edges == "lr"), 2)
    rivals = min(sum(1 for t in candidate.passage.times if low <= t.span.start < high), 2)
    bounds = ("s" if time.start else "-") + ("e" if time.end else "-")
    day = article.day or ""
    when = "after" if (time.start or "") > day else "before" if (time.end or "9") <= day else "at"
    opens = "opens" if time.span.start - candidate.passage.span.start <= _OPENING else "later"
    closed = "closed" if time.start and time.end else "open" if time.start or time.end else "null"
    only = "only" if len(candidate.passage.times) == 1 else "many"
    said = "said" if trigger.concepts[0].type == "statement" else "done"
    across = "x" if candidate.quoted != candidate.passage.quoted(time.span.start) else "="
    return (
        (_OWN_DATE, scene.told, side, closed, only, opens, str(time.granularity), bounds),
        (
            _DATE_PLACE, side, clauses, str(verbs), str(rivals), candidate.type, str(time.granularity), when,
            candidate.nominal, said, across,
        ),
    )  # fmt: skip


@cache
def _marks(marks: tuple[str, ...], family: str) -> tuple[Group, ...]:
    return tuple((_MARK, mark, family) for mark in marks)
