"""Names of bodies, meetings and agreements that no list knows.

A name is what stands before its ending (…基金会, …峰会) or before an office (…创始人), as far as the words
can be part of a name; it must tell which body it is, not only what kind.
"""

import re
from collections.abc import Container, Iterator, Mapping
from functools import cache

from kg.actors import glosses
from kg.actors.bodies.of_states import Body
from kg.actors.bodies.reach import (
    LONGEST_NAME,
    SHORTEST_BODY,
    VERBAL,
    WIDEST_BRACKET,
    latin_name,
    name_start,
    quoted_start,
    trimmed,
)
from kg.actors.lexicon import Token
from kg.actors.reading import Text, is_han

_SHORTEST_NAME = 2
#: Coverbs that end no part of a body's name but that of a party (自由党): what follows stands alone.
_RULING = frozenset("向把被给")
#: Parts of speech of names, and of what the segmenter's dictionary does not have.
_PROPER = frozenset({"eng", "nr", "nrfg", "nrt", "ns", "nt", "nz", "x"})
#: A school, bank or court known by a short name is another one after another place.
_ENDINGS_OF_SHORT = ("大学", "学院", "法院", "银行", "集团", "协会", "委员会", "研究所")
#: Points the common nouns must make: two words alone, more before a loose ending, less after a state.
_COMMON, _AFTER_STATE, _LOOSE = 4, 2, 2


def by_ending(text: Text, people_to: Mapping[int, int]) -> Iterator[Body]:
    """Bodies whose name ends in what bodies are called; `people_to`: where people's names end and begin."""
    tokens = {token.start: token for token in (*text.of_class("ending"), *_short_names(text))}
    for _, token in sorted(tokens.items()):
        if not _ends_a_body(text, token) or not _whole(text, token):
            continue
        if text.folded[token.start - 2 : token.start].startswith("驻") and token.text == "机构":
            continue  # 驻美机构
        if token.text == "党" and text.folded[token.start - 1 : token.start] in text.lists.not_party:
            continue
        if token.text != "党" and text.folded[token.start - 1 : token.start] in _RULING:
            continue  # 三百人向|警方投掷
        strong = token.text in text.lists.strong_endings
        start = trimmed(text, name_start(text, token.start, people_to, token.end, strong), token.start)
        start = quoted_start(text, token) or start
        if token.text == "党" and text.folded[start : start + 1] == "第":
            continue  # 第二大党
        person = not people_to.keys().isdisjoint(range(start + 1, token.start + 1))
        if token.start - start >= 2 and (
            person
            or _telling(text, start, token)
            or _quoted(text, start, token.end)
            or (_any_own(text, start, token.start) and glosses.gloss_after(text, token.end))
        ):
            yield Body(start, token.end, (), text.folded[start : token.end], "ending")


def glossed(text: Text, known_to: Container[int]) -> Iterator[Body]:
    """Bodies that only the Latin name in brackets tells: 北境之光（Northern Light Group）.

    `known_to`: where forms end that are explained already.
    """
    for opening, _, latin in text.glosses:
        told = latin.isupper() or glosses.names_body(text, latin)
        quoted = text.folded[opening - 1 : opening] == "”" and not glosses.names_thing(text, opening)
        end = opening - 1 if quoted else opening
        if opening in known_to or end in known_to:
            continue
        if quoted:
            start = text.folded.rfind("“", max(0, end - LONGEST_NAME), end) + 1
        elif told and not latin.isupper():
            start = trimmed(text, name_start(text, end, {}, end), end)
        else:
            continue
        name = text.folded[start:end]
        if start and len(name) >= _SHORTEST_NAME and is_han(name[0]) and _any_own(text, start, end):
            yield Body(start, end, (), name, "ending")


def events(text: Text) -> Iterator[Body]:
    """Meetings and agreements with a name: 慕尼黑安全会议, 新START条约, 香港国安法."""
    for token in text.of_class("event"):
        if token.meaning.keys or not _whole(text, token):
            continue
        if token.text in text.lists.whole_events:
            before = text.token_to[token.start]
            state = before is not None and any(key.startswith("country/") for key in before.meaning.keys)
            start = before.start if before is not None and state else token.start
            yield Body(start, token.end, (), text.folded[start : token.end], "event")
            continue
        start = trimmed(text, name_start(text, token.start, {}, token.end), token.start)
        if start < token.start and _tells_event(text, start, token.start):
            yield Body(start, token.end, (), text.folded[start : token.end], "event")


