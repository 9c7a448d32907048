"""The root of a claim: the deepest named source, else whoever the text goes back to.

Independent means different roots. Three papers that carry one agency report have one root, and so
have three that quote one minister. Unnamed people are never roots: they count only through the outlet
that cites them, which vouches for them with its own name. Several of them in one outlet are one root;
those of two outlets are two, because two editors checked; `unnamed-sources.rq` lists what rests on
them alone, for readers who want more.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from msgspec import structs

from kg.lang import load
from kg.lang.fold import fold
from kg.merge.consensus import Reported
from kg.merge.copies import Copying
from kg.records import Actor, ActorType, Claim, Document, Key


@cache
def _titles() -> tuple[str, ...]:
    return load("zh", "merge").words("roots", "reporters")


def reporters(documents: Iterable[Document], actors: Mapping[Key, Actor]) -> Mapping[Key, Key]:
    """People that some text calls reporters of an outlet, and the outlet."""
    found: dict[Key, Key] = {}
    for document in documents:
        for position in document.positions:
            employer = actors.get(position.of or "")
            if employer and employer.type is ActorType.MEDIA and fold(position.title).endswith(_titles()):
                found[position.person] = min(found.get(position.person, employer.key), employer.key)
    return found


def root(claim: Claim, copying: Copying, actors: Mapping[Key, Actor], reporters: Mapping[Key, Key]) -> Key:
    """The root of one claim."""
    for speaker in reversed(claim.speakers):
        if speaker.named and actors[speaker.actor].named:
            return reporters.get(speaker.actor, speaker.actor)
    for span, of in copying.passages.get(claim.document, ()):
        if span.start <= claim.span.start and claim.span.end <= span.end + 1:
            return copying.voice[of]
    return copying.voice[claim.document]


def relayed(reports: Sequence[Reported], actors: Mapping[Key, Actor]) -> list[Reported]:
    """The reports of one event, with the agency's root for what its relayer says in its own words.

    An article that gives an outlet as its source for an event has no testimony of its own about it:
    据路透社报道，甲会见乙。会谈持续两小时。 Both sentences are the agency's. Where it gives several, a
    sentence goes back to the one cited last before it, or to the first.
    """
    sources: dict[Key, list[tuple[int, Key]]] = defaultdict(list)
    for report in sorted(reports, key=lambda report: (report.claim.span.start, report.key)):
        if actors[report.root].type is ActorType.MEDIA and not _unsourced(report.claim, actors):
            sources[report.claim.document].append((report.claim.span.start, report.root))
    return [
        structs.replace(report, root=_before(sources[report.claim.document], report.claim.span.start))
        if sources[report.claim.document] and _unsourced(report.claim, actors)
        else report
        for report in reports
    ]


def _before(sources: Sequence[tuple[int, Key]], start: int) -> Key:
    """The source cited last before a place, or the first."""
    return next((root for at, root in reversed(sources) if at <= start), sources[0][1])


def _unsourced(claim: Claim, actors: Mapping[Key, Actor]) -> bool:
    """Whether no named source stands behind a claim."""
    return not any(speaker.named and actors[speaker.actor].named for speaker in claim.speakers)
