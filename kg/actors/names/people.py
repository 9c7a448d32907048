"""People by name: gathers the evidence of open names and finds every form of each in the text."""

from collections.abc import Iterator, Mapping
from functools import cache

from kg.actors import glosses
from kg.actors.credits import inside
from kg.actors.finding import Finding
from kg.actors.lexicon import lexicon
from kg.actors.names import (
    appointed,
    dotted,
    evidence,
    heads,
    introduced,
    latin_letters,
    listed,
    repeated,
    titled,
    undersigned,
    unlisted,
)
from kg.actors.names.evidence import Name
from kg.actors.occurrences import occurrences
from kg.actors.reading import NAMED, Text, is_han
from kg.actors.roster import Roster, same_latin

_SHORTEST = 2
_LONGEST = 8
_TWICE = 2
_RULE_SHORT = "zh.name.short"


def new_names(text: Text) -> list[Name]:
    """Names that no list knows, at the places that prove them, in text order."""
    found = [
        *dotted.dotted(text),
        *titled.after_titles(text),
        *titled.after_groups(text),
        *titled.before_titles(text),
        *_glossed(text),
    ]
    found.extend(heads.speaking(text))
    behind = introduced.speaking_behind(text)
    found.extend(introduced.introduced(text, behind))
    found.extend(unlisted.unlisted(text, behind))
    found.extend(unlisted.speaking_often(text))
    found.extend(introduced.coming_back(text))
    found.extend(introduced.nicknamed(text))
    found.extend(introduced.answering(text))
    found.extend(undersigned.undersigned(text))
    found.extend(appointed.named_to_office(text))
    found.extend(appointed.taking_office(text))
    found.extend(appointed.sentenced(text))
    found.extend(latin_letters.written_in_latin(text))
    found.extend(latin_letters.one_in_latin(text))
    found.extend(repeated.repeated(text))
    found.extend(listed.listed(text, found))
    return sorted(
        (name for name in found if not (inside(text.bylines, name.start) or _is_work(text, name))),
        key=lambda name: (name.start, name.end),
    )


def _is_work(text: Text, name: Name) -> bool:
    """Whether a name stands between title marks: 《荣光》 is sung, not spoken of as somebody."""
    return text.folded[name.start - 1 : name.start] == "《" and text.folded.startswith("》", name.end)


def _glossed(text: Text) -> Iterator[Name]:
    for opening, _closing, latin in text.glosses:
        if " " not in latin or text.token_to[opening] is not None or glosses.names_body(text, latin):
            continue
        start = evidence.before_bracket(text, opening)
        start = start or _after_title_to(text, opening) or _tagged_to(text, opening)
        if start is not None and not evidence.other_word(text, start):
            end = start + len(text.folded[start:opening].rstrip())  # 韦尔纳 (Anna Werner)
            yield Name(start, end, latin, "zh.name.latin-gloss")


def _tagged_to(text: Text, bracket: int) -> int | None:
    """The beginning of a Chinese name that the segmenter has whole before a bracket: 汉学家|林海舟（…）."""
    word, lists = text.word_to[bracket], text.lists
    if word is None or word.tag not in NAMED or bracket - word.start not in _CHINESE:
        return None
    before = text.folded[word.start - 1 : word.start]
    chinese = text.folded[word.start] in lists.surnames and before not in lists.transliteration
    return word.start if chinese and text.folded[bracket - 1] not in lists.not_given else None


#: Characters of a Chinese name with a surname of one.
_CHINESE = (2, 3)


def _after_title_to(text: Text, bracket: int) -> int | None:
    """Everything between an office and a bracket with a Latin name: 参议员|广野庆子（Mazie Hirono）."""
    for start in range(bracket - _SHORTEST, max(0, bracket - _LONGEST) - 1, -1):
        if not is_han(text.folded[start]) or text.token_at[start] is not None:
            return None
        before = text.token_to[start]
        if before is not None and "title" in before.meaning.classes:
            return start
    return None


def cast(text: Text, names: list[Name], roster: Roster) -> Iterator[Finding]:
    """Every occurrence of every new name and of its short form, with the rule that proved it."""
    gloss = {opening: latin for opening, _, latin in text.glosses if " " in latin}
    proofs: dict[str, str] = {}
    for form, latin, rule in _forms(text, names, gloss):
        proofs[form] = rule
        _register(text, form, latin, roster)
    for form, key in sorted(roster.people.items()):
        if _known_person(text, form) == key:
            continue
        rule = proofs.get(form, _RULE_SHORT)
        for start in occurrences(text.folded, form):
            yield Finding(start, start + len(form), (key,), "short" if rule == _RULE_SHORT else "name", rule)


