"""Whom annotated claims say that pronouns mean: learn the weights of the choice, count how often it is right.

    python -m tests.pointing GOLD --more CORPUS              measure what is read today
    python -m tests.pointing GOLD --more CORPUS --wrong 60   show mistakes
    python -m tests.pointing GOLD --more CORPUS --learn      learn, write kg/lang/zh/antecedent-weights.toml
    python -m tests.pointing GOLD --more CORPUS --folds 5    learn on all but a fold, measure on it

A pronoun that stands as the agent or the target of an annotated event word means who is annotated there, and
one that says something means to whom it is attributed to. Every
fifth article is held out where mistakes are shown.
"""

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg import actors, ingest, text, weighing
from kg.actors import antecedents
from kg.actors.antecedents import Antecedents, Option
from kg.actors.lexicon import Token
from kg.records import Article, Key, Reading
from tests import gold_readings, standoff
from tests.alignment import Truth, norm
from tests.training import Case, fit, spelled, write

#: Words before a pronoun that make it somebody that is acted upon or with, and those that make it the agent.
_COVERBS = re.compile(r"(?:针对|对于|对|向|把|将|给|为|替|请|从)$")
_WITH = re.compile(r"(?:与|和|同|跟|及)$")
_BY = re.compile(r"(?:被|由|遭)$")
_PASSIVE = re.compile(r"[^，。；：“”]{0,6}(?:被|遭|受|获)")
#: Events whose words take whom they are about as their object; after others a clause follows (相信他).
_TAKES = frozenset(
    {
        "accuse",
        "request",
        "support",
        "coerce",
        "attack",
        "sanction",
        "threaten",
        "appoint",
        "meet",
        "aid",
        "investigate",
        "yield",
    }
)
_RECEIVES = re.compile(r"接受$|受$|经$")
_GAP = re.compile(r"[^，。；：？！“”（）()\n]{0,8}$")
_AFTER_VERB = re.compile(r"[了过着]?$")
_OWNS = re.compile(r"的|本人的|自己的")
_SAYS = re.compile(
    r"[^，。；：“”\n]{0,3}?(?:表示|说|称|指出|认为|强调|坦言|直言|透露|补充|提到|声称|解释|重申)"
)
_BEFORE_SAYS = re.compile(r"[对向给据为被与和同跟让]$")
_STOPS = re.compile("[。！？\n]|说|称|表示|指出|认为")
#: Of so many articles one shows no mistakes.
HELD_OUT = 5
WEIGHTS = Path(weighing.__file__).parent / "lang" / "zh" / "antecedent-weights.toml"
HEAD = (
    "# Weights of the antecedents of pronouns: what each named feature adds to the log-odds of an option.\n"
    "# Written by `python -m tests.pointing`; read by kg/actors/antecedents.py. Do not edit by hand.\n"
)
#: L2 penalty, least number of occurrences, least weight, rounds of learning; chosen by cross-validation.
PENALTY, LEAST, LIGHT, ROUNDS = 4.0, 4, 0.05, 2


@dataclass(frozen=True)
class Pointing:
    """A pronoun and the annotated actors that it means: one of them, or all where it means several."""

    start: int
    end: int
    word: str
    role: str
    wanted: Sequence[Sequence[str]]


def pointing(truth: Truth, tokens: Sequence[tuple[int, int]]) -> Iterator[Pointing]:
    """The pronouns of a text that an annotated event word says something about, each once."""
    folded, seen = truth.reading.layout.folded, set()
    mentions = [m.span for m in truth.reading.mentions]
    claims = sorted((place[2], place[3], n) for n, (place, _) in enumerate(truth.claims) if place)
    for start, end in tokens:
        for first, last, number in claims:
            if start - 4 > last or first > end + 8:
                continue
            role = _role(folded, truth.claims[number][1]["type"], mentions, (start, end), (first, last))
            wanted = _wanted(role, truth.claims[number][1], folded[start:end])
            if role and wanted and start not in seen:
                seen.add(start)
                yield Pointing(start, end, folded[start:end], role, wanted)
        cited = [] if start in seen or _OWNS.match(folded, end) else _cited(truth, start, end)
        if cited:
            seen.add(start)
            yield Pointing(start, end, folded[start:end], "says", cited)


def _cited(truth: Truth, start: int, end: int) -> Sequence[Sequence[str]]:
    """Whom claims are attributed to that a pronoun and a verb of saying introduce or follow."""
    folded = truth.reading.layout.folded
    says = _SAYS.match(folded, end)
    if not says or _BEFORE_SAYS.search(folded, max(0, start - 2), start):
        return []
    follows = folded[start - 1 : start] == "”"
    for place, claim in truth.claims:
        if place is None or not claim["speaker"]:
            continue
        first = place[2]
        if follows:
            told = start - 60 < first < start and "”" not in folded[first : start - 1]
        else:
            told = says.end() <= first < says.end() + 40 and not _STOPS.search(folded[says.end() : first])
        if told:
            return claim["speaker"]
    return []


