"""What `kg show` says of an actor's names: every written form, and the rule that took it for this actor."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg import lang

#: Written form, rule, what the rule means, mentions, documents.
COLUMNS = ("written", "rule", "linked because", "mentions", "documents")
HEADING = "Written as, and why that is this actor"
_FILE = "documents.jsonl"


def links(exports: Path, iri: str) -> list[tuple[str, str, str, int, int]]:
    """Every form and rule by which mentions were linked to an actor, the most frequent first.

    Empty where the exports hold no documents.
    """
    mentions: Counter[tuple[str, str]] = Counter()
    documents: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for document in _documents(exports / _FILE, iri):
        for actor in (*document["actors"], *document["unnamed"]):
            if actor["iri"] == iri:
                for form in _forms(document["text"], actor):
                    mentions[form] += 1
                    documents[form].add(document["path"])
    means = {rule["id"]: str(rule["means"]) for rule in lang.load("zh", "names").rules()}
    in_order = sorted(mentions, key=lambda form: (-mentions[form], form))
    return [
        (written, rule, means.get(rule, ""), mentions[written, rule], len(documents[written, rule]))
        for written, rule in in_order
    ]


def _documents(path: Path, iri: str) -> Iterator[dict[str, Any]]:
    if not path.is_file():
        return
    quoted = json.dumps(iri, ensure_ascii=False)
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if quoted in line:  # most documents do not name the actor
                yield json.loads(line)


def _forms(text: str, actor: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for (start, end), rule in zip(actor["mentions"], actor.get("rules", ()), strict=False):
        yield text[start:end], rule
