"""A stretch of text that may be a mention, and the choice among stretches that overlap."""

from collections.abc import Iterable
from typing import NamedTuple

from kg.records import Key


class Finding(NamedTuple):
    """A candidate: where, for whom, in what form, by which rule."""

    start: int
    end: int
    keys: tuple[Key, ...]
    form: str
    rule: str


def longest(findings: Iterable[Finding], length: int) -> list[Finding]:
    """Non-overlapping findings in text order; of two that overlap the longer stays, then the earlier given.

    Linear but for the sort: each kept finding marks its characters once.
    """
    taken = bytearray(length)
    kept = []
    for finding in sorted(findings, key=lambda one: one.start - one.end):
        if taken.find(1, finding.start, finding.end) < 0:
            taken[finding.start : finding.end] = b"\x01" * (finding.end - finding.start)
            kept.append(finding)
    return sorted(kept)
