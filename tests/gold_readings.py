"""Annotated articles as the readings that perfect actor and date stages would hand to the claims stage.

Isolates the claims stage: every annotated actor is found wherever one of its labels stands, every
annotated time has its annotated value. Pronouns stand for the person named last before them.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg import text
from kg.records import (
    Actor,
    ActorType,
    Article,
    Block,
    BlockKind,
    Granularity,
    Key,
    Mention,
    Position,
    Reading,
    Span,
    TimeExpression,
)  # fmt: skip

Note = Mapping[str, Any]

_FURNITURE = re.compile(r"^(?:#+ |---|\[|💥|手机上长按|责任编辑|原文|https?:)|\]\(http|（记者.{2,12}报导")
_PRONOUN = re.compile("他们|她们|它们|他|她")
_UNNAMED = re.compile(r"官员|人士|消息|来源|专家|分析|研究人员|者$")


def notes(folder: Path) -> Iterator[tuple[Note, str]]:
    """Every annotation of a folder with the text that the annotators saw."""
    for path in sorted((folder / "ann").glob("*.json")):
        note = json.loads(path.read_text(encoding="utf-8"))
        yield note, (folder / "clean" / f"{note['doc']}.txt").read_text(encoding="utf-8")


def reading(note: Note, body: str) -> Reading:
    """One article, read as well as its annotators did."""
    article = _article(note, body)
    layout = text.lay_out(article)
    groups = _groups(note)
    actors = tuple(sorted((_actor(group) for group in groups), key=lambda a: a.key))
    mentions = tuple(_mentions(layout.folded, groups))
    return Reading(
        layout,
        tuple(_times(note, article.text)),
        actors,
        mentions,
        tuple(_positions(note, layout.folded, mentions)),
    )


def _article(note: Note, body: str) -> Article:
    lines = [line for line in body.split("\n")[1:] if line.strip() and not _FURNITURE.search(line)]
    title = re.sub(r"^#+ *", "", body.split("\n")[0])
    if body.startswith("# 《新闻联播》"):
        title = note["title"]
        lines = [line for line in lines if title not in line[: len(title) + 6]]
    lines = [title, *(line.strip() for line in lines)]
    blocks, at = [], 0
    for number, line in enumerate(lines):
        blocks.append(Block(Span(at, at + len(line)), BlockKind.PARAGRAPH if number else BlockKind.TITLE))
        at += len(line) + 1
    outlet = Actor(
        f"media/{note['outlet'][0]}", ActorType.MEDIA, note["outlet"][0], aliases=tuple(note["outlet"][1:])
    )
    return Article(
        f"{note['doc']}.md",
        title,
        "\n".join(lines),
        tuple(blocks),
        "zh-Hans",
        note["published"],
        "metadata",
        outlet,
    )


def _groups(note: Note) -> list[tuple[str, set[str]]]:
    """Actors as (type, labels): the annotated ones, then those that only claims name."""
    groups = [(actor["type"], set(actor["labels"])) for actor in note["actors"]]
    for claim in note["claims"]:
        for labels in (*claim["agents"], *claim["targets"], *claim["speaker"]):
            if labels and not any(set(labels) & known for _, known in groups):
                groups.append(("organization", set(labels)))
    return groups


def _key(group: tuple[str, set[str]]) -> Key:
    return f"{group[0]}/{min(group[1])}"


def _actor(group: tuple[str, set[str]]) -> Actor:
    kind, labels = group
    ordered = sorted(labels)
    code = next((label for label in ordered if re.fullmatch("[A-Z]{2}", label)), None)
    named = not any(_UNNAMED.search(label) for label in ordered) or kind != "organization"
    return Actor(_key(group), ActorType(kind), ordered[0], None, tuple(ordered), code, None, named)


def _mentions(folded: str, groups: Iterable[tuple[str, set[str]]]) -> Iterator[Mention]:
    forms = {
        text.fold(label): (kind, _key((kind, labels)))
        for kind, labels in groups
        for label in sorted(labels)
        if not re.fullmatch("[A-Za-z]{1,3}", label) and (len(label) > 1 or kind == "country")
    }
    words = sorted(forms, key=lambda word: (-len(word), word))
    pattern = re.compile("|".join([*map(re.escape, words), _PRONOUN.pattern]))
    last = None
    for match in pattern.finditer(folded):
        word = match.group()
        if len(word) == 1 and word in forms and not _paired(folded, match.start(), forms):
            continue
        if word in forms:
            kind, key = forms[word]
            last = key if kind == "person" else last
            yield Mention(Span(*match.span()), word, (key,), "name", "gold")
        elif last and len(word) == 1:
            yield Mention(Span(*match.span()), word, (last,), "pronoun", "gold")


def _paired(folded: str, at: int, forms: Mapping[str, tuple[str, Key]]) -> bool:
    """Whether a one-character country name stands in a pair (中美) or behind 对, 访, 驻 or 援."""
    return folded[at - 1 : at] in {"对", "访", "驻", "援", *forms} or folded[at + 1 : at + 2] in forms


def _times(note: Note, body: str) -> Iterator[TimeExpression]:
    at = 0
    for time in note["times"]:
        found = body.find(time["before"] + time["text"], at)
        found = found + len(time["before"]) if found >= 0 else body.find(time["text"])
        if found < 0:
            continue
        span = Span(found, found + len(time["text"]))
        yield TimeExpression(
            span, time["text"], time["start"], time["end"], Granularity(time["granularity"]), "", "", None,
            "absolute", "gold",
        )  # fmt: skip


def _positions(note: Note, folded: str, mentions: tuple[Mention, ...]) -> Iterator[Position]:
    for entry in note["positions"]:
        for mention in mentions:
            if mention.text in map(text.fold, entry["person"]):
                start = mention.span.start - len(entry["title"])
                if folded[max(0, start) : mention.span.start] == text.fold(entry["title"]):
                    span = Span(start, mention.span.end)
                    yield Position(
                        mention.actors[0], entry["title"], None, span, "current", note["published"]
                    )
