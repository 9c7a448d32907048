"""Rows on standard output: a table for people, JSON lines or CSV for programs."""

import csv
import json
import sys
from collections.abc import Sequence

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text


def rows(columns: Sequence[str], cells: Sequence[Sequence[object]], form: str | None = None) -> None:
    """Print rows as `json` (an object a line), `csv`, or a table that wraps to the terminal."""
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
    # Into a pipe or a file, every cell whole; on a terminal, wrapped to its width.
    console = Console() if sys.stdout.isatty() else Console(width=10_000)
    table = Table(*columns, box=None, pad_edge=False)
    for row in cells:
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    console.print(table)
