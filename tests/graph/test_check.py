"""What `kg check` finds in exports that were changed or broken."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from kg import graph
from kg.errors import ExportError
from tests.graph.rich_story import export
from tests.story import story


def rewritten(exports: Path, folder: Path, change: Callable[[dict], None]) -> Path:
    """The exports with one line of documents.jsonl changed."""
    for name in ("claims.trig", "graph.ttl"):
        (folder / name).write_bytes((exports / name).read_bytes())
    records = [msgspec.json.decode(line) for line in (exports / "documents.jsonl").read_bytes().splitlines()]
    change(next(record for record in records if record["path"] == "wire.md"))
    lines = [msgspec.json.encode(record) + b"\n" for record in records]
    (folder / "documents.jsonl").write_bytes(b"".join(lines))
    return folder


class TestCheck:
    def test_all_is_well(self, exports: Path) -> None:
        assert graph.check(exports) == ()

    def test_the_plain_story_is_well_too(self, tmp_path: Path) -> None:
        assert graph.check(export(story(), tmp_path)) == ()

    def test_a_quote_that_is_not_in_its_text_is_found(self, exports: Path, tmp_path: Path) -> None:
        def shift(record: dict) -> None:
            record["text"] = "一" + record["text"][:-1]

        found = graph.check(rewritten(exports, tmp_path, shift))
        assert {finding.rule for finding in found} == {"quote-text", "document-text"}
        assert all("run kg build" in finding.todo for finding in found)

    def test_a_claim_that_only_one_file_has_is_found(self, exports: Path, tmp_path: Path) -> None:
        found = graph.check(rewritten(exports, tmp_path, lambda record: record["claims"].pop()))
        assert [finding.rule for finding in found] == ["claims-agree"]

    def test_a_quote_changed_in_the_table_is_found(self, exports: Path, tmp_path: Path) -> None:
        def change(record: dict) -> None:
            record["claims"][0]["quote"] = "别的话"

        found = graph.check(rewritten(exports, tmp_path, change))
        assert [finding.rule for finding in found] == ["quote-text"]

    def test_a_document_that_is_missing_is_found(self, exports: Path, tmp_path: Path) -> None:
        def hide(record: dict) -> None:
            record["iri"] += "x"

        rules = {finding.rule for finding in graph.check(rewritten(exports, tmp_path, hide))}
        assert rules == {"quote-text", "document-text"}

    @pytest.mark.parametrize(
        ("name", "content", "message"),
        [
            ("claims.trig", b"not RDF", "cannot be read"),
            ("claims.trig", None, "not there"),
            ("documents.jsonl", b'{"iri": "a", "text": "", "claims": []}\n{', "line 2"),
            ("documents.jsonl", None, "not there"),
        ],
    )
    def test_a_broken_export_is_one_line(
        self, exports: Path, tmp_path: Path, name: str, content: bytes | None, message: str
    ) -> None:
        folder = rewritten(exports, tmp_path, lambda record: None)
        (folder / name).unlink()
        if content is not None:
            (folder / name).write_bytes(content)
        with pytest.raises(ExportError, match=message) as error:
            graph.check(folder)
        assert "\n" not in str(error.value) and "run kg build" in str(error.value)