def before_office(text: Text, office: int, loosely: bool) -> tuple[int, int] | None:
    """The stretch before an office that names its body though no list and no ending tells: 壹传媒|创始人.

    Only some offices prove a body of common words; before any other it must be in Latin capitals.
    """
    end = office
    if text.folded[end - 1 : end] in ("）", ")"):
        end = text.folded.rfind("（", max(0, end - WIDEST_BRACKET), end)
    if loosely and text.folded[end - 1 : end] == "的":
        end -= 1
    pattern = latin_name() if loosely else _capitals()
    capitals = pattern.search(text.folded, max(0, end - WIDEST_BRACKET), max(0, end))
    if capitals:
        return capitals.span()
    if end <= 0 or not loosely:
        return None
    start = trimmed(text, name_start(text, end, {}, end), end)
    name = text.folded[start:end]
    first = text.token_at[start]
    if len(name) < SHORTEST_BODY or (first is not None and first.end == end):
        return None
    lists = text.lists
    kind = name in lists.endings or name in lists.generic or name in lists.people
    return (start, end) if not kind and _any_own(text, start, end) else None


@cache
def _capitals() -> re.Pattern[str]:
    return re.compile(r"(?<![A-Za-z])[A-Z][A-Z&]{1,9}$")


def _whole(text: Text, token: Token) -> bool:
    return text.word_to[token.end] is not None or text.token_at[token.end] is not None


def _short_names(text: Text) -> Iterator[Token]:
    """Known bodies right after another known form: 北京|理工大学."""
    for token in text.names:
        if text.token_to[token.start] is not None and token.text.endswith(_ENDINGS_OF_SHORT):
            yield token


def _ends_a_body(text: Text, token: Token) -> bool:
    """An ending alone, or a known body's short name right after a place it does not belong to."""
    if "ending" in token.meaning.classes and not token.meaning.keys:
        return True
    if not any(key.startswith("organization/") for key in token.meaning.keys):
        return False
    before = text.token_to[token.start]
    return before is not None and (
        bool(before.meaning.metonym) or any(key.startswith("place/") for key in before.meaning.keys)
    )


def _pieces(text: Text, start: int, end: int) -> Iterator[tuple[str, str, Token | None]]:
    """The words of a stretch with their tags, and the known forms among them."""
    at = start
    while at < end:
        token = text.token_at[at]
        if token is not None and token.end <= end and (token.meaning.keys or token.meaning.metonym):
            yield token.text, "", token
            at = token.end
            continue
        word = text.word_at[at]
        stop = min(word.end, end) if word else at + 1
        yield text.folded[at:stop], word.tag if word else "", None
        at = stop


def _telling(text: Text, start: int, ending: Token) -> bool:
    """Whether the words before an ending say which body it is, not only what kind.

    Proper pieces count (names, places, words no dictionary has); common nouns only before endings that
    bodies alone have, and then at least two words of them, or one with a state before it.
    """
    strong = ending.text in text.lists.strong_endings
    proper = common = 0
    state = False
    for piece, tag, token in _pieces(text, start, ending.start):
        if token is not None:
            is_state = any(key.startswith("country/") for key in token.meaning.keys)
            state = state or is_state
            proper += 0 if is_state else 2 if strong else 1
        elif piece[0] == "第":
            proper += 2
        elif piece not in text.lists.generic:
            alone = len(piece) == 1 and bool(tag) and tag not in VERBAL
            proper += 2 if tag in _PROPER else int(alone)
            common += 0 if alone or tag in _PROPER else len(piece)
    needed = _COMMON - (_AFTER_STATE if state else 0) + (0 if strong else _LOOSE)
    return proper >= 2 or common >= needed


def _tells_event(text: Text, start: int, end: int) -> bool:
    plain, generic = text.lists.plain_events, text.lists.generic
    return any(
        token is not None or not (piece in plain or piece in generic or len(piece) == 1)
        for piece, _, token in _pieces(text, start, end)
    )


def _any_own(text: Text, start: int, end: int) -> bool:
    """Whether some word of the stretch is no mere kind of body."""
    generic, endings = text.lists.generic, text.lists.endings
    return any(not (piece in generic or piece in endings) for piece, _, _ in _pieces(text, start, end))


def own_name(text: Text, start: int, end: int) -> bool:
    """Whether a stretch between a state and an office is a name no dictionary has: 加拿大|温支联|主席."""
    pieces = list(_pieces(text, start, end))
    return end - start >= SHORTEST_BODY and all(
        token is None and (tag in _PROPER or len(piece) == 1) for piece, tag, token in pieces
    )


def _quoted(text: Text, start: int, end: int) -> bool:
    """Whether exactly this stretch stands between quotation marks: a name somebody gave."""
    return text.folded[start - 1 : start] == "“" and text.folded[end : end + 1] == "”"
