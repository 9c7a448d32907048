"""People and bodies without a name: four officials, demonstrators, a company's staff."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from kg import lang
from kg.actors.credits import inside
from kg.actors.finding import Finding
from kg.actors.groups.reach import (
    THERE_IS,
    counted_start,
    inner_start,
    names_at,
    whole_word,
    whose,
    with_number,
    with_owner,
)
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
#: Heads that are verbs before a name: 移民|新加坡.
_MOVING = frozenset({"移民"})
#: 今日, 近日: before 日媒 they make it another word.
_DAYS = "今昨明当近同往翌次前后平周"


class Group(Struct, frozen=True, gc=False):
    """A phrase for somebody unnamed: its stretch, its words without number and without whose they are."""

    start: int
    end: int
    name: str
    kind: ActorType
    bare: bool
    less: str = ""
    counted: bool = False


def _is_same(text: Text, group: Group) -> bool:
    """Whether the same words mean the same elsewhere in the text: neither a number nor 有 or 另 tells
    others from them, and they are nobody's relatives."""
    if group.counted or group.name in text.lists.kin:
        return False
    return not group.name.startswith(_list("others"))


@cache
def _list(name: str) -> tuple[str, ...]:
    return lang.load("zh", "names").words("unnamed", name)


#: Rules of bodies that a group's head ends and no group is: 北岸公司, 现任|挪威政府.
_WHOLE = frozenset({"zh.body.company", "zh.body.ending", "zh.body.government"})


def _is_whole(text: Text, group: Group, last: Finding) -> bool:
    """Whether what ends with a group's head is somebody already: 这位|美国总统 is the president."""
    return last.rule in _WHOLE or (last.form == "title" and text.folded[group.start] in _POINTING)


#: The first characters of words that point back.
_POINTING = frozenset("这那该此")


def findings(text: Text, held: set[int], earlier: Sequence[Finding], roster: Roster) -> Iterator[Finding]:
    """Every group as a finding: a people with a name, or unnamed with the state it belongs to."""
    known = text.lexicon.states
    states = sorted([(one.start, one.end, one.keys[0]) for one in earlier if one.keys[0] in known])
    starts = [start for start, _, _ in states]
    unsaid = sorted([*text.bylines, *text.credits])
    owners: dict[int, Finding] = {}
    for one in earlier:
        other = owners.setdefault(one.end, one)
        if one.start < other.start:
            owners[one.end] = one
    for group in _groups(text, held, owners):
        last = owners.get(group.end)
        if (unsaid and inside(unsaid, group.start)) or (last and _is_whole(text, group, last)):
            continue
        people = text.lists.peoples.get(group.name)
        if people:
            yield Finding(group.start, group.end, (roster.body(people),), "name", "zh.group.people")
            continue
        place = bisect_left(starts, group.start)
        inner = states[place] if place < len(states) and states[place][1] <= group.end else None
        who = roster.called if _is_same(text, group) else roster.unnamed
        key = who(group.name, group.start, group.kind, inner[2] if inner else None)
        if group.less:
            roster.met(((key, group.less),))
        finding = Finding(group.start, group.end, (key,), "unnamed", BARE if group.bare else PHRASE)
        if group.kind is _BODY and not group.bare:
            owners.setdefault(group.end, finding)  # 这家公司|的员工
        yield finding


