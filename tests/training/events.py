"""Learn the weights of merging from annotated events.

    python -m tests.training.events GOLD CORPUS          learn, print PRIOR and WEIGHTS of kg/merge/weights.py
    python -m tests.training.events GOLD CORPUS --check  print B³ of the weights in use

GOLD is the folder that holds `train/` (`articles/`, `ann/`, `clean/`) and `score.py`, CORPUS that of the
articles of `annotations/events.jsonl` and, for --check, of `events-held-out.jsonl`. A pair of claims is a
case: are they about one event? Events of `train/` were named article by article, so pairs of two of its
articles count little; those of the stories in `annotations/events.jsonl` count in full. Fitted by L-BFGS
with an L2 penalty, within bounds.
"""

import argparse
import importlib.util
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from kg import ingest, pipeline
from kg.lang.fold import fold
from kg.merge import _once, candidates, cast, clusters, copies, echoes, features, weights
from kg.merge.closeness import UNRELATED, Closeness
from kg.merge.columns import STATED, columns
from kg.merge.days import UNKNOWN
from kg.merge.frames import frames
from kg.merge.pairing import Pairing
from kg.merge.pairs import Pairs
from kg.records import Document, Key, fingerprint
from tests import gold

ANNOTATIONS = Path(__file__).parents[1] / "annotations"
#: What is learned from, and what only `--check` reads.
STORIES, HELD_OUT = ANNOTATIONS / "events.jsonl", ANNOTATIONS / "events-held-out.jsonl"

#: What a pair of claims of two articles weighs against one of one article.
ACROSS = {"annotated": 0.15, "read": 0.15, "stories": 1.0}
PENALTY = 1.0
#: Features that come of comparing what is said.
ECHOES = frozenset({"both tell of one event", "both tell of one event, one document"})
#: Weights nearer to nothing are left out.
LIGHT = 0.1
#: What is added to the prior: pairs are many more than events, so the regression is too ready to merge. B³ F1
#: of the three sets and of the articles held out is flat from -1.7 to -1.5 (0.845).
RELUCTANCE = -1.5

#: Signs that reason demands, whatever the few cases say: name or its beginning, and the most it may weigh.
#: Annotators put a word of saying and what is said to one event in half of the cases, a meeting and what is
#: signed at it in none: that two words stand in one clause makes them no event by itself.
AT_MOST = {
    "nobody in common in a gathering": -6.0,
    "nobody in common": -3.0,
    "different agents": -0.3,
    "another encounter": -8.0,
    "each names others in a gathering": -2.0,
    "different targets in a gathering": -2.0,
    "two kinds of gathering": -2.5,
    "same trigger of a gathering": 1.5,
    "one clause, two kinds of gathering": -1.5,
    "two kinds of act": -5.5,
    "one a press conference": -1.0,
    "one clause, two types": 0.1,
    "one clause, two kinds of act": -0.8,
    "said and done in one breath": -0.1,
    "nobody but a state or an outlet": -2.0,
    "days apart": -0.5,
    "weeks apart": -2.0,
    "far apart": -3.0,
    "undated, told long apart": -1.5,
    "undated, told days apart": -0.2,
    "published apart": -0.3,
    "different sources": -0.3,
    "a gathering of another day": -2.0,
    "words of another day": -1.0,
    "another sum": -1.0,
    "not what is asked or blamed": -1.5,
    "a day of the time without it": -12.0,
    "a gathering of a long time": -2.0,
    "not meant and done": -12.0,
    "not meant and not done": -1.5,
}
#: The stories were drawn from articles at most three days apart and know nothing of what is told for longer.
#: Nor of wars. What is said at a press conference is that event in six of seven pairs of the annotations.
AT_LEAST = {
    "both lasting, the same two states": 2.0,
    "one war of one side": 2.0,
    "published apart": -0.7,
    "said at it": 4.0,
}


