"""Claims that cannot both hold."""

from dataclasses import dataclass
from enum import StrEnum

from kg.records.key import Key


class Conflict(StrEnum):
    """How two claims about one event disagree."""

    DENIAL = "denial"
    DATE = "date"
    NUMBER = "number"
    AGENT = "agent"
    CORRECTION = "correction"  # an outlet's later claim about its own earlier one


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims about one event that cannot both hold; `first` is the earlier published."""

    kind: Conflict
    first: Key
    second: Key
    detail: str
