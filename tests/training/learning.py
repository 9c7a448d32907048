"""All decisions learned in order, each on the outcome of those before it."""

from collections.abc import Sequence

from tests.training.cases import Case, Collector
from tests.training.fitting import fit
from tests.training.weighting import DECISIONS, PARTIES, REST, set_weights

#: L2 penalty and least number of occurrences of a feature, chosen by cross-validation over articles.
PENALTY = {
    "candidate": 7.0, "agent": 5.0, "target": 5.0, "claim": 40.0, "speaker": 8.0, "time": 9.0,
    "factuality": 12.0,
}  # fmt: skip
LEAST = {
    "candidate": 8, "agent": 10, "target": 10, "claim": 8, "speaker": 12, "time": 12, "factuality": 12,
}  # fmt: skip


def learn(collector: Collector, chosen: Sequence[int], inner: int = 2) -> dict[str, dict[str, float]]:
    """All decisions in order, each on the outcome of those before.

    Whether a candidate is a claim is learned on outcomes of decisions that were learned without its article
    (`inner` folds): on articles they have seen, they are surer than they will ever be again.
    """
    documents = {n: collector.articles[n][1].note["doc"] for n in chosen}
    names = sorted(set(documents.values()))
    cases: list[Case] = []
    for fold in range(inner):
        out = {name for number, name in enumerate(names) if number % inner == fold}
        _learn(PARTIES, collector, [n for n in chosen if documents[n] not in out], {})
        cases += collector.cases("claim", [n for n in chosen if documents[n] in out])
    learned = _learn(PARTIES, collector, chosen, {})
    learned["claim"] = fit(cases, PENALTY["claim"], LEAST["claim"])
    return _learn(REST, collector, chosen, learned)


def _learn(
    decisions: Sequence[str], collector: Collector, chosen: Sequence[int], known: dict[str, dict[str, float]]
) -> dict[str, dict[str, float]]:
    learned = {name: known.get(name, {}) for name in DECISIONS}
    for decision in decisions:
        set_weights(learned)
        learned[decision] = fit(collector.cases(decision, chosen), PENALTY[decision], LEAST[decision])
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
    learned[decision] = fit(cases, PENALTY[decision], LEAST[decision])
    return learned
