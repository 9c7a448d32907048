"""The words and characters that names are recognised by, read once from the language data."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg import lang
from kg.actors.edges import Beginnings, Endings


@dataclass(frozen=True, slots=True)
class Words:
    """Word lists of `names.toml` and `titles.toml`, as sets; the fields carry the entries' names."""

    transliteration: frozenset[str]
    not_first: frozenset[str]
    not_last: frozenset[str]
    surnames: frozenset[str]
    compound_surnames: frozenset[str]
    japanese_surnames: frozenset[str]
    follow: frozenset[str]
    follow_at: Beginnings
    others_at: Beginnings  # words that only begin like a name, or that follow one
    not_gloss: frozenset[str]
    gloss_bodies: frozenset[str]
    gloss_things: frozenset[str]
    bodies: frozenset[str]
    government: frozenset[str]
    army: frozenset[str]
    army_words: frozenset[str]  # 军演
    army_deeds: frozenset[str]  # 军演习
    endings: frozenset[str]
    organised: Beginnings  # what 组织 organises
    strong_endings: frozenset[str]
    no_ending: tuple[str, ...]
    domestic: frozenset[str]  # states where news are in Chinese
    congress: tuple[str, ...]
    not_citizens: tuple[str, ...]
    generic: frozenset[str]
    people: frozenset[str]
    single_groups: frozenset[str]
    not_people: frozenset[str]
    modifiers: Endings
    titles: frozenset[str]
    state_titles: frozenset[str]
    no_post: frozenset[str]
    styles: frozenset[str]
    honorifics: frozenset[str]
    addresses: frozenset[str]
    holders: frozenset[str]
    local: frozenset[str]
    of_body: frozenset[str]
    of_company: frozenset[str]
    equal_titles: Mapping[str, str]
    tenses: Mapping[str, str]
    tense_words: Endings
    before_time: frozenset[str]
    gap_verbs: frozenset[str]
    stately: frozenset[str]
    body_stop: frozenset[str]
    body_not_first: frozenset[str]
    directions: frozenset[str]
    group_bodies: frozenset[str]
    kin: frozenset[str]
    entourage: frozenset[str]
    sites: frozenset[str]
    not_compound: frozenset[str]
    one: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    not_sides: frozenset[str]
    everyday: frozenset[str]
    row: frozenset[str]  # characters that stand for states in rows whatever follows
    abbreviation_of: Mapping[str, str]
    shared_abbreviations: Mapping[str, str]
    not_people_after: frozenset[str]
    trades: frozenset[str]
    followers: frozenset[str]
    pronouns: Mapping[str, str]
    nominal: frozenset[str]
    seats: frozenset[str]
    body_home: Mapping[str, str]
    usual_first: frozenset[str]  # bodies that are their home's wherever the text speaks of that
    body_not: Mapping[str, str]
    not_party: frozenset[str]
    town_bodies: frozenset[str]
    before_alone: frozenset[str]
    home: Mapping[str, str]
    not_given: frozenset[str]
    needs_modifier: frozenset[str]
    before_state: frozenset[str]
    china: frozenset[str]
    peoples: Mapping[str, str]
    event_endings: frozenset[str]
    plain_events: frozenset[str]
    whole_events: frozenset[str]


def _titles(table: lang.Table) -> tuple[frozenset[str], frozenset[str]]:
    """All offices, and those of a state: listed or made of a department, each with the ranks before it."""
    of_state = set(table.words("office", "state"))
    listed = {*of_state, *table.words("office", "body")}
    made = {
        department + head
        for department in table.words("department", "names")
        for head in ("部长", "部部长", "部长官", "次长", "部副部长", "副部长", "大臣", "国务大臣", "部次长")
    }
    ranks = table.words("rank", "prefixes")
    ranked = {rank + title for rank in ranks for title in listed}
    of_state |= made
    of_state |= {rank + title for rank in ranks for title in of_state}
    return frozenset(listed | made | ranked | of_state), frozenset(of_state)


#: Lists of pronouns and of words of tense before an office, by their names in the data and in the code.
_PRONOUNS = (
    "person", "own", "plural", "persons", "states", "state", "body", "official", "outlet", "former", "latter",
)  # fmt: skip
_TENSES = ("former", "future", "current")


