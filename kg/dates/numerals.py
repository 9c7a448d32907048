"""Numbers as Chinese writes them: 2022, 二〇二二, 二十一, 一百二十, 三."""

import re

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?|[〇零一二两三四五六七八九十百千廿卅]+")


def numbers(text: str) -> list[float]:
    """Every number in a short text, in order; words like 几 and 数 are none."""
    return [number(match.group()) for match in _NUMBER.finditer(text)]


def number(text: str) -> float:
    """The value of one number in digits or in Chinese numerals."""
    if text[0].isascii():
        return float(text.replace(",", ""))
    text = text.replace("廿", "二十").replace("卅", "三十")
    if not any(char in _TENS for char in text):
        return float("".join(str(_DIGITS[char]) for char in text))
    total, digit = 0, 0
    for char in text:
        if char in _TENS:
            total += max(digit, 1) * _TENS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return float(total + digit)
