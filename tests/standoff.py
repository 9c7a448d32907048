"""Annotations kept as offsets into articles that lie elsewhere (`annotations/claims.jsonl`)."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from kg import ingest
from kg.records import Article, fingerprint

FILE = Path(__file__).parent / "annotations" / "claims.jsonl"
#: Articles that no weight was learned from.
HELD_OUT = FILE.with_name("claims-held-out.jsonl")


def notes(corpus: Path, file: Path = FILE) -> Iterator[tuple[dict[str, Any], Article]]:
    """Every annotated article that is read today as it was when it was annotated, with its annotation."""
    for line in file.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        path = corpus / entry["path"]
        if not path.is_file():
            continue
        sources, _ = ingest.discover([str(path)])
        for article in (a for source in sources for a in ingest.read(source)[0]):
            if fingerprint(article.text) == entry["digest"]:
                yield _note(entry, article), article


def _note(entry: dict[str, Any], article: Article) -> dict[str, Any]:
    claims = [_claim(row, article.text) for row in entry["claims"]]
    return {"doc": entry["path"], "published": article.day, "actors": [], "times": [], "claims": claims}


def _claim(row: Sequence[Any], text: str) -> dict[str, Any]:
    start, end, first, last, kind, agents, targets, place, time, factuality, speakers, required = row
    return {
        "quote": text[start:end],
        "trigger": text[first:last],
        "type": kind,
        "agents": _actors(agents, text),
        "targets": _actors(targets, text),
        "place": [text[a:b] for a, b in place],
        "time": {"start": time[0], "end": time[1], "basis": time[2]},
        "factuality": factuality,
        "speaker": _actors(speakers, text),
        "required": bool(required),
    }


def _actors(groups: Sequence[Sequence[Sequence[int]]], text: str) -> list[list[str]]:
    return [[text[a:b] for a, b in spans] for spans in groups]
