"""What claims about the same thing add up to."""

from dataclasses import dataclass
from enum import StrEnum

from kg.records.claim_time import ClaimTime
from kg.records.key import Key
from kg.records.merge import Merge
from kg.records.telling import Telling
from kg.records.time import IsoDate


class Status(StrEnum):
    """What the claims about an event add up to."""

    REPORTED = "reported"  # affirmed as happened, not denied
    DISPUTED = "disputed"  # affirmed by some, denied by others
    DENIED = "denied"  # only negated
    ANNOUNCED = "announced"  # only planned or possible


@dataclass(frozen=True, slots=True)
class Event:
    """Claims about the same thing and what they agree on. Holds nothing that no claim says."""

    key: Key
    type: str
    subtype: str | None
    agents: tuple[Key, ...]  # sorted
    targets: tuple[Key, ...]  # sorted
    place: Key | None
    time: ClaimTime
    status: Status
    claims: tuple[Key, ...]  # by publication day, then key
    roots: tuple[Key, ...]  # different roots of claims that affirm it, sorted
    documents: tuple[Key, ...]  # by publication day, then key
    merges: tuple[Merge, ...] = ()
    reported: IsoDate | None = None  # day of the first report
    tellings: tuple[Telling, ...] = ()  # outlet by outlet, the first to report first; none for one outlet
