"""Names with their languages, labels, addresses."""

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from kg.graph import documents, terms
from kg.records import Speaker
from tests.graph.names import KG, iri
from tests.graph.rich_story import export
from tests.story import LINHAI, story


class TestNames:
    @pytest.mark.parametrize(
        ("name", "language"),
        [
            ("布林肯", "zh-Hans"),
            ("國務院", "zh-Hant"),
            ("安东尼·布林肯", "zh-Hans"),
            ("安东尼‧布林肯", "zh-Hans"),
            ("G20外长会", "zh-Hans"),
            ("Reuters", "en"),
            ("Élysée", "en"),
            ("Кремль", ""),
            ("2023", ""),
        ],
    )
    def test_letters_tell_the_language(self, name: str, language: str) -> None:
        assert terms.language_of(name) == language

    def test_one_preferred_name_a_language_and_one_label(self, told: rdflib.Graph) -> None:
        shen = iri("person/沈安")
        assert set(told.objects(shen, rdflib.SKOS.prefLabel)) == {
            rdflib.Literal("沈安", lang="zh-Hans"),
            rdflib.Literal("瀋安", lang="zh-Hant"),
        }
        assert rdflib.Literal("Shen An", lang="en") in set(told.objects(shen, rdflib.SKOS.altLabel))
        evening = iri("organization/山城晚报")
        assert rdflib.Literal("山城晚報", lang="zh-Hant") in set(told.objects(evening, rdflib.SKOS.prefLabel))
        assert [str(label) for label in told.objects(evening, rdflib.RDFS.label)] == ["山城晚报"]

    def test_whoever_belongs_to_a_body_is_a_member_and_to_a_country_has_a_state(
        self, told: rdflib.Graph
    ) -> None:
        gao, lin = iri("person/高宁"), iri("person/林岳")
        assert told.value(gao, rdflib.ORG.memberOf) == iri("organization/西屿国外交部")
        assert told.value(gao, KG.state) is None
        assert told.value(lin, KG.state) == iri("country/东岚国")

    def test_a_place_that_words_are_attributed_to_is_an_actor_too(self, tmp_path: Path) -> None:
        plain = story()
        document = next(d for d in plain.documents if d.article.path == "wire.md")
        claim = structs.replace(
            document.claims[0], root=LINHAI.key, speakers=(Speaker(LINHAI.key, "临海", "称"),)
        )
        changed = replace(document, claims=(claim, *document.claims[1:]))
        documents = tuple(changed if d is document else d for d in plain.documents)
        told = rdflib.Graph().parse(export(replace(plain, documents=documents), tmp_path) / "graph.ttl")
        assert (iri(LINHAI.key), rdflib.RDF.type, KG.Actor) in told

    def test_a_name_is_never_both_preferred_and_other(self, told: rdflib.Graph) -> None:
        preferred = set(told.subject_objects(rdflib.SKOS.prefLabel))
        assert not preferred & set(told.subject_objects(rdflib.SKOS.altLabel))

    def test_the_unsigned_outlet_has_a_label(self, told: rdflib.Graph) -> None:
        unsigned = next(actor for actor in story().actors if not actor.name)
        assert str(told.value(iri(unsigned.key), rdflib.RDFS.label)) == "未署名"

    def test_an_event_that_is_not_a_plain_report_says_so_in_its_label(self, told: rdflib.Graph) -> None:
        label = told.value(iri("event/2026-03-04.meet.林岳_沈安"), rdflib.RDFS.label)
        assert "有争议" in str(label)


class TestAddresses:
    @pytest.mark.parametrize(
        ("url", "term"),
        [
            ("https://news.example/a", "<https://news.example/a>"),
            (" https://news.example/到访?a=一 b|c ", "<https://news.example/到访?a=一%20b%7Cc>"),
            ("https://news.example/%zz", '"https://news.example/%zz"'),
            ("news.example/a", '"news.example/a"'),
            ("http://[bad", '"http://[bad"'),
        ],
    )
    def test_an_address_is_an_iri_if_it_can_be(self, url: str, term: str) -> None:
        assert documents.address(url) == term

    @given(st.text())
    def test_any_text_is_kept_as_a_term_that_parses(self, url: str) -> None:
        line = f"<a:a> <b:b> {documents.address(url)} ."
        assert list(ox.parse(line.encode(), format=ox.RdfFormat.N_TRIPLES))
