"""Every shape holds on a good story, and each single fault trips its own rule.

pySHACL is the judge: our queries must say what it says, fault by fault.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib

from kg.errors import LanguageDataError
from kg.graph import shapes
from kg.graph.questions import run
from kg.graph.store import Exported
from kg.iris import ONTOLOGY
from kg.lang import ontology_folder
from tests.graph.names import KG

SH = rdflib.SH
TYPE = rdflib.RDF.type
SHAPES = rdflib.Graph().parse(ontology_folder() / "shapes.ttl")


@dataclass(frozen=True)
class Fault:
    """One change of a good graph that breaks one constraint of one property shape."""

    shape: rdflib.URIRef  # the property shape
    constraint: str
    target: rdflib.URIRef  # the class
    limit: rdflib.term.Node

    @property
    def path(self) -> rdflib.URIRef:
        return SHAPES.value(self.shape, SH.path)

    def __str__(self) -> str:
        return f"{self.shape.removeprefix(ONTOLOGY)}-{self.constraint}-{self.target.removeprefix(ONTOLOGY)}"


def faults() -> Iterator[Fault]:
    silent = {SH.path, SH.message, TYPE}
    for node_shape, target in SHAPES.subject_objects(SH.targetClass):
        for shape in SHAPES.objects(node_shape, SH.property):
            for constraint, limit in SHAPES.predicate_objects(shape):
                if constraint not in silent:
                    yield Fault(shape, constraint.removeprefix(str(SH)), target, limit)


def broken_by(fault: Fault, told: rdflib.Graph) -> tuple[rdflib.URIRef, list[tuple], list[tuple]]:
    """The node that is hurt, what is taken away, and what is put in."""
    holders = sorted(set(told.subjects(TYPE, fault.target)) & set(told.subjects(fault.path)))
    assert holders, f"the story has no {fault.target} with {fault.path}"
    node = holders[0]
    was = [(node, fault.path, value) for value in told.objects(node, fault.path)]
    old = was[0][2]
    nowhere = rdflib.URIRef("urn:x-test:nowhere")
    decimal = rdflib.XSD.decimal
    number = rdflib.Literal("99999.5", datatype=decimal)
    made: dict[str, Callable[[], rdflib.term.Node]] = {
        "class": lambda: nowhere,
        "node": lambda: next(
            other for other in sorted(told.subjects(TYPE, rdflib.SKOS.Concept))
            if told.value(other, rdflib.SKOS.inScheme) != told.value(old, rdflib.SKOS.inScheme)
        ),
        "datatype": lambda: nowhere if fault.limit == decimal else number,
        "pattern": lambda: rdflib.Literal("?"),
        "minInclusive": lambda: rdflib.Literal("-1.0", datatype=decimal),
        "maxInclusive": lambda: rdflib.Literal("1.5", datatype=decimal),
        "lessThan": lambda: rdflib.Literal("99999", datatype=rdflib.XSD.nonNegativeInteger),
    }  # fmt: skip
    if fault.constraint == "minCount":
        return node, was, []
    if fault.constraint == "maxCount":
        return node, [], [(node, fault.path, another(old, fault, told))]
    if fault.constraint == "uniqueLang":
        return node, [], [(node, fault.path, rdflib.Literal("另一个", lang=old.language))]
    return node, was[:1], [(node, fault.path, made[fault.constraint]())]


def another(old: rdflib.term.Node, fault: Fault, told: rdflib.Graph) -> rdflib.term.Node:
    """A second value that is as good as the first."""
    if isinstance(old, rdflib.URIRef):
        kinds = set(told.objects(old, TYPE))
        schemes = set(told.objects(old, rdflib.SKOS.inScheme))
        return next(
            other
            for other in sorted(
                set(told.objects(None, fault.path)) | set(told.subjects(TYPE, next(iter(kinds))))
            )
            if other != old and set(told.objects(other, rdflib.SKOS.inScheme)) == schemes
        )
    taken = {
        rdflib.XSD.date: "2026-01-01", rdflib.XSD.dateTime: "2026-01-01T00:00:00", rdflib.XSD.boolean: "true",
        rdflib.XSD.decimal: "0.125", rdflib.XSD.nonNegativeInteger: "77",
    }.get(old.datatype, "XX" if fault.path == rdflib.SKOS.notation else "f" * 64)  # fmt: skip
    return rdflib.Literal(taken, datatype=old.datatype, lang=old.language)


def pyshacl_says(data: rdflib.Graph) -> set[tuple[str, str]]:
    _, report, _ = pyshacl.validate(data, shacl_graph=SHAPES, inference="none", inplace=True)
    results = report.objects(None, SH.result)
    pairs = ((report.value(one, SH.sourceShape), report.value(one, SH.focusNode)) for one in results)
    return {(str(shape).removeprefix(ONTOLOGY), str(focus)) for shape, focus in pairs}


def queries_say(data: rdflib.Graph) -> set[tuple[str, str]]:
    store = ox.Store()
    store.load(data.serialize(format="nt", encoding="utf-8"), format=ox.RdfFormat.N_TRIPLES)
    exported = Exported(store, {})
    return {(rule.name, row[0]) for rule in shapes.rules() for row in run(exported, rule.query).rows}


class TestShapes:
    def test_the_shapes_are_themselves_good_shapes_and_the_story_conforms(self, told: rdflib.Graph) -> None:
        conforms, _, text = pyshacl.validate(told, shacl_graph=SHAPES, inference="none", meta_shacl=True)
        assert conforms, text

    def test_the_queries_find_nothing_in_a_good_story(self, told: rdflib.Graph) -> None:
        assert queries_say(told) == set()

    @pytest.mark.parametrize("fault", sorted(faults(), key=str), ids=str)
    def test_one_fault_trips_one_rule(self, fault: Fault, told: rdflib.Graph) -> None:
        node, removed, added = broken_by(fault, told)
        for triple in removed:
            told.remove(triple)
        for triple in added:
            told.add(triple)
        try:
            judged, asked = pyshacl_says(told), queries_say(told)
        finally:
            for triple in added:
                told.remove(triple)
            for triple in removed:
                told.add(triple)
        name = str(fault.shape).removeprefix(ONTOLOGY)
        assert judged == {(name, str(node))}
        assert asked == judged

    def test_a_blank_node_trips_its_shape(self, told: rdflib.Graph) -> None:
        node = rdflib.BNode()
        values = list(told.predicate_objects(next(told.subjects(TYPE, KG.Quantity))))
        for predicate, value in values:
            told.add((node, predicate, value))
        try:
            assert {name for name, _ in queries_say(told)} == {"QuantityShape"}
        finally:
            told.remove((node, None, None))

    def test_every_message_is_a_sentence_of_its_own(self) -> None:
        messages = [
            str(m) for s, m in SHAPES.subject_objects(SH.message) if (s, TYPE, SH.PropertyShape) in SHAPES
        ]
        assert len(messages) == len(set(messages))
        assert all(message.endswith(".") and message[0].isupper() for message in messages)

    def test_a_constraint_that_is_not_known_is_an_error(self, monkeypatch: pytest.MonkeyPatch) -> None:
        file = {
            "<urn:s>": [
                (f"<{SH.targetClass}>", "<urn:c>"),
                (f"<{SH.property}>", "<urn:p>"),
            ],
            "<urn:p>": [
                (f"<{SH.path}>", "<urn:x>"),
                (f"<{SH.message}>", '"M."'),
                (f"<{SH.minLength}>", '"1"'),
            ],
        }
        monkeypatch.setattr(shapes, "read", lambda _: file)
        with pytest.raises(LanguageDataError, match="minLength"):
            shapes.rules.__wrapped__()
