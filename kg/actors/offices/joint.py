"""One office or word for people told of several states at once: 中俄外长, 中国和印度外长, 美国与古巴官员."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from kg import lang
from kg.actors.finding import Finding
from kg.actors.offices import joint_words
from kg.actors.offices.posts import Posts
from kg.actors.reading import Text
from kg.actors.roster import Roster
from kg.records import ActorType, Key

#: The rule of what is told of several states together.
JOINT = "zh.office.joint"
_SERIES = "zh.state.series"
#: Rules of words for people that a number before the states counts: 11名中国和香港官员.
_COUNTED_RULE = "zh.group.phrase"
#: What begins with the name of a state: an office alone, people, a body of the state's.
_FORMS = frozenset({"title", "unnamed"})
_MARK = "、"
_AND_SO_ON = "等"
#: Whatever armed forces are called, they are the state's army.
_ARMED = "军队"
#: What names where an office is served: 驻美国大使.
_POSTED = "驻"
#: Before the last state of a list; before another one they join clauses: 美国和|中国、俄罗斯领导人.
_LAST = ("以及", "与", "及", "和", "暨")
_NEXT = (*_LAST, "、", "兼")


class Office(Struct, frozen=True, gc=False):
    """What several states have each: an office or a word for people and bodies, and of what kind it is."""

    words: str
    kind: ActorType
    at: int


class Joint:
    """Finds who in each of several states is meant."""

    def __init__(self, text: Text, posts: Posts, roster: Roster) -> None:
        """Takes what tells the holders of offices."""
        self.text, self._posts, self._roster = text, posts, roster

    def members(self, states: Iterable[Key], office: Office) -> tuple[Key, ...]:
        """The holder of the office in each state, named or not; of people and bodies those of each state."""
        return tuple(dict.fromkeys([self._member(state, office) for state in states]))

    def is_office(self, words: str) -> bool:
        """Whether words are an office with one holder in each state."""
        return words in self.text.lists.holders or words in _leaders()

    def more(self, states: Iterable[Key], end: int) -> Iterator[Finding]:
        """The office that is joined to another one of the same states: 美澳外长|与防长."""
        joint = next((len(one) for one in _NEXT if self.text.folded.startswith(one, end)), 0)
        token = self.text.token_at[end + joint]
        if token is None or not self.is_office(token.text) or token.start in self._posts.held:
            return
        keys = self.members(states, Office(token.text, ActorType.PERSON, token.start))
        yield Finding(token.start, token.end, keys, "group", JOINT)

    def _member(self, state: Key, office: Office) -> Key:
        if self.is_office(office.words):
            found = (self._posts.holder_in(title, state, office.at) for title in self._offices(office, state))
            person = next((one for one in found if one), None)
            if person:
                return person
        actor = self._roster.actor(state)
        state_name = actor.name if actor else ""
        name = state_name + office.words
        if office.kind is ActorType.PERSON:
            return self._roster.called(name, office.at, office.kind, state)
        if office.words in self.text.lists.government:
            return state
        if office.words in self.text.lists.army:
            return self._body((name, state_name + _ARMED), state)
        if office.words in self.text.lists.bodies:
            return self._body((name,), state)
        return self._roster.called(name, office.at, office.kind, state)

    def _body(self, names: tuple[str, ...], state: Key) -> Key:
        """The state's body by the first of its names that is known, else by the last."""
        known = (self.text.lexicon.meanings.get(name) for name in names)
        found = next((one.keys[0] for one in known if one and one.keys), None)
        return found or self._roster.body(names[-1], state)

    def _offices(self, office: Office, state: Key) -> tuple[str, ...]:
        """The office itself; for whoever leads a state the offices that may be, the highest first."""
        leading = _leaders().get(office.words)
        if leading is None:
            return (office.words,)
        first = _governed().get(state)
        return (office.words, *((first,) if first else ()), *leading)


@cache
def _leaders() -> Mapping[str, tuple[str, ...]]:
    """Words for whoever leads a state, and the offices that each may be."""
    return {
        word: tuple(offices.split()) for word, offices in lang.load("zh", "titles").mapping("leader").items()
    }


@cache
def _governed() -> Mapping[Key, str]:
    """The states whose head of government leads them in spite of a head of state."""
    return lang.load("zh", "titles").mapping("governed")


def rows(text: Text, states: Iterable[Finding], joint: Joint) -> Iterator[Finding]:
    """Each office right after a row of states, with the holder of each state: 中俄外长, 美中两国元首."""
    found = {one.end: one for one in states if len(one.keys) > 1 and one.rule == _SERIES}
    for token in text.of_class("title") if found else ():
        row = found.get(joint_words.between(text, token.start))
        if row is not None and joint.is_office(token.text):
            keys = joint.members(row.keys, Office(token.text, ActorType.PERSON, row.start))
            yield Finding(row.start, token.end, keys, "group", JOINT)
            yield from joint.more(row.keys, token.end)


