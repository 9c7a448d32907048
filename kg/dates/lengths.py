"""Amounts of time: 三周, 一年半, 数十年, 三四个月."""

from typing import NamedTuple

from kg.dates.lexicon import Token
from kg.dates.numerals import numbers


class Length(NamedTuple):
    """An amount of time: 三周 (3, week). `most` differs from `least` where the words are vague."""

    least: float | None
    most: float | None
    unit: str  # minute | hour | day | week | month | quarter | year | century | second


_UNITS = (
    ("世纪", "century"), ("季度", "quarter"), ("小时", "hour"), ("钟头", "hour"), ("分钟", "minute"),
    ("刻钟", "minute"), ("秒", "second"), ("星期", "week"), ("礼拜", "week"), ("周", "week"),
    ("年", "year"), ("月", "month"), ("天", "day"), ("日", "day"), ("夜", "day"),
)  # fmt: skip
# 几 is taken for two to six, 数十 for twenty to sixty.
_FEW = (2.0, 6.0)


def length(text: str) -> Length:
    """How much time a quantity token names."""
    unit = next(name for word, name in _UNITS if word in text)
    found = numbers(text)
    scale = next((10.0**power for power, char in ((1, "十"), (2, "百"), (3, "千")) if char in text), 1.0)
    if text.startswith(("许多", "好多", "多")):
        return Length(None, None, unit)
    if any(word in text for word in ("几", "数", "些")):
        return Length(_FEW[0] * scale, _FEW[1] * scale, unit)
    if not found:
        return Length(0.5, 0.5, unit)  # 半年
    if len(found) > 1 and "个月" not in text[:-2]:
        return Length(min(found), max(found), unit)
    amount = found[0] + (0.5 if "半" in text else 0.0)
    return Length(amount, amount, unit)


def of(tokens: tuple[Token, ...]) -> Length:
    """The amount among the tokens of an expression."""
    return length(next(token.text for token in tokens if token.kind == "quantity"))
