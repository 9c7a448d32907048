"""One thing, by any of its names, with its evidence."""

from pathlib import Path

import pytest

from kg import graph
from kg.errors import KgError
from kg.graph.descriptions import sections_of
from kg.iris import BASE
from tests.graph.names import MEETING
from tests.graph.rich_story import rich_story


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
            "About", "Participants", "On whose word", "Evidence", "Contradictions",
            "Why these claims are one event",
        }  # fmt: skip
        assert ("高宁", "negated", "1", "1", "山城晚报") in sections["On whose word"].rows
        assert len(sections["Evidence"].rows) == 4

    def test_an_actor_with_who_speaks_of_it_and_of_whom_it_speaks(self, exports: Path) -> None:
        about = {section.heading: section.rows for section in graph.describe(exports, "沈安").sections}
        assert ("高宁", "1", "1") in about["Who says what about it"]
        of = {section.heading: section.rows for section in graph.describe(exports, "高宁").sections}
        assert ("沈安", "1", "1") in of["Whom it speaks of"]

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
            ("repeated by", "credited"),
            ("repeated by", "passage"),
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
