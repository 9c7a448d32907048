"""Who wrote an article, by the lines that name its writers."""

import re
from collections.abc import Iterable
from functools import cache

from kg import lang
from kg.ingest.pieces import Piece
from kg.lang import outlets
from kg.lang.fold import fold

_PERSON = re.compile(
    r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,6}[·‧][\u4e00-\u9fff]{1,8}"
    r"|[A-Z][A-Za-z.'-]+(?: [A-Z][A-Za-z.'-]+){1,3}"
)
# No Chinese name is longer, but for those with a dot inside.
_LONG = re.compile("[\u4e00-\u9fff]{5,}")
_BETWEEN = re.compile(r"[、丶，,;；/&]|\s+(?=[\u4e00-\u9fff])")
# The writer is named within so many characters of a line's beginning.
_HEAD = 200


def named_in(pieces: Iterable[Piece]) -> tuple[str, ...]:
    """The names in the writers' lines, in order, each once."""
    found: dict[str, None] = {}
    for piece in pieces:
        head = piece.folded[:_HEAD]
        for held, pattern in _writer_patterns():
            if held.search(head) and (match := pattern.search(head)):
                start, end = match.span("authors")
                found |= dict.fromkeys(_names(piece.text[start:end]))
                break
    return tuple(found)


def signed(around: Iterable[Piece]) -> tuple[str, ...]:
    """The names in the elements that are called the author's."""
    marks = lang.load("zh", "articles").words("containers", "signed")
    names = (
        _without(_role(), name) for piece in around if piece.aside in marks for name in _names(piece.text)
    )
    return tuple(dict.fromkeys(name for name in names if _PERSON.fullmatch(name)))


def _names(words: str) -> list[str]:
    return [
        name
        for name in (_without(_place(), _without(_how(), one.strip())) for one in _BETWEEN.split(words))
        if 2 <= len(name) <= 20 and not _is_no_name(fold(name))
    ]


def _without(pattern: re.Pattern[str], name: str) -> str:
    """What is left of a name without what the pattern finds at its ends, whatever its script."""
    for match in reversed(list(pattern.finditer(fold(name)))):
        name = name[: match.start()] + name[match.end() :]
    return name


@cache
def _place() -> re.Pattern[str]:
    """The place of report behind a name: 张三美国白宫."""
    return re.compile(f"(?<=[\u4e00-\u9fff]{{2}})(?:{_any('datelines')}).*$")


@cache
def _how() -> re.Pattern[str]:
    """How somebody reports, before or behind a name: 特约记者张三, 张三连线报道."""
    return re.compile(f"^(?:{_any('reporters')})(?=.)|(?:{_any('ways')})$")


@cache
def _role() -> re.Pattern[str]:
    """What the one is who signs: 编译张三."""
    return re.compile(f"^(?:{_any('roles')})[:：/／\\s]?(?=[\u4e00-\u9fff]{{2,4}}$)")


def _any(name: str) -> str:
    return lang.alternatives(lang.load("zh", "articles").words("publisher", name))


def _is_no_name(folded: str) -> bool:
    """Whether a word beside the writers' names is an outlet, a place or how they report."""
    table = lang.load("zh", "articles")
    return (
        bool(outlets.named(folded))
        or bool(_LONG.fullmatch(folded))
        or "@" in folded
        or folded.startswith("发自")
        or folded in table.words("publisher", "datelines")
    )


@cache
def _writer_patterns() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    rules = lang.load("zh", "articles").rules("writer", ("pattern",))
    return tuple((lang.held(rule), re.compile(rule["pattern"])) for rule in rules)
