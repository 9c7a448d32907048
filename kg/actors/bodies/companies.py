"""Known companies by the names that they are registered with: 万科企业股份有限公司."""

import re
from collections.abc import Iterator
from functools import cache

from kg import lang
from kg.actors.lexicon import Token
from kg.actors.reading import Text

#: What names end in of which no company is called after: 港大|科技公司 is another's.
_PUBLIC = ("大学", "学院", "院", "会", "部", "局", "署", "党", "军", "报", "社", "电视台", "联邦", "联盟")


def companies(text: Text) -> Iterator[tuple[int, int, Token]]:
    """Known companies by their registered names: where each stands, and the form it begins with."""
    if "公司" not in text.folded:
        return
    for token in text.names:
        key = token.meaning.keys[0] if token.meaning.keys else ""
        if not key.startswith("organization/") or key.endswith(_PUBLIC):
            continue
        tail = _registered().match(text.folded, token.end)
        if tail is None or _names_company(text, tail.end()):
            continue  # 中国电信公司华为
        if text.word_at[token.start] is not None and text.names_none(token.end, tail.end()):
            yield token.start, tail.end(), token


def _names_company(text: Text, at: int) -> bool:
    """Whether another body is named right here."""
    token = text.token_at[at]
    return token is not None and any(key.startswith("organization/") for key in token.meaning.keys)


@cache
def _registered() -> re.Pattern[str]:
    between = lang.alternatives(lang.load("zh", "names").words("body", "company-words"))
    other = "(?:[^的和与及，。、；：“”（）\n]|（[^（）\n]{1,6}）){0,8}?"
    return re.compile(rf"(?:{between}){{0,5}}公司|{other}有限(?:责任)?公司")