@dataclass
class Claims:
    """Claims with their annotated events, and the pairs of them that merging compares."""

    pairs: Pairing
    keys: list[Key]
    events: dict[Key, str]
    spans: list[Any]
    names: list[str]
    values: NDArray[np.float32]
    said: NDArray[np.int32]

    def scores(self, prior: float, weight: Mapping[str, float]) -> NDArray[np.float32]:
        """The scores of the pairs by some weights."""
        weights_ = np.array([weight.get(name, 0.0) for name in self.names])
        return np.asarray(self.values @ weights_ + prior, dtype=np.float32)

    def scored(self, score: NDArray[np.float32]) -> Pairs:
        """The pairs with some scores."""
        first, second = (rows.astype(np.int32) for rows in (self.pairs.first, self.pairs.second))
        return Pairs(first, second, score)

    def echoed(self, prior: float, weight: Mapping[str, float]) -> "Claims":
        """The same with what is said compared by some weights."""
        silent = {name: value for name, value in weight.items() if name not in ECHOES}
        found = echoes.Echoes(self.said, self.scored(self.scores(prior, silent)), clusters.THRESHOLD)
        echo = found.between(self.pairs.first, self.pairs.second)
        values = self.values.copy()
        for name, column in features.echoed(self.pairs._replace(echo=echo)):
            values[:, self.names.index(name)] = column
        return replace(self, values=values)

    def cases(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Which pairs are annotated, and which are about one event."""
        number = {event: n for n, event in enumerate(sorted(set(self.events.values())))}
        event = np.array([number.get(self.events.get(key, ""), -1) for key in self.keys])
        one, other = event[self.pairs.first], event[self.pairs.second]
        return (one >= 0) & (other >= 0), one == other

    def importance(self, across: float) -> NDArray[np.float64]:
        """What each pair weighs: claims of which many pairs are annotated weigh little more than others."""
        known, same = self.cases()
        first, second = self.pairs.first, self.pairs.second
        found = np.zeros(len(first))
        for kind in (known & same, known & ~same):
            count = np.bincount(np.concatenate([first[kind], second[kind]]), minlength=len(self.keys))
            share = 1 / np.sqrt(np.maximum(count, 1))
            found[kind] = (share[first[kind]] + share[second[kind]]) / 2
        documents = self.pairs.columns.document
        found[documents[first] != documents[second]] *= across
        return found

    def b_cubed(self, prior: float, weight: Mapping[str, float]) -> tuple[float, float, float]:
        """B³ of the events that some weights find."""
        score = self.echoed(prior, weight).scores(prior, weight)
        groups = clusters.group(self.spans, self.scored(score))
        found = {self.keys[row]: str(number) for number, rows in enumerate(groups) for row in rows}
        return gold.b_cubed(self.events, {key: found.get(key) for key in self.events})


def compared(documents: Sequence[Document], events: dict[Key, str]) -> Claims:
    """The claims of documents as merging sees them."""
    told, keys, _ = _once(documents)
    folded = {document.key: fold(document.article.text) for document in told}
    actors = cast.gather(told)
    everything = frames(told, keys, actors)
    table = columns(everything, told, folded, actors)
    closeness = Closeness(told, actors)
    related = closeness.related(np.unique(table.document))
    first, second = (rows.astype(np.int64) for rows in candidates.pairs(table, related))
    close = closeness.between(table.document[first], table.document[second])
    kept = close >= UNRELATED
    pairs = Pairing(table, first[kept], second[kept], close[kept], np.zeros_like(close[kept]))
    found = [(name, np.asarray(column, np.float32)) for name, column in features.everything(pairs)]
    spans = [
        frame.days if basis == STATED else UNKNOWN
        for frame, basis in zip(everything, table.basis.tolist(), strict=True)
    ]
    values = np.stack([column for _, column in found], axis=1)
    copied = copies.find(told, folded).nearest  # of a copy everything is decided by its original
    own = {frame.key for frame in everything if frame.claim.document not in copied}
    events = {key: event for key, event in events.items() if key in own}
    names, keys = [name for name, _ in found], [frame.key for frame in everything]
    return Claims(pairs, keys, events, spans, names, values, echoes.said(everything))


def read(paths: Sequence[Path]) -> list[Document]:
    """Articles as the stages before read them."""
    sources, _ = ingest.discover([str(path) for path in paths])
    return [document for source in sources for document in pipeline.documents_of(source)[0]]


def stories(corpus: Path, path: Path = STORIES) -> Claims:
    """The stories of a file of `annotations/`, as far as they are read today as when annotated."""
    entries = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    documents, events = [], {}
    for entry in entries:
        wanted = {(start, end, kind): event for start, end, kind, event in entry["claims"]}
        for document in read([corpus / entry["path"]]):
            if fingerprint(document.article.text) == entry["digest"]:
                documents.append(document)
                for claim in document.claims:
                    event = wanted.get((*claim.trigger_span, claim.type))
                    if event:
                        events.setdefault(claim.key, event)
    return compared(documents, events)


def matched(folder: Path) -> Claims:
    """The claims that the rules read in annotated articles, with the events of the annotations they match."""
    documents = read([folder / "articles"])
    with tempfile.TemporaryDirectory() as out:
        options = pipeline.Options()
        pipeline.build([str(folder / "articles")], Path(out) / "exports", options, lambda *_: None)
        lines = (Path(out) / "exports" / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    told = {Path(entry["path"]).stem: entry for entry in map(json.loads, lines)}
    keys = defaultdict(list)
    for document in documents:
        for claim in document.claims:
            keys[Path(document.article.path).stem, *claim.span, claim.type, claim.trigger].append(claim.key)
    events: dict[Key, str] = {}
    for name, claim, event in _matches(folder, told):
        place = name, claim["start_char"], claim["end_char"], claim["type"], claim["trigger"]
        key = next((key for key in keys[place] if key not in events), None)
        if key:
            events[key] = event
    return compared(documents, events)


def _matches(folder: Path, told: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Article, claim of ours, event of the annotated claim that the annotators' own scorer matches."""
    spec = importlib.util.spec_from_file_location("score", folder.parent / "score.py")
    assert spec and spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    score = scorer.Score()
    rows: list[tuple[str, dict[str, Any], str]] = []
    score.pair = lambda claim, wanted, name: rows.append((name, claim, wanted["event"]))
    for path in sorted((folder / "ann").glob("*.json")):
        note = json.loads(path.read_text(encoding="utf-8"))
        score.claims(note, told[path.stem], scorer.body_of(folder, path.stem), path.stem)
    return iter(rows)


def learn(sets: Mapping[str, Claims]) -> tuple[float, dict[str, float]]:
    """Prior and weights of a logistic regression within bounds; what is bounded starts from its bound."""
    names = next(iter(sets.values())).names
    known = {name: claims.cases()[0] for name, claims in sets.items()}
    values = np.concatenate([c.values[known[n]] for n, c in sets.items()]).astype(np.float64)
    same = np.concatenate([c.cases()[1][known[n]] for n, c in sets.items()]).astype(np.float64)
    worth = np.concatenate([c.importance(ACROSS[n])[known[n]] for n, c in sets.items()])
    most = [next((w for start, w in AT_MOST.items() if name.startswith(start)), None) for name in names]
    least = [AT_LEAST.get(name) for name in names]
    start = np.array([0.0, *(a or b or 0.0 for a, b in zip(most, least, strict=True))])

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        score = values @ w[1:] + w[0]
        off = w - start
        off[0] = 0
        error = worth * (1 / (1 + np.exp(-score)) - same)
        slope = np.concatenate([[error.sum()], values.T @ error]) + PENALTY * off
        return float((worth * (np.logaddexp(0, score) - same * score)).sum() + PENALTY * off @ off / 2), slope

    bounds = [(None, None), *zip(least, most, strict=True)]
    result = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 300})
    found = {n: round(float(w), 2) for n, w in zip(names, result.x[1:], strict=True) if abs(w) >= LIGHT}
    return round(float(result.x[0]) + RELUCTANCE, 2), found


def main() -> None:
    """Learn and print, or measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    sets = {
        "annotated": compared(*gold.load(given.gold / "train")),
        "read": matched(given.gold / "train"),
        "stories": stories(given.corpus),
    }
    prior, found = weights.PRIOR, weights.WEIGHTS
    if not given.check:
        prior, found = learn(sets)
        # What is said is compared by weights that do not know of it.
        prior, found = learn({name: claims.echoed(prior, found) for name, claims in sets.items()})
    if given.check:
        sets["held out"] = stories(given.corpus, HELD_OUT)
    if not given.check:
        print(f"PRIOR = {prior}\n\nWEIGHTS = {{")
        print(*(f"    {json.dumps(name)}: {weight:.2f}," for name, weight in found.items()), "}", sep="\n")
    for name, claims in sets.items():
        precision, recall, f1 = claims.b_cubed(prior, found)
        print(f"# {name:9} {len(claims.events):>5} claims  B³ P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


if __name__ == "__main__":
    main()
