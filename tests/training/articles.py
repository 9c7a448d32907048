"""Annotated articles with their readings."""

from pathlib import Path
from typing import Any

from kg import ingest, pipeline
from kg.records import Reading
from tests import gold_readings


def readings(folder: Path, gold_cast: bool = False) -> list[tuple[dict[str, Any], Reading]]:
    """Annotated articles with their readings: as the stages before read them, or as the annotators did."""
    if gold_cast:
        return [(dict(note), gold_readings.reading(note, body)) for note, body in gold_readings.notes(folder)]
    sources, _ = ingest.discover([str(folder / "articles")])
    articles = {Path(a.path).stem: a for source in sources for a in ingest.read(source)[0]}
    return [
        (dict(note), pipeline.read(articles[note["doc"]]))
        for note, _ in gold_readings.notes(folder)
        if note["doc"] in articles
    ]
