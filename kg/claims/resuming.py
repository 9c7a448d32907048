"""Claims that speak again of what the text told before: 这些磋商, 此次访问, 会谈结束后.

Such a word names nobody itself, and whoever stands near it is somebody else. Those who take part are
those of the last claim of the same type.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from msgspec.structs import replace

from kg import lang
from kg.claims.preparation import Prepared
from kg.records import Basis, Claim, Factuality

#: How many sentences back the claim may lie that is spoken of again.
_REACH = 3


def resumed(prepared: Prepared, claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims in text order, those that resume another one with its parties.

    Where their sentence does not date them they have its time, too, and they are no less sure than it. What
    points back to nothing that was told shortly before names nobody, and is left out.
    """
    last: dict[str, tuple[int, Claim]] = {}
    for claim in claims:
        number = prepared.passage_at(claim.trigger_span.start).number
        at, before = last.get(claim.type, (-1, claim))
        if points_back(prepared, claim):
            if before is claim or number - at > _REACH:
                continue
            claim = _again(claim, before)
        last[claim.type] = number, claim
        yield claim


def points_back(prepared: Prepared, claim: Claim) -> bool:
    """Whether the event word is pointed to, or opens its sentence as what the sentence goes on from."""
    start, end = claim.trigger_span
    passage = prepared.passage_at(start)
    before = prepared.text[passage.span.start : start]
    if before.endswith(_words("before")):
        word = next(word for word in _words("before") if before.endswith(word))
        # 布林肯此次访问 names its own doer.
        return all(noun.mention.span.end != start - len(word) for noun in passage.nouns)
    return not before and prepared.text.startswith(_words("behind"), end)


def _again(claim: Claim, before: Claim) -> Claim:
    return replace(
        claim,
        agents=before.agents,
        targets=before.targets,
        time=claim.time if claim.time.basis is Basis.STATED else before.time,
        factuality=before.factuality if claim.factuality is Factuality.POSSIBLE else claim.factuality,
        rule="zh.claim.resumed",
    )


@cache
def _words(side: str) -> tuple[str, ...]:
    return tuple(chain(lang.load("zh", "claims").words("resumed", side)))
