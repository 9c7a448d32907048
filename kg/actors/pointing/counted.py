"""An office or a word for people that states spoken of before have each: 两国外长, 双方官员, 各国领导人."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from msgspec import Struct

from kg.actors.finding import Finding
from kg.actors.lexicon import Token
from kg.actors.offices.joint import Joint, Office
from kg.actors.offices.joint_words import each_has
from kg.actors.pointing.mentions import Mentions
from kg.actors.reading import Text
from kg.actors.roster import Roster
from kg.actors.wordings import wordings
from kg.records import ActorType, Key

#: The rule of what is told of several states that were named before.
POINTING = "zh.office.pointing"
#: Words for all the states that a row names.
EVERY = "各国"
#: States that a row has at least for 各国 to mean them.
_FEWEST = 3
#: Sentences back in which states are named whatever was counted before.
_NEAR = 1


class Counted(Struct, frozen=True, gc=False):
    """A word that counts states, with what each of them has, and the mention it is where nobody is found."""

    start: int
    end: int
    text: str
    office: Office
    otherwise: Finding


def counted(text: Text, kept: Iterable[Finding], joint: Joint, roster: Roster) -> Iterator[Counted]:
    """Everything that states spoken of have each; `kept`: what was found, in text order, without overlaps."""
    tokens = text.of_class("pronoun-states")
    starts = {one.start: one for one in kept} if tokens else {}
    edges = sorted(starts)
    for token in tokens:
        place = bisect_left(edges, token.start)
        if not place or starts[edges[place - 1]].end <= token.start:  # no part of 中俄两国外长
            yield from _counted(text, token, starts, joint, roster)
    if EVERY not in text.folded:
        return
    for found in [one for one in kept if one.form == "unnamed" and text.folded.startswith(EVERY, one.start)]:
        words = text.folded[found.start + len(EVERY) : found.end].removeprefix("的")
        if joint.is_office(words):
            yield Counted(found.start, found.end, EVERY, Office(words, ActorType.PERSON, found.start), found)


def _counted(
    text: Text, token: Token, starts: Mapping[int, Finding], joint: Joint, roster: Roster
) -> Iterator[Counted]:
    at = token.end + (text.folded[token.end : token.end + 1] == "的")
    phrase = starts.get(token.start)
    if phrase is not None and phrase.end > at and phrase.form == "unnamed":
        if not each_has(text.folded[at : phrase.end]):
            return
        kind = ActorType.PERSON if phrase.keys[0].startswith("person/") else ActorType.ORGANIZATION
        office = Office(text.folded[at : phrase.end].removesuffix("们"), kind, token.start)
        yield Counted(token.start, phrase.end, token.text, office, phrase)
        return
    title = text.token_at[at]
    if title is None or "title" not in title.meaning.classes or not joint.is_office(title.text):
        return
    start, end = token.start, title.end
    key = roster.unnamed(text.folded[start:end], start, ActorType.PERSON)
    otherwise = Finding(start, end, (key,), "unnamed", "zh.office.unnamed")
    yield Counted(start, end, token.text, Office(title.text, ActorType.PERSON, start), otherwise)


def without(kept: list[Finding], offices: Mapping[int, Counted]) -> list[Finding]:
    """What was found but where states are counted with what they have."""
    if not offices:
        return kept
    within = [(one.start, one.end) for one in offices.values()]
    return [one for one in kept if not any(start <= one.start < end for start, end in within)]


class States:
    """Finds the states that are counted."""

    def __init__(self, mentions: Mentions, joint: Joint) -> None:
        """Takes the mentions that can be counted."""
        self._mentions, self._joint = mentions, joint
        self._counted: dict[int, tuple[Key, ...]] = {}  # by how many: those meant last

    def every(self, at: int) -> tuple[Key, ...]:
        """The states of the last row of three or more that the sentence names before a position."""
        findings = next(self._mentions.back(at), [])
        row: list[Finding] = []
        for one in findings:
            if not all(map(self._is_state, one.keys)):
                continue
            between = self._mentions.text.folded[row[-1].end : one.start] if row else ""
            row = [*row, one] if between in wordings().and_ else [one]
        keys = tuple(dict.fromkeys(key for one in row for key in one.keys))
        goes_on = row and self._mentions.text.folded[row[-1].end] in _GOES_ON
        return keys if len(keys) >= _FEWEST and not goes_on else ()

    def last(self, at: int, count: int, office: Office) -> tuple[Key, ...]:
        """So many states: those whose office its holders have, else that are named together, else that people
        are of, else that are named. Far from all of them those counted last are meant."""
        for back, findings in enumerate(self._mentions.back(at)):
            if back > _NEAR and count in self._counted:
                break
            found = self._held(findings, count, office) or self._row(findings, count)
            found = found or self._of_people(findings, count) or self._named(findings)[-count:]
            if len(found) == count:
                self._counted[count] = tuple(found)
                break
        return self._counted.get(count, ())

    def together(self, at: int, count: int) -> tuple[Key, ...]:
        """So many states named together shortly before."""
        found = (self._row(findings, count) for findings in islice(self._mentions.back(at), _NEAR + 1))
        return tuple(next((one for one in found if one), ()))

    def of(self, keys: Iterable[Key]) -> tuple[Key, ...]:
        """The states that are, or that people are of; empty where one has none."""
        found = [self._state(key) for key in keys]
        return tuple(dict.fromkeys(one for one in found if one)) if all(found) else ()

    def _is_state(self, key: Key) -> bool:
        return self._mentions.types[key] is ActorType.COUNTRY

    def _state(self, key: Key) -> Key | None:
        """The state that a key is, or that the person or the state's own body is of: 印度军队."""
        if self._is_state(key):
            return key
        actor = self._mentions.roster.actor(key)
        if actor is None or actor.state is None or not actor.named:
            return None
        state = self._mentions.roster.actor(actor.state)
        speaks = self._mentions.is_person(key) or (state is not None and actor.name.startswith(state.name))
        return actor.state if speaks else None

    def _any_state(self, key: Key) -> Key | None:
        """The state of anybody who is told of together with another state's."""
        actor = self._mentions.roster.actor(key)
        return key if self._is_state(key) else actor.state if actor is not None else None

    def _held(self, findings: list[Finding], count: int, office: Office) -> list[Key]:
        """The states of those who hold the office in theirs."""
        if not self._joint.is_office(office.words):
            return []
        found = {}
        for key in (key for one in findings for key in one.keys if self._mentions.is_person(key)):
            state = self._state(key)
            if state and key in self._joint.members((state,), office):
                found[state] = key
        return list(found) if len(found) == count else []

    def _row(self, findings: list[Finding], count: int) -> list[Key]:
        """The last states named together (中印, 乌克兰和俄罗斯), or in what they have (中印外交官)."""
        folded = self._mentions.text.folded
        for number in range(len(findings) - 1, -1, -1):
            row, at = list(findings[number].keys), number
            if len(row) == count:
                states = list(dict.fromkeys(state for state in map(self._any_state, row) if state))
                if len(states) == count:
                    return states
            while at and folded[findings[at - 1].end : findings[at].start] in wordings().and_:
                at -= 1
                row = [*findings[at].keys, *row]
            keys = list(dict.fromkeys(row))
            if len(keys) == count and all(map(self._is_state, keys)):
                return keys
        return []

    def _of_people(self, findings: list[Finding], count: int) -> list[Key]:
        people = (key for one in findings for key in one.keys if self._mentions.is_person(key))
        states = list(dict.fromkeys(state for state in map(self._state, people) if state))
        return states if len(states) == count else []

    def _named(self, findings: list[Finding]) -> list[Key]:
        """The states named, each where it is named last."""
        keys = [key for one in findings for key in one.keys if self._is_state(key) and key not in _REGIONS]
        return list(dict.fromkeys(reversed(keys)))[::-1]


_GOES_ON = frozenset("等的")
#: Written with a code of their own, and never called 国.
_REGIONS = frozenset({"country/香港", "country/澳门"})
