"""The whole flow. Read this file first: every stage is one call, and sees only what it is given.

files → Article → Layout → Reading → Document (with its claims) → Story → graph, network → files

Stages are functions from frozen records to frozen records (`kg/records/`); none imports
another; this is the only place where they meet.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

import networkx as nx

from kg import actors, claims, dates, export, graph, ingest, lang, merge, network, text
from kg.iris import BASE
from kg.records import Article, Document, Issue, Reading, Story

#: Told how many sources are done, of how many, and what is being worked on.
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Options:
    """What the user may choose about a build. `workers` never changes a byte of the result."""

    metadata: str | None = None
    base: str = BASE
    workers: int = 1
    min_confidence: float = 0.0


def read(article: Article) -> Reading:
    """Everything the text says on its face: layout, names, posts, times."""
    layout = text.lay_out(article)
    cast = actors.find(layout)
    times = dates.find(layout, cast.mentions)
    return Reading(layout, times, cast.actors, cast.mentions, cast.positions)


def document(article: Article) -> Document:
    """What one article claims, and according to whom."""
    reading = read(article)
    return Document(
        article=article,
        times=reading.times,
        actors=reading.actors,
        mentions=reading.mentions,
        positions=reading.positions,
        claims=claims.extract(reading),
    )


def tell(documents: Sequence[Document], issues: Sequence[Issue] = ()) -> Story:
    """What all the articles together add up to."""
    return merge.merge(tuple(documents), tuple(issues))


def build(inputs: Sequence[str], out: Path, options: Options, progress: Progress) -> Story:
    """`kg build`: articles in, graph, network and page out.

    Raises InputError when there is nothing to read, ExportError when `out` cannot be written.
    """
    sources, issues = ingest.discover(inputs, options.metadata)
    documents: list[Document] = []
    found: list[Issue] = list(issues)
    for number, (source, read_here, odd) in enumerate(_each(sources, options.workers)):
        progress(number, len(sources), source.path)
        documents += read_here
        found += odd
    progress(len(sources), len(sources), "merge")
    story = tell([_confident(document, options.min_confidence) for document in documents], found)
    export.write(
        story,
        graph.project(story, options.base),
        network.project(story),
        out,
        options.base,
        {"language_data": lang.digest(), "min_confidence": options.min_confidence},
        lambda name: progress(len(sources), len(sources), name),
    )
    return story


def relate(
    exports: Path, planned: bool = False, states: bool = False, out: Path | None = None
) -> "nx.MultiDiGraph[str]":
    """`kg network`: the network of an exports folder, with IRIs for keys.

    As the build wrote it; with what is planned too, or by states, it is made anew from the exported
    graph. `out` is a folder to write it to. Raises ExportError.
    """
    if not (planned or states or out):
        return export.graphml.read(exports / "actors.graphml")
    story, base = graph.retell(exports)
    found = network.project(story, planned, states)
    if out:
        export.write_network(found, out, base)
    return export.graphml.named(found, base)


def documents_of(source: ingest.Source) -> tuple[tuple[Document, ...], tuple[Issue, ...]]:
    """The documents in one source, and what was odd about it. Runs in a worker process.

    A fault of ours in one article becomes an issue: it must not lose the other articles.
    """
    articles, issues = ingest.read(source)
    documents: list[Document] = []
    faults: list[Issue] = []
    for article in articles:
        try:
            documents.append(document(article))
        except Exception as error:  # noqa: BLE001 any fault is ours; it is reported, never silent
            what = f"a fault in kg while reading it: {type(error).__name__}: {error}"
            faults.append(Issue(article.path, what, "please report it with the file", "unreadable"))
    return tuple(documents), (*issues, *faults)


def _each(
    sources: Sequence[ingest.Source], workers: int
) -> Iterator[tuple[ingest.Source, tuple[Document, ...], tuple[Issue, ...]]]:
    """Every source with what is in it, in the order given, whoever worked on it."""
    if workers <= 1:
        for source in sources:
            yield source, *documents_of(source)
        return
    # spawn, not fork: the same on every system, and safe beside the progress bar's thread.
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        for source, (documents, issues) in zip(
            sources, pool.map(documents_of, sources, chunksize=8), strict=True
        ):
            yield source, documents, issues


def _confident(document: Document, least: float) -> Document:
    kept = tuple(claim for claim in document.claims if claim.confidence >= least)
    return document if len(kept) == len(document.claims) else replace(document, claims=kept)
