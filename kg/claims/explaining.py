"""Why a passage holds the claims it holds: what fired, and what was blocked by what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kg.claims.assembling import rule
from kg.claims.factuality import presentation
from kg.claims.judging import Judgement, Proposal, cast, judge, proposals
from kg.claims.parties.preferring import Preference, Reason, heaviest, preferences
from kg.claims.parties.retelling import Parties
from kg.claims.preparation import Prepared, prepare
from kg.claims.prospects import Prospects, prospects
from kg.claims.rules import accepted, doubtful, told, unsure
from kg.claims.words.triggers import Trigger
from kg.records import Factuality, Reading, Span
from kg.weighing import Groups, features, weights

#: Why a claim that is sure enough is left out all the same (`resuming.py`).
POINTS_TO_NOTHING = "it points back to what the text has not told shortly before"


@dataclass(frozen=True, slots=True)
class Explanation:
    """One event word read as one type: whether it is a claim, by which rule, and why or why not."""

    span: Span
    word: str
    type: str
    subtype: str | None
    fired: bool
    blocked_by: str  # empty where it fired
    rule: str
    agent: str
    target: str
    speaker: str
    time: str
    factuality: str
    held_back: str  # by which rule or doubt it is not simply told as having happened; empty where none
    confidence: float
    reasons: tuple[Reason, ...]  # heaviest first, for or against it being a claim
    presented: Preference  # why it is told as having happened or not
    preferences: tuple[Preference, ...]  # why these parties


def explain(reading: Reading, span: Span, most: int = 8) -> tuple[Explanation, ...]:
    """Every event word that touches a span, in text order, with at most that many reasons each."""
    prepared = prepare(reading)
    sure = accepted(prepared)
    kept = {
        (proposal.candidate.trigger.start, proposal.candidate.type): POINTS_TO_NOTHING for proposal in sure
    }
    kept |= {(claim.trigger_span.start, claim.type): "" for claim in told(prepared, sure)}
    return tuple(_explanations(prepared, span, kept, most))


def _explanations(
    prepared: Prepared, span: Span, kept: Mapping[tuple[int, str], str], most: int
) -> Iterator[Explanation]:
    seen = _seen(prepared, span)
    judgements = judge(prepared, [one.proposal for one in seen])
    for one, judgement in zip(seen, judgements, strict=True):
        candidate, trigger = judgement.candidate, judgement.candidate.trigger
        presented = _presented(judgement.presented, judgement.factuality, most)
        reason = _why_not(one.proposal, judgement, one.looked_at, kept)
        yield Explanation(
            span=Span(trigger.start, trigger.end),
            word=trigger.word,
            type=candidate.type,
            subtype=None if candidate.concept.top else candidate.concept.notation,
            fired=not reason,
            blocked_by=reason,
            rule=rule(judgement),
            agent=judgement.agent.noun.mention.text if judgement.agent.noun else "",
            target=judgement.target.noun.mention.text if judgement.target.noun else "",
            speaker=_speaker(judgement),
            time=judgement.moment.time.text or judgement.moment.time.start or "",
            factuality=judgement.factuality,
            held_back=_held_back(judgement.presented, presented),
            confidence=judgement.confidence,
            reasons=_reasons(one.proposal.groups, most),
            presented=presented,
            preferences=tuple(preferences(one.parties, one.row, most)),
        )


class _Seen(NamedTuple):
    """A candidate with its parties, as it was looked at or as it would have been."""

    proposal: Proposal
    parties: Parties
    row: int  # among those whose parties were looked for
    looked_at: bool


def _seen(prepared: Prepared, span: Span) -> list[_Seen]:
    """The candidates that touch a span, in text order.

    Those that were not looked at are cast apart: what they tell must not bear on the others.
    """
    everything, worth = prospects(prepared.candidates)
    real = iter(_cast(prepared, prepared.prospects, True))
    imagined = _cast(prepared, everything, False)
    seen = [next(real) if good else one for one, good in zip(imagined, worth, strict=True)]
    return [one for one in seen if _touches(one.proposal.candidate.trigger, span)]


def _cast(prepared: Prepared, found: Prospects, looked_at: bool) -> list[_Seen]:
    if not found.candidates:
        return []
    parties, rows = cast(prepared, found)
    told = proposals(found, parties, rows)
    return [_Seen(one, parties, row, looked_at) for one, row in zip(told, rows, strict=True)]


def _touches(trigger: Trigger, span: Span) -> bool:
    return trigger.end > span.start and trigger.start < span.end


def _why_not(
    proposal: Proposal, judgement: Judgement, looked_at: bool, kept: Mapping[tuple[int, str], str]
) -> str:
    candidate = proposal.candidate
    key = (candidate.trigger.start, candidate.type)
    if key in kept:
        return doubtful(judgement) or kept[key]
    if not looked_at:
        return "the word alone makes a claim improbable"
    reason = unsure(proposal) or doubtful(judgement)
    if reason:
        return reason
    for start, kind in sorted(kept):
        if start == candidate.trigger.start:
            return f"read as {kind}, which is surer"
    return f"another word of the clause tells the same {candidate.type}"


def _speaker(judgement: Judgement) -> str:
    cue = judgement.cue
    return f"{cue.source.mention.text} ({cue.word})" if cue is not None and cue.source is not None else ""


def _presented(groups: Groups, value: Factuality, most: int) -> Preference:
    """What speaks for the value told, against the likeliest of the others."""
    values = presentation.weighed(groups)
    _, chance, mine = next(one for one in values if one[0] is value)
    other, next_chance, its = max((one for one in values if one[0] is not value), key=lambda one: one[1])
    apart = [(name, mine.get(name, 0.0) - its.get(name, 0.0)) for name in {**mine, **its}]
    return Preference("factuality", value, chance, other, next_chance, heaviest(apart, most))


def _held_back(groups: Groups, presented: Preference) -> str:
    """The rule that takes a value away, or the doubt that is too great to call the likeliest a fact."""
    _, rule_id = presentation.ruling(groups)
    doubted = presented.next == Factuality.HAPPENED and presented.next_chance > presented.chance
    return rule_id or (f"told as a fact from {presentation.ASSERTED} on" if doubted else "")


def _reasons(groups: Groups, most: int) -> tuple[Reason, ...]:
    table = weights("claim").of
    names = dict.fromkeys(name for group in groups for name in features(group))
    return heaviest([(name, table[name]) for name in names if name in table], most)
