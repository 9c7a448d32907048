"""One written form for many: traditional to simplified, full width to half width, one middle dot.

Everything that is matched against text is folded the same way, names and patterns included, so the
function stands below the stages. May import: kg.lang, records. Must not import: any stage.
"""

import re
from functools import cache, lru_cache

import opencc_pyo3

from kg import lang

# Full-width ASCII (！ to ～) to its half-width form, except the punctuation Chinese sets in full.
_FULL_WIDTH = {
    chr(code): chr(code - 0xFEE0)
    for code in range(0xFF01, 0xFF5F)
    if chr(code - 0xFEE0).isalnum() or chr(code) in "％－／．"
}


@cache
def _converter() -> opencc_pyo3.OpenCC:
    return opencc_pyo3.OpenCC("t2s")


@cache
def _fold_table() -> dict[str, str]:
    return _FULL_WIDTH | dict(lang.load("zh", "text").mapping("fold"))


@cache
def _foldable() -> re.Pattern[str]:
    """What the table holds, so that the many characters which it does not hold cost no look-up each."""
    return re.compile(f"[{re.escape(''.join(_fold_table()))}]")


@cache
def _character_table(alphabet: str) -> dict[int, str]:
    """One character at a time, for the rare text whose phrase-wise conversion changes length."""
    return {ord(char): other for char in alphabet if len(other := _convert(char)) == 1}


def _convert(text: str) -> str:
    """Line by line: no phrase runs over a line end, and for a longer text the converter would start
    threads, which costs ten times the work they share."""
    return "\n".join(map(_converted, text.split("\n")))


@lru_cache(maxsize=1 << 9)
def _converted(line: str) -> str:
    """One line; those of an article come twice, as the page's and as the text's."""
    return str(_converter().convert(line, False))


def fold(text: str) -> str:
    """Traditional to simplified, full-width to half-width, one middle dot; same length always."""
    simplified = _convert(text)
    if len(simplified) != len(text):
        simplified = text.translate(_character_table("".join(sorted(set(text)))))
    table = _fold_table()
    return _foldable().sub(lambda match: table[match[0]], simplified)
