"""Checking an exports folder: shapes, whole-graph rules, and every quote against its text.

Nothing here trusts the program that made the files: the graph and `documents.jsonl` are read back
and held against each other.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg import lang
from kg.graph import shapes, texts
from kg.graph.questions import run
from kg.graph.shapes import Rule
from kg.graph.store import Exported, open_exports
from kg.graph.texts import Text

_REBUILD = "run kg build again; if it comes back, report the rule and the article"
_STALE = "documents.jsonl and claims.trig are not of one build, or were changed by hand: run kg build again"
_OTHER_WORDS = "The text has other words at {}-{} than the quote."
_PASSAGES = """
SELECT ?passage ?document ?start ?end ?exact
WHERE { ?passage kg:inDocument ?document ; oa:start ?start ; oa:end ?end ; oa:exact ?exact }
ORDER BY ?passage"""
_CLAIMS = "SELECT ?claim WHERE { ?claim a kg:Claim } ORDER BY ?claim"
_DIGESTS = "SELECT ?document ?digest WHERE { ?document kg:textDigest ?digest } ORDER BY ?document"


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
    known = texts.read(exports)
    found = {
        *broken(exported),
        *_passages(exported, known),
        *_documents(exported, known),
        *_claims(exported, known),
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


def _passages(exported: Exported, known: Mapping[str, Text]) -> Iterator[Finding]:
    """Passages of the graph whose words do not stand in the text where they should."""
    for passage, document, start, end, exact in run(exported, _PASSAGES).rows:
        if document not in known:
            yield Finding("quote-text", passage, f"The quoted document {document} is not there.", _STALE)
        elif not known[document].says(exact, int(start), int(end)):
            yield Finding("quote-text", passage, _OTHER_WORDS.format(start, end), _STALE)


def _documents(exported: Exported, known: Mapping[str, Text]) -> Iterator[Finding]:
    """Documents whose text is not the one that the graph was made from, either way."""
    digests = {row[0]: row[1] for row in run(exported, _DIGESTS).rows}
    for document in sorted({*digests, *known}):
        if document not in known or known[document].digest != digests.get(document):
            message = "The document's text is not the one that the graph was made from."
            yield Finding("document-text", document, message, _STALE)


def _claims(exported: Exported, known: Mapping[str, Text]) -> Iterator[Finding]:
    """Claims of documents.jsonl that misquote their text, or that only one of the files has."""
    for text in known.values():
        for wrong in text.misquoted():
            message = _OTHER_WORDS.format(wrong.start_char, wrong.end_char)
            yield Finding("quote-text", wrong.iri, message, _STALE)
    graph = {row[0] for row in run(exported, _CLAIMS).rows}
    table = {claim.iri for text in known.values() for claim in text.claims}
    for claim in sorted(graph ^ table):
        yield Finding("claims-agree", claim, "Only one of claims.trig and documents.jsonl has it.", _STALE)
