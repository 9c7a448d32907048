"""Who only stands in the occasion of a saying: 接受|甲|采访时说, 被问到|甲|案件时说, 通过|推特|说.

Of 12 who ask or are asked about, chosen by weights alone to say what follows in 1,995 articles, one says it;
of 13 media and platforms that somebody tells through, none.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from kg import lang
from kg.claims.words.nouns import Noun
from kg.records import Span


def occasions(text: str) -> list[Span]:
    """Where it is told who asks or is asked about, in text order: 接受甲采访, 被问到甲案件时."""
    return [Span(*match.span()) for match in _asked().finditer(text)]


def channels(text: str) -> list[Span]:
    """Where it is told what somebody speaks through, in text order: 通过推特, 在推特上."""
    return [Span(*match.span()) for match in _through().finditer(text)]


def ends(spans: Sequence[Span], nouns: Sequence[Noun]) -> list[int]:
    """For every noun where the one of some spans ends that holds it, 0 where none does."""
    if not spans:
        return [0] * len(nouns)
    starts = [span.start for span in spans]
    found = [spans[bisect_right(starts, noun.start) - 1] for noun in nouns]
    return [
        span.end if span.start <= noun.start and noun.mention.span.end <= span.end else 0
        for span, noun in zip(found, nouns, strict=True)
    ]


@cache
def _asked() -> re.Pattern[str]:
    kinds = [
        f"(?:{lang.alternatives(_list(f'{name}-opens'))})[^，。；：“\\n]{{1,34}}?"
        f"(?:{lang.alternatives(_list(f'{name}-closes'))})"
        for name in ("interview", "topic")
    ]
    return re.compile("|".join(kinds))


@cache
def _through() -> re.Pattern[str]:
    through = f"(?:{lang.alternatives(_list('channel-opens'))})[^，。；：“\\n]{{1,20}}"
    opens, closes = (lang.alternatives(_list(f"platform-{edge}")) for edge in ("opens", "closes"))
    on = f"(?:{opens})[^，。；：“\\n]{{1,16}}?(?:{closes})"
    return re.compile(f"{through}|{on}")


def _list(name: str) -> tuple[str, ...]:
    return lang.load("zh", "claims").words("occasion", name)
