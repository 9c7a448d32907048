"""Who can be meant by a pronoun at all: by number, by kind, by being a man or a woman."""

from collections.abc import Mapping
from functools import cache

from kg.actors.finding import Finding
from kg.actors.groups.phrases import BARE, PHRASE
from kg.actors.lexicon import Token
from kg.actors.pointing.mentions import Mentions
from kg.actors.wordings import wordings
from kg.actors.words import words
from kg.records import ActorType, Key

_PERSON = ActorType.PERSON
_UNNAMED = frozenset({BARE, PHRASE})
_NEVER = frozenset({ActorType.PLACE, ActorType.TREATY_OR_EVENT})
#: How far before a phrase its number may stand: 一位远在哈尔滨的企业主.
_FARTHEST_NUMBER = 18
_HONORIFIC = 2


@cache
def _against() -> Mapping[str, tuple[frozenset[str], tuple[str, ...]]]:
    """The words for women, with which 他 does not agree, and for men, with which 她 does not."""
    lists = words()
    return {"他": (lists.female, tuple(lists.female)), "她": (lists.male, tuple(lists.male))}


class Eligibility:
    """Judges the mentions of one text; what is said of a mention or a person is remembered."""

    def __init__(self, mentions: Mentions) -> None:
        """Takes the mentions that will be asked about."""
        self._mentions = mentions
        self._ones: dict[int, bool] = {}
        self._genders: dict[Key, str] = {}
        self._honorifics: dict[Key, str] | None = None

    def fits(self, finding: Finding, kind: str, token: Token) -> bool:
        """Whether a pronoun of a kind can mean a mention."""
        first = self._mentions.types[finding.keys[0]]
        if kind == "one":
            single = first is _PERSON and len(finding.keys) == 1 and not self.is_group(finding)
            return single and self._agrees(finding, token.text)
        if first is None or first in _NEVER:
            return False
        if kind == "they":
            several = len(finding.keys) > 1 or self.is_group(finding)
            return first is not _PERSON or several or self._with_others(finding)
        return kind == "its" or first is not _PERSON

    def _with_others(self, finding: Finding) -> bool:
        """Whether others are meant beside the person named: 黄之锋等人, 川普夫妇."""
        return self._mentions.text.folded.startswith(wordings().others, finding.end)

    def is_group(self, finding: Finding) -> bool:
        """Whether a phrase without a name is for several: 四名官员, 抗议者, not 一名官员."""
        return finding.rule in _UNNAMED and not self.is_one(finding)

    def is_one(self, finding: Finding) -> bool:
        """Whether a phrase without a name is for one person: 一名官员, 老翁."""
        known = self._ones.get(finding.start)
        if known is None:
            known = self._ones[finding.start] = self._is_one(finding)
        return known

    def _is_one(self, finding: Finding) -> bool:
        folded, lists = self._mentions.text.folded, wordings()
        phrase = folded[finding.start : finding.end]
        if phrase.startswith(lists.one) or phrase[-2:] in lists.people or lists.counted.search(phrase):
            return True
        counted = lists.counted.search(folded, max(0, finding.start - _FARTHEST_NUMBER), finding.start)
        if counted:
            between = self._mentions.between(counted.start(), finding.start)
            return not any(self._mentions.is_person(one.keys[0]) for one in between)
        return finding.rule == BARE and phrase in self._mentions.text.lists.one

    def _agrees(self, finding: Finding, pronoun: str) -> bool:
        """Whether nothing in a mention or behind it says that the pronoun is somebody else's: 妻子 and 他."""
        folded, start, end = self._mentions.text.folded, finding.start, finding.end
        against, endings = _against()["她" if pronoun[:1] == "她" else "他"]
        if finding.form == "pronoun" and folded[start] in "他她" and folded[start] != pronoun[:1]:
            return False
        return not (folded[end : end + _HONORIFIC] in against or folded.endswith(endings, start, end))

    def gender(self, key: Key) -> str:
        """f or m, with a question mark where only the name says so; empty where nothing does."""
        known = self._genders.get(key)
        if known is None:
            known = self._genders[key] = self._addressed(key) or self._named(key)
        return known

    def _addressed(self, key: Key) -> str:
        """What the first honorific behind a mention says; behind a pronoun it is somebody else's: 她先生."""
        if self._honorifics is None:
            folded, called = self._mentions.text.folded, wordings().called
            self._honorifics = {}
            for one in self._mentions.findings if any(map(folded.__contains__, called)) else ():
                gender = called.get(folded[one.end : one.end + _HONORIFIC])
                if gender and one.form != "pronoun":
                    self._honorifics.setdefault(one.keys[0], gender)
        return self._honorifics.get(key, "")

    def _named(self, key: Key) -> str:
        """What a name says; everybody of the gazetteer who is not among the women is a man."""
        roster, lists = self._mentions.roster, wordings()
        actor = roster.actor(key)
        if actor is None or not actor.named:
            return ""
        latin = (roster.latin(key) or "").split(" ")[0]
        if actor.name in lists.women or latin in lists.women_called:
            return "f"
        if roster.is_known(key):
            return "m"
        if actor.name[-1] in lists.characters:
            return "f?"
        return "m?" if latin else ""
