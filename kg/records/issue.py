"""Something skipped or doubtful."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """Something skipped or doubtful: one line of `issues.jsonl`."""

    path: str
    what: str
    todo: str
    kind: str  # skipped | unreadable | doubtful
