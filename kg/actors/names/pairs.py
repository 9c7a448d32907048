"""Two people by their first characters: 习普会谈, 拜习通话, 特金会."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from kg import lang
from kg.actors.finding import Finding
from kg.actors.reading import Text
from kg.records import Key

#: A text speaks of pairs when it names as many people.
_TWO = 2


class _Pairs(NamedTuple):
    """Whom each character may mean, and what follows pairs."""

    people: Mapping[str, tuple[Key, ...]]
    usual: frozenset[str]  # pairs that are known where the text does not name both
    found: re.Pattern[str]
    met: re.Pattern[str]  # what two leaders do together


@cache
def _pairs() -> _Pairs:
    table = lang.load("zh", "names")
    people = {
        char: tuple(f"person/{name}" for name in names.split())
        for char, names in table.mapping("pair-of").items()
    }
    met, after = (lang.alternatives(table.words("pair", name)) for name in ("met", "after"))
    chars, met = f"[{''.join(sorted(people))}]", f"[^，。；\\n]{{0,10}}?(?:{met})"
    return _Pairs(
        people,
        frozenset(table.words("pair", "usual")),
        re.compile(f"{chars}(?={chars}(?:{met}|{after}))."),
        re.compile(met),
    )


def findings(text: Text) -> Iterator[Finding]:
    """Each pair whose two people the text names, or that is known and about to meet."""
    pairs, folded = _pairs(), text.folded
    named: set[Key] | None = None
    for match in pairs.found.finditer(folded):
        start, end = match.span()
        if not _apart(text, start, end):
            continue
        if named is None:
            named = {token.meaning.keys[0] for token in text.names if len(token.meaning.keys) == 1}
        keys = tuple(_meant(pairs.people[char], named) for char in folded[start:end])
        known = match[0] in pairs.usual and pairs.met.match(folded, end)
        if len(set(keys)) == _TWO and (known or named.issuperset(keys)):
            yield Finding(start, end, keys, "abbreviation", "zh.name.pair")


def _meant(people: tuple[Key, ...], named: set[Key]) -> Key:
    """Whom of those a character may mean the text names; else the first."""
    return next((key for key in people if key in named), people[0])


def _apart(text: Text, start: int, end: int) -> bool:
    """Whether no known form and no word before runs into the pair, nor a dotted name."""
    if not text.holds_none(start, end) or any(
        token.end > start for at in range(max(0, start - 8), start) if (token := text.token_at[at])
    ):
        return False
    return text.folded[start - 1 : start] not in ("·", "-") and (
        text.word_to[start] is not None or text.opens(start)
    )
