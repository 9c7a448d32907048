"""Who holds an office: named beside it, by a verb of office, elsewhere in the text, or by the gazetteer."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from kg import lang
from kg.actors.edges import Endings
from kg.actors.offices.phrases import Anchors, Office, before_marks
from kg.actors.reading import Text
from kg.actors.roster import Roster
from kg.actors.words import words
from kg.lang.gazetteer import Post, gazetteer
from kg.records import IsoDate, Key, Position

_LONGEST_LIST = 4
_WIDEST_STEP = 30
_LONGEST_VERB = 8
#: 是, 为, 作为 also join other things than a person and an office: nothing of the person's may come between.
_WEAK_VERB = 2


#: The rule of an office right before a name.
BEFORE_NAME = "zh.post.before-name"


class Held(Struct, frozen=True, gc=False):
    """A holder: who, by which rule, and where the phrase ends."""

    person: Key
    rule: str
    end: int


def beside(text: Text, office: Office, others: dict[int, Office], anchors: Anchors) -> Held | None:
    """The holder named right after an office (or after a list of them), before it, or around a bracket."""
    folded, at = text.folded, office.token.end
    for _ in range(_LONGEST_LIST):
        while at < len(folded) and folded[at] in "“《‘ ）":
            at += 1
        if folded[at : at + 1] == "的" and at + 1 in anchors.person_at:
            at += 1
        style = text.token_at[at]
        if style and style.text in text.lists.styles:
            at = style.end
        if at in anchors.person_at:
            end, key = anchors.person_at[at]
            return Held(key, BEFORE_NAME, end)
        step = _next_in_list(text, at, office, others, anchors)
        if step is None:
            break
        at = step
    before = before_marks(text, office.token.start)
    if office.token.text.endswith("夫人") or office.token.text in text.lists.entourage:
        return None  # 特朗普总统夫人 is not he, nor is 林海舟妻子
    if before in anchors.person_to and office.body is None and folded[before : before + 1] != "的":
        return Held(anchors.person_to[before][1], "zh.post.after-name", office.token.end)
    if folded[office.start - 1 : office.start] in ("（", "(") and office.start - 1 in anchors.person_to:
        return Held(anchors.person_to[office.start - 1][1], "zh.post.bracket", office.token.end)
    return None


def _next_in_list(
    text: Text, at: int, office: Office, others: dict[int, Office], anchors: Anchors
) -> int | None:
    """The end of the next office of a list (A、兼B 某某, 前A和现任B某某), if it goes on at a position."""
    then_and_now = office.tense == "former" and text.folded.startswith(_NOW, at)
    if text.folded[at : at + 1] not in ("、", "兼", "暨") and not then_and_now:
        return None
    for start in range(at + 1, min(at + _WIDEST_STEP, len(text.folded))):
        person = anchors.person_at.get(start)
        if text.folded[start] in "，。；：\n！？" or (person and text.folded[person[0]] != "的"):
            return None
        if start in others:
            return others[start].token.end
    return None


_NOW = ("和现任", "和时任", "及现任")


def also(text: Text, held: Held, office: Office, anchors: Anchors) -> Iterator[Held]:
    """Those joined to a holder of an office that several hold or held: 前总统甲和乙, 立委甲、乙和丙."""
    former, end = office.tense == "former", held.end
    if held.rule != BEFORE_NAME or not (former or office.token.text.endswith(_of_many())):
        return
    for _ in range(_MOST_HOLDERS):
        joint = next((one for one in _JOINING if text.folded.startswith(one, end)), "")
        found = anchors.person_at.get(end + len(joint)) if joint else None
        if found is None or (joint == "与" and not former) or _is_another_s(text, found[0]):
            return
        end = found[0]
        yield Held(found[1], "zh.post.and-name", end)


_MOST_HOLDERS = 12
_JOINING = ("、", "和", "以及", "及", "与")


@cache
def _of_many() -> tuple[str, ...]:
    """What offices end in that several people hold at once."""
    return lang.load("zh", "titles").words("office", "of-many")


def _is_another_s(text: Text, end: int) -> bool:
    """Whether a name has an office of its own behind it, or only says whose somebody is: 乙教授, 乙的妻子."""
    token = text.token_at[end]
    own = token is not None and not token.meaning.classes.isdisjoint(("title", "group", "honorific"))
    return own or text.folded[end : end + 1] == "的"


@cache
def _verbs() -> Endings:
    return Endings(_tenses())


@cache
def _tenses() -> Mapping[str, str]:
    """Verbs of office, and what each says of when it is held."""
    return lang.load("zh", "titles").mapping("verb")


@cache
def _appointing() -> tuple[str, ...]:
    return lang.load("zh", "titles").words("gap", "appointing")


@cache
def _replacing() -> tuple[str, ...]:
    return lang.load("zh", "titles").words("gap", "replacing")


_SINCE = re.compile(r"自([0-9]{4})年(?:([0-9]{1,2})月)?(?:([0-9]{1,2})日)?(?:起|以来|开始)")


def by_verb(text: Text, office: Office, anchors: Anchors) -> list[tuple[Key, str]]:
    """The holders before a verb of office in the same clause: (person, tense) of each."""
    verbs = _verbs().to(text.folded, office.start)
    clause = text.clause_start(office.start) if verbs else 0
    verb = next((verb for verb in verbs if len(verb) <= min(office.start - clause, _LONGEST_VERB)), "")
    if not verb:
        return []
    before = office.start - len(verb)
    people = anchors.person_at.items()
    replaced = max(text.folded.rfind(word, clause, before) for word in _replacing())
    last = replaced if replaced >= 0 else before  # 甲接替乙出任总理: 乙 is not the holder
    near = sorted((start, end, key) for start, (end, key) in people if clause <= start and end <= last)
    if not near or (len(verb) <= _WEAK_VERB and _others(text.folded[near[-1][1] : before])):
        return []
    tense = _tenses()[verb]
    tense = office.tense if tense == "current" else tense
    if text.folded.startswith("提名", near[-1][0] - 2):
        tense = "future"
    phrase = text.folded[clause : office.start]
    if any(mark in phrase for mark in ("都", "均", "分别")):
        return [(key, tense) for _, _, key in near]
    # 某某获总统提名为法官: in the passive the first named is appointed, else the one before the verb.
    passive = any(mark in phrase for mark in ("获", "被", "由"))
    return [(near[0 if passive else -1][2], tense)]


def _others(between: str) -> bool:
    """Whether words between a person and 为 or 任 make somebody else the holder: 提名某某为总理."""
    return "的" in between or any(word in between for word in _appointing())


def since(text: Text, office: Office) -> IsoDate | None:
    """The reported start of an office in the words before it: 自2012年起任."""
    match = _SINCE.search(text.folded, max(0, office.start - 30), office.start)
    return "-".join(part.zfill(2) for part in match.groups() if part) if match else None


@cache
def _posts() -> Mapping[tuple[Key, str], Sequence[Post]]:
    """The posts that the gazetteer knows, by the body and the one name of the office."""
    equal, found = words().equal_titles, defaultdict[tuple[Key, str], list[Post]](list)
    for post in gazetteer().posts:
        found[post.body, equal.get(post.title, post.title)].append(post)
    return dict(found)


class Holders:
    """Who holds which office: attested in the text first, else known to the gazetteer on the day."""

    def __init__(self, text: Text, roster: Roster) -> None:
        """Starts with nobody attested."""
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
        """The holder of an office: in the text (the nearest before), else in the gazetteer.

        Whom the text names without a body holds no office of a state that is not the person's.
        """
        wanted = self.class_of(title)
        same = [
            (start, person)
            for start, attested, of, person in self._attested
            if attested == wanted
            and (body is None or of == body or (of is None and self._can_be(person, body)))
        ]
        return self._nearest(same, at) or self.known(wanted, body)

    def of_state(self, title: str, state: Key, at: int) -> Key | None:
        """The holder of a state's office: whom the text names without one has to be known as of it."""
        wanted = self.class_of(title)
        same = [
            (start, person)
            for start, attested, of, person in self._attested
            if attested == wanted and state == (of or self._state(person))
        ]
        return self._nearest(same, at) or self.known(wanted, state)

    def _can_be(self, person: Key, body: Key) -> bool:
        return not body.startswith("country/") or self._state(person) in (None, body)

    def _state(self, person: Key) -> Key | None:
        actor = self._roster.actor(person)
        return actor.state if actor is not None else None

    @staticmethod
    def _nearest(same: list[tuple[int, Key]], at: int) -> Key | None:
        """The last before a position, else the first after it."""
        before = [person for start, person in same if start <= at]
        if before:
            return before[-1]
        return same[0][1] if same else None

    def known(self, title: str, body: Key | None) -> Key | None:
        """The holder that the gazetteer gives for the day of publication, if it is one person."""
        held = {post.person for post in _posts().get((body or "", title), ()) if post.held(self._day)}
        return held.pop() if len(held) == 1 else None


