"""How far a phrase for somebody unnamed reaches to the left of its head: modifiers, owners, numbers."""

import re
from collections.abc import Mapping
from functools import cache

from kg import lang
from kg.actors.bodies.of_states import state_before
from kg.actors.finding import Finding
from kg.actors.lexicon import Token
from kg.actors.reading import Text

#: Parts of speech of nouns, and of what is short for them: 中资企业.
_NOUNS = frozenset({"j", "l", "n", "nt", "nz"})
#: Parts of speech, and lengths, of words that make a compound with the noun behind them.
_COMPOUNDING = frozenset({"b", "n", "nt", "nz", "ns", "vn"})
#: Of these the ones that may be a verb with the head for its object: 抗议|政府.
_ACTING = frozenset({"nz", "vn"})
_COMPOUND = (2, 3, 4)
#: Known forms that modify a head beside names.
_MODIFYING = frozenset({"abbreviation", "body"})
_NO_COMPOUND = frozenset({"blocked", "honorific", "title"})
#: How much longer than the head the segmenter's word for it may be.
_LONGER = 2
_WIDEST = 30  # characters looked at before the head
_LONGEST_NUMBER = 12
#: Before somebody whom nothing was said of yet.
THERE_IS = "有"
#: Pronouns of whoever has a relative, a lawyer, a staff.
_OWNERS = tuple("他她它其我")
#: Parts of speech of words that can stand between a number and the people counted: 两名|便衣|男子.
_BETWEEN = frozenset({"a", "b", "f", "j", "l", "n", "ns", "nt", "nz", "s", "t", "vn"})
_MOST_BETWEEN = 3  # words
#: Classes of known forms that are somebody by themselves: 一名警察的男子 counts the first.
_SOMEBODY = frozenset({"group", "honorific", "title"})


@cache
def _number() -> re.Pattern[str]:
    table = lang.load("zh", "names")
    count, classifier = table.data["number"]["count"], table.data["number"]["classifier"]
    many = lang.guarded(table.words("number", "many"))
    return re.compile(rf"(?:{count}{classifier}?|{many}|{THERE_IS})的?\Z")


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


def whole_word(text: Text, token: Token) -> int:
    """Where the word begins whose last part the head is: 执法|人员 when the segmenter has one word."""
    for end in range(token.end, token.start + 1, -1):
        word = text.word_to[end]
        if word is not None and word.start < token.start:
            longer = token.start - word.start <= _LONGER and word.tag in _NOUNS
            verb = longer and text.folded[word.start : token.start] in text.lists.not_compound
            return word.start if longer and not verb else token.start  # 金融监管|机构 for 监管机构
    return token.start


#: What ends no modifier: 三百人向|警方投掷.
_COVERBS = frozenset("向把被给")


def inner_start(text: Text, token: Token, owners: Mapping[int, Finding]) -> int:
    """The beginning of what modifies the head: states, bodies, places, people and listed adjectives.

    `owners`: what was found, by where it ends.
    """
    start = whole_word(text, token) if text.word_at[token.start] is None else token.start
    least = token.start - _WIDEST
    while start > least:
        before = _modifier_start(text, start, token, owners)
        if before == start or text.folded[start - 1 : start] in _COVERBS:
            break
        start = before
    return start


def _modifier_start(text: Text, start: int, head: Token, owners: Mapping[int, Finding]) -> int:
    """Where begins what modifies the words that begin at a position; the position where nothing does."""
    folded = text.folded
    char = folded[start - 1 : start]
    near = start - 1 if char == "的" else start
    owner = owners.get(near)
    if owner is not None and _has(text, owner, head, start):
        return owner.start
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


def _has(text: Text, owner: Finding, head: Token, at: int) -> bool:
    """Whether what ends before a head has it: 瓦尔贝里的|家人, 瓦尔贝里|家人, 北岸公安局|人员."""
    joined = owner.end == at
    if owner.keys[0].startswith("person/"):
        return (not joined and owner.form != "title") or (joined and head.text in text.lists.entourage)
    if owner.form == "unnamed":
        return not joined  # 这家公司的|员工
    return owner.keys[0].startswith(("organization/", "place/")) and owner.form in ("name", "short")


