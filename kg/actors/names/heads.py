"""Names at the heads of clauses before a verb of saying or of taking an office: 毛宁表示."""

import re
from collections.abc import Iterator
from functools import cache

from kg import lang
from kg.actors.names.evidence import Name, cut_short, other_word, reporting, run_end
from kg.actors.reading import NAMED, Text, is_han
from kg.records import Word

#: Characters of most Chinese names.
_CHINESE = 3
#: Lengths of a name at the head of a clause, by the segmenter's tag or by its characters alone.
_SHORTEST_TAGGED, _SHORTEST_HEAD, _LONGEST_HEAD = 2, 3, 6


def speaking(text: Text) -> Iterator[Name]:
    """Names at the head of a clause before a verb of speech (毛宁表示), where the segmenter agrees."""
    folded, speech = text.folded, _speech()
    for start, word in _heads(text):
        end = _head_name(text, start, word)
        if end and not other_word(text, start):
            if cut_short(text, start, end) and speech.match(folded, end + 1):
                end += 1  # 陈立|群|将接任
            if speech.match(folded, end):
                yield Name(start, end, None, "zh.name.speech-verb")


@cache
def _speech() -> re.Pattern[str]:
    around = lang.load("zh", "names")
    holding = "|".join((*around.words("around", "holding"), around.data["around"]["holding-short"]))
    return re.compile(
        r"(?:则|还|也|又|当天|日前|近日|随后)?"
        r"(?:[0-9]{1,2}日|周[一二三四五六日]|星期[一二三四五六日])?(?:在[^，。\n]{1,12}上|对[^，。\n]{1,10})?"
        rf"(?:{reporting()}|(?:{around.data['around']['before-holding']})?(?:{holding}))"
    )


def _reads_as_given(text: Text, start: int, end: int) -> bool:
    """Whether a stretch behind a surname can be a given name: 赵|立新|就任."""
    last = text.folded[end - 1 : end]
    free = last not in text.lists.not_given and last not in text.lists.follow
    return free and all(map(is_han, text.folded[start:end])) and text.holds_none(start, end)


def _heads(text: Text) -> list[tuple[int, Word]]:
    """Where clauses begin, past a quotation mark, with what may be a name, and the word: few of them do."""
    folded, word_at, token_at = text.folded, text.word_at, text.token_at
    chars, found = text.lists.transliteration, []
    for char, (start, _) in zip(text.heads, text.clauses, strict=True):
        word = word_at[start]
        if word is None or token_at[start] is not None:
            continue
        if word.tag in NAMED or (char in chars and chars.issuperset(folded[start : start + _SHORTEST_HEAD])):
            found.append((start, word))
    return found


def _head_name(text: Text, start: int, word: Word) -> int | None:
    """Where a name ends that begins a clause: one word tagged as a name, a run of transliteration, or a
    surname by itself with two characters more."""
    tagged = word.tag in NAMED
    if word.end == start + 1 and tagged and text.folded[start] in text.lists.surnames:
        end = start + _CHINESE
        return end if text.word_to[end] is not None and _reads_as_given(text, start + 1, end) else None
    end, enough = (word.end, _SHORTEST_TAGGED) if tagged else (run_end(text, start), _SHORTEST_HEAD)
    if not enough <= end - start <= _LONGEST_HEAD or text.common(start, end):
        return None
    return end if text.holds_none(start, end) else None
