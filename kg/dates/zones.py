"""Whose clock a time is told by: 北京时间 is eight hours ahead of UTC, 当地时间 is that of the place."""

from datetime import datetime

from dateutil.tz import gettz

from kg.dates.lexicon import Token
from kg.dates.vocabulary import table

#: The clock of the place the text speaks of.
LOCAL = "local"


def zone_of(tokens: tuple[Token, ...]) -> str | None:
    """The time zone that the words name: an IANA name, or LOCAL."""
    if any(token.kind == "gmt_clock" for token in tokens):
        return "UTC"
    words = next((token.text for token in tokens if token.kind == "zone"), None)
    return table("zone")[words.replace(" ", "")] if words else None


def offset(zone: str, moment: datetime) -> str:
    """How far a zone's clock is from UTC at a moment, as +08:00; empty where that is not known.

    The rules of the zones are the system's or those that dateutil brings along.
    """
    rules = gettz(zone) if zone != LOCAL else None
    return moment.replace(tzinfo=rules).isoformat()[19:] if rules else ""
