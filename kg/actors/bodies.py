"""Bodies: those every state has (美国财政部, 俄国防部, 以军) and those named by their ending (…基金会)."""

from collections.abc import Iterator
from typing import NamedTuple

from kg.actors.lexicon import Token
from kg.actors.reading import OPEN_BEFORE, Text, is_han

_LONGEST_NAME = 18
_SHORTEST_BODY = 3
#: Parts of speech that names of bodies are made of.
_NAME_TAGS = frozenset(
    "a ag an b eng f g i j l m n ng nl nr nrfg nrt ns nt nz s un v vg vi vn x zg".split()  # noqa: SIM905
)


_VERBAL = frozenset({"v", "a", "ad", "vd", "d"})


GOVERNMENTS = frozenset({"当局", "政府"})
#: Endings of bodies that a text names without their state; 空军 or 使馆 alone could be anybody's.
_MINISTRIES = ("部", "省", "国会", "议院", "院", "议会", "署", "央行", "法院", "两院")


class Body(NamedTuple):
    """A body in the text: its whole stretch, the state before it if any, and its own words."""

    start: int
    end: int
    state: tuple[str, ...]
    words: str
    kind: str  # state | government | army | ending | bare


def state_bodies(text: Text) -> Iterator[Body]:
    """A state's name or abbreviation directly before the name of a body every state has."""
    for token in text.tokens:
        classes = token.meaning.classes
        kind = next((kind for kind in ("government", "body") if kind in classes), None)
        if kind is None or not (token.end in text.word_ends or token.end in text.token_at):
            continue
        before = state_before(text, token.start)
        if before:
            start, keys = before
            army = token.text in text.lists.army or token.text == "军"
            yield Body(start, token.end, keys, token.text, "army" if army else kind)
        elif token.text in GOVERNMENTS and _alone(text, token.start):
            yield Body(token.start, token.end, (), token.text, kind)
        elif kind == "body" and not token.meaning.keys and token.text.endswith(_MINISTRIES):
            yield Body(token.start, token.end, (), token.text, "bare")


def _alone(text: Text, at: int) -> bool:
    """Whether 政府 or 当局 stands without a word that says whose it is: after punctuation, a verb or a particle."""
    if not is_han(text.folded[at - 1 : at] or " "):
        return True
    for length in (1, 2, 3, 4):
        word = text.word_at.get(at - length)
        if word and word[0] == at:
            return word[1] in _OPENING
    return False


#: Parts of speech of words that do not qualify the noun after them.
_OPENING = frozenset({"c", "d", "p", "v", "vd", "zg"})


def events(text: Text) -> Iterator[Body]:
    """Meetings and agreements with a name: 慕尼黑安全会议, 新START条约, 香港国安法."""
    for token in text.tokens:
        if "event" not in token.meaning.classes or token.meaning.keys:
            continue
        if token.end not in text.word_ends and token.end not in text.token_at:
            continue
        start = _trimmed(text, name_start(text, token.start), token.start)
        if start < token.start and _tells_event(text, start, token.start):
            yield Body(start, token.end, (), text.folded[start : token.end], "event")


def _tells_event(text: Text, start: int, end: int) -> bool:
    at = start
    while at < end:
        token = text.token_at.get(at)
        if token is not None and (token.meaning.keys or token.meaning.metonym) and token.end <= end:
            return True
        word = text.word_at.get(at)
        stop = word[0] if word and word[0] <= end else at + 1
        if text.folded[at:stop] not in text.lists.plain_events | text.lists.generic and stop - at > 1:
            return True
        at = stop
    return False


def state_before(text: Text, at: int, everyday: bool = True) -> tuple[int, tuple[str, ...]] | None:
    """The state that ends at a position, by name or abbreviation: (start, candidate keys).

    Before a loose noun everyday characters do not count: 以穆斯林为主.
    """
    token = text.token_to.get(at)
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
    if text.folded[at] not in text.lists.everyday:
        return at in text.word_at or not is_han(before) or before in OPEN_BEFORE or at in text.token_to
    return before in OPEN_BEFORE or at in text.token_to or (text.folded[at] != "日" and not is_han(before))


def _covering(text: Text, at: int) -> Iterator[Token]:
    for start in range(at, max(-1, at - 12), -1):
        token = text.token_at.get(start)
        if token is not None and token.end > at:
            yield token
            return


def by_ending(text: Text) -> Iterator[Body]:
    """Bodies whose name ends in what bodies are called: walks left over words that can be part of it."""
    for token in text.tokens:
        if not _ends_a_body(text, token):
            continue
        if token.end not in text.word_ends and token.end not in text.token_at:
            continue
        strong = token.text in text.lists.strong_endings
        start = _trimmed(text, name_start(text, token.start, strong), token.start)
        name = text.folded[start : token.end]
        if token.start - start >= 2 and (telling(text, start, token) or _quoted(text, start, token.end)):
            yield Body(start, token.end, (), name, "ending")


def _noun_to(text: Text, end: int) -> bool:
    """Whether a common noun ends at a position: 战略|和生态安全委员会."""
    if end in text.token_to:
        return False
    for length in (2, 3):
        word = text.word_at.get(end - length)
        if word and word[0] == end:
            return word[1] in ("n", "vn", "an", "j")
    return False


