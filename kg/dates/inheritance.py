"""What a bare date takes over from the one before it: the year of 2016年3月…4月, the month of 3月5日…8日."""

from datetime import date

from kg.dates import local
from kg.dates.fields import Local
from kg.dates.frame import FINE, Anchor
from kg.dates.lexicon import Found
from kg.dates.vocabulary import table, words
from kg.records import Granularity

#: Days from publication beyond which an earlier date is a story of its own.
FAR = 45
#: Days within which a story goes on from one day to the next without naming the month again.
_SOON = 10


def year(found: Found, mention: Anchor, publication: date, same_sentence: bool, back_to_now: bool) -> bool:
    """A bare month takes the year of an earlier one that was said, if it comes no earlier.

    A bare year is taken over only within its sentence and where it sets the scene (2016年，…): the year a
    treaty was signed says nothing about the date of a report on it. Nor does it go on where the text has
    since come back to the present (…至今下落不明。7月17日，…).
    """
    if not mention.explicit_year or mention.day.year == publication.year:
        return False
    if back_to_now and not same_sentence:
        return False
    value = _first_position(found)
    if value.holiday:
        return same_sentence
    if value.month is None or value.year is not None or value.shift or value.month < mention.day.month:
        return False
    return mention.granularity is not Granularity.YEAR or (same_sentence and mention.topic)


def month(found: Found, mention: Anchor, publication: date, same_sentence: bool, joined: bool) -> bool:
    """A bare day takes the month of an earlier date off the publication, or of one it is joined to.

    A date with its month but no year hands it on only to a day soon after it (7月28日投票，29日逮捕).
    """
    value = _first_position(found)
    if value.day is None or value.month is not None:
        return False
    if mention.granularity not in (*FINE, Granularity.MONTH):
        return False
    if joined:
        return True
    if mention.granularity is Granularity.MONTH and not same_sentence:
        return False
    far = abs((mention.day - publication).days) > FAR
    if mention.explicit_year:
        return far and value.day >= mention.day.day
    return mention.month_said and far and 0 < value.day - mention.day.day <= _SOON


def joined(text: str, found: Found, mention: Anchor) -> date | None:
    """The day that a weekday joined to another comes after: 周三和周四, 周三、周四."""
    if mention.granularity is not Granularity.DAY or len(found.tokens) > 1:
        return None
    first = found.tokens[0]
    weekdays = first.kind == "weekday" and text[mention.end - 1 : mention.end] in table("meaning.weekday")
    return mention.day if weekdays and text[mention.end : first.start] in words("context.pairs") else None


def _first_position(found: Found) -> Local:
    """The fields of the first calendar position: 从3月5日 of 从3月5日至8日."""
    kinds = [token.kind for token in found.tokens]
    return local.read(found.tokens[: kinds.index("to")] if "to" in kinds else found.tokens)
