"""What a text has spoken of so far, and what that means for the words that come next."""

import re
from bisect import bisect_right
from datetime import date

from kg.dates import local
from kg.dates.calendar import real_date
from kg.dates.direction import FUTURE, Clauses, cues
from kg.dates.frame import Anchor, Frame, Place, Result
from kg.dates.lexicon import Found, Token
from kg.dates.vocabulary import table, words
from kg.records import Granularity, Layout, Quotation

#: Years in which there has been a press to date articles by.
_PRESS = range(1600, 3000)
_FINE = (Granularity.DAY, Granularity.PART, Granularity.HOUR, Granularity.MINUTE)
_ANCHORS = (*_FINE, Granularity.MONTH, Granularity.YEAR)
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
#: How far a length may stand from its day: 周二开始为期五天, 8月1日起征收临时关税，为期四个月.
_CLOSE, _CLOSE_TO_START = 10, 30
#: How far off the 以来 of 自2018年3月问世以来 may stand.
_REACH = 40
#: Days from publication beyond which an earlier date is a story of its own.
_FAR = 45
#: Days before publication within which a day is one of the news: nine in ten events that annotators dated by
#: their context lie there (training articles).
_WEEK = 7
#: Days before publication within which a dated speech is the news itself.
_FRESH = 10
_CLAUSE_END = re.compile("[，。；！？：“\n]")
_SENTENCE_END = re.compile("[。！？\n]")


