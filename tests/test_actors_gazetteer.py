"""The gazetteer: items labelled in three forms and named once; no name means two without a rule."""

import re
from collections import Counter, defaultdict
from itertools import combinations

import pyoxigraph
import pytest

from kg import lang
from kg.actors.lexicon import lexicon
from kg.actors.words import words
from kg.iris import ONTOLOGY
from kg.lang.fold import fold
from kg.lang.gazetteer import gazetteer
from kg.records import ActorType

FILES = sorted(lang.ontology_folder().glob("actors-*.ttl"))
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
PREFERRED = "http://www.w3.org/2004/02/skos/core#prefLabel"
#: What two media share (ABC, CNA) names neither by itself: the text must name one of them in full.
SHARED_BY_MEDIA = {"ABC", "CNA"}
SHARED = ONTOLOGY + "sharedLabel"


def statements() -> list[pyoxigraph.Quad]:
    return [
        quad
        for file in FILES
        for quad in pyoxigraph.parse(path=str(file), format=pyoxigraph.RdfFormat.TURTLE)
    ]


def test_nothing_is_described_twice() -> None:
    types = Counter(quad.subject.value for quad in statements() if quad.predicate.value == TYPE)
    assert [subject for subject, count in types.items() if count > 1] == []


def test_every_item_has_a_name_in_simplified_and_traditional_chinese_and_english() -> None:
    languages = defaultdict(list)
    for quad in statements():
        if quad.predicate.value == PREFERRED:
            languages[quad.subject.value].append(quad.object.language.lower())
    assert {
        key: tags for key, tags in languages.items() if sorted(tags) != ["en", "zh-hans", "zh-hant"]
    } == {}


def test_every_key_tells_the_kind() -> None:
    for key, entry in gazetteer().entries.items():
        assert key == entry.actor.key
        assert key.partition("/")[0] == entry.actor.type.value


def test_states_have_codes_and_other_items_belong_to_states_that_are_there() -> None:
    entries = gazetteer().entries
    codes = [entry.actor.code for entry in entries.values() if entry.actor.type is ActorType.COUNTRY]
    named = [code for code in codes if code]
    assert len(named) == len(set(named)) and all(re.fullmatch("[A-Z]{2}", code) for code in named)
    assert {e.actor.state for e in entries.values() if e.actor.state} <= set(entries)


def test_posts_are_of_people_and_bodies_that_are_there_and_end_after_they_begin() -> None:
    entries = gazetteer().entries
    for post in gazetteer().posts:
        assert {post.person, post.body} <= set(entries)
        assert post.start is None or post.end is None or post.start < post.end


def test_one_office_of_one_holder_is_held_by_one_person_at_a_time() -> None:
    held = defaultdict(list)
    for post in gazetteer().posts:
        if post.title in words().holders:
            held[post.body, words().equal_titles.get(post.title, post.title)].append(post)
    overlaps = [
        (one, other)
        for group in held.values()
        for one, other in combinations(group, 2)
        if one.person != other.person
        and one.start
        and other.start
        and one.start < (other.end or "9999")
        and other.start < (one.end or "9999")
    ]
    # Offices that are several people's (议长, 发言人) are not in the list of offices with one holder.
    assert [pair for pair in overlaps if pair[0].title == pair[1].title] == []


def test_no_form_means_two_actors_unless_a_rule_decides() -> None:
    known = lexicon()
    shared = {fold(quad.object.value) for quad in statements() if quad.predicate.value == SHARED}
    collisions = {
        form: meaning.keys
        for form, meaning in known.meanings.items()
        if len(meaning.keys) > 1
        and not meaning.classes & {"side"}  # 中方, 美方: the abbreviation's rule decides
        and form not in SHARED_BY_MEDIA | shared
    }
    kinds = {form: {known.actors[key].type for key in keys} for form, keys in collisions.items()}
    # A state and a place of one name: the state is meant (the order of kinds decides).
    assert {form for form, types in kinds.items() if types != {ActorType.COUNTRY, ActorType.PLACE}} == set()


@pytest.mark.parametrize("char", sorted(words().abbreviation_of))
def test_the_usual_state_of_an_abbreviation_has_it(char: str) -> None:
    assert words().abbreviation_of[char] in lexicon().abbreviations[char]
