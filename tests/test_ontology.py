"""The ontology says what each of its terms means, in two languages, and uses nothing that is not there."""

import re
import tomllib
from pathlib import Path

import pytest
import rdflib
from rdflib import DC, DCTERMS, ORG, OWL, PROV, RDF, RDFS, SH, SKOS, TIME, XSD

import kg
from kg.errors import LanguageDataError
from kg.graph import vocabulary
from kg.iris import ONTOLOGY
from kg.lang import load, ontology_folder
from kg.lang.event_types import event_types
from kg.records import ActorType, Basis, Conflict, Factuality, Granularity, Status
from tests.graph.rich_story import export, rich_story

KG = rdflib.Namespace(ONTOLOGY)
HERE = ontology_folder()
CORE = rdflib.Graph().parse(HERE / "kg.ttl")
SCHEMES = rdflib.Graph().parse(HERE / "schemes.ttl")
TYPES = rdflib.Graph().parse(HERE / "event-types.ttl")
SHAPES = rdflib.Graph().parse(HERE / "shapes.ttl")
ALIGNED = rdflib.Graph().parse(HERE / "alignments.ttl")
VOCABULARY = CORE + SCHEMES + TYPES
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
TERMS = sorted({term for kind in KINDS for term in VOCABULARY.subjects(RDF.type, kind)})
CONCEPTS = sorted(VOCABULARY.subjects(RDF.type, SKOS.Concept))
# Web Annotation terms that we use; rdflib has no closed list of them.
OA = {"start", "end", "exact", "TextPositionSelector", "TextQuoteSelector"}
CLOSED = (DC, DCTERMS, ORG, OWL, PROV, RDF, RDFS, SH, SKOS, TIME, XSD)


def short(term: rdflib.term.Node) -> str:
    return str(term).removeprefix(ONTOLOGY)


def texts(pattern: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(HERE.glob(pattern)))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> rdflib.Graph:
    return rdflib.Graph().parse(export(rich_story(), tmp_path_factory.mktemp("rich")) / "graph.ttl")


class TestTerms:
    @pytest.mark.parametrize("term", TERMS, ids=short)
    def test_has_names_in_two_languages_and_a_definition(self, term: rdflib.URIRef) -> None:
        assert {label.language for label in VOCABULARY.objects(term, RDFS.label)} == {"en", "zh"}
        definition = VOCABULARY.value(term, SKOS.definition)
        assert definition is not None and str(definition).endswith(".")

    def test_names_are_unique(self) -> None:
        labels = [str(label) for term in TERMS for label in VOCABULARY.objects(term, RDFS.label)]
        assert sorted({label for label in labels if labels.count(label) > 1}) == []

    @pytest.mark.parametrize("term", TERMS, ids=short)
    def test_is_used_by_a_question_a_shape_or_the_gazetteer(self, term: rdflib.URIRef) -> None:
        used = texts("queries/**/*.rq") + texts("invariants/*.rq") + texts("shapes.ttl")
        # A direct relation is used through kg:relation, a super-class or super-property through its kin.
        used += texts("event-types.ttl") + texts("actors-*.ttl") + texts("outlets.ttl") + _kin()
        assert re.search(rf"\bkg:{short(term)}\b", used), f"kg:{short(term)} is of no use; use it or drop it"

    def test_everything_ours_that_is_used_is_declared(self, told: rdflib.Graph) -> None:
        declared = {*TERMS, *CONCEPTS, *SCHEMES.subjects(), *TYPES.subjects(), *SHAPES.subjects()}
        graphs = (VOCABULARY, SHAPES, ALIGNED, told)
        used = {t for graph in graphs for triple in graph for t in triple if str(t).startswith(ONTOLOGY)}
        assert sorted(short(term) for term in used - declared) == []

    def test_everything_ours_in_a_query_is_declared(self) -> None:
        declared = {short(term) for term in {*TERMS, *CONCEPTS, *SCHEMES.subjects(), *TYPES.subjects()}}
        queries = re.sub(r"PREFIX .*|#.*", "", texts("queries/**/*.rq") + texts("invariants/*.rq"))
        assert sorted(set(re.findall(r"\bkg:([\w-]+)", queries)) - declared) == []

    def test_every_reused_term_exists(self, told: rdflib.Graph) -> None:
        graphs = (VOCABULARY, SHAPES, told)
        unknown = {
            str(term)
            for graph in graphs
            for triple in graph
            for term in triple
            if isinstance(term, rdflib.URIRef) and not _exists(term)
        }
        assert sorted(unknown) == []

    def test_no_blank_nodes(self) -> None:
        for graph in (VOCABULARY, SHAPES, ALIGNED):
            assert not [term for triple in graph for term in triple if isinstance(term, rdflib.BNode)]

    def test_the_version_is_the_package_s(self) -> None:
        assert str(CORE.value(rdflib.URIRef(ONTOLOGY[:-1]), OWL.versionInfo)) == kg.__version__

    def test_alignments_speak_of_declared_terms(self) -> None:
        assert {short(term) for term in ALIGNED.subjects()} <= {short(term) for term in TERMS}


