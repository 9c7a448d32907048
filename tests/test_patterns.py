"""Patterns mean the same in every Python that is promised."""

import re
from pathlib import Path

import pytest

import kg

PLACES = sorted(path for path in Path(kg.__file__).parent.rglob("*") if path.suffix in {".py", ".toml"})
GROUP = re.compile(r"(?<![\\(])\)(?:[*+?]|\{\d*,?\d*\})\+|\(\?>")


@pytest.mark.parametrize("pattern", [r"(?:a?b)++", r"(?:ab{1,2})?+c", r"(?>ab?)c"])
def test_possessive_groups_are_seen(pattern: str) -> None:
    assert GROUP.search(pattern)


def test_no_pattern_has_a_possessive_group() -> None:
    """Python before 3.11.5 ends them too early (gh-106052): the same text gave shorter clauses there."""
    assert len(PLACES) > 200
    assert [path.name for path in PLACES if GROUP.search(path.read_text(encoding="utf-8"))] == []
