"""The built-in extractor: rules propose, weights decide."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kg import lang
from kg.claims.assembling import claim
from kg.claims.factuality.presentation import ASSERTED
from kg.claims.judging import Judgement, Proposal, judge, propose
from kg.claims.preparation import Prepared, prepare
from kg.claims.resuming import resumed
from kg.claims.words.candidates import Candidate
from kg.records import Claim, Factuality, Key, Reading

#: Least confidence of a claim. At 0.25, 0.31, 0.38 and 0.40 F1 on 241 articles held out is 0.564, 0.563,
#: 0.555 and 0.550, of claims with all fields right 0.289, 0.291, 0.293 and 0.294, and 62, 65, 69 and 70 in a
#: hundred claims are right. F1 is 0.728, 0.723, 0.718 and 0.718 on the development articles, 0.779, 0.783,
#: 0.778 and 0.770 on the five of one week; with all fields right 0.453, 0.452, 0.457, 0.463 and 0.452, 0.459,
#: 0.470, 0.471.
THRESHOLD = 0.38
#: Types of what is given.
_GIFTS = frozenset({"aid", "cooperate", "support"})


class RuleExtractor:
    """Claims from the rules and weights of a language."""

    name = "rules"

    def __call__(self, reading: Reading) -> Iterator[Claim]:
        """The claims of an article, in text order."""
        prepared = prepare(reading)
        yield from told(prepared, accepted(prepared))


def told(prepared: Prepared, proposals: Sequence[Proposal]) -> Iterator[Claim]:
    """The claims of proposals, but those that are doubtful and those that point back to nothing."""
    judgements = judge(prepared, proposals)
    return resumed(prepared, (claim(prepared, j) for j in judgements if not doubtful(j)))


def accepted(prepared: Prepared) -> list[Proposal]:
    """Proposals that are claims: one type an event word, one event word an act, sure enough, not empty."""
    best: dict[int, Proposal] = {}
    for proposal in propose(prepared, prepared.prospects):
        start = proposal.candidate.trigger.start
        if start not in best or proposal.confidence > best[start].confidence:
            best[start] = proposal
    known: dict[tuple[int, int, str], list[Proposal]] = {}
    for proposal in sorted((p for p in best.values() if not unsure(p)), key=_surest):
        candidate = proposal.candidate
        place = (candidate.passage.number, candidate.clause, candidate.type)
        if all(not _same(proposal, other) for other in known.get(place, ())):
            known.setdefault(place, []).append(proposal)
    kept = sorted((p for group in known.values() for p in group), key=lambda p: p.candidate.trigger.start)
    givers: dict[tuple[int, int], list[Candidate]] = {}
    for giver in (p.candidate for p in kept if p.candidate.trigger.word in _giving()):
        givers.setdefault((giver.passage.number, giver.clause), []).append(giver)
    return [proposal for proposal in kept if not _given(proposal.candidate, givers)]


@cache
def _giving() -> frozenset[str]:
    return frozenset(lang.load("zh", "claims").words("trigger", "giving"))


def _given(gift: Candidate, givers: Mapping[tuple[int, int], Sequence[Candidate]]) -> bool:
    """Whether a candidate names what another of its clause gives: 提供军事|支持 is no support by words."""
    if gift.type not in _GIFTS:
        return False
    return any(
        giver.trigger.end <= gift.trigger.start
        and not any(giver.trigger.end <= at < gift.trigger.start for at in giver.verbs)
        for giver in givers.get((gift.passage.number, gift.clause), ())
    )


def _surest(proposal: Proposal) -> tuple[float, int]:
    return (-proposal.confidence, proposal.candidate.trigger.start)


def _same(proposal: Proposal, other: Proposal) -> bool:
    """Whether two event words of one type in a clause tell one act: one has nobody whom the other lacks.

    Verbs that both tell with what they take are two (驱逐武官并中止条约).
    """
    if proposal.candidate.trigger.phrase and other.candidate.trigger.phrase:
        return False
    mine, theirs = _people(proposal), _people(other)
    return mine <= theirs or theirs <= mine


def _people(proposal: Proposal) -> set[Key]:
    nouns = [option.noun for option in (proposal.agent, proposal.target) if option.noun is not None]
    return {key for noun in nouns for key in noun.mention.actors}


def unsure(proposal: Proposal) -> str:
    """Why a proposal is no claim; empty when it is one."""
    if proposal.agent.noun is None and proposal.target.noun is None:
        return "nobody takes part"
    if proposal.confidence < THRESHOLD:
        return f"confidence {proposal.confidence:.2f} is under {THRESHOLD}"
    return ""


def doubtful(judgement: Judgement) -> str:
    """Why a claim is not made though it is one: it is only asked for, or may not have happened."""
    if judgement.requested:
        return f"only asked for ({judgement.requested})"
    if judgement.factuality is Factuality.HAPPENED and judgement.certain < ASSERTED:
        return f"happened only with probability {judgement.certain:.2f}, under {ASSERTED}"
    return ""
