"""The document pass: each expression in the light of those around it."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from kg.dates import lengths, local, notation, periods
from kg.dates.calendar import Interval, UnresolvedError
from kg.dates.discourse import Discourse
from kg.dates.events import Events
from kg.dates.fields import MENTION
from kg.dates.frame import NoTimeError, Result
from kg.dates.gate import Gate
from kg.dates.lexicon import Found, Token, lexicon
from kg.dates.readings import READINGS
from kg.dates.vocabulary import words
from kg.dates.zones import zone_of
from kg.records import Granularity, Layout, Mention, Span, TimeExpression

#: How far behind its days an occasion may be named: clauses of real articles have a median of 12 characters.
_REACH = 40
#: The rule that is named for amounts that count from an event.
_EVENT_RULE = "zh.event.counted"
_CLOCKS = frozenset({"zone", "gmt_clock", "clock", "weak_clock", "part", "part_char", "around", "to"})
_CLAUSE = re.compile("[^，。；！？：\\n]*")


def read_times(layout: Layout, names: tuple[Mention, ...]) -> tuple[TimeExpression, ...]:
    """Every time expression of a text."""
    gate = Gate(layout, names)
    found = [
        part
        for whole in lexicon(layout.article.language).scan(layout.folded)
        for part in _parts(whole, layout.folded)
        if gate.passes(part)
    ]
    return tuple(_Reader(layout).read_all(found))


def _parts(found: Found, text: str) -> list[Found]:
    """A list of dates (9、15、22日) as its members, unless they follow on one another (3、4月)."""
    if found.reading == "days":
        return [found] if _one_occasion(found, text) else _days(found)
    if found.reading != "list":
        return [found]
    members: list[list[Token]] = [[]]
    for token in found.tokens:
        if token.kind == "and":
            members.append([])
        else:
            members[-1].append(token)
    values = [local.read(member) for member in members]
    numbers = [value.day or value.month or value.year or (value.decade or 0) // 10 for value in values]
    if numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        return [found]
    return [Found(found.rule, "point", tuple(member)) for member in members]


def _days(found: Found) -> list[Found]:
    return [Found(found.rule, "point", (token,)) for token in (found.tokens[0], found.tokens[2])]


def _one_occasion(found: Found, text: str) -> bool:
    """Whether two weekdays follow on one another and one thing is held on both: 周三和周四举行的会议."""
    first, second = (local.read((token,)).weekday for token in (found.tokens[0], found.tokens[2]))
    if first is None or second is None or second - first != 1:
        return False
    end = found.tokens[-1].end
    clause = _CLAUSE.match(text, end, end + _REACH)
    rest = clause.group() if clause else ""
    return any(word in rest for word in words("context.occasions")) and not any(
        word in rest for word in words("context.each")
    )


class _Reader:
    """Walks over the expressions of one text and remembers the dates spoken of."""

    def __init__(self, layout: Layout) -> None:
        """Begin at the start of a text."""
        self._layout = layout
        self._discourse = Discourse(layout)
        self._events = Events(layout)

    def read_all(self, found: list[Found]) -> Iterator[TimeExpression]:
        """The expressions of the stretches, in order; without bounds where nothing dates them."""
        self._discourse.take_dateline(found)
        for number, one in enumerate(found):
            if (event := self._events.before(one)) is not None:
                yield self._from_event(one, event)
                continue
            following = found[number + 1] if number + 1 < len(found) else None
            explained = following is not None and self._explains(one, following)
            result = self._result(following if explained and following else one)
            if result is None:
                continue
            if explained:
                result = replace(result, tokens=one.tokens)
            self._discourse.remember(one, result)
            yield self._expression(one.rule, result)

    def _from_event(self, found: Found, start: int) -> TimeExpression:
        """入侵前几周: the event's word is kept, and what it counts from has no date."""
        day = found.tokens[0].kind == "day_anaphor"
        granularity = Granularity.DAY if day else Granularity.DURATION
        timex = "" if day else periods.code(lengths.of(found.tokens))
        unknown = Interval(None, None, granularity, timex)
        stop = found.tokens[0].start
        word = Token("event", self._layout.folded[start:stop], start, stop)
        return self._expression(_EVENT_RULE, Result(unknown, (word, *found.tokens), "event"))

    def _explains(self, found: Found, following: Found) -> bool:
        between = self._layout.folded[found.tokens[-1].end : following.tokens[0].start]
        if between not in words("context.that_is"):
            return False
        if found.reading == "later":
            return True
        shift = local.read(found.tokens).shift
        return shift is not None and shift.base == MENTION

    def _result(self, found: Found) -> Result | None:
        try:
            return READINGS[found.reading](found.tokens, self._discourse.place(found))
        except NoTimeError:
            return None
        except UnresolvedError:
            return Result(Interval(None, None, Granularity.DAY), found.tokens, "event")

    def _expression(self, rule: str, result: Result) -> TimeExpression:
        interval = result.interval
        zone = zone_of(result.tokens)
        around = result.tokens[-1].kind == "around"
        span = _span(_without_zone(result.tokens))
        first, last = notation.clocks(interval)
        return TimeExpression(
            span=span,
            text=self._layout.article.text[span.start : span.end],
            start=notation.iso(interval.start, first),
            end=notation.iso(interval.end, last),
            granularity=interval.granularity,
            edtf=notation.edtf(interval, zone, around),
            timex=notation.timex(interval, zone),
            anchor=result.anchor.isoformat() if result.anchor else None,
            anchored_to=self._counted_from(result.anchored_to),
            rule=rule,
            start_latest=notation.iso(interval.start_latest, first),
            end_earliest=notation.iso(interval.end_earliest, last),
            zone=zone,
            mod=notation.mod(interval, around),
        )

    def _counted_from(self, anchored_to: str) -> str:
        dateline = self._discourse.from_dateline and anchored_to == "publication"
        return "dateline" if dateline else anchored_to


def _span(tokens: tuple[Token, ...]) -> Span:
    text = tokens[0].text
    return Span(tokens[0].start + len(text) - len(text.lstrip()), tokens[-1].end - _trailing(tokens[-1].text))


def _without_zone(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words without the 当地时间 before a date: it says whose clock, and the date stands without it."""
    dated = tokens[0].kind == "zone" and not _CLOCKS.issuperset(token.kind for token in tokens)
    return tokens[1:] if dated else tokens


def _trailing(text: str) -> int:
    return len(text) - len(text.rstrip(" -")) if text.endswith((" ", "-")) else 0
