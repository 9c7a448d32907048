"""Which of several actors a shared form means here, and which state the text speaks of."""

from bisect import bisect_right
from collections import Counter, defaultdict
from functools import cache, lru_cache

from kg.actors.lexicon import lexicon
from kg.actors.reading import Text
from kg.actors.words import words
from kg.records import ActorType, Key

#: Characters within which a state named before a bare body still is the one meant.
_NEAR = 60
#: Of candidates that are named equally often those of the first kind are meant.
_ORDER = (ActorType.COUNTRY, ActorType.PERSON, ActorType.ORGANIZATION, ActorType.MEDIA)


@cache
def _usual() -> frozenset[Key]:
    """The states that an abbreviation means where no state is named in full."""
    return frozenset(words().abbreviation_of.values())


class States:
    """Decides by what the rest of the document names in full."""

    def __init__(self, text: Text) -> None:
        """Counts the names that can mean only one actor."""
        self._actors = text.lexicon.actors
        self._rare = text.lexicon.rare
        self._counts: defaultdict[Key, int] = defaultdict(int)
        self._places: list[tuple[int, Key]] = []
        self._towns: list[tuple[int, Key]] = []  # states whose provinces and towns are named
        for token in text.names:
            meaning = token.meaning
            if len(meaning.keys) == 1 and "abbreviation" not in meaning.classes:
                key = meaning.keys[0]
                self._counts[key] += 1
                state = _state_of(key)
                if state:
                    self._places.append((token.start, state))
                elif key.startswith("place/") and not meaning.metonym and (within := self._actors[key].state):
                    self._towns.append((token.start, within))
            if meaning.metonym and meaning.metonym[0].startswith("country/"):
                self._places.append((token.start, meaning.metonym[0]))  # 华盛顿消息
        self._spoken: Counter[Key] | None = None  # how often each state is
        self._governed: list[tuple[int, Key]] | None = None  # where states and their towns are named
        self._told_of: Counter[Key] = Counter()  # how often
        self._first = {key: start for start, key in reversed(self._places)}
        self._starts = [start for start, _ in self._places]
        self._domestic: tuple[Key, int] | None = None  # the outlet's home, and where its news end
        outlet = text.layout.article.outlet
        if outlet is not None and outlet.state in text.lists.domestic:
            self._domestic = outlet.state, self._abroad(text, outlet.state)

    def choose(self, keys: tuple[Key, ...]) -> Key | None:
        """The one of several candidates that the document names in full; None when none stands out.

        A state without an abbreviation of its own is meant by one only where it is named in full.
        """
        if len(keys) == 1:
            return keys[0] if keys[0] not in self._rare or self._counts[keys[0]] else None
        ranked = sorted(keys, key=lambda key: (-self._counts[key], self._kind(key), -self._told(key), key))
        if not ranked:
            return None
        if self._counts[ranked[0]] == 0 and ranked[0].startswith("country/"):
            return next((key for key in ranked if key in _usual()), None)
        return ranked[0]

    def _told(self, key: Key) -> int:
        """How often the state of a body is named: 保守党 is that of the state spoken of."""
        state = self._actors[key].state
        if self._spoken is None:
            self._spoken = Counter([state for _, state in self._places])
        return self._spoken[state] if state else 0

    def _kind(self, key: Key) -> int:
        kind = self._actors[key].type
        return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)

    def spoken_of(self, at: int) -> list[Key]:
        """The states of the text, those named shortly before a position first, then by how often."""
        number = bisect_right(self._starts, at)
        near = {key for start, key in self._places[max(0, number - 2) : number] if at - start < _NEAR}
        return sorted(self._first, key=lambda key: (key not in near, -self._counts[key], self._first[key]))

    def at_home(self, at: int) -> Key | None:
        """The outlet's own state, where its news speak of nobody abroad up to a position: 立委要求|教育部….

        Only outlets of states where news are in Chinese name the bodies of their own without saying whose.
        """
        return self._domestic[0] if self._domestic is not None and at < self._domestic[1] else None

    def _abroad(self, text: Text, home: Key) -> int:
        """Where the body of a text first names a state or somebody that is not of a state; else its end."""
        body = len(text.layout.article.title)
        for token in text.names:
            if token.start < body:
                continue
            keys = (*token.meaning.keys, *token.meaning.metonym)
            own = any(home in (key, self._actors[key].state, None) for key in keys)
            foreign = (key for key in keys if key.startswith("country/") or self._actors[key].state)
            if not own and any(foreign):
                return token.start
        return len(text.folded)

    def first(self, state: Key) -> int | None:
        """Where the text first names a state or a body of it."""
        return self._first.get(state)

    def last(self, at: int) -> Key | None:
        """The state named last before a position."""
        number = bisect_right(self._starts, at)
        return self._places[number - 1][1] if number else None

    def home(self, at: int) -> Key | None:
        """The state a bare office belongs to: of those named just before, the most spoken of."""
        return next(iter(self.spoken_of(at)), None)

    def governing(self, at: int) -> Key | None:
        """Whose 当局 or 政府 alone is: like `home`, where provinces and towns speak of their state, too."""
        if self._governed is None:
            self._governed = sorted(self._places + self._towns)
            self._told_of = Counter([state for _, state in self._towns])
            self._told_of.update({state: self._counts[state] for state in self._first})
        number = bisect_right(self._governed, (at, ""))
        near = {state for start, state in self._governed[max(0, number - 2) : number] if at - start < _NEAR}
        states = dict.fromkeys(state for _, state in self._governed)
        return min(states, key=lambda state: (state not in near, -self._told_of[state]), default=None)

    def main(self) -> Key | None:
        """The state named most often."""
        return min({key for _, key in self._places}, key=lambda key: (-self._counts[key], key), default=None)


@lru_cache(maxsize=1 << 12)
def _state_of(key: Key) -> Key | None:
    """The state that a name speaks of: 巴西联邦警察 speaks of Brazil, a company of some state of none."""
    if key.startswith("country/"):
        return key
    actors = lexicon().actors
    actor = actors.get(key)
    if actor is None or actor.state is None or not key.startswith("organization/"):
        return None
    return actor.state if actor.name.startswith(actors[actor.state].name) else None
