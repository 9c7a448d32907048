"""kg timeline: the events of a build in the order they are said to have happened."""

from dataclasses import asdict, fields
from pathlib import Path

import click

from kg import graph
from kg.cli import printed

COLUMNS = ("when", "type", "who", "whom", "status", "roots", "documents", "first report")


@click.command("timeline")
@click.argument("exports", type=click.Path(path_type=Path), default=Path("exports"))
@click.option("--actor", metavar="A", help="Only events with this actor, by any of its names.")
@click.option("--type", "kind", metavar="T", help="Only events of this type, such as meet or sanction.")
@click.option("--from", "start", metavar="D", help="First day, as 2023-03-01.")
@click.option("--to", "end", metavar="D", help="Last day, itself included.")
@click.option("--min-roots", type=click.IntRange(0), default=0, help="Least number of independent roots.")
@click.option("--json", "form", flag_value="json", help="Rows as JSON lines.")
@click.option("--csv", "form", flag_value="csv", help="Rows as CSV.")
def command(
    exports: Path,
    actor: str | None,
    kind: str | None,
    start: str | None,
    end: str | None,
    min_roots: int,
    form: str | None,
) -> None:
    """List events by day, with who, how many independent roots against how many documents, and a quote."""
    rows = graph.timeline(exports, actor, kind, start, end, min_roots)
    if form:
        names = [field.name for field in fields(graph.TimelineRow)]
        cells = [[_flat(value, form) for value in asdict(row).values()] for row in rows]
        printed.rows(names, cells, form)
        return
    printed.rows(COLUMNS, [_cells(row) for row in rows])


def _cells(row: graph.TimelineRow) -> tuple[object, ...]:
    who, whom = "、".join(row.agents), "、".join(row.targets)
    return _when(row), row.type, who, whom, row.status, row.roots, row.documents, row.quote


def _flat(value: object, form: str) -> object:
    return "；".join(value) if isinstance(value, tuple) and form == "csv" else value


def _when(row: graph.TimelineRow) -> str:
    """The day, or the interval and its unit where the text is no more precise than that."""
    if not row.start and not row.end:
        return "undated"
    if row.granularity in {"day", "part", "hour", "minute"}:
        return row.start or f"before {row.end}"
    return f"{row.start or '…'} to {row.end or '…'} ({row.granularity})"
