"""Whose a text is that speaks by itself (报告还说, 报道称): whoever published one of its kind before.

A text is published by the source of a word of saying in whose clause it stands (甲发布报告, 乙在声明中说,
据丙报道), or by whoever it is of (丁的报告).
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from kg import lang
from kg.claims.attribution.cues import Cue, words
from kg.claims.words.nouns import Noun
from kg.claims.words.passages import Passage

#: So many characters may stand between an owner and the text that is of it: 甲的一份最新报告.
_NEAR = 12
#: Sentences after which a text is no longer the one spoken of.
_REACH = 30
#: The lists of words for texts of a kind.
_KINDS = ("articles", "letters", "papers", "releases")
#: In whose sentence a text is published: words of neutral saying.
_TELLING = frozenset({"disclose", "statement"})
#: The sentence a text was spoken of in last, and its author, by kind.
_Published = dict[str, tuple[int, Noun]]


def authored(text: str, passages: Sequence[Passage], told: Sequence[Sequence[Cue]]) -> list[tuple[Cue, ...]]:
    """The cues of every sentence, those of texts with their authors, where the article names these."""
    published: _Published = {}
    result: list[tuple[Cue, ...]] = []
    for passage, here in zip(passages, told, strict=True):
        for kind, author in _owned(text, passage):
            published[kind] = passage.number, author
        found = tuple(_with_author(text, passage, cue, published) for cue in here)
        for kind, author in _spoken_of(text, passage, found):
            published[kind] = passage.number, author
        result.append(found)
    return result


def _with_author(text: str, passage: Passage, cue: Cue, published: _Published) -> Cue:
    """The cue of a text that the sentence names no author of, with that of the last text of its kind."""
    if not (cue.borrowed and cue.document):
        return cue
    start = passage.clauses[cue.clause].start
    for kind in _kinds(text[start : cue.end]):
        number, author = published.get(kind, (0, None))
        if author is not None and passage.number - number <= _REACH:
            return replace(cue, source=author)
    return cue


def _owned(text: str, passage: Passage) -> Iterator[tuple[str, Noun]]:
    """The kinds of texts that somebody is said to be the author of: 甲的报告."""
    for noun in passage.nouns:
        about = noun.coverb and noun.coverb not in words("according")  # 关于甲的报道
        if about or noun.kind == "place" or text[noun.end : noun.end + 1] != "的":
            continue
        found = _texts().match(text, noun.end + 1, min(passage.span.end, noun.end + 1 + _NEAR))
        if found is not None:
            yield from ((kind, noun) for kind in _kinds(found.group(1)))


def _spoken_of(text: str, passage: Passage, here: Sequence[Cue]) -> Iterator[tuple[str, Noun]]:
    """The kinds of texts in whose clause their author speaks or publishes."""
    for cue in here:
        if cue.source is None or cue.borrowed or cue.type not in _TELLING or passage.quoted(cue.start):
            continue
        end = passage.clauses[cue.clause].end
        yield from ((kind, cue.source) for kind in _kinds(text[cue.source.end : end]))


@cache
def _texts() -> re.Pattern[str]:
    """The next text named after its owner."""
    every = frozenset().union(*(words(kind) for kind in _KINDS))
    return re.compile(f"[^，。：、“”‘’《》]*?({lang.alternatives(every)}){_no_body()}")


def _kinds(part: str) -> Iterator[str]:
    """The kinds of texts that are named in some words."""
    return (kind for kind in _KINDS if _named(kind).search(part))


@cache
def _named(kind: str) -> re.Pattern[str]:
    return re.compile(f"(?:{lang.alternatives(words(kind))}){_no_body()}")


@cache
def _no_body() -> str:
    """Behind such a word: not what makes a body or a person of it (研究所)."""
    return f"(?!{lang.alternatives(words('text_bodies'))})"