def _kin() -> str:
    supers = [*CORE.objects(None, RDFS.subClassOf), *VOCABULARY.objects(None, RDFS.subPropertyOf)]
    return " ".join(f"kg:{short(term)}" for term in supers)


def _exists(term: rdflib.URIRef) -> bool:
    if str(term).startswith("http://www.w3.org/ns/oa#"):
        return str(term).rpartition("#")[2] in OA
    for namespace in CLOSED:
        if str(term).startswith(str(namespace)) and str(term) != str(namespace):
            return term in namespace
    return True


class TestCodeLists:
    @pytest.mark.parametrize("concept", CONCEPTS, ids=short)
    def test_a_concept_has_names_a_notation_and_a_definition(self, concept: rdflib.URIRef) -> None:
        assert {label.language for label in VOCABULARY.objects(concept, SKOS.prefLabel)} == {"en", "zh"}
        assert len(list(VOCABULARY.objects(concept, SKOS.notation))) == 1
        assert len(list(VOCABULARY.objects(concept, SKOS.inScheme))) == 1
        assert str(VOCABULARY.value(concept, SKOS.definition)).endswith(".")

    @pytest.mark.parametrize(
        ("scheme", "values"),
        [
            ("factualities", set(Factuality)),
            ("statuses", set(Status)),
            ("conflicts", set(Conflict)),
            ("bases", set(Basis)),
            ("granularities", set(Granularity)),
            ("copy-kinds", {"identical", "near", "credited", "passage"}),
            ("date-sources", {"metadata", "byline", "header", "address", "comment", "worked-out"}),
            ("event-types", {kind.notation for kind in event_types()}),
        ],
    )
    def test_a_list_holds_the_values_of_the_records(self, scheme: str, values: set[str]) -> None:
        members = VOCABULARY.subjects(SKOS.inScheme, KG[scheme])
        assert {str(VOCABULARY.value(member, SKOS.notation)) for member in members} == set(map(str, values))
        assert all(vocabulary.concept(scheme, value).startswith("<") for value in values)

    def test_every_kind_of_quantity_that_the_language_data_knows_is_listed(self) -> None:
        table = load("zh", "claims")
        for kind in {*table.mapping("unit").values(), *table.mapping("fate").values()}:
            assert vocabulary.concept("quantity-kinds", kind)

    def test_a_value_that_is_in_no_list_is_an_error_that_says_where(self) -> None:
        with pytest.raises(LanguageDataError, match=r"schemes\.ttl"):
            vocabulary.concept("statuses", "nosuch")

    def test_no_word_stands_twice_in_a_list(self) -> None:
        """Reading a file as a graph hides it."""
        for path in sorted(HERE.glob("*.ttl")):
            for words in re.findall(r'(?:"[^"\n]*"@[\w-]+\s*,\s*)+"[^"\n]*"@[\w-]+', path.read_text("utf-8")):
                listed = re.findall(r'"[^"\n]*"@[\w-]+', words)
                assert len(listed) == len(set(listed)), (
                    path.name,
                    {w for w in listed if listed.count(w) > 1},
                )

    def test_every_type_of_event_has_its_relation_declared(self) -> None:
        for kind in event_types():
            if kind.relation:
                relation = KG[kind.relation]
                assert (relation, RDFS.subPropertyOf, KG.relatedTo) in VOCABULARY
                assert ((relation, RDF.type, OWL.SymmetricProperty) in VOCABULARY) is kind.symmetric

    def test_every_kind_of_actor_has_its_class(self, told: rdflib.Graph) -> None:
        classes = {short(kind) for kind in told.objects(None, RDF.type)}
        assert {"Person", "Country", "Organization", "Media", "Place", "TreatyOrEvent"} <= classes
        assert len(ActorType) == 6


class TestFiles:
    def test_every_packaged_query_begins_with_what_it_answers(self) -> None:
        for path in sorted(HERE.glob("**/*.rq")):
            first = path.read_text(encoding="utf-8").splitlines()[0]
            assert re.fullmatch(r"# \S.*", first), path.name

    def test_the_ontology_is_packaged(self) -> None:
        project = Path(kg.__file__).parent.parent / "pyproject.toml"
        if project.exists():
            settings = tomllib.loads(project.read_text(encoding="utf-8"))
            wheel = settings["tool"]["hatch"]["build"]["targets"]["wheel"]
            assert wheel["force-include"]["ontology"] == "kg/ontology"
