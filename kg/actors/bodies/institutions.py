"""From bodies found in the text to the actors they are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.actors.bodies import companies, media, missions, named, of_states
from kg.actors.bodies.of_states import Body
from kg.actors.finding import Finding
from kg.actors.lexicon import Token
from kg.actors.occurrences import in_latin
from kg.actors.reading import OPEN_BEFORE, Text
from kg.actors.roster import Roster
from kg.actors.states.shared_forms import States
from kg.records import Key

_SHORTEST_LATIN = 2
#: Kinds of bodies that are the ones named before.
_ALONE = frozenset({"bare", "known"})


class Institutions:
    """Gives each body its key; a body without its state is the one named with it before."""

    def __init__(self, text: Text, states: States, roster: Roster) -> None:
        """Starts with nothing named."""
        self._text, self._states, self._roster = text, states, roster
        self._named: dict[str, Key] = {}
        self._by_end: dict[int, Key] = {}
        self.implied: list[tuple[Key, str]] = []  # states named only within a body's name

    def findings(self, earlier: Sequence[Finding]) -> Iterator[Finding]:
        """Bodies of states and people, bodies and events by their endings."""
        text = self._text
        self._by_end = {one.end: one.keys[0] for one in earlier}
        people = {one.end: one for one in earlier if one.keys[0].startswith("person/")}
        people_to = {end: one.start for end, one in people.items()}
        found = [*of_states.state_bodies(text), *named.by_ending(text, people_to)]
        found += named.events(text)
        if text.glosses:
            found += named.glossed(text, {*self._by_end, *(body.end for body in found)})
        yield from self._administrations(people)
        yield from self._missions()
        for start, end in media.media(text):
            yield Finding(start, end, (self._by_name(text.folded[start:end]),), "name", media.MEDIUM)
        registered = set()
        for start, end, token in companies.companies(text):
            key = self._states.choose(token.meaning.keys)
            if key:
                registered.add(end)
                yield Finding(start, end, (key,), "name", "zh.body.company")
        found.sort(key=lambda body: (body.start, body.end, body.kind == "ending"))
        full = self._named_in_full() if any(body.kind in _ALONE for body in found) else []
        for body in found:
            while full and full[-1][0] < body.start:
                _, words, key = full.pop()
                self._named[words] = key
            finding = self._finding(body) if body.end not in registered else None
            if finding:
                yield finding

    def _named_in_full(self) -> list[tuple[int, str, Key]]:
        """Known bodies named with their state, by their own words, the last first: 美国|商务部."""
        actors, found = self._text.lexicon.actors, []
        for token in self._text.names:
            key = token.meaning.keys[0] if len(token.meaning.keys) == 1 else ""
            state = actors[key].state if key.startswith("organization/") else None
            if state and token.text.startswith(name := actors[state].name) and token.text != name:
                found.append((token.start, token.text[len(name) :], key))
        return found[::-1]

    def _missions(self) -> Iterator[Finding]:
        """Embassies and delegations by whose they are and where, with the host's name in full."""
        for mission in missions.missions(self._text, self._states):
            sender = self._states.choose(mission.state)
            actor = self._roster.actor(sender) if sender else None
            if actor is None:
                continue
            known = self._text.lexicon.meanings.get(actor.name + mission.name)
            key = known.keys[0] if known and known.keys else None
            key = key or self._roster.body(actor.name + mission.name, actor.key)
            self.implied.append((actor.key, actor.name))
            yield Finding(mission.start, mission.end, (key,), "name", "zh.body.mission")

    def shortened(self, earlier: Iterable[Finding]) -> Iterator[Finding]:
        """Bodies by what brackets explain them with (CPD), and by their bare ending after the full name."""
        text = self._text
        earlier = list(earlier)
        yield from companies.shortened(text, earlier)
        short = [one for one in text.glosses if " " not in one[2] and len(one[2]) >= _SHORTEST_LATIN]
        endings = [token for token in text.of_class("ending") if _is_alone(text, token)]
        if not (short or endings):
            return
        ends = {one.end: one.keys[0] for one in earlier if one.keys[0].startswith("organization/")}
        for opening, _, latin in short:
            key = ends.get(opening)
            if key is None:
                continue
            self._roster.explained(key, latin)
            for at in in_latin(text.folded, latin):
                yield Finding(at, at + len(latin), (key,), "short", "zh.body.latin")
        named = sorted((end, key) for end, key in ends.items() if not key.endswith(text.lists.no_ending))
        for token in endings:
            before = [key for end, key in named if end <= token.start and key.endswith(token.text)]
            if before:
                yield Finding(token.start, token.end, (before[-1],), "short", "zh.body.ending-alone")

    def _finding(self, body: Body) -> Finding | None:
        words = self._text.folded[body.start : body.end]
        state = self._states.choose(body.state) if body.state else None
        if body.kind == "ending":
            return Finding(body.start, body.end, (self._by_name(words),), "name", "zh.body.ending")
        if body.kind == "event":
            return Finding(body.start, body.end, (self._roster.event(words),), "name", "zh.event.ending")
        if body.kind == "government":
            rule = "zh.body.government" if state else "zh.body.government-alone"
            state = state or self._states.at_home(body.start) or self._states.governing(body.start)
            return Finding(body.start, body.end, (state,), "metonym", rule) if state else None
        if body.kind == "known":
            key = self._named.get(body.words) or self._known_alone(body)
            return Finding(body.start, body.end, (key,), "short", "zh.body.alone") if key else None
        if body.kind == "bare":
            key = self._named.get(body.words) or self._alone(body)
            return Finding(body.start, body.end, (key,), "short", "zh.body.alone") if key else None
        if state is None:
            return None
        key = self._named[body.words] = self._by_end[body.end] = self._of_state(body, state)
        self.implied.append((state, words[: len(words) - len(body.words)]))
        return Finding(body.start, body.end, (key,), "name", "zh.body.of-state")

    def _by_name(self, words: str) -> Key:
        """A body by its whole name; 联邦参议院外交委员会 is the known one without 联邦."""
        for name in (words, words.replace("联邦", "", 1)):
            known = self._text.lexicon.meanings.get(name)
            if known and known.keys and known.keys[0].startswith("organization/"):
                return known.keys[0]
        return self._roster.body(words)

    def _alone(self, body: Body) -> Key | None:
        """The body of the state spoken of that is known to have one; else of the one usually meant."""
        states = self._states.spoken_of(body.start)
        pointing = self._text.token_to[body.start]
        if pointing and "pronoun-state" in pointing.meaning.classes:
            last = self._states.last(pointing.start)
            if last:
                return self._of_state(body, last)  # 该国外交部
        beside = self._beside(body)
        if beside:
            states = [beside, *states]
        own = self._states.at_home(body.start)
        if own and own not in self._text.lists.body_not.get(body.words, "").split():
            return self._of_state(body, own)
        usual = self._text.lists.body_home.get(body.words)
        if usual in states and body.words in self._text.lists.usual_first:
            return self._of_state(body, usual)
        key = self._known_alone(body, states)
        if key:
            return key
        if usual:
            return self._of_state(body, usual) if usual in states else None
        others = self._text.lists.body_not.get(body.words, "").split()
        state = next((state for state in states if state not in others), None)
        return self._of_state(body, state) if state else None

    def _known_alone(self, body: Body, states: Iterable[Key] | None = None) -> Key | None:
        """The body of this name that a state has of which the text speaks."""
        for state in self._states.spoken_of(body.start) if states is None else states:
            known = self._text.lexicon.meanings.get(self._text.lexicon.actors[state].name + body.words)
            if known and known.keys:
                return known.keys[0]
        return None

    def _beside(self, body: Body) -> Key | None:
        """The state of the body named just before in a list: 美国国务院和财政部."""
        if self._text.folded[body.start - 1 : body.start] not in ("、", "与", "及", "和"):
            return None
        actor = self._roster.actor(self._by_end.get(body.start - 1, ""))
        return actor.state if actor else None

    def _of_state(self, body: Body, state: Key) -> Key:
        if body.words in self._text.lists.seats:
            return self._roster.body(body.words, state)
        name = self._text.lexicon.actors[state].name + ("军队" if body.kind == "army" else body.words)
        known = self._text.lexicon.meanings.get(name)
        return known.keys[0] if known and known.keys else self._roster.body(name, state)

    def _administrations(self, people: Mapping[int, Finding]) -> Iterator[Finding]:
        """拜登政府, 川普（特朗普）政府: the government of a person, told apart from the state.

        `people`: by where their mentions end.
        """
        folded = self._text.folded
        for token in self._text.of_class("government"):
            if token.text not in of_states.GOVERNMENTS:
                continue
            at = token.start
            if folded[at - 1 : at] in ("）", ")"):
                at = max(folded.rfind("（", 0, at), folded.rfind("(", 0, at))
            before = people.get(at)
            if before is None:
                continue
            person = self._roster.actor(before.keys[0])
            name = person.name if person else folded[before.start : before.end]
            key = self._roster.body(name + "政府", person.state if person else None)
            self.implied.append((before.keys[0], folded[before.start : before.end]))
            yield Finding(before.start, token.end, (key,), "name", "zh.body.administration")


def _is_alone(text: Text, token: Token) -> bool:
    """Whether an ending stands as a word of its own, after no noun: 委员会改变了方式, 遭警方逮捕."""
    if token.text not in text.lists.strong_endings or token.text.endswith("公司"):
        return False
    word = text.word_at[token.start]
    before = text.folded[token.start - 1 : token.start]
    return (
        word is not None
        and word.end == token.end
        and (before in OPEN_BEFORE or of_states.alone(text, token.start))
    )
