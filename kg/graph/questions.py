"""Asking the exported graph in SPARQL: a query, a file, or a packaged question.

Reading only. Updates are refused, and so is SERVICE, the one way in which a query could reach the
network.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg import lang
from kg.errors import KgError
from kg.graph.store import Exported, one_line, open_exports

# What may stand in a query without being read as words: IRIs, strings, comments.
_OPAQUE = re.compile(
    r"""<[^<>"{}|^`\\\x00-\x20]*>"""
    r'''|"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n]|\\.)*"'''
    r"""|'''(?:[^'\\]|\\.|'(?!''))*'''|'(?:[^'\\\n]|\\.)*'"""
    r"""|\#[^\n]*""",
    re.DOTALL,
)
_DECLARED = re.compile(r"\bPREFIX\s+([\w-]*):\s*<([^<>]*)>", re.IGNORECASE)
_DOTTED = re.compile(
    _OPAQUE.pattern + r"|(?<![\w:?$.-])(?P<prefix>[A-Za-z_][\w-]*):(?P<name>[\w·-]+(?:\.[\w·-]+){2,})",
    re.DOTALL,
)
_WORD = r"(?<![\w:?$@%-])({})(?![\w:-])"
_SERVICE = re.compile(_WORD.format("SERVICE"), re.IGNORECASE)
_UPDATE = re.compile(
    r"\s*(?:(?:PREFIX\s+[^\s<]*|BASE)\s*<>\s*)*(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b",
    re.IGNORECASE,
)
_CODEPOINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_THIS = re.compile(r"\?this\b")
_WHERE = re.compile(r"error at (\d+):(\d+)")


@dataclass(frozen=True, slots=True)
class Question:
    """A packaged query: its name, what it answers, and the SPARQL."""

    name: str
    asks: str
    text: str


@dataclass(frozen=True, slots=True)
class Result:
    """A table: IRIs in full, literals by their value, nothing as an empty string."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@cache
def questions() -> tuple[Question, ...]:
    """The packaged questions, by name."""
    files = sorted((lang.ontology_folder() / "queries").glob("*.rq"))
    return tuple(_question(file.stem, file.read_text(encoding="utf-8")) for file in files)


def _question(name: str, text: str) -> Question:
    return Question(name, text.partition("\n")[0].removeprefix("#").strip(), text)


def query(exports: Path, text_or_name: str) -> Result:
    """Answer a SPARQL query, the query in an `.rq` file, or the packaged question of a name.

    Raises KgError for a query that has a mistake, changes data or calls a service, and ExportError
    when the exports cannot be read.
    """
    text = find(text_or_name)
    refuse(text)
    return run(open_exports(exports), text)


def find(text_or_name: str) -> str:
    """The SPARQL that is meant. Raises KgError when it names nothing."""
    packaged = {question.name: question.text for question in questions()}
    if text_or_name in packaged:
        return packaged[text_or_name]
    if text_or_name.endswith((".rq", ".sparql")) and "\n" not in text_or_name:
        try:
            return Path(text_or_name).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise KgError(f"{text_or_name} cannot be read ({one_line(error)}); give another file") from error
    if re.fullmatch(r"[\w.-]*", text_or_name):
        names = ", ".join(sorted(packaged))
        raise KgError(f"no question is called {text_or_name!r}; choose from {names}, or give SPARQL")
    return text_or_name


def refuse(text: str) -> None:
    """Raise KgError for a query that would change data or open the network."""
    for form in {text, _CODEPOINT.sub(_character, text)}:
        words = _OPAQUE.sub(lambda match: "<>" if match.group().startswith("<") else " ", form)
        if _UPDATE.match(words):
            raise KgError("the query changes data, and exports are only read; use SELECT, ASK or CONSTRUCT")
        if _SERVICE.search(words):
            raise KgError("the query calls a SERVICE, and kg never opens the network; take it out")


def _character(match: re.Match[str]) -> str:
    code = int(match.group(1) or match.group(2), 16)
    return chr(code) if code < 0x110000 else ""


def run(exported: Exported, text: str, this: str | None = None) -> Result:
    """Answer a query on a loaded graph, about the IRI `this` wherever it says `?this`, if given.

    Raises KgError where the query has a mistake.
    """
    if this:
        node = str(ox.NamedNode(this))
        text = _THIS.sub(lambda _: node, text)
    text = _in_full(text, exported.prefixes)
    try:
        answer = exported.store.query(text, prefixes=exported.prefixes)
        return _table(answer)
    except SyntaxError as error:
        raise KgError(_mistake(text, error)) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise KgError(f"the query cannot be answered ({one_line(error)}); change it") from error


def _in_full(text: str, prefixes: Mapping[str, str]) -> str:
    """Short names with two dots or more as whole IRIs: Oxigraph 0.5 reads them in Turtle but not in a
    query, and those of events and claims have them."""
    known = {**prefixes, **dict(_DECLARED.findall(text))}

    def written(match: re.Match[str]) -> str:
        prefix, name = match.group("prefix"), match.group("name")
        return f"<{known[prefix]}{name}>" if prefix in known else match.group()

    return _DOTTED.sub(written, text)


def _table(answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Result:
    if isinstance(answer, ox.QueryBoolean):
        return Result(("answer",), (("true" if answer else "false",),))
    if isinstance(answer, ox.QueryTriples):
        rows = sorted(tuple(_shown(term) for term in triple) for triple in answer)
        return Result(("subject", "predicate", "object"), tuple(rows))
    columns = tuple(variable.value for variable in answer.variables)
    return Result(columns, tuple(tuple(_shown(value) for value in row) for row in answer))


def _shown(term: object) -> str:
    if term is None:
        return ""
    return str(getattr(term, "value", term))


def _mistake(text: str, error: SyntaxError) -> str:
    match = _WHERE.search(str(error))
    if not match:
        return f"the query is not SPARQL ({one_line(error)}); mend it"
    row, column = int(match.group(1)), int(match.group(2))
    lines = text.splitlines() or [""]
    line = lines[min(row, len(lines)) - 1].strip()
    return f"the query has a mistake at line {row}, column {column} ({line[:80]}); mend it there"