def _role(folded: str, kind: str, mentions: Any, pronoun: tuple[int, int], event: tuple[int, int]) -> str:
    start, end = pronoun
    first, last = event
    before = folded[max(0, start - 3) : start]
    if _OWNS.match(folded, end):
        return ""
    if last <= start:
        return "object" if kind in _TAKES and _AFTER_VERB.match(folded[last:start]) else ""
    between = folded[end:first]
    if first < end or not _GAP.match(between) or any(end <= m.start < first for m in mentions):
        return ""
    if _BY.search(before):
        return "agent"
    if _WITH.search(before):
        return "with"
    if _COVERBS.search(before):
        return "coverb"
    if _RECEIVES.search(before):
        return ""
    return "passive" if _PASSIVE.match(folded[end:last]) else "agent"


def _wanted(role: str, claim: dict[str, Any], word: str) -> Sequence[Sequence[str]]:
    if role == "agent" and word[0] in "双两三四":
        return [*claim["agents"], *claim["targets"]]
    if role == "with":
        return [*claim["agents"], *claim["targets"]]
    return claim["agents"] if role == "agent" else claim["targets"]


def known(truth: Truth, wanted: Sequence[Sequence[str]], word: str) -> bool:
    """Whether those annotated are found in the text at all, and can be meant: nobody but a person is he."""
    types = {truth.types[key] for key in truth.names if _is(truth, key, wanted)}
    return "person" in types if word[0] in "他她" and "们" not in word else bool(types)


def _is(truth: Truth, key: Key, wanted: Sequence[Sequence[str]]) -> bool:
    if truth.is_one([key], wanted):
        return True
    if "@" not in key:
        return False
    labels = [norm(label) for group in wanted for label in group]
    names = truth.names.get(key, ())
    return any(
        (one.endswith(other) or other.endswith(one)) and min(len(one), len(other)) > 1
        for one in labels
        for other in names
    )


def is_right(truth: Truth, keys: Sequence[Key], wanted: Sequence[Sequence[str]], word: str) -> bool:
    """Whether a pronoun is read as who is annotated; for 他们 any of them is enough."""
    if not keys:
        return False
    right = [_is(truth, key, wanted) for key in keys]
    return any(right) if "们" in word else all(right)


@dataclass
class Read:
    """An article as it is read with the weights of today, and the choices that were made in it."""

    truth: Truth
    chosen: Mapping[int, list[Option]]  # by where the pronoun begins
    points: Sequence[Pointing]

    def meant(self, point: Pointing) -> Sequence[Key]:
        """Whom a pronoun is read as."""
        mentions = self.truth.reading.mentions
        return next((one.actors for one in mentions if one.span.start == point.start), ())


class Reader:
    """Reads annotated articles, and notes between whom every pronoun chooses."""

    def __init__(self, notes: Sequence[tuple[dict[str, Any], Article]]) -> None:
        self.notes = notes
        self.layouts = [text.lay_out(article) for _, article in notes]

    def read(self, chosen: Iterable[int]) -> Iterator[Read]:
        plain, noted = Antecedents.options, {}

        def options(self: Antecedents, token: Token, kind: str, place: int) -> list[Option]:
            found = noted[token.start] = plain(self, token, kind, place)
            return found

        Antecedents.options = options  # type: ignore[method-assign]
        for number in chosen:
            noted.clear()
            cast = actors.find(self.layouts[number])
            reading = Reading(self.layouts[number], (), cast.actors, cast.mentions, cast.positions)
            truth = Truth(self.notes[number][0], reading)
            tokens = {tuple(m.span) for m in cast.mentions if m.form == "pronoun"}
            tokens |= {(at, at + 1) for at in noted if at not in {start for start, _ in tokens}}
            yield Read(truth, dict(noted), list(pointing(truth, sorted(tokens))))
        Antecedents.options = plain  # type: ignore[method-assign]


def learn(reader: Reader, chosen: Sequence[int]) -> dict[str, float]:
    """The weights; pronouns before a pronoun are read with those learned the round before."""
    learned: dict[str, float] = {}
    for _ in range(ROUNDS):
        set_weights(learned)
        cases = [case for one in reader.read(chosen) for case in _cases(one)]
        learned = {name: w for name, w in fit(cases, PENALTY, LEAST).items() if abs(w) >= LIGHT}
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


def main() -> None:
    """Measure, learn or cross-validate."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--more", type=Path, help="folder of the articles of annotations/claims.jsonl")
    parser.add_argument("--learn", action="store_true")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--wrong", type=int, default=0)
    given = parser.parse_args()
    reader = Reader([*_train(given.gold / "train"), *(standoff.notes(given.more) if given.more else ())])
    everything, score = range(len(reader.notes)), Score()
    if given.learn:
        write({"antecedent": learn(reader, everything)}, WEIGHTS, HEAD)
        return
    for fold in range(given.folds):
        learn(reader, [n for n in everything if n % given.folds != fold])
        for one in reader.read([n for n in everything if n % given.folds == fold]):
            score.add(one)
    for one in reader.read(() if given.folds else [n for n in everything if not given.wrong or n % HELD_OUT]):
        score.add(one)
    score.print()
    random.Random(1).shuffle(score.wrong)
    print(*score.wrong[: given.wrong], sep="\n\n")


def _train(folder: Path) -> Iterator[tuple[dict[str, Any], Article]]:
    sources, _ = ingest.discover([str(folder / "articles")])
    articles = {Path(a.path).stem: a for source in sources for a in ingest.read(source)[0]}
    for note, _ in gold_readings.notes(folder):
        if note["doc"] in articles:
            yield dict(note), articles[note["doc"]]


if __name__ == "__main__":
    main()
