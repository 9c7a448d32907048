"""The decisions on one candidate, in order: who, to whom, is it a claim; then whose words, when, really."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from kg.claims.attribution.cues import Cue
from kg.claims.dating import days
from kg.claims.dating.days import Moment
from kg.claims.factuality import presentation
from kg.claims.options.columns import probabilities
from kg.claims.options.sheet import Sheet
from kg.claims.parties.casting import options
from kg.claims.parties.company import company
from kg.claims.parties.retelling import Parties
from kg.claims.parties.roles import Option
from kg.claims.preparation import Prepared
from kg.claims.prospects import Prospects
from kg.claims.words.candidates import Candidate
from kg.records import Basis, Factuality
from kg.weighing import Group, weights

#: How much more a verb tells with what it takes (`phrases.py`) than the weights know of it. Of 344 such then
#: sure enough in annotated articles of 2018 to 2020 73 in 100 are annotated as the type, 92 as any; 1.25 fits
#: them best, and leaves out coups and tear gas, which those articles hardly tell of.
PHRASED = 2.0


class Proposal(Struct, frozen=True, gc=False):
    """A candidate with its parties, and how sure it is a claim."""

    candidate: Candidate
    agent: Option
    target: Option
    confidence: float
    sheet: Sheet  # what speaks for its being a claim, and in which row
    row: int

    @property
    def groups(self) -> tuple[Group, ...]:
        """What speaks for or against its being a claim, in words."""
        return self.sheet.groups(self.row)


class Judgement(Struct, frozen=True, gc=False):
    """A proposal with every decision taken."""

    candidate: Candidate
    agent: Option
    target: Option
    confidence: float
    cue: Cue | None  # whose words it is; None for the outlet's own
    moment: Moment
    factuality: Factuality
    certain: float  # probability of that factuality
    presented: tuple[Group, ...]  # what bears on that

    @property
    def requested(self) -> str:
        """The rule by which it is only asked for."""
        return presentation.requested(self.presented)


def cast(prepared: Prepared, found: Prospects) -> tuple[Parties, Sequence[int]]:
    """Who takes part in what some candidates tell, and which of those looked at these are."""
    doers, rows = prepared.cast_of(found.candidates)
    return Parties(doers), rows


def propose(prepared: Prepared, found: Prospects) -> list[Proposal]:
    """Find the parties of candidates, and how sure each is a claim."""
    return proposals(found, *cast(prepared, found)) if found.candidates else []


def proposals(found: Prospects, parties: Parties, rows: Sequence[int]) -> list[Proposal]:
    """How sure candidates are claims, given their parties and which of those looked at they are."""
    doers = parties.doers
    sheet = found.sheet.beside(company(doers, parties.agents, parties.targets).rows(rows))
    phrased = np.array([bool(candidate.trigger.phrase) for candidate in found.candidates], dtype=np.float64)
    sure = probabilities(sheet.scores(weights("claim"))[:, 0] + PHRASED * phrased).tolist()
    agents, targets = options(doers.crowd, parties.agents), options(doers.crowd, parties.targets)
    return [
        Proposal(candidate, agents[place], targets[place], sure[row], sheet, row)
        for row, (candidate, place) in enumerate(zip(found.candidates, rows, strict=True))
    ]


def judge(prepared: Prepared, proposals: Sequence[Proposal]) -> list[Judgement]:
    """Take the other decisions on proposals: whose words each is, when it was, how it is told."""
    if not proposals:
        return []
    candidates = [proposal.candidate for proposal in proposals]
    cues = prepared.voices(candidates, [proposal.agent.noun for proposal in proposals]).chosen()
    moments = days.choose([prepared.moments(candidate) for candidate in candidates])
    told = [prepared.factuality(*it) for it in zip(candidates, moments, cues, strict=True)]
    day = prepared.reading.article.day
    values = presentation.choose(told, [_over(moment, day) for moment in moments])
    return [
        Judgement(
            proposal.candidate,
            proposal.agent,
            proposal.target,
            proposal.confidence,
            cue,
            moment,
            value,
            certain,
            found,
        )
        for proposal, cue, moment, found, (value, certain) in zip(
            proposals, cues, moments, told, values, strict=True
        )
    ]


def _over(moment: Moment, published: str | None) -> bool:
    """Whether the sentence dates an event before the day of publication."""
    time = moment.time
    if time.basis is not Basis.STATED or time.end is None or published is None:
        return False
    return time.end[:10] <= published[:10]
