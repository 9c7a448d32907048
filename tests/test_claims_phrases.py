"""Acts that a verb names together with what it takes: each rule in sentences of our own."""

from collections.abc import Mapping
from typing import Any

import pytest

from kg import lang
from kg.claims.preparation import prepare
from kg.claims.words.phrases import phrase, phrases
from kg.claims.words.triggers import Trigger
from kg.lang.event_types import event_type
from tests.test_claims import read, told

RULES = lang.load("zh", "phrases").rules(required=("still",))


def named(text: str, word: str) -> list[Trigger]:
    return [trigger for trigger in prepare(read(text)).triggers if trigger.word == word]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_a_verb_with_what_it_takes_names_one_act(rule: Mapping[str, Any]) -> None:
    (trigger,) = named(rule["example"], rule["word"])
    assert trigger.phrase == rule["id"]
    assert [concept.notation for concept in trigger.concepts] == [rule["type"]]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_it_is_told(rule: Mapping[str, Any]) -> None:
    assert event_type(rule["type"]).type in {claim.type for claim in told(rule["example"])}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_with_something_else_it_does_not(rule: Mapping[str, Any]) -> None:
    assert all(trigger.phrase != rule["id"] for trigger in named(rule["still"], rule["word"]))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_the_word_of_the_example_is_one_of_its_verbs(rule: Mapping[str, Any]) -> None:
    assert rule["word"] in rule["verbs"]
    assert list(rule["verbs"]) == sorted(rule["verbs"])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("海地难民寻求庇护者增多。", "寻求"),  # somebody by what he seeks
        ("朝鲜试射的导弹落入海中。", "试射"),  # what is described stands behind
        ("波兰派遣代表，军队留在营地。", "派遣"),  # the object of another clause
    ],
)
def test_what_it_takes_stands_behind_it(text: str, word: str) -> None:
    start = text.index(word)
    assert phrase(text, word, start, start + len(word)) is None


def test_a_word_that_names_no_event_by_itself_names_none_with_another_object() -> None:
    assert "见证" in phrases()
    assert not told("泰国总理周二见证历史。")
