"""What a line of a page is: the known kinds of lines that are no part of the article."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick

from kg import lang
from kg.ingest.credit_line import is_credit_line

# Lines longer than this are text, whatever words they hold.
_LINE = 300
# Most kinds of page lines are no longer than this; few rules are tried on longer ones.
_SHORT = 100
# So many names of sections in a row are a menu; one or two may be headings of the article.
_SECTIONS = 3
_MENU_GAP = re.compile(r"[\s|/·>»]+")


def kind_of(folded: str) -> tuple[str, bool]:
    """What a folded line of a page is (share, editor, stamp, …) or "", and whether it ends the article."""
    if len(folded) > _LINE:
        return "", False
    return _kind_of_short(folded) if len(folded) <= _SHORT else _kind_of_line(folded)


def _kind_of_line(folded: str) -> tuple[str, bool]:
    if folded.strip("：:｜|>》 ") in _words("after"):
        return "related", False
    if _is_menu(folded):
        return "navigation", False
    held = bool(_held().find_matches_as_indexes(folded.casefold()))
    match = _line_pattern(len(folded) > _SHORT, held).fullmatch(folded)
    rule = _line_rules()[match.lastgroup or ""] if match else None
    if rule and len(folded) <= _longest(rule):
        return str(rule["kind"]), bool(rule.get("ends"))
    return ("credit", False) if is_credit_line(folded) else ("", False)


#: The pages of one site share their menus, and a block is asked for its kind several times.
_kind_of_short = lru_cache(maxsize=1 << 13)(_kind_of_line)


def _is_menu(folded: str) -> bool:
    if "。" in folded:
        return False
    words = _MENU_GAP.split(folded.strip("|/· "))
    menu, sections = _words("menu"), _words("sections")
    return all(word in menu for word in words) or (
        len(words) >= _SECTIONS and all(word in menu or word in sections for word in words)
    )


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lang.load("zh", "articles").words("body", name))


@cache
def _line_rules() -> Mapping[str, Mapping[str, object]]:
    rules = lang.load("zh", "articles").rules("line", ("kind", "pattern"))
    return {f"r{number}": rule for number, rule in enumerate(rules)}


def _longest(rule: Mapping[str, object]) -> int:
    return int(str(rule.get("longest", _SHORT)))


@cache
def _line_pattern(long: bool, held: bool) -> re.Pattern[str]:
    """The rules for longer lines or all, those included or not of which a line holds some word."""
    rules = (
        (name, rule)
        for name, rule in _line_rules().items()
        if (_longest(rule) > _SHORT or not long) and (held or "holds" not in rule)
    )
    return re.compile("|".join(f"(?P<{name}>{rule['pattern']})" for name, rule in rules), re.I)


@cache
def _held() -> AhoCorasick:
    """The words without which the costly rules need not be tried."""
    rules = lang.load("zh", "articles").rules("line", ("kind", "pattern"))
    return AhoCorasick(sorted({word for rule in rules for word in rule.get("holds", ())}))
