"""A small invented story for tests: seven articles, fifteen claims, and what they add up to.

`documents()` is what the claims stage hands over; `story()` is what merging them must give, written
by hand: roots, events, contradictions, copies and memberships. `press` and `claim` build more.
Every name is invented.
"""

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
    MINISTRY,
    PACT,
    SHEN,
    WEEKLY,
    WEST,
    WIRE,
)
from tests.story.articles import OFFICIALS, UNSIGNED
from tests.story.building import claim, document, on, press, within
from tests.story.claims import documents
from tests.story.merged import story

__all__ = [
    "COMPANY",
    "CUSTOMS",
    "DAILY",
    "EAST",
    "EVENING",
    "GAO",
    "LIN",
    "LINHAI",
    "MILITIA",
    "MINISTRY",
    "OFFICIALS",
    "PACT",
    "SHEN",
    "UNSIGNED",
    "WEEKLY",
    "WEST",
    "WIRE",
    "claim",
    "document",
    "documents",
    "on",
    "press",
    "story",
    "within",
]