def _groups(text: Text, held: set[int], owners: Mapping[int, Finding]) -> Iterator[Group]:
    """Every phrase with a head from the list of unnamed people and bodies, but offices somebody holds."""
    yield from _several_of_state(text)
    yield from _counted_people(text, owners)
    for token in text.of_class("group"):
        if "blocked" in token.meaning.classes or token.meaning.keys:
            continue
        if token.start in held or not _stands(text, token) or _publishes(text, token, owners):
            continue
        inner = inner_start(text, token, owners)
        start = with_number(text, inner)
        if start == inner:
            start, inner = counted_start(text, inner)
        elif text.folded.endswith(_number_words("aged"), start, inner):
            start = with_number(text, start)  # 一名|21岁男子
        if start == token.start and token.text in text.lists.kin:
            start = with_owner(text, start)
        if start == token.start and token.text in text.lists.needs_modifier:
            continue
        bare = start == token.start
        there_is = start < inner and text.folded[start:inner] == THERE_IS
        if there_is:
            start = inner  # 有|目击者: there are some, and it is no part of what they are
        group = _group(text, (start, inner, _with_plural(text, token)), _kind(text, token), owners, bare=bare)
        yield replace(group, counted=True) if there_is else group


def _publishes(text: Text, token: Token, owners: Mapping[int, Finding]) -> bool:
    """Whether a head only names where the body before it publishes: 外交部|网站."""
    owner = owners.get(token.start) if token.text in text.lists.sites else None
    return owner is not None and owner.keys[0].startswith("organization/")


def _group(
    text: Text, at: tuple[int, int, int], kind: ActorType, owners: Mapping[int, Finding], *, bare: bool
) -> Group:
    """A group, with whose it is before its number. `at`: where number, words behind it and end are."""
    counted, inner, end = at
    start = whose(text, counted, owners) if counted < inner else counted
    less = text.folded[counted:end] if start < counted else ""
    return Group(start, end, text.folded[inner:end].removesuffix("们"), kind, bare, less, counted < inner)


def _with_plural(text: Text, token: Token) -> int:
    """Where the head ends with the mark of several: 士兵|们."""
    return token.end + (
        text.folded[token.end : token.end + 1] == "们" and text.token_at[token.end + 1] is None
    )


def _counted_people(text: Text, owners: Mapping[int, Finding]) -> Iterator[Group]:
    """数百人, 至少46人, 很多人: people of whom only their number is told."""
    folded, at = text.folded, text.folded.find("人")
    while at >= 0:
        end = at + 1
        start = with_number(text, at) if text.word_to[end] and not text.token_to[end] else at
        if start < at and end - start > _ONE and not folded.startswith(_number_words("no-party"), end):
            number = folded[start:end]
            if not number.startswith(_number_words("uncounted")) and folded[at - 1] != "的":
                yield _group(text, (start, start, end), _PERSON, owners, bare=False)
        at = folded.find("人", end)


#: 一人, 该人: one, or who was spoken of.
_ONE = 2


@cache
def _number_words(name: str) -> tuple[str, ...]:
    return lang.load("zh", "names").words("number", name)


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


#: What several bodies with one name can be: banks, universities, courts of a state or a place.
_COUNTING = frozenset("个家所")
_COUNTED = ("公司", "大学", "法院", "航空", "银行")


def _reports(text: Text, token: Token) -> bool:
    """Whether the segmenter has joined the head to the word of saying behind it: 媒体|报道."""
    word = text.word_at[token.start]
    reports = lang.load("zh", "names").words("medium", "report")
    return word is not None and text.folded[token.end : word.end] in reports


def _kind(text: Text, token: Token) -> ActorType:
    return _BODY if token.text in text.lists.group_bodies else _PERSON


def _stands(text: Text, token: Token) -> bool:
    """The head ends where a word ends and is not the first half of another noun."""
    if len(token.text) == 1:
        return text.token_to[token.start] is not None  # 日|媒, 德国|人: the lexicon has split it
    if token.text in text.lists.single_groups:
        # 对日媒说: the segmenter may have joined its characters to other words; 今日媒体 is none.
        return text.folded[token.end : token.end + 1] != "体" and text.folded[token.start - 1] not in _DAYS
    if text.word_to[token.end] is None and text.token_at[token.end] is None and not _reports(text, token):
        return False
    if token.text in _MOVING and names_at(text, token.end):
        return False
    return (
        text.word_at[token.start] is not None
        or text.token_to[token.start] is not None
        or whole_word(text, token) < token.start
    )
