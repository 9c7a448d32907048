"""kg show: one actor, event, claim or document, with its evidence."""

from collections.abc import Sequence

import click

from kg import graph
from kg.cli import arguments, links, printed


@click.command("show")
@click.argument("given", metavar="[EXPORTS] THING", nargs=-1)
@click.option(
    "--json", "form", flag_value="json", help="Rows as JSON lines, each with its section's heading."
)
def command(given: tuple[str, ...], form: str | None) -> None:
    """Show everything about one thing, by name, alias, title, path or IRI."""
    exports, thing = arguments.of(given, "a thing")
    found = graph.describe(exports, thing)
    if form is None:
        click.echo(f"{found.label}\n{found.kind} <{found.iri}>")
    for section in found.sections:
        _print(section.heading, section.columns, section.rows, form)
    linked = links.links(exports, found.iri) if found.kind == "actor" else []
    if linked:
        _print(links.HEADING, links.COLUMNS, linked, form)


def _print(heading: str, columns: Sequence[str], rows: Sequence[Sequence[object]], form: str | None) -> None:
    """A section as a table under its heading, or its rows as lines that carry the heading."""
    if form is None:
        click.echo(f"\n{heading}")
        printed.rows(columns, rows)
    else:
        printed.rows(("section", *columns), [(heading, *row) for row in rows], form)
