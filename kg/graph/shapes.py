"""The shapes of `ontology/shapes.ttl` as SPARQL: one query for each constraint.

pySHACL says the same of the same graph (a test compares the two, fault by fault), but needs 5.7 s for
104,000 triples after 5.5 s of loading them; these queries take 31 s for 2.2 million (measured, two cores).
Only the parts of SHACL Core that our shapes use are known; another one is an error, never skipped.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.errors import LanguageDataError
from kg.graph.terms import Term
from kg.graph.vocabulary import read
from kg.iris import ONTOLOGY

_FILE = "shapes.ttl"
_SH = "http://www.w3.org/ns/shacl#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_COUNT = f"<{_XSD}nonNegativeInteger>"


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule with the query that finds what breaks it (`?this`)."""

    name: str
    message: str
    query: str


@dataclass(frozen=True, slots=True)
class _Property:
    """A property shape for nodes of one class."""

    target: str
    path: str

    @property
    def value(self) -> str:
        return f"?this a {self.target} ; {self.path} ?value ."


@cache
def rules() -> tuple[Rule, ...]:
    """Every constraint of every shape, by name. Raises LanguageDataError for an unknown constraint."""
    return tuple(sorted(_of_file(), key=lambda rule: (rule.name, rule.query)))


def _missing(shape: _Property, count: str) -> str:
    having = f"HAVING(COUNT(?value) < {count})" if int(count) > 1 else "HAVING(COUNT(?value) = 0)"
    return (
        f"?this WHERE {{ ?this a {shape.target} . OPTIONAL {{ ?this {shape.path} ?value }} }} "
        f"GROUP BY ?this {having}"
    )


def _too_many(shape: _Property, count: str) -> str:
    return f"?this WHERE {{ {shape.value} }} GROUP BY ?this HAVING(COUNT(?value) > {count})"


def _filtered(shape: _Property, wrong: str) -> str:
    return f"DISTINCT ?this WHERE {{ {shape.value} FILTER({wrong}) }}"


def _without(shape: _Property, pattern: str) -> str:
    return (
        f"DISTINCT ?this WHERE {{ {shape.value} OPTIONAL {{ {pattern} . BIND(true AS ?good) }} "
        "FILTER(!BOUND(?good)) }"
    )


def _two_in_one_language(shape: _Property, _: str) -> str:
    tag = "LANG(?value)"
    same = f'?value != ?other && {tag} != "" && LCASE({tag}) = LCASE(LANG(?other))'
    return f"DISTINCT ?this WHERE {{ {shape.value} ?this {shape.path} ?other . FILTER({same}) }}"


def _not_before(shape: _Property, other: str) -> str:
    wrong = "!COALESCE(?value < ?later, false)"
    return f"DISTINCT ?this WHERE {{ {shape.value} ?this {other} ?later . FILTER({wrong}) }}"


def _other_datatype(shape: _Property, datatype: str) -> str:
    kept = f"DATATYPE(?value) = {datatype}"
    if datatype == _COUNT:  # Oxigraph stores every kind of integer as xsd:integer
        kept = f"(DATATYPE(?value) = <{_XSD}integer> || {kept}) && ?value >= 0"
    return _filtered(shape, f"!COALESCE({kept}, false)")


_CONSTRAINTS: Mapping[str, Callable[[_Property, str], str]] = {
    "minCount": _missing,
    "maxCount": _too_many,
    "class": lambda shape, value: _without(shape, f"?value a {value}"),
    "datatype": _other_datatype,
    "pattern": lambda shape, value: _filtered(shape, f"!REGEX(STR(?value), {value})"),
    "minInclusive": lambda shape, value: _filtered(shape, f"!COALESCE(?value >= {value}, false)"),
    "maxInclusive": lambda shape, value: _filtered(shape, f"!COALESCE(?value <= {value}, false)"),
    "lessThan": _not_before,
    "uniqueLang": _two_in_one_language,
}
_SILENT = {"path", "message", "node"}


def _of_file() -> Iterator[Rule]:
    shapes = read(_FILE)
    for shape in sorted(shapes):
        for target in _values(shape, "targetClass"):
            if _values(shape, "nodeKind"):
                query = f"SELECT ?this WHERE {{ ?this a {target} . FILTER(!isIRI(?this)) }}"
                yield Rule(_short(shape), _message(shape), query)
            for one in _values(shape, "property"):
                yield from _of_property(one, target)


def _of_property(shape: Term, target: Term) -> Iterator[Rule]:
    at = _Property(target, _values(shape, "path")[0])
    for predicate, value in read(_FILE)[shape]:
        constraint = predicate.removeprefix(f"<{_SH}").removesuffix(">")
        if constraint in _CONSTRAINTS:
            query = _CONSTRAINTS[constraint](at, _bare(value))
            yield Rule(_short(shape), _message(shape), f"SELECT {query}")
        elif predicate.startswith(f"<{_SH}") and constraint not in _SILENT:
            raise LanguageDataError(
                f"{_FILE}: {_short(shape)} uses sh:{constraint}, which kg check does not know; "
                "use another constraint or teach it"
            )
    for node in _values(shape, "node"):
        yield Rule(_short(shape), _message(shape), f"SELECT {_without(at, _closed_list(node))}")


def _closed_list(node: Term) -> str:
    """The pattern of a node shape that closes a code list: `?value skos:inScheme kg:statuses`."""
    inner = _values(node, "property")[0]
    return f"?value {_values(inner, 'path')[0]} {_values(inner, 'hasValue')[0]}"


def _values(subject: Term, local: str) -> list[Term]:
    return sorted(value for predicate, value in read(_FILE)[subject] if predicate == f"<{_SH}{local}>")


def _message(shape: Term) -> str:
    return _values(shape, "message")[0].removesuffix("@en").strip('"')


def _short(term: Term) -> str:
    return term.removeprefix(f"<{ONTOLOGY}").removesuffix(">")


def _bare(value: Term) -> Term:
    """Integers without their datatype: a bare number is compared by value and can be a limit."""
    number = value.removesuffix(f"^^<{_XSD}integer>")
    return number.strip('"') if number != value else value
