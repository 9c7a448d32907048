"""What holds of every item in the gazetteer's files, `ontology/actors-*.ttl`."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from unicodedata import combining, normalize

import pyoxigraph
import pytest

from kg import lang
from kg.actors.words import words
from kg.iris import BASE, ONTOLOGY, iri
from kg.lang.gazetteer import gazetteer, key_of
from kg.lang.outlets import outlets
from kg.text import fold

SKOS = "http://www.w3.org/2004/02/skos/core#"
ORG = "http://www.w3.org/ns/org#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
FILES = sorted(lang.ontology_folder().glob("actors-*.ttl"))
#: Offices that several people of one state or body hold at a time.
SEVERAL = re.compile("发言人$|^副(外长|总理)$|^大法官$")
#: The holder of an office others held before, of whom the day it began is not certain.
UNDATED = {("country/美国", "贸易代表", "person/格里尔")}
#: Two people of one state whose names are written alike in English.
NAMESAKES = {"ho ri yong"}
#: Traditional names that are folded to other characters than the usual simplified ones.
OTHER_CHARACTERS = {"person/金炼铁", "organization/哈里伯顿"}
#: Characters that a word-for-word conversion into traditional ones gets wrong in names.
MISCONVERTED = re.compile("^樸|師范|米哈游$")
#: ISO 3166-1 alpha-2, officially assigned codes (249).
ISO = re.findall(
    r"\w+",
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV "
    "BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES "
    "ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE "
    "IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY "
    "MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU "
    "NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM "
    "SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE "
    "VG VI VN VU WF WS YE YT ZA ZM ZW",
)

Item = dict[str, list[tuple[str, str]]]  # values with their language tags by predicate


def read(path: Path) -> dict[str, Item]:
    """The items of a Turtle file by IRI."""
    items: dict[str, Item] = defaultdict(lambda: defaultdict(list))
    turtle = pyoxigraph.RdfFormat.TURTLE
    for triple in pyoxigraph.parse(path=str(path), format=turtle, base_iri=BASE):
        # pyoxigraph lower-cases language tags: zh-Hans is read as zh-hans.
        tag = getattr(triple.object, "language", None) or ""
        items[triple.subject.value][triple.predicate.value].append((triple.object.value, tag))
    return items


@cache
def items() -> dict[str, Item]:
    return {subject: item for path in FILES for subject, item in read(path).items()}


def kind(item: Item) -> str:
    return item[TYPE][0][0].removeprefix(ONTOLOGY).removeprefix(ORG)


def actors() -> Iterator[tuple[str, Item]]:
    return ((subject, item) for subject, item in items().items() if kind(item) != "Membership")


def posts() -> Iterator[tuple[str, Item]]:
    return ((subject, item) for subject, item in items().items() if kind(item) == "Membership")


def value(item: Item, predicate: str) -> str | None:
    return item[predicate][0][0] if item[predicate] else None


def labels(item: Item, *names: str) -> set[str]:
    return {fold(text) for name in names for text, _ in item[name]}


def names(item: Item) -> set[str]:
    return labels(item, SKOS + "prefLabel", SKOS + "altLabel")


def test_every_actor_has_one_preferred_label_a_language() -> None:
    tags = {subject: sorted(tag for _, tag in item[SKOS + "prefLabel"]) for subject, item in actors()}
    assert {subject: found for subject, found in tags.items() if found != ["en", "zh-hans", "zh-hant"]} == {}


def test_labels_are_clean() -> None:
    texts = [text for _, item in items().items() for pairs in item.values() for text, tag in pairs if tag]
    assert [text for text in texts if text != text.strip() or re.search(r"[=?|]|  ", text)] == []


def test_the_key_of_an_item_gives_its_iri() -> None:
    assert [subject for subject in items() if iri(key_of(subject)) != subject] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_says_what_it_holds_and_is_sorted(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    subjects = re.findall(r"^<([^>]+)>", text, re.MULTILINE)
    assert text.startswith("# ")
    assert subjects == sorted(subjects)
    assert len(subjects) == len(set(subjects))


def test_no_item_stands_in_two_files() -> None:
    assert sum(len(read(path)) for path in FILES) == len(items())


def test_a_name_means_one_actor() -> None:
    """Unless each of those who bear it says that it is shared."""
    bearers: dict[str, set[str]] = defaultdict(set)
    unshared = set()
    for subject, item in actors():
        unshared |= names(item) - labels(item, ONTOLOGY + "sharedLabel")
        for name in names(item):
            bearers[name].add(key_of(subject))
    assert {name: bearers[name] for name in unshared if len(bearers[name]) > 1} == {}


def test_a_shared_name_of_people_is_nobodys_own() -> None:
    """A short name of several people says nothing without an office: it is no altLabel of any of them."""
    own = {name for _, item in actors() for name in names(item)}
    people = (item for _, item in actors() if kind(item) == "Person")
    assert sorted(own & {name for item in people for name in labels(item, ONTOLOGY + "sharedLabel")}) == []


def test_no_outlet_bears_the_name_of_an_actor() -> None:
    own = {name for _, item in actors() for name in names(item)}
    media = read(lang.ontology_folder() / "outlets.ttl")
    assert sorted(own & {name for item in media.values() for name in names(item)}) == []


def test_no_name_of_a_person_ends_in_an_office() -> None:
    titles = (
        "议长",
        "大使",
        "博士",
        "部长",
        "发言人",
        "首相",
        "总统",
        "总理",
        "主席",
        "顾问",
        "将军",
        "国务卿",
    )
    people = (item for _, item in actors() if kind(item) == "Person")
    assert [name for item in people for name in names(item) if name.endswith(titles)] == []


def test_states_exist_and_are_countries() -> None:
    wrong = {
        subject: state
        for subject, item in actors()
        for state, _ in item[ONTOLOGY + "state"]
        if state not in items() or kind(items()[state]) != "Country"
    }
    assert wrong == {}


def test_the_codes_of_states_are_complete_and_unique() -> None:
    codes = [code for _, item in actors() if kind(item) == "Country" for code, _ in item[SKOS + "notation"]]
    assert sorted(codes) == ISO


def test_posts_join_a_person_and_a_body_that_exist() -> None:
    for subject, item in posts():
        person, body = value(item, ORG + "member"), value(item, ORG + "organization")
        assert person in items() and kind(items()[person]) == "Person", subject
        assert body in items() and kind(items()[body]) in ("Country", "Organization", "Place"), subject
        assert value(item, ONTOLOGY + "title"), subject


def test_posts_begin_before_they_end() -> None:
    for subject, item in posts():
        start, end = value(item, ONTOLOGY + "from"), value(item, ONTOLOGY + "until")
        days = [date.fromisoformat(day) for day in (start, end) if day]
        assert days == sorted(set(days)), subject


def terms() -> dict[tuple[str, str], list[tuple[str, str, str]]]:
    """Who held each office from when to when, by body and the one name of the office (外长: 外交部长)."""
    held: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for post in gazetteer().posts:
        if not SEVERAL.search(post.title):
            office = post.body, words().equal_titles.get(post.title, post.title)
            held[office].append((post.start or "", post.end or "9999", post.person))
    return held


def test_an_office_has_one_holder_at_a_time() -> None:
    """One who held it on days that are not known would hold it on those of all others as well."""
    overlaps = [
        (body, title, one, other)
        for (body, title), held in terms().items()
        for (first, end, one), (start, last, other) in combinations(sorted(held), 2)
        if start < end and first < last and one != other
        if not UNDATED & {(body, title, one), (body, title, other)}
    ]
    assert overlaps == []


def test_nobody_and_no_body_stands_twice() -> None:
    """Under two transliterations: the English name tells, without order, case, accents and hyphens."""
    bearers: dict[tuple[str, str | None, str], list[str]] = defaultdict(list)
    for subject, item in (*actors(), *read(lang.ontology_folder() / "outlets.ttl").items()):
        for english in {plain(name) for name, tag in item[SKOS + "prefLabel"] if tag == "en"}:
            bearers[kind(item), value(item, ONTOLOGY + "state"), english].append(key_of(subject))
    found = {key: keys for key, keys in bearers.items() if len(keys) > 1 and key[2] not in NAMESAKES}
    assert found == {}


def plain(name: str) -> str:
    """An English name for comparison: 'Sargsyan, Serzh' is 'Serzh Sargsyan'."""
    letters = "".join(char for char in normalize("NFKD", name) if not combining(char))
    return " ".join(sorted(re.findall(r"[\w+]+", re.sub("['’]", "", letters.casefold()))))


def test_the_traditional_name_is_the_simplified_one_in_other_characters() -> None:
    wrong = []
    for subject, item in actors():
        by_tag = {tag: name for name, tag in item[SKOS + "prefLabel"]}
        if fold(by_tag["zh-hant"]) != fold(by_tag["zh-hans"]) or MISCONVERTED.search(by_tag["zh-hant"]):
            wrong.append(key_of(subject))
    assert set(wrong) == OTHER_CHARACTERS


def test_no_other_label_repeats_the_preferred_one() -> None:
    repeated = {
        key_of(subject): sorted(again)
        for subject, item in actors()
        if (again := chinese(item, "prefLabel") & chinese(item, "altLabel"))
    }
    assert repeated == {}


def chinese(item: Item, label: str) -> set[str]:
    return {fold(text) for text, tag in item[SKOS + label] if tag.startswith("zh")}


def test_what_a_title_mark_says_is_not_the_name_of_another_outlet() -> None:
    """《每日镜报》 is the Daily Mirror, not also the Tagesspiegel, which Chinese texts call so at times."""
    media = outlets()
    own = {form: outlet.actor.key for outlet in media for form in outlet.forms}
    found = {
        form: own[form]
        for outlet in media
        for form in outlet.quoted
        if own.get(form, outlet.actor.key) != outlet.actor.key
    }
    assert found == {"明镜": "organization/明镜新闻网"}


def test_the_loader_knows_every_actor_and_post() -> None:
    known = gazetteer()
    assert set(known.entries) == {key_of(subject) for subject, _ in actors()}
    assert len(known.posts) == len(list(posts()))
