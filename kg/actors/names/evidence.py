"""Names of people that no list knows: where they begin and end, and by what evidence.

Evidence is a title before or after, a Latin form in brackets, a middle dot, a verb of speech after
the name. The segmenter's tags only help to choose between lengths.
"""

from functools import cache

from msgspec import Struct

from kg import lang
from kg.actors.dictionary import by_dictionary
from kg.actors.reading import NAMED, ORDINARY_AFTER, ORDINARY_LENGTH, Text, is_han
from kg.records import Word

_SHORTEST, _LONGEST = 2, 8  # characters of a name part; 尼古拉耶维奇 has six
#: Characters of most Chinese names.
_CHINESE = 3
#: What two characters after an office are a place by: 市|长宁县.
_COMMUNES = frozenset("县乡镇")
#: Parts of speech of closed classes: no given name is such a word (梅|今年).
_CLOSED = frozenset({"c", "d", "p", "r", "t"})
#: Parts of speech of words that a name of two characters does not cut.
_LINKING = frozenset({"c", "p"})
#: Parts of speech of words of two characters that no Japanese name ends in.
_DOING = frozenset({"v", "vd", "vn"})
#: Parts of speech of words that go on after a run, whatever their length.
_AFTER_RUN = ORDINARY_AFTER | {"i", "m"}
#: Parts of speech of words that cut a run of transliterating characters which they overlap.
_ORDINARY = frozenset(
    {"v", "vd", "vn", "d", "p", "c", "t", "ad", "r", "n", "a", "an", "b", "m", "s", "f", "i", "l"}
)


class Name(Struct, frozen=True, gc=False):
    """A person's name in the text, with its Latin form where the text explains it."""

    start: int
    end: int
    latin: str | None
    rule: str


@cache
def reporting() -> str:
    """A pattern of verbs of saying that prove a name before them."""
    return lang.guarded(lang.load("zh", "names").words("around", "reporting"))


def right_edge(text: Text, start: int, end: int) -> int:
    """The end of a name's last part: before a known word or a common word that runs past it."""
    for at in range(start + 1, end):
        token = text.token_at[at]
        joined = text.folded[at - 1] in "和与" and at - 1 > start
        if token and joined:
            return at - 1
        overlaps = token is not None and token.end > end and at - start > 1  # 里|德国 is 里德|国
        if token and (overlaps or token.meaning.classes & {"title", "pronoun-person"}):
            return at
        word = text.word_at[at]
        if word and word.tag == "t" and at - start > 1 and word.end - at == ORDINARY_LENGTH:
            return at  # 巴尼尔|本月
        if word and word.end > end and word.end - at == ORDINARY_LENGTH and word.tag in _ORDINARY:
            # 纳克|维说: what the segmenter joined to a verb of speech is still the name's.
            verb = text.folded[at : word.end] in text.lists.follow  # 佩奇|提到
            return end if word.end == end + 1 and not verb and text.folded[end] in text.lists.follow else at
    while end - 1 > start and _belongs_to_next(text, end):
        end -= 1
    return end


def _belongs_to_next(text: Text, end: int) -> bool:
    """Whether the last character before a position is a particle and not a name's: 普京于, but 侯赛因说."""
    last = text.folded[end - 1]
    if not is_han(text.folded[end : end + 1] or "，"):
        return False
    if last not in text.lists.not_last and last not in "以为和加日三本":
        return False
    if last == "因" and text.folded.startswith(_causes(), end):
        return True
    return last not in "因内通" or not text.follows(end, by_tag=False)


@cache
def _causes() -> tuple[str, ...]:
    return lang.load("zh", "names").words("transliteration", "causes")


def run_end(text: Text, start: int) -> int:
    """Where the run of transliterating characters from a position ends."""
    at = start
    while at < len(text.folded) and at - start < _LONGEST and text.folded[at] in text.lists.transliteration:
        at += 1
    return right_edge(text, start, at) if at - start > 1 else at


def after_title(text: Text, start: int) -> int | None:
    """The end of the name that begins right after a title, or None if what follows is no name."""
    folded = text.folded
    if start >= len(folded) or not is_han(folded[start]):
        return None
    if folded[start] in text.lists.not_first and not _is_full(text, start):
        return None
    if other_word(text, start):
        return None
    best, most = None, 1
    run = run_end(text, start)
    tagged = text.word_at[start]
    for end in range(start + 2, _farthest(text, start, run, tagged) + 1):
        if not is_han(folded[end - 1]) or _title_inside(text, end - 1):
            break
        score = _score(text, start, end, run, tagged)
        if score >= most and _may_end(text, start, end, run):
            best, most = end, score
    return best


def _farthest(text: Text, start: int, run: int, tagged: Word | None) -> int:
    """Where the longest name would end that could begin at a position, by its characters or its tag."""
    lists, two = text.lists, text.folded[start : start + 2]
    longest = 3 if two[0] in lists.surnames else 0
    if two in lists.japanese_surnames:
        longest = 5
    elif two in lists.compound_surnames or two[0] in lists.japanese_surnames:
        longest = 4
    named = tagged.end if tagged is not None and tagged.tag in NAMED else start
    return min(max(start + longest, run, named), start + _LONGEST, len(text.folded))


def _may_end(text: Text, start: int, end: int, run: int) -> bool:
    """Whether what follows a stretch follows names, and the stretch is no ordinary word."""
    if not (text.follows(end, by_tag=end >= run) or _ends_run(text, start, end, run)):
        return False
    return not text.common(start, end) or _may_be_a_name(text, start, end)


