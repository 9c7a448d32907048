"""Offices as phrases of the text: 前美国国务卿, 世界卫生组织（WHO）秘书长, 中国驻塞尔维亚大使."""

import re
from dataclasses import dataclass
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from kg import lang
from kg.actors.credits import inside
from kg.actors.edges import Beginnings
from kg.actors.lexicon import Token
from kg.actors.reading import NAMED, Text
from kg.records import Key

_WIDEST_GAP = 14  # between body and office: 美国(负责东亚和太平洋事务的)助理国务卿
#: Parts of speech, by their first letter, that may stand between a body and its office.
_IN_GAP = frozenset("nvbjfliauxsqmze")
#: What names of places end in that the gazetteer has without: 花莲|县.
_COMMUNES = tuple("市县区州省")
#: Between two offices of one person.
OF_ONE = frozenset({"兼", "兼任", "暨"})
_SECRETARY = "书记"
_JOINING = frozenset({"与", "及", "和", "暨"})
_TOPICS = ("事务", "问题", "政策")
#: 华为及其首席财务官: its, right after the body.
_ITS = frozenset({"与其", "及其", "和其"})
#: What parts of a university or an institute end in.
_DEPARTMENTS = "系所院部处室组"
_CLOSERS = frozenset("”》’")
#: 挪威|新|首相: the office is 首相.
_NEW = "新"
#: What may follow a ministry as 部长 does: 国防部|长官.
_CHIEF = "长官"


@dataclass(frozen=True, slots=True)
class Anchors:
    """Where people and bodies stand: start → (end, key), and end → (start, key)."""

    person_at: dict[int, tuple[int, Key]]
    person_to: dict[int, tuple[int, Key]]
    body_to: dict[int, tuple[int, Key]]


class Office(Struct, frozen=True):
    """An office with its body if one is named beside it, and whether it is held, was or will be."""

    token: Token
    start: int
    body: Key | None
    title: str
    tense: str


def offices(text: Text, anchors: Anchors) -> list[Office]:
    """Every office of the text with its body, in text order."""
    found: list[Office] = []
    for token in text.of_class("title"):
        if inside(text.bylines, token.start) or _cuts_words(text, token):
            continue
        office = _office(text, token, anchors)
        alone = office.body is None and found
        found.append(_inheriting(text, office, found[-1], anchors) if alone else office)
    return found


def _cuts_words(text: Text, token: Token) -> bool:
    """Whether a form begins within one word and ends within the next: 吉林省|长春市 holds no 省长.

    A word that may be a name or an office (长官) is left to the form: the segmenter cuts before names, too.
    """
    start, end = token.start, token.end
    word = text.word_at[end - 1]
    if word is None or word.end == end or text.word_at[start] is not None or text.word_to[end - 1] is None:
        return False
    return word.tag not in NAMED and text.token_at[end] is None and text.folded[end - 1 : word.end] != _CHIEF


def _inheriting(text: Text, office: Office, before: Office, anchors: Anchors) -> Office:
    """With the body of the office before it in a list: 华为副董事长、轮值董事长, 省委书记某某、省长某某."""
    end, _ = anchors.person_at.get(before.token.end, (before.token.end, ""))
    joint = text.folded[end : office.start]
    joined = joint in ("、", "兼", "和", "暨", "、兼")
    fits = before.body is not None and (
        before.body.startswith("country/")
        or office.token.text not in text.lists.stately
        or (joint in OF_ONE and office.token.text.endswith(_SECRETARY))
        or (before.body.startswith("place/") and office.token.text in text.lists.local)
    )
    if not joined or not fits:
        return office
    past = before.tense == "former" and end == before.token.end and office.tense == "current"
    return replace(office, body=before.body, tense="former" if past else office.tense)


def _office(text: Text, token: Token, anchors: Anchors) -> Office:
    tense, start = _tense_before(text, token.start)
    body, title = None, token.text
    near = before_marks(text, start)
    posted = _posted(text, near, anchors)
    if posted is not None:
        title, start, near = text.folded[posted : token.end], posted, posted
    if text.folded[near - 1 : near] in _COMMUNES and _is_place(anchors.body_to.get(near - 1)):
        near -= 1  # 花莲|县|消防局长
    if near in anchors.body_to and _can_have(text, token, anchors.body_to[near][1]):
        start, body = anchors.body_to[near]
        if body.endswith("党") and start in anchors.body_to and _is_chamber(anchors.body_to[start][1]):
            title = text.folded[start : token.end]  # 参议院|共和党领袖
            start, body = anchors.body_to[start]
    elif served := _served(text, start, anchors):
        title = text.folded[served[3] : token.end]
        start, body, tense = served[0], served[1], tense or served[2]
    else:
        found = _across_gap(text, start, anchors)
        if found:
            gap, start, body = found
            title = text.folded[gap : token.end].removeprefix("的").removeprefix("籍")
            title = token.text if title == _NEW + token.text else title
    if body and not tense:
        tense, start = _tense_before(text, start)
    return Office(token, start, body, title, tense or "current")


