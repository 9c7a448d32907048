"""What a text has spoken of so far, and what that means for the words that come next."""

from datetime import date

from kg.dates import inheritance, lengths, local
from kg.dates.dateline import dated, explained, publication, written
from kg.dates.direction import FUTURE
from kg.dates.fields import Local
from kg.dates.frame import FINE, Anchor, Frame, Place, Result
from kg.dates.holidays import republic
from kg.dates.inheritance import FAR
from kg.dates.lexicon import Found
from kg.dates.named import Named
from kg.dates.speech import Speech
from kg.dates.surroundings import Around, Surroundings
from kg.dates.vocabulary import words
from kg.records import BlockKind, Granularity, Layout

_ANCHORS = (*FINE, Granularity.MONTH, Granularity.YEAR)
_YEAR_KINDS = frozenset(
    {"year", "era_year", "short_year", "year_word", "numeric_date", "year_open", "english_date"}
)
#: What a look ahead or back can move: 去年 and 目前 are where they are.
_TURNING = frozenset(
    {
        "month", "month_open", "day", "day_open", "weekday", "weekend", "holiday", "season", "quarter",
        "half", "quantity", "month_end", "year_end", "clock", "weak_clock",
    }
)  # fmt: skip
#: Days before publication within which what is quoted without a date was said on the day of the news.
_QUOTED = 3
#: Days before publication within which a day is one of the news: nine in ten events that annotators dated by
#: their context lie there (training articles).
_WEEK = 7


