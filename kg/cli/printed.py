"""Rows on standard output: a table for people, JSON lines or CSV for programs."""

import csv
import json
import sys
from collections.abc import Sequence

import click
from rich.console import Console

from kg.cli import tables


def many(number: int, noun: str) -> str:
    """A number of things: `1 claim`, `2 claims`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


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
    texts = [["" if cell is None else str(cell) for cell in row] for row in cells]
    if sys.stdout.isatty():
        tables.show(console(), columns, texts)
        return
    wide = console()
    with wide.capture() as printed:
        tables.show(wide, columns, texts)
    # Without the spaces that fill up the last column.
    click.echo("\n".join(line.rstrip() for line in printed.get().splitlines()))


def console() -> Console:
    """Standard output as wide as the terminal; into a pipe or a file, so wide that nothing is broken."""
    return Console(highlight=False) if sys.stdout.isatty() else Console(highlight=False, width=10_000)
