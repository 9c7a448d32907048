"""What the page knows: the story as columns, one JSON value."""

from typing import Any

import networkx as nx

from kg.export.page.columns import Column, Places, clean, name_of, places
from kg.export.page.evidence import claim_columns, event_columns
from kg.export.page.folding import fold_pairs
from kg.export.page.naming import naming
from kg.lang.event_types import event_types
from kg.records import Story

Block = dict[str, Any]

#: What was skipped or doubtful is listed up to this many lines; `issues.jsonl` holds all of it.
ISSUES = 200


def story_block(story: Story, network: "nx.MultiDiGraph[str]", base: str) -> Block:
    """The story and its network as the page's data block; see `columns` for its shape."""
    where = places(story)
    return {
        "version": 1,
        "base": base,
        "types": [
            {"name": t.notation, "type": t.type, "en": t.name_en, "zh": t.name_zh, "score": t.score}
            for t in event_types()
        ],
        "actors": _actor_columns(story, network, where),
        "documents": _document_columns(story, where),
        "claims": claim_columns(story, where),
        "events": event_columns(story, where),
        "links": _link_columns(network, where),
        "contradictions": [
            [c.kind.value, where.claims[c.first], where.claims[c.second], clean(c.detail)]
            for c in story.contradictions
        ],
        "naming": naming(story, where),
        "posts": _posts(story, where),
        "issues": [[i.kind, clean(i.path), clean(i.what), clean(i.todo)] for i in story.issues[:ISSUES]],
        "issueCount": len(story.issues),
        "fold": fold_pairs(),
    }


def _actor_columns(story: Story, network: "nx.MultiDiGraph[str]", where: Places) -> dict[str, Column]:
    def of_network(attribute: str, otherwise: object) -> Column:
        return [
            network.nodes[actor.key].get(attribute, otherwise) if actor.key in network else otherwise
            for actor in story.actors
        ]

    return {
        "key": [name_of(actor.key) for actor in story.actors],
        "name": [clean(actor.name) for actor in story.actors],
        "english": [clean(actor.name_en or "") for actor in story.actors],
        "aliases": [[clean(alias) for alias in actor.aliases] for actor in story.actors],
        "type": [actor.type.value for actor in story.actors],
        "code": [actor.code or "" for actor in story.actors],
        "state": [where.actor(actor.state) for actor in story.actors],
        "named": [int(actor.named) for actor in story.actors],
        "community": of_network("community", -1),
        "pagerank": [round(float(str(rank)), 5) for rank in of_network("pagerank", 0.0)],
        "betweenness": [round(float(str(share)), 5) for share in of_network("betweenness", 0.0)],
    }


def _document_columns(story: Story, where: Places) -> dict[str, Column]:
    copies = {copy.document: copy for copy in story.copies}
    articles = [document.article for document in story.documents]
    found = [copies.get(document.key) for document in story.documents]
    return {
        "key": [name_of(document.key) for document in story.documents],
        "title": [clean(article.title) for article in articles],
        "outlet": [where.actor(article.outlet.key if article.outlet else None) for article in articles],
        "day": [article.day for article in articles],
        "dated": [article.published_from for article in articles],
        "url": [clean(article.url or "") for article in articles],
        "path": [clean(article.path) for article in articles],
        "language": [article.language for article in articles],
        "authors": [[clean(author) for author in article.authors] for article in articles],
        "copyOf": [where.documents.get(copy.of, -1) if copy else -1 for copy in found],
        "copyShare": [round(copy.share, 3) if copy else 0 for copy in found],
        "copyHow": [copy.how if copy else "" for copy in found],
    }


def _link_columns(network: "nx.MultiDiGraph[str]", where: Places) -> dict[str, Column]:
    """One link a pair of actors, whatever the direction and the kind; sorted by the pair."""
    links: dict[tuple[int, int], tuple[float, float]] = {}
    for source, target, edge in network.edges(data=True):
        first, second = sorted((where.actor(source), where.actor(target)))
        if first < 0 or first == second:
            continue
        weight = float(edge.get("weight", 1.0))
        before, scored = links.get((first, second), (0.0, 0.0))
        links[first, second] = before + weight, scored + weight * float(edge.get("score", 0.0))
    ordered = sorted(links.items())
    return {
        "first": [pair[0] for pair, _ in ordered],
        "second": [pair[1] for pair, _ in ordered],
        "weight": [round(weight, 2) for _, (weight, _) in ordered],
        "score": [round(scored / weight, 2) if weight else 0.0 for _, (weight, scored) in ordered],
    }


def _posts(story: Story, where: Places) -> list[Column]:
    return [
        [
            where.actor(post.person),
            where.actor(post.of),
            clean(post.title),
            post.first,
            post.last,
            int(post.former),
        ]
        for post in story.memberships
    ]
