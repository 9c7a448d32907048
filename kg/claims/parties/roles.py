"""Who can take part in what an event word tells: every noun within reach is an option.

Nouns outside the sentence take part as the subject carried on (topic chain) and as the speaker whose words
these are. Options are weighed in `casting.py` (who does it) and `undergoing.py` (who undergoes it).
"""

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from kg import lang
from kg.claims.attribution.cues import words
from kg.claims.options.crowd import Crowd
from kg.claims.words.candidates import Candidate
from kg.claims.words.nouns import Noun, coverb_words
from kg.claims.words.passages import Passage

#: A sentence rarely names more than six; a list of guests can name a hundred.
REACH = 8

#: Coverbs of the one who does it, in a passive clause or beside it.
BY = frozenset({"被", "遭", "由", "经"})
#: Kinds of nouns that are no subject of their own kind of act: they may be where or in what it happens.
PLACES = frozenset({"media", "place", "treaty_or_event"})
#: How far a subject stands before its verb, or before 被.
BESIDE = 3
#: Who stands behind these undergoes, or is acted for.
TAKEN = frozenset({"把", "替"})
#: How far an unknown subject stands before its event word, and what stands behind a noun that is none.
_NEXT = 3
_NOT_SUBJECT = frozenset("的、和与及")


class Option(Struct, frozen=True, gc=False):
    """A noun (or nobody) in a role. `source` says where it was found."""

    noun: Noun | None
    source: str  # sentence | subject | earlier | speaker | title | counterpart | again | none


class Context(Struct, frozen=True, gc=False):
    """Who else could take part though not named in the sentence."""

    speaker: Noun | None = None
    subject: Noun | None = None  # of the sentence before
    earlier: Noun | None = None  # named last before the sentence
    title: Noun | None = None
    counterparts: tuple[Noun, ...] = ()  # whom somebody was last said to meet


def subject(passage: Passage) -> Noun | None:
    """The first noun of a sentence that no coverb takes away; else the first at all."""
    free = [noun for noun in passage.nouns if not noun.modifier]
    for noun in free:
        if not noun.coverb and not noun.possessive:
            return noun
    return free[0] if free else None


def meeting(passage: Passage, clause: int) -> tuple[Noun, ...]:
    """Those who take part in a meeting told in a clause, the last named first."""
    return tuple(
        n for n in reversed(passage.nouns) if n.clause == clause and not n.modifier and n.kind == "person"
    )


def named_within(crowd: Crowd, candidate: Candidate) -> Noun | None:
    """Whom the event word itself names with its last character: 访美, 访俄."""
    noun = crowd.ends.get(candidate.trigger.end)
    return noun if noun is not None and candidate.trigger.start < noun.mention.span.start else None


def whose(text: str, crowd: Crowd, candidate: Candidate) -> Noun | None:
    """Who says what a noun of saying names: 美方的|指责; with 对 before only where somebody reacts to it
    (对美方的指责表示不满, not 对美方的指责)."""
    if candidate.nominal != "of" or candidate.type not in _HEARD:
        return None
    noun = crowd.ends.get(candidate.trigger.start - 1)
    if noun is None or noun.modifier or noun.clause != candidate.clause:
        return None
    led = text[candidate.passage.clauses[noun.clause].start : noun.start][-_LED:]
    if noun.coverb in _TOWARDS:
        alone = led == noun.coverb and not candidate.after  # 对于美方的指责，…
        return noun if alone or candidate.after.startswith(_reacting()) else None
    if noun.coverb or candidate.type not in _SAID or any(word in led for word in _TOWARDS):
        return None
    return noun


def installed(text: str, crowd: Crowd, candidate: Candidate) -> Noun | None:
    """Whom a verb of putting in or out of office has right behind it: 免去|秦某外交部长职务."""
    if candidate.type != "appoint" or candidate.trigger.word not in _installing():
        return None
    end = candidate.trigger.end
    first, last = crowd.ranges[candidate.passage.number]
    at = end + text.startswith("了", end)
    return next((n for n in crowd.nouns[first:last] if n.start == at and n.kind == "person"), None)


def described(crowd: Crowd, candidate: Candidate) -> Noun | None:
    """Whom a relative clause describes that tells what another one does to him: 甲扣押的|人质乙."""
    if candidate.nominal != "rel" or candidate.concept.symmetric or candidate.type in _GOING:
        return None
    close = candidate.trigger.end + 1
    nouns = candidate.passage.nouns
    doer = next((n for n in nouns if n.bound == close and n.end <= candidate.trigger.start), None)
    if doer is None or doer.coverb not in _DOING:
        return None
    first, last = crowd.ranges[candidate.passage.number]
    return next((n for n in crowd.nouns[first:last] if n.start >= close), None)


@cache
def _installing() -> frozenset[str]:
    return frozenset(lang.load("zh", "claims").words("trigger", "installing"))


#: Types of what is done somewhere, not to somebody, and what stands before a doer in a relative clause.
_GOING = frozenset({"attend", "visit"})
_DOING = BY | {"", "受", "受到", "遭到", "遭受"}
#: Types of words and stands that their owner takes, those that others react to, and how far before him 对 may
#: rule the noun. On annotated articles held out the owner is right in 28 of 37, the weights alone in 23.
_SAID = frozenset({"accuse", "agree", "protest", "reject", "request", "support"})
_HEARD = _SAID | {"statement", "threaten"}
_TOWARDS = frozenset({"对", "对于", "向", "针对"})
_LED = 18