def _compound(text: Text, at: int, head: Token) -> int:
    """Where the noun begins that makes a compound with the one that begins here: 抗议|人士, 汉族|商人."""
    word = text.word_to[at]
    if word is None or word.tag not in _COMPOUNDING or at - word.start not in _COMPOUND:
        return at
    if word.tag in _ACTING and (head.text in text.lists.group_bodies or names_at(text, at)):
        return at  # 抗议|政府, 会见|法国总统
    before = text.token_at[word.start]
    if before is not None and before.meaning.classes & _NO_COMPOUND:
        return at
    return at if text.folded[word.start : at] in text.lists.not_compound else word.start


def names_at(text: Text, at: int) -> bool:
    """Whether a name begins here."""
    token = text.token_at[at]
    return token is not None and bool(token.meaning.keys)


def _of_time(text: Text, at: int) -> bool:
    """Whether 前 is about time: 此前|示威者."""
    return text.folded[at] == "前" and text.folded[at - 1 : at] in text.lists.before_time


def with_owner(text: Text, start: int) -> int:
    """Where 其丈夫, 她父亲, 我的律师 begin."""
    owner = start - 1 if text.folded[start - 1 : start] == "的" else start
    return owner - 1 if text.folded[owner - 1 : owner] in _OWNERS else start


def with_number(text: Text, start: int) -> int:
    """Where the number begins that counts what begins at a position; the position where there is none."""
    if text.folded[start - 1 : start] not in _number_ends():
        return start
    # A number is looked for in what numbers are written with, not at every character.
    chars, first, least = _number_characters(), start - 1, max(0, start - _LONGEST_NUMBER)
    while first > least and text.folded[first - 1] in chars:
        first -= 1
    match = _number().search(text.folded, first, start)
    if match is None or (match[0] == THERE_IS and text.word_at[match.start()] is None):
        return start  # 享有|官员的待遇
    return match.start()


def counted_start(text: Text, start: int) -> tuple[int, int]:
    """Where a number begins that counts people over words no list has, and where the words counted begin.

    两名|便衣男子, 一位报了案的|女子. The position itself twice where there is none.
    """
    folded, at = text.folded, start
    if folded[at - 1 : at] == "的":
        if not any(folded.count(one, max(0, at - _WIDEST), at) for one in _CLASSIFIERS):
            return start, start
        first = max(text.clause_start(at), at - _WIDEST)
        counts = [match.span() for match in _classified().finditer(folded, first, at - 1)]
        near = counts and _nobody(text, counts[-1][1], at - 1)
        return (counts[-1][0] if near else start, start)
    for _ in range(_MOST_BETWEEN):
        word = text.word_to[at]
        if word is None or word.tag not in _BETWEEN:
            break
        at = word.start
        if folded[at - 1 : at] in _CLASSIFIERS:
            return (with_number(text, at), at) if _nobody(text, at, start) else (start, start)
    return start, start


#: Measure words of people alone: nothing else is counted with them.
_CLASSIFIERS = ("名", "位")


@cache
def _classified() -> re.Pattern[str]:
    count = lang.load("zh", "names").data["number"]["count"]
    return re.compile(rf"(?:{count}|[这那该此某])[名位]")


def _nobody(text: Text, start: int, end: int) -> bool:
    """Whether nobody is spoken of in a stretch but by name."""
    classes = {one for token in text.token_at[start:end] if token for one in token.meaning.classes}
    return classes.isdisjoint(_SOMEBODY) and not any(one.startswith("pronoun") for one in classes)


def whose(text: Text, start: int, owners: Mapping[int, Finding]) -> int:
    """Where the state, place, body or person begins that has those counted: 挪威|两名官员."""
    owner = owners.get(start - 1 if text.folded[start - 1 : start] == "的" else start)
    if owner is None or owner.form not in ("name", "short"):
        return start
    kind = owner.keys[0].partition("/")[0]
    return owner.start if kind in _HAVING or (kind == "person" and owner.end < start) else start


_HAVING = frozenset({"country", "organization", "place"})


@cache
def _number_ends() -> frozenset[str]:
    return frozenset(lang.load("zh", "names").data["number"]["last"])
