"""The built-in extractor: rules propose, weights decide."""

from collections.abc import Iterator

from kg.claims.assembling import claim
from kg.claims.judging import Judgement, judge, promising
from kg.claims.preparation import Prepared, prepare
from kg.records import Claim, Factuality, Reading

#: Least confidence of a claim. Chosen by cross-validation on the training articles: F1 is flat around it.
THRESHOLD = 0.31
#: An event is told as having happened only when that is this probable; below, nothing is claimed.
ASSERTED = 0.6


class RuleExtractor:
    """Claims from the rules and weights of a language."""

    name = "rules"

    def __call__(self, reading: Reading) -> Iterator[Claim]:
        """The claims of an article, in text order."""
        prepared = prepare(reading)
        for judgement in accepted(prepared):
            yield claim(prepared, judgement)


def accepted(prepared: Prepared) -> Iterator[Judgement]:
    """Judgements that are claims: one type an event word, sure enough, with somebody in them."""
    best: Judgement | None = None
    for candidate in prepared.candidates:
        if not promising(candidate):
            continue
        judgement = judge(prepared, candidate)
        if best is not None and best.candidate.trigger is not candidate.trigger:
            if stands(best):
                yield best
            best = None
        if best is None or judgement.confidence > best.confidence:
            best = judgement
    if best is not None and stands(best):
        yield best


def stands(judgement: Judgement) -> bool:
    """Whether a judgement is put forward as a claim."""
    return blocked(judgement) == ""


def blocked(judgement: Judgement) -> str:
    """Why a judgement is no claim; empty when it is one."""
    if judgement.agent.noun is None and judgement.target.noun is None:
        return "nobody takes part"
    if judgement.confidence < THRESHOLD:
        return f"confidence {judgement.confidence:.2f} is under {THRESHOLD}"
    if judgement.factuality is Factuality.HAPPENED and judgement.certain < ASSERTED:
        return f"happened only with probability {judgement.certain:.2f}, under {ASSERTED}"
    return ""