def listed(text: Text, earlier: Sequence[Finding], joint: Joint, roster: Roster) -> Iterator[Finding]:
    """What the last of several listed states has is what each of them has: 美国、日本和韩国领导人."""
    known = text.lexicon.states
    states = [one for one in earlier if one.keys[0] in known]
    if not states:
        return
    rows = {one.start for one in states if len(one.keys) > 1}
    before, folded = _before(), text.folded
    phrases = [
        one
        for one in earlier
        if (folded[one.start - 1 : one.start] in before or one.start in rows)
        and (one.form in _FORMS or one.keys[0].startswith("organization/"))
        and len(one.keys) == 1
        and one.keys[0] not in known
    ]
    if not phrases:
        return
    starts, ends = _longest(states)
    for one in phrases:
        last = starts.get(one.start) or _state_within(text, one)
        if last is None and folded[one.start - 1] == _AND_SO_ON:
            last = ends.get(one.start - 1)
        if last is None or last.end >= one.end or not _may_be_each_s(text, one, last, phrases):
            continue
        row = _row(text, last, ends)
        if len(row) > 1 or len(last.keys) > 1:
            yield from _together(text, row, one, joint, roster)


def _longest(states: Iterable[Finding]) -> tuple[Mapping[int, Finding], Mapping[int, Finding]]:
    """The longest state that starts at each place, and the longest that ends at each."""
    starts: dict[int, Finding] = {}
    ends: dict[int, Finding] = {}
    for one in states:
        if starts.setdefault(one.start, one).end <= one.end:
            starts[one.start] = one
        if ends.setdefault(one.end, one).start >= one.start:
            ends[one.end] = one
    return starts, ends


@cache
def _before() -> frozenset[str]:
    """What may stand before the last state of a list, or before what listed states have."""
    return frozenset({_MARK, _AND_SO_ON}.union(one[-1] for one in _LAST))


def _may_be_each_s(text: Text, one: Finding, last: Finding, phrases: Iterable[Finding]) -> bool:
    """Whether a phrase is an office, people or an army, and no part of a body's name: 新西兰银行|集团."""
    if one.form not in _FORMS:
        return text.folded[last.end : one.end].removeprefix("的") in text.lists.army
    whole = (other for other in phrases if other.start == one.start and other.form not in _FORMS)
    return one.form != "unnamed" or not any(other.end >= one.end for other in whole)


def _state_within(text: Text, body: Finding) -> Finding | None:
    """The state that an army known by name begins with: 巴基斯坦|军队."""
    if body.form in _FORMS:
        return None
    form = text.folded[body.start : body.end]
    own = max([word for word in text.lists.army if form.endswith(word)], key=len, default=form)
    meaning = text.lexicon.meanings.get(form[: -len(own)])
    if meaning is None or not meaning.keys or meaning.keys[0] not in text.lexicon.states:
        return None
    return Finding(body.start, body.end - len(own), meaning.keys[:1], "name", body.rule)


def _together(
    text: Text, row: list[Finding], phrase: Finding, joint: Joint, roster: Roster
) -> Iterator[Finding]:
    """What listed states have, each its own; counted together they are one group."""
    states = tuple(dict.fromkeys(key for one in row for key in one.keys))
    start, end = row[0].start, phrase.end
    if len(states) < _FEWEST or _is_elsewhere(text, row, end):
        return
    words = joint_words.own_words(text, row[-1].end, end)
    if not joint_words.each_has(words) or not (
        words.startswith(_POSTED) or text.names_none(row[-1].end, end)
    ):
        return
    kind = ActorType.PERSON if phrase.keys[0].startswith("person/") else ActorType.ORGANIZATION
    count = joint_words.number().search(text.folded, max(0, start - _LONGEST_NUMBER), start)
    if count is not None or joint_words.number_first().match(words):
        key = roster.unnamed(text.folded[start:end], start, kind)
        yield Finding(count.start() if count else start, end, (key,), "unnamed", _COUNTED_RULE)
        return
    keys = joint.members(states, Office(words, kind, start))
    roster.met([(key, text.folded[start:end]) for key in keys if "@" in key])
    yield Finding(start, end, keys, "group", JOINT)
    if joint.is_office(words):
        yield from joint.more(states, end)


_FEWEST = 2
_LONGEST_NUMBER = 8


def _row(text: Text, last: Finding, ends: Mapping[int, Finding]) -> list[Finding]:
    """The states of a list that ends with one: 和 and its like join the last of them alone."""
    row, at = [last], last.start
    while True:
        joint = _joint(text, at, first=len(row) == 1)
        before = ends.get(at - joint) if joint else None
        if before is None:
            return row
        row.insert(0, before)
        at = before.start


def _joint(text: Text, at: int, *, first: bool) -> int:
    """How long what joins two states of a list is; 0 where nothing does."""
    if text.folded[at - 1 : at] == _MARK:
        return 1
    return next((len(one) for one in _LAST if first and text.folded.endswith(one, 0, at)), 0)


def _is_elsewhere(text: Text, row: list[Finding], end: int) -> bool:
    """Whether the first of two states only says where the other's office is met: 在日本与印度外长会晤."""
    start = row[0].start
    if len(row) != _FEWEST or text.folded[row[0].end] == _MARK:
        return False
    if not text.folded.endswith(joint_words.leaders_words("where"), 0, start):
        return False
    return joint_words.meets().match(text.folded, end) is not None
