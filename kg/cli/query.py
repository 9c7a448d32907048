"""kg query: SPARQL over the exported graph."""

import click

from kg import graph
from kg.cli import arguments, printed


@click.command("query")
@click.argument("given", metavar="[EXPORTS] QUERY", nargs=-1)
@click.option("--list", "listed", is_flag=True, help="List the packaged questions.")
@click.option("--json", "form", flag_value="json", help="Rows as JSON lines.")
@click.option("--csv", "form", flag_value="csv", help="Rows as CSV.")
def command(given: tuple[str, ...], listed: bool, form: str | None) -> None:
    """Ask the graph: a SPARQL string, a .rq file, or the name of a packaged question."""
    if listed:
        printed.rows(("question", "asks"), [(q.name, q.asks) for q in graph.questions()], form)
        return
    result = graph.query(*arguments.of(given, "a query"))
    printed.rows(result.columns, result.rows, form)
