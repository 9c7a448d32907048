"""Learn the weights of the claims stage from annotated articles.

    python -m tests.training GOLD                read articles/, learn, write kg/lang/zh/claims-weights.toml
    python -m tests.training GOLD --more CORPUS  learn from the articles of annotations/claims.jsonl, too
    python -m tests.training GOLD --folds 4      learn on all but a fold, measure on it, write nothing
    python -m tests.training GOLD --check CORPUS measure the weights there are on articles held out
    python -m tests.training GOLD --only speaker learn one decision anew and keep the others

GOLD is a folder with `articles/`, `ann/` and `clean/`. Every decision is a conditional logit over the options
that the rules propose, fitted by L-BFGS with an L2 penalty; decisions are learned in the order in which
they are taken, each on the outcome of those before it.
"""

import argparse
from pathlib import Path

from kg import pipeline, weighing
from tests import standoff
from tests.training.articles import readings
from tests.training.cases import Collector
from tests.training.learning import learn, learn_only
from tests.training.measuring import check, cross_validate
from tests.training.weighting import DECISIONS, FIRST, REST
from tests.training.writing import write


def main() -> None:
    """Learn and write, or measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--only", choices=[*FIRST, *REST])
    parser.add_argument("--more", type=Path, help="folder of the articles of annotations/claims.jsonl")
    parser.add_argument("--check", type=Path, help="folder of the articles of claims-held-out.jsonl")
    given = parser.parse_args()
    if given.check:
        check(given.check)
        return
    known = {name: dict(weighing.weights(name).of) for name in DECISIONS}
    # Both readings of an article: what the stages before find today, and what they should find.
    articles = [*readings(given.gold), *readings(given.gold, gold_cast=True)]
    if given.more:
        articles += [(note, pipeline.read(article)) for note, article in standoff.notes(given.more)]
    collector = Collector(articles)
    if given.folds:
        cross_validate(collector, given.folds)
        return
    everything = range(len(articles))
    learned = learn_only(collector, given.only, known) if given.only else learn(collector, everything)
    write(learned)
    print({decision: len(table) for decision, table in learned.items()})


if __name__ == "__main__":
    main()
