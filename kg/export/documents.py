"""documents.jsonl: for programs, one line a document with everything found in it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from kg.iris import iri
from kg.records import (
    Actor,
    Article,
    Claim,
    ClaimTime,
    Document,
    Key,
    Mention,
    Participant,
    Position,
    Speaker,
    Story,
    TimeExpression,
)


def write(story: Story, path: Path, base: str) -> None:
    """Write one JSON object a line, sorted by path. Offsets count code points of `text`."""
    everyone = {actor.key: actor for actor in story.actors}
    copies = {copy.document: copy.of for copy in story.copies if copy.how != "passage"}
    with path.open("wb") as file:
        for document in story.documents:
            file.write(msgspec.json.encode(line(document, everyone, copies.get(document.key), base)))
            file.write(b"\n")


def line(document: Document, everyone: Mapping[Key, Actor], copy_of: Key | None, base: str) -> dict[str, Any]:
    """The JSON object of one document. `everyone` maps the story's actors by key.

    `actors` are those with a name of their own; people and groups told only by an office or a number
    (四名美国官员) stand under `unnamed`.
    """
    known = {**everyone, **{actor.key: actor for actor in document.actors}}
    return {
        **_head(document.article, base),
        "copy_of": iri(copy_of, base) if copy_of else None,
        "text": document.article.text,
        "times": [_time(time) for time in document.times],
        "actors": [_actor(actor, document.mentions, base) for actor in document.actors if actor.named],
        "unnamed": [_actor(actor, document.mentions, base) for actor in document.actors if not actor.named],
        "positions": [_position(position, known, base) for position in document.positions],
        "claims": [_claim(claim, known, base) for claim in document.claims],
    }


def _head(article: Article, base: str) -> dict[str, Any]:
    return {
        "path": article.path,
        "iri": iri(article.key, base),
        "title": article.title,
        "published": article.published,
        "published_from": article.published_from,
        "outlet": named(article.outlet, (), base) if article.outlet else None,
        "url": article.url,
        "language": article.language,
        "authors": list(article.authors),
        "credits": [
            {"outlet": iri(credit.outlet, base), "kind": credit.kind, "text": credit.text}
            for credit in article.credits
        ],
        "part_of": article.part_of,
    }


def named(actor: Actor, forms: tuple[str, ...], base: str) -> dict[str, Any]:
    """An actor by all its labels: the forms in the text first, then every known name, then the code."""
    names = (*forms, actor.name, actor.name_en or "", *actor.aliases, actor.code or "")
    return {"labels": list(dict.fromkeys(name for name in names if name)), "iri": iri(actor.key, base)}


def _time(time: TimeExpression) -> dict[str, Any]:
    return {
        "text": time.text,
        "start_char": time.span.start,
        "end_char": time.span.end,
        "start": time.start,
        "start_latest": time.start_latest,
        "end_earliest": time.end_earliest,
        "end": time.end,
        "granularity": time.granularity,
        "edtf": time.edtf,
        "timex": time.timex,
        "anchor": time.anchor,
        "anchored_to": time.anchored_to,
        "rule": time.rule,
        **{name: value for name, value in (("mod", time.mod), ("zone", time.zone)) if value},
    }


def _actor(actor: Actor, mentions: tuple[Mention, ...], base: str) -> dict[str, Any]:
    mine = [mention for mention in mentions if actor.key in mention.actors]
    forms = tuple(mention.text for mention in mine if len(mention.actors) == 1 and mention.form != "pronoun")
    return {
        "type": actor.type,
        **named(actor, tuple(dict.fromkeys(forms)), base),
        "named": actor.named,
        "state": iri(actor.state, base) if actor.state else None,
        "mentions": [[mention.span.start, mention.span.end] for mention in mine],
        "forms": [mention.form for mention in mine],
        "rules": [mention.rule for mention in mine],
    }


def _position(position: Position, known: Mapping[Key, Actor], base: str) -> dict[str, Any]:
    return {
        "person": named(known[position.person], (), base),
        "title": position.title,
        "of": named(known[position.of], (), base) if position.of else None,
        "start_char": position.span.start,
        "end_char": position.span.end,
        "tense": position.tense,
        "day": position.day,
        "started": position.started,
        "ended": position.ended,
        "rule": position.rule,
    }


def _claim(claim: Claim, known: Mapping[Key, Actor], base: str) -> dict[str, Any]:
    return {
        "iri": iri(claim.key, base),
        "quote": claim.quote,
        "start_char": claim.span.start,
        "end_char": claim.span.end,
        "trigger": claim.trigger,
        "type": claim.type,
        "subtype": claim.subtype,
        "agents": [_participant(agent, known, base) for agent in claim.agents],
        "targets": [_participant(target, known, base) for target in claim.targets],
        "place": _participant(claim.place, known, base) if claim.place else None,
        "time": _claim_time(claim.time),
        "factuality": claim.factuality,
        "speakers": [_speaker(speaker, known, base) for speaker in claim.speakers],
        "root": named(known[claim.root], (), base) if claim.root else None,
        "event": iri(claim.event, base) if claim.event else None,
        "quantities": [
            {"kind": q.kind, "value": q.value, "unit": q.unit, "text": q.text} for q in claim.quantities
        ],
        "confidence": round(claim.confidence, 3),
        "rule": claim.rule,
    }


def _participant(participant: Participant, known: Mapping[Key, Actor], base: str) -> dict[str, Any]:
    return named(known[participant.actor], (participant.text,), base)


def _speaker(speaker: Speaker, known: Mapping[Key, Actor], base: str) -> dict[str, Any]:
    return {
        **named(known[speaker.actor], (speaker.text,), base),
        "named": speaker.named,
        "cue": speaker.cue,
    }


def _claim_time(time: ClaimTime) -> dict[str, Any]:
    return {
        "text": time.text,
        "start": time.start,
        "start_latest": time.start_latest,
        "end_earliest": time.end_earliest,
        "end": time.end,
        "granularity": time.granularity,
        "basis": time.basis,
    }
