"""According to whom: cues that open reported speech, their sources, and the chain behind them.

A cue is an event word of saying with its source. How far it reaches is weighed in `reach.py`.
The chain adds the outlets that pass the speaker's words on.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from kg import lang
from kg.claims.words.nouns import GOVERNING, Noun
from kg.claims.words.passages import Passage
from kg.claims.words.triggers import Trigger

#: Cues whose words can run on over the sentences that follow.
OPENS = frozenset({"accuse", "disclose", "reject", "request", "statement", "threaten"})
#: What cues are called that are no event word: a colon, a clause that says after whom.
COLON, ACCORDING = "：", "据"
BARE = frozenset((COLON, ACCORDING))
#: The rule of mentions of an account without a teller: 有分析, 民调.
ACCOUNT = "zh.group.account"


class Cue(Struct, frozen=True, gc=False):
    """A word of saying, whose it is, and the sentence it stands in. `report` marks an outlet's."""

    start: int
    end: int
    word: str
    type: str
    passage: int
    clause: int
    source: Noun | None
    borrowed: bool  # the source is carried on from an earlier sentence
    report: bool
    opening: str  # what follows: “ ： ， or text
    tag: str = ""  # part of speech, where the segmenter has the word
    next: str = ""  # the character behind
    left: str = ""  # and the one before
    document: bool = False  # the subject is somebody's words: 报告称


@cache
def words(name: str) -> frozenset[str]:
    """A word list of the attribution data."""
    return frozenset(lang.load("zh", "attribution").words("cue", name))


@cache
def listed(name: str) -> tuple[str, ...]:
    """The same as a tuple, as beginnings and endings are asked for."""
    return tuple(sorted(words(name)))


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
        found += [*_colons(text, passage, found), *_accords(text, passage, found)]
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


def _colons(text: str, passage: Passage, said: Sequence[Cue]) -> list[Cue]:
    """Speakers named by nothing but a colon: 甲：“…”. The object of a verb is none: 他告诉甲：“…”."""
    heard = {cue.clause for cue in said}
    return [
        Cue(n.end, n.end + 1, COLON, "statement", passage.number, n.clause, n, False, False, "：")
        for n in passage.nouns
        if text[n.end : n.end + 1] in ("：", ":")
        and not (n.modifier or n.coverb or n.kind == "place" or n.mention.text in words("interviewers"))
        and (n.leads or (n.left not in GOVERNING and n.clause not in heard))
    ]


def _accords(text: str, passage: Passage, said: Sequence[Cue]) -> Iterator[Cue]:
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


def outer(cue: Cue, here: Sequence[Cue]) -> tuple[Cue, ...]:
    """The reports in the same sentence that pass a speaker's words on, outermost first."""
    if cue.source is None:
        return ()
    mine = set(cue.source.mention.actors)
    found: list[Cue] = []
    for other in here:
        if other.end <= cue.start and other.report and other.source is not None and not other.borrowed:
            actors = set(other.source.mention.actors)
            if not actors & mine and not any(
                actors & set(f.source.mention.actors) for f in found if f.source
            ):
                found.append(other)
    return tuple(found)


def nearer(cue: Cue, at: int, doer: Noun | None, passage: Passage, here: Sequence[Cue]) -> Cue | None:
    """The last one whose words an outlet passes on before an offset in its sentence: 据甲报道，乙指出，….

    Not who does what is told there: 据甲报道，乙表示支持丙 is told by the outlet.
    """
    if not cue.report or cue.source is None or passage.quoted(at):
        return None
    own = {cue.source.mention.actors, doer.mention.actors if doer else ()}
    found = None
    for other in here:
        said = other.type in _TELLING and not other.report and not other.borrowed
        if said and cue.end <= other.start and other.end <= at and not passage.quoted(other.start):
            source = other.source
            if source is not None and source.start >= cue.end and source.mention.actors not in own:
                found = other
    return found


#: Types of words of neutral saying.
_TELLING = frozenset({"disclose", "statement"})


def inner(text: str, cue: Cue, passage: Passage) -> tuple[Cue, ...]:
    """Those whose words the source passes on in the clause of the cue itself or the next: 甲援引乙的话报道,
    据甲报道，援引乙的话说."""
    own, passing = cue.source.mention.actors if cue.source else (), words("passing")
    found: list[Cue] = []
    for noun in passage.nouns:
        behind = noun.clause == cue.clause + 1 and noun.start - 2 == passage.clauses[noun.clause].start
        if text[noun.start - 2 : noun.start] not in passing or noun.mention.actors == own:
            continue
        if noun.clause == cue.clause or (cue.report and behind):
            found.append(replace(cue, start=noun.start - 2, end=noun.start, source=noun))
    return tuple(found)
