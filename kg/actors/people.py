"""People by name: gathers the evidence of open names and finds every form of each in the text."""

from collections.abc import Iterator

from kg.actors import open_names
from kg.actors.finding import Finding
from kg.actors.lexicon import Token
from kg.actors.open_names import Name
from kg.actors.reading import Text
from kg.actors.roster import Roster, same_latin

_RULE_SHORT = "zh.name.short"


def new_names(text: Text) -> list[Name]:
    """Names that no list knows, at the places that prove them, in text order."""
    found = [*open_names.dotted(text), *_after_titles(text), *_before_titles(text), *_glossed(text)]
    found.extend(open_names.speaking(text))
    return sorted(found, key=lambda name: (name.start, name.end))


def _is_title(token: Token) -> bool:
    return bool(token.meaning.classes & {"title"})


def _after_titles(text: Text) -> Iterator[Name]:
    for token in text.tokens:
        start = token.end + (text.folded[token.end : token.end + 1] == " ")
        if not _is_title(token) or start in text.token_at:
            continue
        end = open_names.after_title(text, start)
        if end:
            yield Name(start, end, None, "zh.name.after-title")


def _before_titles(text: Text) -> Iterator[Name]:
    """武契奇总统, 韩先生: the stretch before a title that the segmenter takes for one name."""
    for token in text.tokens:
        if token.meaning.classes & {"title", "honorific"} and token.start not in text.token_to:
            for length in (4, 3, 2):
                start = token.start - length
                word = text.word_at.get(start)
                if word and word[0] == token.start and _like_a_name(text, start, word):
                    yield Name(start, token.start, None, "zh.name.before-title")
                    break


def _like_a_name(text: Text, start: int, word: tuple[int, str]) -> bool:
    """Tagged as a name, begins as names begin, and holds no known form."""
    if word[1] not in ("nr", "nrt", "nrfg"):
        return False
    if any(at in text.token_at for at in range(start, word[0])):
        return False
    first = text.folded[start]
    return first in text.lists.surnames or (
        first in text.lists.transliteration and open_names.run_end(text, start) >= word[0]
    )


def _glossed(text: Text) -> Iterator[Name]:
    for opening, _closing, latin in open_names.glossed(text):
        if " " not in latin or opening in text.token_to:
            continue
        start = open_names.before_bracket(text, opening)
        if start is not None:
            yield Name(start, opening, latin, "zh.name.latin-gloss")


def cast(text: Text, names: list[Name], roster: Roster) -> Iterator[Finding]:
    """Every occurrence of every new name and of its short form."""
    gloss = {opening: latin for opening, _, latin in open_names.glossed(text) if " " in latin}
    for form, latin in _forms(text, names, gloss):
        _register(text, form, latin, roster)
    for form, key in sorted(roster.people.items()):
        if _known_person(text, form) == key:
            continue
        rule = "zh.name.full" if key == f"person/{form}" else _RULE_SHORT
        for start in occurrences(text.folded, form):
            yield Finding(start, start + len(form), (key,), "name" if rule != _RULE_SHORT else "short", rule)


def _forms(text: Text, names: list[Name], gloss: dict[int, str]) -> list[tuple[str, str | None]]:
    """Each new form with the Latin form that the text gives it anywhere; longer forms first."""
    found: dict[str, str | None] = {}
    for name in names:
        form = text.folded[name.start : name.end]
        found[form] = found.get(form) or name.latin or gloss.get(name.end)
    return sorted(found.items(), key=lambda item: (-len(item[0]), item[0]))


def _known_person(text: Text, form: str) -> str | None:
    """The one person whom the gazetteer knows by a form."""
    meaning = text.lexicon.meanings.get(form)
    people = [key for key in meaning.keys if key.startswith("person/")] if meaning else []
    return people[0] if len(people) == 1 else None


def _register(text: Text, form: str, latin: str | None, roster: Roster) -> None:
    """Give a form its person: known to the gazetteer, in the text by a longer form or the same Latin one, or new."""
    key = (
        _known_person(text, form)
        or _known_by_part(text, form, latin)
        or (roster.by_latin(latin) if latin else None)
        or roster.people.get(form)
        or roster.person(form)
    )
    roster.people.setdefault(form, key)
    if latin:
        roster.explained(key, latin)
    for separator in "·-":
        last = form.rpartition(separator)[2]
        if separator in form and len(last) > 1 and _known_person(text, last) in (None, key):
            roster.people.setdefault(last, key)


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


def occurrences(folded: str, form: str) -> Iterator[int]:
    """Where a form stands, without overlaps."""
    at = folded.find(form)
    while at >= 0:
        yield at
        at = folded.find(form, at + len(form))
