"""The decisions that are learned, in the order in which they are taken, and the weights in force."""

from kg import weighing
from kg.claims import casting, dating, factuality, judging, preparation, prospects, undergoing, voices

DECISIONS = ("candidate", "agent", "target", "claim", "speaker", "time", "factuality")
#: Those that come before whether a candidate is a claim, and those that are taken for claims only.
PARTIES, REST = DECISIONS[:3], DECISIONS[4:]


def set_weights(learned: dict[str, dict[str, float]]) -> None:
    """Let the stage use weights that are not in the data file yet."""
    table = {name: weighing.Weights(w) for name, w in learned.items()}
    weighing.weights = lambda decision: table[decision]  # type: ignore[assignment]
    for module in (casting, undergoing, preparation, prospects, judging, voices, factuality, dating):
        module.weights = weighing.weights  # type: ignore[attr-defined]
