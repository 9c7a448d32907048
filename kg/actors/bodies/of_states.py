"""Bodies that every state has: 美国财政部, 俄国防部, 以军; and the state before a body or an office."""

from collections.abc import Iterator

from msgspec import Struct

from kg.actors.lexicon import Token
from kg.actors.reading import OPEN_BEFORE, Text, is_han

GOVERNMENTS = frozenset({"当局", "政府"})
#: Endings of bodies that a text names without their state; 空军 or 使馆 alone could be anybody's.
_MINISTRIES = ("部", "省", "国会", "议院", "院", "议会", "署", "央行", "法院", "两院", "共产党")


#: What local bodies end in that have departments of their own.
_LOCAL = frozenset("市省县区委州")


class Body(Struct, frozen=True, gc=False):
    """A body in the text: its whole stretch, the state before it if any, and its own words."""

    start: int
    end: int
    state: tuple[str, ...]
    words: str
    kind: str  # state | government | army | ending | bare | known


def state_bodies(text: Text) -> Iterator[Body]:
    """A state's name or abbreviation directly before the name of a body every state has."""
    for token in (*text.of_class("government"), *text.of_class("body")):
        classes = token.meaning.classes
        kind = "government" if "government" in classes else "body"
        if not (text.word_to[token.end] is not None or text.token_at[token.end] is not None):
            continue
        own = _own_words(text, token) if kind == "body" else token.start
        before = state_before(text, own) or (_owner(text, own) if kind == "body" else None)
        capital = text.token_to[token.start]
        if capital and capital.meaning.metonym and token.text in text.lists.town_bodies:
            yield Body(capital.start, token.end, (), capital.text + token.text, "ending")
        elif before:
            start, keys = before
            army = token.text in text.lists.army or token.text == "军"
            yield Body(start, token.end, keys, text.folded[own : token.end], "army" if army else kind)
        elif "known-body" in classes:
            if text.folded[token.start - 1 : token.start] in OPEN_BEFORE or alone(text, token.start):
                yield Body(token.start, token.end, (), token.text, "known")
        elif token.text in GOVERNMENTS and alone(text, token.start):
            yield Body(token.start, token.end, (), token.text, kind)
        elif kind == "body" and not token.meaning.keys and _national(text, token):
            yield Body(token.start, token.end, (), token.text, "bare")


def _owner(text: Text, at: int) -> tuple[int, tuple[str, ...]] | None:
    """The state named in full before 的 and a body: 塔吉克斯坦|的|国家选举委员会."""
    token = text.token_to[at - 1] if text.folded[at - 1 : at] == "的" else None
    if token is None or "abbreviation" in token.meaning.classes:
        return None
    keys = tuple(key for key in token.meaning.keys if key.startswith("country/"))
    return (token.start, keys) if keys else None


def _national(text: Text, token: Token) -> bool:
    """Whether a body alone is a state's: 外交部, but neither 市委|宣传部 nor a town's court or police."""
    local = token.text in text.lists.town_bodies or text.folded[token.start - 1 : token.start] in _LOCAL
    return token.text.endswith(_MINISTRIES) and not local


def _own_words(text: Text, token: Token) -> int:
    """Where a body's own words begin when 国家 or 联邦 stands before them: 墨西哥|国家移民局."""
    before = text.folded[max(0, token.start - 2) : token.start]
    return (
        token.start - 2
        if before in ("国家", "联邦", "全国") and text.word_at[token.start - 2] is not None
        else token.start
    )


def alone(text: Text, at: int) -> bool:
    """Whether a noun stands without a word that says whose it is: after punctuation, a verb, a particle."""
    if not is_han(text.folded[at - 1 : at] or " "):
        return True
    word = text.word_to[at]
    if word is None or at - word.start > _LONGEST_BEFORE:
        return False
    return word.tag in _OPENING or text.folded[word.start : at] in text.lists.before_alone


#: Characters of the longest word that is asked whether it qualifies the noun after it.
_LONGEST_BEFORE = 4
#: Parts of speech of words that do not qualify the noun after them.
_OPENING = frozenset({"c", "d", "p", "v", "vd", "zg"})


def state_before(text: Text, at: int, everyday: bool = True) -> tuple[int, tuple[str, ...]] | None:
    """The state that ends at a position, by name or abbreviation: (start, candidate keys).

    Before a loose noun everyday characters do not count: 以穆斯林为主.
    """
    token = text.token_to[at]
    if token is not None:
        meaning = token.meaning
        keys = tuple(key for key in (*meaning.keys, *meaning.metonym) if key.startswith("country/"))
        return (token.start, keys) if keys else None
    char = text.folded[at - 1 : at]
    keys = text.lexicon.abbreviations.get(char, ())
    if keys and (everyday or char not in text.lists.everyday) and abbreviation_stands(text, at - 1):
        return at - 1, keys
    return None


def abbreviation_stands(text: Text, at: int) -> bool:
    """Whether one character can be a state's abbreviation here and not part of another word."""
    before = text.folded[at - 1] if at else "\n"
    if any(at < token.end and at >= token.start for token in _covering(text, at)):
        return False
    if (before == "大" and text.folded[at] == "韩") or (text.folded[at] == "委" and before in _LOCAL):
        return False  # 大韩, 市委
    if text.folded[at] not in text.lists.everyday:
        return text.word_at[at] is not None or text.opens(at)
    token = text.token_to[at]
    if text.folded[at] == "中" and token is not None and not _of_state(token):
        return False  # 委员会中|民主党人
    if before in OPEN_BEFORE or token is not None or (text.folded[at] != "日" and not is_han(before)):
        return True
    return text.folded[at] not in _PARTICLES and _after_deed(text, at)


#: Everyday characters that follow verbs by themselves: 会谈|中, 批评|以, 增加|约.
_PARTICLES = frozenset("中以加几多所新比约")


def _after_deed(text: Text, at: int) -> bool:
    """Whether a verb that states have for an object ends at a position: 会见|法总统."""
    word = text.word_to[at]
    return word is not None and at - word.start > 1 and text.folded[word.start : at] in text.lists.follow


def _of_state(token: Token) -> bool:
    return any(key.startswith("country/") for key in token.meaning.keys)


def _covering(text: Text, at: int) -> Iterator[Token]:
    for start in range(at, max(-1, at - 12), -1):
        token = text.token_at[start]
        if token is not None and token.end > at:
            yield token
            return
