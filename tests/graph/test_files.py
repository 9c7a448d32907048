"""The graph says what the story says: no more, nothing twice, the same bytes each time."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg import graph
from kg.errors import KgError
from kg.export import trig
from kg.graph import terms
from kg.iris import BASE
from tests.graph.names import KG
from tests.graph.rich_story import export, rich_story
from tests.story import story


def iri(key: str) -> rdflib.URIRef:
    return rdflib.URIRef(BASE + key)


def lines(path: Path, form: ox.RdfFormat) -> set[str]:
    return {str(quad).lower() for quad in ox.parse(path=str(path), format=form)}


class TestFiles:
    def test_rdflib_and_oxigraph_read_the_same_turtle(self, exports: Path, told: rdflib.Graph) -> None:
        ours = {f"{s.n3()} {p.n3()} {o.n3()}".lower() for s, p, o in told}
        assert len(ours) == len(lines(exports / "graph.ttl", ox.RdfFormat.TURTLE)) == len(told)

    def test_trig_is_turtle_and_the_graphs_of_claims(self, exports: Path) -> None:
        quads = list(ox.parse(path=str(exports / "claims.trig"), format=ox.RdfFormat.TRIG))
        default = {str(q.triple).lower() for q in quads if isinstance(q.graph_name, ox.DefaultGraph)}
        assert default == lines(exports / "graph.ttl", ox.RdfFormat.TURTLE)
        dataset = rdflib.Dataset(default_union=False)
        dataset.parse(exports / "claims.trig")
        assert len(list(dataset.quads())) == len(quads)

    def test_trig_from_the_turtle_beside_it_is_the_same(self, exports: Path, tmp_path: Path) -> None:
        trig.write(graph.project(rich_story(), BASE), tmp_path / "claims.trig", exports / "graph.ttl")
        assert (tmp_path / "claims.trig").read_bytes() == (exports / "claims.trig").read_bytes()

    def test_no_blank_nodes(self, told: rdflib.Graph) -> None:
        assert not [term for triple in told for term in triple if isinstance(term, rdflib.BNode)]

    def test_every_subject_stands_once_and_every_statement_once(self) -> None:
        subjects = [subject for subject, _ in graph.project(rich_story(), BASE).nodes()]
        assert len(subjects) == len(set(subjects))

    def test_everything_pointed_at_is_described(self, told: rdflib.Graph) -> None:
        inside = {o for _, _, o in told if isinstance(o, rdflib.URIRef) and o.startswith(BASE)}
        classes = set(told.objects(None, rdflib.RDF.type))
        core = {KG[n] for n in ("relatedTo", "Actor")}
        assert sorted(inside - set(told.subjects()) - classes - core) == []

    def test_the_same_bytes_whatever_the_hash_seed(self, tmp_path: Path) -> None:
        code = (
            "import sys; from pathlib import Path; from tests.graph.rich_story import export, rich_story; "
            "export(rich_story(), Path(sys.argv[1]))"
        )
        made = []
        for seed in ("0", "1", "77"):
            environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": "Asia/Taipei"}
            subprocess.run([sys.executable, "-c", code, str(tmp_path / seed)], check=True, env=environment)
            made.append([(tmp_path / seed / name).read_bytes() for name in ("graph.ttl", "claims.trig")])
        assert made[0] == made[1] == made[2]

    def test_order_of_records_does_not_matter(self, exports: Path, tmp_path: Path) -> None:
        plain = rich_story()
        turned = replace(
            plain,
            documents=plain.documents[::-1],
            events=plain.events[::-1],
            contradictions=plain.contradictions[::-1],
            copies=plain.copies[::-1],
            memberships=plain.memberships[::-1],
        )
        export(turned, tmp_path)
        assert (tmp_path / "claims.trig").read_bytes() == (exports / "claims.trig").read_bytes()

    def test_another_base_names_the_instances_and_not_the_ontology(self, tmp_path: Path) -> None:
        export(story(), tmp_path, "https://other.example/x#")
        told = rdflib.Graph().parse(tmp_path / "graph.ttl")
        person = rdflib.URIRef("https://other.example/x#person/林岳")
        assert (person, rdflib.RDF.type, KG.Person) in told
        assert graph.describe(tmp_path, "林岳").iri == str(person)
        assert graph.check(tmp_path) == ()

    @pytest.mark.parametrize("base", ["no iri/", "https://a b/", "https://[bad/", "<x>/"])
    def test_a_base_that_is_no_iri_is_one_line(self, base: str) -> None:
        with pytest.raises(KgError, match="is not an IRI") as error:
            graph.project(story(), base)
        assert "\n" not in str(error.value)

    def test_load_is_an_rdflib_graph(self, exports: Path) -> None:
        loaded = graph.load(exports)
        assert isinstance(loaded, rdflib.Graph)
        assert str(loaded.value(iri("person/林岳"), rdflib.RDFS.label)) == "林岳"
        rows = list(loaded.query("SELECT ?b WHERE { person:林岳 kg:met ?b }"))
        assert [str(row[0]) for row in rows] == [BASE + "person/沈安"]

    def test_the_same_article_at_two_paths_is_one_document(self) -> None:
        plain = story()
        twice = replace(plain.documents[0], article=replace(plain.documents[0].article, path="again.md"))
        nodes = dict(graph.project(replace(plain, documents=(*plain.documents, twice)), BASE).nodes())
        pairs = nodes[f"<{BASE}{twice.key}>"]
        names = {value for predicate, value in pairs if predicate == terms.name("dcterms:identifier")}
        assert names == {'"again.md"', '"denial.md"'}
