"""Whom 他, 她, 他们, 其 and 它 mean: a choice among those named before, by weights.

Everybody who fits is an option; an option is described by its nearest mention, by the one where it stands
most like a subject, by whether it is what the last sentences are about, by who speaks, and by how often it is
named. The weights are learned from annotated articles by `python -m tests.pointing`.
"""

from bisect import bisect_left
from collections import defaultdict

from msgspec import Struct

from kg.actors.finding import Finding
from kg.actors.groups.phrases import BARE, PHRASE
from kg.actors.lexicon import Token
from kg.actors.pointing.eligibility import Eligibility
from kg.actors.pointing.mentions import SENTENCES_BACK, Mentions, Standing
from kg.actors.pointing.rows import ends_row
from kg.records import ActorType, Key
from kg.weighing import COUNTS, Group, template, weights

_CHOICE = 2
#: Options at most, and mentions looked through at most.
_OPTIONS, _LOOKED = 6, 50
#: How far from a quotation its speaker is looked for; how many mentions and sentences back who spoke last.
_BEFORE_QUOTATION, _BEHIND_QUOTATION, _TURNS, _TURN_SENTENCES = 60, 8, 30, 4
#: Parts of a pronoun that is acted upon, and what follows one that only says whose something is.
_OBJECTS, _NOUNS = frozenset({"object", "to", "by"}), frozenset({"noun", "other"})
#: Small counts as values of groups: from two, three or five on they are as good as many.
_UP_TO_2, _UP_TO_3 = ([COUNTS[min(n, most)] for n in range(_LOOKED * 4)] for most in (2, 3))
_OFTEN_ENOUGH = 5
_SPEAKS = frozenset({"says", "colon"})
#: Before a speech that is told word by word.
_COLONS = frozenset(":：")
#: Forms of mentions without a name, by the rule that finds them.
_MADE = {BARE: "bare", PHRASE: "phrase"}
#: Kinds of actors as values: alone, of several, and of phrases for one and for many.
_ONE, _SEVERAL, _PHRASE_ONE, _PHRASE_MANY = (
    {kind: f"{kind or ''}{mark}" for kind in (None, *ActorType)} for mark in ("", "+", "1", "*")
)

_TOPIC = template(
    "topic", "kind topic part next quoted who",
    "kind topic", "topic part", "kind topic part", "kind topic next", "kind topic quoted",
    "kind topic who quoted",
)  # fmt: skip
_BEST = template(
    "subject", "kind part far order next", "kind part far", "kind far order", "kind far next"
)  # fmt: skip
_NEAR = template(
    "nearest", "kind far part next order form new",
    "kind far part order", "kind far next", "kind form", "kind far new",
)  # fmt: skip
_BOTH = template(
    "both", "kind part far other type order next",
    "kind part far other", "part far other", "kind part type", "kind next type", "kind part far order",
)  # fmt: skip
_KIND = template(
    "actor", "kind type far form rank", "kind type far", "kind type form", "kind type rank"
)  # fmt: skip
_QUOTED = template("quoted", "kind quoted where far", "kind quoted where", "kind quoted where far")
_TURN = template("turn", "kind next who far", "kind next who", "kind next who far")
_OFTEN = template(
    "often", "kind type count most title", "kind type count", "kind count most", "kind most title"
)  # fmt: skip
_GENDER = template("gender", "pronoun gender", "pronoun gender")


#: Whom a mention stands for, whether they are a row, and how it stands.
Read = tuple[tuple[Key, ...], bool, Standing]


class Option(Struct, eq=False, gc=False):
    """Somebody whom a pronoun may mean."""

    keys: tuple[Key, ...]
    place: int  # of the nearest mention
    near: Standing
    best: Standing  # of the nearest mention that stands like a subject, else of the nearest
    row: bool = False  # several who are named in a row
    barred: bool = False  # the subject of a clause is not its object
    topic: str = ""  # the how manieth sentence back begins with it
    near_order: int = 0  # how many others stand before it in its sentence
    best_order: int = 0
    groups: tuple[Group, ...] = ()


def likeliest(options: list[Option]) -> tuple[Key, ...]:
    """Whom a pronoun means; nobody where there is no option."""
    if len(options) < _CHOICE:
        return options[0].keys if options else ()
    table = weights("antecedent", "antecedent-weights")
    scores = [table.score(one.groups) for one in options]
    return options[scores.index(max(scores))].keys


