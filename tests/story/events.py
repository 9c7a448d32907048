"""The events of the story."""

from kg.records import Basis, ClaimTime, Document, Event, Granularity, Key, Status
from tests.story.actors import (
    COMPANY,
    CUSTOMS,
    DAILY,
    EAST,
    EVENING,
    GAO,
    LIN,
    LINHAI,
    MILITIA,
    SHEN,
    WEEKLY,
    WEST,
    WIRE,
)
from tests.story.articles import UNSIGNED

MEETING = "event/2026-03-04.meet.林岳_沈安"
PACT = "event/2026-03-04.agree.东岚国_西屿国"
VISITING = "event/2026-04-15.visit.东岚国_沈安"
SANCTION = "event/undated.sanction.北港公司_西屿国"
ATTACK = "event/2026-04-18.attack.东岚国海关_北港武装"
CONDEMN = "event/2026-04-20.accuse.北港武装_林岳"
STATEMENT = "event/2026-03-09.statement.高宁"


def _event(
    told: tuple[Document, ...], key: Key, status: Status, agents: tuple[Key, ...], targets: tuple[Key, ...],
    roots: tuple[Key, ...], time: ClaimTime, place: Key | None = None,
) -> Event:  # fmt: skip
    pairs = sorted((d.article.day or "9999", c.key, d.key) for d in told for c in d.claims if c.event == key)
    return Event(
        key=key,
        type=key.split(".")[1],
        subtype=None,
        agents=tuple(sorted(agents)),
        targets=tuple(sorted(targets)),
        place=place,
        time=time,
        status=status,
        claims=tuple(c for _, c, _ in pairs),
        roots=tuple(sorted(roots)),
        documents=tuple(dict.fromkeys(d for _, _, d in sorted((day, d, d) for day, _, d in pairs))),
        reported=next((day for day, _, _ in pairs if day != "9999"), None),
    )


def _day(day: str, after: str, basis: Basis = Basis.STATED) -> ClaimTime:
    return ClaimTime("", day, after, Granularity.DAY, basis)


def events(told: tuple[Document, ...]) -> tuple[Event, ...]:
    afternoon = ClaimTime("", "2026-03-04T12:00", "2026-03-04T18:00", Granularity.PART, Basis.STATED)
    fourth = _day("2026-03-04", "2026-03-05", Basis.CONTEXT)
    ninth = _day("2026-03-09", "2026-03-10")
    arrival = _day("2026-04-15", "2026-04-16")
    assault = _day("2026-04-18", "2026-04-19")
    condemned = _day("2026-04-20", "2026-04-21")
    seen = (WIRE.key, WEEKLY.key)
    both = (WIRE.key, DAILY.key)
    reported = Status.REPORTED
    return (
        _event(told, PACT, reported, (EAST.key,), (WEST.key,), (WIRE.key,), fourth),
        _event(told, MEETING, Status.DISPUTED, (LIN.key,), (SHEN.key,), seen, afternoon, LINHAI.key),
        _event(told, STATEMENT, reported, (GAO.key,), (), (EVENING.key,), ninth),
        _event(told, VISITING, reported, (SHEN.key,), (EAST.key,), (DAILY.key,), arrival),
        _event(told, ATTACK, reported, (MILITIA.key,), (CUSTOMS.key,), both, assault),
        _event(told, CONDEMN, reported, (LIN.key,), (MILITIA.key,), (WEEKLY.key,), condemned),
        _event(told, SANCTION, reported, (WEST.key,), (COMPANY.key,), (UNSIGNED.key,), ClaimTime()),
    )
