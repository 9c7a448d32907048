"""Learn the weights of the claims stage from annotated articles.

    python -m tests.training GOLD                read articles/, learn, write kg/lang/zh/claims-weights.toml
    python -m tests.training GOLD --more CORPUS  learn from the articles of annotations/claims.jsonl, too
    python -m tests.training GOLD --folds 4      learn on all but a fold, measure on it, write nothing
    python -m tests.training GOLD --check CORPUS measure the weights there are on articles held out
    python -m tests.training GOLD --only speaker learn one decision anew and keep the others

GOLD is a folder with `articles/`, `ann/` and `clean/`. Every decision is a conditional logit over the options
that the rules propose, fitted by L-BFGS with an L2 penalty; decisions are learned in the order in which
they are taken, each on the outcome of those before it.
"""

import argparse
import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from kg import ingest, pipeline, weighing
from kg.claims import (
    casting,
    dating,
    factuality,
    judging,
    preparation,
    prospects,
    undergoing,
    voices,
    wording,
)
from kg.claims.attribution import Cue
from kg.claims.candidates import Candidate
from kg.claims.nouns import Noun
from kg.claims.preparation import Prepared, prepare, with_sources
from kg.claims.undergoing import Undergoers
from kg.records import ClaimTime, Reading
from kg.weighing import Groups
from tests import gold_readings, standoff
from tests.alignment import Truth, align, unlisted

WEIGHTS = Path(weighing.__file__).parent / "lang" / "zh" / "claims-weights.toml"
DECISIONS = ("candidate", "agent", "target", "claim", "speaker", "time", "factuality")
#: Those that come before whether a candidate is a claim, and those that are taken for claims only.
PARTIES, REST = DECISIONS[:3], DECISIONS[4:]
#: L2 penalty and least number of occurrences of a feature, chosen by cross-validation over articles.
PENALTY = {
    "candidate": 7.0, "agent": 5.0, "target": 5.0, "claim": 40.0, "speaker": 8.0, "time": 9.0,
    "factuality": 12.0,
}  # fmt: skip
LEAST = {
    "candidate": 8, "agent": 10, "target": 10, "claim": 8, "speaker": 12, "time": 12, "factuality": 12,
}  # fmt: skip
#: Weights nearer to nothing are left out: at 0.05 F1 of claims (development articles) falls by 0.005.
LIGHT = 0.02
#: Steps of the optimiser; more change the third digit of the log-loss.
ITERATIONS = 100
#: A claim that somebody is cited for weighs this much against one that the outlet tells itself: three in ten
#: are cited, and at equal weight two in five of them were told as the outlet's own (cross-validated: speaker
#: when given 0.61 at 1.5, 0.70 at 3, with 0.82 right of all at both). Above 5 the outlet loses more than they
#: gain.
SPEAKER = 5.0
#: Features that name a class, not a word, are held back less.
GENERAL = re.compile(r"^(?:ha|ne|po|pl):(?:class|state|carried|before|ruled)\[")


@dataclass
class Case:
    """One choice: the options' features and which of them are right."""

    options: list[Sequence[str]]
    right: list[int]
    weight: float = 1.0


@cache
def _features(group: weighing.Group) -> tuple[str, ...]:
    return tuple(weighing.features(group))


def spelled(groups: Iterable[weighing.Group]) -> list[str]:
    """The features of all groups."""
    return [name for group in groups for name in _features(group)]