@cache
def _reacting() -> tuple[str, ...]:
    return lang.load("zh", "claims").words("coverb", "reacting")


def within_reach(crowd: Crowd, candidate: Candidate) -> Sequence[int]:
    """The nouns of the sentence that can take part, the nearest of them where it names very many."""
    start = candidate.trigger.start
    first, last = crowd.ranges[candidate.passage.number]
    if last - first <= REACH:
        return range(first, last)

    def distance(row: int) -> tuple[int, int]:
        noun = crowd.nouns[row]
        return min(abs(noun.start - start), abs(noun.end - start)), noun.start

    near = sorted(range(first, last), key=distance)[:REACH]
    return sorted(near, key=lambda row: crowd.nouns[row].start)


def stranger_does(text: str, candidate: Candidate) -> bool:
    """Whether somebody whom the text does not name stands as the subject (代理律师要求…): nobody from
    another clause is the doer then."""
    at, passage = candidate.trigger.start, candidate.passage
    if candidate.nominal or somebody_does(candidate):
        return not candidate.nominal
    last = next((word for word in reversed(passage.unknown) if word[1] <= at), None)
    if last is None or last[2] != "h":
        return False
    start, end, _ = last
    low = passage.clauses[candidate.clause].start
    if start < low or at - end > _NEXT or text[end : end + 1] in _NOT_SUBJECT:
        return False
    coverbs, longest = coverb_words()
    led = any(text[start - length : start] in coverbs for length in range(1, longest + 1))
    return not led and not any(end <= noun.start < at for noun in passage.nouns)


def somebody_does(candidate: Candidate) -> bool:
    """Whether the subject says that the text names nobody: 也|有人批评甲."""
    return not candidate.nominal and _somebody().search(candidate.before) is not None


@cache
def _somebody() -> re.Pattern[str]:
    """有人 and the like as the subject of a clause, not 有人权."""
    table = lang.load("zh", "claims")
    lead, somebody, other = (
        lang.alternatives(table.words("stranger", name)) for name in ("lead", "somebody", "somebody-not")
    )
    return re.compile(f"^“?(?:{lead}){{0,2}}(?:{somebody})(?!{other})")


def passed_on(text: str, candidate: Candidate, noun: Noun) -> bool:
    """Whether a noun is who is cited by a report (甲援引乙的话报道): the report is not its."""
    if noun.start > candidate.trigger.start or candidate.trigger.word not in words("report"):
        return False
    return text[noun.start - 2 : noun.start] in words("passing")


def keeps_silent(candidate: Candidate) -> bool:
    """Whether somebody only refuses to speak: 拒绝置评, 不愿透露."""
    return candidate.type == "reject" and candidate.after.startswith(_unspoken())


@cache
def _unspoken() -> tuple[str, ...]:
    return lang.load("zh", "claims").words("trigger", "unspoken")


def undergone(candidate: Candidate) -> bool:
    """Whether a word is passive by itself: 被捕, 落网; behind 获 (获委任) and, of words of holding, where
    nothing but the place follows (关押|在海岭监狱)."""
    word = candidate.trigger.word
    if word in _undergone():
        return True
    if candidate.passive or candidate.nominal:
        return False
    if candidate.before.endswith(_granted()) and candidate.type in _GRANTED:
        return True
    if word not in _held() or not candidate.after.startswith(_where()) or "的" in candidate.after:
        return False
    return not any(char in candidate.before for char in _HANDLED)


#: Before the one who is held by somebody else: 将乙关押在….
_HANDLED = "将把"
#: Types of what somebody is granted: 获委任, 获释放.
_GRANTED = frozenset({"appoint", "request", "support", "yield"})


@cache
def _undergone() -> frozenset[str]:
    return frozenset(lang.load("zh", "claims").words("trigger", "undergone"))


@cache
def _held() -> frozenset[str]:
    return frozenset(lang.load("zh", "claims").words("trigger", "held"))


@cache
def _where() -> tuple[str, ...]:
    return lang.load("zh", "claims").words("trigger", "held-in")


@cache
def _granted() -> tuple[str, ...]:
    return lang.load("zh", "claims").words("trigger", "granted")


def together(noun: Noun, passage: Passage) -> tuple[Noun, ...]:
    """A noun with the others of its list (甲、乙和丙)."""
    members = tuple(n for n in passage.nouns if n.group == noun.group and not n.modifier)
    return members if noun in members else (noun,)


def outside(crowd: Crowd, candidate: Candidate, context: Context) -> list[tuple[str, Noun]]:
    """Who may take part though the sentence does not name them there."""
    proposed = [("speaker", context.speaker), ("subject", context.subject)]
    if not crowd.free(candidate.passage.number, candidate.trigger.start):  # else nobody comes from afar
        proposed += [("earlier", context.earlier), ("title", context.title)]
    return [(source, noun) for source, noun in proposed if noun is not None]
