"""How many pronouns are read as those annotated."""

from collections import Counter, defaultdict

from tests.alignment import Truth
from tests.pointing.judging import is_right, known
from tests.pointing.pronouns import Pointing
from tests.pointing.reading import Read


class Score:
    """How many pronouns are read as those annotated, of all and of those whose actor is found at all."""

    def __init__(self) -> None:
        self.counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.wrong: list[str] = []

    def add(self, one: Read) -> None:
        for point in one.points:
            keys, truth = one.meant(point), one.truth
            right, found = (
                is_right(truth, keys, point.wanted, point.word),
                known(truth, point.wanted, point.word),
            )
            for name in (point.word, f"{point.word} {point.role}"):
                self.counts[name].update(all=1, right=right, found=found, right_found=right and found)
            if found and not right:
                self.wrong.append(f"{list(keys)} for {[w[0] for w in point.wanted]}: {_around(truth, point)}")

    def print(self) -> None:
        for name, c in sorted(self.counts.items(), key=lambda row: -row[1]["all"]):
            if c["all"] >= 10:
                print(
                    f"{name:12} {c['all']:5}  right {c['right'] / c['all']:.3f}  "
                    f"of {c['found']:4} found {c['right_found'] / max(1, c['found']):.3f}"
                )


def _around(truth: Truth, point: Pointing) -> str:
    folded = truth.reading.layout.folded
    before, after = folded[max(0, point.start - 150) : point.start], folded[point.end : point.end + 30]
    return f"{before}【{point.word}】{after}"
