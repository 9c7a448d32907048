"""The claims stage by itself: figures against annotated articles, calibration, speed by step.

The annotated sets are not part of the repository: `KG_GOLD` names their folder (default
`../shared/gold`). Every set is measured twice: on what the stages before read today, and with the
actors and times of the annotators, which isolates this stage. Without the folder only the speed over
the packaged samples is printed.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from kg import claims, ingest, pipeline
from kg.claims import judging, preparation
from kg.export import documents as lines
from kg.iris import BASE
from kg.records import Document, Reading
from tests.alignment import Truth, align
from tests.training import readings

GOLD = Path(os.environ.get("KG_GOLD", Path(__file__).parents[3] / "shared" / "gold"))
SAMPLES = Path(pipeline.__file__).parent / "samples"


def main() -> None:
    """Print figures, calibration and speed."""
    if not GOLD.is_dir():
        sources, _ = ingest.discover([str(SAMPLES)])
        speed([pipeline.read(a) for source in sources for a in ingest.read(source)[0]])
        return
    for name in ("dev", "seeds"):
        for perfect in (False, True):
            print(f"\n{name}, {'annotated' if perfect else 'found'} actors and times")
            annotated = readings(GOLD / name, perfect)
            score(GOLD, name, [reading for _, reading in annotated])
            if not perfect:
                calibration(annotated)
                speed([reading for _, reading in annotated])


def score(gold: Path, name: str, texts: Sequence[Reading]) -> None:
    """The annotators' own scorer over what the stage says of these readings."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "documents.jsonl"
        with path.open("wb") as file:
            for reading in texts:
                document = Document(
                    reading.article, reading.times, reading.actors, reading.mentions, reading.positions,
                    claims.extract(reading),
                )  # fmt: skip
                known = {actor.key: actor for actor in reading.actors}
                if reading.article.outlet:
                    known.setdefault(reading.article.outlet.key, reading.article.outlet)
                file.write(msgspec.json.encode(lines.line(document, known, None, BASE)) + b"\n")
        subprocess.run([sys.executable, str(gold / "score.py"), str(gold / name), str(path)], check=True)


def calibration(annotated: Sequence[tuple[dict, Reading]]) -> None:
    """How often a claim of a given confidence is one that the annotators have."""
    table: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for note, reading in annotated:
        prepared = preparation.prepare(reading)
        truth = Truth(note, reading)
        aligned = align(prepared, truth)
        numbers = {id(candidate): n for n, candidate in enumerate(prepared.candidates)}
        for proposal in judging.propose(prepared, prepared.prospects):
            claim = aligned.get(numbers[id(proposal.candidate)])
            table[int(proposal.confidence * 10)][bool(claim and truth.shared(proposal, claim))] += 1
    print("\nconfidence   candidates   are claims")
    for bucket, (wrong, right) in sorted(table.items()):
        low, share = bucket / 10, right / (right + wrong)
        print(f"{low:.1f} - {low + 0.1:.1f}   {right + wrong:8}   {share:8.2f}")


def speed(texts: Sequence[Reading]) -> None:
    """Processor time by step, per article and per thousand characters."""
    count = sum(len(reading.article.text) for reading in texts) / 1000
    steps: dict[str, Callable[[Reading], object]] = {
        "prepare": preparation.prepare,
        "extract": claims.extract,
    }
    print("\nstep        ms an article   ms a thousand characters")
    for name, step in steps.items():
        step(texts[0])
        start = time.process_time()
        for reading in texts:
            step(reading)
        used = (time.process_time() - start) * 1000
        print(f"{name:10} {used / len(texts):13.2f}   {used / count:10.2f}")
