"""kg check: shapes, whole-graph rules and quotes over the exported graph."""

import sys
from pathlib import Path

import click

from kg import graph
from kg.cli.printed import many


@click.command("check")
@click.argument("exports", type=click.Path(path_type=Path), default=Path("exports"))
def command(exports: Path) -> None:
    """Verify the exports: SHACL shapes, rules over the whole graph, and every quote against its text."""
    findings = graph.check(exports)
    for finding in findings:
        click.echo(f"{finding.rule}: {finding.subject}: {finding.message.removesuffix('.')}; {finding.todo}")
    found = f"{many(len(findings), 'finding')} in {exports}"
    click.echo(found if findings else f"{exports}: everything holds")
    if findings:
        sys.exit(1)
