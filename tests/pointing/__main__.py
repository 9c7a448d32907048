"""Whom annotated claims say that pronouns mean: learn the weights of the choice, count how often it is right.

    python -m tests.pointing GOLD --more CORPUS              measure what is read today
    python -m tests.pointing GOLD --more CORPUS --wrong 60   show mistakes
    python -m tests.pointing GOLD --more CORPUS --learn      learn, write kg/lang/zh/antecedent-weights.toml
    python -m tests.pointing GOLD --more CORPUS --folds 5    learn on all but a fold, measure on it

A pronoun that stands as the agent or the target of an annotated event word means who is annotated there, and
one that says something means to whom it is attributed to. Every fifth
article is held out where mistakes are shown.
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg import ingest
from kg.records import Article
from tests import gold_readings, standoff
from tests.pointing.learning import HEAD, WEIGHTS, learn
from tests.pointing.reading import Reader
from tests.pointing.score import Score
from tests.training import write

#: Of so many articles one shows no mistakes.
HELD_OUT = 5


def main() -> None:
    """Measure, learn or cross-validate."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--more", type=Path, help="folder of the articles of annotations/claims.jsonl")
    parser.add_argument("--learn", action="store_true")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--wrong", type=int, default=0)
    given = parser.parse_args()
    reader = Reader([*_train(given.gold / "train"), *(standoff.notes(given.more) if given.more else ())])
    everything, score = range(len(reader.notes)), Score()
    if given.learn:
        write({"antecedent": learn(reader, everything)}, WEIGHTS, HEAD)
        return
    for fold in range(given.folds):
        learn(reader, [n for n in everything if n % given.folds != fold])
        for one in reader.read([n for n in everything if n % given.folds == fold]):
            score.add(one)
    for one in reader.read(() if given.folds else [n for n in everything if not given.wrong or n % HELD_OUT]):
        score.add(one)
    score.print()
    random.Random(1).shuffle(score.wrong)
    print(*score.wrong[: given.wrong], sep="\n\n")


def _train(folder: Path) -> Iterator[tuple[dict[str, Any], Article]]:
    sources, _ = ingest.discover([str(folder / "articles")])
    articles = {Path(a.path).stem: a for source in sources for a in ingest.read(source)[0]}
    for note, _ in gold_readings.notes(folder):
        if note["doc"] in articles:
            yield dict(note), articles[note["doc"]]


if __name__ == "__main__":
    main()
