"""Two, three or four who are spoken of together: 双方, 两人, 三国, 前者 and 后者."""

from itertools import pairwise

from kg.actors.finding import Finding
from kg.actors.pointing.mentions import Mentions
from kg.actors.wordings import wordings
from kg.records import ActorType, Key

_PAIR = 2


class Several:
    """Looks back for those whom a number counts."""

    def __init__(self, mentions: Mentions) -> None:
        """Takes the mentions that can be counted."""
        self._mentions = mentions

    def pair(self, at: int) -> tuple[Key, ...]:
        """The two of a kind that a sentence names first (前者, 后者); empty where fewer are named."""
        for findings in self._mentions.back(at):
            named: dict[Key, ActorType] = {}
            for finding in findings:
                kind = self._mentions.types[finding.keys[0]]
                if finding.form != "pronoun" and kind is not None and kind is not ActorType.PLACE:
                    named.setdefault(finding.keys[0], kind)
            people = [key for key, kind in named.items() if kind is ActorType.PERSON]
            pair = people if len(people) > 1 else [key for key in named if key not in people]
            if len(pair) > 1:
                return tuple(pair[:2])
        return ()

    def last(self, at: int, kinds: frozenset[ActorType], count: int) -> tuple[Key, ...]:
        """Those of the last sentence that names enough different actors of one kind."""
        for findings in self._mentions.back(at):
            joined = self._joined(findings, kinds) if count == _PAIR else ()
            if joined:
                return joined
            seen: dict[ActorType, list[Key]] = {}
            for finding in findings:
                for key in finding.keys:
                    kind = self._mentions.types[key]
                    if kind in kinds and kind is not None and key not in seen.setdefault(kind, []):
                        seen[kind].append(key)
            for kind in (ActorType.COUNTRY, ActorType.PERSON, ActorType.ORGANIZATION):
                if len(seen.get(kind, ())) >= count:
                    return tuple(seen[kind][-count:])
        return ()

    def _joined(self, findings: list[Finding], kinds: frozenset[ActorType]) -> tuple[Key, ...]:
        """The last two of a kind with 和 or 与 between them: 乌克兰和俄罗斯."""
        for one, other in reversed(list(pairwise(findings))):
            between = self._mentions.text.folded[one.end : other.start]
            single = len(one.keys) == len(other.keys) == 1 and one.keys != other.keys
            kind = self._mentions.types[one.keys[0]]
            same = kind in kinds and kind is self._mentions.types[other.keys[0]]
            if single and between in wordings().and_ and same:
                return (*one.keys, *other.keys)
        return ()
