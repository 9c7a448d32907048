"""Why claims were put together."""

from dataclasses import dataclass

from kg.records.key import Key


@dataclass(frozen=True, slots=True)
class Feature:
    """One named, weighted reason for or against putting two claims together."""

    name: str
    weight: float
    detail: str


@dataclass(frozen=True, slots=True)
class Merge:
    """Why a claim was put with another one (`into`) under the same event."""

    claim: Key
    into: Key
    score: float
    features: tuple[Feature, ...]
