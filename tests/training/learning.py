"""All decisions learned in order, each on the outcome of those before it."""

from collections.abc import Sequence

from tests.training.cases import Case, Collector
from tests.training.fitting import Penalty, fit
from tests.training.weighting import AGAIN, DECISIONS, FIRST, REST, set_weights

#: Chosen by cross-validation over articles. Penalties on size leave a seventh of the weights that squares
#: alone would, and as many decisions right to within 0.3 in a hundred (17,800 doers on articles held out:
#: 0.821 with 15,100 weights, 0.820 with 2,250).
PENALTY = {
    "candidate": Penalty(2.0, 2.0, 8), "agent": Penalty(2.0, 2.0, 10), "target": Penalty(2.0, 2.0, 10),
    "agent-again": Penalty(2.0, 1.0, 10), "target-again": Penalty(2.0, 1.0, 10),
    "claim": Penalty(1.0, 3.0, 8), "speaker": Penalty(2.0, 2.0, 12), "time": Penalty(4.0, 1.0, 12),
    "factuality": Penalty(2.0, 2.0, 12),
}  # fmt: skip


def learn(collector: Collector, chosen: Sequence[int], inner: int = 2) -> dict[str, dict[str, float]]:
    """All decisions in order, each on the outcome of those before.

    The second look and whether a candidate is a claim are learned on outcomes of decisions that were learned
    without its article (`inner` folds): on articles they have seen, they are surer than they will ever be
    again.
    """
    documents = {n: collector.articles[n][1].note["doc"] for n in chosen}
    names = sorted(set(documents.values()))
    folds = [set(names[fold::inner]) for fold in range(inner)]
    first = [_learn(FIRST, collector, [n for n in chosen if documents[n] not in out], {}) for out in folds]
    late: dict[str, dict[str, float]] = {}
    for decision in (*AGAIN, "claim"):
        cases: list[Case] = []
        for known, out in zip(first, folds, strict=True):
            set_weights({**{name: {} for name in DECISIONS}, **known, **late})
            collector.resolve()
            cases += collector.cases(decision, [n for n in chosen if documents[n] in out])
        late[decision] = fit(cases, PENALTY[decision])
    learned = _learn(FIRST, collector, chosen, {})
    return _learn(REST, collector, chosen, {**learned, **late})


def _learn(
    decisions: Sequence[str], collector: Collector, chosen: Sequence[int], known: dict[str, dict[str, float]]
) -> dict[str, dict[str, float]]:
    learned = {name: known.get(name, {}) for name in DECISIONS}
    for decision in decisions:
        set_weights(learned)
        learned[decision] = fit(collector.cases(decision, chosen), PENALTY[decision])
        if decision == "agent":
            set_weights(learned)
            collector.resolve()
    set_weights(learned)
    return learned


def learn_only(
    collector: Collector, decision: str, known: dict[str, dict[str, float]]
) -> dict[str, dict[str, float]]:
    """The known weights with one decision learned anew."""
    learned = dict(known)
    set_weights(learned)
    collector.resolve()
    cases = collector.cases(decision, range(len(collector.articles)))
    learned[decision] = fit(cases, PENALTY[decision])
    return learned
