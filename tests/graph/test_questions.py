"""The competency questions and their answers."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kg import graph
from kg.graph.questions import find
from tests.graph.rich_story import export
from tests.story import story


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
        assert found[1] == ("2026-03-04", "林岳 会谈 沈安 (2026-03-04，有争议)", "disputed", "2", "4")
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
        assert ("林岳", "met with", "沈安", "2") in found
        assert ("沈安", "met with", "林岳", "2") in found
        assert ("北港武装", "attacked", "东岚国海关", "2") in found
        assert not [row for row in found if row[0] == "东岚国海关"]

    def test_the_evidence_of_an_event(self, exports: Path) -> None:
        found = rows(exports, "evidence", "event", "says", "quote", "outlet", "start", "end")
        meeting = [row for row in found if row[0].startswith("林岳 会谈 沈安")]
        assert [row[1] for row in meeting] == ["happened", "happened", "happened", "negated"]
        assert all(len(row[2]) == int(row[5]) - int(row[4]) for row in found)

    def test_roots_against_documents(self, exports: Path) -> None:
        found = rows(exports, "roots", "event", "roots", "documents", "who")
        assert found[0][:3] == ("林岳 会谈 沈安 (2026-03-04，有争议)", "2", "3")
        assert set(found[0][3].split("、")) == {"临海通讯社", "青石周刊"}
        assert ("东岚国 同意 西屿国 (2026-03-04)", "1", "2", "临海通讯社") in found

    def test_contradictions_and_who_stands_behind_them(self, exports: Path) -> None:
        found = rows(exports, "contradictions", "conflict", "earlier_root", "later_root")
        assert found == [
            ("number", "海港日报", "临海通讯社"),
            ("denial", "临海通讯社", "高宁"),
            ("denial", "青石周刊", "高宁"),
        ]

    def test_what_is_denied_and_who_affirms_it(self, exports: Path) -> None:
        assert rows(exports, "denials", "published", "root", "quote", "status", "affirming") == [
            ("2026-03-09", "高宁", "沈安总理上周三没有会见林岳。", "disputed", "2")
        ]

    def test_what_is_disputed_and_on_whose_word(self, exports: Path) -> None:
        found = rows(exports, "disputed", "what", "status", "affirmed_by", "denied_by", "denying_words")
        (what, status, affirmed, denied, words), *others = found
        assert (what, status, denied) == ("林岳 会谈 沈安 (2026-03-04，有争议)", "disputed", "高宁")
        assert set(affirmed.split("、")) == {"临海通讯社", "青石周刊"}
        assert words == "沈安总理上周三没有会见林岳。" and not others

    def test_who_says_what_about_whom(self, exports: Path) -> None:
        found = rows(exports, "said-about", "root", "about", "claims", "denials", "kinds")
        assert ("高宁", "沈安", "1", "1", "meet") in found
        assert not [row for row in found if row[0] == row[1]]
        assert [int(row[2]) for row in found] == sorted((int(row[2]) for row in found), reverse=True)

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
        counts = [len(why.split("; ")) for (why,) in rows(exports, "care", "reasons")]
        assert counts == sorted(counts, reverse=True), "most reasons first"

    def test_copies_merges_numbers_and_outlets(self, exports: Path) -> None:
        assert ("海港日报", "credited", "临海通讯社") in rows(
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
            ("西屿国 制裁 北港公司 (已预告)", "possible", "1")
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
