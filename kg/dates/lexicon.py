"""The language's time words, compiled: characters to tokens, tokens to expressions.

Two readings with regular expressions, as the data file says: one over characters, whose
alternatives are the tokens, one over tokens (a letter each), whose alternatives are the rules.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick

from kg import lang
from kg.lang import Table

_FIRST_LETTER = 0x100
_MACRO = re.compile(r"(?<!\?P)<([a-z0-9-]+)>")
_PHRASE = re.compile(r"\b([A-Z][A-Z_]+)\b")


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
class Alternative:
    """A class of tokens: the characters it can begin with, what follows some of them, and its pattern."""

    kind: str
    first: frozenset[str]
    second: Mapping[str, frozenset[str]]
    pattern: str
    begun: Mapping[str, str]  # of a list of words: the pattern of those that begin with a character

    def beginning(self, characters: Iterable[str]) -> str:
        """The pattern of what begins with one of some characters."""
        return "|".join([self.begun[char] for char in characters if char in self.begun]) or self.pattern


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's tokens and rules, ready to run.

    Most characters begin no token, and each of the others only a few kinds: `starts` finds where one
    may begin, by a character or by two, and the pattern of that start tries what begins so. That is
    many times as fast over articles as one alternation of all tokens, and reads the same.
    """

    language: str
    alternatives: tuple[Alternative, ...]
    starts: AhoCorasick
    tokens: tuple[re.Pattern[str], ...]  # by the number of the start
    letters: Mapping[str, str]  # token class → letter
    rules: re.Pattern[str]
    names: Mapping[str, tuple[str, str]]  # group → (rule id, reading)

    def scan(self, text: str) -> Iterator[Found]:
        """Every stretch that some rule reads, left to right, without overlap."""
        for tokens in _side_by_side(self.split(text), text):
            line = "".join([self.letters[token.kind] for token in tokens])
            for rule, reading, start, end in _read(self.language, line):
                yield Found(rule, reading, tuple(tokens[start:end]))

    def split(self, text: str) -> Iterator[Token]:
        """The tokens of a text, left to right, without overlap."""
        end, tokens = 0, self.tokens
        for number, start, _ in self.starts.find_matches_as_indexes(text, overlapping=True):
            if start >= end and (match := tokens[number].match(text, start)):
                end = match.end()
                yield Token(match.lastgroup or "", match.group(), start, end)


def _side_by_side(tokens: Iterable[Token], text: str) -> Iterator[list[Token]]:
    """The tokens in runs that nothing parts but a space; no rule reaches from one run to the next."""
    run: list[Token] = []
    for token in tokens:
        if run and token.start != run[-1].end and text[run[-1].end : token.start] != " ":
            yield run
            run = []
        run.append(token)
    if run:
        yield run