def _ends_run(text: Text, start: int, end: int, run: int) -> bool:
    """Whether a run of three transliterating characters or more ends where the segmenter has a word that
    goes on after a name, of any length: 亚当斯|赶赴现场, 格雷内尔|十天前."""
    word = text.word_at[end]
    return end == run and end - start >= _CHINESE and word is not None and word.tag in _AFTER_RUN


def _is_full(text: Text, start: int) -> bool:
    """Whether the segmenter has a Chinese name of three characters here, and a name may end: 曾|建元."""
    word = text.word_at[start]
    full = word is not None and word.tag in NAMED and word.end == start + _CHINESE
    return full and text.folded[start] in text.lists.surnames and text.follows(start + _CHINESE, by_tag=False)


def _may_be_a_name(text: Text, start: int, end: int) -> bool:
    """Whether what the dictionary has as a noun reads as a Chinese name: 主席|陈戌源|一审."""
    name = text.folded[start:end]
    return (
        len(name) == _CHINESE
        and name[0] in text.lists.surnames
        and name[-1] not in text.lists.not_given
        and text.tag(start) == "n"
        and text.follows(end, by_tag=False)
    )


def _title_inside(text: Text, at: int) -> bool:
    token = text.token_at[at]
    if token is None:
        return False
    state = any(key.startswith("country/") for key in token.meaning.keys)
    return state or bool(token.meaning.classes & {"title", "honorific"})


def other_word(text: Text, start: int) -> bool:
    """Whether a word that follows names, or one that only begins like a name, begins here."""
    lists, char = text.lists, text.folded[start]
    if char in lists.follow and not (char in lists.surnames or char in lists.transliteration):
        return True
    return lists.others_at.at(text.folded, start)


def _score(text: Text, start: int, end: int, run: int, tagged: Word | None) -> int:
    """How well a stretch reads as a name; 0 when it does not."""
    name, length, lists = text.folded[start:end], end - start, text.lists
    score = 0
    if name[-1] == "某" or (length == _SHORTEST and name[-1] in _COMMUNES):
        return 0
    if run != end and length >= _CHINESE and name[-1] in lists.not_given:
        return 0
    if run != end and _overlong(text, start, end):
        return 0
    if (
        run == end
        or (name[0] in lists.surnames and length in (2, 3))
        or (name[:2] in lists.compound_surnames and length in (3, 4))
    ):
        score = 3
    elif name[:2] in lists.japanese_surnames and length in (3, 4, 5):
        score = 4
    elif name[:1] in lists.japanese_surnames and length in (3, 4):
        score = 2
    if tagged and tagged.end == end and tagged.tag in NAMED and not cut_short(text, start, end):
        score += 2
    return score


def cut_short(text: Text, start: int, end: int) -> bool:
    """Whether the segmenter may have left a name's last character to the next word: 祝圣|武说."""
    return (
        end - start == _CHINESE - 1
        and end < len(text.folded)
        and is_han(text.folded[end])
        and not (text.folded[end] in text.lists.follow or text.folded[end] in text.lists.not_given)
        and text.follows(end + 1)
        and not text.follows(end, by_tag=False)
    )


def _overlong(text: Text, start: int, end: int) -> bool:
    """Whether the last characters are the next word already: 张伦|说, 梅|今年."""
    tail = text.word_at[start + 1]
    if tail and tail.end == end and end - start > 2 and tail.tag in _CLOSED:
        return True
    if tail and tail.end > end and end - start == _SHORTEST and tail.tag in _LINKING:
        return text.word_at[start] is not None  # 应|基于, but not 创办人文|军在
    if end - start > _CHINESE and _ends_in_a_deed(text, end):
        return True  # 田中林|获刑
    last = text.folded[end - 1]
    if end - start <= _SHORTEST or last not in text.lists.follow or not text.follows(end - 1):
        return False
    # A name that the dictionary has whole ends there, though its last character follows names (梁大同|称).
    return len(by_dictionary(text.folded[start:end])) > 1


def _ends_in_a_deed(text: Text, end: int) -> bool:
    """Whether the two characters before a position are a verb or a word that follows names."""
    word = text.word_at[end - _SHORTEST]
    verb = word is not None and word.end == end and word.tag in _DOING
    return verb or text.folded[end - _SHORTEST : end] in text.lists.follow


def before_bracket(text: Text, bracket: int) -> int | None:
    """The beginning of a person's name that ends at a bracket with its Latin form."""
    return run_start(text, bracket) or _chinese_before(text, bracket)


def run_start(text: Text, bracket: int) -> int | None:
    """Where the run of transliterating characters that ends at a position begins, if it is long enough."""
    start = bracket
    while (
        start > 0
        and bracket - start < _LONGEST
        and text.folded[start - 1] in text.lists.transliteration
        and not ((token := text.token_to[start]) and token.meaning.classes & {"title", "honorific"})
    ):
        start -= 1
    for at in range(bracket - 1, start, -1):
        token = text.token_to[at]
        if token and len(token.text) > 1:
            return at if bracket - at >= 2 else None
    return start if bracket - start >= 2 else None


def _chinese_before(text: Text, end: int) -> int | None:
    """A Chinese name of two or three characters before a bracket, after a boundary."""
    for length in (3, 2):
        start = end - length
        if start < 0 or text.folded[start] not in text.lists.surnames or other_word(text, start):
            continue
        if text.folded[end - 1] in text.lists.not_given:
            continue
        name = text.folded[start:end]
        if text.opens(start) and all(is_han(char) for char in name) and not text.common(start, end):
            return start
    return None
