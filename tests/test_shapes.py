"""Every shape and every invariant holds on a good story, and each single fault trips its own rule.

pySHACL is the judge of the shapes: our queries must say what it says, fault by fault.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pyoxigraph as ox
import pyshacl
import pytest
import rdflib

from kg import graph
from kg.errors import ExportError, LanguageDataError
from kg.graph import findings, shapes
from kg.graph.questions import run
from kg.graph.store import Exported, open_exports
from kg.iris import BASE, ONTOLOGY
from kg.lang import ontology_folder
from tests.graph_story import export, rich_story
from tests.story import story

KG = rdflib.Namespace(ONTOLOGY)
SH = rdflib.SH
TYPE = rdflib.RDF.type
SHAPES = rdflib.Graph().parse(ontology_folder() / "shapes.ttl")


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(rich_story(), tmp_path_factory.mktemp("rich"))


@pytest.fixture(scope="module")
def good(exports: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(exports / "graph.ttl")


# --- shapes ------------------------------------------------------------------------------------


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


def broken_by(fault: Fault, good: rdflib.Graph) -> tuple[rdflib.URIRef, list[tuple], list[tuple]]:
    """The node that is hurt, what is taken away, and what is put in."""
    holders = sorted(set(good.subjects(TYPE, fault.target)) & set(good.subjects(fault.path)))
    assert holders, f"the story has no {fault.target} with {fault.path}"
    node = holders[0]
    was = [(node, fault.path, value) for value in good.objects(node, fault.path)]
    old = was[0][2]
    nowhere = rdflib.URIRef("urn:x-test:nowhere")
    decimal = rdflib.XSD.decimal
    number = rdflib.Literal("99999.5", datatype=decimal)
    made: dict[str, Callable[[], rdflib.term.Node]] = {
        "class": lambda: nowhere,
        "node": lambda: next(
            other for other in sorted(good.subjects(TYPE, rdflib.SKOS.Concept))
            if good.value(other, rdflib.SKOS.inScheme) != good.value(old, rdflib.SKOS.inScheme)
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
        return node, [], [(node, fault.path, another(old, fault, good))]
    if fault.constraint == "uniqueLang":
        return node, [], [(node, fault.path, rdflib.Literal("另一个", lang=old.language))]
    return node, was[:1], [(node, fault.path, made[fault.constraint]())]


def another(old: rdflib.term.Node, fault: Fault, good: rdflib.Graph) -> rdflib.term.Node:
    """A second value that is as good as the first."""
    if isinstance(old, rdflib.URIRef):
        kinds = set(good.objects(old, TYPE))
        schemes = set(good.objects(old, rdflib.SKOS.inScheme))
        return next(
            other
            for other in sorted(
                set(good.objects(None, fault.path)) | set(good.subjects(TYPE, next(iter(kinds))))
            )
            if other != old and set(good.objects(other, rdflib.SKOS.inScheme)) == schemes
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
    def test_the_shapes_are_themselves_good_shapes_and_the_story_conforms(self, good: rdflib.Graph) -> None:
        conforms, _, text = pyshacl.validate(good, shacl_graph=SHAPES, inference="none", meta_shacl=True)
        assert conforms, text

    def test_the_queries_find_nothing_in_a_good_story(self, good: rdflib.Graph) -> None:
        assert queries_say(good) == set()

    @pytest.mark.parametrize("fault", sorted(faults(), key=str), ids=str)
    def test_one_fault_trips_one_rule(self, fault: Fault, good: rdflib.Graph) -> None:
        node, removed, added = broken_by(fault, good)
        for triple in removed:
            good.remove(triple)
        for triple in added:
            good.add(triple)
        try:
            judged, asked = pyshacl_says(good), queries_say(good)
        finally:
            for triple in added:
                good.remove(triple)
            for triple in removed:
                good.add(triple)
        name = str(fault.shape).removeprefix(ONTOLOGY)
        assert judged == {(name, str(node))}
        assert asked == judged

    def test_a_blank_node_trips_its_shape(self, good: rdflib.Graph) -> None:
        node = rdflib.BNode()
        values = list(good.predicate_objects(next(good.subjects(TYPE, KG.Quantity))))
        for predicate, value in values:
            good.add((node, predicate, value))
        try:
            assert {name for name, _ in queries_say(good)} == {"QuantityShape"}
        finally:
            good.remove((node, None, None))

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


# --- invariants --------------------------------------------------------------------------------

_PREFIXES = f"""PREFIX kg: <{ONTOLOGY}> PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX time: <http://www.w3.org/2006/time#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX person: <{BASE}person/>
PREFIX organization: <{BASE}organization/> PREFIX place: <{BASE}place/>
"""
# For each invariant a change of a good story that breaks it alone.
MUTATIONS = {
    "quote-length": """
        DELETE { ?p oa:exact ?old } INSERT { ?p oa:exact "短" }
        WHERE { { SELECT ?p ?old WHERE { ?p oa:exact ?old ; oa:start ?s } ORDER BY ?p LIMIT 1 } }""",
    "chain-forks": """
        INSERT { ?c prov:qualifiedAttribution ?step }
        WHERE { ?c kg:factuality kg:Negated . ?step prov:agent organization:临海通讯社 ; kg:depth ?d .
                FILTER(?d = 1) }""",
    "chain-gaps": """
        DELETE { ?step kg:depth ?d } INSERT { ?step kg:depth "3"^^xsd:nonNegativeInteger }
        WHERE { ?c kg:factuality kg:Negated ; prov:qualifiedAttribution ?step . ?step kg:depth ?d .
                FILTER(?d = 1) }""",
    "chain-publisher": """
        DELETE { ?doc dcterms:publisher organization:山城晚报 }
        INSERT { ?doc dcterms:publisher organization:海港日报 }
        WHERE { ?doc dcterms:publisher organization:山城晚报 }""",
    "contradiction-event": """
        INSERT { ?c kg:contradicts ?d . ?d kg:contradicts ?c . <urn:x> kg:earlierClaim ?c ; kg:laterClaim ?d }
        WHERE { ?c kg:about event:2026-04-20.accuse.北港武装_林岳 .
                ?d kg:about event:2026-03-09.statement.高宁 }""",
    "contradiction-both-ways": """
        DELETE { ?c kg:contradicts ?d }
        WHERE { { SELECT ?c ?d WHERE { ?k kg:laterClaim ?c ; kg:earlierClaim ?d } ORDER BY ?d LIMIT 1 } }""",
    "contradiction-explained": """
        DELETE { ?k kg:earlierClaim ?c }
        WHERE { { SELECT ?k ?c WHERE { ?k kg:earlierClaim ?c } ORDER BY ?k LIMIT 1 } }""",
    "copies-circle": """
        INSERT { ?b kg:copyOf ?a ; prov:qualifiedDerivation <urn:how> . <urn:how> prov:entity ?a }
        WHERE { ?a kg:copyOf ?b }""",
    "copies-explained": """
        DELETE { ?a prov:qualifiedDerivation ?how }
        WHERE { ?a kg:copyOf ?b ; prov:qualifiedDerivation ?how }""",
    "direct-relations": "INSERT DATA { person:高宁 kg:sanctioned person:林岳 }",
    "claim-graphs": """
        INSERT { GRAPH ?c { person:林岳 kg:met person:沈安 } } WHERE { ?c kg:factuality kg:Negated }""",
    "claim-graph-relations": """
        INSERT { GRAPH ?c { person:高宁 kg:met person:沈安 } }
        WHERE { { SELECT ?c WHERE { ?c kg:factuality kg:Happened ; kg:eventType kg:Meet }
                  ORDER BY ?c LIMIT 1 } }""",
    "interval-order": f"""
        DELETE {{ ?t time:hasBeginning ?b }} INSERT {{ ?t time:hasBeginning <{BASE}day/2026-04-20> }}
        WHERE {{ event:2026-03-09.statement.高宁 time:hasTime ?t . ?t time:hasBeginning ?b }}""",
    "clock-time-day": """
        DELETE { ?i time:inXSDDate ?d } INSERT { ?i time:inXSDDate "2026-03-03"^^xsd:date }
        WHERE { event:2026-03-04.meet.林岳_沈安 time:hasTime/time:hasBeginning ?i . ?i time:inXSDDate ?d }""",
    "root-count": """
        DELETE { ?e kg:rootCount ?n } INSERT { ?e kg:rootCount "9"^^xsd:nonNegativeInteger }
        WHERE { BIND(event:2026-03-04.meet.林岳_沈安 AS ?e) ?e kg:rootCount ?n }""",
    "document-count": """
        DELETE { ?e kg:documentCount ?n } INSERT { ?e kg:documentCount "9"^^xsd:nonNegativeInteger }
        WHERE { BIND(event:2026-03-04.meet.林岳_沈安 AS ?e) ?e kg:documentCount ?n }""",
    "first-reported": """
        DELETE { ?e kg:firstReported ?n } INSERT { ?e kg:firstReported "2025-01-01"^^xsd:date }
        WHERE { BIND(event:2026-03-04.meet.林岳_沈安 AS ?e) ?e kg:firstReported ?n }""",
    "event-claims": "INSERT DATA { <urn:x-test:event> a kg:Event }",
    "event-adds-nothing": "INSERT DATA { event:2026-03-09.statement.高宁 kg:participant person:林岳 }",
    "event-status": """
        DELETE { ?e kg:status ?n } INSERT { ?e kg:status kg:Announced }
        WHERE { BIND(event:2026-03-09.statement.高宁 AS ?e) ?e kg:status ?n }""",
    "subtype-below-type": "INSERT DATA { event:2026-03-09.statement.高宁 kg:eventSubtype kg:Talks }",
    "root-named": """
        DELETE { ?c kg:root ?r } INSERT { ?c kg:root ?someone }
        WHERE { ?c kg:factuality kg:Possible ; kg:root ?r . ?someone a kg:Person ; kg:named false }""",
    "unnamed-apart": """
        INSERT { ?c kg:participant ?someone }
        WHERE { ?someone a kg:Person ; kg:named false . ?c kg:about event:2026-03-09.statement.高宁 }""",
    "roles-are-participants": """
        DELETE { ?e kg:participant person:高宁 }
        WHERE { BIND(event:2026-03-09.statement.高宁 AS ?e) ?e kg:participant person:高宁 }""",
    "merged-apart": """
        DELETE { ?m kg:into ?c } INSERT { ?m kg:into ?other }
        WHERE { ?m kg:into ?c . ?other kg:about event:2026-03-09.statement.高宁 }""",
}


def rules_broken(exported: Exported) -> set[str]:
    return {rule.name for rule in findings.invariants() if run(exported, rule.query).rows}


class TestInvariants:
    def test_every_invariant_has_its_mutation(self) -> None:
        assert {rule.name for rule in findings.invariants()} == set(MUTATIONS)

    def test_every_invariant_says_its_rule_in_a_sentence(self) -> None:
        assert all(rule.message.endswith(".") for rule in findings.invariants())

    def test_a_good_story_breaks_none(self, exports: Path) -> None:
        assert rules_broken(open_exports(exports)) == set()

    @pytest.mark.parametrize("name", sorted(MUTATIONS))
    def test_one_fault_trips_one_rule(self, name: str, exports: Path) -> None:
        exported = open_exports(exports)
        before = set(exported.store)
        # Oxigraph's query parser stops at a second dot in a short name, so events are named in full.
        exported.store.update(_PREFIXES + re.sub(r"\bevent:(\S+)", rf"<{BASE}event/\1>", MUTATIONS[name]))
        assert before != set(exported.store), "the mutation changed nothing"
        assert rules_broken(exported) == {name}


# --- the whole check ---------------------------------------------------------------------------


def rewritten(exports: Path, folder: Path, change: Callable[[dict], None]) -> Path:
    """The exports with one line of documents.jsonl changed."""
    for name in ("claims.trig", "graph.ttl"):
        (folder / name).write_bytes((exports / name).read_bytes())
    records = [msgspec.json.decode(line) for line in (exports / "documents.jsonl").read_bytes().splitlines()]
    change(next(record for record in records if record["path"] == "wire.md"))
    lines = [msgspec.json.encode(record) + b"\n" for record in records]
    (folder / "documents.jsonl").write_bytes(b"".join(lines))
    return folder


class TestCheck:
    def test_all_is_well(self, exports: Path) -> None:
        assert graph.check(exports) == ()

    def test_the_plain_story_is_well_too(self, tmp_path: Path) -> None:
        assert graph.check(export(story(), tmp_path)) == ()

    def test_a_quote_that_is_not_in_its_text_is_found(self, exports: Path, tmp_path: Path) -> None:
        def shift(record: dict) -> None:
            record["text"] = "一" + record["text"][:-1]

        found = graph.check(rewritten(exports, tmp_path, shift))
        assert {finding.rule for finding in found} == {"quote-text", "document-text"}
        assert all("run kg build" in finding.todo for finding in found)

    def test_a_claim_that_only_one_file_has_is_found(self, exports: Path, tmp_path: Path) -> None:
        found = graph.check(rewritten(exports, tmp_path, lambda record: record["claims"].pop()))
        assert [finding.rule for finding in found] == ["claims-agree"]

    def test_a_quote_changed_in_the_table_is_found(self, exports: Path, tmp_path: Path) -> None:
        def change(record: dict) -> None:
            record["claims"][0]["quote"] = "别的话"

        found = graph.check(rewritten(exports, tmp_path, change))
        assert [finding.rule for finding in found] == ["quote-text"]

    def test_a_document_that_is_missing_is_found(self, exports: Path, tmp_path: Path) -> None:
        def hide(record: dict) -> None:
            record["iri"] += "x"

        rules = {finding.rule for finding in graph.check(rewritten(exports, tmp_path, hide))}
        assert rules == {"quote-text", "document-text"}

    @pytest.mark.parametrize(
        ("name", "content", "message"),
        [
            ("claims.trig", b"not RDF", "cannot be read"),
            ("claims.trig", None, "not there"),
            ("documents.jsonl", b'{"iri": "a", "text": "", "claims": []}\n{', "line 2"),
            ("documents.jsonl", None, "not there"),
        ],
    )
    def test_a_broken_export_is_one_line(
        self, exports: Path, tmp_path: Path, name: str, content: bytes | None, message: str
    ) -> None:
        folder = rewritten(exports, tmp_path, lambda record: None)
        (folder / name).unlink()
        if content is not None:
            (folder / name).write_bytes(content)
        with pytest.raises(ExportError, match=message) as error:
            graph.check(folder)
        assert "\n" not in str(error.value) and "run kg build" in str(error.value)
