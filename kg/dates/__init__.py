"""Layout → time expressions: every date, period and length that a text names, on the calendar.

Two passes. The words are first read for what they say by themselves (`lexicon`, `local`: 去年12月
is a year shifted by −1 and the month 12); then the document is walked once with its publication
date, the date last spoken of and the direction of each clause (`resolve`, `readings`), which is
what tells 12月30日 in January from 将于5月19日. May import: records, errors, lang. Must not
import: another stage.
"""

from kg.dates.document import read_times
from kg.records import Layout, Mention, TimeExpression

__all__ = ["find"]


def find(layout: Layout, names: tuple[Mention, ...] = ()) -> tuple[TimeExpression, ...]:
    """The time expressions of a text, by offset, without overlap.

    `names` are actor mentions; a time word that is part of a longer name (今日俄罗斯) is not read.
    """
    return read_times(layout, names)
