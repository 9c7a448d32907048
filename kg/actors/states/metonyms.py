"""Capitals and seats of power: when they stand for the government and when for themselves."""

import re
from functools import cache

from kg import lang
from kg.actors.reading import Text


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = lang.load("zh", "names")

    def any_of(name: str) -> str:
        return lang.guarded(table.words("metonym", name))

    acts = re.compile(rf"{any_of('adverbs')}?{any_of('acts')}")
    before = re.compile(rf"{any_of('before-place')}$")
    after = re.compile(rf"{any_of('after-place')}|\s*[—－-]|[0-9]{{1,2}}月[0-9]{{1,2}}日")
    return acts, before, after


def acts(text: Text, start: int, end: int) -> bool:
    """Whether a verb only governments are the subject of comes next: 白宫表示, 北京反对."""
    return bool(_patterns()[0].match(text.folded, end)) and not is_place(text, start, end)


def is_place(text: Text, start: int, end: int) -> bool:
    """Whether the words around make it a place: 在北京, 抵达莫斯科, 北京市."""
    _, before, after = _patterns()
    return bool(before.search(text.folded, max(0, start - 4), start) or after.match(text.folded, end))
