"""One written form for many: traditional to simplified, full width to half width, one middle dot.

Everything that is matched against text is folded the same way, names and patterns included, so the
function stands below the stages. May import: kg.lang, records. Must not import: any stage.
"""

from functools import cache

import opencc_pyo3

from kg import lang

# Full-width ASCII (！ to ～) to its half-width form, except the punctuation Chinese sets in full.
_FULL_WIDTH = {
    code: chr(code - 0xFEE0)
    for code in range(0xFF01, 0xFF5F)
    if chr(code - 0xFEE0).isalnum() or chr(code) in "％－／．"
}


@cache
def _converter() -> opencc_pyo3.OpenCC:
    return opencc_pyo3.OpenCC("t2s")


@cache
def _fold_table() -> dict[int, str]:
    pairs = lang.load("zh", "text").mapping("fold")
    return _FULL_WIDTH | {ord(char): other for char, other in pairs.items()}


@cache
def _character_table(alphabet: str) -> dict[int, str]:
    """One character at a time, for the rare text whose phrase-wise conversion changes length."""
    return {ord(char): other for char in alphabet if len(other := _convert(char)) == 1}


def _convert(text: str) -> str:
    return str(_converter().convert(text, False))


def fold(text: str) -> str:
    """Traditional to simplified, full-width to half-width, one middle dot; same length always."""
    simplified = _convert(text)
    if len(simplified) != len(text):
        simplified = text.translate(_character_table("".join(sorted(set(text)))))
    return simplified.translate(_fold_table())
