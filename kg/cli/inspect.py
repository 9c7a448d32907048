"""kg inspect: everything found in one article, marked in its text. The tool rules are written with."""

from pathlib import Path

import click
import msgspec
from rich.padding import Padding
from rich.text import Text

from kg import ingest, pipeline
from kg.cli import explained, printed
from kg.errors import InputError
from kg.export import documents as lines
from kg.iris import BASE
from kg.records import Actor, Article, Claim, Document, Key, Participant, Speaker, Story, TimeExpression

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
    console = printed.console()
    everyone = {actor.key: actor for actor in story.actors}
    for document in story.documents:
        article = document.article
        outlet = article.outlet.name if article.outlet else "unsigned"
        console.print(
            Text(f"{outlet} · {article.published or 'undated'} ({article.published_from})", style="dim")
        )
        console.print(_marked(document))
        if console.color_system:
            console.print(_legend())
        for noun, told in (
            ("claim", [_claim(claim, everyone) for claim in document.claims]),
            ("time", [_time(time) for time in document.times]),
            ("actor", [_actor(actor, document, everyone) for actor in document.actors]),
        ):
            console.print(Text(f"\n{printed.many(len(told), noun)}", style="bold"))
            for text in told:
                head, *body = text.split("\n")
                console.print(head)
                for line in body:
                    console.print(Padding(line, (0, 0, 0, 2), expand=False))
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


def _claim(claim: Claim, everyone: dict[Key, Actor]) -> Text:
    """Three lines: what and how sure, the words, who and when and according to whom."""
    kind = claim.type if claim.subtype in (None, claim.type) else f"{claim.type} ({claim.subtype})"
    text = Text(f"{claim.span.start}-{claim.span.end}  ")
    text.append(f"{kind} · {claim.factuality}", style="bold")
    text.append(f" · {claim.confidence:.2f} · {claim.rule}\n", style="dim")
    text.append(claim.quote.replace("\n", " "))
    text.append(f"  〔{claim.trigger}〕\n", style=_STYLES["trigger"])
    text.append(f"{_names(claim.agents, everyone) or '–'} → {_names(claim.targets, everyone) or '–'}")
    if claim.place:
        text.append(f" @ {_names((claim.place,), everyone)}")
    text.append(f" · {_when(claim)}")
    if claim.speakers:
        text.append(f" · according to {_names(claim.speakers, everyone)}")
    return text


def _when(claim: Claim) -> str:
    if claim.time.basis == "none":
        return "undated"
    words = f" {claim.time.text}" if claim.time.text else ""
    return f"{claim.time.start or '…'} to {claim.time.end or '…'} ({claim.time.basis}{words})"


def _names(people: tuple[Participant, ...] | tuple[Speaker, ...], everyone: dict[Key, Actor]) -> str:
    shown = []
    for person in people:
        name = everyone[person.actor].name
        shown.append(name if person.text == name else f"{name}〔{person.text}〕")
    return "、".join(shown)


def _time(time: TimeExpression) -> Text:
    counted = f", counted from {time.anchor} ({time.anchored_to})" if time.anchor else f", {time.anchored_to}"
    text = Text(f"{time.span.start}-{time.span.end}  ")
    text.append(time.text, style=_STYLES["time"])
    text.append(f"  {time.start or '…'} to {time.end or '…'}, {time.granularity}{counted}")
    text.append(f"  {time.rule}", style="dim")
    return text


def _actor(actor: Actor, document: Document, everyone: dict[Key, Actor]) -> Text:
    forms = dict.fromkeys(m.text for m in document.mentions if actor.key in m.actors)
    posts = dict.fromkeys(
        f"{everyone[p.of].name if p.of else ''}{p.title} ({p.tense})"
        for p in document.positions
        if p.person == actor.key
    )
    text = Text("  ")
    text.append(actor.name, style=_STYLES["actor"])
    text.append(f"  {actor.type}")
    if actor.state in everyone:
        text.append(f" of {everyone[actor.state].name}")
    text.append(f": {'、'.join(forms) or '–'}" + (f"; {'、'.join(posts)}" if posts else ""))
    return text
