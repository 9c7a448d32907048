"""Every invariant holds on a good story, and each single fault trips its own."""

import re
from pathlib import Path

import pytest

from kg.graph import findings
from kg.graph.questions import run
from kg.graph.store import Exported, open_exports
from kg.iris import BASE, ONTOLOGY
from kg.merge import merge
from kg.records import Factuality, Status
from tests.graph.rich_story import export
from tests.story import DAILY, GAO, WEEKLY
from tests.story.telling import cite, militia, shen, told

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

    def test_a_negation_of_something_else_disputes_nothing(self, tmp_path: Path) -> None:
        """A war is told of; somebody who takes no part says that there is none: no contradiction."""
        war = "北港武装对沈安的战争仍在继续。", "战争", "attack", [militia], [shen], {}
        aside = "高宁说，北港武装没有对沈安发动战争。", "战争", "attack", [militia], [shen]
        no_war = *aside, {"factuality": Factuality.NEGATED, **cite(GAO)}
        story = merge((told("a", DAILY, "2026-03-05", war), told("b", WEEKLY, "2026-03-05", no_war)))
        assert {event.status for event in story.events} == {Status.REPORTED}
        assert rules_broken(open_exports(export(story, tmp_path))) == set()

    @pytest.mark.parametrize("name", sorted(MUTATIONS))
    def test_one_fault_trips_one_rule(self, name: str, exports: Path) -> None:
        exported = open_exports(exports)
        before = set(exported.store)
        # Oxigraph's query parser stops at a second dot in a short name, so events are named in full.
        exported.store.update(_PREFIXES + re.sub(r"\bevent:(\S+)", rf"<{BASE}event/\1>", MUTATIONS[name]))
        assert before != set(exported.store), "the mutation changed nothing"
        assert rules_broken(exported) == {name}
