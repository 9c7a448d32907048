"""The document pass: each expression in the light of those before it."""

from bisect import bisect_right
from datetime import date

from kg.dates import direction, local, notation
from kg.dates.calendar import Interval, UnresolvedError
from kg.dates.gate import Gate
from kg.dates.lexicon import Found, Token, lexicon
from kg.dates.readings import READINGS, NoTimeError, Place, Result
from kg.dates.resolve import Anchor, Frame
from kg.records import Granularity, Layout, Mention, Span, TimeExpression

#: Years in which there has been a press to date articles by.
_PRESS = range(1600, 3000)
_FINE = (Granularity.DAY, Granularity.PART, Granularity.HOUR, Granularity.MINUTE)
_ANCHORS = (*_FINE, Granularity.MONTH, Granularity.YEAR)
#: A length right after a day runs from it: 周二开始为期五天.
_LASTING, _CLOSE = "为期", 10
#: Days from publication beyond which an earlier date is a story of its own.
_FAR = 45
#: A year or month is taken over across such words: 2021年3月和4月.
_JOINS = ("、", "和", "与", "及", "或", "至", "到", "，", "以及")


def read_times(layout: Layout, names: tuple[Mention, ...]) -> tuple[TimeExpression, ...]:
    """Every time expression of a text."""
    reader = _Reader(layout, names)
    language = layout.article.language
    return tuple(
        expression
        for found in lexicon(language).scan(layout.folded)
        if reader.gate.passes(found) and (expression := reader.read(found))
    )


def _publication(layout: Layout) -> date | None:
    day = layout.article.day
    try:
        published = date.fromisoformat(day) if day and len(day) == 10 else None
    except ValueError:
        return None
    return published if published and published.year in _PRESS else None


class _Reader:
    """Walks over the expressions of one text and remembers the dates spoken of."""

    def __init__(self, layout: Layout, names: tuple[Mention, ...]) -> None:
        self.gate = Gate(layout, names)
        self._layout = layout
        self._text = layout.folded
        self._clauses = direction.Clauses(layout)
        self._publication = _publication(layout)
        self._sentence_starts = [sentence.span.start for sentence in layout.sentences]
        self._mention: Anchor | None = None
        self._agos: set[str] = set()

    def read(self, found: Found) -> TimeExpression | None:
        """The expression of a stretch; without bounds where nothing dates it."""
        try:
            result = READINGS[found.reading](found.tokens, self._place(found))
        except NoTimeError:
            return None
        except UnresolvedError:
            nothing = Interval(None, None, Granularity.DAY)
            result = Result(nothing, found.tokens, "event")
        self._remember(result)
        if found.reading == "ago":
            self._agos.add(found.tokens[0].text)
        return self._expression(found.rule, result)

    def _where(self, offset: int) -> tuple[int, int]:
        """The numbers of the sentence and block at an offset."""
        number = bisect_right(self._sentence_starts, offset) - 1
        return number, self._layout.sentences[number].block if number >= 0 else -1

    def _place(self, found: Found) -> Place:
        start, end = found.tokens[0].start, found.tokens[-1].end
        sentence, block = self._where(start)
        mention = self._mention
        near = mention is not None and mention.block == block
        same_sentence = mention is not None and mention.sentence == sentence
        frame = Frame(
            publication=self._publication,
            mention=mention,
            direction=self._clauses.direction(start, end),
            inherit_year=(same_sentence and self._inherits_year(found, mention))
            or (near and self._inherits_year(found, mention, far=True)),
            inherit_month=near and self._inherits_month(found, mention),
        )
        between = self._text[mention.end : start] if mention and same_sentence else ""
        return Place(
            frame,
            near,
            same_sentence,
            clause_start=self._clauses.starts(start),
            sentence_end=self._text[end : end + 1] in ("", "\n", "。", "；"),
            agos=frozenset(self._agos),
            anchored=len(between) <= _CLOSE and between.endswith(_LASTING),
        )

    def _joined(self, found: Found, mention: Anchor) -> bool:
        return self._text[mention.end : found.tokens[0].start].strip() in _JOINS

    def _inherits_year(self, found: Found, mention: Anchor | None, far: bool = False) -> bool:
        """A bare month takes the year of an earlier one that was said, if it comes no earlier.

        From another sentence (`far`) only where that one named a month too: the year a body was
        founded says nothing about the date of a report on it.
        """
        if mention is None or self._publication is None or not mention.explicit_year:
            return False
        value = local.read(found.tokens[:1])
        if value.month is None or mention.day.year == self._publication.year:
            return False
        if far and mention.granularity is Granularity.YEAR:
            return False
        return value.month >= mention.day.month

    def _inherits_month(self, found: Found, mention: Anchor | None) -> bool:
        """A bare day takes the month of an earlier date that lies off the publication."""
        if mention is None or self._publication is None:
            return False
        value = local.read(found.tokens[:1])
        if value.day is None or mention.granularity not in (*_FINE, Granularity.MONTH):
            return False
        if self._joined(found, mention):
            return True
        far = abs((mention.day - self._publication).days) > _FAR
        return mention.explicit_year and far and value.day >= mention.day.day

    def _remember(self, result: Result) -> None:
        interval = result.day
        if interval is None or interval.start is None or interval.granularity not in _ANCHORS:
            return
        end = result.tokens[-1].end
        sentence, block = self._where(result.tokens[0].start)
        explicit = bool(
            {"year", "era_year", "short_year", "year_word", "numeric_date", "year_open", "english_date"}
            & {token.kind for token in result.tokens}
        )
        mention = self._mention
        inherited = bool(mention and mention.explicit_year and result.anchored_to == "mention")
        self._mention = Anchor(
            interval.start.date(), interval.granularity, explicit or inherited, sentence, block, end
        )

    def _expression(self, rule: str, result: Result) -> TimeExpression:
        interval = result.interval
        span = _span(result.tokens)
        clock = notation.has_clock(interval)
        return TimeExpression(
            span=span,
            text=self._layout.article.text[span.start : span.end],
            start=notation.iso(interval.start, clock),
            end=notation.iso(interval.end, clock),
            granularity=interval.granularity,
            edtf=notation.edtf(interval),
            timex=notation.timex(interval),
            anchor=result.anchor.isoformat() if result.anchor else None,
            anchored_to=result.anchored_to,
            rule=rule,
            start_latest=notation.iso(interval.start_latest, clock),
            end_earliest=notation.iso(interval.end_earliest, clock),
        )


def _span(tokens: tuple[Token, ...]) -> Span:
    text = tokens[0].text
    return Span(tokens[0].start + len(text) - len(text.lstrip()), tokens[-1].end - _trailing(tokens[-1].text))


def _trailing(text: str) -> int:
    return len(text) - len(text.rstrip(" -")) if text.endswith((" ", "-")) else 0
