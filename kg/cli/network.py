"""kg network: the actor network as tables to read."""

from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import click

from kg import network
from kg.cli import printed
from kg.export import graphml

#: The tables in the order they are shown, with what each is.
SHOWN = {
    "actors": "Main actors, by PageRank",
    "pairs": "Main pairs, by independent roots summed over events",
    "brokers": "Brokers, by betweenness: who connects others that are not connected",
    "turns": "Turning points: months in which a pair went over from conflict to cooperation or back",
    "gains": "Who gained most from one month to the next",
}


@click.command("network")
@click.argument("exports", type=click.Path(path_type=Path), default=Path("exports"))
@click.option("--rows", type=click.IntRange(1), default=20, show_default=True, help="Rows of each table.")
@click.option("--json", "form", flag_value="json", help="Rows as JSON lines, each with its table's name.")
@click.option("--csv", "form", flag_value="csv", help="Rows as CSV, one table after another.")
def command(exports: Path, rows: int, form: str | None) -> None:
    """Show the main actors, pairs, brokers and turning points of the network."""
    tables = network.tables(graphml.read(exports / "actors.graphml"), rows)
    for name, title in SHOWN.items():
        found: tuple[Any, ...] = getattr(tables, name)
        if form is None:
            click.echo(f"{title}:")
        if found or form is None:
            _show(name, found, form)
    if form is None:
        click.echo(f"{tables.nodes} actors, {tables.edges} relations, {tables.communities} communities.")
        if tables.note:
            click.echo(tables.note)


def _show(name: str, found: tuple[Any, ...], form: str | None) -> None:
    if not found:
        click.echo("none\n")
        return
    columns = [field.name for field in fields(found[0])]
    cells = [list(asdict(row).values()) for row in found]
    if form:
        columns, cells = ["table", *columns], [[name, *row] for row in cells]
    else:
        # Keys serve programs; people read the labels beside them.
        kept = [i for i, column in enumerate(columns) if column not in {"actor", "source", "target"}]
        columns, cells = [columns[i] for i in kept], [[row[i] for i in kept] for row in cells]
    printed.rows(columns, cells, form)
    if form is None:
        click.echo()
