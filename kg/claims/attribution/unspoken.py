"""Those who are cited without any word of saying: 甲：“…”; 根据甲的统计，…; 据甲，…."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg import lang
from kg.claims.attribution.cues import ACCORDING, COLON, Cue, listed, words
from kg.claims.words.nouns import GOVERNING, Noun
from kg.claims.words.passages import Passage


def colons(text: str, passage: Passage, said: Sequence[Cue]) -> list[Cue]:
    """Speakers named by nothing but a colon: 甲：“…”. The object of a verb is none: 他告诉甲：“…”."""
    heard = {cue.clause for cue in said}
    return [
        Cue(n.end, n.end + 1, COLON, "statement", passage.number, n.clause, n, False, False, "：")
        for n in passage.nouns
        if text[n.end : n.end + 1] in ("：", ":")
        and not (n.modifier or n.coverb or n.kind == "place" or n.mention.text in words("interviewers"))
        and (n.leads or (n.left not in GOVERNING and n.clause not in heard))
    ]


def accords(text: str, passage: Passage, said: Sequence[Cue]) -> Iterator[Cue]:
    """Sources named in a clause without any word of saying: 根据甲的统计，…; 据甲，…."""
    heard = {cue.clause for cue in said if cue.word not in words("passing")}
    for number, (start, end) in enumerate(passage.clauses):
        if number in heard:
            continue
        based = text.startswith(listed("bases"), start)
        if not based and not _passes_on().search(text, start, end):
            continue
        found = _accounts().search(text, start, end)
        nouns = [n for n in passage.nouns if n.clause == number and not n.modifier and n.kind != "place"]
        if found and nouns:
            low, high = found.span(1)
            yield Cue(low, high, ACCORDING, "statement", passage.number, number, nouns[0], False, False, "，")
        elif based and nouns and _alone(text, nouns, start, end):
            one, report = nouns[-1], nouns[-1].kind == "media"
            low, high = one.mention.span
            yield Cue(low, high, ACCORDING, "statement", passage.number, number, one, False, report, "，")


def _alone(text: str, nouns: Sequence[Noun], start: int, end: int) -> bool:
    """Whether a clause says nothing but after whom it is told: 据甲，; 据乙国《甲》，."""
    *states, one = nouns
    if one.kind not in _TELLERS or any(noun.kind != "country" for noun in states):
        return False
    before, behind = text[start : one.mention.span.start], text[one.end : end]
    return _opens_alone().match(before) is not None and behind.strip("》”") in ("，", ",")


#: Who can be cited by name alone. A treaty or a law, too, is what something is done after; they tell nothing.
_TELLERS = frozenset({"media", "organization", "person"})


@cache
def _opens_alone() -> re.Pattern[str]:
    """What a clause begins with before who is cited: 另据|甲国."""
    return re.compile(f"(?:{lang.alternatives(words('bases'))})[^的，]{{0,12}}$")


@cache
def _passes_on() -> re.Pattern[str]:
    """甲援引乙的消息，: an outlet with whose account it passes on, and no other word of saying."""
    return re.compile(f"(?:{lang.alternatives(words('passing'))})[^，,：:]+[，,：:]$")


@cache
def _accounts() -> re.Pattern[str]:
    """What a clause ends with that names an account of somebody."""
    return re.compile(f"({'|'.join(sorted(words('accounts')))})[，,：:]$")
