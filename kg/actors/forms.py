"""The forms that are known in advance, and what each may mean.

Words of the language data, names of the gazetteer and of the media, and the compounds in which one
form would swallow the beginning of the next: 美国会 is 美 and 国会.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain

from msgspec import Struct

from kg.actors.words import Words, words
from kg.lang.fold import fold
from kg.lang.gazetteer import Entry, Gazetteer
from kg.lang.outlets import outlets
from kg.records import ActorType, Key

# What a lower-case or short Latin form is too easily part of.
_SHORTEST_LATIN = 2
#: Full names that some papers print without the middle dot (保罗瑞安) count from this length.
_SHORTEST_UNDOTTED = 5
#: Marks a short name in the gazetteer that several people have.
_SHARED = "="
_LONGEST_SHARED = 3
#: 中国|会 is no 中|国会: these states have parliaments by another name.
_OTHERWISE = frozenset({"中国会", "英国会"})
#: 纽约市长 is 纽约 and 市长, not 纽约市 and 长; 洛阳|市委, 洛阳|市委书记 alike.
_COMMUNES = ("区", "县", "市", "州", "省")
#: Clipped heads of groups, and what makes whole words of them: 外媒, but 海外|媒体.
_CLIPPED = {"媒": "体", "企": "业"}
#: What names of public bodies end in, and how long one is that stands without its state.
_PUBLIC = ("部", "局", "署", "厅", "院", "会", "委", "处", "省", "司令部", "警察")
_SHORTEST_OWN = 3
_ENDING = frozenset({"ending"})
_KNOWN_BODY = frozenset({"body", "known-body"})


class Meaning(Struct, frozen=True, gc=False):
    """What a form may stand for. `split` is the length of a compound's first part, 0 where there is none."""

    keys: tuple[Key, ...] = ()
    metonym: tuple[Key, ...] = ()
    classes: frozenset[str] = frozenset()
    quoted: tuple[Key, ...] = ()  # only between title marks: 《时代》
    split: int = 0  # 美|国务卿

    def __or__(self, other: "Meaning") -> "Meaning":
        """Both meanings together."""
        return Meaning(
            united(self.keys, other.keys),
            united(self.metonym, other.metonym),
            self.classes | other.classes,
            united(self.quoted, other.quoted),
            self.split or other.split,
        )


def known_meanings(
    known: Gazetteer, abbreviations: Mapping[str, tuple[Key, ...]], lists: Words
) -> dict[str, Meaning]:
    """Every form with all it may mean; compounds only where no form of their own stands."""
    meanings: dict[str, Meaning] = {}
    classed = ((word, _classed(name)) for word, name in _word_classes(lists))
    named = chain.from_iterable(_entry_meanings(entry) for entry in known.entries.values())
    for form, meaning in chain(classed, named, _outlet_meanings()):
        meanings[form] = meanings[form] | meaning if form in meanings else meaning
    for form, meaning in _abbreviated(abbreviations, lists):
        if form not in lists.not_sides:
            meanings.setdefault(form, meaning)
    for form in [form for form in lists.people if form.endswith(tuple(_CLIPPED))]:
        meanings.setdefault(form + _CLIPPED[form[-1]], _compound(len(form) - 1))
    states = [form for form, one in meanings.items() if any(key.startswith("country/") for key in one.keys)]
    swallowing = sorted({form[:-1] for form in states if form.endswith("国")} & {*states, *abbreviations})
    trades = list(_trades(meanings, states, lists))
    for form, meaning in chain(trades, _peoples(states, lists), _split(swallowing, lists)):
        meanings.setdefault(form, meaning)
    for form, meaning in list(_ministers(meanings, [*states, *abbreviations], lists)):
        meanings.setdefault(form, meaning)
    for form in list(_own_words(known, meanings)):
        meanings[form] = meanings.get(form, Meaning()) | Meaning(classes=_KNOWN_BODY)
    for form, split in list(_cut_short(meanings)):
        meanings.setdefault(form, _compound(split))
    communes = [form for form, one in meanings.items() if form.endswith(_COMMUNES) and one.keys]
    rests = lists.endings | lists.titles | lists.people
    after = sorted({word[1:] for word in rests if word.startswith(_COMMUNES)})
    for form in communes:
        for rest in after:
            if form[-1] + rest in meanings:
                meanings.setdefault(form + rest, _compound(len(form) - 1))
    return meanings


