"""Pronouns that an annotated event word says something about, and whom they mean."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tests.alignment import Truth

#: Words before a pronoun that make it somebody that is acted upon or with, and those that make it the agent.
_COVERBS = re.compile(r"(?:针对|对于|对|向|把|将|给|为|替|请|从)$")
_WITH = re.compile(r"(?:与|和|同|跟|及)$")
_BY = re.compile(r"(?:被|由|遭)$")
_PASSIVE = re.compile(r"[^，。；：“”]{0,6}(?:被|遭|受|获)")
#: Events whose words take whom they are about as their object; after others a clause follows (相信他).
_TAKES = frozenset(
    {
        "accuse",
        "request",
        "support",
        "coerce",
        "attack",
        "sanction",
        "threaten",
        "appoint",
        "meet",
        "aid",
        "investigate",
        "yield",
    }
)
_RECEIVES = re.compile(r"接受$|受$|经$")
_GAP = re.compile(r"[^，。；：？！“”（）()\n]{0,8}$")
_AFTER_VERB = re.compile(r"[了过着]?$")
_OWNS = re.compile(r"的|本人的|自己的")
_SAYS = re.compile(
    r"[^，。；：“”\n]{0,3}?(?:表示|说|称|指出|认为|强调|坦言|直言|透露|补充|提到|声称|解释|重申)"
)
_BEFORE_SAYS = re.compile(r"[对向给据为被与和同跟让]$")
_STOPS = re.compile("[。！？\n]|说|称|表示|指出|认为")


@dataclass(frozen=True)
class Pointing:
    """A pronoun and the annotated actors that it means: one of them, or all where it means several."""

    start: int
    end: int
    word: str
    role: str
    wanted: Sequence[Sequence[str]]


def pointing(truth: Truth, tokens: Sequence[tuple[int, int]]) -> Iterator[Pointing]:
    """The pronouns of a text that an annotated event word says something about, each once."""
    folded, seen = truth.reading.layout.folded, set()
    mentions = [m.span for m in truth.reading.mentions]
    claims = sorted((place[2], place[3], n) for n, (place, _) in enumerate(truth.claims) if place)
    for start, end in tokens:
        for first, last, number in claims:
            if start - 4 > last or first > end + 8:
                continue
            role = _role(folded, truth.claims[number][1]["type"], mentions, (start, end), (first, last))
            wanted = _wanted(role, truth.claims[number][1], folded[start:end])
            if role and wanted and start not in seen:
                seen.add(start)
                yield Pointing(start, end, folded[start:end], role, wanted)
        cited = [] if start in seen or _OWNS.match(folded, end) else _cited(truth, start, end)
        if cited:
            seen.add(start)
            yield Pointing(start, end, folded[start:end], "says", cited)


def _cited(truth: Truth, start: int, end: int) -> Sequence[Sequence[str]]:
    """Whom claims are attributed to that a pronoun and a verb of saying introduce or follow."""
    folded = truth.reading.layout.folded
    says = _SAYS.match(folded, end)
    if not says or _BEFORE_SAYS.search(folded, max(0, start - 2), start):
        return []
    follows = folded[start - 1 : start] == "”"
    for place, claim in truth.claims:
        if place is None or not claim["speaker"]:
            continue
        first = place[2]
        if follows:
            told = start - 60 < first < start and "”" not in folded[first : start - 1]
        else:
            told = says.end() <= first < says.end() + 40 and not _STOPS.search(folded[says.end() : first])
        if told:
            return claim["speaker"]
    return []


def _role(folded: str, kind: str, mentions: Any, pronoun: tuple[int, int], event: tuple[int, int]) -> str:
    start, end = pronoun
    first, last = event
    before = folded[max(0, start - 3) : start]
    if _OWNS.match(folded, end):
        return ""
    if last <= start:
        return "object" if kind in _TAKES and _AFTER_VERB.match(folded[last:start]) else ""
    between = folded[end:first]
    if first < end or not _GAP.match(between) or any(end <= m.start < first for m in mentions):
        return ""
    if _BY.search(before):
        return "agent"
    if _WITH.search(before):
        return "with"
    if _COVERBS.search(before):
        return "coverb"
    if _RECEIVES.search(before):
        return ""
    return "passive" if _PASSIVE.match(folded[end:last]) else "agent"


def _wanted(role: str, claim: dict[str, Any], word: str) -> Sequence[Sequence[str]]:
    if role == "agent" and word[0] in "双两三四":
        return [*claim["agents"], *claim["targets"]]
    if role == "with":
        return [*claim["agents"], *claim["targets"]]
    return claim["agents"] if role == "agent" else claim["targets"]
