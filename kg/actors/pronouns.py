"""Words that point back: 他, 其, 双方, 两国, 两人, 该国, 该部门, 这名官员."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise, zip_longest

from kg.actors.finding import Finding
from kg.actors.groups import BARE, PHRASE
from kg.actors.lexicon import Token
from kg.actors.reading import Text
from kg.actors.roster import Roster
from kg.records import ActorType, Key

_SENTENCES_BACK = 6
#: The longest stretch between a body and the person who holds its office.
_LONGEST_OFFICE = 16
_BODIES = frozenset({ActorType.ORGANIZATION, ActorType.MEDIA})
#: Kinds of bodies that trade, and what names end in that do not.
_TRADING = frozenset({"公司", "集团", "银行"})
_PUBLIC = (
    "院",
    "会",
    "部",
    "局",
    "署",
    "厅",
    "军",
    "党",
    "警方",
    "检方",
    "联盟",
    "欧盟",
    "北约",
    "联合国",
    "组织",
    "白宫",
    "国会",
)
_PARTIES = frozenset({ActorType.COUNTRY, ActorType.ORGANIZATION})
_PAIR = 2
_AND = frozenset({"与", "和", "同", "跟", "及", "以及", "、"})
_COUNTS = {"三": 3, "四": 4}
#: Words before 其 and a verb that make it somebody else than the subject of its clause: 将其逮捕.
_OBJECT = re.compile(
    r"(?:批评|指责|谴责|驳斥|斥责|要求|敦促|指控|呼吁|警告|督促|命令|阻止|迫使|斥|称|指|将|把|对|令|让|使)$"
)
#: What ends a clause after an object, and what stands before one.
_ENDS = frozenset("，。；！？\n")
_BEFORE_OBJECT = re.compile(
    r"(?:会见|接见|会晤|逮捕|拘捕|任命|提名|批评|指责|支持|反对|起诉|调查|告诉|邀请|访问|了|过|与|同|向|给)$"
)
#: What a phrase for one person begins with or holds.
_ONE = (
    "一名",
    "一位",
    "一个",
    "另一名",
    "另一位",
    "该",
    "这名",
    "这位",
    "那名",
    "那位",
    "某",
    "有一名",
    "其中一名",
)
_ONE_INSIDE = ("一名", "一位")


class Antecedents:
    """The mentions that pointing words can mean, by sentence."""

    def __init__(self, text: Text, roster: Roster, findings: Iterable[Finding]) -> None:
        """Takes the findings kept so far, in text order and without overlaps."""
        self._text, self._roster = text, roster
        self._findings = list(findings)
        self._starts = [finding.start for finding in self._findings]
        self._sentences = text.layout.sentences
        self._sentence_starts = [sentence.span.start for sentence in self._sentences]

    def with_resolved(self, tokens: Iterable[Token]) -> list[Finding]:
        """All findings, and the pointing words in text order: each can be what the next one means."""
        for token in tokens:
            place = bisect_right(self._starts, token.start)
            if place and self._findings[place - 1].end > token.start:
                continue
            if place < len(self._starts) and self._starts[place] < token.end:
                continue
            keys = self.resolve(token)
            if keys:
                self._findings.insert(place, Finding(token.start, token.end, keys, "pronoun", "zh.pronoun"))
                self._starts.insert(place, token.start)
        return self._findings

    def resolve(self, token: Token) -> tuple[Key, ...]:
        """The actors that a pointing word stands for; empty when the text does not say."""
        kind = next((one[8:] for one in token.meaning.classes if one.startswith("pronoun-")), "")
        if kind == "person":
            return self._person(token)
        if kind == "official":
            return self._last(token, self._is_person)
        if kind == "own":
            return self._subject(token)
        if kind in ("former", "latter"):
            pair = self._pair(token)
            return pair[:1] if kind == "former" else pair[1:]
        if kind == "outlet":
            outlet = self._text.layout.article.outlet
            return (self._roster.add(outlet),) if outlet else ()
        if kind == "plural":
            return self._plural(token)
        if kind == "persons" and self._text.folded[token.start - 1 : token.start] in ("有", "另"):
            return ()  # 有两人: two not yet spoken of
        if kind == "persons":
            return self._several(token, frozenset({ActorType.PERSON}), _COUNTS.get(token.text[0], 2))
        if kind == "states":
            wanted = frozenset({ActorType.COUNTRY}) if "国" in token.text else _PARTIES | {ActorType.PERSON}
            return self._several(token, wanted, _COUNTS.get(token.text[0], 2))
        if kind == "state":
            return self._last(token, lambda key: self._type(key) is ActorType.COUNTRY)
        if kind == "body":
            ending = token.text.removeprefix("该")
            named = self._last(token, lambda key: self._ends(key, ending))
            return named or self._last(token, lambda key: self._can_be(key, ending))
        return ()

    def _is_person(self, key: Key) -> bool:
        return self._type(key) is ActorType.PERSON

    def _type(self, key: Key) -> ActorType | None:
        actor = self._roster.actor(key)
        return actor.type if actor else None

    def _can_be(self, key: Key, kind: str) -> bool:
        """Whether a body may be called so: no authority or alliance is 该公司."""
        public = kind in _TRADING and key.endswith(_PUBLIC)
        return self._type(key) in _BODIES and not public

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

    def _person(self, token: Token) -> tuple[Key, ...]:
        """The person a sentence began with, looking back: the topic goes on until another is named.

        Outside quotation marks what is said inside does not count; inside, the speaker is not meant.
        """
        inside = self._quotation(token.start)
        speaker: Key | None = None
        whole = self._is_object(token)
        for back, findings in enumerate(self._back(token.start)):
            people = [one for one in findings if len(one.keys) == 1 and self._can_be_he(one)]
            if whole and back == 0 and people:
                subject = people[-1].keys
                people = [one for one in people if one.keys != subject]
            if inside is not None and back == 0:
                within = [one for one in people if self._quotation(one.start) == inside]
                if within:
                    return within[0].keys
                speaker = next((one.keys[0] for one in people), None)
            for one in people:
                if self._quotation(one.start) is None and one.keys[0] != speaker:
                    return one.keys
        return ()

    def _is_object(self, token: Token) -> bool:
        """Whether a clause ends with the pronoun after a verb or preposition: 会见了他."""
        folded = self._text.folded
        return folded[token.end : token.end + 1] in _ENDS and bool(
            _BEFORE_OBJECT.search(folded, max(0, token.start - 3), token.start)
        )

    def _plural(self, token: Token) -> tuple[Key, ...]:
        """The nearest group of people of a sentence, else the body or state it began with.

        Two people where nothing of the kind is named.
        """
        inside = self._quotation(token.start)
        for back, findings in enumerate(self._back(token.start)):
            if inside is not None and back == 0:
                within = [one for one in findings if self._quotation(one.start) == inside]
                findings = within or findings
            groups = [one for one in findings if self._can_be_they(one)]
            if groups:
                return groups[-1].keys
            bodies = [one for one in findings if self._type(one.keys[0]) in _PARTIES]
            if bodies:
                return bodies[0].keys
        return self._several(token, frozenset({ActorType.PERSON}), 2)

    def _can_be_they(self, finding: Finding) -> bool:
        """Several people: 四名官员, 抗议者, 美俄外长, not 一名官员 or 美国大使."""
        if not self._is_person(finding.keys[0]):
            return False
        grouped = finding.rule in (BARE, PHRASE) and not self._is_one(finding)
        return grouped or len(finding.keys) > 1

    def _can_be_he(self, finding: Finding) -> bool:
        """A person with a name or an office, or one of a number of people: 一名官员, not 四名官员 or 民众."""
        if not self._is_person(finding.keys[0]) or finding.rule == BARE:
            return False
        return finding.rule != PHRASE or self._is_one(finding)

    def _is_one(self, finding: Finding) -> bool:
        words = self._text.folded[finding.start : finding.end]
        return words.startswith(_ONE) or any(mark in words for mark in _ONE_INSIDE)

    def _quotation(self, at: int) -> int | None:
        for number, quotation in enumerate(self._text.layout.quotations):
            if quotation.inner.start <= at < quotation.inner.end:
                return number
            if quotation.inner.start > at:
                return None
        return None

    def _subject(self, token: Token) -> tuple[Key, ...]:
        """Whom a sentence begins with, the state or body of a person's office left aside."""
        word = self._text.word_at.get(token.end)
        acts = self._text.folded.startswith("为", token.end) or (
            word is not None and word.tag.startswith(("v", "p"))
        )
        if acts and _OBJECT.search(self._text.folded, max(0, token.start - 2), token.start):
            return self._other(token)
        for findings in self._back(token.start):
            for finding, following in zip_longest(findings, findings[1:]):
                if self._type(finding.keys[0]) is ActorType.PLACE or self._is_office_of(finding, following):
                    continue
                return finding.keys
        return ()

    def _other(self, token: Token) -> tuple[Key, ...]:
        """Of whom a verb before 其 speaks (批评其, 将其逮捕): not the subject, but who was named before."""
        subject: tuple[Key, ...] = ()
        for back, findings in enumerate(self._back(token.start)):
            named = [one for one in findings if self._type(one.keys[0]) is not ActorType.PLACE]
            if back == 0 and named:
                subject = named[-1].keys
            others = [
                one
                for one, following in zip_longest(named, named[1:])
                if one.keys != subject and not self._is_office_of(one, following)
            ]
            if others:
                return others[-1].keys
        return ()

    def _is_office_of(self, finding: Finding, person: Finding | None) -> bool:
        """Whether a state or body only says whose office the person named next holds."""
        if person is None or not self._is_person(person.keys[0]) or self._is_person(finding.keys[0]):
            return False
        token = self._text.token_to.get(person.start)
        return (
            token is not None
            and "title" in token.meaning.classes
            and token.start >= finding.end
            and (person.start - finding.end <= _LONGEST_OFFICE)
        )

    def _last(self, token: Token, fits: Callable[[Key], bool]) -> tuple[Key, ...]:
        for findings in self._back(token.start):
            for finding in reversed(findings):
                if fits(finding.keys[0]):
                    return finding.keys[:1]
        return ()

    def _pair(self, token: Token) -> tuple[Key, ...]:
        """The two of a kind that a sentence names first (前者, 后者); empty where fewer are named."""
        for findings in self._back(token.start):
            named: dict[Key, ActorType] = {}
            for finding in findings:
                kind = self._type(finding.keys[0])
                if finding.form != "pronoun" and kind is not None and kind is not ActorType.PLACE:
                    named.setdefault(finding.keys[0], kind)
            people = [key for key, kind in named.items() if kind is ActorType.PERSON]
            pair = people if len(people) > 1 else [key for key in named if key not in people]
            if len(pair) > 1:
                return tuple(pair[:2])
        return ()

    def _several(self, token: Token, kinds: frozenset[ActorType], count: int) -> tuple[Key, ...]:
        """The last sentence that names enough different actors of one kind."""
        for findings in self._back(token.start):
            joined = self._joined(findings, kinds) if count == _PAIR else ()
            if joined:
                return joined
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

    def _joined(self, findings: list[Finding], kinds: frozenset[ActorType]) -> tuple[Key, ...]:
        """The last two of a kind with 和 or 与 between them: 乌克兰和俄罗斯."""
        for one, other in reversed(list(pairwise(findings))):
            between = self._text.folded[one.end : other.start]
            single = len(one.keys) == len(other.keys) == 1 and one.keys != other.keys
            kind = self._type(one.keys[0])
            if single and between in _AND and kind in kinds and kind is self._type(other.keys[0]):
                return (*one.keys, *other.keys)
        return ()


def pronouns(text: Text) -> list[Token]:
    """The forms that point back, in text order."""
    kinds = (name for name in text.by_class if name.startswith("pronoun"))
    found = {token.start: token for name in kinds for token in text.by_class[name]}
    return [found[start] for start in sorted(found)]
