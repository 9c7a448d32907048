"""Words that point back: 他, 其, 双方, 两国, 两人, 该国, 该部门, 这名官员."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

from kg.actors.finding import Finding
from kg.actors.lexicon import Token
from kg.actors.reading import Text
from kg.actors.roster import Roster
from kg.records import ActorType, Key

_SENTENCES_BACK = 6
_BODIES = frozenset({ActorType.ORGANIZATION, ActorType.MEDIA})
_PARTIES = frozenset({ActorType.COUNTRY, ActorType.ORGANIZATION})
_COUNTS = {"三国": 3, "三方": 3, "四国": 4}


class Antecedents:
    """The mentions that pointing words can mean, by sentence."""

    def __init__(self, text: Text, roster: Roster, findings: Iterable[Finding]) -> None:
        self._text, self._roster = text, roster
        self._findings = sorted(findings)
        self._starts = [finding.start for finding in self._findings]
        self._sentences = text.layout.sentences
        self._sentence_starts = [sentence.span.start for sentence in self._sentences]

    def resolve(self, token: Token) -> tuple[Key, ...]:
        """The actors that a pointing word stands for; empty when the text does not say."""
        kind = next((one[8:] for one in token.meaning.classes if one.startswith("pronoun-")), "")
        if kind == "person":
            return self._one(token, ActorType.PERSON)
        if kind == "official":
            return self._last(token, lambda key: self._type(key) is ActorType.PERSON)
        if kind == "own":
            return self._subject(token)
        if kind == "persons":
            wanted = frozenset({ActorType.PERSON})
            return self._several(token, wanted, 2)
        if kind == "states":
            wanted = frozenset({ActorType.COUNTRY}) if "国" in token.text else _PARTIES | {ActorType.PERSON}
            return self._several(token, wanted, _COUNTS.get(token.text, 2))
        if kind == "state":
            return self._last(token, lambda key: self._type(key) is ActorType.COUNTRY)
        if kind == "body":
            ending = token.text.removeprefix("该")
            named = self._last(token, lambda key: self._ends(key, ending))
            return named or self._last(token, lambda key: self._type(key) in _BODIES)
        return ()

    def _type(self, key: Key) -> ActorType | None:
        actor = self._roster.actor(key)
        return actor.type if actor else None

    def _ends(self, key: Key, ending: str) -> bool:
        actor = self._roster.actor(key)
        return actor is not None and actor.type in _BODIES and actor.name.endswith(ending)

    def _sentence(self, at: int) -> int:
        return max(0, bisect_right(self._sentence_starts, at) - 1)

    def _between(self, start: int, end: int) -> list[Finding]:
        first = bisect_right(self._starts, start - 1)
        return self._findings[first : bisect_right(self._starts, end - 1)]

    def _back(self, at: int) -> Iterator[list[Finding]]:
        """Mentions before a position: those of its sentence, then of each sentence before it."""
        number = self._sentence(at)
        for back in range(min(_SENTENCES_BACK, number + 1)):
            start, end = self._sentences[number - back].span
            yield self._between(start, min(end, at))

    def _one(self, token: Token, kind: ActorType) -> tuple[Key, ...]:
        """The person a sentence began with, looking back: the topic goes on until another is named."""
        inside = self._quotation(token.start)
        for findings in self._back(token.start):
            for finding in findings:
                if finding.form == "pronoun" or len(finding.keys) != 1:
                    continue
                if self._type(finding.keys[0]) is kind and (
                    inside is None or self._quotation(finding.start) == inside
                ):
                    return finding.keys
            inside = None
        return ()

    def _quotation(self, at: int) -> int | None:
        for number, quotation in enumerate(self._text.layout.quotations):
            if quotation.inner.start <= at < quotation.inner.end:
                return number
            if quotation.inner.start > at:
                return None
        return None

    def _subject(self, token: Token) -> tuple[Key, ...]:
        for findings in self._back(token.start):
            for finding in findings:
                if self._type(finding.keys[0]) is not ActorType.PLACE:
                    return finding.keys
        return ()

    def _last(self, token: Token, fits: Callable[[Key], bool]) -> tuple[Key, ...]:
        for findings in self._back(token.start):
            for finding in reversed(findings):
                if fits(finding.keys[0]):
                    return finding.keys[:1]
        return ()

    def _several(self, token: Token, kinds: frozenset[ActorType], count: int) -> tuple[Key, ...]:
        """The last sentence that names enough different actors of one kind."""
        for findings in self._back(token.start):
            seen: dict[ActorType, list[Key]] = {}
            for finding in findings:
                for key in finding.keys:
                    kind = self._type(key)
                    if kind in kinds and kind is not None and key not in seen.setdefault(kind, []):
                        seen[kind].append(key)
            for kind in (ActorType.COUNTRY, ActorType.PERSON, ActorType.ORGANIZATION):
                if len(seen.get(kind, ())) >= count:
                    return tuple(seen[kind][-count:])
        return ()
