"""Offices told of together: 中俄外长, 两国外长, 四国外长: one mention, several people."""

from collections.abc import Iterable, Iterator

from kg.actors.finding import Finding
from kg.actors.offices.posts import Posts
from kg.actors.reading import Text
from kg.actors.roster import Roster
from kg.records import ActorType, Key


def findings(text: Text, states: Iterable[Finding], posts: Posts, roster: Roster) -> Iterator[Finding]:
    """Each office right after a row of states, with the holder of each state, named or not."""
    rows = {one.end: one for one in states if len(one.keys) > 1 and one.rule == "zh.state.series"}
    for token in (*text.of_class("title"), *text.of_class("pronoun-persons")) if rows else ():
        title = token.text.removeprefix(token.text[:2]) if token.text.startswith(_BETWEEN) else token.text
        if title not in text.lists.holders and title not in _HEADS:
            continue
        start = token.start - 2 if text.folded[token.start - 2 : token.start] in _BETWEEN else token.start
        row = rows.get(start)
        if row is None:
            continue
        keys = tuple(_holder(title, state, row.start, posts, roster) for state in row.keys)
        yield Finding(row.start, token.end, keys, "group", "zh.office.joint")


#: Words for whoever leads a state, and the offices that may mean, the highest first.
_HEADS = frozenset({"元首", "领导人", "首脑"})
_HIGHEST = ("国家主席", "总统", "总理")
_BETWEEN = ("两国", "三国", "四国", "双方", "三方", "四方")


def _holder(title: str, state: Key, at: int, posts: Posts, roster: Roster) -> Key:
    offices = _HIGHEST if title in _HEADS else (title,)
    found = next((one for office in offices if (one := posts.holder(office, state, at))), None)
    if found:
        return found
    actor = roster.actor(state)
    return roster.unnamed((actor.name if actor else "") + title, at, ActorType.PERSON, state)