def _ends_a_body(text: Text, token: Token) -> bool:
    """An ending alone, or a known body's short name right after a place it does not belong to."""
    if "ending" in token.meaning.classes and not token.meaning.keys:
        return True
    if not any(key.startswith("organization/") for key in token.meaning.keys):
        return False
    before = text.token_to.get(token.start)
    return (
        before is not None
        and (bool(before.meaning.metonym) or any(key.startswith("place/") for key in before.meaning.keys))
        and any(token.text.endswith(ending) for ending in text.lists.strong_endings)
    )


def name_start(text: Text, at: int, joins: bool = False) -> int:
    """Left over nouns, places, states and names until a word that no name holds.

    Where names join nouns (外交及联邦事务部) so does the walk, but never two known names.
    """
    start = at
    while start > 0 and at - start < _LONGEST_NAME:
        if joins and start < at and text.folded[start - 1] in "和与及暨" and _noun_to(text, start - 1):
            start -= 1
        token = text.token_to.get(start)
        if token is not None:
            if token.meaning.classes & {"title", "honorific", "group", "blocked"} or (
                any(one.startswith("pronoun") for one in token.meaning.classes)
            ):
                break
            if token.meaning.keys and token.meaning.keys[0].startswith("person/") and start != at:
                break
            start = token.start
            continue
        step = _word_before(text, start)
        if step is None:
            break
        start = step
    return start


def _trimmed(text: Text, start: int, end: int) -> int:
    """Without the numbers, measure words and adverbs that the walk picked up at the left."""
    while start < end:
        word = text.word_at.get(start)
        if start in text.token_at:
            return start
        if word and (
            word[1] in ("m", "q", "mq", "d", "f", "c", "p", "u")
            or text.folded[start : word[0]] in text.lists.body_not_first
        ):
            start = word[0]
            continue
        return start
    return end


def _word_before(text: Text, end: int) -> int | None:
    for length in range(1, 8):
        start = end - length
        if start < 0 or not (
            is_han(text.folded[start]) or text.folded[start].isalnum() or text.folded[start] in "·-"
        ):
            return None
        word = text.word_at.get(start)
        if word and word[0] == end:
            piece = text.folded[start:end]
            if (word[1] == "f" and piece not in text.lists.directions) or (
                word[1] == "m" and piece[0] != "第"
            ):
                return None
            if piece in text.lists.body_stop or word[1] not in _NAME_TAGS:
                return None
            if word[1] in _VERBAL and piece not in text.lists.nominal and len(piece) > 1:
                return None
            return start
    return None


def before_office(text: Text, office: Token) -> tuple[int, int] | None:
    """The stretch before an office that names its body though no list and no ending tells: 壹传媒|创始人."""
    end = office.start
    if text.folded[end - 1 : end] in ("）", ")"):
        end = text.folded.rfind("（", max(0, end - 40), end)
    start = _trimmed(text, name_start(text, end), end) if end > 0 else end
    known = any(at in text.token_at and text.token_at[at].meaning.keys for at in range(start, end))
    if end - start < _SHORTEST_BODY or known and start in text.token_at and text.token_at[start].end == end:
        return None
    name = text.folded[start:end]
    if name in text.lists.endings | text.lists.generic | text.lists.people or not _any_proper(
        text, start, end
    ):
        return None
    return start, end


def _any_proper(text: Text, start: int, end: int) -> bool:
    """Whether some word of the stretch is no mere kind of body."""
    at = start
    while at < end:
        word = text.word_at.get(at)
        stop = word[0] if word and word[0] <= end else at + 1
        piece = text.folded[at:stop]
        if piece not in text.lists.generic and piece not in text.lists.endings and len(piece) > 0:
            return True
        at = stop
    return False


def _quoted(text: Text, start: int, end: int) -> bool:
    """Whether exactly this stretch stands between quotation marks: a name somebody gave."""
    return text.folded[start - 1 : start] == "“" and text.folded[end : end + 1] == "”"


def telling(text: Text, start: int, ending: Token) -> bool:
    """Whether the words before an ending say which body it is, not only what kind.

    Proper pieces count (names, places, words no dictionary has); common nouns only before endings that
    bodies alone have, and then at least two words of them, or one with a state before it.
    """
    at, strong, proper, common, state = start, ending.text in text.lists.strong_endings, 0, 0, False
    while at < ending.start:
        token = text.token_at.get(at)
        if token is not None and (token.meaning.keys or token.meaning.metonym):
            is_state = bool(token.meaning.keys) and token.meaning.keys[0].startswith("country/")
            state, proper = state or is_state, proper + (0 if is_state else 2 if strong else 1)
            at = token.end
            continue
        word = text.word_at.get(at)
        end = word[0] if word and word[0] <= ending.start else at + 1
        if text.folded[at:end] not in text.lists.generic:
            if word and word[1] in _PROPER:
                proper += 2
            elif end - at == 1:
                proper += 1
            else:
                common += end - at
        at = end
    return proper >= 2 or common >= 4 - 2 * state + 2 * (not strong)


#: Parts of speech of names, and of what the segmenter's dictionary does not have.
_PROPER = frozenset({"eng", "nr", "nrfg", "nrt", "ns", "nt", "nz", "x"})
