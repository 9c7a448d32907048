"""The invented story of `tests/story.py` with what it leaves out: merges, vague and open times, a former
post, a copied passage, a narrower type, an English and a traditional name, a bare month as a start."""

from dataclasses import replace
from pathlib import Path

from kg import graph
from kg.export import documents, trig, turtle
from kg.iris import BASE
from kg.records import (
    Basis,
    Claim,
    ClaimTime,
    Copy,
    Document,
    Feature,
    Granularity,
    Membership,
    Merge,
    Span,
    Story,
)
from tests.story import EVENING, GAO, LIN, SHEN, WEST, WIRE, story

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
        events=tuple(
            replace(event, subtype=TALKS, merges=(_merge(*event.claims[:2]),))
            if event.type == "meet"
            else event
            for event in plain.events
        ),
        copies=(*plain.copies, _passage(plain)),
        memberships=(*plain.memberships, *_posts(plain)),
    )


def _named(actor):
    if actor.key == SHEN.key:
        return replace(actor, name_en=None, aliases=("Shen An", "瀋安"), name="沈安")
    if actor.key == EVENING.key:
        return replace(actor, name="山城晚报", aliases=("山城晚報",))
    return actor


def _document(document: Document) -> Document:
    claims = tuple(_claim(claim) for claim in document.claims)
    article = document.article
    if article.path == "visit.md":
        article = replace(
            article, authors=("甲乙",), published="2026-04-20T09:30", url="https://news.example/到访?a=一 b"
        )
        claims = tuple(replace(claim, document=article.key) for claim in claims)
    return replace(document, claims=claims, article=article)


def _claim(claim: Claim) -> Claim:
    if claim.type == "visit" and claim.time.granularity is Granularity.MONTH:
        return replace(claim, time=replace(VAGUE, span=claim.time.span))
    if claim.type == "agree":
        return replace(claim, time=OPEN)
    if claim.type == "meet":
        return replace(claim, subtype=TALKS)
    return claim


def _merge(one: str, other: str) -> Merge:
    return Merge(
        one, other, 3.5, (Feature("same participants", 2.0, "林岳、沈安"), Feature("same day", 1.5, ""))
    )


def _passage(plain: Story) -> Copy:
    by_path = {document.article.path: document for document in plain.documents}
    return Copy(by_path["toll.md"].key, by_path["wire.md"].key, 0.25, "passage", Span(0, 6))


def _posts(plain: Story) -> tuple[Membership, ...]:
    evidence = ((plain.documents[0].key, Span(8, 19)),)
    return (
        Membership("position/高宁.西屿国.议员", GAO.key, WEST.key, "议员", None, None, None, None, True, evidence),
        Membership("position/林岳.记者", LIN.key, None, "记者", "2026-03-04", "2026-03-09", "2006", "2026-03", False, evidence),
        Membership("position/高宁.临海通讯社.编辑", GAO.key, WIRE.key, "编辑", None, None, "2024-05-01", "2025-06", False, evidence),
    )  # fmt: skip


def export(told: Story, folder: Path, base: str = BASE) -> Path:
    """Write what `kg.graph` reads back: graph.ttl, claims.trig and documents.jsonl."""
    folder.mkdir(parents=True, exist_ok=True)
    projected = graph.project(told, base)
    turtle.write(projected, folder / "graph.ttl")
    trig.write(projected, folder / "claims.trig")
    documents.write(told, folder / "documents.jsonl", base)
    return folder
