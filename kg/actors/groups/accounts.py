"""What is told without a teller: 有分析认为, 消息称, 民调显示, 起诉书显示."""

import re
from collections.abc import Iterator
from functools import cache

from kg import lang
from kg.actors.edges import Beginnings
from kg.actors.finding import Finding
from kg.actors.reading import Text
from kg.actors.roster import Roster
from kg.records import ActorType

#: The rule they are found by.
ACCOUNT = "zh.group.account"


def findings(text: Text, roster: Roster) -> Iterator[Finding]:
    """Every account that begins a clause as the subject of a word of saying; each is another one."""
    folded, pattern, begins = text.folded, _account(), _beginnings()
    for at, until in text.clauses_from(begins.characters):
        match = pattern.match(folded, at, until) if begins.at(folded, at) else None
        if match is None:
            continue
        start, end = match.span(1)
        key = roster.unnamed(folded[start:end], start, ActorType.ORGANIZATION)
        yield Finding(start, end, (key,), "unnamed", ACCOUNT)


@cache
def _account() -> re.Pattern[str]:
    """A clause that begins with an account; the first group is its phrase, without 有."""

    def any_of(name: str) -> str:
        return lang.guarded(_list(name))

    some, kind = any_of("some"), any_of("kind")
    return re.compile(
        f"{any_of('opening')}{{0,2}}(?:据|根据)?(?:{any_of('there')}?有)?"
        f"({some}?{kind}{{0,2}}(?:{any_of('heads')}|{any_of('papers')})"
        f"|(?:(?<=有)|{some}|{kind}){kind}?{any_of('documents')})"
        f"{any_of('between')}{{0,3}}{any_of('saying')}(?!之?后)"
    )


@cache
def _beginnings() -> Beginnings:
    """What such clauses begin with."""
    names = ("opening", "there", "some", "kind", "heads", "papers", "documents")
    return Beginnings({"据", "根据", "有"}.union(*map(_list, names)))


def _list(name: str) -> tuple[str, ...]:
    return lang.load("zh", "names").words("account", name)
