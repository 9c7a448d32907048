"""Whose words all the rest of an article is (以下是甲的讲话全文。), or an answer (记者：… 甲：…).

What nobody in it is cited for is told by the one announced or asked, and whoever is cited is cited by
that one.
"""

import re
from collections.abc import Sequence
from functools import cache

from kg import lang
from kg.claims.attribution.cues import ACCORDING, COLON, Cue, listed, words
from kg.claims.words.passages import Passage
from kg.records import BlockKind

#: An article with as many questions is an interview; with fewer it quotes one.
_QUESTIONS = 3
#: What stands before the colon at a paragraph's head: 甲枢机：.
_LABEL = re.compile("[^，。：:“”（）()]{2,16}[：:]")
_BRACKETS = ("（", "(", "【", "[")


def narrators(text: str, passages: Sequence[Passage]) -> list[Cue | None]:
    """For every sentence the one announced before it, or who answers there; nobody in most articles."""
    questions = [passage.number for passage in passages if passage.first and _asks(text, passage)]
    if len(questions) < _QUESTIONS:
        return _announcers(text, passages)
    return _answerers(text, passages, frozenset(questions))


def _answerers(text: str, passages: Sequence[Passage], questions: frozenset[int]) -> list[Cue | None]:
    """For every sentence of an interview who answers: whoever opened a paragraph last, unless to ask.

    What a paragraph in brackets says is the outlet's.
    """
    found: list[Cue | None] = []
    told: Cue | None = None
    aside = False
    for passage in passages:
        if passage.first:
            aside = text.startswith(_BRACKETS, passage.span.start)
        if passage.number in questions:
            told = None
        elif passage.first and passage.number > min(questions):
            told = _answer(text, passage) or told
        found.append(told if passage.kind == BlockKind.PARAGRAPH and not aside else None)
    return found


def _asks(text: str, passage: Passage) -> bool:
    """Whether a paragraph opens with who asks and a colon: 记者：."""
    start, end = passage.span
    return _question().match(text, start, end) is not None


@cache
def _question() -> re.Pattern[str]:
    """记者：, 记者王某：; not 问题是：."""
    return re.compile(f"(?:{lang.alternatives(words('interviewers'))})[^，。：:“”题]{{0,6}}[：:]")


def _answer(text: str, passage: Passage) -> Cue | None:
    """Who opens a paragraph with a colon behind name or office, as the source of a cue."""
    start, end = passage.span
    label = _LABEL.match(text, start, end)
    named = [n for n in passage.nouns if n.kind != "place" and not n.coverb and label and n.end < label.end()]
    if not label or not named:
        return None
    low, noun = label.end() - 1, named[-1]
    return Cue(low, low + 1, COLON, "statement", passage.number, noun.clause, noun, False, False, "：")


def _announcers(text: str, passages: Sequence[Passage]) -> list[Cue | None]:
    """For every sentence the one whose words are announced before it."""
    found: list[Cue | None] = []
    told: Cue | None = None
    for passage in passages:
        found.append(None if passage.kind == BlockKind.CAPTION else told)
        told = _announced(text, passage) or told
    return found


def _announced(text: str, passage: Passage) -> Cue | None:
    """Who is announced, as the source of a cue."""
    start, end = passage.span
    if not text.startswith(listed("announcing"), start):
        return None
    match = _announcement().match(text, start, end)
    if match is None:
        return None
    low, high = match.span(1)
    of = [noun for noun in passage.nouns if noun.end <= low and not noun.modifier and noun.kind != "place"]
    if not of:
        return None
    return Cue(low, high, ACCORDING, "statement", passage.number, of[-1].clause, of[-1], False, False, "：")


@cache
def _announcement() -> re.Pattern[str]:
    opening = lang.alternatives(listed("announcing"))
    works = lang.alternatives(words("works"))
    return re.compile(f"(?:{opening})就?[是为][^，,。“]{{0,60}}?({works})[^，,。“]{{0,4}}[。：:]?\\s*$")
