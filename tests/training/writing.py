"""Learned weights as a data file."""

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from kg import weighing

WEIGHTS = Path(weighing.__file__).parent / "lang" / "zh" / "claims-weights.toml"
HEAD = (
    "# Weights of the claims stage: what each named feature adds to the log-odds of an option.\n"
    "# Written by `python -m tests.training`; read by kg/weighing.py. Do not edit by hand.\n"
)


def write(learned: dict[str, dict[str, float]], path: Path = WEIGHTS, head: str = HEAD) -> None:
    """The weights as a data file, sorted."""
    body = "".join(
        f"\n[{decision}.{_quoted(feature)}]\n" + "".join(f"{_quoted(values)} = {w}\n" for values, w in rows)
        for decision, table in learned.items()
        for feature, rows in _by_feature(table)
    )
    path.write_text(head + body, encoding="utf-8")


def _by_feature(table: dict[str, float]) -> Iterator[tuple[str, list[tuple[str, float]]]]:
    rows = sorted((*name.split("=", 1), weight) for name, weight in table.items())
    for feature, found in groupby(rows, key=lambda row: row[0]):
        yield feature, [(values, weight) for _, values, weight in found]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
