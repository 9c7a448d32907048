"""Names beside the word for an office or a person: 总统武契奇, 武契奇总统, 学员林海舟."""

from collections.abc import Iterator

from kg.actors.lexicon import Token
from kg.actors.names import evidence
from kg.actors.names.evidence import Name
from kg.actors.reading import NAMED, Text, is_han
from kg.records import Word

_SHORTEST_RUN = 3
_WIFE = "夫人"
_WITH = frozenset("与偕及同和携")
_SHORTEST = 2
#: Characters of most Chinese names.
_FULL = 3
#: Between a name and the office, and no part of the name: 刘芳|任|副部长.
_SERVES = "任"


def after_titles(text: Text) -> Iterator[Name]:
    """Names right behind an office, and whose wife is told of: 总统武契奇, 他和夫人|丹尼卡."""
    wives = [
        one for one in text.of_class("honorific") if one.text == _WIFE and text.folded[one.start - 1] in _WITH
    ]
    for token in (*text.of_class("title"), *wives):
        start = token.end + (text.folded[token.end : token.end + 1] in (" ", "）"))
        known = text.token_at[start]
        if known is not None and not (known.doubtful or known.text in text.lists.japanese_surnames):
            continue
        end = evidence.after_title(text, start)
        if end and (known is None or _goes_on(text, known, end)):
            yield Name(start, end, None, "zh.name.after-title")


def _goes_on(text: Text, known: Token, end: int) -> bool:
    """Whether a name is longer than the known form that it begins with: 森|健, 马斯|拉利."""
    if end <= known.end or known.text in text.lists.japanese_surnames:
        return end > known.end
    return evidence.run_end(text, known.start) == end and not text.common(known.end, end)


def after_groups(text: Text) -> Iterator[Name]:
    """Names right after a word for a person that is no office, where the segmenter agrees: 学员|林海舟."""
    bodies, word_at, token_at = text.lists.group_bodies, text.word_at, text.token_at
    for token in text.of_class("group"):
        start = token.end
        word = word_at[start]
        if word is None or word.tag not in NAMED or token.text in bodies or token_at[start] is not None:
            continue
        if text.word_to[start] is not None:
            end = evidence.after_title(text, start)
            if end and end >= word.end and _may_follow(text, start, end):
                yield Name(start, end, None, "zh.name.after-group")


def _may_follow(text: Text, start: int, end: int) -> bool:
    """Whether a stretch behind a word for a person is a Chinese name or a run of transliteration."""
    if text.folded[start] in text.lists.surnames and end - start <= _FULL:
        return True
    return end - start >= _SHORTEST_RUN and evidence.run_end(text, start) == end


def before_titles(text: Text) -> Iterator[Name]:
    """武契奇总统, 尚宝军律师, 韩先生: a stretch before a title that begins and reads like a name."""
    for token in (*text.of_class("title"), *text.of_class("honorific")):
        if text.token_to[token.start] is not None:
            continue
        run = evidence.run_start(text, token.start)
        if run is not None and token.start - run >= _SHORTEST_RUN and text.word_at[run] is not None:
            yield Name(run, token.start, None, "zh.name.before-title")
            continue
        for length in (4, 3, 2):
            start = token.start - length
            word = text.word_at[start]
            tagged = word is not None and word.end == token.start and _like_a_name(text, start, word)
            if (tagged or _surnamed(text, start, token.start)) and not _is_phrase(text, start, token.start):
                serves = length > _SHORTEST and text.folded[token.start - 1] == _SERVES
                yield Name(start, token.start - serves, None, "zh.name.before-title")
                break


def _is_phrase(text: Text, start: int, end: int) -> bool:
    """Whether a verb of office and a commune stand before an office (任镇|党委书记), or a name that the text
    has elsewhere and a coverb: 林舟|向|律师表示."""
    stretch = text.folded[start:end]
    if stretch[0] == _SERVES and stretch[1:] in _COMMUNES:
        return True
    if stretch[-1] not in _COVERBS or len(stretch) != _FULL:
        return False
    return text.folded.count(stretch[:-1]) > text.folded.count(stretch)


#: Offices are of these: 任|镇|党委书记.
_COMMUNES = frozenset("乡区县市州省镇")
_COVERBS = frozenset("与向和对")


def _surnamed(text: Text, start: int, end: int) -> bool:
    """A Chinese name of three characters after a boundary, or a Japanese one, no part of it a known word."""
    if start < 0:
        return False
    japanese = end - start > _SHORTEST and text.folded[start : start + 2] in text.lists.japanese_surnames
    return (
        (japanese or (end - start == 3 and text.folded[start] in text.lists.surnames))
        and (start == 0 or not is_han(text.folded[start - 1]) or text.token_to[start] is not None)
        and not evidence.other_word(text, start)
        and text.folded[end - 1] not in text.lists.not_given
        and not any(text.token_at[at] is not None or text.common(at, at + 2) for at in range(start, end - 1))
        and not text.common(start, end)
        and all(is_han(char) for char in text.folded[start:end])
    )


def _like_a_name(text: Text, start: int, word: Word) -> bool:
    """Tagged as a name, begins as names begin, and holds no known form."""
    if word.tag not in NAMED:
        return False
    if not text.holds_none(start, word.end) or evidence.other_word(text, start):
        return False
    if text.folded[word.end - 1] in text.lists.not_given:
        return False
    first = text.folded[start]
    return first in text.lists.surnames or (
        first in text.lists.transliteration and evidence.run_end(text, start) >= word.end
    )
