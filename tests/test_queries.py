"""What the graph answers: the competency questions, the timeline, one thing, and what it refuses."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kg import graph
from kg.errors import ExportError, KgError
from kg.graph.descriptions import sections_of
from kg.graph.questions import find, refuse
from kg.iris import BASE
from tests.graph_story import export, rich_story
from tests.story import story

MEETING = "event/2026-03-04.meet.林岳_沈安"


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(rich_story(), tmp_path_factory.mktemp("rich"))


def rows(exports: Path, question: str, *columns: str) -> list[tuple[str, ...]]:
    result = graph.query(exports, question)
    at = [result.columns.index(column) for column in columns]
    return [tuple(row[index] for index in at) for row in result.rows]


class TestQuestions:
    @pytest.mark.parametrize("question", graph.questions(), ids=lambda question: question.name)
    def test_says_what_it_answers_and_has_an_answer(self, exports: Path, question: graph.Question) -> None:
        assert question.asks.partition("(")[0].strip().endswith("?")
        assert graph.query(exports, question.name).rows or question.name == "plans"

    def test_what_happened_in_the_words_of_the_sources(self, exports: Path) -> None:
        found = rows(exports, "happened", "first", "what", "status", "roots", "documents")
        assert found[1] == ("2026-03-04", "林岳 会谈 沈安 (2026-03-04，有争议)", "有争议", "2", "4")
        assert [row[0] for row in found] == sorted(row[0] for row in found)
        words = dict(rows(exports, "happened", "what", "words"))
        assert set(words[found[1][1]].split(" | ")) == {"3月4日", "4日下午", "上周三"}

    def test_between_two_dates(self, exports: Path) -> None:
        text = find("happened").replace("1900-01-01", "2026-04-16").replace("2100-12-31", "2026-04-19")
        assert [row[3] for row in graph.query(exports, text).rows] == [
            "北港武装 攻击 东岚国海关 (2026-04-18)"
        ]

    def test_who_is_related_to_whom(self, exports: Path) -> None:
        found = rows(exports, "related", "one", "how", "other", "roots")
        assert ("林岳", "曾与其会面", "沈安", "2") in found
        assert ("沈安", "曾与其会面", "林岳", "2") in found
        assert ("北港武装", "曾攻击", "东岚国海关", "2") in found
        assert not [row for row in found if row[0] == "东岚国海关"]

    def test_the_evidence_of_an_event(self, exports: Path) -> None:
        found = rows(exports, "evidence", "event", "says", "quote", "outlet", "start", "end")
        meeting = [row for row in found if row[0].startswith("林岳 会谈 沈安")]
        assert [row[1] for row in meeting] == ["已发生", "已发生", "已发生", "未发生"]
        assert all(len(row[2]) == int(row[5]) - int(row[4]) for row in found)

    def test_roots_against_documents(self, exports: Path) -> None:
        found = rows(exports, "roots", "event", "roots", "documents", "who")
        assert found[0][:3] == ("林岳 会谈 沈安 (2026-03-04，有争议)", "2", "3")
        assert set(found[0][3].split("、")) == {"临海通讯社", "青石周刊"}
        assert ("东岚国 同意 西屿国 (2026-03-04)", "1", "2", "临海通讯社") in found

    def test_contradictions_and_who_stands_behind_them(self, exports: Path) -> None:
        found = rows(exports, "contradictions", "conflict", "earlier_root", "later_root")
        assert found == [
            ("数字不一", "海港日报", "临海通讯社"),
            ("是否发生", "临海通讯社", "高宁"),
            ("是否发生", "青石周刊", "高宁"),
        ]

    def test_through_whom_a_claim_reached_the_reader(self, exports: Path) -> None:
        found = rows(exports, "chain", "quote", "depth", "speaker", "cited_as", "cue")
        assert [row[1:] for row in found if row[0] == "沈安总理上周三没有会见林岳。"] == [
            ("0", "山城晚报", "", ""),
            ("1", "高宁", "高宁", "说"),
        ]

    def test_who_held_which_position_when(self, exports: Path) -> None:
        found = rows(
            exports, "positions", "person", "title", "of", "first", "last", "began", "ended", "former"
        )
        assert ("林岳", "外交部长", "东岚国", "2026-03-04", "2026-03-04", "", "", "") in found
        assert ("林岳", "记者", "", "2006-12-31", "2026-03-01", "2006", "2026-03", "") in found
        assert ("高宁", "议员", "西屿国", "", "", "", "", "true") in found

    def test_positions_on_the_day_of_the_event(self, exports: Path) -> None:
        found = rows(exports, "positions-at-the-time", "day", "person", "title")
        assert ("2026-03-04", "沈安", "总理") in found
        assert ("2026-04-20", "林岳", "外交部长") not in found

    def test_which_claims_need_care(self, exports: Path) -> None:
        reasons = {quote: why.split("; ") for why, quote in rows(exports, "care", "reasons", "quote")}
        assert reasons["西屿国正考虑制裁北港公司。"] == [
            "not presented as happened",
            "undated",
            "unnamed source",
        ]
        assert "contradicted" in reasons["林岳4日下午在临海市与沈安会谈。"]
        assert reasons["林岳20日谴责北港武装。"] == ["one root only"]

    def test_copies_merges_numbers_and_outlets(self, exports: Path) -> None:
        assert ("海港日报", "注明转载", "临海通讯社") in rows(
            exports, "copies", "outlet", "how", "first_outlet"
        )
        assert rows(exports, "merges", "weight", "reason") == [
            ("3.5", "same participants +2.00 (林岳、沈安); same day +1.50")
        ]
        assert rows(exports, "numbers", "value", "unit", "root") == [
            ("12", "人", "海港日报"),
            ("15", "人", "临海通讯社"),
        ]
        assert ("海港日报", "2", "1", "5", "2") in graph.query(exports, "outlets").rows

    def test_plans_that_nothing_says_happened(self, tmp_path: Path) -> None:
        plain = story()
        kept = tuple(d for d in plain.documents if d.article.path != "leaflet.txt")
        events = tuple(
            replace(e, status="announced", roots=(), documents=e.documents[:1], claims=e.claims[:1])
            for e in plain.events
            if e.type == "sanction"
        )
        folder = export(replace(plain, documents=kept, events=events, contradictions=()), tmp_path)
        assert [row[2:5] for row in graph.query(folder, "plans").rows] == [
            ("西屿国 制裁 北港公司 (已预告)", "可能", "1")
        ]

    def test_the_answers_do_not_depend_on_the_hash_seed(self, exports: Path) -> None:
        code = (
            "import sys; from pathlib import Path; from kg import graph; "
            "print([graph.query(Path(sys.argv[1]), q.name) for q in graph.questions()])"
        )
        said = {
            subprocess.run(
                [sys.executable, "-c", code, str(exports)], check=True, capture_output=True,
                env={**os.environ, "PYTHONHASHSEED": seed},
            ).stdout
            for seed in ("0", "1", "42")
        }  # fmt: skip
        assert len(said) == 1


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


class TestTimeline:
    def test_in_order_with_dates_as_in_the_table(self, exports: Path) -> None:
        found = graph.timeline(exports)
        assert [row.type for row in found] == [
            "agree",
            "meet",
            "statement",
            "visit",
            "attack",
            "accuse",
            "sanction",
        ]
        meeting = found[1]
        assert (meeting.start, meeting.end) == ("2026-03-04T12:00", "2026-03-04T18:00")
        assert (meeting.agents, meeting.targets, meeting.place) == (("林岳",), ("沈安",), "临海市")
        assert (meeting.status, meeting.roots, meeting.documents) == ("disputed", 2, 4)
        assert meeting.event == BASE + MEETING and meeting.subtype == "talks"

    def test_the_quote_affirms_where_any_claim_does(self, exports: Path) -> None:
        visit = next(row for row in graph.timeline(exports) if row.type == "visit")
        assert visit.quote == "沈安4月15日抵达东岚国访问。"

    @pytest.mark.parametrize(
        "name", ["林岳", "lin yue", "Lin Yue", "林岳部长", "person/林岳", BASE + "person/林岳"]
    )
    def test_by_any_name_of_an_actor(self, exports: Path, name: str) -> None:
        assert [row.type for row in graph.timeline(exports, actor=name)] == ["meet", "accuse"]

    @pytest.mark.parametrize("name", ["meet", "会面", "talks"])
    def test_by_type(self, exports: Path, name: str) -> None:
        assert [row.type for row in graph.timeline(exports, type=name)] == ["meet"]

    @pytest.mark.parametrize(
        ("start", "end", "types"),
        [
            ("2026-04-16", "2026-04-18", ["attack"]),
            ("2026-04-18", None, ["agree", "attack", "accuse"]),
            (None, "2026-03-04", ["agree", "meet"]),
            ("2026-04", "2026-04", ["agree", "visit", "attack", "accuse"]),
            ("2027", None, ["agree"]),
        ],
    )
    def test_between_days(self, exports: Path, start: str | None, end: str | None, types: list[str]) -> None:
        rich = graph.timeline(exports, start=start, end=end)
        # The agreement has an open end in the claims only; its event is dated.
        assert [row.type for row in rich] == [t for t in types if t != "agree" or end == "2026-03-04"]

    def test_by_independent_roots(self, exports: Path) -> None:
        assert {row.type for row in graph.timeline(exports, min_roots=2)} == {"meet", "attack"}

    @pytest.mark.parametrize(
        ("chosen", "message"),
        [
            ({"type": "nosuch"}, "choose from"),
            ({"actor": "没有此人"}, "nothing is called"),
            ({"start": "yesterday"}, "is not a day"),
        ],
    )
    def test_what_means_nothing_is_one_line(
        self, exports: Path, chosen: dict[str, str], message: str
    ) -> None:
        with pytest.raises(KgError, match=message):
            graph.timeline(exports, **chosen)  # type: ignore[arg-type]


class TestDescribe:
    @pytest.mark.parametrize(
        ("name", "kind", "label"),
        [
            ("林岳", "actor", "林岳"),
            ("XA", "actor", "东岚国"),
            ("瀋安", "actor", "沈安"),
            ("临海市", "actor", "临海市"),
            (MEETING, "event", "林岳 会谈 沈安 (2026-03-04，有争议)"),
            (BASE + MEETING, "event", "林岳 会谈 沈安 (2026-03-04，有争议)"),
            ("高宁 表态", "event", "高宁 表态 (2026-03-09)"),
            ("wire.md", "document", "东岚国外交部长林岳会见西屿国总理沈安"),
            ("林岳谴责袭击", "document", "林岳谴责袭击"),
        ],
    )
    def test_by_name_alias_code_path_title_key_or_iri(
        self, exports: Path, name: str, kind: str, label: str
    ) -> None:
        found = graph.describe(exports, name)
        assert (found.kind, found.label) == (kind, label)
        assert all(
            section.rows and len(section.rows[0]) == len(section.columns) for section in found.sections
        )

    def test_an_event_with_its_evidence(self, exports: Path) -> None:
        sections = {section.heading: section for section in graph.describe(exports, MEETING).sections}
        assert set(sections) == {
            "About", "Participants", "Evidence", "Contradictions", "Why these claims are one event",
        }  # fmt: skip
        assert len(sections["Evidence"].rows) == 4

    def test_a_claim_with_its_chain(self, exports: Path) -> None:
        claim = next(c for d in rich_story().documents for c in d.claims if c.factuality == "negated")
        found = graph.describe(exports, claim.key.partition("/")[2])
        assert (found.kind, found.label) == ("claim", claim.quote)
        chain = next(s for s in found.sections if s.heading.startswith("According to"))
        assert [row[1] for row in chain.rows] == ["山城晚报", "高宁"]
        assert ("counted from", "2026-03-09") in found.sections[0].rows

    def test_a_document_with_its_claims_and_copies(self, exports: Path) -> None:
        sections = {section.heading: section for section in graph.describe(exports, "wire.md").sections}
        assert len(sections["Claims"].rows) == 3
        assert [row[:2] for row in sections["Repeats, or is repeated by"].rows] == [
            ("repeated by", "注明转载"),
            ("repeated by", "片段相同"),
        ]

    def test_every_section_appears_somewhere(self, exports: Path) -> None:
        things = [MEETING, "wire.md", "林岳", "东岚国", "海港日报", "高宁", "北港武装", "toll.md"]
        things += [c.key for d in rich_story().documents for c in d.claims]
        things += [event.key for event in rich_story().events]
        shown = {
            (d.kind, s.heading) for d in (graph.describe(exports, t) for t in things) for s in d.sections
        }
        packaged = {(k, h) for k in ("actor", "event", "claim", "document") for h, _ in sections_of(k)}
        assert packaged - shown == set()

    @pytest.mark.parametrize(
        ("name", "message"),
        [
            ("林月", "did you mean 林岳"),
            ("zzzz", "nothing is called"),
            ("临海", "临海市"),
            ("  ", "nothing is named"),
        ],
    )
    def test_what_means_nothing_or_several_things(self, exports: Path, name: str, message: str) -> None:
        if name == "临海":
            assert graph.describe(exports, name).label == "临海市"
            return
        with pytest.raises(KgError, match=message) as error:
            graph.describe(exports, name)
        assert "\n" not in str(error.value)

    def test_several_things_are_listed(self, exports: Path) -> None:
        with pytest.raises(KgError, match=r"may mean .*东岚国.*西屿国|may mean .*西屿国"):
            graph.describe(exports, "国")
