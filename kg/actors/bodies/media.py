"""Media that no list has: 据临江在线报道, 《临江画报》刊文."""

import re
from collections.abc import Iterator
from functools import cache

from kg import lang
from kg.actors.bodies.reach import VERBAL
from kg.actors.credits import inside
from kg.actors.occurrences import occurrences
from kg.actors.reading import Text
from kg.records import ActorType

#: The rule they are found by.
MEDIUM = "zh.body.medium"
_SHORTEST, _LONGEST = 2, 12
#: A shorter name is looked for again only where a rule proves it.
_TELLING = 3
_BRACKETS = frozenset("（()）")
#: Parts of speech of words that no name of a medium holds.
_NOT_IN_NAMES = frozenset("cdmpqrtu")


def media(text: Text) -> Iterator[tuple[int, int]]:
    """Where names of unlisted media stand: at the places that prove them, and everywhere else."""
    proved = {*_reporting(text), *_marked(text)}
    names = {text.folded[start:end] for start, end in proved}
    again = {
        (at, at + len(name))
        for name in sorted(names)
        if len(name) >= _TELLING
        for at in occurrences(text.folded, name)
        if not _is_credit(text, at, at + len(name))
    }
    yield from sorted(proved | again)


def _is_credit(text: Text, start: int, end: int) -> bool:
    """Whether a name only says whose a picture or a text is: alone in brackets, in a credit or a byline."""
    if text.folded[start - 1 : start] in _BRACKETS and text.folded[end : end + 1] in _BRACKETS:
        return True
    return inside(text.credits, start) or inside(text.bylines, start)


def _reporting(text: Text) -> Iterator[tuple[int, int]]:
    """Names at the head of a clause before 报道, or between 据 and 消息."""
    folded = text.folded
    for report in _report().finditer(folded):
        at = report.start()
        head = text.clause_start(at)
        match = _clause().fullmatch(folded, head, at)
        if match is None:
            continue
        start, end = match.span(2)
        nobodys = match[1] is None or folded.endswith(_list("of-bodies"), 0, end)
        if nobodys and report[0] in _list("tidings"):
            continue
        start = _behind_known(text, start, end)
        if _known_to(text, start) or _known_to(text, end) or _of_a_known_one(text, start, end):
            continue
        if _SHORTEST <= end - start <= _LONGEST and _reads_as_medium(text, start, end):
            yield start, end


def _known_to(text: Text, at: int) -> bool:
    """Whether a known body ends at a position: what follows is a part of it (BBC|体育新闻)."""
    token = text.token_to[at]
    return token is not None and any(key.startswith("organization/") for key in token.meaning.keys)


def _of_a_known_one(text: Text, start: int, end: int) -> bool:
    """Whether a known medium and a word for its kind stand there: CNBC|新闻."""
    token = text.token_at[start]
    if token is None or text.folded[token.end : end] not in _list("ending"):
        return False
    return any(text.lexicon.actors[key].type is ActorType.MEDIA for key in token.meaning.keys)


def _behind_known(text: Text, start: int, end: int) -> int:
    """Where a name begins behind what modifies it: 挪威媒体|临江网, 大陆|临江网; but 临江|在线."""
    for token in [one for one in text.token_at[start:end] if one is not None]:
        if start < token.end < end and text.folded[token.end : end] not in _list("ending"):
            start = token.end
    while start < end and text.folded.startswith(_list("from"), start):
        start += 2
    return start


def _reads_as_medium(text: Text, start: int, end: int) -> bool:
    """Whether a stretch ends as names of media do, and holds nothing but nouns before."""
    name = text.folded[start:end]
    ending = max((one for one in _list("ending") if name.endswith(one)), key=len, default="")
    if not ending or name == ending or name.endswith(_list("not-names")):
        return False
    at, until = start, end - len(ending)
    if not (name[0].isalnum() and (name[0].isascii() or text.word_at[at] or text.token_to[at])):
        return False
    while at < until:
        word = text.word_at[at]
        if word is not None and (word.tag[:1] in _NOT_IN_NAMES or (word.tag in VERBAL and word.end - at > 1)):
            return False
        at = word.end if word is not None else at + 1
    return True


def _marked(text: Text) -> Iterator[tuple[int, int]]:
    """Names between title marks beside words of what media do."""
    folded = text.folded
    for match in _title().finditer(folded):
        start, end = match.span(1)
        known = text.token_at[start]
        if known is not None and known.meaning.keys and known.end == end:
            continue
        if _does().match(folded, match.end()) or (
            match[1].endswith(_list("ending")) and _says().match(folded, match.end())
        ):
            yield start, end


@cache
def _report() -> re.Pattern[str]:
    return re.compile(lang.alternatives((*_list("report"), *_list("tidings"))))


@cache
def _clause() -> re.Pattern[str]:
    """What stands before 报道 in its clause: 据, and as the second group the name with what may modify it."""
    return re.compile(f"{_any('opening')}?({_any('according')})?([^，。《》“”\\n]{{2,24}}?){_when()}")


@cache
def _title() -> re.Pattern[str]:
    return re.compile(r"《([^《》\n，。：、]{2,12})》")


@cache
def _does() -> re.Pattern[str]:
    return re.compile(_when() + _any("reports"))


@cache
def _says() -> re.Pattern[str]:
    saying = (*lang.load("zh", "names").words("around", "reporting"), *_list("cites"))
    return re.compile(f"{_when()}(?:{lang.alternatives(saying)})")


def _when() -> str:
    """What may stand between a medium and what it does: a day, with one in brackets, and adverbs."""
    day = f"[0-9]{{1,2}}[日号]|(?:本|上)?(?:周|星期|礼拜)[一二三四五六日天]|{_any('lately')}"
    aside = "(?:[（(][^（()）\\n]{1,10}[)）])?"
    return f"(?:[0-9]{{1,4}}年)?(?:[0-9]{{1,2}}月)?(?:{day})?{aside}{_any('between')}{{0,2}}"


@cache
def _list(name: str) -> tuple[str, ...]:
    return lang.load("zh", "names").words("medium", name)


def _any(name: str) -> str:
    return f"(?:{lang.alternatives(_list(name))})"
