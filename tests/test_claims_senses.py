"""Words that name an event, but not in this company: each rule in sentences of our own."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import lang
from kg.claims.preparation import prepare
from kg.claims.words.senses import Senses
from kg.claims.words.triggers import lexicon
from tests.test_claims import read, told

TABLE = lang.load("zh", "senses")
RULES = TABLE.rules(required=("word", "still"))
SHAPES = [TABLE.data["title"], TABLE.data["manner"]]


def words(text: str) -> list[str]:
    return [trigger.word for trigger in prepare(read(text)).triggers]


@pytest.mark.parametrize("rule", [*RULES, *SHAPES], ids=lambda rule: rule["id"])
def test_a_word_in_such_company_names_no_event(rule: Mapping[str, Any]) -> None:
    at = rule["example"].index(rule["word"])
    end = at + len(rule["word"])
    followed = rule["id"] == "zh.sense.manner"
    assert Senses(rule["example"]).other(rule["word"], at, end, followed) == rule["id"]
    assert rule["word"] not in words(rule["example"])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_in_other_company_it_does(rule: Mapping[str, Any]) -> None:
    assert rule["word"] in words(rule["still"])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_rules_are_of_words_that_may_name_events(rule: Mapping[str, Any]) -> None:
    assert set(rule.get("words", [rule["word"]])) <= set(lexicon().concepts)


def test_a_law_is_passed_and_what_it_is_about_is_not_told() -> None:
    found = told("美国国会周三通过《强迫劳动披露法》。")
    assert {claim.type for claim in found} == {"agree"}


@pytest.mark.parametrize(
    ("text", "word", "cut"),
    [
        ("该教会多年来被迫害。", "迫害", "被迫"),
        ("李先生被关押两年。", "关押", "被关"),
        ("两名记者被判刑。", "判刑", "被判"),
        ("这一数字令人质疑。", "质疑", "人质"),
    ],
)
def test_an_event_word_does_not_cut_another(text: str, word: str, cut: str) -> None:
    assert word in words(text)
    assert cut not in words(text)


@given(st.text("《》威胁公开构成罪，。\n", max_size=40))
def test_any_text_may_be_asked(text: str) -> None:
    senses = Senses(text)
    for at in range(len(text)):
        other = senses.other(text[at : at + 2], at, min(len(text), at + 2), True)
        assert not other or other.startswith("zh.sense.")
