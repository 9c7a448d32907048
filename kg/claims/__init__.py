"""Readings to claims: who is said to have done what to whom, when, according to whom.

An extractor is any callable from a Reading to claims; the built-in one proposes by rules (event words of
`ontology/event-types.ttl`, constructions of `kg/lang/zh/claims*.toml`) and decides by learned weights.

A folder each: who (parties), whose words (attribution), when (dating), really (factuality), over the words of
the text (words) and the options of all decisions side by side (options). Start with `rules.py`; the order of
the decisions is in `judging.py`.

Whatever an extractor returns, only what quotes the text exactly is kept. May import: records, errors, lang.
Must not import: another stage.
"""

from collections.abc import Iterable
from importlib.metadata import entry_points
from typing import Protocol

from kg.claims.explaining import Explanation, explain
from kg.claims.grounding import grounded
from kg.claims.parties.preferring import Preference, Reason
from kg.claims.rules import RuleExtractor
from kg.errors import KgError
from kg.records import Claim, Reading

__all__ = ["Explanation", "Extractor", "Preference", "Reason", "explain", "extract", "extractor", "grounded"]


class Extractor(Protocol):
    """Turns what was read in one article into claims. Must be deterministic and offline."""

    name: str

    def __call__(self, reading: Reading) -> Iterable[Claim]:
        """The claims of one article."""


def extractor(name: str = "rules") -> Extractor:
    """The built-in rules, or an installed one of the entry-point group `kg.extractors`.

    Raises KgError where no extractor has the name.
    """
    if name == RuleExtractor.name:
        return RuleExtractor()
    for point in entry_points(group="kg.extractors", name=name):
        plugin: Extractor = point.load()()
        return plugin
    raise KgError(f"no extractor named {name!r}; install one that declares the entry point kg.extractors")


def extract(reading: Reading, by: Extractor | None = None) -> tuple[Claim, ...]:
    """The claims of an article in text order, each with the exact words that say it."""
    return grounded(reading, (by or RuleExtractor())(reading))
