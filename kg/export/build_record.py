"""build.json: what was read, with which versions, and how much came of it. No clock time."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from kg import __version__
from kg.records import Story, fingerprint


def write(story: Story, path: Path, base: str, facts: Mapping[str, object]) -> None:
    """Write the record. `facts` (options, digest of the rules) come from whoever ran the build."""
    claims = [claim for document in story.documents for claim in document.claims]
    days = sorted(document.article.day for document in story.documents if document.article.day)
    record = {
        "kg": __version__,
        "base_iri": base,
        **facts,
        "input": fingerprint(*(document.key for document in story.documents), digits=64),
        "counts": {
            "documents": len(story.documents),
            "copies": len({copy.document for copy in story.copies if copy.how != "passage"}),
            "claims": len(claims),
            "events": len(story.events),
            "actors": len(story.actors),
            "positions": len(story.memberships),
            "contradictions": len(story.contradictions),
            "issues": len(story.issues),
        },
        "published": {"first": days[0] if days else None, "last": days[-1] if days else None},
        "outlets": _counted(
            document.article.outlet.name if document.article.outlet else "unsigned"
            for document in story.documents
        ),
        "languages": _counted(document.article.language for document in story.documents),
        "types": _counted(claim.type for claim in claims),
        "factuality": _counted(claim.factuality for claim in claims),
        "statuses": _counted(event.status for event in story.events),
    }
    path.write_bytes(msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n")


def _counted(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(map(str, values)).items()))
