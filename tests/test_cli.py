"""What the commands print, and how they fail: one line, status 2, never a traceback."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

EXPORTS = Path(__file__).parent.parent / "exports"
SAMPLE = Path(__file__).parent.parent / "kg" / "samples" / "08-nanyu-traditional.md"


def kg(*arguments: str) -> tuple[int, str, str]:
    run = subprocess.run([sys.executable, "-m", "kg", *arguments], capture_output=True, check=False)
    return run.returncode, run.stdout.decode("utf-8"), run.stderr.decode("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("query",), "give a query"),
        (("query", "no-such-folder", "SELECT * WHERE { ?a ?b ?c }"), "no-such-folder"),
        (("query", str(EXPORTS), "SELECT WHERE {"), "line 1, column 15"),
        (("query", str(EXPORTS), "no-such-question"), "no-such-question"),
        (("query", str(EXPORTS), "no-such.rq"), "no-such.rq cannot be read (No such file or directory)"),
        (("show", str(EXPORTS), "没有这个名字的人"), "没有这个名字的人"),
        (("timeline", str(EXPORTS), "--from", "gestern"), "gestern"),
        (("timeline", str(EXPORTS), "--type", "dance"), "dance"),
        (("check", "no-such-folder"), "no-such-folder"),
        (("network", "no-such-folder"), "no-such-folder"),
        (("inspect", "no-such-file.md"), "no-such-file.md"),
        (("build", "x", "--base-iri", "nonsense"), "--base-iri"),
        (("fly",), "fly"),
        (("show", str(EXPORTS)), "give a thing"),
        (("query", str(EXPORTS)), "give a query"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(arguments: tuple[str, ...], said: str) -> None:
    status, _, error = kg(*arguments)
    assert status == 2
    assert error.startswith("kg: ")
    assert said in error
    assert len(error.strip().splitlines()) == 1
    assert "Traceback" not in error


def test_without_a_command_it_says_what_it_can() -> None:
    status, said, error = kg()
    assert (status, error) == (0, "")
    assert "Usage:" in said and "timeline" in said
    assert "..." not in said.partition("Commands:")[2]


def test_a_build_that_reads_no_article_says_so(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(b"x")
    status, said, _ = kg("build", str(tmp_path / "letter.docx"), "-o", str(tmp_path / "out"))
    assert status == 0
    assert "1 issue (1 skipped)" in said and "No article was read" in said and "to explore" not in said


def test_query_prints_rows_for_people_and_for_programs() -> None:
    _, table, _ = kg("query", str(EXPORTS), "roots")
    _, lines, _ = kg("query", str(EXPORTS), "roots", "--json")
    _, cells, _ = kg("query", str(EXPORTS), "roots", "--csv")
    rows = [json.loads(line) for line in lines.splitlines()]
    assert len(rows) == len(table.splitlines()) - 1 == len(list(csv.DictReader(io.StringIO(cells))))


def test_timeline_keeps_to_the_days_asked_for() -> None:
    _, lines, _ = kg("timeline", str(EXPORTS), "--from", "2023-03-02", "--to", "2023-03-02", "--json")
    rows = [json.loads(line) for line in lines.splitlines()]
    assert rows
    assert all(row["start"][:10] <= "2023-03-02" < row["end"] for row in rows if row["start"] and row["end"])


def test_show_and_timeline_call_what_they_tell_of_by_the_same_codes() -> None:
    _, timeline, _ = kg("timeline", str(EXPORTS), "--json")
    _, shown, _ = kg("show", str(EXPORTS), "布林肯", "--json")
    rows = [json.loads(line) for line in shown.splitlines()]
    statuses = {row["status"] for row in rows if row["section"] == "Events"}
    assert statuses and statuses <= {json.loads(line)["status"] for line in timeline.splitlines()}


@pytest.mark.parametrize(
    "arguments",
    [
        ("timeline", str(EXPORTS)),
        ("show", str(EXPORTS), "布林肯"),
        ("query", str(EXPORTS), "roots"),
        ("inspect", str(SAMPLE)),
    ],
    ids=lambda arguments: arguments[0],
)
def test_into_a_pipe_no_line_ends_in_spaces(arguments: tuple[str, ...]) -> None:
    _, said, _ = kg(*arguments)
    assert [line for line in said.splitlines() if line != line.rstrip()] == []


def test_the_demo_passes_its_own_check() -> None:
    status, said, _ = kg("check", str(EXPORTS))
    assert status == 0, said
    assert "everything holds" in said


def test_inspect_marks_the_text_and_prints_the_record() -> None:
    status, shown, _ = kg("inspect", str(SAMPLE))
    assert status == 0
    assert "zh." in shown
    assert "time  actor  trigger" not in shown, "a legend of colours where there are none"
    _, record, _ = kg("inspect", str(SAMPLE), "--json")
    document = json.loads(record)
    assert document["language"] == "zh-Hant"
    assert document["claims"]


def test_inspect_why_says_what_fired_and_what_was_blocked() -> None:
    status, said, error = kg("inspect", str(SAMPLE), "--why", "敦促")
    assert status == 0, error
    assert "敦促" in said
    assert "zh." in said


def test_network_prints_tables() -> None:
    status, said, _ = kg("network", str(EXPORTS))
    assert status == 0
    assert "Main actors" in said
    assert "communities." in said
    _, lines, _ = kg("network", str(EXPORTS), "--json")
    rows = [json.loads(line) for line in lines.splitlines()]
    assert {row["table"] for row in rows} >= {"actors", "pairs", "network"}
    assert rows[-1]["balance"] is not None
    _, cells, _ = kg("network", str(EXPORTS), "--csv")
    assert cells.startswith("table,actor,label,")


def test_network_adds_what_is_planned_and_rolls_up_to_states(tmp_path: Path) -> None:
    def overview(*options: str) -> dict[str, int]:
        status, lines, error = kg("network", str(EXPORTS), "--json", *options)
        assert status == 0, error
        found: dict[str, int] = json.loads(lines.splitlines()[-1])
        return found

    plain, planned = overview(), overview("--include", "planned", "-o", str(tmp_path))
    assert planned["edges"] > plain["edges"]
    assert planned["nodes"] == plain["nodes"]
    assert overview("--roll-up", "states")["nodes"] < plain["nodes"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["actors.gexf", "actors.graphml"]
    assert "announced" in (tmp_path / "actors.graphml").read_text(encoding="utf-8")
    assert "announced" not in (EXPORTS / "actors.graphml").read_text(encoding="utf-8")


def test_network_says_what_it_is_of_and_spares_the_build() -> None:
    _, said, _ = kg("network", str(EXPORTS), "--include", "planned", "--roll-up", "states")
    assert said.splitlines()[-2:] == [
        "Relations that are only planned or possible are included.",
        "People and bodies count as their states.",
    ]
    status, _, error = kg("network", str(EXPORTS), "-o", str(EXPORTS))
    assert (status, error.count("\n")) == (2, 1)


def test_show_says_why_each_form_is_the_actor() -> None:
    _, lines, _ = kg("show", str(EXPORTS), "布林肯", "--json")
    rows = [row for row in map(json.loads, lines.splitlines()) if "linked because" in row]
    assert "布林肯" in {row["written"] for row in rows}
    assert all(row["rule"].startswith("zh.") and row["linked because"] and row["mentions"] for row in rows)