def distinct(positions: list[tuple[Position, bool]]) -> tuple[Position, ...]:
    """One record a person, title and body, the first attested.

    A body that was only inferred gives way to a stated one. Who is once called a former holder is one
    wherever else the text only says the title: 前总统奥巴马 … 奥巴马总统.

    A title that only shortens another one of the same person and body (大使, 驻美大使) goes too.
    """
    bodies = {(one.person, one.title): one.of for one, inferred in reversed(positions) if not inferred}
    kept: dict[tuple[Key, str, Key | None], Position] = {}
    guessed = {(one.person, one.title) for one, inferred in positions if inferred}
    for one, inferred in positions:
        of = bodies.setdefault((one.person, one.title), one.of) if inferred else one.of
        same = (one.person, one.title, of)
        if same not in kept or (one.tense == "former" and kept[same].tense != "former"):
            kept[same] = one if one.of == of else replace(one, of=of)
    in_order = sorted(kept.values(), key=lambda post: (post.span, post.title, post.person))
    return tuple(one for one in in_order if not any(_shortens(one, other, guessed) for other in in_order))


def _shortens(one: Position, other: Position, guessed: set[tuple[Key, str]]) -> bool:
    return (
        one.person == other.person
        and one.title != other.title
        and other.title.endswith(one.title)
        and (one.of == other.of or (one.person, one.title) in guessed)
    )
