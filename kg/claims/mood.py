"""How a stretch of text is put: told as what happened, judged, looked ahead to, asked.

Reporters tell; those they cite judge, ask and foresee. Read by `assembling.py`.
"""

import re
from functools import cache

from kg import lang

_MOODS = ("asks", "ahead", "told", "judges")


@cache
def _moods() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = lang.load("zh", "attribution")
    return tuple((name, re.compile("|".join(map(re.escape, table.words("mood", name))))) for name in _MOODS)


def mood(text: str, start: int, end: int) -> str:
    """How a stretch is put: the initials of all that it holds signs of."""
    return "".join([name[:2] for name, signs in _moods() if signs.search(text, start, end)])
