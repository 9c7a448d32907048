"""How well claims are dated, and how often a claim is dated that annotators left without a date.

The annotated sets are not part of the repository: `KG_GOLD` names their folder (default
`../shared/gold`). Every annotated claim whose event word is found is dated, whether or not the claim would
be made, so that the figures speak of dating alone. Prints for each set how the basis that annotators gave
was read, how many of their dates were found, and how many dates given by context are theirs.
"""

import os
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from kg.claims.dating import days
from kg.claims.preparation import prepare
from kg.records import Basis, ClaimTime
from tests import training
from tests.alignment import Truth, align

GOLD = Path(os.environ.get("KG_GOLD", Path(__file__).parents[3] / "shared" / "gold"))
_BASES = tuple(map(str, Basis))


def main() -> None:
    """Print every figure."""
    for name in ("dev", "seeds"):
        if (GOLD / name / "ann").is_dir():
            _report(name, list(_dated(GOLD / name)))
        else:
            print(f"dating: no annotated set {GOLD / name} (set KG_GOLD)")


def _dated(folder: Path) -> Iterator[tuple[dict[str, Any], ClaimTime]]:
    """The annotated time of every claim whose event word is found, and ours."""
    for note, reading in training.readings(folder):
        prepared = prepare(reading)
        aligned = align(prepared, Truth(note, reading))
        for number, claim in aligned.items():
            moments = prepared.moments(prepared.candidates[number])
            yield claim["time"], days.choose([moments])[0].time


def _report(name: str, pairs: list[tuple[dict[str, Any], ClaimTime]]) -> None:
    rows = Counter((gold["basis"], str(time.basis)) for gold, time in pairs)
    print(f"{name}: {len(pairs)} claims; annotated basis in rows, ours in columns")
    print(f"  {'':8}" + "".join(f"{basis:>9}" for basis in _BASES))
    for wanted in _BASES:
        print(f"  {wanted:8}" + "".join(f"{rows[wanted, found]:9}" for found in _BASES))
    stated = [_exact(time, gold) for gold, time in pairs if gold["basis"] == "stated"]
    context = [_near(time, gold) for gold, time in pairs if gold["basis"] == "context"]
    unknown = [bool(time.start or time.end) for gold, time in pairs if gold["basis"] == "none"]
    ours = [
        gold["basis"] != "none" and _near(time, gold) for gold, time in pairs if time.basis is Basis.CONTEXT
    ]
    print(f"  stated exact {_share(stated)}  context near {_share(context)}", end="  ")
    print(f"dated by context and near {_share(ours)}  dated without cause {_share(unknown)}")


def _exact(time: ClaimTime, gold: dict[str, Any]) -> bool:
    return (time.start, time.end) == (gold["start"], gold["end"])


def _near(time: ClaimTime, gold: dict[str, Any]) -> bool:
    """Whether two intervals touch, give or take a day."""
    if not gold["start"] or not time.start:
        return bool(gold["start"] == time.start)
    one = timedelta(days=1)
    ours = _day(time.start) - one, _day(time.end) + one if time.end else date.max
    theirs = _day(gold["start"]), _day(gold["end"]) if gold["end"] else date.max
    return ours[0] <= theirs[1] and theirs[0] <= ours[1]


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])


def _share(values: list[bool]) -> str:
    return f"{sum(values) / len(values):.3f}" if values else "-"
