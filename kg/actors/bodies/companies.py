"""Companies by the names they are registered with (万科企业股份有限公司), and by what they are called after.

Of 73 places in the articles at hand that repeat a name of three or more characters without its 公司, 67 mean
the company; the others were P2P and 蓝牙耳机, words for a trade.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg import lang
from kg.actors.finding import Finding
from kg.actors.lexicon import Token
from kg.actors.reading import Text

#: What registered names end in, and within how many characters: eight brackets are the most of the pattern.
_COMPANY, _WIDEST = "公司", 72
#: What names end in of which no company is called after: 港大|科技公司 is another's.
_PUBLIC = ("大学", "学院", "院", "会", "部", "局", "署", "党", "军", "报", "社", "电视台", "联邦", "联盟")


def companies(text: Text) -> Iterator[tuple[int, int, Token]]:
    """Known companies by their registered names: where each stands, and the form it begins with."""
    if _COMPANY not in text.folded:
        return
    for token in text.names:
        key = token.meaning.keys[0] if token.meaning.keys else ""
        if not key.startswith("organization/") or key.endswith(_PUBLIC):
            continue
        if text.folded.find(_COMPANY, token.end, token.end + _WIDEST) < 0:
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


def shortened(text: Text, found: Iterable[Finding]) -> Iterator[Finding]:
    """Companies by their names without 公司 or 集团, wherever they stand: 北海航运 for 北海航运公司."""
    full = [one for one in found if one.rule in _NAMED and one.keys[0].startswith("organization/")]
    for name, key in {text.folded[one.start : one.end]: one.keys[0] for one in full}.items():
        stem = _legal().sub("", name)
        if len(stem) < _SHORTEST or stem == name or any(char.isdigit() for char in stem):
            continue
        at = text.folded.find(name)
        if at < 0 or _is_trade(text, at, at + len(stem)) or text.lexicon.meanings.get(stem):
            continue
        at = text.folded.find(stem)
        while at >= 0:
            end = at + len(stem)
            if text.word_at[at] is not None and text.names_none(at, end):
                yield Finding(at, end, (key,), "short", "zh.body.without-ending")
            at = text.folded.find(stem, end)


#: The shortest name without its ending; two characters are too often another word.
_SHORTEST = 3
#: The rules that find companies by their full names.
_NAMED = frozenset({"zh.body.company", "zh.body.ending"})
#: Parts of speech of words that only say what a company trades in.
_TRADE = frozenset({"a", "b", "n", "v", "vn"})


def _is_trade(text: Text, start: int, end: int) -> bool:
    """Whether a stretch is ordinary words alone: 蓝牙耳机."""
    words = [word for word in text.word_at[start:end] if word is not None]
    return bool(words) and words[0].start == start and all(word.tag in _TRADE for word in words)


@cache
def _legal() -> re.Pattern[str]:
    """What says that a company is one, at the end of its name."""
    return re.compile(f"(?:{lang.alternatives(lang.load('zh', 'names').words('body', 'legal'))})+$")


@cache
def _registered() -> re.Pattern[str]:
    between = lang.guarded(lang.load("zh", "names").words("body", "company-words"))
    other = "(?:[^的和与及，。、；：“”（）\n]|（[^（）\n]{1,6}）){0,8}?"
    return re.compile(rf"{between}{{0,5}}公司|{other}有限(?:责任)?公司")
