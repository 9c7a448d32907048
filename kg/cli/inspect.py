"""kg inspect: everything found in one article, marked in its text. The tool rules are written with."""

from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg import ingest, pipeline
from kg.cli import explained
from kg.errors import InputError
from kg.export import documents as lines
from kg.iris import BASE
from kg.records import Actor, Article, Claim, Document, Key, Participant, Speaker, Story

_STYLES = {"time": "green", "actor": "cyan", "trigger": "bold yellow", "claim": "underline"}


@click.command("inspect")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="The record as in documents.jsonl.")
@click.option("--why", metavar="SPAN", help="Which rules fired, and which were blocked by what, in the text "
              "given as START-END offsets or as words of the article.")  # fmt: skip
def command(file: Path, as_json: bool, why: str | None) -> None:
    """Show what is read in one article: times, actors, posts and claims, with the rules that fired."""
    sources, issues = ingest.discover([str(file)])
    articles: list[Article] = []
    for source in sources:
        found, odd = ingest.read(source)
        articles += found
        issues = (*issues, *odd)
    if not articles:
        raise InputError(f"{file}: no article in it ({'; '.join(i.what for i in issues)}); give another file")
    if why:
        for article in articles:
            explained.explain(pipeline.read(article), why)
        return
    story = pipeline.tell([pipeline.document(article) for article in articles], issues)
    if as_json:
        _print_json(story)
    else:
        _print_marked(story)


def _print_json(story: Story) -> None:
    everyone = {actor.key: actor for actor in story.actors}
    for document in story.documents:
        record = lines.line(document, everyone, None, BASE)
        click.echo(msgspec.json.format(msgspec.json.encode(record), indent=1).decode())


def _print_marked(story: Story) -> None:
    console = Console(highlight=False)
    everyone = {actor.key: actor for actor in story.actors}
    for document in story.documents:
        article = document.article
        outlet = article.outlet.name if article.outlet else "unsigned"
        console.print(
            Text(f"{outlet} · {article.published or 'undated'} ({article.published_from})", style="dim")
        )
        console.print(_marked(document))
        console.print(_legend())
        for table in (
            _claims_table(document, everyone),
            _times_table(document),
            _actors_table(document, everyone),
        ):
            console.print(table)
    for issue in story.issues:
        console.print(Text(f"{issue.path}: {issue.what}; {issue.todo}", style="red"))


def _marked(document: Document) -> Text:
    text = Text(document.article.text)
    for claim in document.claims:
        text.stylize(_STYLES["claim"], *claim.span)
    for mention in document.mentions:
        text.stylize(_STYLES["actor"], *mention.span)
    for time in document.times:
        text.stylize(_STYLES["time"], *time.span)
    for claim in document.claims:
        text.stylize(_STYLES["trigger"], *claim.trigger_span)
    return text


def _legend() -> Text:
    return Text("  ").join(Text(name, style=style) for name, style in _STYLES.items())


def _claims_table(document: Document, everyone: dict[Key, Actor]) -> Table:
    table = Table("at", "trigger", "type", "agents", "targets", "time", "factuality", "according to",
                  "sure", "rule", title=f"{len(document.claims)} claims")  # fmt: skip
    for claim in document.claims:
        table.add_row(*(Text(cell) for cell in _claim_cells(claim, everyone)))
    return table


def _claim_cells(claim: Claim, everyone: dict[Key, Actor]) -> tuple[str, ...]:
    kind = claim.type if claim.subtype in (None, claim.type) else f"{claim.type} ({claim.subtype})"
    when = f"{claim.time.start or '…'} → {claim.time.end or '…'}" if claim.time.basis != "none" else ""
    return (
        f"{claim.span.start}-{claim.span.end}",
        claim.trigger,
        kind,
        _names(claim.agents, everyone),
        _names(claim.targets, everyone),
        f"{when} {claim.time.text} ({claim.time.basis})",
        claim.factuality,
        _names(claim.speakers, everyone),
        f"{claim.confidence:.2f}",
        claim.rule,
    )


def _names(people: tuple[Participant, ...] | tuple[Speaker, ...], everyone: dict[Key, Actor]) -> str:
    return "、".join(
        everyone[person.actor].name
        + ("" if person.text == everyone[person.actor].name else f"〔{person.text}〕")
        for person in people
    )


def _times_table(document: Document) -> Table:
    table = Table("at", "words", "from", "to", "unit", "counted from", "rule", title="times")
    for time in document.times:
        counted = f"{time.anchor or ''} {time.anchored_to}".strip()
        table.add_row(
            *(
                Text(str(cell or ""))
                for cell in (
                    time.span.start,
                    time.text,
                    time.start,
                    time.end,
                    time.granularity,
                    counted,
                    time.rule,
                )
            )
        )
    return table


def _actors_table(document: Document, everyone: dict[Key, Actor]) -> Table:
    table = Table("actor", "type", "state", "forms in the text", "posts", title="actors")
    for actor in document.actors:
        forms = dict.fromkeys(m.text for m in document.mentions if actor.key in m.actors)
        posts = (
            f"{everyone[p.of].name if p.of else ''}{p.title} ({p.tense})"
            for p in document.positions
            if p.person == actor.key
        )
        state = everyone[actor.state].name if actor.state in everyone else ""
        cells = (actor.name, actor.type, state, "、".join(forms), "、".join(dict.fromkeys(posts)))
        table.add_row(*(Text(cell) for cell in cells))
    return table
