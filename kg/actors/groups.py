"""People and bodies without a name: four officials, demonstrators, a company's staff."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg import lang
from kg.actors.bodies import state_before
from kg.actors.lexicon import Token
from kg.actors.reading import Text
from kg.records import ActorType

_WIDEST = 30  # characters looked at before the head

_BODIES = frozenset(
    "媒体 外媒 美媒 日媒 英媒 德媒 法媒 俄媒 港媒 台媒 陆媒 中媒 党媒 官媒 韩媒 印媒 企业 公司 厂商 供应商 中企 美企 日企 外企 银行 金融机构 "
    "大学 高校 机构 组织 团体 智库 人权组织 人权团体 宗教团体 民间团体 非政府组织 部队 军队 战机 军机 军舰 航母 舰队 无人机 警方 军方 检方 "
    "当局 政府 法院 法庭 国会 议会 内阁 执政党 反对党 在野党 政党 工会 叛军 武装组织 成员国 盟国 西方国家 国际社会 反对派".split()
)


class Group(NamedTuple):
    """A phrase for somebody unnamed: its stretch, its words without number, who stands inside it."""

    start: int
    end: int
    name: str
    kind: ActorType
    bare: bool


@cache
def _number() -> re.Pattern[str]:
    table = lang.load("zh", "names")
    count, classifier = table.data["number"]["count"], table.data["number"]["classifier"]
    return re.compile(rf"(?:{count}(?:{classifier})|{count}|一些|部分|许多|不少|有关|有|众多|大批|某些|这些|那些|该|这)的?$")


@cache
def _modifier() -> re.Pattern[str]:
    words = lang.load("zh", "names").words("unnamed", "modifier")
    by_length = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?:{'|'.join(map(re.escape, by_length))})的?$")


def groups(text: Text, held: frozenset[int]) -> Iterator[Group]:
    """Every phrase with a head from the list of unnamed people and bodies, but offices somebody holds."""
    for token in text.tokens:
        classes = token.meaning.classes
        if "group" not in classes or "blocked" in classes or token.meaning.keys:
            continue
        if token.start in held or not _stands(text, token):
            continue
        inner = _inner_start(text, token.start)
        start = _with_number(text, inner)
        if start == token.start and token.text in text.lists.needs_modifier:
            continue
        yield Group(start, token.end, text.folded[inner : token.end], _kind(token), start == token.start)


def _kind(token: Token) -> ActorType:
    return ActorType.ORGANIZATION if token.text in _BODIES else ActorType.PERSON


def _stands(text: Text, token: Token) -> bool:
    """The head ends where a word ends and is not the first half of another noun."""
    if token.end not in text.word_ends and token.end not in text.token_at:
        return False
    return token.start in text.word_at or token.start in text.token_to


def _inner_start(text: Text, head: int) -> int:
    """The beginning of what modifies the head: states, bodies, places and listed adjectives."""
    start = head
    while head - start < _WIDEST:
        near = start - 1 if text.folded[start - 1 : start] == "的" else start
        token = text.token_to.get(near)
        if token and (token.meaning.keys or token.meaning.metonym or token.meaning.classes & {"body", "abbreviation"}):
            if token.meaning.keys and token.meaning.keys[0].startswith("person/") and near == start:
                return start
            start = token.start
            continue
        state = state_before(text, start)
        if state:
            start = state[0]
            continue
        match = _modifier().search(text.folded, max(0, start - 10), start)
        if not match or match.start() == start:
            return start
        start = match.start()
    return start


def _with_number(text: Text, start: int) -> int:
    match = _number().search(text.folded, max(0, start - 12), start)
    return match.start() if match else start
