"""One thing of an exported graph with everything said of it: the sections of `kg show`.

A section is a file under `ontology/queries/show/KIND/`: its first line is the heading, its columns
are the table's, and `?this` is the thing shown.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg import lang
from kg.graph import things
from kg.graph.questions import run
from kg.graph.store import open_exports


@dataclass(frozen=True, slots=True)
class Section:
    """A table under a heading."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Description:
    """A thing and the sections that are not empty. `kind` is actor, event, claim or document."""

    iri: str
    kind: str
    label: str
    sections: tuple[Section, ...]


def describe(exports: Path, thing: str) -> Description:
    """Everything about one actor, event, claim or document, by name, alias, title, path, key or IRI.

    Raises KgError with suggestions when nothing or several things are so called.
    """
    exported = open_exports(exports)
    found = things.find(exported, thing)
    sections = []
    for heading, text in sections_of(found.kind):
        result = run(exported, text, found.iri)
        if result.rows:
            sections.append(Section(heading, result.columns, result.rows))
    return Description(found.iri, found.kind, things.label_of(exported, found.iri), tuple(sections))


@cache
def sections_of(kind: str) -> tuple[tuple[str, str], ...]:
    """Heading and query of each section of a kind, in order."""
    folder = lang.ontology_folder() / "queries" / "show" / kind
    texts = (file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.rq")))
    return tuple((text.partition("\n")[0].removeprefix("#").strip(), text) for text in texts)
