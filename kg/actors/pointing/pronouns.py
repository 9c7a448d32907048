"""Words that point back: 他, 其, 双方, 两国, 两人, 该国, 该部门, 这名官员."""

from collections.abc import Callable, Iterable
from functools import cache

from kg import lang
from kg.actors.finding import Finding
from kg.actors.lexicon import Token
from kg.actors.offices.joint import Joint
from kg.actors.pointing.antecedents import Antecedents, likeliest
from kg.actors.pointing.counted import EVERY, POINTING, Counted, States, counted, without
from kg.actors.pointing.mentions import Mentions
from kg.actors.pointing.several import Several
from kg.actors.reading import Text
from kg.actors.roster import Roster
from kg.records import ActorType, Key

_BODIES = frozenset({ActorType.ORGANIZATION, ActorType.MEDIA})
_PARTIES = frozenset({ActorType.COUNTRY, ActorType.ORGANIZATION})
#: What the classes of pointing words begin with.
_CLASS = "pronoun-"
_COUNTS = {"三": 3, "四": 4}
_OPENING, _CLOSING = frozenset("（("), frozenset("）)")
#: What may stand before the name in brackets: 他（指李强）.
_MEANS = frozenset("指即")


class Pronouns:
    """Reads the pointing words of one text in order: each that is read can be what the next one means."""

    def __init__(self, text: Text, roster: Roster, findings: Iterable[Finding], joint: Joint) -> None:
        """Takes the findings kept so far, in text order and without overlaps."""
        self._text, self._roster, self._joint = text, roster, joint
        findings = list(findings)
        self._offices = {one.start: one for one in counted(text, findings, joint, roster)}
        self._mentions = Mentions(text, roster, without(findings, self._offices))
        self._states = States(self._mentions, joint)
        self._antecedents = Antecedents(self._mentions)
        self._several = Several(self._mentions)

    def with_resolved(self, pointing: Iterable[tuple[Token, str]]) -> list[Finding]:
        """All findings, and the pointing words among them, each with its kind, in text order."""
        todo: list[tuple[Token | Counted, str]] = [*pointing]
        if self._offices:
            todo = [one for one in todo if one[0].start not in self._offices]
            todo += [(one, "office") for one in self._offices.values()]
            todo.sort(key=lambda one: one[0].start)
        for one, kind in todo:
            place = self._mentions.place(one.start, one.end)
            if place is None:
                continue
            if isinstance(one, Counted):
                self._mentions.add(place, self._of_office(one))
            elif keys := self._resolve(one, kind, place):
                self._mentions.add(place, Finding(one.start, one.end, keys, "pronoun", "zh.pronoun"))
        return self._mentions.findings

    def _of_office(self, one: Counted) -> Finding:
        """Who holds an office of each of the states, or somebody unnamed where no states are told of."""
        states = self._states_of(one)
        if not states:
            return one.otherwise
        return Finding(one.start, one.end, self._joint.members(states, one.office), "group", POINTING)

    def _states_of(self, office: Counted) -> tuple[Key, ...]:
        count = _COUNTS.get(office.text[0], 2)
        if office.text == EVERY:
            return self._states.every(office.start)
        if "国" in office.text:
            return self._states.last(office.start, count, office.office)
        wanted = _PARTIES | {ActorType.PERSON}
        states = self._states.of(self._several.last(office.start, wanted, count))
        return states if len(states) == count else self._states.together(office.start, count)

    def _resolve(self, token: Token, kind: str, place: int) -> tuple[Key, ...]:
        """The actors that a pointing word stands for; empty when the text does not say."""
        if kind in ("person", "own", "plural"):
            return self._explained(token, place) or self._likeliest(token, kind, place)
        if kind == "official":
            return self._last(token, self._mentions.is_person)
        if kind in ("former", "latter"):
            pair = self._several.pair(token.start)
            return pair[:1] if kind == "former" else pair[1:]
        if kind == "outlet":
            outlet = self._text.layout.article.outlet
            return (self._roster.add(outlet),) if outlet else ()
        if kind in ("persons", "states"):
            return self._counted(token, kind)
        if kind == "state":
            return self._last(token, lambda key: self._mentions.types[key] is ActorType.COUNTRY)
        if kind == "body":
            return self._body(token)
        return ()

    def _explained(self, token: Token, place: int) -> tuple[Key, ...]:
        """Whom brackets behind a pronoun name and nobody else: 他（李强）, 他们（指教廷）."""
        folded, opening = self._text.folded, token.end
        if folded[opening : opening + 1] not in _OPENING:
            return ()
        at = opening + 1 + (folded[opening + 1 : opening + 2] in _MEANS)
        for finding in self._mentions.findings[place : place + 1]:
            if finding.start == at and folded[finding.end : finding.end + 1] in _CLOSING:
                return finding.keys
        return ()

    def _likeliest(self, token: Token, kind: str, place: int) -> tuple[Key, ...]:
        """Who is likeliest among those named before."""
        name = {"person": "one", "plural": "they"}.get(kind) or ("it" if token.text[0] == "它" else "its")
        found = likeliest(self._antecedents.options(token, name, place))
        if not found and kind == "plural":
            return self._several.last(token.start, frozenset({ActorType.PERSON}), 2)
        return found

    def _counted(self, token: Token, kind: str) -> tuple[Key, ...]:
        """Two, three or four persons or parties."""
        count = _COUNTS.get(token.text[0], 2)
        if kind == "states":
            wanted = frozenset({ActorType.COUNTRY}) if "国" in token.text else _PARTIES | {ActorType.PERSON}
            return self._several.last(token.start, wanted, count)
        if self._text.folded[token.start - 1 : token.start] in ("有", "另"):
            return ()  # 有两人: two not yet spoken of
        return self._several.last(token.start, frozenset({ActorType.PERSON}), count)

    def _body(self, token: Token) -> tuple[Key, ...]:
        """The last body whose name ends so, else the last that may be called so."""
        ending = token.text.removeprefix("该")
        named = self._last(token, lambda key: self._ends(key, ending))
        return named or self._last(token, lambda key: self._can_be(key, ending))

    def _can_be(self, key: Key, kind: str) -> bool:
        """Whether a body may be called so: no authority or alliance is 该公司."""
        public = kind in _named("trading") and key.endswith(_named("public"))
        return self._mentions.types[key] in _BODIES and not public

    def _ends(self, key: Key, ending: str) -> bool:
        actor = self._roster.actor(key)
        return actor is not None and actor.type in _BODIES and actor.name.endswith(ending)

    def _last(self, token: Token, fits: Callable[[Key], bool]) -> tuple[Key, ...]:
        for findings in self._mentions.back(token.start):
            for finding in reversed(findings):
                if fits(finding.keys[0]):
                    return finding.keys[:1]
        return ()


def pronouns(text: Text) -> list[tuple[Token, str]]:
    """The forms that point back, in text order, and of what kind each is."""
    kinds = [name for name in text.by_class if name.startswith(_CLASS)]
    found = [(token, name[len(_CLASS) :]) for name in kinds for token in text.by_class[name]]
    return sorted(found, key=lambda one: one[0].start)


@cache
def _named(name: str) -> tuple[str, ...]:
    """What names of bodies end in, by whether they trade."""
    return lang.load("zh", "pronouns").words("body", name)
