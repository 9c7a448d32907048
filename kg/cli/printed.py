"""Rows on standard output: a table for people, JSON lines or CSV for programs."""

import csv
import json
import sys
from collections.abc import Sequence

import click
from rich.console import Console

from kg.cli import tables


def rows(columns: Sequence[str], cells: Sequence[Sequence[object]], form: str | None = None) -> None:
    """Print rows as `json` (an object a line), `csv`, or a table as wide as the terminal."""
    if form == "json":
        for row in cells:
            click.echo(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False))
    elif form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([["" if cell is None else cell for cell in row] for row in cells])
    else:
        _table(columns, cells)


def _table(columns: Sequence[str], cells: Sequence[Sequence[object]]) -> None:
    if not cells:
        click.echo("nothing found")
        return
    # Into a pipe or a file, every row on a line of its own; on a terminal, within its width.
    console = Console(highlight=False) if sys.stdout.isatty() else Console(width=10_000)
    tables.show(console, columns, [["" if cell is None else str(cell) for cell in row] for row in cells])
