"""Hold the quality of a build above the floors pinned in floors.toml, or raise them.

    python -m tests.floors GOLD            exit 1 when a measure is under its floor
    python -m tests.floors GOLD --update   raise every floor to what was just measured

GOLD is the folder of annotated articles (`seeds/`, `dev/`, … and `score.py`). A floor only rises:
--update leaves one alone that was not reached. Measures named in LOWER_IS_BETTER are ceilings,
and only fall.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).parent / "floors.toml"
LOWER_IS_BETTER = {"of_matched.false_assertion", "distractors_hit"}
#: How far below what was measured a floor is set: about three claims of the smaller set.
SLACK = 0.01
#: The set of sentences with dates, which has a scorer of its own.
SENTENCES = "time"


def measures(report: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, float]]:
    """Every figure of a score report as `group.name`, leaving out counts and the table by type."""
    for name, value in report.items():
        if isinstance(value, dict) and name != "by_type":
            yield from measures(value, f"{prefix}{name}.")
        elif isinstance(value, float | int) and name not in {"pred", "gold", "documents"}:
            yield f"{prefix}{name}", float(value)


def score(gold: Path, name: str) -> dict[str, float]:
    """Build the articles of one set and score them with the annotators' own scorer."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "exports"
        if name != SENTENCES:
            _run("-m", "kg", "build", gold / name / "articles", "-o", out, "-q")
            report = _run(gold / "score.py", gold / name, out / "documents.jsonl", "--json")
            return dict(measures(json.loads(report)))
        scorer, sentences = gold / name / "score.py", gold / name / "news.jsonl"
        _run(scorer, "documents", sentences, Path(folder) / "articles")
        _run("-m", "kg", "build", Path(folder) / "articles", "-o", out, "-q")
        report = json.loads(_run(scorer, "score", sentences, out / "documents.jsonl").splitlines()[0])
        report["distractors_hit"] = int(report["distractors_hit"].partition("/")[0])
        return dict(measures(report))


def _run(*words: object) -> str:
    run = subprocess.run([sys.executable, *map(str, words)], check=True, capture_output=True)
    return run.stdout.decode("utf-8")


def better(name: str, value: float, floor: float) -> bool:
    """Whether a measure is beyond its floor (or under its ceiling)."""
    return value < floor if name in LOWER_IS_BETTER else value > floor


def raised(name: str, value: float) -> float:
    """The floor that a measured value gives: a little below, so that one measure may pay for another.

    A measure that is whole, such as the share of grounded claims, has to stay whole.
    """
    if value.is_integer():
        return value
    return round(value + SLACK if name in LOWER_IS_BETTER else value - SLACK, 3)


def main() -> int:
    """Measure every set that has floors; print the table; say what fell under."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--update", action="store_true", help="raise the floors to what is measured now")
    given = parser.parse_args()
    floors: dict[str, dict[str, float]] = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    under = 0
    for name, pinned in floors.items():
        measured = score(given.gold, name)
        for measure, floor in pinned.items():
            value = measured[measure]
            worse = better(measure, floor, value)
            under += worse
            print(f"{'UNDER' if worse else 'ok   '} {name:6} {measure:34} {value:.3f}  floor {floor:.3f}")
            if given.update and better(measure, raised(measure, value), floor):
                pinned[measure] = raised(measure, value)
    if given.update:
        FLOORS.write_text(_toml(floors), encoding="utf-8")
    return 1 if under else 0


def _toml(floors: dict[str, dict[str, float]]) -> str:
    head = "# The least each measure of the annotated articles may be; `python -m tests.floors` checks.\n"
    head += "# Raised with --update, never lowered. of_matched.false_assertion is a ceiling.\n"
    return head + "".join(
        f"\n[{name}]\n" + "".join(f'"{measure}" = {floor}\n' for measure, floor in pinned.items())
        for name, pinned in floors.items()
    )


if __name__ == "__main__":
    sys.exit(main())
