"""People and bodies without a name: four officials, demonstrators, a company's staff."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from kg import lang
from kg.actors.bodies import state_before
from kg.actors.credits import inside
from kg.actors.finding import Finding
from kg.actors.lexicon import Token
from kg.actors.reading import Text
from kg.actors.roster import Roster
from kg.records import ActorType

#: The rule of a head that stands alone: it says nothing that others could point back to.
BARE = "zh.group.bare"
#: The rule of a head with a number or a modifier.
PHRASE = "zh.group.phrase"
#: What groups are, at hand: looking a member of an enumeration up takes as long as a call.
_PERSON, _BODY = ActorType.PERSON, ActorType.ORGANIZATION
#: Parts of speech of nouns.
_NOUNS = frozenset({"n", "nz", "nt"})
#: Parts of speech, and lengths, of words that make a compound with the noun behind them.
_COMPOUNDING = frozenset({"b", "n", "nt", "nz", "ns", "vn"})
#: Of these the ones that may be a verb with the head for its object: 抗议|政府.
_ACTING = frozenset({"nz", "vn"})
_COMPOUND = (2, 3, 4)
#: Known forms that modify a head beside names.
_MODIFYING = frozenset({"abbreviation", "body"})
_NO_COMPOUND = frozenset({"blocked", "honorific", "title"})
#: Heads that are verbs before a name: 移民|新加坡.
_MOVING = frozenset({"移民"})
#: How much longer than the head the segmenter's word for it may be.
_LONGER = 2
_WIDEST = 30  # characters looked at before the head
_LONGEST_NUMBER = 12
#: 今日, 近日: before 日媒 they make it another word.
_DAYS = "今昨明当近同往翌次前后平周"


class Group(Struct, frozen=True, gc=False):
    """A phrase for somebody unnamed: its stretch, its words without number, who stands inside it."""

    start: int
    end: int
    name: str
    kind: ActorType
    bare: bool


def findings(text: Text, held: set[int], earlier: Iterable[Finding], roster: Roster) -> Iterator[Finding]:
    """Every group as a finding: a people with a name, or unnamed with the state it belongs to."""
    states = sorted(
        (one.start, one.end, one.keys[0]) for one in earlier if one.keys[0].startswith("country/")
    )
    starts = [start for start, _, _ in states]
    unsaid = sorted([*text.bylines, *text.credits])
    companies = {one.end for one in earlier if one.rule == "zh.body.company"}
    for group in _groups(text, held):
        if inside(unsaid, group.start) or group.end in companies:
            continue
        people = text.lists.peoples.get(group.name)
        if people:
            yield Finding(group.start, group.end, (roster.body(people),), "name", "zh.group.people")
            continue
        place = bisect_left(starts, group.start)
        inner = states[place] if place < len(states) and states[place][1] <= group.end else None
        key = roster.unnamed(group.name, group.start, group.kind, inner[2] if inner else None)
        yield Finding(group.start, group.end, (key,), "unnamed", BARE if group.bare else PHRASE)


@cache
def _number() -> re.Pattern[str]:
    table = lang.load("zh", "names")
    count, classifier = table.data["number"]["count"], table.data["number"]["classifier"]
    many = "|".join(sorted(table.words("number", "many"), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?:(?:{count}(?:{classifier})|{many}|{count}|{_THERE_IS})的?)\Z")


@cache
def _number_characters() -> frozenset[str]:
    return frozenset(_number().pattern + "0123456789")


def _modified(text: Text, at: int) -> int:
    """Where the longest modifier begins that ends at a position, 的 or no 的 after it; else the position."""
    modifiers, folded = text.lists.modifiers, text.folded
    longest = modifiers.longest(folded, at)
    if folded[at - 1 : at] == "的":
        before = modifiers.longest(folded, at - 1)
        if before > longest:
            return at - 1 - before
    return at - longest


def _groups(text: Text, held: set[int]) -> Iterator[Group]:
    """Every phrase with a head from the list of unnamed people and bodies, but offices somebody holds."""
    yield from _several_of_state(text)
    for token in text.of_class("group"):
        if "blocked" in token.meaning.classes or token.meaning.keys:
            continue
        if token.start in held or not _stands(text, token):
            continue
        inner = _inner_start(text, token)
        start = _with_number(text, inner)
        if start == token.start and token.text in text.lists.kin:
            start = _with_owner(text, start)
        if start == token.start and token.text in text.lists.needs_modifier:
            continue
        bare = start == token.start
        if text.folded[start:inner] == _THERE_IS:
            start = inner  # 有|目击者: there are some, and it is no part of what they are
        yield Group(start, token.end, text.folded[inner : token.end], _kind(text, token), bare)


def _several_of_state(text: Text) -> Iterator[Group]:
    """三家中国银行, 两所北京大学: several of a kind and not the one body of that name."""
    for token in text.names:
        if text.folded[token.start - 1 : token.start] not in _COUNTING or not token.text.endswith(_COUNTED):
            continue
        if token.meaning.keys and token.meaning.keys[0].startswith("organization/"):
            match = _counted().search(text.folded, max(0, token.start - 8), token.start)
            if match:
                yield Group(match.start(), token.end, token.text, _BODY, bare=False)


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"[0-9一二两三四五六七八九十几数多]{{1,3}}[{''.join(sorted(_COUNTING))}]\Z")


#: Before somebody whom nothing was said of yet.
_THERE_IS = "有"
#: Pronouns of whoever has a relative, a lawyer, a staff.
_OWNERS = tuple("他她其我")

#: What several bodies with one name can be: banks, universities, courts of a state or a place.
_COUNTING = frozenset("个家所")
_COUNTED = ("公司", "大学", "法院", "航空", "银行")


def _kind(text: Text, token: Token) -> ActorType:
    return _BODY if token.text in text.lists.group_bodies else _PERSON


def _stands(text: Text, token: Token) -> bool:
    """The head ends where a word ends and is not the first half of another noun."""
    if len(token.text) == 1:
        return text.token_to[token.start] is not None  # 日|媒, 德国|人: the lexicon has split it
    if token.text in text.lists.single_groups:
        # 对日媒说: the segmenter may have joined its characters to other words; 今日媒体 is none.
        return text.folded[token.end : token.end + 1] != "体" and text.folded[token.start - 1] not in _DAYS
    if text.word_to[token.end] is None and text.token_at[token.end] is None:
        return False
    if token.text in _MOVING and _names(text, token.end):
        return False
    return (
        text.word_at[token.start] is not None
        or text.token_to[token.start] is not None
        or _whole_word(text, token) < token.start
    )


def _whole_word(text: Text, token: Token) -> int:
    """Where the word begins whose last part the head is: 执法|人员 when the segmenter has one word."""
    word = text.word_to[token.end]
    longer = word is not None and 0 < token.start - word.start <= _LONGER and word.tag in _NOUNS
    return word.start if word is not None and longer else token.start


def _inner_start(text: Text, token: Token) -> int:
    """The beginning of what modifies the head: states, bodies, places and listed adjectives."""
    start = _whole_word(text, token) if text.word_at[token.start] is None else token.start
    least = token.start - _WIDEST
    while start > least:
        before = _modifier_start(text, start, token)
        if before == start:
            break
        start = before
    return start


def _modifier_start(text: Text, start: int, head: Token) -> int:
    """Where begins what modifies the words that begin at a position; the position where nothing does."""
    folded = text.folded
    char = folded[start - 1 : start]
    near = start - 1 if char == "的" else start
    before = text.token_to[near]
    if before is not None:
        meaning = before.meaning
        if meaning.keys or meaning.metonym or not meaning.classes.isdisjoint(_MODIFYING):
            person = meaning.keys and meaning.keys[0].startswith("person/") and near == start
            return start if person else before.start
    if before is not None or char in text.lexicon.abbreviations:
        state = state_before(text, start, everyday=False)
        if state:
            return state[0]
    if char == "姓" and folded[start - 2 : start - 1] in text.lists.surnames:
        return start - 2
    modified = _modified(text, start)
    if modified == start or _of_time(text, modified):
        modified = _compound(text, start, head)
    if (
        folded[modified] == "某"
        and modified < start
        and folded[modified - 1 : modified] in text.lists.surnames
    ):
        return modified - 1  # 王|某某的妻子
    return modified


def _compound(text: Text, at: int, head: Token) -> int:
    """Where the noun begins that makes a compound with the one that begins here: 抗议|人士, 汉族|商人."""
    word = text.word_to[at]
    if word is None or word.tag not in _COMPOUNDING or at - word.start not in _COMPOUND:
        return at
    if word.tag in _ACTING and (head.text in text.lists.group_bodies or _names(text, at)):
        return at  # 抗议|政府, 会见|法国总统
    before = text.token_at[word.start]
    if before is not None and before.meaning.classes & _NO_COMPOUND:
        return at
    return at if text.folded[word.start : at] in text.lists.not_compound else word.start


def _names(text: Text, at: int) -> bool:
    """Whether a name begins here."""
    token = text.token_at[at]
    return token is not None and bool(token.meaning.keys)


def _of_time(text: Text, at: int) -> bool:
    """Whether 前 is about time: 此前|示威者."""
    return text.folded[at] == "前" and text.folded[at - 1 : at] in text.lists.before_time


def _with_owner(text: Text, start: int) -> int:
    """Where 其丈夫, 她父亲, 我的律师 begin."""
    owner = start - 1 if text.folded[start - 1 : start] == "的" else start
    return owner - 1 if text.folded[owner - 1 : owner] in _OWNERS else start


def _with_number(text: Text, start: int) -> int:
    if text.folded[start - 1 : start] not in _number_ends():
        return start
    # A number is looked for in what numbers are written with, not at every character.
    chars, first, least = _number_characters(), start - 1, max(0, start - _LONGEST_NUMBER)
    while first > least and text.folded[first - 1] in chars:
        first -= 1
    match = _number().search(text.folded, first, start)
    if match is None or (match[0] == _THERE_IS and text.word_at[match.start()] is None):
        return start  # 享有|官员的待遇
    return match.start()


@cache
def _number_ends() -> frozenset[str]:
    return frozenset(lang.load("zh", "names").data["number"]["last"])
