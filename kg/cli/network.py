"""kg network: the actor network as tables to read, or as files of another network of the same claims."""

from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import click

from kg import network, pipeline
from kg.cli import printed

#: The tables in the order they are shown, with what each is.
SHOWN = {
    "actors": "Main actors, by independent roots behind their relations",
    "pairs": "Main pairs, by independent roots summed over events",
    "brokers": "Brokers, by betweenness: who connects others that are not connected",
    "turns": "Turning points: months in which a pair went over from conflict to cooperation or back",
    "gains": "Who gained most from one month to the next, above what the growth of all roots would give",
}

# Keys serve programs; people read the labels beside them.
_UNSEEN = {"actor", "source", "target"}

# So many kinds of relation of a pair are told to people; programs get all.
_KINDS = 4


@click.command("network")
@click.argument("exports", type=click.Path(path_type=Path), default=Path("exports"))
@click.option("--include", type=click.Choice(["planned"]), help="Add what is only planned or possible.")
@click.option("--roll-up", type=click.Choice(["states"]), help="People and bodies count as their states.")
@click.option("-o", "--out", type=click.Path(path_type=Path),
              help="Also write this network to a folder: actors.graphml and actors.gexf.")  # fmt: skip
@click.option("--rows", type=click.IntRange(1), default=20, show_default=True, help="Rows of each table.")
@click.option("--json", "form", flag_value="json", help="Rows as JSON lines, each with its table's name.")
@click.option("--csv", "form", flag_value="csv", help="Rows as CSV, one table after another.")
def command(
    exports: Path, include: str | None, roll_up: str | None, out: Path | None, rows: int, form: str | None
) -> None:
    """Show the main actors, pairs, brokers and turning points of the network.

    The files of a build hold the relations that are reported to have happened. With --include planned
    those only planned or possible are added as kinds of their own; with --roll-up states a person or
    body counts as the state it belonged to on the day of the event.
    """
    if out and out.resolve() == exports.resolve():
        raise click.UsageError(f"-o {out} holds the build itself; give another folder.")
    related = pipeline.relate(exports, include == "planned", roll_up == "states", out)
    tables = network.tables(related, rows)
    for name, title in SHOWN.items():
        found: tuple[Any, ...] = getattr(tables, name)
        if form is None:
            click.echo(f"{title}:")
        if found or form is None:
            _show(name, found, form)
    if form:
        _show("network", (tables.overview,), form)
    else:
        click.echo("\n".join(_summary(tables.overview, include, roll_up, out)))


def _show(name: str, found: tuple[Any, ...], form: str | None) -> None:
    if not found:
        click.echo("none\n")
        return
    columns = [field.name for field in fields(found[0])]
    rows = [asdict(row) for row in found]
    if form:
        printed.rows(["table", *columns], [[name, *row.values()] for row in rows], form)
        return
    columns = [column for column in columns if column not in _UNSEEN]
    printed.rows(columns, [[_told(column, row[column]) for column in columns] for row in rows])
    click.echo()


def _told(column: str, value: Any) -> Any:
    """A cell as people read it: no more digits or kinds than tell rows apart."""
    if column == "kinds":
        kinds = value.split("、")
        return "、".join(kinds[:_KINDS]) + ("…" if len(kinds) > _KINDS else "")
    if column == "community":
        return value if value >= 0 else ""
    return round(value, 4) if isinstance(value, float) else value


def _summary(
    whole: network.Overview, include: str | None, roll_up: str | None, out: Path | None
) -> list[str]:
    lines = [
        f"{whole.nodes} actors ({whole.isolates} without relations), {whole.edges} relations, "
        f"{whole.communities} communities."
    ]
    if whole.balance is not None:
        lines.append(f"{whole.balance:.0%} of {whole.triangles} signed triangles are balanced.")
    tied = whole.nodes - whole.isolates
    if whole.sampled < tied:
        lines.append(f"Betweenness is estimated from the shortest paths of {whole.sampled} of {tied} actors.")
    if include:
        lines.append("Relations that are only planned or possible are included.")
    if roll_up:
        lines.append("People and bodies count as their states.")
    if out:
        lines.append(f"Written: {out / 'actors.graphml'}, {out / 'actors.gexf'}")
    return lines
