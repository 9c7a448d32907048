"""The root of a claim: the deepest named source, else whoever the text goes back to.

Independent means different roots. Three papers that carry one agency report have one root, and so
have three that quote one minister; unnamed people are vouched for by the outlet that cites them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

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
    据路透社报道，甲会见乙。会谈持续两小时。 Both sentences are the agency's.
    """
    sources: dict[Key, set[Key]] = defaultdict(set)
    for report in reports:
        if report.claim.speakers and actors[report.root].type is ActorType.MEDIA:
            sources[report.claim.document].add(report.root)
    return [
        replace(report, root=min(sources[report.claim.document]))
        if sources[report.claim.document] and _unsourced(report.claim, actors)
        else report
        for report in reports
    ]


def _unsourced(claim: Claim, actors: Mapping[Key, Actor]) -> bool:
    """Whether no named source stands behind a claim."""
    return not any(speaker.named and actors[speaker.actor].named for speaker in claim.speakers)
