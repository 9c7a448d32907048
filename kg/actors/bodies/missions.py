"""Missions abroad: 中国驻美国大使馆, 俄罗斯驻华使馆, 美国驻联合国代表团, 台北驻日经济文化代表处."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from kg import lang
from kg.actors.bodies.of_states import state_before
from kg.actors.reading import Text
from kg.actors.states.shared_forms import States

_WIDEST = 14
_EMBASSY = "大使馆"


class Mission(Struct, frozen=True, gc=False):
    """A mission: its stretch, whose it may be, and its name with the host's name in full."""

    start: int
    end: int
    state: tuple[str, ...]
    name: str


@cache
def _patterns() -> tuple[re.Pattern[str], Mapping[str, str]]:
    names = lang.load("zh", "names").mapping("mission")
    return re.compile(rf"驻([㐀-鿿]{{1,{_WIDEST}}}?)({lang.alternatives(names)})(?!长)"), names


def missions(text: Text, states: States) -> Iterator[Mission]:
    """Every mission that names where it is and whose it is."""
    if "驻" not in text.folded:
        return
    pattern, names = _patterns()
    for match in pattern.finditer(text.folded):
        host = _host(text, match.start(1), match.end(1), states, names[match[2]] == _EMBASSY)
        sender = state_before(text, match.start()) or _body_before(text, match.start())
        if host and sender:
            yield Mission(sender[0], match.end(), sender[1], f"驻{host}{names[match[2]]}")


def _host(text: Text, start: int, end: int, states: States, embassy: bool) -> str | None:
    """The name in full of the state, place or body that a mission is sent to.

    An embassy in a capital is sent to the state.
    """
    token = text.token_at[start]
    form = text.folded[start:end]
    if token is not None and token.end == end and (token.meaning.keys or token.meaning.metonym):
        keys = token.meaning.metonym if embassy and token.meaning.metonym else token.meaning.keys
        key = states.choose(keys) if keys else None
        return text.lexicon.actors[key].name if key and key in text.lexicon.actors else form
    if form in text.lists.china:
        return text.lexicon.actors["country/中国"].name
    key = states.choose(text.lexicon.abbreviations.get(form, ()))
    if key:
        return text.lexicon.actors[key].name
    word = text.word_at[start]
    return form if word is not None and word.end == end else None


def _body_before(text: Text, at: int) -> tuple[int, tuple[str, ...]] | None:
    """A body that sends missions of its own: 欧盟|驻华代表团."""
    token = text.token_to[at]
    keys = token.meaning.keys if token else ()
    return (token.start, keys) if token and keys and keys[0].startswith("organization/") else None
