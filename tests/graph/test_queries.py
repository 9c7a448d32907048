"""What a reader may ask in SPARQL, and what is refused."""

from pathlib import Path

import pytest

from kg import graph
from kg.errors import ExportError, KgError
from kg.graph.questions import refuse
from tests.graph.names import MEETING


class TestQueries:
    def test_a_query_knows_the_prefixes_of_the_file(self, exports: Path) -> None:
        assert graph.query(exports, "SELECT ?n { person:林岳 rdfs:label ?n }").rows == (("林岳",),)

    def test_short_names_with_dots_are_understood(self, exports: Path) -> None:
        text = f"SELECT ?n {{ {MEETING.replace('/', ':', 1)} kg:rootCount ?n }}"
        assert graph.query(exports, text).rows == (("2",),)

    def test_a_file(self, exports: Path, tmp_path: Path) -> None:
        (tmp_path / "q.rq").write_text("ASK { person:林岳 kg:met person:沈安 }", encoding="utf-8")
        assert graph.query(exports, str(tmp_path / "q.rq")).rows == (("true",),)

    def test_the_graph_of_a_claim_leads_to_its_root(self, exports: Path) -> None:
        text = (
            "SELECT ?name { GRAPH ?claim { person:林岳 kg:met person:沈安 } ?claim kg:root/rdfs:label ?name }"
        )
        assert sorted(row[0] for row in graph.query(exports, text).rows) == [
            "临海通讯社",
            "临海通讯社",
            "青石周刊",
        ]

    def test_construct_gives_triples(self, exports: Path) -> None:
        result = graph.query(exports, "CONSTRUCT { ?a kg:met ?b } WHERE { ?a kg:met ?b }")
        assert result.columns == ("subject", "predicate", "object") and len(result.rows) == 2

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("SELECT ?x WHERE { ?x", "line 1"),
            ("SELECT ?x\nWHERE { ?x ?y }", "line 2"),
            ("nosuch", "no question is called"),
            ("nosuch.rq", "cannot be read"),
            ("", "no question is called"),
            ("INSERT DATA { <a:a> <b:b> <c:c> }", "only read"),
            ("PREFIX a: <b:c>\nPREFIX : <d:e> DELETE WHERE { ?s ?p ?o }", "only read"),
            ("# a comment\nLOAD <http://x.example/>", "only read"),
            ("DROP ALL", "only read"),
            ("SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }", "network"),
            ("SELECT * { ?s ?p ?o .SERVICE SILENT ?x {} }", "network"),
            ("select * { service<http://x.example/> {} }", "network"),
            ("SELECT * { \\u0053ERVICE <http://x.example/> {} }", "network"),
            ('SELECT * { ?s ?p """a" # """ . SERVICE <http://x.example/> {} }', "network"),
            ("SELECT * { FILTER(1 <2 && 3> 2) SERVICE <http://x.example/> {} }", "network"),
        ],
    )
    def test_a_mistake_or_a_danger_is_one_line(self, exports: Path, text: str, message: str) -> None:
        with pytest.raises(KgError, match=message) as error:
            graph.query(exports, text)
        assert "\n" not in str(error.value)

    @pytest.mark.parametrize(
        "text",
        [
            'ASK { ?service ?p "SERVICE" } # SERVICE',
            "ASK { <http://x.example/SERVICE> kg:service service:x }",
            "PREFIX insert: <a:b> ASK { ?s ?p insert:x }",
            "ASK { ?s ?p 'it''s' }",
        ],
    )
    def test_the_word_alone_is_no_danger(self, text: str) -> None:
        refuse(text)

    def test_hostile_queries_are_refused_in_linear_time(self) -> None:
        for text in ('"' * 100_000, "<" * 100_000, "PREFIX " * 20_000, "a." * 50_000, "'''" + "\\" * 99_999):
            refuse(text)

    def test_exports_that_are_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(ExportError, match="run kg build"):
            graph.query(tmp_path, "roots")
