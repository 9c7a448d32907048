"""Several who are named in a row, for 他们: 德国、法国和波兰."""

import re

from kg.actors.pointing.mentions import Mentions
from kg.actors.wordings import wordings
from kg.records import ActorType, Key

#: Mentions that a row has at most.
_LONGEST = 6
#: Characters between two people of a row, the office of the second among them.
_LONGEST_JOINT = 14
_APART = re.compile("[，。；：！？“”\\n]")
_PERSON = ActorType.PERSON
_ROWS = frozenset({_PERSON, ActorType.COUNTRY, ActorType.ORGANIZATION})


def ends_row(mentions: Mentions, number: int) -> tuple[Key, ...]:
    """The actors of a kind in a row that ends with a mention; empty where it ends none."""
    last, folded = mentions.findings[number], mentions.text.folded
    kind = mentions.types[last.keys[0]]
    if kind not in _ROWS:
        return ()
    keys, at = last.keys, last.start
    for one in reversed(mentions.findings[max(0, number - _LONGEST) : number]):
        between = folded[one.end : at]
        if mentions.types[one.keys[0]] is not kind:
            if kind is _PERSON and len(between) <= _LONGEST_JOINT:
                continue  # the state or body of an office: 蓬佩奥和印度外长苏杰生
            break
        if between not in wordings().and_ and not (kind is _PERSON and _joins(between)):
            break
        keys, at = one.keys + keys, one.start
    return tuple(dict.fromkeys(keys)) if at < last.start else ()


def _joins(between: str) -> bool:
    """Whether words join two people: 和 with an office or an age behind it."""
    return between[:1] in wordings().and_ and len(between) <= _LONGEST_JOINT and not _APART.search(between)
