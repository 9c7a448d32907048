"""The forms the lexicon knows, as findings: names, abbreviations of states, seats of power, quoted media."""

from collections.abc import Iterator
from functools import cache

from kg.actors.credits import inside
from kg.actors.finding import Finding
from kg.actors.lexicon import Token, lexicon
from kg.actors.reading import NAME_TAGS, Text
from kg.actors.roster import Roster
from kg.actors.states import abbreviations, metonyms, single
from kg.actors.states.shared_forms import States
from kg.lang.outlets import outlets
from kg.records import Key

_SHORT = frozenset({"abbreviation", "side"})
#: Names of people up to this length can be ordinary words.
_LONGEST_DOUBTFUL = 2
#: Places there are written with the same characters as their neighbours.
_CHINA = "country/中国"
#: After a state's name these make it a people's or a language's.
_NOT_STATES = frozenset("裔族语")


def known(text: Text, states: States, roster: Roster) -> Iterator[Finding]:
    """Every form of the lexicon that names an actor here; media in picture credits are left out."""
    media = _media()
    for token in text.names:
        finding = _finding(text, token, states, roster)
        if finding and not (finding.keys[0] in media and _is_credit(text, token)):
            before = text.token_to[finding.start]
            if before is not None:
                _note_its_state(text, before, finding, roster)
            yield finding


def _note_its_state(text: Text, before: Token, finding: Finding, roster: Roster) -> None:
    """A body named right behind its own state is called both together, too: 中国|解放军."""
    key = finding.keys[0]
    if before.meaning.keys and key.startswith("organization/"):
        actor = roster.actor(key)
        if actor is not None and actor.state == before.meaning.keys[0]:
            roster.met(((key, text.layout.article.text[before.start : finding.end]),))


def states_by_character(text: Text, states: States) -> Iterator[Finding]:
    """Rows of abbreviated states (中俄) and single ones after a verb (访美)."""
    for row in abbreviations.series(text, states.choose):
        yield Finding(row.start, row.end, row.states, "abbreviation", "zh.state.series")
    for start, end, candidates in single.after_verb(text):
        key = states.choose(candidates)
        if key:
            yield Finding(start, end, (key,), "abbreviation", "zh.state.after-verb")
    for start, candidates in single.alone(text):
        key = states.choose(candidates)
        if key:
            yield Finding(start, start + 1, (key,), "abbreviation", "zh.state.alone")


@cache
def _media() -> frozenset[Key]:
    return frozenset(outlet.actor.key for outlet in outlets())


def _is_credit(text: Text, token: Token) -> bool:
    """In a picture credit, or alone in brackets after a sentence: （美联社）."""
    before, after = text.folded[token.start - 1 : token.start], text.folded[token.end : token.end + 1]
    alone = before in ("（", "(", "/") and after in ("）", ")", "/")
    return (alone and text.token_to[token.start - 1] is None) or inside(text.credits, token.start)


def _finding(text: Text, token: Token, states: States, roster: Roster) -> Finding | None:
    start, end, meaning = token.start, token.end, token.meaning
    capital = meaning.metonym and all(key.startswith("place/") for key in meaning.keys)
    if meaning.keys and not capital:
        key = states.choose(meaning.keys)
        if key is None or _of_another(text, token, key):
            return None
        doubtful = len(token.text) <= _LONGEST_DOUBTFUL and key not in text.lexicon.states
        if doubtful and not _stands(text, token, key):
            return None
        if not meaning.classes.isdisjoint(_SHORT):
            return Finding(start, end, (key,), "abbreviation", "zh.lexicon.abbreviation")
        return Finding(start, end, (key,), "name", "zh.lexicon.name")
    # （记者某某／台北报道）: the city reports nothing
    if meaning.metonym and not inside(text.bylines, start):
        key = states.choose(meaning.metonym)
        return _metonym(text, token, key, roster) if key else None
    if meaning.quoted and text.folded[start - 1 : start] == "《":
        paper = _paper(text, start, meaning.quoted, states)
        return Finding(start, end, (paper,), "name", "zh.lexicon.quoted") if paper else None
    return None


