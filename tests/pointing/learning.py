"""The weights of the choice."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from kg import weighing
from kg.actors.pointing import antecedents
from tests.pointing.judging import is_right
from tests.pointing.reading import Read, Reader
from tests.training import Case, Penalty, fit, spelled

WEIGHTS = Path(weighing.__file__).parent / "lang" / "zh" / "antecedent-weights.toml"
HEAD = (
    "# Weights of the antecedents of pronouns: what each named feature adds to the log-odds of an option.\n"
    "# Written by `python -m tests.pointing`; read by kg/actors/pointing/antecedents.py.\n"
    "# Do not edit by hand.\n"
)
#: Penalty, least weight, rounds of learning; chosen by cross-validation.
PENALTY, LIGHT, ROUNDS = Penalty(4.0, 0.0, 4), 0.05, 2


def learn(reader: Reader, chosen: Sequence[int]) -> dict[str, float]:
    """The weights; pronouns before a pronoun are read with those learned the round before."""
    learned: dict[str, float] = {}
    for _ in range(ROUNDS):
        set_weights(learned)
        cases = [case for one in reader.read(chosen) for case in _cases(one)]
        learned = {name: w for name, w in fit(cases, PENALTY).items() if abs(w) >= LIGHT}
    set_weights(learned)
    return learned


def set_weights(learned: dict[str, float]) -> None:
    """Let the stage use weights that are not in the data file yet."""
    table = weighing.Weights(learned)
    antecedents.weights = lambda decision, topic="": table  # type: ignore[assignment]


def _cases(one: Read) -> Iterator[Case]:
    for point in one.points:
        options = one.chosen.get(point.start, [])
        right = [n for n, o in enumerate(options) if is_right(one.truth, o.keys, point.wanted, point.word)]
        if right and len(options) > 1:
            yield Case([spelled(o.groups) for o in options], right)