@lru_cache(maxsize=1 << 14)
def _read(language: str, line: str) -> tuple[tuple[str, str, int, int], ...]:
    """The rule, its reading and its stretch for each match in a run of letters; few runs are new."""
    known = lexicon(language)
    matches = list(known.rules.finditer(line))
    return tuple((*known.names[match.lastgroup or ""], *match.span()) for match in matches)


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language. Raises LanguageDataError."""
    table = lang.load(language, "dates")
    alternatives = tuple(_alternatives(table))
    letters = {one.kind: chr(_FIRST_LETTER + number) for number, one in enumerate(alternatives)}
    rules = table.rules(required=("pattern", "reading"))
    groups = {f"rule{number}": rule for number, rule in enumerate(rules)}
    grammar = "|".join(
        f"(?P<{group}>{_rule_pattern(table, rule['pattern'], letters)})" for group, rule in groups.items()
    )
    tokens = _by_start(table, alternatives)
    return Lexicon(
        language=language,
        alternatives=alternatives,
        starts=AhoCorasick(list(tokens)),
        tokens=tuple(tokens.values()),
        letters=letters,
        rules=_compiled(table, grammar, "[[rule]]"),
        names={group: (rule["id"], rule["reading"]) for group, rule in groups.items()},
    )


def _compiled(table: Table, pattern: str, where: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise table.error(where, f"the {where} patterns do not compile ({error}); mend them") from error


def _alternatives(table: Table) -> Iterator[Alternative]:
    macros = table.mapping("macros")
    for entry in table.data["token"]:
        if "tables" in entry:
            words = _words(table, entry["tables"])
            by_first = {char: [word for word in words if word[0] == char] for char in {w[0] for w in words}}
            first, pattern = frozenset(by_first), _word_pattern(words, entry)
            second = {char: frozenset(word[1:2] for word in some) for char, some in by_first.items()}
            begun = {char: _word_pattern(some, entry) for char, some in by_first.items()}
        else:
            first, pattern, begun = _members(entry["first"]), entry["pattern"], {}
            given = entry.get("second", {}).items()
            second = {char: _members(nexts) for chars, nexts in given for char in _members(chars)}
        begun = {char: _expanded(some, macros, _MACRO, table) for char, some in begun.items()}
        yield Alternative(entry["name"], first, second, _expanded(pattern, macros, _MACRO, table), begun)


def _members(characters: str) -> frozenset[str]:
    """The characters of the inside of a class such as 0-9一二."""
    members: set[str] = set()
    for part in re.findall(r"\\?(.)(?:-(.))?", characters):
        members |= {chr(code) for code in range(ord(part[0]), ord(part[1] or part[0]) + 1)}
    return frozenset(members)


def _by_start(table: Table, alternatives: tuple[Alternative, ...]) -> dict[str, re.Pattern[str]]:
    """What to try where a token may begin: at a character, or at one and what follows it in every token.

    Characters alike (the digits, the numerals) share a pattern, so that few have to be compiled.
    """
    alike = {char: group for group in table.words("alike") for char in _members(group)}
    kinds: dict[str, set[int]] = {}
    for number, one in enumerate(alternatives):
        for char in one.first:
            kinds.setdefault(alike.get(char, char), set()).add(number)
    barred = rf"(?=[\s\S](?!{table.data['barred']}))(?:"
    patterns = {
        key: _compiled(
            table,
            barred + "|".join(_named(alternatives[n], _members(key)) for n in sorted(numbers)) + ")",
            "[[token]]",
        )
        for key, numbers in sorted(kinds.items())
    }
    every = {char for one in alternatives for char in one.first}
    return {
        char + second: patterns[alike.get(char, char)]
        for char in sorted(every)
        for second in _second(char, alternatives)
    }


def _named(one: Alternative, characters: frozenset[str]) -> str:
    return f"(?P<{one.kind}>{one.beginning(sorted(characters))})"


def _second(char: str, alternatives: tuple[Alternative, ...]) -> list[str]:
    """What follows a first character in every token; only "" where some token does not say."""
    sets = [one.second.get(char, frozenset()) for one in alternatives if char in one.first]
    told = all(sets) and not any("" in one for one in sets)
    return sorted(frozenset().union(*sets)) if told else [""]


def _words(table: Table, names: list[str]) -> list[str]:
    """The words of lists and the keys of tables, the longest first."""
    words: set[str] = set()
    for name in names:
        value: Any = table.data
        for key in name.split("."):
            value = value[key]
        words.update(value)
    return sorted(words, key=lambda word: (-len(word), word))


def _word_pattern(words: list[str], entry: Mapping[str, Any]) -> str:
    """Any of the words; `guard` says what may not follow a last character (明日|本…)."""
    guard: Mapping[str, str] = entry.get("guard", {})
    return "|".join(re.escape(word) + guard.get(word[-1], "") for word in words)


def _rule_pattern(table: Table, pattern: str, letters: Mapping[str, str]) -> str:
    text = _expanded(pattern, table.mapping("phrases"), _PHRASE, table)

    def letter(match: re.Match[str]) -> str:
        if match.group() not in letters:
            raise table.error(match.group(), f"no token {match.group()}; define it or mend the rule")
        return letters[match.group()]

    return re.sub(r"[a-z_]+", letter, text).replace(" ", "").replace("(", "(?:")


def _expanded(text: str, entries: Mapping[str, str], name: re.Pattern[str], table: Table) -> str:
    """The text with every name replaced by what it stands for, until none is left."""

    def entry(match: re.Match[str]) -> str:
        if match.group(1) not in entries:
            raise table.error(match.group(), f"{match.group(1)} stands for nothing; define it")
        return entries[match.group(1)]

    while (new := name.sub(entry, text)) != text:
        text = new
    return text