def _forms(text: Text, names: list[Name], gloss: dict[int, str]) -> list[tuple[str, str | None, str]]:
    """Each new form with the Latin form that the text gives it and its first proof; longer ones first."""
    found: dict[str, tuple[str | None, str]] = {}
    for name in names:
        form = _whole(text, text.folded[name.start : name.end])
        latin, rule = found.get(form, (None, name.rule))
        found[form] = (latin or name.latin or gloss.get(name.end), rule)
    longest_first = sorted(found.items(), key=lambda item: (-len(item[0]), item[0]))
    return [(form, latin, rule) for form, (latin, rule) in longest_first]


def _whole(text: Text, form: str) -> str:
    """A name of two characters that one and the same character always follows has three: 严德|发."""
    if len(form) != _SHORTEST or form[0] not in text.lists.surnames:
        return form
    ends = [at + _SHORTEST for at in occurrences(text.folded, form)]
    nexts = {text.folded[end : end + 1] for end in ends}
    char = min(nexts, default="")
    if len(ends) < _TWICE or len(nexts) > 1 or not is_han(char or " ") or char in text.lists.follow:
        return form
    return form if any(text.follows(end, by_tag=False) for end in ends) else form + char


def _known_person(text: Text, form: str) -> str | None:
    """The one person whom the gazetteer knows by a form."""
    meaning = text.lexicon.meanings.get(form)
    people = [key for key in meaning.keys if key.startswith("person/")] if meaning else []
    return people[0] if len(people) == 1 else None


def _register(text: Text, form: str, latin: str | None, roster: Roster) -> None:
    """Give a form its person: known, in the text by a longer form or the same Latin one, or new."""
    written, form = form, form if form.isascii() else form.replace(".", "·")
    key = (
        _known_person(text, form)
        or _by_office(text, form, latin)
        or _known_by_part(text, form, latin)
        or (roster.by_latin(latin) or _by_english(latin) if latin else None)
        or roster.people.get(form)
        or roster.person(form)
    )
    roster.people.setdefault(form, key)
    roster.people.setdefault(written, key)
    if latin:
        roster.explained(key, latin)
    if form.isascii():
        roster.people.setdefault(form.rpartition(" ")[2], key)
        return
    for separator in "·-":
        last = form.rpartition(separator)[2]
        if separator in form and len(last) > 1 and _known_person(text, last) in (None, key):
            roster.people.setdefault(last, key)


def _by_office(text: Text, form: str, latin: str | None) -> str | None:
    """Of the known people who share a short name the one whose Latin name or office stands beside it."""
    people = text.lexicon.shared.get(form, ())
    actors = [text.lexicon.actors[key] for key in people]
    if latin:
        return next((one.key for one in actors if one.name_en and same_latin(one.name_en, latin)), None)
    offices = {
        text.lists.equal_titles.get(token.text, token.text)
        for start in occurrences(text.folded, form)
        for token in (text.token_to[start], text.token_at[start + len(form)])
        if token is not None
    }
    named, day = _named(text), text.layout.article.day
    fitting = [
        (post.body not in named, not post.held(day), number)  # 约旦国王|阿卜杜拉 is not the king of 沙特
        for number, key in enumerate(people)
        for post in text.lexicon.gazetteer.by_person.get(key, ())
        if text.lists.equal_titles.get(post.title, post.title) in offices
    ]
    if fitting:
        return people[min(fitting)[2]]
    in_office = [key for key in people if _in_office(text, key)]
    return in_office[0] if len(in_office) == 1 else None


def _named(text: Text) -> set[str]:
    """Whatever known names of the text may mean."""
    return {key for token in text.names for key in token.meaning.keys}


def _in_office(text: Text, person: str) -> bool:
    """Whether a known person held a post of a state that the text names on the day of publication."""
    named = _named(text)
    posts = text.lexicon.gazetteer.by_person.get(person, ())
    return any(post.body in named and post.held(text.layout.article.day) for post in posts)


def _known_by_part(text: Text, form: str, latin: str | None) -> str | None:
    """A known person under another first name: the last part is theirs and the Latin form agrees.

    Without a Latin form the first parts must begin alike: 埃马纽埃尔 and 伊曼纽尔 stay apart, but so
    do a president and his son.
    """
    last = form.rpartition("·")[2]
    key = _known_person(text, last) if last != form else None
    if key is None:
        return None
    actor = text.lexicon.actors[key]
    if latin:
        return key if actor.name_en and same_latin(actor.name_en, latin) else None
    firsts = {alias.partition("·")[0][:1] for alias in actor.aliases if "·" in alias}
    return key if form[:1] in firsts else None


@cache
def _english_names() -> Mapping[str, str]:
    """People of the gazetteer by each Latin form."""
    return {
        form.casefold(): key
        for key, actor in sorted(lexicon().actors.items())
        if key.startswith("person/")
        for form in (actor.name_en or "", *actor.aliases)
        if form.isascii() and " " in form
    }


def _by_english(latin: str) -> str | None:
    return _english_names().get(latin.casefold())
