"""The code lists: which concept a value of the records stands for, and the concepts as nodes.

`graph.ttl` holds the concepts and the direct relations themselves, so that it can be queried alone;
the words that trigger an event type stay in the ontology.
"""

from collections.abc import Iterator, Mapping
from functools import cache

import pyoxigraph as ox

from kg import lang
from kg.errors import LanguageDataError
from kg.graph.terms import Node, Pair, Term, name
from kg.lang.event_types import by_notation

_FILES = ("event-types.ttl", "schemes.ttl")


def concept(scheme: str, notation: str) -> Term:
    """The concept of a code list by its notation. Raises LanguageDataError where there is none."""
    try:
        return _concepts()[scheme, notation]
    except KeyError:
        raise LanguageDataError(f"schemes.ttl: kg:{scheme} has no concept {notation!r}; add it") from None


def concept_label(scheme: str, notation: str) -> str:
    """What a concept of a code list is called in Chinese. Raises LanguageDataError."""
    labels = (
        term for what, term in _statements()[concept(scheme, notation)] if what == name("skos:prefLabel")
    )
    return next(term for term in labels if term.endswith("@zh")).removesuffix("@zh").strip('"')


def event_type(notation: str) -> Term:
    """The concept of an event type or subtype."""
    return concept("event-types", notation)


@cache
def relation(type_notation: str) -> Term | None:
    """The direct relation that an event type gives rise to."""
    local = by_notation()[type_notation].relation
    return name(f"kg:{local}") if local else None


def is_symmetric(type_notation: str) -> bool:
    """Whether both sides of an event of the type do the same thing."""
    return by_notation()[type_notation].symmetric


def event_label(notation: str) -> str:
    """What an event type is called in Chinese."""
    return by_notation()[notation].name_zh


def nodes() -> Iterator[Node]:
    """Concepts, schemes and direct relations, sorted by IRI, without trigger words."""
    hidden = name("skos:hiddenLabel")
    for subject in sorted(_statements()):
        yield subject, [pair for pair in _statements()[subject] if pair[0] != hidden]


@cache
def read(file: str) -> Mapping[Term, list[Pair]]:
    """What a file of the ontology says, by subject. Raises LanguageDataError."""
    found: dict[Term, list[Pair]] = {}
    path = lang.ontology_folder() / file
    try:
        for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            found.setdefault(str(triple.subject), []).append((str(triple.predicate), str(triple.object)))
    except (OSError, SyntaxError) as error:
        raise LanguageDataError(f"{file}: {error}; mend the file") from error
    return found


@cache
def _statements() -> Mapping[Term, list[Pair]]:
    return {subject: pairs for file in _FILES for subject, pairs in read(file).items()}


@cache
def _concepts() -> Mapping[tuple[str, str], Term]:
    notation, scheme = name("skos:notation"), name("skos:inScheme")
    found = {}
    for subject, pairs in _statements().items():
        said = dict(pairs)
        if notation in said and scheme in said:
            found[said[scheme].rpartition("#")[2].rstrip(">"), said[notation].strip('"')] = subject
    return found
