"""kg show: one actor, event, claim or document, with its evidence."""

from pathlib import Path

import click

from kg import graph
from kg.cli import printed


@click.command("show")
@click.argument("given", metavar="[EXPORTS] THING", nargs=-1)
@click.option(
    "--json", "form", flag_value="json", help="Rows as JSON lines, each with its section's heading."
)
def command(given: tuple[str, ...], form: str | None) -> None:
    """Show everything about one thing, by name, alias, title, path or IRI."""
    if not 1 <= len(given) <= 2:
        raise click.UsageError("give a thing to show, or the folder of the exports and a thing.")
    found = graph.describe(Path(given[0] if len(given) == 2 else "exports"), given[-1])
    if form is None:
        click.echo(f"{found.label}\n{found.kind} <{found.iri}>")
    for section in found.sections:
        if form is None:
            click.echo(f"\n{section.heading}")
            printed.rows(section.columns, section.rows)
        else:
            rows = [(section.heading, *row) for row in section.rows]
            printed.rows(("section", *section.columns), rows, form)
