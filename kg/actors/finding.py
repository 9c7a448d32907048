"""A stretch of text that may be a mention, and the choice among stretches that overlap."""

from collections.abc import Iterable
from operator import attrgetter

from msgspec import Struct

from kg.records import Key


class Finding(Struct, frozen=True, gc=False):
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
    kept, findings = [], list(findings)
    lengths = [one.start - one.end for one in findings]
    for number in sorted(range(len(findings)), key=lengths.__getitem__):
        finding = findings[number]
        start, end = finding.start, finding.end
        if not (taken[start] or taken[end - 1]):  # a longer one that overlaps it covers one of its ends
            taken[start:end] = b"\x01" * (end - start)
            kept.append(finding)
    kept.sort(key=attrgetter("start"))
    return kept
