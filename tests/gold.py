"""Annotated articles as the documents a perfect claims stage would hand to merging.

The annotations are not part of the repository; benchmarks are given their folder. What is not
annotated (offsets of participants, keys) is worked out from labels: labels that stand together for
one actor anywhere in the folder are one actor.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.lang.event_types import event_types
from kg.records import (
    Actor,
    ActorType,
    Article,
    Basis,
    Block,
    BlockKind,
    Claim,
    ClaimTime,
    Document,
    Factuality,
    Granularity,
    Key,
    Participant,
    Position,
    Span,
    Speaker,
    fingerprint,
)

Labels = Sequence[str]

# Words that mean another body in every article.
_GENERIC = frozenset(
    [
        "政府",
        "联邦政府",
        "国会",
        "议会",
        "总统",
        "总理",
        "法院",
        "警方",
        "军方",
        "外交部",
        "国防部",
        "外长",
        "参议院",
        "众议院",
        "congress",
        "parliament",
        "government",
        "president",
        "当局",
        "国家",
        "执政党",
        "反对派",
        "媒体",
        "官员",
    ]
)


class Registry:
    """Labels to actor keys, over all annotations of a folder."""

    def __init__(self, annotations: Iterable[Mapping[str, Any]]) -> None:
        self.parent: dict[str, str] = {}
        self.types: dict[str, str] = {}
        self.state: dict[str, str] = {}
        annotations = list(annotations)
        # Only the lists of actors say what is one; a claim's labels also hold what may stand for it
        # (白宫 for the United States), which would make everybody of a state one actor.
        for note in annotations:
            for labels in _all_labels(note):
                names = [_norm(label) for label in labels if label not in _GENERIC] or [_norm(labels[0])]
                first = self._find(names[0])
                for name in names[1:]:
                    low, high = sorted((first, self._find(name)))
                    self.parent[high] = first = low
        for note in annotations:
            for actor in note["actors"]:
                self.types.setdefault(self._find(_norm(actor["labels"][0])), actor["type"])
        for note in annotations:
            for position in note["positions"]:
                if position["of"] and any(re.fullmatch("[A-Z]{2}", label) for label in position["of"]):
                    person = self._find(_norm(position["person"][0]))
                    state = self._known(position["of"])
                    if state != person:
                        self.state.setdefault(person, state)

    def _known(self, labels: Labels) -> str:
        """The first of the labels that some list of actors has, else the first."""
        found = (self._find(_norm(label)) for label in labels if _norm(label) in self.parent)
        return next(found, self._find(_norm(labels[0])))

    def _find(self, label: str) -> str:
        self.parent.setdefault(label, label)
        while self.parent[label] != label:
            label = self.parent[label]
        return label

    def actor(self, labels: Labels, document: str) -> Actor:
        """The actor that labels stand for; an unnamed one belongs to its document."""
        canonical = self._known(labels)
        if canonical not in self.types:  # the lists hold whoever has a proper name
            key = f"person/{labels[0]}~{document}"
            return Actor(key, ActorType.PERSON, labels[0], named=False)
        kind = ActorType(self.types.get(canonical, "organization"))
        state = self.state.get(canonical)
        return Actor(
            f"{kind.value}/{canonical}",
            kind,
            canonical,
            state=f"{self.types.get(state, 'country')}/{state}" if state else None,
        )


def _norm(label: str) -> str:
    return re.sub(r"[\s·‧•・∙.\-—'’\"“”《》]", "", label).casefold()


def _all_labels(note: Mapping[str, Any]) -> Iterator[Labels]:
    yield note["outlet"]
    yield from (actor["labels"] for actor in note["actors"])


def load(folder: Path) -> tuple[tuple[Document, ...], dict[Key, str]]:
    """The documents of a folder of annotations, and the annotated event of every claim's key."""
    notes = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((folder / "ann").glob("*.json"))]
    registry = Registry(notes)
    events: dict[Key, str] = {}
    told = []
    for note in notes:
        body = (folder / "clean" / f"{note['doc']}.txt").read_text(encoding="utf-8")
        document, slugs = _document(note, body, registry)
        told.append(document)
        events.update(slugs)
    return tuple(told), events