class Collector:
    """Cases of every decision from aligned articles."""

    def __init__(self, articles: Sequence[tuple[dict[str, Any], Reading]]) -> None:
        set_weights({name: {} for name in DECISIONS})
        self.articles = []
        for note, reading in articles:
            prepared = prepare(reading)
            truth = Truth(note, reading)
            self.articles.append((prepared, truth, align(prepared, truth)))

    def resolve(self) -> None:
        """Find the sources of cues again, with the weights learned meanwhile."""
        self.articles = [(with_sources(p), truth, aligned) for p, truth, aligned in self.articles]

    def cases(self, decision: str, chosen: Sequence[int]) -> list[Case]:
        collect: Callable[..., Case | None] | None = getattr(self, "_" + decision, None)
        cases: list[Case] = []
        for number in chosen:
            prepared, truth, aligned = self.articles[number]
            if collect is None:
                if not truth.perfect:
                    cases += self._claims(prepared, truth, aligned, decision)
                continue
            told = [(prepared.candidates[index], claim) for index, claim in aligned.items()]
            told += unlisted(prepared, truth, aligned)
            if not told:
                continue
            stage = Parties(prepared, [candidate for candidate, _ in told], decision)
            for row, (candidate, claim) in enumerate(told):
                case = collect(stage, row, prepared, truth, candidate, claim)
                if case is not None and case.right and len(case.options) > 1:
                    case.weight *= 1.0 if claim["required"] else 0.7
                    cases.append(case)
        return cases

    def _speaker(
        self, stage: "Parties", row: int, prepared: Prepared, truth: Truth, candidate: Candidate, claim: Any
    ) -> Case:
        voices = stage.voices(row)
        wanted = claim["speaker"]
        right = [
            n
            for n, (cue, _) in enumerate(voices)
            if (not wanted and cue is None)
            or (wanted and cue and cue.source and truth.is_one(cue.source.mention.actors, wanted))
        ]
        return Case([spelled(groups) for _, groups in voices], right, SPEAKER if wanted else 1.0)

    def _role(self, options: list[tuple[Noun | None, Groups]], truth: Truth, wanted: Any) -> Case:
        right = [
            n
            for n, (noun, _) in enumerate(options)
            if (not wanted and noun is None)
            or (wanted and noun and truth.is_one(noun.mention.actors, wanted))
        ]
        return Case([spelled(groups) for _, groups in options], right)

    def _agent(
        self, stage: "Parties", row: int, prepared: Prepared, truth: Truth, candidate: Candidate, claim: Any
    ) -> Case:
        return self._role(stage.doing(row), truth, claim["agents"])

    def _target(
        self, stage: "Parties", row: int, prepared: Prepared, truth: Truth, candidate: Candidate, claim: Any
    ) -> Case:
        wanted, agent = claim["targets"], stage.agents[row]
        if candidate.concept.symmetric and agent is not None:
            everyone = [*claim["agents"], *claim["targets"]]
            wanted = [g for g in everyone if not truth.is_one(agent.mention.actors, [g])]
        return self._role(stage.undergoing(row), truth, wanted)

    def _time(
        self, stage: "Parties", row: int, prepared: Prepared, truth: Truth, candidate: Candidate, claim: Any
    ) -> Case | None:
        if not truth.note["times"]:  # only claims are annotated
            return None
        moments = prepared.moments(candidate)
        return Case(
            [spelled(m.groups) for m in moments], right_moments([m.time for m in moments], claim["time"])
        )

    def _factuality(
        self, stage: "Parties", row: int, prepared: Prepared, truth: Truth, candidate: Candidate, claim: Any
    ) -> Case:
        moments = prepared.moments(candidate)
        (moment,) = dating.choose([moments])
        names = prepared.factuality(candidate, moment, stage.cues[row])
        right = [n for n, value in enumerate(factuality.VALUES) if value == claim["factuality"]]
        return Case(factuality.options(names), right)

    def _claims(
        self, prepared: Prepared, truth: Truth, aligned: dict[int, dict[str, Any]], decision: str
    ) -> list[Case]:
        """A candidate is a claim when annotators have it, with somebody in it that was found."""
        numbers = {id(candidate): number for number, candidate in enumerate(prepared.candidates)}
        if not prepared.candidates:
            return []
        if decision == "candidate":
            sheet = wording.described(prepared.candidates)
            told = [(sheet.groups(row), aligned.get(row)) for row in range(len(sheet))]
        else:
            told = []
            for proposal in judging.propose(prepared, prospects.worth_judging(prepared.candidates)):
                claim = aligned.get(numbers[id(proposal.candidate)])
                told.append((proposal.groups, claim if claim and truth.shared(proposal, claim) else None))
        cases = []
        for groups, claim in told:
            weight = 1.0 if claim is None or claim["required"] else 0.8
            cases.append(Case([spelled(groups), ()], [0 if claim else 1], weight))
        return cases