class Discourse:
    """The date last spoken of, where it stood, and the publication date."""

    def __init__(self, layout: Layout) -> None:
        """Begin at the start of a text."""
        self._text = layout.folded
        self._surroundings = Surroundings(layout)
        self._speech = Speech(layout)
        self._publication = publication(layout)
        self._mention: Anchor | None = None
        self._day_mention: Anchor | None = None
        self._month_mention: Anchor | None = None
        self._main: Anchor | None = None  # the last day of the news itself
        self._agos: set[str] = set()
        self._written: date | None = None  # the day in the dateline, or what 今天 is said to be
        self._captions = frozenset(
            number for number, block in enumerate(layout.article.blocks) if block.kind is BlockKind.CAPTION
        )
        self._aside: tuple[int, Anchor | None, Anchor | None] | None = None  # a caption, and before it
        self._now_said = -1  # offset of the last 目前 or 至今
        self._vague = (-1, -1)  # sentence and end of the last 日前
        self._named = Named()
        self._republic = republic(layout.folded)
        # The last word that counted back from a day, what it came to, and from where.
        self._repeated: tuple[str, Anchor | None, Anchor | None] = ("", None, None)
        self.from_dateline = False

    def take_dateline(self, found: list[Found]) -> None:
        """Count from the day in the dateline (…5月9日电, …5月9日讯) where no publication is known."""
        if self._publication is not None:
            told = [one for one in found if not self._speech.quoted(one.tokens[0].start)]
            self._written = written(self._text, found, self._publication)
            self._written = self._written or explained(told, self._publication)
            return
        self._publication = dated(self._text, found)
        self.from_dateline = self._publication is not None

    def place(self, found: Found) -> Place:
        """What is known where an expression stands."""
        start = found.tokens[0].start
        sentence, block = self._surroundings.where(start)
        self._leave_caption(block)
        mention = self._mention
        near = mention is not None and mention.block == block
        same = mention is not None and mention.sentence == sentence
        around = self._surroundings.around(found)
        frame = self._frame(found, around, near, same)
        return Place(
            frame,
            around,
            near and not frame.blurred,
            same,
            year_said=mention is not None and mention.explicit_year,
            ago_said=found.tokens[0].text in self._agos,
            before=self._goes_on_from_before(around, mention, block),
            said=frame.utterance,
            spoken=self._speech.told_on(mention, start) if same else None,
            reported=self._speech.told_on(mention, start) if near and self._old(mention) else None,
            anchored=same and mention is not None and lengths.begins(self._text, mention, start),
            ends=same and mention is not None and lengths.is_over(self._text, mention, start),
        )

    def _frame(self, found: Found, around: Around, near: bool, same: bool) -> Frame:
        """What the text has told before, where the mention is of the same block (near) or sentence (same)."""
        mention, start, end = self._mention, found.tokens[0].start, found.tokens[-1].end
        sentence, block = self._surroundings.where(start)
        return Frame(
            publication=self._publication,
            follow=inheritance.joined(self._text, found, mention) if same and mention else None,
            mention=mention,
            direction=self._direction(found, start, end, same),
            day_mention=self._counted_from(found, self._day_spoken_of(found, end, block)),
            narrative=near and mention is not None and self._told(mention),
            inherit_year=near and self._inherits_year(found, same),
            inherit_month=near and self._inherits_month(found, start, same),
            told_on=mention.day if same and mention and mention.granularity in FINE else None,
            month_mention=self._month_mention,
            utterance=self._speech.said_on(mention, start, block, self._publication),
            main_day=self._main_day(start, block),
            today=self._today,
            blurred=self._blurred(sentence, mention if same else None),
            near=same,
            nation=around.nation,
            republic=self._republic,
            block=block,
            named=self._named,
        )

    def remember(self, found: Found, result: Result) -> None:
        """Keep what later words may count from."""
        if found.reading == "ago":
            self._agos.add(found.tokens[0].text)
        if found.reading == "now":
            self._now_said = result.tokens[-1].end
        if result.tokens[0].text in words("context.vague"):
            self._vague = (self._surroundings.where(result.tokens[0].start)[0], result.tokens[-1].end)
        interval = result.day
        if interval is None or interval.start is None or interval.granularity not in _ANCHORS:
            return
        value = local.read(found.tokens)
        anchor = self._anchor(result, interval.start.date(), interval.granularity, value)
        if anchor.block in self._captions and self._aside is None:
            self._aside = (anchor.block, self._mention, self._day_mention)
        self._mention = anchor
        if anchor.granularity is not Granularity.YEAR:
            self._month_mention = anchor
        self._name(value, anchor)
        if anchor.granularity in FINE:
            back = found.tokens[0].text in words("context.the_day_before")
            counted = self._counted_from(found, self._day_mention)
            self._repeated = (found.tokens[0].text, anchor, counted if back else None)
            self._day_mention = anchor
            self._main = anchor if self._fresh(anchor) and anchor.block not in self._captions else self._main

    def _anchor(self, result: Result, day: date, granularity: Granularity, value: Local) -> Anchor:
        """What later words may count from."""
        start, end = result.tokens[0].start, result.tokens[-1].end
        said = not _YEAR_KINDS.isdisjoint(token.kind for token in result.tokens)
        before = self._mention
        inherited = bool(before and before.explicit_year and result.anchored_to == "mention")
        return Anchor(
            day,
            granularity,
            said or inherited,
            *self._surroundings.where(start),
            end,
            topic=self._is_topic(start, end),
            month_said=value.month is not None and value.day is not None,
        )

    def _is_topic(self, start: int, end: int) -> bool:
        """Whether a date sets the scene (2016年，…); what is compared with (比上年) does not."""
        if self._text.endswith(words("context.comparing"), 0, start):
            return False
        return self._surroundings.clauses.starts(start, 1) or self._text[end : end + 1] == "，"

    def _name(self, value: Local, anchor: Anchor) -> None:
        """Keep what bare words may go back to; what a caption names is no story."""
        if value.weekday is not None and value.day is not None:
            self._named.add_weekday(anchor.day)
        if anchor.block in self._captions:
            return
        if anchor.granularity is not Granularity.YEAR:
            self._named.add_month(anchor.day, anchor.block, anchor.explicit_year)
        if value.month is not None and value.day is not None:
            self._named.add_day(anchor.day)
        if value.holiday:
            self._named.add_holiday(value.holiday, anchor.day)

    def _leave_caption(self, block: int) -> None:
        """What a caption between paragraphs names is no date the next paragraph counts from."""
        if self._aside is not None and self._aside[0] != block:
            _, self._mention, self._day_mention = self._aside
            self._aside = None

    def _main_day(self, start: int, block: int) -> date | None:
        """The day that 今天 means in what is quoted without a date."""
        if self._publication is None:
            return None
        mention = self._mention
        if mention and self._speech.goes_on(mention, start, block) and self._fresh(mention):
            return mention.day
        if self._speech.quoted(start) and self._main and self._days_before(self._main.day) <= _QUOTED:
            return self._main.day
        return None

    @property
    def _today(self) -> date | None:
        """The day of writing, where it is the one before or after publication."""
        return self._written if self._written and abs(self._days_before(self._written)) == 1 else None

    def _days_before(self, day: date) -> int:
        return (self._publication - day).days if self._publication else 0

    def _day_spoken_of(self, found: Found, end: int, block: int) -> Anchor | None:
        """The last day named, unless the story has since moved to some month or year of its own.

        Where a new paragraph goes on with speech (外长当天说), the day is that of the news, not one further
        off that the paragraph before named in passing: only a day that opens its clause begins a story.
        """
        day, last = self._day_mention, self._mention
        if day is None or last is None or day.block == block:
            return day
        if last is not day and (last.block == block or _elsewhere(last, day)):
            return None
        aside = not day.topic and not self._fresh(day)
        speaks = [token.kind for token in found.tokens] == ["day_anaphor"] and self._speech.follows(end)
        return self._main if self._main and aside and speaks else day

    def _counted_from(self, found: Found, day: Anchor | None) -> Anchor | None:
        """The day an anaphor counts from: said twice, 前一天 is the same day, not the one before it."""
        text, before, base = self._repeated
        return base if base is not None and day is before and found.tokens[0].text == text else day

    def _fresh(self, day: Anchor) -> bool:
        """Whether a day is of the week before publication, where the news of a report lies."""
        return self._publication is not None and 0 <= (self._publication - day.day).days <= _WEEK

    def _old(self, mention: Anchor | None) -> bool:
        """Whether a mention lies so far back that a report of it has a today of its own."""
        if mention is None or self._publication is None:
            return False
        return (self._publication - mention.day).days > FAR

    def _told(self, mention: Anchor) -> bool:
        """Whether a mention is a day of the weeks before publication."""
        if self._publication is None or mention.granularity not in FINE:
            return False
        return 0 < (self._publication - mention.day).days <= FAR

    def _blurred(self, sentence: int, mention: Anchor | None) -> bool:
        """Whether 日前 or 近日 was the last time that this sentence spoke of."""
        return self._vague[0] == sentence and (mention is None or mention.end < self._vague[1])

    def _goes_on_from_before(self, around: Around, mention: Anchor | None, block: int) -> bool:
        """Whether a paragraph that opens with 一年之后 goes on from the one before."""
        if mention is None or mention.block != block - 1 or not mention.explicit_year:
            return False
        return around.opens_clause

    def _direction(self, found: Found, start: int, end: int, same_sentence: bool) -> str | None:
        """The direction of the clause, where the words leave room for one.

        A clause that does not say goes on ahead with its sentence: 10月15日公告，27日投票.
        """
        if _TURNING.isdisjoint(token.kind for token in found.tokens):
            return None
        said = self._surroundings.clauses.direction(start, end)
        mention = self._mention if same_sentence else None
        dated = any(token.kind == "day" for token in found.tokens)
        if said is None and dated and mention and mention.granularity in FINE and self._ahead(mention):
            return FUTURE
        return said

    def _inherits_year(self, found: Found, same: bool) -> bool:
        if self._mention is None or self._publication is None:
            return False
        back_to_now = self._now_said > self._mention.end
        return inheritance.year(found, self._mention, self._publication, same, back_to_now)

    def _inherits_month(self, found: Found, start: int, same: bool) -> bool:
        if self._mention is None or self._publication is None:
            return False
        joined = self._text[self._mention.end : start].strip() in words("context.joins")
        return inheritance.month(found, self._mention, self._publication, same, joined)

    def _ahead(self, mention: Anchor) -> bool:
        return self._publication is not None and mention.day > self._publication


def _elsewhere(last: Anchor, day: Anchor) -> bool:
    """Whether the story has moved to the year of long ago since a day was named."""
    return last.explicit_year and last.day.year < day.day.year - 1 and last.end > day.end