def _document(note: Mapping[str, Any], body: str, registry: Registry) -> tuple[Document, dict[Key, str]]:
    outlet = registry.actor(note["outlet"], note["doc"])
    article = Article(
        path=f"{note['doc']}.md",
        title=note["title"],
        text=body,
        blocks=tuple(_blocks(body)),
        language="zh-Hans",
        published=note["published"],
        published_from="metadata",
        outlet=Actor(outlet.key, ActorType.MEDIA, outlet.name),
    )
    actors: dict[Key, Actor] = {}
    places = _Offsets(body)

    def known(labels: Labels) -> Actor:
        actor = registry.actor(labels, article.key.partition("/")[2])
        return actors.setdefault(actor.key, actor)

    for entry in note["actors"]:
        known(entry["labels"])
    claims: dict[Key, Claim] = {}
    slugs: dict[Key, str] = {}
    for entry in note["claims"]:
        claim = _claim(entry, article, places, known)
        if claim and claim.key not in claims:
            claims[claim.key] = claim
            slugs[claim.key] = entry["event"]
    positions = tuple(
        Position(
            known(p["person"]).key, p["title"], known(p["of"]).key if p["of"] else None,
            places.find(p["title"]) or Span(0, 0), "current", article.day,
        )
        for p in note["positions"]
    )  # fmt: skip
    everyone = tuple(sorted(actors.values(), key=lambda a: a.key))
    return Document(article, (), everyone, (), positions, tuple(claims.values())), slugs


def _blocks(body: str) -> Iterator[Block]:
    at = 0
    for number, line in enumerate(body.split("\n")):
        if line.strip():
            yield Block(Span(at, at + len(line)), BlockKind.PARAGRAPH if number else BlockKind.TITLE)
        at += len(line) + 1


class _Offsets:
    """Finds words whatever the white space between them."""

    def __init__(self, body: str) -> None:
        kept = [(at, char) for at, char in enumerate(body) if not char.isspace()]
        self.text = "".join(char for _, char in kept)
        self.at = [at for at, _ in kept]

    def find(self, words: str, within: Span | None = None) -> Span | None:
        wanted = re.sub(r"\s+", "", words)
        start = 0
        while wanted and (found := self.text.find(wanted, start)) >= 0:
            span = Span(self.at[found], self.at[found + len(wanted) - 1] + 1)
            if within is None or (within.start <= span.start and span.end <= within.end):
                return span
            start = found + 1
        return None


def _claim(entry: Mapping[str, Any], article: Article, offsets: _Offsets, known: Any) -> Claim | None:
    span = offsets.find(entry["quote"])
    if span is None:
        return None

    def participants(role: Sequence[Labels]) -> tuple[Participant, ...]:
        return tuple(Participant(known(labels).key, labels[0]) for labels in role if labels)

    time = entry["time"]
    return Claim(
        document=article.key,
        span=span,
        quote=article.text[span.start : span.end],
        trigger=entry["trigger"],
        trigger_span=offsets.find(entry["trigger"], span) or span,
        type=entry["type"],
        subtype=_subtype(entry["type"], entry["trigger"]),
        agents=participants(entry["agents"]),
        targets=participants(entry["targets"]),
        place=next(iter(participants([entry["place"]])), None),
        time=ClaimTime(
            time.get("text") or "", time["start"], time["end"], _granularity(time), Basis(time["basis"])
        ),
        factuality=Factuality(entry["factuality"]),
        speakers=tuple(
            Speaker(actor.key, labels[0], "", actor.named)
            for labels in entry["speaker"]
            for actor in [known(labels)]
        ),
        confidence=0.9,
        rule="gold",
    )


def _subtype(kind: str, trigger: str) -> str | None:
    """The narrower type whose longest word a trigger holds."""
    found = [
        (len(word), concept.notation)
        for concept in event_types()
        if concept.type == kind
        for word in concept.triggers
        if word in trigger
    ]
    notation = max(found, default=(0, kind))[1]
    return None if notation == kind else notation


def _granularity(time: Mapping[str, Any]) -> Granularity | None:
    if not time["start"] or not time["end"]:
        return None
    return Granularity.DAY if len(time["start"]) == 10 else Granularity.PART


def b_cubed(gold: Mapping[Key, str], found: Mapping[Key, Key | None]) -> tuple[float, float, float]:
    """Precision, recall and F1 of clusters, each claim counted once (Bagga and Baldwin 1998)."""
    wanted, got = defaultdict(set), defaultdict(set)
    for key, slug in gold.items():
        wanted[slug].add(key)
        got[found.get(key) or f"none{fingerprint(key)}"].add(key)
    precision = recall = 0.0
    for key, slug in gold.items():
        mine = got[found.get(key) or f"none{fingerprint(key)}"]
        both = len(wanted[slug] & mine)
        precision += both / len(mine)
        recall += both / len(wanted[slug])
    count = len(gold) or 1
    precision, recall = precision / count, recall / count
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0