def _paper(text: Text, at: int, keys: tuple[Key, ...], states: States) -> Key | None:
    """Which of several papers of one title is meant: that of a state the text names (西班牙《先锋报》)."""
    if len(keys) == 1:
        return keys[0]
    of_state = {text.lexicon.actors[key].state: key for key in keys}
    return next((of_state[state] for state in states.spoken_of(at) if state in of_state), None)


#: What Chinese organs begin with that others have, too: 哈马斯|政治局, 越共|中央委员会.
_ORGANS = ("中央", "政治局")
#: A place before it names a ship: 辽宁舰.
_SHIP = "舰"


@cache
def _organs() -> frozenset[str]:
    """The known forms that begin as Chinese organs do."""
    return frozenset(form for form in lexicon().meanings if form.startswith(_ORGANS))


def _of_another(text: Text, token: Token, key: Key) -> bool:
    """Whether a form belongs to the body before it, a state's to a people's or a place's to a ship's name."""
    after = text.folded[token.end : token.end + 1]
    if (after == _SHIP and key.startswith("place/")) or (after in _NOT_STATES and not token.meaning.classes):
        return True
    if token.text not in _organs():
        return False
    before, actors = text.token_to[token.start], text.lexicon.actors
    if before is None or not before.meaning.keys or key not in actors:
        return False
    owner = before.meaning.keys[0]
    home = owner if owner in text.lexicon.states else actors[owner].state
    return owner.startswith(("country/", "organization/")) and home != actors[key].state


def _stands(text: Text, token: Token, key: Key) -> bool:
    """Whether a short form that names no state is no ordinary word, and no parts of two (湖|北检|察)."""
    if key.startswith("person/"):
        return _is_name(text, token)
    if key.startswith("place/") and _within_foreign_name(text, token):
        return False
    return (
        not key.startswith("organization/")
        or text.word_at[token.start] is not None
        or text.word_to[token.end] is not None
    )


def _within_foreign_name(text: Text, token: Token) -> bool:
    """Whether a place is the middle or the end of a transliterated name: 马尔|珀斯, 布鲁门|萨尔."""
    chars, start, folded = text.lists.transliteration, token.start, text.folded
    if folded[start - 1 : start] not in chars or not chars.issuperset(token.text):
        return False
    place = text.lexicon.actors.get(token.meaning.keys[0])
    if place is None or place.state == _CHINA:
        return False  # 广西|南宁
    if text.word_at[start] is None:
        return True
    word = text.word_to[start]
    return word is not None and word.tag == "nrt" and chars.issuperset(folded[word.start : start])


def _is_name(text: Text, token: Token) -> bool:
    """Whether a short name is no ordinary word or part of one (高峰, 高峰会), or has an office beside it."""
    word = text.word_at[token.start]
    inside = word is not None and word.end > token.end and word.tag not in NAME_TAGS
    if not inside and not text.common(token.start, token.end):
        return True
    before, after = text.token_to[token.start], text.token_at[token.end]
    return any(one is not None and "title" in one.meaning.classes for one in (before, after))


def _metonym(text: Text, token: Token, state: Key, roster: Roster) -> Finding:
    """A capital or a seat of power: the state where it acts, else the place or the office itself."""
    start, end, form = token.start, token.end, token.text
    if metonyms.acts(text, start, end):
        return Finding(start, end, (state,), "metonym", "zh.metonym.acts")
    if form in text.lists.seats:
        return Finding(start, end, (roster.body(form, state),), "name", "zh.metonym.seat")
    if metonyms.is_place(text, start, end) or _is_home(text, end, state):
        return Finding(start, end, (roster.place(form, state),), "name", "zh.metonym.place")
    return Finding(start, end, (state,), "metonym", "zh.metonym.capital")


def _is_home(text: Text, end: int, state: Key) -> bool:
    """Whether a capital only says where a body of its state is that stands right behind it: 首尔|延世大学."""
    after = text.token_at[end]
    if after is None or not after.meaning.keys or not after.meaning.keys[0].startswith("organization/"):
        return False
    actor = text.lexicon.actors.get(after.meaning.keys[0])
    return actor is not None and actor.state == state
