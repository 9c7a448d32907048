"""When the event is said to happen: by its sentence, by an earlier one, by the publication, or unknown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kg.claims.candidates import Candidate
from kg.claims.passages import Passage
from kg.records import Article, Basis, ClaimTime, Granularity, TimeExpression


@dataclass(frozen=True, slots=True)
class Moment:
    """A dating proposed for a candidate."""

    time: ClaimTime
    features: tuple[str, ...]


def moments(candidate: Candidate, earlier: Sequence[TimeExpression], article: Article) -> list[Moment]:
    """Every dating within reach. `earlier` are expressions before the sentence, the last first."""
    inside = candidate.passage.times
    options = [Moment(ClaimTime(), _undated(candidate, bool(inside), bool(earlier)))]
    for time in inside:
        options.append(Moment(stated(time), _inside(candidate, time, article)))
    for rank, time in enumerate(earlier):
        options.append(Moment(_context(time), _outside(candidate, time, rank, bool(inside))))
    if article.day:
        options.append(Moment(_published(article.day), _publication(candidate, inside, earlier)))
    return options


def stated(time: TimeExpression) -> ClaimTime:
    """An expression of the sentence as the time of a claim."""
    return ClaimTime(
        time.text, time.start, time.end, time.granularity, Basis.STATED, time.start_latest, time.end_earliest,
        time.anchor, time.span,
    )  # fmt: skip


def _context(time: TimeExpression) -> ClaimTime:
    start, end = time.start, time.end
    basis = Basis.CONTEXT if start or end else Basis.NONE
    return ClaimTime(
        time.text,
        start,
        end,
        time.granularity,
        basis,
        time.start_latest,
        time.end_earliest,
        time.anchor,
        time.span,
    )


def _published(day: str) -> ClaimTime:
    following = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    return ClaimTime("", day, following, Granularity.DAY, Basis.CONTEXT, anchor=day)


def _undated(candidate: Candidate, inside: bool, earlier: bool) -> tuple[str, ...]:
    return (
        "none",
        "none:" + candidate.type,
        "none:in" if inside else "none:out",
        "none:q" if candidate.quoted else "none:u",
        "none:nom" + candidate.nominal,
        "none:w:" + candidate.trigger.word,
        "none:" + str(candidate.passage.kind),
        "none:first" if candidate.passage.first else "none:later",
        "none:earlier" if earlier else "none:undated",
    )


def _inside(candidate: Candidate, time: TimeExpression, article: Article) -> tuple[str, ...]:
    trigger = candidate.trigger
    before = time.span.end <= trigger.start
    side = "B" if before else "A"
    distance = min(abs(candidate.clause - candidate.passage.clause_at(time.span.start)), 3)
    place = side + str(distance)
    low, high = (time.span.end, trigger.start) if before else (trigger.end, time.span.start)
    verbs = min(sum(1 for t in candidate.rivals if low <= t.start < high and t.edges == "lr"), 2)
    rivals = min(sum(1 for t in candidate.passage.times if low <= t.span.start < high), 2)
    unit = str(time.granularity)
    bounds = ("s" if time.start else "-") + ("e" if time.end else "-")
    day = article.day or ""
    when = "after" if (time.start or "") > day else "before" if (time.end or "9") <= day else "at"
    return (
        place,
        place + "v" + str(verbs),
        place + "t" + str(rivals),
        place + ":" + candidate.type,
        place + ":" + unit,
        "u:" + unit,
        "b:" + bounds,
        place + when,
        "said" + place if trigger.concepts[0].type == "statement" else "done" + place,
        place + "nom" + candidate.nominal,
        "q" + place if candidate.quoted != candidate.passage.quoted(time.span.start) else "=" + place,
    )


def _outside(candidate: Candidate, time: TimeExpression, rank: int, inside: bool) -> tuple[str, ...]:
    place = "x" + str(min(rank, 3))
    unit = str(time.granularity)
    bounds = "v" if time.start or time.end else "-"
    return (
        "x",
        place,
        place + unit,
        "x" + bounds,
        "x:" + candidate.type,
        "x:in" if inside else "x:out",
        "x:q" if candidate.quoted else "x:u",
        "x:first" if candidate.passage.first else "x:later",
        "x:" + str(candidate.passage.kind),
        "x:nom" + candidate.nominal,
        "x:w:" + candidate.trigger.word,
    )


def _publication(
    candidate: Candidate, inside: Sequence[TimeExpression], earlier: Sequence[TimeExpression]
) -> tuple[str, ...]:
    return (
        "pub",
        "pub:" + candidate.type,
        "pub:in" if inside else "pub:out",
        "pub:earlier" if earlier else "pub:undated",
        "pub:q" if candidate.quoted else "pub:u",
        "pub:" + str(candidate.passage.kind),
        "pub:w:" + candidate.trigger.word,
    )


def before(passages: Sequence[Passage], number: int, reach: int = 3) -> list[TimeExpression]:
    """Dated expressions before a sentence, the last first, at most `reach` of them."""
    found: list[TimeExpression] = []
    for passage in reversed(passages[max(0, number - 40) : number]):
        for time in reversed(passage.times):
            if (time.start or time.end) and time.granularity != Granularity.DURATION:
                found.append(time)
                if len(found) == reach:
                    return found
    return found
