"""How one outlet tells an event."""

from dataclasses import dataclass

from kg.records.claim import Factuality
from kg.records.key import Key
from kg.records.time import IsoDate


@dataclass(frozen=True, slots=True)
class Telling:
    """How one outlet tells an event: who reports it, when first, from which root, in which words.

    `wording` maps each participant to the words used for it; `triggers` and `factualities` are what
    the outlet calls the event and how sure it is of it. `left_out` are participants that other
    outlets name and this one does not, `added` those that only this one names. All sorted.
    """

    outlet: Key
    documents: tuple[Key, ...]
    first: IsoDate | None
    roots: tuple[Key, ...]
    triggers: tuple[str, ...]
    factualities: tuple[Factuality, ...]
    dates: tuple[str, ...]
    numbers: tuple[str, ...]
    wording: tuple[tuple[Key, tuple[str, ...]], ...]
    left_out: tuple[Key, ...]
    added: tuple[Key, ...]
