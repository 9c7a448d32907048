"""The decisions that are learned, in the order in which they are taken, and the weights in force."""

from kg import weighing
from kg.claims import judging, preparation, prospects
from kg.claims.attribution import voices
from kg.claims.dating import days
from kg.claims.factuality import presentation
from kg.claims.parties import casting, retelling, undergoing

DECISIONS = (
    "candidate", "agent", "target", "agent-again", "target-again", "claim", "speaker", "time", "factuality",
)  # fmt: skip
#: Those at first sight, those of the second look, and those that are taken for claims only.
FIRST, AGAIN, REST = DECISIONS[:3], DECISIONS[3:5], DECISIONS[6:]
MODULES = casting, undergoing, retelling, preparation, prospects, judging, voices, presentation, days


def set_weights(learned: dict[str, dict[str, float]]) -> None:
    """Let the stage use weights that are not in the data file yet."""
    table = {name: weighing.Weights(w) for name, w in learned.items()}
    weighing.weights = lambda decision: table[decision]  # type: ignore[assignment]
    for module in MODULES:
        module.weights = weighing.weights  # type: ignore[attr-defined]
