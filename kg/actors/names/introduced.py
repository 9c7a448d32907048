"""Names of whoever speaks that only the office before them proves, and nicknames between quotation marks.

Of 22 forms found between an office and a word of saying in 1,990 articles 20 are names.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg import lang
from kg.actors.names import evidence
from kg.actors.names.evidence import Name
from kg.actors.occurrences import occurrences
from kg.actors.reading import NAMED, Text
from kg.records import Word

_SHORTEST, _FULL, _LONGEST = 2, 3, 6
_TWICE = 2
#: Parts of speech, by their first letter, of words of two and more characters that no such name is made of.
_NOT_IN_NAMES = frozenset("bcdfhilmpqrstuv")
#: A surname that is also an adverb: a name follows only where the segmenter has a noun behind it.
_ADVERB = "曾"


def speaking_behind(text: Text) -> list[tuple[int, int]]:
    """Stretches between an office, or a word for a person, and a word of saying: one may be a name."""
    bodies, no_name, token_at = text.lists.group_bodies, _no_name_characters(), text.token_at
    found = []
    for token in (*text.of_class("title"), *text.of_class("group")):
        start = token.end
        if token_at[start] is not None or token.text in bodies:
            continue
        if no_name.isdisjoint(text.folded[start : start + _SHORTEST]):
            match = _named_and_says().match(text.folded, start)
            if match:
                found.append(match.span(1))
    return found


def speaker_at(text: Text, start: int) -> str:
    """What stands between a position and a word of saying; empty where none follows shortly."""
    match = _named_and_says().match(text.folded, start)
    return match[1] if match else ""


def introduced(text: Text, stretches: Iterable[tuple[int, int]]) -> Iterator[Name]:
    """Who speaks right behind an office or a word for a person: 联络官|格列坚参|接受采访时说."""
    for start, end in stretches:
        first = text.word_at[start]
        if first is None or _is_no_part(first) or text.word_to[start] is None:
            continue
        if _reads_like_a_name(text, start, end) and _is_no_word(text, start, end):
            yield Name(start, end, None, "zh.name.introduced")


def coming_back(text: Text) -> Iterator[Name]:
    """Chinese names of three characters at the heads of clauses that say something twice: 郑岭棋认为."""
    found: dict[str, list[int]] = {}
    for start, end in text.clauses_from(text.lists.surnames):
        if text.token_at[start] is None and saying().match(text.folded, start + _FULL, end):
            found.setdefault(text.folded[start : start + _FULL], []).append(start)
    for starts in found.values():
        if len(starts) >= _TWICE and _reads_like_a_name(text, starts[0], starts[0] + _FULL):
            yield from (Name(start, start + _FULL, None, "zh.name.speaks-again") for start in starts)


def answering(text: Text) -> Iterator[Name]:
    """Who stands before a colon at a paragraph's head: 达娃平措：“…”; without marks more than once."""
    found: dict[str, list[tuple[int, str]]] = {}
    folded, answer = text.folded, _answer()
    for match in [answer.match(folded, block.span[0]) for block in text.layout.article.blocks]:
        if match:
            found.setdefault(match[1], []).append((match.start(1), match[2]))
    for name, places in found.items():
        start, end = places[0][0], places[0][0] + len(name)
        chinese = len(name) == _FULL and name[0] in text.lists.surnames
        foreign = len(name) >= _FULL and text.lists.transliteration.issuperset(name)
        often = len(places) >= _TWICE and (chinese or foreign)
        proved = text.folded.count(name) >= _TWICE and (often or any(mark for _, mark in places))
        if proved and _reads_like_a_name(text, start, end) and _is_no_word(text, start, end):
            yield from (Name(at, at + len(name), None, "zh.name.colon") for at, _ in places)


@cache
def _answer() -> re.Pattern[str]:
    return re.compile(f"([㐀-鿿]{{{_SHORTEST},{_LONGEST}}})[：:](“?)")


