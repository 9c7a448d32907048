"""The invented story of `tests/story/` with what it leaves out: merges, vague and open times, a former
post, a copied passage, a narrower type, an English and a traditional name, a bare month as a start."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from msgspec import structs

from kg import graph
from kg.export import documents, trig, turtle
from kg.iris import BASE
from kg.records import (
    Actor,
    Basis,
    Claim,
    ClaimTime,
    Copy,
    Document,
    Event,
    Factuality,
    Feature,
    Granularity,
    Membership,
    Merge,
    Span,
    Story,
    Telling,
)
from tests.story import CUSTOMS, DAILY, EVENING, GAO, LIN, MINISTRY, SHEN, WEEKLY, WEST, WIRE, story

VAGUE = ClaimTime(
    "4月", "2026-04-01", "2026-05-01", Granularity.MONTH, Basis.STATED,
    start_latest="2026-04-10", end_earliest="2026-04-21", anchor="2026-03-04",
)  # fmt: skip
OPEN = ClaimTime("", "2026-03-04", None, Granularity.DAY, Basis.CONTEXT)
TALKS = "talks"


def rich_story() -> Story:
    """The story, with every kind of node and property in it."""
    plain = story()
    return replace(
        plain,
        documents=tuple(_document(document) for document in plain.documents),
        actors=tuple(_named(actor) for actor in plain.actors),
        events=tuple(_event(event) for event in plain.events),
        copies=(*plain.copies, _passage(plain)),
        memberships=(*plain.memberships, *_posts(plain)),
    )


def _named(actor: Actor) -> Actor:
    if actor.key == SHEN.key:
        return structs.replace(actor, name_en=None, aliases=("Shen An", "瀋安"), name="沈安")
    if actor.key == GAO.key:
        return structs.replace(actor, state=MINISTRY.key)
    if actor.key == EVENING.key:
        return structs.replace(actor, name="山城晚报", aliases=("山城晚報",))
    return actor


def _event(event: Event) -> Event:
    if event.type == "attack":
        return replace(event, tellings=_tellings(event))
    if event.type != "meet":
        return event
    return replace(event, subtype=TALKS, merges=(_merge(*event.claims[:2]),))


def _tellings(event: Event) -> tuple[Telling, ...]:
    """Two outlets on one event: one leaves out whom the other names."""
    told = Telling(
        outlet=DAILY.key,
        documents=event.documents[:1],
        first="2026-04-20",
        roots=(DAILY.key,),
        triggers=("袭击",),
        factualities=(Factuality.HAPPENED,),
        dates=(),
        numbers=("12人死亡",),
        wording=((CUSTOMS.key, ("东岚国海关",)),),
        left_out=(),
        added=(CUSTOMS.key,),
    )
    return told, replace(told, outlet=WEEKLY.key, wording=(), left_out=(CUSTOMS.key,), added=())


def _document(document: Document) -> Document:
    claims = tuple(_claim(claim) for claim in document.claims)
    article = document.article
    if article.path == "visit.md":
        article = replace(
            article, authors=("甲乙",), published="2026-04-20T09:30", url="https://news.example/到访?a=一 b"
        )
        claims = tuple(structs.replace(claim, document=article.key) for claim in claims)
    return replace(document, claims=claims, article=article)


def _claim(claim: Claim) -> Claim:
    if claim.type == "visit" and claim.time.granularity is Granularity.MONTH:
        return structs.replace(claim, time=structs.replace(VAGUE, span=claim.time.span))
    if claim.type == "agree":
        return structs.replace(claim, time=OPEN)
    if claim.type == "meet":
        return structs.replace(claim, subtype=TALKS)
    return claim


def _merge(one: str, other: str) -> Merge:
    return Merge(
        one, other, 3.5, (Feature("same participants", 2.0, "林岳、沈安"), Feature("same day", 1.5, ""))
    )


def _passage(plain: Story) -> Copy:
    by_path = {document.article.path: document for document in plain.documents}
    return Copy(by_path["toll.md"].key, by_path["wire.md"].key, 0.25, "passage", Span(0, 6))


def _posts(plain: Story) -> tuple[Membership, ...]:
    def post(person: Actor, of: Actor | None, title: str, **known: Any) -> Membership:
        names = [actor.name for actor in (person, of) if actor]
        key = "position/" + ".".join([*names, title])
        unknown = dict.fromkeys(("first", "last", "started", "ended")) | {"former": False}
        evidence = ((plain.documents[0].key, Span(8, 19)),)
        return Membership(key, person.key, of and of.key, title, evidence=evidence, **(unknown | known))

    return (
        post(GAO, WEST, "议员", former=True),
        post(LIN, None, "记者", first="2026-03-04", last="2026-03-09", started="2006", ended="2026-03"),
        post(GAO, WIRE, "编辑", started="2024-05-01", ended="2025-06"),
    )


def export(told: Story, folder: Path, base: str = BASE) -> Path:
    """Write what `kg.graph` reads back: graph.ttl, claims.trig and documents.jsonl."""
    folder.mkdir(parents=True, exist_ok=True)
    projected = graph.project(told, base)
    turtle.write(projected, folder / "graph.ttl")
    trig.write(projected, folder / "claims.trig")
    documents.write(told, folder / "documents.jsonl", base)
    return folder
