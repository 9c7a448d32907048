"""The actors of one document as they are met: who they are, and every form that was used for them."""

from collections import defaultdict
from collections.abc import Iterable

from msgspec.structs import replace

from kg.actors.lexicon import Lexicon
from kg.records import Actor, ActorType, Key

_FEWEST_NAME_PARTS = 2


class Roster:
    """Collects actors and their forms. Lives for one document; hands out frozen records."""

    def __init__(self, lexicon: Lexicon, scope: str) -> None:
        """Starts with nobody met; the scope is the document's own key."""
        self._known = lexicon.actors
        self._scope = scope  # unnamed actors never leave it
        self._actors: dict[Key, Actor] = {}
        self._forms: defaultdict[Key, set[str]] = defaultdict(set)
        self._english: dict[Key, str] = {}
        self._latin: dict[str, Key] = {}
        self._called: dict[tuple[str, ActorType, Key | None], Key] = {}
        self.people: dict[str, Key] = {}  # full and short forms of people named in this document

    def actor(self, key: Key) -> Actor | None:
        """The actor of a key, from this document or from the gazetteer."""
        return self._actors.get(key) or self._known.get(key)

    def add(self, actor: Actor) -> Key:
        """Take an actor that another stage knows: the publishing outlet."""
        self._actors.setdefault(actor.key, actor)
        return actor.key

    def met(self, forms: Iterable[tuple[Key, str]]) -> None:
        """Note which forms of this document stand for which actors."""
        for key, form in forms:
            self._forms[key].add(form)

    def explained(self, key: Key, english: str) -> None:
        """Note the Latin form that the text gives an actor."""
        self._forms[key].add(english)
        self._english.setdefault(key, english)
        self._latin.setdefault(english.casefold(), key)

    def is_known(self, key: Key) -> bool:
        """Whether the gazetteer has an actor."""
        return key in self._known

    def latin(self, key: Key) -> str | None:
        """The Latin form of an actor's name, from this text or from the gazetteer."""
        actor = self.actor(key)
        return self._english.get(key) or (actor.name_en if actor else None)

    def by_latin(self, english: str) -> Key | None:
        """The actor that the text explained by this Latin form before."""
        return self._latin.get(english.casefold())

    def person(self, name: str, state: Key | None = None, english: str | None = None) -> Key:
        """The key of a person that this text names, known before or new."""
        key = self.people.get(name) or f"person/{name}"
        actor = self._actors.get(key)
        if actor is None:
            self._actors[key] = Actor(key, ActorType.PERSON, name, english, state=state)
        self.people.setdefault(name, key)
        return key

    def belongs(self, key: Key, state: Key) -> None:
        """Note the state of a person whom only this text names."""
        actor = self._actors.get(key)
        if actor and actor.state is None and key not in self._known:
            self._actors[key] = replace(actor, state=state)

    def body(self, name: str, state: Key | None = None) -> Key:
        """The key of an organisation that is named by its state and kind, or by its ending."""
        key = f"organization/{name}"
        if key not in self._known and key not in self._actors:
            self._actors[key] = Actor(key, ActorType.ORGANIZATION, name, state=state)
        return key

    def event(self, name: str) -> Key:
        """The key of a meeting or agreement named by its ending."""
        key = f"treaty_or_event/{name}"
        if key not in self._known and key not in self._actors:
            self._actors[key] = Actor(key, ActorType.TREATY_OR_EVENT, name)
        return key

    def place(self, name: str, state: Key | None) -> Key:
        """The key of a place that a capital's name means where it is no government."""
        key = f"place/{name}"
        if key not in self._known and key not in self._actors:
            self._actors[key] = Actor(key, ActorType.PLACE, name, state=state)
        return key

    def unnamed(self, name: str, at: int, kind: ActorType, state: Key | None = None) -> Key:
        """A new actor without a name: the same words elsewhere are somebody else."""
        key = kind + f"/{name}@{self._scope}.{at}"
        self._actors[key] = Actor(key, kind, name, state=state, named=False)
        return key

    def called(self, name: str, at: int, kind: ActorType, state: Key | None = None) -> Key:
        """The actor without a name that this text calls so, wherever it does: 网友, 各国, 中国官员."""
        known = self._called.get((name, kind, state))
        if known is None:
            known = self._called[name, kind, state] = self.unnamed(name, at, kind, state)
        return known

    def records(self, keys: Iterable[Key]) -> tuple[Actor, ...]:
        """The actors of these keys, with every form of this document among the aliases, by key."""
        own, known = self._actors.get, self._known.get
        found = [actor for key in sorted(keys) if (actor := own(key) or known(key))]
        return tuple([self._complete(actor) for actor in found])

    def _complete(self, actor: Actor) -> Actor:
        key, name, aliases = actor.key, actor.name, actor.aliases
        english = actor.name_en or self._english.get(key)
        names = (name, english)
        new = [one for one in self._forms.get(key, ()) if one not in names and one not in aliases]
        if not new and english == actor.name_en:
            return actor
        every = tuple(sorted({*aliases, *new}))
        return Actor(actor.key, actor.type, name, english, every, actor.code, actor.state, actor.named)


def same_latin(one: str, other: str) -> bool:
    """Whether two Latin forms can be one person's: the same last name and first names that begin alike."""
    first, second = one.casefold().split(), other.casefold().split()
    if first[-1] != second[-1]:
        return False
    return min(len(first), len(second)) < _FEWEST_NAME_PARTS or first[0][:1] == second[0][:1]
