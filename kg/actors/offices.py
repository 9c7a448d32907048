"""Offices: who holds one, of which body, and what the text says about it; an office alone is a mention."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from kg.actors.finding import Finding
from kg.actors.lexicon import Token
from kg.actors.reading import Text
from kg.actors.roster import Roster
from kg.records import ActorType, IsoDate, Key, Position, Span

_WIDEST_GAP = 14  # between body and office: 美国(负责东亚和太平洋事务的)助理国务卿
_NOUN_TAGS = ("n", "v", "b", "j", "f", "l", "i", "a", "u", "x", "s", "q", "m", "z", "eng")
_NOT_IN_GAP = re.compile(r"[说称与和向在将被把对从为给让由是及以]|表示|宣布|访问|会见|指出|[，。；：“”！？、\n]")


@dataclass(frozen=True, slots=True)
class Anchors:
    """Where people and bodies stand: start → (end, key), and end → (start, key)."""

    person_at: Mapping[int, tuple[int, Key]]
    person_to: Mapping[int, tuple[int, Key]]
    body_to: Mapping[int, tuple[int, Key]]


@dataclass(frozen=True, slots=True)
class Office:
    """An office as a phrase of the text: 前美国国务卿, with its body if one is named."""

    token: Token
    start: int
    body: Key | None
    title: str
    tense: str


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {
        "copula": re.compile(
            r"(?P<verb>再度当选|当选连任|当选为?|就任|出任|担任|接任|升任|获任|成为|任命为|被任命为|提名为|获提名为|"
            r"曾任|曾担任|曾是|时任|现任|兼任|连任|卸任|辞去|任|是|为|身为|作为)$"
        ),
        "list": re.compile(r"[、兼暨]"),
        "since": re.compile(r"自([0-9]{4})年(?:([0-9]{1,2})月)?(?:([0-9]{1,2})日)?(?:起|以来|开始)"),
    }


_FORMER = frozenset({"曾任", "曾担任", "曾是", "时任", "卸任", "辞去"})
_FUTURE = frozenset({"提名为", "获提名为"})


def offices(text: Text, anchors: Anchors) -> list[Office]:
    """Every office of the text with its body, in text order."""
    return [_office(text, token, anchors) for token in text.tokens if "title" in token.meaning.classes]


def _tense_before(text: Text, at: int) -> tuple[str, int]:
    """The word of tense that ends at a position, and where it begins."""
    lists = text.lists
    for length in (6, 4, 3, 2, 1):
        word = text.folded[max(0, at - length) : at]
        for tense, group in (("former", lists.former), ("future", lists.future), ("current", lists.current)):
            if word in group and not (word == "前" and text.folded[at - 2 : at - 1] in "以之此目日年月天周"):
                return tense, at - len(word)
    return "", at


def _office(text: Text, token: Token, anchors: Anchors) -> Office:
    tense, start = _tense_before(text, token.start)
    body, title = None, token.text
    near = _before_marks(text, start)
    posted = _posted(text, near, anchors)
    if posted is not None:
        title, start = text.folded[posted : token.end], posted
        near = start
    if near in anchors.body_to:
        start, body = anchors.body_to[near]
    else:
        found = _across_gap(text, start, anchors)
        if found:
            gap_start, start, body = found
            title = text.folded[gap_start : token.end].removeprefix("的")
    if body and not tense:
        tense, start = _tense_before(text, start)
    return Office(token, start, body, title, tense or "current")


def _before_marks(text: Text, at: int) -> int:
    """Left over 的, a closing quotation mark, and brackets that explain: 世界卫生组织（WHO）秘书长."""
    char = text.folded[at - 1 : at]
    if char == "的" or char in _CLOSERS:
        return at - 1
    if char in "）)" and at:
        opening = max(text.folded.rfind("（", max(0, at - 40), at), text.folded.rfind("(", max(0, at - 40), at))
        if opening > 0:
            return _before_marks(text, opening) if text.folded[opening - 1] in _CLOSERS else opening
    return at


_CLOSERS = frozenset("”》’")


def _posted(text: Text, at: int, anchors: Anchors) -> int | None:
    """Where 驻 begins in 驻塞尔维亚大使: what follows it is where the office is served, not whose it is."""
    if at in anchors.body_to and text.folded[anchors.body_to[at][0] - 1 : anchors.body_to[at][0]] == "驻":
        return anchors.body_to[at][0] - 1
    if text.folded[at - 2 : at - 1] == "驻":
        return at - 2
    return None


def _across_gap(text: Text, at: int, anchors: Anchors) -> tuple[int, int, Key] | None:
    """A body some words before the office: 美国负责东亚事务的最高外交官."""
    for end in range(at - 1, max(0, at - _WIDEST_GAP) - 1, -1):
        if _NOT_IN_GAP.match(text.folded, end) and not text.folded.startswith("和", end):
            return None
        if end in anchors.person_to:
            return None
        if end in anchors.body_to:
            if not _nouns(text, end, at):
                return None
            inner, key = anchors.body_to[end]
            outer = _before_marks(text, inner)
            if key.startswith("country/") and anchors.body_to.get(outer, (0, ""))[1].startswith("organization/"):
                return inner, *anchors.body_to[outer]  # 人权观察|中国部主任
            return end, inner, key
    return None


def _nouns(text: Text, start: int, end: int) -> bool:
    at = start
    while at < end:
        word = text.word_at.get(at)
        if word is None or word[0] > end:
            return False
        piece = text.folded[at : word[0]]
        if piece in ("和", "与", "及", "暨"):
            at = word[0]
            continue
        if word[1][:1] not in {tag[:1] for tag in _NOUN_TAGS} or (word[1] == "v" and piece not in _GAP_VERBS):
            return False
        at = word[0]
    return True


_GAP_VERBS = frozenset({"负责", "主管", "分管", "主持", "研究", "领导", "竞选", "管理", "驻", "合作", "谈判", "贸易", "联席", "立法"})


def holder(text: Text, office: Office, others: Mapping[int, Office], anchors: Anchors) -> tuple[Key, str, int] | None:
    """Who the text says holds an office: (person, rule, end of the phrase)."""
    folded, token = text.folded, office.token
    at = token.end
    for _ in range(4):
        while at < len(folded) and folded[at] in "“《‘ ":
            at += 1
        if at in anchors.person_at:
            end, key = anchors.person_at[at]
            return key, "zh.post.before-name", end
        step = _next_in_list(text, at, others, anchors)
        if step is None:
            break
        at = step
    before = _before_marks(text, office.token.start)
    if before in anchors.person_to and office.body is None and text.folded[before : before + 1] != "的":
        return anchors.person_to[before][1], "zh.post.after-name", token.end
    if folded[office.start - 1 : office.start] in "（(" and office.start - 1 in anchors.person_to:
        return anchors.person_to[office.start - 1][1], "zh.post.bracket", token.end
    return None


def also(text: Text, end: int, office: Office, anchors: Anchors) -> tuple[Key, int] | None:
    """A second former holder: 前总统奥巴马和小布什."""
    if office.tense != "former" or text.folded[end : end + 1] not in "和、与及":
        return None
    found = anchors.person_at.get(end + 1)
    return (found[1], found[0]) if found else None


def _next_in_list(text: Text, at: int, others: Mapping[int, Office], anchors: Anchors) -> int | None:
    """The end of the next office of a list (A、兼B 某某), if the list goes on at a position."""
    if not _patterns()["list"].match(text.folded, at):
        return None
    for start in range(at + 1, min(at + 30, len(text.folded))):
        if text.folded[start] in "，。；：\n！？" or start in anchors.person_at:
            return None
        if start in others:
            return others[start].token.end
    return None


def by_verb(text: Text, office: Office, people: list[tuple[int, int, Key]]) -> tuple[Key, str, str] | None:
    """A holder before a verb of office in the same clause (他 excluded): (person, tense, rule)."""
    clause = text.clause_start(office.start)
    match = _patterns()["copula"].search(text.folded[max(clause, office.start - 8) : office.start])
    if not match:
        return None
    verb = match["verb"]
    near = [key for start, end, key in people if clause <= start and end <= office.start - len(verb)]
    if not near:
        return None
    tense = "former" if verb in _FORMER else "future" if verb in _FUTURE else office.tense
    words = text.folded[clause : office.start]
    passive = any(mark in words for mark in ("获", "被", "由"))
    return near[0 if passive else -1], tense, "zh.post.verb"


def since(text: Text, office: Office) -> IsoDate | None:
    """The reported start of an office in the words before it: 自2012年起任."""
    match = _patterns()["since"].search(text.folded, max(0, office.start - 30), office.start)
    return "-".join(part.zfill(2) for part in match.groups() if part) if match else None


class Holders:
    """Who holds which office: attested in the text first, else known to the gazetteer on the day."""

    def __init__(self, text: Text, roster: Roster) -> None:
        self._text, self._roster = text, roster
        self._day = text.layout.article.day
        self._attested: list[tuple[int, str, Key | None, Key]] = []

    def class_of(self, title: str) -> str:
        """The one name all names of an office are compared by."""
        return self._text.lists.equal_titles.get(title, title)

    def attest(self, office: Office, person: Key) -> None:
        """Note that the text names a holder."""
        self._attested.append((office.start, self.class_of(office.token.text), office.body, person))

    def of(self, title: str, body: Key | None, at: int) -> Key | None:
        """The holder of an office: in the text (the nearest before), else in the gazetteer."""
        wanted = self.class_of(title)
        same = [
            (start, person)
            for start, attested, of, person in self._attested
            if attested == wanted and (body is None or of is None or of == body)
        ]
        before = [person for start, person in same if start <= at]
        if before:
            return before[-1]
        if same:
            return same[0][1]
        return self.known(wanted, body)

    def known(self, title: str, body: Key | None) -> Key | None:
        """The holder that the gazetteer gives for the day of publication, if it is one person."""
        if body is None:
            return None
        held = {
            post.person
            for post in self._text.lexicon.gazetteer.by_body.get(body, ())
            if self.class_of(post.title) == title and post.held(self._day)
        }
        return held.pop() if len(held) == 1 else None


def alone(text: Text, office: Office, holders: Holders, roster: Roster) -> Iterator[Finding]:
    """An office without a name beside it stands for its holder, or for a person without a name."""
    lists = text.lists
    if office.token.text not in lists.holders and office.body is None:
        return
    if office.tense != "current" or "blocked" in office.token.meaning.classes:
        return
    person = holders.of(office.token.text, office.body, office.token.start)
    if person is None and office.body is None:
        return
    end = office.token.end
    phrase = text.folded[office.start : end]
    if person is None:
        person = roster.unnamed(phrase, office.start, ActorType.PERSON, office.body)
        yield Finding(office.start, end, (person,), "unnamed", "zh.office.unnamed")
    else:
        yield Finding(office.start, end, (person,), "title", "zh.office.holder")


def position(text: Text, office: Office, person: Key, tense: str, rule: str, end: int) -> Position:
    """The record of a post that the text attests."""
    return Position(
        person=person,
        title=office.title,
        of=office.body,
        span=Span(office.start, max(end, office.token.end)),
        tense=tense,
        day=text.layout.article.day,
        started=since(text, office),
        rule=rule,
    )


def distinct(positions: list[tuple[Position, bool]]) -> tuple[Position, ...]:
    """One record a person, title and body, the first attested; a body only inferred gives way to a stated one.

    A title that only shortens another one of the same person and body (大使, 驻美大使) goes too.
    """
    stated = {(one.person, one.title): one.of for one, inferred in reversed(positions) if not inferred}
    kept: dict[tuple[Key, str, Key | None], Position] = {}
    for one, inferred in positions:
        of = stated.get((one.person, one.title), one.of) if inferred else one.of
        if inferred and of is not None:
            stated.setdefault((one.person, one.title), of)
        kept.setdefault((one.person, one.title, of), replace(one, of=of))
    inferred_keys = {(one.person, one.title) for one, inferred in positions if inferred}
    longer = [(one.person, one.title, one.of) for one in kept.values()]
    return tuple(
        one
        for one in sorted(kept.values(), key=lambda post: (post.span, post.title, post.person))
        if not any(
            person == one.person
            and title != one.title
            and title.endswith(one.title)
            and (of == one.of or (one.person, one.title) in inferred_keys)
            for person, title, of in longer
        )
    )
