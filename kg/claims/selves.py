"""First persons: 我们 in quoted words is whoever speaks them."""

from collections.abc import Iterator, Sequence

from kg.claims.attribution import Cue, words
from kg.claims.attribution_reach import SPEECH, owner
from kg.claims.passages import Passage
from kg.records import Mention, Reading, Span

RULE = "zh.claim.first-person"


def selves(reading: Reading, passages: Sequence[Passage], cues: Sequence[Sequence[Cue]]) -> list[Mention]:
    """A mention of the speaker for every first person in a speech whose speaker is named."""
    return list(_selves(reading, passages, cues))


def _selves(
    reading: Reading, passages: Sequence[Passage], cues: Sequence[Sequence[Cue]]
) -> Iterator[Mention]:
    text, pronouns = reading.layout.folded, words("first")
    speeches = [q.inner for q in reading.layout.quotations if q.inner.end - q.inner.start >= SPEECH]
    if not speeches:
        return
    found = [word for word in reading.layout.words if text[word.start : word.end] in pronouns]
    at = 0
    for speech in speeches:
        while at < len(found) and found[at].start < speech.start:
            at += 1
        if at == len(found) or found[at].start >= speech.end:
            continue
        cue = owner(text, passages, cues, speech)
        source = cue.source.mention.actors if cue is not None and cue.source is not None else ()
        while source and at < len(found) and found[at].start < speech.end:
            start, end, _ = found[at]
            yield Mention(Span(start, end), text[start:end], source, "first", RULE)
            at += 1
