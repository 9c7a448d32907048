"""Bodies named between quotation marks behind what kind they are: 人权组织“临江之声”.

Of 21 different stretches found in 1,995 articles 20 are names of bodies.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg import lang
from kg.actors.finding import Finding
from kg.actors.occurrences import occurrences
from kg.actors.reading import Text
from kg.actors.roster import Roster

#: The rule they are found by.
QUOTED = "zh.body.quoted"
#: A name of this length is looked for without its marks, too.
_TELLING = 4
_VERBAL = ("v", "d", "a")


def findings(text: Text, groups: Iterable[Finding], roster: Roster) -> Iterator[Finding]:
    """Every body whose name stands between marks behind its kind, wherever the text names it."""
    folded, kinds, pattern = text.folded, _kinds(), _name()
    names = set()
    for group in groups:
        match = pattern.match(folded, group.end) if folded.endswith(kinds, group.start, group.end) else None
        if match and _modified(group, folded, kinds) and _reads_as_name(text, *match.span(1)):
            names.add(match[1])
    for name in sorted(names):
        key = roster.body(name)
        for start in occurrences(folded, name):
            end = start + len(name)
            if len(name) >= _TELLING or folded[start - 1] + folded[end : end + 1] == "“”":
                yield Finding(start, end, (key,), "name", QUOTED)


def _modified(group: Finding, folded: str, kinds: tuple[str, ...]) -> bool:
    """Whether more than its kind is told of a body: of one that nothing modifies the marks often hold
    what it does."""
    return folded[group.start : group.end] not in kinds


def _reads_as_name(text: Text, start: int, end: int) -> bool:
    """Whether a stretch is neither one word of the dictionary, nor somebody known, nor does it end in a
    word for what it does or for people."""
    known, last = text.token_at[start], text.word_to[end]
    if text.common(start, end) or (known is not None and known.end == end):
        return False
    group = text.token_to[end]
    if group is not None and "group" in group.meaning.classes and group.text not in text.lists.group_bodies:
        return False
    return last is None or end - last.start < _SHORTEST_WORD or not last.tag.startswith(_VERBAL)


#: Verbs of two characters and more say what is done; one may be part of a name.
_SHORTEST_WORD = 2


@cache
def _kinds() -> tuple[str, ...]:
    return lang.load("zh", "names").words("body", "kinds")


@cache
def _name() -> re.Pattern[str]:
    return re.compile("“([㐀-鿿A-Za-z0-9·]{2,14})”")
