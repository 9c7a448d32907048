"""The records that pass between the passes: where an expression stands, and what was made of it."""

from datetime import date

from msgspec import Struct, field

from kg.dates.calendar import Interval
from kg.dates.lexicon import Token
from kg.dates.named import Named
from kg.dates.surroundings import Around
from kg.records import Granularity

#: Units no longer than a day.
FINE = (Granularity.DAY, Granularity.PART, Granularity.HOUR, Granularity.MINUTE)


class Anchor(Struct, frozen=True):
    """A date that other expressions count from."""

    day: date
    granularity: Granularity
    explicit_year: bool = False
    sentence: int = -1
    block: int = -1
    end: int = -1  # offset after the words
    topic: bool = False  # sets the scene: 2016年，…
    month_said: bool = False  # with its month: 7月28日, not 28日


class Frame(Struct, frozen=True):
    """What is known where an expression stands.

    `follow` is a day that the expression may not precede (the second half of a range).
    """

    publication: date | None
    mention: Anchor | None
    direction: str | None
    day_mention: Anchor | None = None  # the last that named a day
    narrative: bool = False  # past days are being told of: a bare day is one of them
    inherit_year: bool = False
    inherit_month: bool = False
    follow: date | None = None
    told_on: date | None = None  # a day before in the same sentence: 5月29日宣布将从6月1日
    month_mention: Anchor | None = None  # the last that named a month or a day
    utterance: date | None = None  # the day of the quoted speech in which 今天 is said
    main_day: date | None = None  # the day of the news, which is the 今天 of what is quoted without a day
    today: date | None = None  # the day of writing, where it is not that of publication
    blurred: bool = False  # 日前…，隔天: the day to count from is not told
    nation: str = ""  # the country that the clause has named, whose 国庆 it is
    near: bool = False  # the mention is of the same sentence
    republic: bool = False  # the text has named 双十国庆: its 国庆 is that one
    block: int = -1
    named: Named = field(default_factory=Named)  # what bare words may go back to

    def said(self, steps: int) -> date | None:
        """The day so many days off which 今天, 昨天 or 明天 lie, where it is not that of publication."""
        return self.utterance or (self.main_day if steps == 0 else None) or self.today


class Place(Struct, frozen=True):
    """Where an expression stands: its frame, the words around it, and how near the mention is."""

    frame: Frame
    around: Around
    near: bool
    same_sentence: bool
    year_said: bool = False  # the date last spoken of came with its year
    ago_said: bool = False  # 19年前 was said: 19年后 is now
    said: date | None = None  # the day of the dated speech that is quoted
    before: bool = False  # the mention is the year or month of the paragraph before, and these words go on
    reported: date | None = None  # the day of an old report that the paragraph tells of
    spoken: date | None = None  # the day of the speech that is reported
    ends: bool = False  # 周六结束为期四天: the length ends with the mention
    anchored: bool = False  # 周二开始为期五天: the length runs from the mention

    def mention_of(self, *granularities: Granularity) -> bool:
        """Whether the same sentence has just named a date of one of these units."""
        mention = self.frame.mention
        return self.same_sentence and mention is not None and mention.granularity in granularities


class Result(Struct, frozen=True):
    """An interval, the tokens that stand for it, and the day it was counted from."""

    interval: Interval
    tokens: tuple[Token, ...]
    anchored_to: str
    anchor: date | None = None
    day: Interval | None = None  # what later expressions may count from


class NoTimeError(Exception):
    """The words name no time after all."""