def _served(text: Text, at: int, anchors: Anchors) -> tuple[int, Key, str, int] | None:
    """The body before a verb of office (在川普政府担任专家): (its start, key, tense, the title's start)."""
    led = text.folded[max(0, at - _WIDEST_GAP) : at]
    match = (
        _serving().search(text.folded, max(0, at - _WIDEST_GAP), at) if "任" in led or "当" in led else None
    )
    if not match or match.start() not in anchors.body_to:
        return None
    start, key = anchors.body_to[match.start()]
    before = text.folded[max(0, start - 2) : start]
    return start, key, "former" if before in ("曾在", "曾于") else "current", match.start(1)


@cache
def _serving() -> re.Pattern[str]:
    return re.compile(
        r"[中里内]?(?:担任|出任|就任|任职|任(?![何命意期由务])|当(?![中事前地天局年日时晚选]))过?([㐀-鿿]{0,6})$"
    )


def _is_place(found: tuple[int, Key] | None) -> bool:
    return found is not None and found[1].startswith("place/")


def _can_have(text: Text, token: Token, body: Key) -> bool:
    """A place has mayors and governors, not presidents."""
    return not body.startswith("place/") or token.text in text.lists.local


def _is_chamber(body: Key) -> bool:
    """Whether a body is a parliament or a house of one."""
    return body.startswith("organization/") and body.endswith(("院", "国会", "议会", "杜马", "立法会"))


def _is_topic(text: Text, end: int, body: Key) -> bool:
    """Whether a state or place before other words is what the office is about: 朝鲜事务特使, 亚太小组主席."""
    if body.startswith("place/"):
        return True
    return body.startswith("country/") and text.folded.startswith(_TOPICS, end)


def _tense_before(text: Text, at: int) -> tuple[str, int]:
    """The word of tense that ends at a position, and where it begins."""
    lists = text.lists
    for word in lists.tense_words.to(text.folded, at):
        if len(word) > 1 or text.folded[at - 2 : at - 1] not in lists.before_time:
            return lists.tenses[word], at - len(word)
    return "", at


def before_marks(text: Text, at: int) -> int:
    """Left over 的, a closing quotation mark, and brackets that explain: 世界卫生组织（WHO）秘书长."""
    char = text.folded[at - 1 : at]
    if text.folded[at - 2 : at] in _ITS:
        return at - 2
    if char == "的" or char in _CLOSERS:
        return at - 1
    if char in "）)" and at:
        folded = text.folded
        opening = max(folded.rfind("（", max(0, at - 40), at), folded.rfind("(", max(0, at - 40), at))
        if opening > 0:
            return before_marks(text, opening) if folded[opening - 1] in _CLOSERS else opening
    return at


def _posted(text: Text, at: int, anchors: Anchors) -> int | None:
    """Where 驻 begins in 驻塞尔维亚大使: what follows it is where the office is served, not whose it is."""
    start = anchors.body_to[at][0] if at in anchors.body_to else at - 1
    return start - 1 if start > 0 and text.folded[start - 1] == "驻" else None


def _across_gap(text: Text, at: int, anchors: Anchors) -> tuple[int, int, Key] | None:
    """A body some words before the office: (end of the body, its start, its key)."""
    if at in anchors.person_to:
        return None
    for end in range(at - 1, max(0, at - _WIDEST_GAP) - 1, -1):
        if end in anchors.person_to:
            return None
        joins = (
            text.folded[end] in "与和及" and text.folded[at - 1] in _DEPARTMENTS
        )  # 国际关系与语言学系|主任
        if not joins and _not_in_gap().at(text.folded, end):
            return None
        if end in anchors.body_to and not _is_topic(text, end, anchors.body_to[end][1]):
            if not _nouns(text, end, at):
                return None
            inner, key = anchors.body_to[end]
            outer = before_marks(text, inner)
            if key.startswith("country/") and anchors.body_to.get(outer, (0, ""))[1].startswith(
                "organization/"
            ):
                return inner, *anchors.body_to[outer]  # 人权观察|中国部主任
            return end, inner, key
    return None


@cache
def _not_in_gap() -> Beginnings:
    return Beginnings(lang.load("zh", "titles").words("gap", "not"))


def _somebody(token: Token | None) -> bool:
    """Whether a form is a word for people or bodies by itself: what is joined to it is somebody else."""
    return token is not None and not token.meaning.classes.isdisjoint(("body", "group"))


def _nouns(text: Text, start: int, end: int) -> bool:
    """Whether the stretch is made of words that can qualify an office."""
    at = start
    while at < end:
        word = text.word_at[at]
        if word is None or word.end > end:
            return False
        piece = text.folded[at : word.end]
        verbal = piece in text.lists.body_stop and word.tag[:1] in "nv"  # the dictionary: a noun
        if verbal or piece in text.lists.government:
            return False
        if piece in _JOINING and (at == start or _somebody(text.token_to[at])):
            return False  # 挪威|和前律师, 挪威学生|和访问学者
        if piece not in _JOINING and (
            word.tag[:1] not in _IN_GAP or (word.tag == "v" and piece not in text.lists.gap_verbs)
        ):
            return False
        at = word.end
    return True