class Parties:
    """Options for the parties of some candidates, and the doer of each as far as that is decided."""

    def __init__(self, prepared: Prepared, candidates: Sequence[Candidate], decision: str) -> None:
        self.doers = prepared.doers(candidates)
        self.agents = [option.noun for option in self.doers.agents()]
        self.undergoers = Undergoers(self.doers) if decision == "target" else None
        self.heard = (
            prepared.voices(candidates, self.agents) if decision in ("speaker", "factuality") else None
        )
        self.cues = self.heard.chosen() if self.heard else []

    def voices(self, row: int) -> list[tuple[Cue | None, Groups]]:
        rows = [int(n) for n in np.flatnonzero(self.heard.ballot.candidate == row)]
        return [(self.heard.voice(n), self.heard.described.groups(n)) for n in rows]

    def doing(self, row: int) -> list[tuple[Noun | None, Groups]]:
        doers = self.doers
        rows = [int(n) for n in np.flatnonzero((doers.candidate == row) & ~doers.ballot.barred)]
        return [(self._noun(doers.noun[n]), doers.described.groups(n)) for n in rows]

    def undergoing(self, row: int) -> list[tuple[Noun | None, Groups]]:
        them = self.undergoers
        rows = [int(n) for n in np.flatnonzero((them.ballot.candidate == row) & ~them.ballot.barred)]
        if len(rows) == 1:
            return [(self._noun(them.noun[n]), ()) for n in rows]
        return [(self._noun(them.noun[n]), them.groups(n)) for n in rows]

    def _noun(self, number: int) -> Noun | None:
        return self.doers.crowd.nouns[number] if number >= 0 else None


def right_moments(times: Sequence[ClaimTime], gold: Any) -> list[int]:
    """Which of the proposed times are what the annotators wrote, and rest on what they say it rests on."""
    wanted = (gold["start"], gold["end"])
    right = [n for n, time in enumerate(times) if (time.start, time.end) == wanted]
    same = [n for n in right if times[n].basis == gold["basis"]]
    if gold["basis"] == "none":
        return [n for n in right if times[n].basis == "none"] or right
    if same or gold["basis"] == "stated" or not gold["start"]:
        return same or right
    return [n for n, time in enumerate(times) if time.basis == "context" and _near(time, gold)]


def _near(time: ClaimTime, gold: Any) -> bool:
    """Whether a time of at most a week lies within a day of the annotated one."""
    if not (time.start and time.end and gold["end"]):
        return False
    days = [date.fromisoformat(day[:10]) for day in (time.start, time.end, gold["start"], gold["end"])]
    one = timedelta(days=1)
    return (days[1] - days[0]).days <= 7 and days[0] <= days[3] + one and days[2] - one <= days[1]


def fit(cases: Sequence[Case], penalty: float, least: int) -> dict[str, float]:
    """Maximum-likelihood weights of a conditional logit with an L2 penalty."""
    if not cases:
        return {}
    counts = Counter(f for case in cases for f in {f for o in case.options for f in o})
    names = {f: n for n, f in enumerate(sorted(f for f, count in counts.items() if count >= least))}
    rows: list[int] = []
    columns: list[int] = []
    starts, right, case_weight, row = [], [], [], 0
    for case in cases:
        starts.append(row)
        case_weight.append(case.weight)
        for number, option in enumerate(case.options):
            for feature in option:
                if feature in names:
                    rows.append(row)
                    columns.append(names[feature])
            right.append(number in case.right)
            row += 1
    matrix = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(row, len(names)))
    begin = np.array(starts)
    lengths = np.diff(np.append(begin, row))
    mask = np.array(right)
    weight = np.array(case_weight)
    ridge = penalty * np.array([0.4 if GENERAL.search(name) else 1.0 for name in names])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ w
        top = np.repeat(np.maximum.reduceat(scores, begin), lengths)
        share = np.exp(scores - top)
        total = np.add.reduceat(share, begin)
        good = np.add.reduceat(np.where(mask, share, 0.0), begin)
        value = float(np.sum(weight * (np.log(total) - np.log(good)))) + 0.5 * float(ridge @ (w * w))
        p_all = share / np.repeat(total, lengths)
        p_good = np.where(mask, share, 0.0) / np.repeat(good, lengths)
        gradient = matrix.T @ ((p_all - p_good) * np.repeat(weight, lengths)) + ridge * w
        return value, gradient

    result = minimize(
        loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": ITERATIONS}
    )
    return {f: round(float(result.x[n]), 2) for f, n in names.items() if abs(result.x[n]) >= LIGHT}


