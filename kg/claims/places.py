"""Where it happens: a place that the clause names as such."""

from kg.claims.judging import Judgement
from kg.claims.words.nouns import Noun
from kg.records import Participant

_AT = frozenset({"在", "于", "赴", "到", "抵达", "从"})
_THERE = frozenset({"visit", "mobilize", "attack"})


def place(text: str, judgement: Judgement) -> Participant | None:
    """The nearest place behind 在/于/到 in the sentence; for travel the place that is reached."""
    candidate = judgement.candidate
    near = [n for n in candidate.passage.nouns if n.kind in ("place", "country") and _located(text, n)]
    near = [n for n in near if abs(n.clause - candidate.clause) <= 1]
    if not near and candidate.type in _THERE and judgement.target.noun is not None:
        near = [n for n in (judgement.target.noun,) if n.kind in ("place", "country")]
    if not near:
        return None
    noun = min(near, key=lambda n: abs(n.start - candidate.trigger.start))
    span = noun.mention.span
    return Participant(noun.mention.actors[0], noun.mention.text, span)


def _located(text: str, noun: Noun) -> bool:
    return noun.coverb in _AT or text[max(0, noun.start - 2) : noun.start] in ("位于", "抵达", "前往")
