"""Chinese and Japanese names in a list with names that something else proves: 林海舟、王毅等人."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg.actors.names.evidence import Name, after_title, other_word, run_end
from kg.actors.occurrences import places
from kg.actors.reading import NAMED, Text, is_han

_RULE = "zh.name.list"
#: End no name in a list: 会见桑某、林海舟|时.
_NOT_LAST = frozenset("后时")
#: Characters of a name in a list.
_SHORTEST, _LONGEST = 2, 5
_MARK = "、"
_JOINTS = "、和及"


def listed(text: Text, proved: Iterable[Name]) -> Iterator[Name]:
    """Names beside proved ones in a list; each proves the next. A list is joined by 、."""
    marks = places(text.folded, _JOINTS)
    if not marks:
        return
    beside = {one.start: one for at in marks for one in (text.token_to[at], text.token_at[at + 1]) if one}
    people = [
        (start, one.end)
        for start, one in sorted(beside.items())
        if one.meaning.keys and one.meaning.keys[0].startswith("person/")
    ]
    todo = [*people, *((name.start, name.end) for name in proved)]
    seen, starts = set(todo), {start for start, _ in todo}
    while todo:
        start, end = todo.pop()
        for found in (_before(text, start), _after(text, end)):
            if found and found not in seen and found[0] not in starts:
                seen.add(found)
                starts.add(found[0])
                todo.append(found)
                yield Name(*found, None, _RULE)


def _before(text: Text, at: int) -> tuple[int, int] | None:
    """The name that ends at the mark before a position: at a boundary it begins, too."""
    end = at - 1
    if text.folded[end : end + 1] != _MARK:
        return None
    for start in range(end - _SHORTEST, max(-1, end - _LONGEST - 1), -1):
        if (start == 0 or not is_han(text.folded[start - 1]) or text.token_to[start] is not None) and _name(
            text, start, end
        ):
            return start, end
    return None


def _after(text: Text, at: int) -> tuple[int, int] | None:
    """The name that begins behind the mark at a position, before another mark, 和, 等 or a number; the last
    of a list before whatever is told of all."""
    start, mark = at + 1, text.folded[at : at + 1]
    if mark == "" or mark not in _JOINTS:
        return None
    if mark == _MARK:
        match = _end().search(text.folded, start + _SHORTEST, start + _LONGEST + 2)
        if match and _name(text, start, match.start()):
            return start, match.start()
    end = after_title(text, start)
    return (start, end) if end and _name(text, start, end) else None


@cache
def _end() -> re.Pattern[str]:
    return re.compile("[、，。；）\\n]|等|和|与|及|[两二三四五六七八九十0-9]")


def _name(text: Text, start: int, end: int) -> bool:
    """Whether a whole stretch between boundaries reads like a name."""
    name, lists = text.folded[start:end], text.lists
    if not all(map(is_han, name)) or not text.holds_none(start, end) or other_word(text, start):
        return False
    if (
        name[-1] in _NOT_LAST
        or name[-1] in lists.not_given
        or name[-1] in lists.follow
        or text.common(start, end)
    ):
        return False
    if name[:2] in lists.japanese_surnames:
        return len(name) > _SHORTEST
    if len(name) > _SHORTEST and lists.transliteration.issuperset(name):
        return run_end(text, start) == end
    word = text.word_at[start]
    if word is None or name[0] not in lists.surnames or len(name) > _LONGEST - 2:
        return False
    if len(name) == _LONGEST - 2:
        return word.end == start + 1 or (word.tag in NAMED and word.end <= end)
    return word.tag in NAMED and word.end == end