def set_weights(learned: dict[str, dict[str, float]]) -> None:
    """Let the stage use weights that are not in the data file yet."""
    table = {name: weighing.Weights(w) for name, w in learned.items()}
    weighing.weights = lambda decision: table[decision]  # type: ignore[assignment]
    for module in (casting, undergoing, preparation, prospects, judging, voices, factuality, dating):
        module.weights = weighing.weights  # type: ignore[attr-defined]


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


def report(cases: Sequence[Case], weights: dict[str, float]) -> str:
    """Accuracy and log-loss of a decision."""
    right, loss = 0, 0.0
    for case in cases:
        shares = weighing.softmax([sum(weights.get(f, 0.0) for f in option) for option in case.options])
        right += max(range(len(shares)), key=shares.__getitem__) in case.right
        loss -= math.log(max(1e-9, sum(shares[n] for n in case.right)))
    n = len(cases) or 1
    return f"{len(cases):5} cases  right {right / n:.3f}  log-loss {loss / n:.3f}"


def readings(folder: Path, gold_cast: bool = False) -> list[tuple[dict[str, Any], Reading]]:
    """Annotated articles with their readings: as the stages before read them, or as the annotators did."""
    if gold_cast:
        return [(dict(note), gold_readings.reading(note, body)) for note, body in gold_readings.notes(folder)]
    sources, _ = ingest.discover([str(folder / "articles")])
    articles = {Path(a.path).stem: a for source in sources for a in ingest.read(source)[0]}
    return [
        (dict(note), pipeline.read(articles[note["doc"]]))
        for note, _ in gold_readings.notes(folder)
        if note["doc"] in articles
    ]


def check(corpus: Path) -> None:
    """How often each decision is right on the articles that were held out, by the weights as they are."""
    articles = [(note, pipeline.read(article)) for note, article in standoff.notes(corpus, standoff.HELD_OUT)]
    known = {name: dict(weighing.weights(name).of) for name in DECISIONS}
    collector = Collector(articles)
    set_weights(known)
    collector.resolve()
    for decision in DECISIONS:
        cases = collector.cases(decision, range(len(articles)))
        if cases:
            print(f"{decision:10}", report(cases, known[decision]))


def main() -> None:
    """Learn and write, or cross-validate."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--only", choices=[d for d in DECISIONS if d != "claim"])
    parser.add_argument("--more", type=Path, help="folder of the articles of annotations/claims.jsonl")
    parser.add_argument("--check", type=Path, help="folder of the articles of claims-held-out.jsonl")
    given = parser.parse_args()
    if given.check:
        check(given.check)
        return
    known = {name: dict(weighing.weights(name).of) for name in DECISIONS} if given.only else {}
    # Both readings of an article: what the stages before find today, and what they should find.
    articles = [*readings(given.gold), *readings(given.gold, gold_cast=True)]
    if given.more:
        articles += [(note, pipeline.read(article)) for note, article in standoff.notes(given.more)]
    collector = Collector(articles)
    everything = range(len(articles))
    if not given.folds:
        learned = learn_only(collector, given.only, known) if given.only else learn(collector, everything)
        write(learned)
        print({decision: len(table) for decision, table in learned.items()})
        return
    documents = sorted({note["doc"] for note, _ in articles})
    for fold in range(given.folds):
        out = {name for number, name in enumerate(documents) if number % given.folds == fold}
        learned = learn(collector, [n for n in everything if articles[n][0]["doc"] not in out])
        held = [
            n for n in everything if articles[n][0]["doc"] in out and not collector.articles[n][1].perfect
        ]
        for decision in DECISIONS:
            print(fold, f"{decision:10}", report(collector.cases(decision, held), learned[decision]))


if __name__ == "__main__":
    main()
