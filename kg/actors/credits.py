"""What stands in brackets: picture credits and bylines, whose names are not spoken of, and Latin names."""

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence

from kg.actors.occurrences import places

#: What a picture credit and a Latin form, and what a byline begins with.
_OPENING, _BYLINE_OPENING = "（(", "（(【[〔责撰编采"
_CREDIT = re.compile(
    r"[（(][^（()）\n]{0,60}(?:Getty|Images|图片|截图|摄影|摄|AFP/|/AFP|/路透|/美联社|/法新社|资料照|提供)[^（()）\n]{0,60}[)）]"
)
_BYLINE = re.compile(
    r"[（(【\[〔][^（()）【】〔〕\n]{0,16}(?:记者(?!会|节|协会|无国界|站)|责任编辑|责编|撰稿|编译)[^（()）【】〔〕\n]{0,40}[)）】\]〕]"
    r"|(?:责任编辑|责编|撰稿|编[译辑]|采访)[:：/][^\n，。]{1,30}"
)
_GLOSS = re.compile(r"[(（]\s?([A-ZÀ-Þ][A-Za-zÀ-ɏ.'’‘\- ]{1,60}?)\s?[)）,，]")


def byline_spans(folded: str) -> tuple[tuple[int, int], ...]:
    """Who wrote and edited the text, in order."""
    return tuple([match.span() for match in _found(_BYLINE, folded, _BYLINE_OPENING)])


def credit_spans(folded: str) -> tuple[tuple[int, int], ...]:
    """Bracketed picture credits of a text, in order."""
    return tuple([match.span() for match in _found(_CREDIT, folded, _OPENING)])


def glosses(folded: str, no_names: Container[str]) -> tuple[tuple[int, int, str], ...]:
    """Latin forms in brackets: (where the bracket opens, where it closes, the Latin form)."""
    found = [(match.start(), match.end(), match[1].strip()) for match in _found(_GLOSS, folded, _OPENING)]
    return tuple([one for one in found if one[2] not in no_names])


def _found(pattern: re.Pattern[str], folded: str, opening: str) -> Iterator[re.Match[str]]:
    """Every match of a pattern that begins with one of a few rare characters: each is looked for by itself,
    which takes a tenth of the time of a set."""
    end = 0
    for at in places(folded, opening):
        match = pattern.match(folded, at) if at >= end else None
        if match:
            end = match.end()
            yield match


def inside(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a position lies in one of the sorted spans."""
    if not spans:
        return False
    number = bisect_right(spans, (at, spans[-1][1] + 1))
    return bool(number) and spans[number - 1][0] <= at < spans[number - 1][1]
