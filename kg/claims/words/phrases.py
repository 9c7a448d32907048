"""Acts that a verb names together with what it takes: 发射…催泪弹, 召回…大使, 递交…辞呈.

Such a verb names other acts with other objects, or none. The rules stand in `phrases.toml`, each with an
example.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg import lang
from kg.errors import LanguageDataError
from kg.lang.event_types import EventType, by_notation

#: How far behind the verb, in its clause, its object begins, and how far before stands what a rule asks for.
_REACH, _BEFORE = 18, 12
_CLAUSE = "[^，,。；;：:！!？?、\n]"


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a verb takes, and the act that both name."""

    id: str
    concept: EventType
    behind: re.Pattern[str] | None
    before: re.Pattern[str] | None
    unless: re.Pattern[str] | None

    def holds(self, text: str, start: int, end: int) -> bool:
        """Whether the verb from `start` to `end` stands with what the rule asks for."""
        if self.behind is not None and not self.behind.match(text, end):
            return False
        low = max(0, start - _BEFORE)
        if self.unless is not None and self.unless.search(text, low, start):
            return False
        return self.before is None or bool(self.before.search(text, low, start))


@cache
def phrases() -> Mapping[str, Sequence[Phrase]]:
    """The rules by their verbs; of one verb those that stand first in the file come first.

    Raises LanguageDataError for a type that the ontology lacks.
    """
    found: dict[str, list[Phrase]] = {}
    for entry in lang.load("zh", "phrases").rules(required=("verbs", "type", "word")):
        concept = by_notation().get(entry["type"])
        if concept is None:
            raise LanguageDataError(
                f"phrases.toml: {entry['id']} names no event type {entry['type']!r}; mend it"
            )
        phrase = Phrase(
            entry["id"],
            concept,
            _pattern(f"(?!的){_CLAUSE}{{0,{_REACH}}}?", entry.get("objects", ()), "(?![压战民者])"),
            _pattern("", entry.get("before", ()), f"{_CLAUSE}*$"),
            _pattern("", entry.get("unless", ()), f"{_CLAUSE}*$"),
        )
        for verb in entry["verbs"]:
            found.setdefault(verb, []).append(phrase)
    return found


def _pattern(lead: str, words: Sequence[str], trail: str) -> re.Pattern[str] | None:
    return re.compile(f"{lead}(?:{lang.alternatives(words)}){trail}") if words else None


def phrase(text: str, word: str, start: int, end: int) -> Phrase | None:
    """The rule by which a verb names an act with what stands around it."""
    return next((rule for rule in phrases().get(word, ()) if rule.holds(text, start, end)), None)
