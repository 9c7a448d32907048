"""Who is directly related to whom: only what is said to have happened, and the network says the same."""

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import rdflib

from kg import graph, network
from kg.graph import terms
from kg.iris import BASE
from kg.lang.event_types import event_type
from tests.graph.names import KG, iri
from tests.graph.rich_story import rich_story


class TestRelations:
    def test_only_what_is_said_to_have_happened(self, told: rdflib.Graph) -> None:
        assert (iri("country/西屿国"), KG.sanctioned, iri("organization/北港公司")) in told
        assert (iri("organization/北港武装"), KG.attacked, iri("organization/东岚国海关")) in told
        unsigned = [d for d in rich_story().documents if d.article.path != "leaflet.txt"]
        without = graph.project(replace(rich_story(), documents=tuple(unsigned)), BASE)
        pairs = dict(without.nodes())[f"<{BASE}country/西屿国>"]
        assert terms.name("kg:sanctioned") not in {predicate for predicate, _ in pairs}

    def test_symmetric_relations_run_both_ways_and_others_one_way(self, told: rdflib.Graph) -> None:
        lin, shen = iri("person/林岳"), iri("person/沈安")
        assert (lin, KG.met, shen) in told and (shen, KG.met, lin) in told
        assert (iri("organization/北港武装"), KG.accused, lin) not in told

    def test_the_network_and_the_question_say_the_same(self, told: rdflib.Graph, exports: Path) -> None:
        edges = set()
        for one, other, edge in network.project(rich_story()).edges(data=True):
            relation = KG[event_type(edge["type"]).relation]
            edges.add((iri(one), relation, iri(other)))
            if not edge["directed"]:
                edges.add((iri(other), relation, iri(one)))
        direct = {
            triple
            for relation in told.subjects(rdflib.RDFS.subPropertyOf, KG.relatedTo)
            for triple in told.triples((None, relation, None))
        }
        assert direct == edges
        assert len(graph.query(exports, "related").rows) == len(edges)

    def test_a_denial_and_a_plan_have_no_graph(self, exports: Path) -> None:
        names = {
            quad.graph_name.value
            for quad in ox.parse(path=str(exports / "claims.trig"), format=ox.RdfFormat.TRIG)
            if isinstance(quad.graph_name, ox.NamedNode)
        }
        happened = {
            BASE + claim.key
            for document in rich_story().documents
            for claim in document.claims
            if claim.factuality == "happened" and claim.targets
        }
        assert names == happened

    def test_one_step_for_the_outlet_of_a_document(self, told: rdflib.Graph) -> None:
        document = next(d for d in rich_story().documents if d.article.path == "wire.md")
        steps = {
            step
            for claim in document.claims
            for step in told.objects(iri(claim.key), rdflib.PROV.qualifiedAttribution)
        }
        assert len(steps) == 1
