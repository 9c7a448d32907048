"""Documents to one story: actors, copies and roots, events, contradictions, posts.

This room sees all documents at once. May import: records, errors, lang. Must not import: any other
stage. The public function is `merge`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from msgspec import structs

from kg.lang.fold import fold
from kg.merge import (
    cast,
    collecting,
    comparison,
    consensus,
    contradictions,
    copies,
    events,
    memberships,
    roots,
)
from kg.merge.closeness import Closeness
from kg.merge.consensus import Reported
from kg.merge.copies import Copying
from kg.records import Actor, Claim, Document, Event, Issue, Key, Story

#: The keys of each document's claims, worked out once: they are hashes.
ClaimKeys = Mapping[Key, Sequence[Key]]


@collecting.paused()
def merge(documents: tuple[Document, ...], issues: tuple[Issue, ...] = ()) -> Story:
    """What all the documents together add up to. The result does not depend on their order."""
    told, keys, doubles = _once(documents)
    folded = {document.key: fold(document.article.text) for document in told}
    actors = cast.gather(told)
    copying = copies.find(told, folded)
    comparable = events.prepare(told, keys, folded, copying, actors)
    del folded  # as large as the documents, and done with
    groups = events.group(comparable, Closeness(told, actors))
    del comparable
    reports = _reports(told, keys, copying, actors)
    heard = [roots.relayed([reports[key] for key in group.claims], actors) for group in groups]
    del reports
    conflicts = [tuple(contradictions.find(reported, actors)) for reported in heard]
    told_events = consensus.unique(
        consensus.event(
            reported,
            group.merges,
            comparison.tellings(reported),
            actors,
            contradictions.disputed(reported, found),
        )
        for reported, group, found in zip(heard, groups, conflicts, strict=True)
    )
    return Story(
        documents=_filled(told, keys, heard, told_events),
        actors=tuple(actors.values()),
        events=told_events,
        contradictions=contradictions.in_order(conflicts),
        copies=copying.copies,
        memberships=memberships.find(told),
        issues=tuple(sorted({*issues, *doubles})),
    )


def _once(documents: Iterable[Document]) -> tuple[tuple[Document, ...], ClaimKeys, list[Issue]]:
    """Every article once, sorted by path, and the keys of its claims: the same outlet, day, title and
    text is the same article."""
    kept: dict[Key, Document] = {}
    keys: dict[Key, Sequence[Key]] = {}
    doubles = []
    for document in sorted(documents, key=lambda document: document.article.path):
        key = document.key
        if key in kept:
            what = f"the same article as {kept[key].article.path}"
            doubles.append(
                Issue(document.article.path, what, "counted once; remove one of the files", "skipped")
            )
        else:
            kept[key], keys[key] = _distinct(document)
    return tuple(kept.values()), keys, doubles


def _distinct(document: Document) -> tuple[Document, Sequence[Key]]:
    """Without claims that say the same of the same words twice, with the keys of the others."""
    claims: dict[Key, Claim] = {}
    for claim in document.claims:
        claims.setdefault(claim.key, claim)
    if len(claims) < len(document.claims):
        document = replace(document, claims=tuple(claims.values()))
    return document, tuple(claims)


def _reports(
    documents: Sequence[Document], keys: ClaimKeys, copying: Copying, actors: Mapping[Key, Actor]
) -> Mapping[Key, Reported]:
    reporters = roots.reporters(documents, actors)
    return {
        key: Reported(claim, key, roots.root(claim, copying, actors, reporters), document.article.day, outlet)
        for document in documents
        for outlet in [cast.publisher(document.article)]
        for claim, key in zip(document.claims, keys[document.key], strict=True)
    }


def _filled(
    documents: Iterable[Document],
    keys: ClaimKeys,
    heard: Iterable[Iterable[Reported]],
    told_events: Iterable[Event],
) -> tuple[Document, ...]:
    """The documents with root and event of every claim."""
    about = {claim: event.key for event in told_events for claim in event.claims}
    root = {report.key: report.root for reports in heard for report in reports}

    def filled(claim: Claim, key: Key) -> Claim:
        return structs.replace(claim, root=root[key], event=about[key])

    return tuple(
        replace(document, claims=tuple(map(filled, document.claims, keys[document.key])))
        for document in documents
    )
