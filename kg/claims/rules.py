"""The built-in extractor: rules propose, weights decide."""

from collections.abc import Iterator

from kg.claims.assembling import claim
from kg.claims.judging import Judgement, judge, worth_judging
from kg.claims.preparation import Prepared, prepare
from kg.records import Claim, Factuality, Key, Reading

#: Least confidence of a claim. Chosen by cross-validation on the training articles: F1 is flat around it.
THRESHOLD = 0.29
#: An event is told as having happened only when that is this probable; below, nothing is claimed.
ASSERTED = 0.75


class RuleExtractor:
    """Claims from the rules and weights of a language."""

    name = "rules"

    def __call__(self, reading: Reading) -> Iterator[Claim]:
        """The claims of an article, in text order."""
        prepared = prepare(reading)
        for judgement in accepted(prepared):
            yield claim(prepared, judgement)


def accepted(prepared: Prepared) -> list[Judgement]:
    """Judgements that are claims: one type an event word, one event word an act, sure enough, not empty."""
    best: dict[int, Judgement] = {}
    for prospect in worth_judging(prepared.candidates):
        judgement = judge(prepared, prospect)
        start = prospect.candidate.trigger.start
        if start not in best or judgement.confidence > best[start].confidence:
            best[start] = judgement
    told: dict[tuple[int, int, str], list[Judgement]] = {}
    for judgement in sorted((j for j in best.values() if stands(j)), key=_surest):
        candidate = judgement.candidate
        place = (candidate.passage.number, candidate.clause, candidate.type)
        if all(not _same(judgement, other) for other in told.get(place, ())):
            told.setdefault(place, []).append(judgement)
    return sorted((j for group in told.values() for j in group), key=lambda j: j.candidate.trigger.start)


def _surest(judgement: Judgement) -> tuple[float, int]:
    return (-judgement.confidence, judgement.candidate.trigger.start)


def _same(judgement: Judgement, other: Judgement) -> bool:
    """Whether two event words of one type in a clause tell one act: one has nobody whom the other lacks."""
    mine, theirs = _people(judgement), _people(other)
    return mine <= theirs or theirs <= mine


def _people(judgement: Judgement) -> set[Key]:
    nouns = [option.noun for option in (judgement.agent, judgement.target) if option.noun is not None]
    return {key for noun in nouns for key in noun.mention.actors}


def stands(judgement: Judgement) -> bool:
    """Whether a judgement is put forward as a claim."""
    return blocked(judgement) == ""


def blocked(judgement: Judgement) -> str:
    """Why a judgement is no claim; empty when it is one."""
    if judgement.agent.noun is None and judgement.target.noun is None:
        return "nobody takes part"
    if judgement.requested:
        return f"only asked for ({judgement.requested})"
    if judgement.confidence < THRESHOLD:
        return f"confidence {judgement.confidence:.2f} is under {THRESHOLD}"
    if judgement.factuality is Factuality.HAPPENED and judgement.certain < ASSERTED:
        return f"happened only with probability {judgement.certain:.2f}, under {ASSERTED}"
    return ""
