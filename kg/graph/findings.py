"""Checking an exports folder: shapes, whole-graph rules, and every quote against its text.

Nothing here trusts the program that made the files: the graph and `documents.jsonl` are read back
and held against each other.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from kg import lang
from kg.errors import ExportError
from kg.graph import shapes
from kg.graph.questions import run
from kg.graph.shapes import Rule
from kg.graph.store import Exported, one_line, open_exports

_REBUILD = "run kg build again; if it comes back, report the rule and the article"
_STALE = "documents.jsonl and claims.trig are not of one build, or were changed by hand: run kg build again"
_PASSAGES = """
PREFIX kg: <https://kg.example/ontology#> PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?passage ?document ?start ?end ?exact
WHERE { ?passage kg:inDocument ?document ; oa:start ?start ; oa:end ?end ; oa:exact ?exact }
ORDER BY ?passage"""
_CLAIMS = (
    "PREFIX kg: <https://kg.example/ontology#> SELECT ?claim WHERE { ?claim a kg:Claim } ORDER BY ?claim"
)
_DIGESTS = """
PREFIX kg: <https://kg.example/ontology#>
SELECT ?document ?digest WHERE { ?document kg:textDigest ?digest } ORDER BY ?document"""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something that does not hold: which rule, of what, in plain words, and what to do."""

    rule: str
    subject: str
    message: str
    todo: str


def check(exports: Path) -> tuple[Finding, ...]:
    """Everything that does not hold in an exports folder, sorted; nothing where all is well.

    Raises ExportError when a file is not there or cannot be read.
    """
    exported = open_exports(exports)
    texts = _texts(exports / "documents.jsonl")
    found = {
        *broken(exported),
        *_quotes(exported, texts),
        *_digests(exported, texts),
        *_tables(exported, texts),
    }
    return tuple(sorted(found))


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule of shapes and invariants."""
    return (*shapes.rules(), *invariants())


@cache
def invariants() -> tuple[Rule, ...]:
    """The whole-graph rules: the first line of a file says the rule, its rows are what breaks it."""
    files = sorted((lang.ontology_folder() / "invariants").glob("*.rq"))
    texts = ((file.stem, file.read_text(encoding="utf-8")) for file in files)
    return tuple(Rule(name, text.partition("\n")[0].removeprefix("#").strip(), text) for name, text in texts)


def broken(exported: Exported) -> Iterator[Finding]:
    """What breaks a shape or an invariant."""
    for rule in rules():
        for (subject,) in run(exported, rule.query).rows:
            yield Finding(rule.name, subject, rule.message, _REBUILD)


def _texts(path: Path) -> Mapping[str, Mapping[str, Any]]:
    """The lines of documents.jsonl by the IRI of the document."""
    decoder = msgspec.json.Decoder(dict[str, Any])
    records: list[Mapping[str, Any]] = []
    try:
        with path.open("rb") as file:
            records.extend(decoder.decode(line) for line in file)
        return {record["iri"]: record for record in records}
    except FileNotFoundError as error:
        raise ExportError(f"{path} is not there; run kg build") from error
    except (OSError, KeyError, msgspec.DecodeError) as error:
        where = f"{path}, line {len(records) + 1}"
        raise ExportError(f"{where} cannot be read ({one_line(error)}); run kg build again") from error


def _quotes(exported: Exported, texts: Mapping[str, Mapping[str, Any]]) -> Iterator[Finding]:
    """Passages of the graph whose words do not stand in the text where they should."""
    for passage, document, start, end, exact in run(exported, _PASSAGES).rows:
        record = texts.get(document)
        if record is None:
            yield Finding(
                "quote-text", passage, f"The document of the quote is not there: {document}", _STALE
            )
        elif record["text"][int(start) : int(end)] != exact:
            message = f"The text has other words at {start}-{end} than the quote {exact[:40]!r}."
            yield Finding("quote-text", passage, message, _STALE)


def _digests(exported: Exported, texts: Mapping[str, Mapping[str, Any]]) -> Iterator[Finding]:
    """Documents whose text is not the one that the graph was made from."""
    known = {document: digest for document, digest in run(exported, _DIGESTS).rows}  # noqa: C416  # the rows have two columns
    for document in sorted({*known, *texts}):
        text = texts.get(document, {}).get("text")
        digest = sha256(text.encode()).hexdigest() if text is not None else None
        if digest is None or known.get(document) != digest:
            message = "The document's text is not the one that the graph was made from."
            yield Finding("document-text", document, message, _STALE)


def _tables(exported: Exported, texts: Mapping[str, Mapping[str, Any]]) -> Iterator[Finding]:
    """Claims of documents.jsonl whose quote is not in their text, or that the graph does not have."""
    graph = {claim for (claim,) in run(exported, _CLAIMS).rows}
    table = set()
    for record in texts.values():
        for claim in record["claims"]:
            table.add(claim["iri"])
            if record["text"][claim["start_char"] : claim["end_char"]] != claim["quote"]:
                message = (
                    f"The text has other words at {claim['start_char']}-{claim['end_char']} than the quote."
                )
                yield Finding("quote-text", claim["iri"], message, _STALE)
    for claim in sorted(graph ^ table):
        yield Finding(
            "claims-agree", claim, "The claim is in only one of claims.trig and documents.jsonl.", _STALE
        )