class Antecedents:
    """The options of the pronouns of one text."""

    def __init__(self, mentions: Mentions) -> None:
        """Takes the mentions that a pronoun may mean."""
        self._mentions = mentions
        self._eligible = Eligibility(mentions)
        self._speakers: dict[int, int] = {}  # by sentence: the last who spoke before it
        #: Whom the mentions stand for, by their numbers: what stands before a pronoun no longer changes.
        self._read: defaultdict[tuple[str, str], dict[int, tuple[Read, ...]]] = defaultdict(dict)
        title = mentions.text.layout.article.blocks[:1]
        self._title = {one.keys for one in mentions.between(*title[0].span)} if title else set()

    def options(self, token: Token, kind: str, place: int) -> list[Option]:
        """Everybody whom a pronoun may mean, the nearest first, with what the choice rests on.

        Behind a colon 他 and 她 are not who speaks: of 13 claims of 700 articles that told so none was right.
        """
        mentions = self._mentions
        mentions.count_to(place)
        own = mentions.standing_of(token.start, token.end)
        found = self._found(token, kind, place, own)
        if len(found) < _CHOICE:
            return found
        speaker, sure = self._speaker(own) if own.quotation >= 0 else (self._last_to_speak(own, place), False)
        if sure and kind == "one":  # who speaks says 我
            found = [one for one in found if one.keys != speaker] or found
        told = _Told(
            token,
            kind,
            own,
            mentions.sentences[own.sentence].block,
            max([mentions.counts[one.keys] for one in found]),
            speaker,
        )
        for rank, one in enumerate(found):
            one.groups = self._groups(told, one, rank)
        return found

    def _found(self, token: Token, kind: str, place: int, own: Standing) -> list[Option]:
        """The options, by their nearest mention."""
        found: dict[tuple[Key, ...], Option] = {}
        topics: dict[int, Option] = {}
        sentence = -1  # the one looked at
        seen: list[Option] = []  # who is named in it
        mentions = self._mentions
        first = max(place - _LOOKED, mentions.first_in(own.sentence - SENTENCES_BACK + 1))
        memory, acted_on = self._read[kind, token.text[:1]], own.part in _OBJECTS and own.next not in _NOUNS
        people = mentions.people  # nobody else is 他 or 她
        looked = people[bisect_left(people, first) :] if kind == "one" else range(first, place)
        for number in reversed(looked):
            if len(found) >= _OPTIONS:
                break
            read = memory.get(number)
            if read is None:
                read = memory[number] = self._readings(number, kind, token)
            for keys, row, standing in read:
                one = found.get(keys)
                if one is None:
                    one = found[keys] = Option(keys, number, standing, standing, row)
                elif one.best.part != "first":
                    one.best, one.best_order = standing, 0
                if acted_on and standing.part == "first" and standing.clause == own.clause:
                    one.barred = True  # 甲批评他: the subject is not its object
                if standing.sentence == sentence:
                    _stand_behind(one, seen, sentence)
                else:
                    sentence, seen = standing.sentence, [one]
                if standing.quotation < 0 or standing.quotation == own.quotation:
                    topics[sentence] = one
        for back, one in enumerate(topics.values()):
            one.topic = one.topic or _UP_TO_3[back]
        return [one for one in found.values() if not one.barred]

    def _readings(self, number: int, kind: str, token: Token) -> tuple[Read, ...]:
        """Whom a mention stands for: its actors, and for 他们 the whole row that it ends."""
        mentions = self._mentions
        finding = mentions.findings[number]
        fits = self._eligible.fits(finding, kind, token)
        row = ends_row(mentions, number) if kind == "they" else ()
        if not (fits or row):
            return ()
        standing = mentions.standing(number)
        own = ((finding.keys, False, standing),) if fits else ()
        return (*own, (row, True, standing)) if row else own

    def _speaker(self, own: Standing) -> tuple[tuple[Key, ...], bool]:
        """Who speaks the quotation around a pronoun: named behind it, else in front of it; and whether a word
        of saying or a colon tells so."""
        mentions = self._mentions
        start, end = mentions.text.layout.quotations[own.quotation].outer
        after = bisect_left(mentions.starts, end)
        close = mentions.starts[after : after + 1] < [end + _BEHIND_QUOTATION]
        if after < len(mentions.starts) and close and mentions.standing(after).next == "says":
            return mentions.findings[after].keys, False
        nearest: tuple[Key, ...] = ()
        sentence = mentions.sentence(start)
        for number in range(bisect_left(mentions.starts, start) - 1, -1, -1):
            standing, finding = mentions.standing(number), mentions.findings[number]
            if sentence - standing.sentence > 1 or finding.start < start - _BEFORE_QUOTATION:
                break
            if standing.quotation < 0 and mentions.is_person(finding.keys[0]):
                if standing.next in _SPEAKS:
                    return finding.keys, mentions.text.folded[start - 1 : start] in _COLONS
                nearest = nearest or finding.keys
        return nearest, False

    def _last_to_speak(self, own: Standing, place: int) -> tuple[Key, ...]:
        """Who spoke last in a sentence before."""
        number = self._speakers.get(own.sentence)
        if number is None:
            number = self._speakers[own.sentence] = self._speaker_before(own.sentence)
        return self._mentions.findings[number].keys if number > max(-1, place - _TURNS) else ()

    def _speaker_before(self, sentence: int) -> int:
        """The number of the last mention of somebody who speaks in the sentences before one; else -1."""
        mentions = self._mentions
        first = mentions.first_in(sentence - _TURN_SENTENCES)
        for number in range(mentions.first_in(sentence) - 1, first - 1, -1):
            if mentions.next(mentions.findings[number].end) in _SPEAKS:
                standing = mentions.standing(number)
                if standing.quotation < 0 and standing.part != "owner":
                    return number
        return -1

    def _groups(self, told: "_Told", one: Option, rank: int) -> tuple[Group, ...]:
        """What the choice rests on."""
        kind, own, near, best = told.kind, told.own, one.near, one.best
        mentions = self._mentions
        finding = mentions.findings[one.place]
        form, type_ = self._form(finding, one, told.token), self._type(finding, one)
        far, order = own.far(near), _UP_TO_2[one.near_order]
        far_best = far if best is near else own.far(best)
        new = "same" if told.block == mentions.sentences[near.sentence].block else "new"
        quoted, where, who = "in" if own.quotation >= 0 else "out", told.where(one), told.who(one)
        count = mentions.counts[one.keys]
        most = "most" if count == told.most else ""
        title = "title" if one.keys in self._title else ""
        groups = (
            (_TOPIC, kind, one.topic, own.part, own.next, quoted, where if quoted == "in" else who),
            (_BEST, kind, best.part, far_best, _UP_TO_2[one.best_order], best.next),
            (_NEAR, kind, far, near.part, near.next, order, form, new),
            (_BOTH, kind, own.part, far, near.part, type_, order, own.next),
            (_KIND, kind, type_, far, form, _UP_TO_3[rank]),
            (_QUOTED, kind, quoted, where, far),
            (_TURN, kind, own.next, who, far),
            (_OFTEN, kind, type_, COUNTS[count if count < _OFTEN_ENOUGH else _OFTEN_ENOUGH], most, title),
        )
        if kind != "one":
            return groups
        return (*groups, (_GENDER, told.token.text[0], self._eligible.gender(one.keys[0])))

    def _form(self, finding: Finding, one: Option, token: Token) -> str:
        """The form of a mention; whether a pronoun is the same word, how a phrase is made."""
        if one.row:
            return "row"
        if finding.form == "pronoun":
            words = self._mentions.text.folded[finding.start : finding.end]
            return "same" if words == token.text else "pronoun"
        return _MADE.get(finding.rule, finding.form)

    def _type(self, finding: Finding, one: Option) -> str:
        """What kind of actor an option is; + for several with a name, * for several without."""
        kind = self._mentions.types[one.keys[0]]
        if finding.rule in _MADE and not one.row:
            return (_PHRASE_MANY if self._eligible.is_group(finding) else _PHRASE_ONE)[kind]
        return (_SEVERAL if len(one.keys) > 1 else _ONE)[kind]


class _Told(Struct, frozen=True, gc=False):
    """What is the same for every option of a pronoun."""

    token: Token
    kind: str
    own: Standing
    block: int  # the paragraph it stands in
    most: int
    speaker: tuple[Key, ...]  # of the quotation around it, or who spoke last

    def where(self, one: Option) -> str:
        """Where an option is named, seen from the quotation around the pronoun or from outside."""
        if self.own.quotation < 0:
            return "out" if one.near.quotation < 0 else "in"
        if one.keys == self.speaker:
            return "speaker"
        if one.near.quotation == self.own.quotation:
            return "in"
        return "out" if one.near.quotation < 0 else "other"

    def who(self, one: Option) -> str:
        """Whether an option is who speaks."""
        if not self.speaker:
            return "none"
        return "speaker" if one.keys == self.speaker else ""


def _stand_behind(one: Option, seen: list[Option], sentence: int) -> None:
    """Note that an option stands before those of its sentence that were met earlier on the way back."""
    for other in seen:
        if other is not one:
            other.near_order += other.near.sentence == sentence
            other.best_order += other.best.sentence == sentence
    if one not in seen:
        seen.append(one)