class Discourse:
    """The date last spoken of, where it stood, and the publication date."""

    def __init__(self, layout: Layout) -> None:
        """Begin at the start of a text."""
        self._layout = layout
        self._text = layout.folded
        self._clauses = Clauses(layout)
        self._cues = cues(layout.article.language)
        self._publication = _publication(layout)
        self._sentence_starts = [sentence.span.start for sentence in layout.sentences]
        self._quotation_starts = [quotation.outer.start for quotation in layout.quotations]
        self._mention: Anchor | None = None
        self._day_mention: Anchor | None = None
        self._main: Anchor | None = None  # the last day of the news itself
        self._agos: set[str] = set()
        self._vague = (-1, -1)  # sentence and end of the last 日前
        self._weekdays: tuple[date, ...] = ()  # days that were named with their weekday
        self._republic = False
        # The last word that counted back from a day, what it came to, and from where.
        self._repeated: tuple[str, Anchor | None, Anchor | None] = ("", None, None)
        self.from_dateline = False

    def take_dateline(self, found: list[Found]) -> None:
        """Count from the day in the dateline (…5月9日电, …5月9日讯) where no publication is known."""
        if self._publication is not None:
            return
        for one in found:
            value = local.read(one.tokens)
            here = self._text[one.tokens[-1].end : one.tokens[-1].end + 1]
            if value.year and value.month and value.day and here in words("context.dateline"):
                self._publication = real_date(value.year, value.month, value.day)
                self.from_dateline = self._publication is not None
                return

    def place(self, found: Found) -> Place:
        """What is known where an expression stands."""
        start, end = found.tokens[0].start, found.tokens[-1].end
        sentence, block = self._where(start)
        mention = self._mention
        near = mention is not None and mention.block == block
        same = mention is not None and mention.sentence == sentence
        frame = Frame(
            publication=self._publication,
            follow=self._goes_on(found, mention, start) if same else None,
            mention=mention,
            direction=self._direction(found, start, end, same),
            day_mention=self._counted_from(found, self._day_spoken_of(found, end, block)),
            narrative=near and mention is not None and self._told(mention),
            inherit_year=near and self._inherits_year(found, mention, same),
            inherit_month=near and self._inherits_month(found, mention, same),
            utterance=self._utterance(start, block),
            blurred=self._blurred(sentence, mention if same else None),
            near=same,
            nation=self._nation(found, start),
            republic=self._republic,
            weekdays=self._weekdays,
        )
        between = self._text[mention.end : start] if mention and same else ""
        return Place(
            frame,
            near and not frame.blurred,
            same,
            clause_start=self._opens_clause(start),
            sentence_end=self._text[end : end + 1] in ("", "\n", "。", "；"),
            year_said=mention is not None and mention.explicit_year,
            ago_said=found.tokens[0].text in self._agos,
            since_closes=any(word in self._rest(sentence, end) for word in words("context.since")),
            day_here=same and mention is not None and mention.granularity in _FINE,
            our_time=self._text.startswith(words("context.our_time"), end),
            year_here=same and mention is not None and mention.granularity is Granularity.YEAR,
            of_event=not near and self._text.endswith(words("context.day_events"), 0, start),
            at_last=self._at_last(sentence, end),
            spoken=self._spoken(start) if same else None,
            after_event=self._text.endswith(words("context.after_event"), 0, start),
            anchored=between.endswith(words("context.lasting")) and len(between) <= self._reach_of_length(),
        )

    def remember(self, found: Found, result: Result) -> None:
        """Keep what later words may count from."""
        if found.reading == "ago":
            self._agos.add(found.tokens[0].text)
        if result.tokens[0].text in words("context.vague"):
            self._vague = (self._where(result.tokens[0].start)[0], result.tokens[-1].end)
        interval = result.day
        if interval is None or interval.start is None or interval.granularity not in _ANCHORS:
            return
        start, end = result.tokens[0].start, result.tokens[-1].end
        sentence, block = self._where(start)
        said = not _YEAR_KINDS.isdisjoint(token.kind for token in result.tokens)
        before = self._mention
        inherited = bool(before and before.explicit_year and result.anchored_to == "mention")
        self._mention = anchor = Anchor(
            interval.start.date(),
            interval.granularity,
            said or inherited,
            sentence,
            block,
            end,
            topic=self._clauses.starts(start, 1) or self._text[end : end + 1] == "，",
        )
        value = local.read(found.tokens)
        self._republic = self._republic or value.holiday in words("context.republic")
        if value.weekday is not None and value.day is not None:
            self._weekdays = (anchor.day, *self._weekdays)
        if anchor.granularity in _FINE:
            back = found.tokens[0].text in words("context.the_day_before")
            counted = self._counted_from(found, self._day_mention)
            self._repeated = (found.tokens[0].text, anchor, counted if back else None)
            self._day_mention = anchor
            self._main = anchor if self._fresh(anchor) else self._main

    def _day_spoken_of(self, found: Found, end: int, block: int) -> Anchor | None:
        """The last day named, unless the story has since moved to some month or year of its own.

        Where a new paragraph goes on with speech (外长当天说), the day is that of the news, not one further
        off that the paragraph before named in passing: only a day that opens its clause begins a story.
        """
        day, last = self._day_mention, self._mention
        if day is None or last is None or day.block == block:
            return day
        if last is not day and last.block == block:
            return None
        aside = not day.topic and not self._fresh(day)
        return self._main if self._main and aside and self._speaks(found, end) else day

    def _counted_from(self, found: Found, day: Anchor | None) -> Anchor | None:
        """The day an anaphor counts from: said twice, 前一天 is the same day, not the one before it."""
        text, before, base = self._repeated
        return base if base is not None and day is before and found.tokens[0].text == text else day

    def _speaks(self, found: Found, end: int) -> bool:
        """Whether 当天 or 同日 dates what its clause reports as said."""
        if [token.kind for token in found.tokens] != ["day_anaphor"]:
            return False
        clause = self._text[end : end + _REACH]
        stop = _CLAUSE_END.search(clause)
        cue = self._cues.anywhere.search(clause, 0, stop.start() if stop else len(clause))
        return cue is not None and cue.lastgroup == "reporting"

    def _fresh(self, day: Anchor) -> bool:
        """Whether a day is of the week before publication, where the news of a report lies."""
        return self._publication is not None and 0 <= (self._publication - day.day).days <= _WEEK

    def _told(self, mention: Anchor) -> bool:
        """Whether a mention is a day of the weeks before publication."""
        if self._publication is None or mention.granularity not in _FINE:
            return False
        return 0 < (self._publication - mention.day).days <= _FAR

    def _where(self, offset: int) -> tuple[int, int]:
        """The numbers of the sentence and block at an offset."""
        number = bisect_right(self._sentence_starts, offset) - 1
        return number, self._layout.sentences[number].block if number >= 0 else -1

    def _goes_on(self, found: Found, mention: Anchor | None, start: int) -> date | None:
        """The day that a weekday joined to another comes after: 周三和周四, 周三、周四."""
        if mention is None or mention.granularity is not Granularity.DAY or len(found.tokens) > 1:
            return None
        joined = self._text[mention.end : start] in words("context.pairs")
        last = self._text[mention.end - 1 : mention.end]
        weekday = found.tokens[0].kind == "weekday" and last in table("meaning.weekday")
        return mention.day if joined and weekday else None

    def _opens_clause(self, start: int) -> bool:
        """Whether words stand at the head of their clause, but for a 在 or 而: 近三年, not 封锁近三年."""
        if self._clauses.starts(start, 0):
            return True
        led = next((word for word in words("context.opening") if self._text.endswith(word, 0, start)), "")
        return bool(led) and self._clauses.starts(start, len(led))

    def _nation(self, found: Found, start: int) -> str:
        """The country named last before a 国庆 of its clause: 朝鲜星期天庆祝国庆."""
        if found.tokens[0].text not in table("meaning.national"):
            return ""
        led = _CLAUSE_END.split(self._text[max(0, start - _REACH) : start])[-1]
        names = table("holiday.national")
        return max((name for name in names if name in led), key=led.rfind, default="")

    def _blurred(self, sentence: int, mention: Anchor | None) -> bool:
        """Whether 日前 or 近日 was the last time that this sentence spoke of."""
        return self._vague[0] == sentence and (mention is None or mention.end < self._vague[1])

    def _at_last(self, sentence: int, end: int) -> bool:
        """Whether a 直到 is followed by what happened then, not by what went on until then (仍, 一直)."""
        rest = self._rest(sentence, end)
        if any(word in rest for word in words("context.at_last")):
            return True
        return rest.startswith("，") and not any(word in rest for word in words("context.going_on"))

    def _reach_of_length(self) -> int:
        starts = self._mention is not None and self._text.endswith(
            words("context.starting"), 0, self._mention.end
        )
        return _CLOSE_TO_START if starts else _CLOSE

    def _direction(self, found: Found, start: int, end: int, same_sentence: bool) -> str | None:
        """The direction of the clause, where the words leave room for one.

        A clause that does not say goes on ahead with its sentence: 10月15日公告，27日投票.
        """
        if _TURNING.isdisjoint(token.kind for token in found.tokens):
            return None
        said = self._clauses.direction(start, end)
        mention = self._mention if same_sentence else None
        dated = any(token.kind == "day" for token in found.tokens)
        if said is None and dated and mention and mention.granularity in _FINE and self._ahead(mention):
            return FUTURE
        return said

    def _ahead(self, mention: Anchor) -> bool:
        return self._publication is not None and mention.day > self._publication

    def _rest(self, sentence: int, offset: int) -> str:
        """What comes within reach in the same sentence."""
        stop = self._layout.sentences[sentence].span.end if sentence >= 0 else offset
        return self._text[offset : min(stop, offset + _REACH)]

    def _inherits_year(self, found: Found, mention: Anchor | None, same_sentence: bool) -> bool:
        """A bare month takes the year of an earlier one that was said, if it comes no earlier.

        A bare year is taken over only within its sentence and where it sets the scene (2016年，…):
        the year a treaty was signed says nothing about the date of a report on it.
        """
        if mention is None or self._publication is None or not mention.explicit_year:
            return False
        value = local.read(_first_position(found))
        if mention.day.year == self._publication.year:
            return False
        if value.holiday:
            return same_sentence
        if value.month is None or value.year is not None or value.shift or value.month < mention.day.month:
            return False
        return mention.granularity is not Granularity.YEAR or (same_sentence and mention.topic)

    def _inherits_month(self, found: Found, mention: Anchor | None, same_sentence: bool) -> bool:
        """A bare day takes the month of an earlier date that lies off the publication."""
        if mention is None or self._publication is None:
            return False
        value = local.read(_first_position(found))
        if (
            value.day is None
            or value.month is not None
            or mention.granularity not in (*_FINE, Granularity.MONTH)
        ):
            return False
        if self._text[mention.end : found.tokens[0].start].strip() in words("context.joins"):
            return True
        if mention.granularity is Granularity.MONTH and not same_sentence:
            return False
        far = abs((mention.day - self._publication).days) > _FAR
        return mention.explicit_year and far and value.day >= mention.day.day

    def _utterance(self, offset: int, block: int) -> date | None:
        """The day of the speech that an offset stands in: 总理周三说：“今天…”."""
        mention = self._mention
        quotation = self._quotation(offset)
        if mention is None or quotation is None or self._publication is None:
            return None
        if mention.granularity not in _FINE or not 0 <= (self._publication - mention.day).days <= _FRESH:
            return None
        if mention.block != block:
            return mention.day if mention.block == block - 1 and self._sound_bite(quotation) else None
        between = self._text[mention.end : quotation.outer.start]
        if not between or _SENTENCE_END.search(between):
            return None
        spoken = any(cue.lastgroup == "reporting" for cue in self._cues.anywhere.finditer(between))
        return mention.day if spoken else None

    def _spoken(self, offset: int) -> date | None:
        """The day of the speech that an offset stands in: 总理周二说，过去10天…."""
        mention = self._mention
        if mention is None or mention.granularity not in _FINE:
            return None
        cues = self._cues.anywhere.finditer(self._text, mention.end, offset)
        return mention.day if any(cue.lastgroup == "reporting" for cue in cues) else None

    def _sound_bite(self, quotation: Quotation) -> bool:
        """Whether a paragraph is a speaker and the words: 国务卿：“今天…” goes on with the one before."""
        start = self._text.rfind("\n", 0, quotation.outer.start) + 1
        led = self._text[start : quotation.outer.start]
        return len(led) <= _REACH and led.endswith("：")

    def _quotation(self, offset: int) -> Quotation | None:
        number = bisect_right(self._quotation_starts, offset) - 1
        if number < 0 or self._layout.quotations[number].outer.end <= offset:
            return None
        return self._layout.quotations[number]


def _first_position(found: Found) -> list[Token]:
    """The tokens of the first calendar position: 从3月5日 of 从3月5日至8日."""
    kinds = [token.kind for token in found.tokens]
    return list(found.tokens[: kinds.index("to")] if "to" in kinds else found.tokens)


def _publication(layout: Layout) -> date | None:
    day = layout.article.day
    try:
        published = date.fromisoformat(day) if day and len(day) == 10 else None
    except ValueError:
        return None
    return published if published and published.year in _PRESS else None