def nicknamed(text: Text) -> Iterator[Name]:
    """Who speaks under a name between quotation marks, at a clause's head or behind a word for a person:
    网友|“临江客”|说."""
    folded = text.folded
    for match in _nickname().finditer(folded):
        at, (start, end) = match.start(), match.span(1)
        before = text.token_to[at]
        person = before is not None and bool(before.meaning.classes & {"group", "title"})
        if before is not None and (not person or before.text in text.lists.group_bodies):
            continue
        if person and match[0].endswith("“"):
            continue  # 高层“通行规则”：“…”: a paper, as often as somebody
        if folded[end - 1] in _BODY_ENDS:
            continue
        if any(f"{word}“{match[1]}" in folded for word in _list("things")):
            continue  # 台风“山竹”
        if (person or folded[at - 1 : at] in _BREAKS) and text.names_none(start, end):
            yield from (
                Name(mark + 1, mark + 1 + len(match[1]), None, "zh.name.nickname")
                for mark in occurrences(folded, f"“{match[1]}”")
            )


#: What stands before the first word of a clause.
_BREAKS = frozenset("，。；！？\n")
#: Last characters of nicknames that are a group's: “临江社”.
_BODY_ENDS = frozenset("会党团报盟社网队")
_BREAKS_OR_MARK = _BREAKS | {"“"}


def _reads_like_a_name(text: Text, start: int, end: int) -> bool:
    """Whether a stretch holds no word that names do not hold; it has a surname or comes back."""
    name, lists = text.folded[start:end], text.lists
    foreign = len(name) >= _FULL and lists.transliteration.issuperset(name)
    if not text.holds_none(start, end) or not (foreign or _no_name_characters().isdisjoint(name)):
        return False
    if name[-1] in lists.not_given or name[-1] in lists.follow:
        return False
    if name[0] == _ADVERB:
        word = text.word_at[start + 1]
        if word is None or word.end != end or word.tag[:1] != "n" or word.tag == "nrt":
            return False
    elif evidence.other_word(text, start):
        return False
    at = start
    while at < end:
        word = text.word_at[at]
        if word is None:
            return False
        if _is_no_part(word) or (word.end > end and word.end - at >= _SHORTEST):
            return False
        at = word.end
    chinese, back = name[0] in lists.surnames, text.folded.count(name) >= _TWICE
    return (chinese and len(name) == _FULL) or (back and (chinese or len(name) > _SHORTEST))


def _is_no_part(word: Word) -> bool:
    """Whether no such name holds a word: it has two characters or more and is no noun."""
    long = word.end - word.start >= _SHORTEST
    return long and word.tag not in NAMED and word.tag[:1] in _NOT_IN_NAMES


def _is_no_word(text: Text, start: int, end: int) -> bool:
    """Whether a stretch is not one word that the segmenter has as a noun, or speaks elsewhere, too."""
    if end - start > _SHORTEST or not text.common(start, end):
        return True
    name = text.folded[start:end]
    return any(
        text.folded[at - 1 : at] in _BREAKS_OR_MARK and saying().match(text.folded, at + len(name))
        for at in occurrences(text.folded, name)
    )


@cache
def saying() -> re.Pattern[str]:
    """A word of saying with its circumstances."""
    return re.compile(says())


@cache
def _named_and_says() -> re.Pattern[str]:
    """Two to six characters, and a word of saying with its circumstances; the first group is the name."""
    return re.compile(f"([㐀-鿿]{{{_SHORTEST},{_LONGEST}}}?){says()}")


@cache
def _nickname() -> re.Pattern[str]:
    return re.compile(f"“([^“”，。：\\n；、！？ ]{{2,10}})”{says(':：“')}")


@cache
def says(marks: str = "") -> str:
    """A pattern of a word of saying with what may stand before it; or of the marks that open a speech."""
    adverbs = lang.guarded(_list("adverbs"))
    when = r"(?=[本上周星0-9])(?:(?:本|上)?(?:周|星期)[一二三四五六日天]|(?:[0-9]{1,2}月)?[0-9]{1,2}日)"
    around = f"(?:{adverbs}|{when}){{0,2}}"
    circumstance = r"(?:(?:在|对|向|接受|通过|于|就)[^，。：“”\n]{1,18}?)?"
    opening = f"|[{marks[:2]}]{marks[2:]}" if marks else ""
    return f"(?:{around}{circumstance}{around}{evidence.reporting()}{opening})"


@cache
def _no_name_characters() -> frozenset[str]:
    return frozenset(_list("no-name"))


def _list(name: str) -> tuple[str, ...]:
    return lang.load("zh", "names").words("introduced", name)
