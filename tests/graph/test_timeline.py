"""The timeline: which events, in which order, with which words."""

from pathlib import Path

import pytest

from kg import graph
from kg.errors import KgError
from kg.iris import BASE
from tests.graph.names import MEETING


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