@cache
def _classed(name: str) -> Meaning:
    """The meaning of a word of a class: one record for all, that a text's many words find near."""
    return Meaning(classes=frozenset({name}))


@cache
def _compound(split: int) -> Meaning:
    """The meaning of a compound by the length of its first part."""
    return Meaning(split=split)


def _cut_short(meanings: Mapping[str, Meaning]) -> Iterator[tuple[str, int]]:
    """律师|会面, 外长|会晤, 中国|网民: not the body, the meeting or the medium that they begin with."""
    for form in meanings:
        for rest in _GOING_ON.get(form[-1], ()):
            first = meanings.get(form[:-1])
            if first is None or (rest == _TALKS and first.keys):
                continue  # 高峰会谈: no 高峰
            if first.keys or not first.classes.isdisjoint(_MEETING):
                yield form + rest, len(form) - 1


#: What makes another word of the last character of a body's or a medium's name.
_GOING_ON = {"会": ("见", "晤", "面", "谈"), "网": ("友", "民")}
_TALKS = "谈"
_MEETING = frozenset({"group", "title"})


def _own_words(known: Gazetteer, meanings: Mapping[str, Meaning]) -> Iterator[str]:
    """保安局 of 香港保安局: a public body's name without its state, where the text speaks of that."""
    for entry in known.entries.values():
        state = known.entries.get(entry.actor.state or "")
        if state is None or entry.actor.type is not ActorType.ORGANIZATION:
            continue
        short = [form for form in state.forms if len(form) > 1 and not form.isascii()]
        short.sort(key=len, reverse=True)
        for form in entry.forms:
            name = next((form[len(one) :] for one in short if form.startswith(one)), "")
            if len(name) >= _SHORTEST_OWN and name.endswith(_PUBLIC):
                said = meanings.get(name)
                if said is None or (not said.keys and said.classes == _ENDING):
                    yield name


def abbreviations_of(known: Gazetteer, lists: Words) -> tuple[dict[str, tuple[Key, ...]], frozenset[Key]]:
    """States by abbreviation, and those that have none of their own but share one."""
    found: dict[str, tuple[Key, ...]] = {}
    for entry in known.entries.values():
        for short in entry.abbreviations:
            found[short] = united(found.get(short, ()), (entry.actor.key,))
    own = {key for keys in found.values() for key in keys}
    sharing: set[Key] = set()
    for short, names in lists.shared_abbreviations.items():
        states = {key for name in names.split() if (key := f"country/{name}") in known.entries}
        sharing |= states
        found[short] = united(found.get(short, ()), tuple(states))
    return found, frozenset(sharing - own)


def united(one: tuple[Key, ...], other: tuple[Key, ...]) -> tuple[Key, ...]:
    """The keys of both, sorted."""
    return tuple(sorted({*one, *other}))


def _word_classes(lists: Words) -> Iterator[tuple[str, str]]:
    """Each word with the class it belongs to."""
    for name, group in (
        ("title", lists.titles),
        ("body", lists.bodies),
        ("government", lists.government),
        ("group", lists.people | _ranked(lists)),
        ("ending", lists.endings),
        ("event", lists.event_endings),
        ("honorific", lists.honorifics),
        ("blocked", lists.not_people),
    ):
        for word in sorted(group):
            yield word, name
    for word, kind in sorted(lists.pronouns.items()):
        yield word, f"pronoun-{kind}"


def _ranked(lists: Words) -> frozenset[str]:
    """Offices that end in a word for people: 联邦|法官, 高级|警官."""
    heads = tuple(lists.people - lists.group_bodies - lists.needs_modifier - lists.kin)
    return frozenset(title for title in lists.titles if title.endswith(heads))


def _entry_meanings(entry: Entry) -> Iterator[tuple[str, Meaning]]:
    named, metonym = Meaning(keys=(entry.actor.key,)), Meaning(metonym=(entry.actor.key,))
    for form in entry.forms:
        if len(form) >= _SHORTEST_LATIN and not _shared_form(entry, form):
            yield form, named
        if "·" in form and len(form) >= _SHORTEST_UNDOTTED and entry.actor.type is ActorType.PERSON:
            yield form.replace("·", ""), named
    for form in entry.metonyms:
        yield form, metonym