@cache
def words() -> Words:
    """The word lists of Chinese. Raises LanguageDataError."""
    names, titles = lang.load("zh", "names"), lang.load("zh", "titles")

    all_titles, state_titles = _titles(titles)
    tenses = {word: tense for tense in _TENSES for word in titles.words("tense", tense)}

    def these(*keys: str) -> frozenset[str]:
        return frozenset(names.words(*keys))

    follow = these("around", "speech")
    return Words(
        transliteration=these("transliteration", "characters"),
        not_first=these("transliteration", "not-first"),
        not_last=these("transliteration", "not-last"),
        surnames=these("surname", "chinese") | these("surname", "korean"),
        compound_surnames=these("surname", "compound"),
        japanese_surnames=these("surname", "japanese"),
        follow=follow,
        follow_at=Beginnings(follow),
        others_at=Beginnings(word for word in follow | these("surname", "not-names") if len(word) > 1),
        not_gloss=these("gloss", "not-names"),
        gloss_bodies=these("gloss", "bodies"),
        gloss_things=these("gloss", "things"),
        bodies=these("body", "state") | {name + "部" for name in titles.words("department", "names")},
        nominal=these("body", "nominal"),
        seats=these("body", "seat"),
        body_home=names.mapping("body-home"),
        usual_first=these("body", "usual-first"),
        body_not=names.mapping("body-not"),
        not_party=these("body", "not-party"),
        town_bodies=these("body", "town"),
        before_alone=these("body", "before-alone"),
        not_given=these("surname", "not-last"),
        needs_modifier=these("unnamed", "needs-modifier"),
        before_state=these("after", "before-state"),
        china=these("after", "china"),
        event_endings=these("event", "ending") | these("event", "whole"),
        plain_events=these("event", "plain"),
        whole_events=these("event", "whole"),
        peoples=names.mapping("people"),
        home=titles.mapping("home"),
        government=these("body", "government"),
        army=these("body", "army"),
        army_words=these("body", "army-words"),
        army_deeds=these("body", "army-deeds"),
        endings=these("body", "ending"),
        organised=Beginnings(these("body", "organised")),
        strong_endings=these("body", "strong-ending"),
        domestic=these("body", "domestic"),
        no_ending=tuple(sorted(these("body", "no-ending"))),
        congress=tuple(sorted(these("body", "congress"))),
        not_citizens=tuple(sorted(these("unnamed", "not-citizens"))),
        generic=these("body", "generic"),
        people=these("unnamed", "people"),
        single_groups=these("unnamed", "single"),
        not_people=these("unnamed", "not"),
        modifiers=Endings(these("unnamed", "modifier")),
        titles=all_titles,
        state_titles=state_titles,
        no_post=frozenset((*titles.words("office", "no-post"), *titles.words("office", "kinship"))),
        styles=frozenset(titles.words("office", "style")),
        honorifics=frozenset(titles.words("office", "honorific")),
        addresses=all_titles | frozenset(titles.words("office", "honorific")),
        local=frozenset(titles.words("office", "local")),
        of_body=frozenset(titles.words("office", "of-body")),
        of_company=frozenset(titles.words("office", "of-company")),
        holders=frozenset(titles.words("office", "holder")),
        equal_titles=titles.mapping("equal"),
        tenses=tenses,
        tense_words=Endings(tenses),
        before_time=frozenset(titles.words("tense", "before-time")),
        gap_verbs=frozenset(titles.words("gap", "verbs")),
        stately=state_titles | frozenset(titles.words("office", "personal")),
        body_stop=these("body", "stop"),
        body_not_first=these("body", "not-first"),
        directions=these("body", "direction"),
        group_bodies=these("unnamed", "bodies"),
        kin=these("unnamed", "kin"),
        entourage=these("unnamed", "entourage"),
        sites=these("unnamed", "sites"),
        not_compound=these("unnamed", "not-compound") | these("body", "stop") - these("unnamed", "compound"),
        one=these("unnamed", "one"),
        female=these("unnamed", "female"),
        male=these("unnamed", "male"),
        not_sides=these("abbreviation", "not-sides"),
        shared_abbreviations=names.mapping("abbreviation-shared"),
        abbreviation_of=names.mapping("abbreviation-of"),
        not_people_after=these("abbreviation", "not-people"),
        trades=these("body", "trades"),
        everyday=these("abbreviation", "everyday"),
        row=these("row", "free"),
        followers=these("abbreviation", "followers"),
        pronouns={word: kind for kind in _PRONOUNS for word in names.words("pronoun", kind)},
    )
