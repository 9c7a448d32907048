"""kg build: articles in, graph, network and page out."""

import os
from collections import Counter
from pathlib import Path

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeRemainingColumn,
)

from kg import pipeline
from kg.cli.printed import many
from kg.iris import BASE
from kg.records import Story

# Below this many files the start of the worker processes costs more than they save:
# on two cores 0.5 s for the pool against 2 ms an article.
_WORTH_WORKERS = 400


@click.command("build")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option("-o", "--out", type=click.Path(path_type=Path), default=Path("exports"), show_default=True,
              help="Folder for the exports.")  # fmt: skip
@click.option("--metadata", help="CSV with path,published,title,outlet,url,language; wins over the text.")
@click.option("--base-iri", default=BASE, show_default=True, help="Base of the instances' IRIs.")
@click.option("--workers", type=click.IntRange(1), help="Processes to work in; never changes the result.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, show_default=True,
              help="Leave out claims read with less confidence.")  # fmt: skip
@click.option("-q", "--quiet", is_flag=True, help="No progress bar and no summary.")
def command(
    inputs: tuple[str, ...],
    out: Path,
    metadata: str | None,
    base_iri: str,
    workers: int | None,
    min_confidence: float,
    quiet: bool,
) -> None:
    """Read articles and write every export.

    INPUT is a file, a folder (searched recursively) or - for JSON lines on standard input. Read
    are .md .markdown .txt .html .htm .json .jsonl .ndjson, also with .gz.
    """
    run(inputs, out, metadata, base_iri, workers, min_confidence, quiet)


def run(
    inputs: tuple[str, ...],
    out: Path,
    metadata: str | None = None,
    base: str = BASE,
    workers: int | None = None,
    min_confidence: float = 0.0,
    quiet: bool = False,
) -> None:
    """Build with a progress bar on standard error and a summary on standard output."""
    if not base.endswith(("/", "#")) or ":" not in base:
        raise click.UsageError(f"--base-iri {base} is not an IRI that ends in / or #.")
    console = Console(stderr=True, quiet=quiet)
    with _bar(console) as bar:
        task = bar.add_task("reading", total=None)

        def progress(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, description=_short(name))

        options = pipeline.Options(metadata, base, workers or _workers(inputs), min_confidence)
        story = pipeline.build(inputs, out, options, progress)
    if not quiet:
        click.echo(summary(story, out))


def _bar(console: Console) -> Progress:
    return Progress(
        SpinnerColumn(),
        MofNCompleteColumn(),
        BarColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
        console=console,
        transient=True,
        # Into a file or a pipe a bar would only leave blank lines.
        disable=not console.is_terminal,
    )


def _short(name: str) -> str:
    return name if len(name) <= 40 else "…" + name[-39:]


def _workers(inputs: tuple[str, ...]) -> int:
    files = sum(len(names) for given in inputs for _, _, names in os.walk(given))
    return min(os.cpu_count() or 1, 8) if files >= _WORTH_WORKERS else 1


def summary(story: Story, out: Path) -> str:
    """What was read, what came of it, and where to look, in a few lines."""
    claims = Counter(str(claim.factuality) for document in story.documents for claim in document.claims)
    statuses = Counter(str(event.status) for event in story.events)
    copies = len({copy.document for copy in story.copies if copy.how != "passage"})
    lines = [
        f"{many(len(story.documents), 'document')} ({copies} of them copies), "
        f"{many(sum(claims.values()), 'claim')} ({_counts(claims)})",
        f"{many(len(story.events), 'event')} ({_counts(statuses)}), "
        f"{many(len(story.actors), 'actor')}, {many(len(story.contradictions), 'contradiction')}",
    ]
    if story.issues:
        kinds = Counter(issue.kind for issue in story.issues)
        lines.append(f"{many(len(story.issues), 'issue')} ({_counts(kinds)}): see {out / 'issues.jsonl'}")
    if story.documents:
        lines.append(f"Open {out / 'index.html'} to explore them.")
    else:
        lines.append("No article was read, so the exports are empty; give other files or folders.")
    return "\n".join(lines)


def _counts(counter: Counter[str]) -> str:
    return ", ".join(f"{number} {name}" for name, number in sorted(counter.items())) or "none"
