"""issues.jsonl: what was skipped or doubtful, why, and what to do about it."""

from pathlib import Path

import msgspec

from kg.records import Story


def write(story: Story, path: Path) -> None:
    """Write one JSON object a line, sorted by path."""
    with path.open("wb") as file:
        for issue in story.issues:
            file.write(msgspec.json.encode(issue))
            file.write(b"\n")