def _shared_form(entry: Entry, form: str) -> str | None:
    """The short name inside a label that has an office (约翰逊首相) or a mark for shared ones (=约翰逊)."""
    if entry.actor.type is not ActorType.PERSON:
        return None
    if form.startswith(_SHARED):
        return form.removeprefix(_SHARED)
    if form == fold(entry.actor.name):
        return None  # 达赖喇嘛 is the whole name
    titles = words().addresses
    for length in range(len(form) - _SHORTEST_LATIN, 1, -1):
        if form[-length:] in titles:
            return form[:-length]
        if form[:length] in titles:
            return form[length:]
    if any(title in form for title in words().holders):
        return form[-_LONGEST_SHARED:]
    return None


def shared_forms(known: Gazetteer) -> dict[str, tuple[Key, ...]]:
    """Short names that several people have, or that only an office makes certain."""
    shared: dict[str, tuple[Key, ...]] = {}
    for entry in known.entries.values():
        for form in entry.forms:
            short = _shared_form(entry, form)
            if short:
                shared[short] = united(shared.get(short, ()), (entry.actor.key,))
    return shared


def _outlet_meanings() -> Iterator[tuple[str, Meaning]]:
    for outlet in outlets():
        key = outlet.actor.key
        for form in outlet.forms:
            yield form, Meaning(keys=(key,))
        for form in outlet.quoted:
            yield form, Meaning(quoted=(key,))


def _abbreviated(abbreviations: Mapping[str, tuple[Key, ...]], lists: Words) -> Iterator[tuple[str, Meaning]]:
    """中方, 美军 as forms of their own, and what only looks like an army: 日|军演."""
    for short in abbreviations:
        yield short + "方", Meaning(keys=abbreviations[short], classes=frozenset({"side"}))
        yield short + "军", _compound(len(short))
        if len(short) == 1 and short not in lists.row:
            continue  # 新军事变革, 多媒体
        for word in (*sorted(lists.army_words), "媒", "企"):
            yield short + word, _compound(len(short))
        for word in sorted(lists.army_deeds):
            yield short + word, _compound(len(short) + 1)


def _peoples(states: Iterable[str], lists: Words) -> Iterator[tuple[str, Meaning]]:
    """德国人, 美国人民, and what only looks like it: 美国人口, 中国银行业."""
    people = sorted(word for word in lists.people if word.startswith("人"))
    for state in states:
        for word in ("人", *people, *sorted(lists.not_people_after)):
            yield state + word, _compound(len(state))


def _trades(
    meanings: Mapping[str, Meaning], states: Iterable[str], lists: Words
) -> Iterator[tuple[str, Meaning]]:
    """中国|银行业, 美国|航空母舰: not the body whose name they begin with."""
    for state in states:
        for word in sorted(lists.trades):
            if state + word[:_SHORTEST_LATIN] in meanings:
                yield state + word, _compound(len(state))


#: What begins the words for those around a king.
_KING = "王"


def _split(states: Iterable[str], lists: Words) -> Iterator[tuple[str, Meaning]]:
    """美国会, 以色列国防部长: split where a longer name of the state would take 国; 泰国|王储, not 国王."""
    words_in_state = sorted(word for word in lists.bodies | lists.titles if word.startswith("国"))
    royal = sorted(word for word in lists.people | lists.titles if word.startswith(_KING))
    for state in states:
        for word in words_in_state:
            if state + word not in _OTHERWISE:
                yield state + word, _compound(len(state))
        for word in royal:
            yield f"{state}国{word}", _compound(len(state) + 1)


def _ministers(
    meanings: Mapping[str, Meaning], states: Iterable[str], lists: Words
) -> Iterator[tuple[str, Meaning]]:
    """美国卫生部长, 美国海军陆战队员: the office, where the listed name of the body would swallow its 部."""
    by_first: dict[str, list[str]] = {}
    for state in states:
        by_first.setdefault(state[0], []).append(state)
    before_end = {title[-2:-1] for title in lists.titles if title.endswith(("长", "员"))}
    for form in list(meanings):
        if form[-1] not in before_end:
            continue
        for state in by_first.get(form[0], ()):
            for end in ("长", "员") if form.startswith(state) else ():
                if form[len(state) :] + end in lists.titles:
                    yield form + end, _compound(len(state))
