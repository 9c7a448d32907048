"""The language's time words, compiled: characters to tokens, tokens to expressions.

Two regular expressions do the reading, as the data file says: one over characters whose
alternatives are the tokens, one over tokens (a letter each) whose alternatives are the rules.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from kg import lang
from kg.lang import Table

_GAP = " "  # between tokens that do not touch; no rule can reach across it
_FIRST_LETTER = 0x100


class Token(NamedTuple):
    """A stretch of text and the class it was read as."""

    kind: str
    text: str
    start: int
    end: int


class Found(NamedTuple):
    """Tokens side by side that a rule takes for one time expression."""

    rule: str
    reading: str
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's tokens and rules, ready to run."""

    tokens: re.Pattern[str]
    letters: Mapping[str, str]  # token class → letter
    rules: re.Pattern[str]
    names: Mapping[str, tuple[str, str]]  # group → (rule id, reading)

    def scan(self, text: str) -> Iterator[Found]:
        """Every stretch that some rule reads, left to right, without overlap."""
        found = [
            Token(match.lastgroup or "", match.group(), match.start(), match.end())
            for match in self.tokens.finditer(text)
        ]
        line, at = _as_letters(found, text, self.letters)
        for match in self.rules.finditer(line):
            rule, reading = self.names[match.lastgroup or ""]
            yield Found(rule, reading, tuple(found[at[match.start()] : at[match.end() - 1] + 1]))


def _as_letters(found: list[Token], text: str, letters: Mapping[str, str]) -> tuple[str, list[int]]:
    """The tokens as a string, and which token each letter of it stands for."""
    line: list[str] = []
    at: list[int] = []
    end = -1
    for number, token in enumerate(found):
        if token.start != end and text[end : token.start] != " ":
            line.append(_GAP)
            at.append(number)
        line.append(letters[token.kind])
        at.append(number)
        end = token.end
    return "".join(line), at


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language. Raises LanguageDataError."""
    table = lang.load(language, "dates")
    kinds = [entry["name"] for entry in table.data["token"]]
    letters = {kind: chr(_FIRST_LETTER + number) for number, kind in enumerate(kinds)}
    rules = table.rules(required=("pattern", "reading"))
    groups = {f"rule{number}": rule for number, rule in enumerate(rules)}
    grammar = "|".join(
        f"(?P<{group}>{_rule_pattern(table, rule['pattern'], letters)})" for group, rule in groups.items()
    )
    return Lexicon(
        tokens=_compiled(table, _token_pattern(table), "token"),
        letters=letters,
        rules=_compiled(table, grammar, "rule"),
        names={group: (rule["id"], rule["reading"]) for group, rule in groups.items()},
    )


def _compiled(table: Table, pattern: str, where: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise table.error(where, f"the {where} patterns do not compile ({error}); mend them") from error


def _token_pattern(table: Table) -> str:
    macros = table.mapping("macros")
    alternatives = []
    first = ""
    for entry in table.data["token"]:
        pattern = _word_pattern(table, entry["tables"], macros) if "tables" in entry else entry["pattern"]
        pattern = _expanded(pattern, macros, re.compile(r"(?<!\?P)<([a-z0-9-]+)>"), table)
        first += entry.get("first") or "".join(sorted({word[0] for word in _words(table, entry["tables"])}))
        alternatives.append(f"(?P<{entry['name']}>{pattern})")
    return f"(?=[{first}])(?:{'|'.join(alternatives)})"


def _words(table: Table, names: list[str]) -> list[str]:
    """The words of lists and the keys of tables, the longest first."""
    words: set[str] = set()
    for name in names:
        value: Any = table.data
        for key in name.split("."):
            value = value[key]
        words.update(value)
    return sorted(words, key=lambda word: (-len(word), word))


def _word_pattern(table: Table, names: list[str], macros: Mapping[str, str]) -> str:
    """Any of the words; 日 at the end of one may not begin another (明日本…)."""
    day_end = macros.get("not-japan", "")
    return "|".join(
        re.escape(word) + (day_end if word.endswith("日") else "") for word in _words(table, names)
    )


def _rule_pattern(table: Table, pattern: str, letters: Mapping[str, str]) -> str:
    phrases = table.mapping("phrases")
    text = _expanded(pattern, phrases, re.compile(r"\b([A-Z][A-Z_]+)\b"), table)

    def letter(match: re.Match[str]) -> str:
        if match.group() not in letters:
            raise table.error(match.group(), f"no token {match.group()}; define it or mend the rule")
        return letters[match.group()]

    return re.sub(r"[a-z_]+", letter, text).replace(" ", "").replace("(", "(?:")


def _expanded(text: str, entries: Mapping[str, str], name: re.Pattern[str], table: Table) -> str:
    def entry(match: re.Match[str]) -> str:
        if match.group(1) not in entries:
            raise table.error(match.group(), f"{match.group(1)} stands for nothing; define it")
        return entries[match.group(1)]

    replace: Callable[[str], str] = lambda old: name.sub(entry, old)  # noqa: E731
    while (new := replace(text)) != text:
        text = new
    return text
