"""How often decisions are right."""

import math
from collections.abc import Sequence
from pathlib import Path

from kg import pipeline, weighing
from tests import standoff
from tests.training.cases import Case, Collector
from tests.training.learning import learn
from tests.training.weighting import DECISIONS, set_weights


def report(cases: Sequence[Case], weights: dict[str, float]) -> str:
    """Accuracy and log-loss of a decision."""
    right, loss = 0, 0.0
    for case in cases:
        before = case.before or [0.0] * len(case.options)
        added = [sum(weights.get(f, 0.0) for f in option) for option in case.options]
        shares = weighing.softmax([sum(both) for both in zip(before, added, strict=True)])
        right += max(range(len(shares)), key=shares.__getitem__) in case.right
        loss -= math.log(max(1e-9, sum(shares[n] for n in case.right)))
    n = len(cases) or 1
    return f"{len(cases):5} cases  right {right / n:.3f}  log-loss {loss / n:.3f}"


def check(corpus: Path) -> None:
    """How often each decision is right on the articles that were held out, by the weights as they are."""
    articles = [(note, pipeline.read(article)) for note, article in standoff.notes(corpus, standoff.HELD_OUT)]
    known = {name: dict(weighing.weights(name).of) for name in DECISIONS}
    collector = Collector(articles)
    set_weights(known)
    collector.resolve()
    for decision in DECISIONS:
        cases = collector.cases(decision, range(len(articles)))
        if cases:
            print(f"{decision:12}", report(cases, known[decision]))


def cross_validate(collector: Collector, folds: int) -> None:
    """How often each decision is right on articles that its weights were learned without, fold by fold."""
    documents = [truth.note["doc"] for _, truth, _ in collector.articles]
    names = sorted(set(documents))
    for fold in range(folds):
        out = set(names[fold::folds])
        learned = learn(collector, [n for n, name in enumerate(documents) if name not in out])
        held = [n for n, name in enumerate(documents) if name in out and not collector.articles[n][1].perfect]
        for decision in DECISIONS:
            print(fold, f"{decision:12}", report(collector.cases(decision, held), learned[decision]))
