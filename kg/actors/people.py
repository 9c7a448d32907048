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
        if not _is_title(token) or token.end in text.token_at:
            continue
        end = open_names.after_title(text, token.end)
        if end:
            yield Name(token.end, end, None, "zh.name.after-title")


def _before_titles(text: Text) -> Iterator[Name]:
    """武契奇总统, 韩先生: the stretch before a title that the segmenter takes for one name."""
    for token in text.tokens:
        if token.meaning.classes & {"title", "honorific"} and token.start not in text.token_to:
            for length in (4, 3, 2):
                start = token.start - length
                word = text.word_at.get(start)
                if word and word[0] == token.start and word[1] in ("nr", "nrt", "nrfg"):
                    yield Name(start, token.start, None, "zh.name.before-title")
                    break


def _glossed(text: Text) -> Iterator[Name]:
    for opening, _closing, latin in open_names.glossed(text):
        if " " not in latin or opening in text.token_to:
            continue
        start = open_names.before_bracket(text, opening)
        if start is not None:
            yield Name(start, opening, latin, "zh.name.latin-gloss")


def cast(text: Text, names: list[Name], roster: Roster) -> Iterator[Finding]:
    """Every occurrence of every new name and of its short form."""
    gloss = {opening: latin for opening, _, latin in open_names.glossed(text)}
    longest_first = sorted({text.folded[n.start : n.end]: n for n in reversed(names)}.items(), key=_by_length)
    for form, name in longest_first:
        _register(form, gloss.get(name.end) or name.latin, roster)
    for form, key in sorted(roster.people.items()):
        if key in text.lexicon.actors:
            continue
        rule = "zh.name.full" if key == f"person/{form}" else _RULE_SHORT
        for start in occurrences(text.folded, form):
            yield Finding(start, start + len(form), (key,), "name" if rule != _RULE_SHORT else "short", rule)


def _by_length(item: tuple[str, Name]) -> tuple[int, str]:
    return -len(item[0]), item[0]


def _register(form: str, latin: str | None, roster: Roster) -> None:
    """Give a form its person: one already in the text by a longer form, or a new one."""
    key = roster.people.get(form) or roster.person(form)
    if latin and " " in latin and same_latin(None, latin):
        roster.explained(key, latin)
    parts = form.replace("-", "·").split("·")
    if "·" in form and len(parts[-1]) > 1:
        roster.people.setdefault(parts[-1], key)
        last = form.rpartition("·")[2]
        roster.people.setdefault(last, key)


def occurrences(folded: str, form: str) -> Iterator[int]:
    """Where a form stands, without overlaps."""
    at = folded.find(form)
    while at >= 0:
        yield at
        at = folded.find(form, at + len(form))
