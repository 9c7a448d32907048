"""What stands in brackets: picture credits and bylines, whose names are not spoken of, and Latin names."""

import re
from bisect import bisect_right
from collections.abc import Container, Sequence

_CREDIT = re.compile(
    r"[（(][^（()）\n]{0,60}(?:Getty|Images|图片|截图|摄影|摄|AFP/|/AFP|/路透|/美联社|/法新社|资料照|提供)[^（()）\n]{0,60}[)）]"
)

# The set it begins with is what the two kinds of bylines begin with, for a set is searched fast.
_BYLINE = re.compile(
    r"[（(【\[〔责撰编采](?:(?<=[（(【\[〔])"
    r"[^（()）【】〔〕\n]{0,16}(?:记者(?!会|节|协会|无国界|站)|责任编辑|责编|撰稿|编译)[^（()）【】〔〕\n]{0,40}[)）】\]〕]"
    r"|(?:(?<=责)任编辑|(?<=责)编|(?<=撰)稿|(?<=编)[译辑]|(?<=采)访)[:：/][^\n，。]{1,30})"
)


_GLOSS = re.compile(r"[(（]\s?([A-ZÀ-Þ][A-Za-zÀ-ɏ.'’‘\- ]{1,60}?)\s?[)）,，]")


def byline_spans(folded: str) -> tuple[tuple[int, int], ...]:
    """Who wrote and edited the text, in order."""
    return tuple(match.span() for match in _BYLINE.finditer(folded))


def credit_spans(folded: str) -> tuple[tuple[int, int], ...]:
    """Bracketed picture credits of a text, in order."""
    return tuple(match.span() for match in _CREDIT.finditer(folded))


def glosses(folded: str, no_names: Container[str]) -> tuple[tuple[int, int, str], ...]:
    """Latin forms in brackets: (where the bracket opens, where it closes, the Latin form)."""
    found = ((match.start(), match.end(), match[1].strip()) for match in _GLOSS.finditer(folded))
    return tuple(one for one in found if one[2] not in no_names)


def inside(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a position lies in one of the sorted spans."""
    number = bisect_right(spans, (at, len(spans) and spans[-1][1] + 1))
    return bool(number) and spans[number - 1][0] <= at < spans[number - 1][1]
