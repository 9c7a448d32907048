"""According to whom: cues that open reported speech, and their sources.

A cue is an event word of saying with its source; `unspoken.py` finds those without any such word. How far
it reaches is weighed in `reach.py`. `chain.py` adds the outlets that pass the speaker's words on.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from kg import lang
from kg.claims.attribution.cues import Cue, words
from kg.claims.attribution.unspoken import accords, colons
from kg.claims.words.nouns import Noun
from kg.claims.words.passages import Passage
from kg.claims.words.triggers import Trigger

#: Cues whose words can run on over the sentences that follow.
OPENS = frozenset({"accuse", "disclose", "reject", "request", "statement", "threaten"})
#: The rule of mentions of an account without a teller: 有分析, 民调.
ACCOUNT = "zh.group.account"


def cues(text: str, passages: Sequence[Passage], triggers: Sequence[Trigger]) -> tuple[tuple[Cue, ...], ...]:
    """The cues of every sentence, in text order."""
    starts = [trigger.start for trigger in triggers]
    types = words("types")
    result: list[tuple[Cue, ...]] = []
    last: Noun | None = None
    reporter: Noun | None = None
    for passage in passages:
        found: list[Cue] = []
        for trigger in triggers[
            bisect_left(starts, passage.span.start) : bisect_left(starts, passage.span.end)
        ]:
            kind = next((c.type for c in trigger.concepts if c.type in types), None)
            if kind is None or trigger.edges == "" or trigger.tag == "ad":  # 无法公开访问: how, not what
                continue
            if _tells_when(text, passage, trigger) or _own(text, passage, trigger):
                continue
            if _is_account(passage, trigger):
                continue
            cue = _cue(text, passage, trigger, kind, reporter if trigger.word in words("report") else last)
            found.append(cue)
            if cue.source is not None and cue.type == "statement":
                last = cue.source
                reporter = cue.source if cue.report else reporter
        found += [*colons(text, passage, found), *accords(text, passage, found)]
        result.append(tuple(sorted(found, key=lambda cue: cue.start)))
    return tuple(result)


def _is_account(passage: Passage, trigger: Trigger) -> bool:
    """Whether a word of saying is the account that speaks, or part of it: 有|分析|认为, 起诉|书|显示."""
    for noun in passage.nouns:
        if noun.start <= trigger.start and trigger.end <= noun.end and noun.mention.rule == ACCOUNT:
            return True
    return False


def _tells_when(text: str, passage: Passage, trigger: Trigger) -> bool:
    """Whether a word of saying stands in a clause that only tells when: 在某报曝光后，…."""
    clause = passage.clauses[passage.clause_at(trigger.start)]
    return bool(_when().match(text, clause.start, clause.end))


@cache
def _when() -> re.Pattern[str]:
    opens, closes = (lang.alternatives(words(f"when_{edge}")) for edge in ("opens", "closes"))
    return re.compile(f"(?:{opens})[^“”]*(?:{closes})[，,]$")


def _own(text: str, passage: Passage, trigger: Trigger) -> bool:
    """Whether the outlet or its author speaks: 笔者认为; not 对本台说."""
    start = passage.clauses[passage.clause_at(trigger.start)].start
    return _authors().fullmatch(text, start, trigger.start) is not None


@cache
def _authors() -> re.Pattern[str]:
    own, between = (lang.alternatives(words(name)) for name in ("own", "between"))
    return re.compile(f"(?:{own})(?:{between}){{0,3}}")


def _cue(text: str, passage: Passage, trigger: Trigger, kind: str, last: Noun | None) -> Cue:
    clause = passage.clause_at(trigger.start)
    document = _document(text, passage, trigger, clause)
    source = None if document and last is not None else _source(passage, trigger, clause)
    following = text[trigger.end : trigger.end + 1]
    return Cue(
        trigger.start,
        trigger.end,
        trigger.word,
        kind,
        passage.number,
        clause,
        source if source is not None else last,
        source is None,
        trigger.word in words("report"),
        following if following in "“：:，,。" else "text",
        trigger.tag,
        following,
        text[max(0, trigger.start - 1) : trigger.start],
        document,
    )


@cache
def _documents() -> re.Pattern[str]:
    """Words that stand for somebody's text (报告, 声明) right before a word of saying."""
    nouns, between = (lang.alternatives(words(name)) for name in ("document", "between"))
    return re.compile(f"(?:{nouns})(?:{between}){{0,3}}$")


@cache
def _holds_document(word: str) -> bool:
    """Whether a word of saying begins with the noun of a text itself: 报告称."""
    return any(word.startswith(noun) and len(word) > len(noun) for noun in words("document"))


def _document(text: str, passage: Passage, trigger: Trigger, clause: int) -> bool:
    """Whether a text speaks that the clause gives no author of: those who spoke last are its authors."""
    begin = passage.clauses[clause].start
    for noun in passage.nouns:
        if begin <= noun.start < trigger.start:
            return False
    return (
        _holds_document(trigger.word)
        or _documents().search(text, max(begin, trigger.start - 12), trigger.start) is not None
    )


def _source(passage: Passage, trigger: Trigger, clause: int) -> Noun | None:
    """The subject of a word of saying: in its clause, else the first noun before it."""
    before: list[Noun] = []
    for noun in passage.nouns:
        if noun.start == trigger.start and noun.end < trigger.end:
            return noun  # 民调|显示: one event word
        if noun.end <= trigger.start and not noun.modifier:
            before.append(noun)
    according = words("according")
    mine = [n for n in before if n.clause == clause]
    for noun in reversed(mine):
        if noun.coverb in according:
            return noun
    for noun in mine:
        if not noun.coverb and not noun.possessive:
            return noun
    for noun in before:
        if not noun.coverb and not noun.possessive:
            return noun
    return mine[-1] if mine else None


def resolved(cue: Cue, source: Noun | None) -> Cue:
    """A cue with the source that the choice of roles found; its own where that found nobody.

    A place is no source: of 1,590 annotated speakers two are places. An account says what stands behind it.
    """
    told = cue.source is not None and not cue.borrowed and cue.source.mention.rule == ACCOUNT
    found = cue.source if source is None or told else source
    return replace(cue, source=None if found is not None and found.kind == "place" else found)
