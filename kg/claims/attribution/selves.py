"""First persons: 我们 in quoted words is whoever speaks them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from kg.claims.attribution.cues import Cue, words
from kg.claims.attribution.reach import SPOKEN, owner
from kg.claims.words.passages import Passage
from kg.records import Mention, Reading, Span

RULE = "zh.claim.first-person"
_start = attrgetter("start")


def selves(reading: Reading, passages: Sequence[Passage], cues: Sequence[Sequence[Cue]]) -> list[Mention]:
    """A mention of the speaker for every first person in a speech whose speaker is named."""
    return list(_selves(reading, passages, cues))


def _selves(
    reading: Reading, passages: Sequence[Passage], cues: Sequence[Sequence[Cue]]
) -> Iterator[Mention]:
    text, pronouns, parts = reading.layout.folded, words("first"), reading.layout.words
    at = 0
    for quotation in reading.layout.quotations:
        start, end = quotation.inner
        said = text[start:end]
        if end - start < SPOKEN or all(pronoun not in said for pronoun in pronouns):
            continue
        at = max(at, bisect_left(parts, start, key=_start))
        high = bisect_left(parts, end, key=_start)
        found = [word for word in parts[at:high] if text[word.start : word.end] in pronouns]
        cue = owner(text, passages, cues, Span(start, end)) if found else None
        if cue is not None and cue.source is not None and cue.source.mention.actors:
            source, at = cue.source.mention.actors, high
            for word in found:
                low, until = word.start, word.end
                yield Mention(Span(low, until), text[low:until], source, "first", RULE)
