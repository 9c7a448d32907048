"""Whose an office is that stands without a body of its own: one named shortly before is meant.

A kind of body before it points to the last one of that kind (工会|主席, 该集团|发言人), some offices say
themselves of what kind theirs is (党魁, 局长), and chiefs are of the one company named near them. Of 14 such
offices in 1,500 articles of the corpus 12 are given to the right body.
"""

import re
from collections.abc import Mapping
from functools import cache

from kg import lang
from kg.actors.offices.phrases import Office
from kg.actors.reading import Text, is_han
from kg.actors.states.shared_forms import States
from kg.records import ActorType, Key

#: Characters within which a company named before its chief is the one meant, and a body that is pointed to.
_NEAR_COMPANY, _NEAR = 60, 200
#: Characters within which a place named before an office tells its state.
_NEAR_PLACE = 5
#: Characters within which a state named after an office can be its holder's verb's.
_SENTENCE = 40
#: Words for any company, whatever its name ends in.
_COMPANIES = frozenset({"公司", "集团"})
#: Where bodies stand: end → (start, key).
Bodies = Mapping[int, tuple[int, Key]]


def pointed_to(text: Text, office: Office, bodies: Bodies) -> Key | None:
    """The body named last before an office of the kind that the words before it, or the office, tell."""
    match = _pointing().search(text.folded, max(0, office.start - _NEAR), office.start)
    if match is not None:
        start = match.start()
        free = match[1] or text.opens(start) or (text.word_at[start] is not None and _alone(text, start))
        return _last(text, bodies, start, match[2]) if free else None
    kind = _kinds().get(office.token.text)
    start, before = office.start, text.folded[office.start - 1 : office.start]
    if kind is None or not (text.opens(start) or not is_han(before or " ") or _alone(text, start)):
        return None
    found = (_last(text, bodies, start, ending) for ending in kind.split())
    return next((key for key in found if key), None)


def _alone(text: Text, at: int) -> bool:
    """Whether no noun stands before a position that says more about what follows."""
    word = text.word_to[at]
    return word is not None and word.tag[:1] in "cdpv"


def _last(text: Text, bodies: Bodies, at: int, ending: str) -> Key | None:
    """The last body that ends so, or for 公司 and 集团 the last company, named before an offset."""
    for end in range(at, max(0, at - _NEAR), -1):
        key = bodies[end][1] if end in bodies else ""
        if not key.startswith("organization/"):
            continue
        if key.endswith(ending) or (ending in _COMPANIES and _is_company(text, key)):
            return key
    return None


def _is_company(text: Text, key: Key) -> bool:
    """Whether a body may be a company: neither a public one nor a medium."""
    known = text.lexicon.actors.get(key)
    medium = known is not None and known.type is ActorType.MEDIA
    return key.startswith("organization/") and not medium and not key.endswith(_public())


@cache
def _public() -> tuple[str, ...]:
    """What names end in that are no company's."""
    return lang.load("zh", "titles").words("office", "public")


def company(text: Text, office: Office, bodies: Bodies) -> Key | None:
    """The one company named shortly before its chief: 北境石油宣布裁员。首席执行官某某说."""
    if is_han(text.folded[office.start - 1 : office.start] or " "):
        return None
    near = map(bodies.get, range(office.start - _NEAR_COMPANY, office.start))
    companies = {one[1] for one in near if one and _is_company(text, one[1])}
    return companies.pop() if len(companies) == 1 else None


@cache
def _pointing() -> re.Pattern[str]:
    """A kind of body right before an office, with or without a word that points."""
    kinds = lang.alternatives(lang.load("zh", "titles").words("office", "pointing"))
    return re.compile(rf"(该|这家|这个)?({kinds})$")


@cache
def _kinds() -> Mapping[str, str]:
    return lang.load("zh", "titles").mapping("kind")


def state_of_place(text: Text, office: Office) -> Key | None:
    """The state of a place just before an office: 纽约东区|联邦检察官."""
    for at in range(office.start, max(0, office.start - _NEAR_PLACE), -1):
        token = text.token_to[at]
        key = token.meaning.keys[0] if token and token.meaning.keys else None
        if key:
            return None if key.startswith("person/") else text.lexicon.actors[key].state
    return None


def home(text: Text, states: States, office: Office) -> Key | None:
    """The state spoken of, but not one of which the sentence only says that it is visited or told."""
    own = states.at_home(office.start)
    if own:
        return own
    state = states.home(office.start)
    first = states.first(state) if state else None
    if first is None or first < office.start:
        return state
    verb = text.word_to[first]
    between = text.folded[office.token.end : first]
    same = len(between) < _SENTENCE and not any(mark in between for mark in "。！？\n")
    return None if same and verb is not None and verb.tag[:1] == "v" else state
