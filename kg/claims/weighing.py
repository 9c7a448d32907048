"""Log-linear choice: named features, weights from a data file, a dot product at run time.

A decision is a choice among options that rules propose (which noun is the agent, which date is
meant); each option carries named features, its score is the sum of their weights and its probability
the softmax over the options (a conditional logit, McFadden 1974). Whether a candidate is a claim at
all is the same with two options, one of them without features. Weights are learned by
`python -m tests.training`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from math import exp

from kg import lang

Features = Sequence[str]

_NOTHING = repeat(0.0)  # endless: what a feature without a weight weighs


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """The weights of one decision, by feature name; a feature that is not listed weighs nothing."""

    of: Mapping[str, float]

    def score(self, features: Features) -> float:
        """The sum of the features' weights."""
        return sum(map(self.of.get, features, _NOTHING))

    def choose(self, options: Sequence[Features]) -> tuple[int, float]:
        """The best option and its probability; the first of equals. Needs at least one option."""
        scores = [self.score(features) for features in options]
        best = max(range(len(scores)), key=scores.__getitem__)
        top = scores[best]
        return best, 1.0 / sum(exp(score - top) for score in scores)

    def probabilities(self, options: Sequence[Features]) -> list[float]:
        """The probability of every option."""
        return softmax([self.score(features) for features in options])

    def probability(self, features: Features) -> float:
        """The probability of yes in a yes-or-no decision."""
        score = self.score(features)
        if score < -30.0:
            return 0.0
        return 1.0 / (1.0 + exp(-score))


def softmax(scores: Sequence[float]) -> list[float]:
    """Scores to probabilities."""
    top = max(scores)
    shares = [exp(score - top) for score in scores]
    total = sum(shares)
    return [share / total for share in shares]


@cache
def split(table: Weights, prefixes: tuple[str, ...]) -> tuple[Weights, ...]:
    """The weights of the features under each prefix, without it."""
    return tuple(
        Weights({name[len(p) :]: weight for name, weight in table.of.items() if name.startswith(p)})
        for p in prefixes
    )


@cache
def weights(decision: str) -> Weights:
    """The weights of a decision: candidate, agent, target, speaker, time, factuality, claim.

    Raises LanguageDataError where the data file is missing or malformed.
    """
    table = lang.load("zh", "claims-weights")
    if decision not in table.data:
        raise table.error(decision, f"no weights for {decision}; run python -m tests.training")
    return Weights({name: float(value) for name, value in table.data[decision].items()})
