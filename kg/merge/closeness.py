"""How likely two documents tell the same story: shared actors, days between publication."""

from collections.abc import Iterable, Mapping

from kg.merge.days import number
from kg.records import Actor, ActorType, Document, Key

# Every other article names some state; people and bodies tell stories apart.
_COUNTRY = 0.4

# Articles on one story share from a third to all of the shorter one's cast.
_STORY = 0.75

# News of one story comes within days; what is published later than a month refers back to it.
_DAYS = ((3, 1.0), (31, 0.7))
_LATER = 0.4

# Pairs of documents whose closeness is kept: 12 MB.
_REMEMBERED = 1 << 16


class Closeness:
    """Closeness of documents by rank (their position when sorted by key), 1 for the same one."""

    def __init__(self, documents: Iterable[Document], actors: Mapping[Key, Actor]) -> None:
        """Every key that the documents use is among the actors."""
        ranked = sorted(documents, key=lambda document: document.key)
        self._casts = [_weights(document, actors) for document in ranked]
        self._totals = [sum(cast.values()) for cast in self._casts]
        self._days = [number(d.article.day) if d.article.day else None for d in ranked]
        self._known: dict[tuple[int, int], float] = {}

    def between(self, first: int, second: int) -> float:
        """1 for one document, less for two that share fewer actors or lie further apart."""
        if first == second:
            return 1.0
        pair = (first, second) if first < second else (second, first)
        known = self._known.get(pair)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()  # pairs come in order of their first claim: what is gone is done with
            known = min(1.0, self._shared(*pair) * self._near(*pair) / _STORY)
            self._known[pair] = known
        return known

    def _shared(self, first: int, second: int) -> float:
        least = min(self._totals[first], self._totals[second])
        if not least:
            return 0.0
        one, other = self._casts[first], self._casts[second]
        if len(other) < len(one):
            one, other = other, one
        return sum(weight for key, weight in one.items() if key in other) / least

    def _near(self, first: int, second: int) -> float:
        one, other = self._days[first], self._days[second]
        if one is None or other is None:
            return _LATER
        return next((weight for days, weight in _DAYS if abs(one - other) <= days), _LATER)


def _weights(document: Document, actors: Mapping[Key, Actor]) -> dict[Key, float]:
    taking_part = (
        participant.actor for claim in document.claims for participant in (*claim.agents, *claim.targets)
    )
    met = {*taking_part, *(actor.key for actor in document.actors)}
    return {
        key: _COUNTRY if actors[key].type is ActorType.COUNTRY else 1.0
        for key in sorted(met)
        if actors[key].named
    }
