"""What is planned, possible, asked for, denied or negated never turns into a fact: sentences of our own."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from kg import claims, lang
from kg.claims.factuality import presentation
from kg.claims.preparation import Prepared, prepare
from kg.claims.words.candidates import Candidate, readings_of, setting
from kg.claims.words.triggers import Trigger
from kg.lang.event_types import event_type
from kg.records import Factuality, Span
from kg.weighing import Group
from tests.test_claims import read

SPECS = [
    json.loads(line)
    for line in (Path(__file__).parent / "specs" / "claims-factuality.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
RULES = lang.load("zh", "factuality").rules(required=("class", "reach", "value", "word"))


def groups(prepared: Prepared, candidate: Candidate) -> tuple[Group, ...]:
    (agent,) = prepared.doers([candidate]).agents()
    cue = prepared.voices([candidate], [agent.noun]).voice(0)
    return prepared.factuality(candidate, prepared.moments(candidate)[-1], cue)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_a_rule_of_scope_rules_its_example(rule: Mapping[str, Any]) -> None:
    prepared = prepare(read(rule["example"]))
    mine = [c for c in prepared.candidates if c.trigger.word == rule["word"]]
    assert mine, [c.trigger.word for c in prepared.candidates]
    for candidate in mine:
        found = groups(prepared, candidate)
        assert presentation.ruling(found) == (rule["value"], rule["id"]), found
        assert presentation.choose([found])[0][0] is not Factuality.HAPPENED


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec["id"])
def test_an_event_is_told_as_the_text_tells_it(spec: Mapping[str, Any]) -> None:
    """`never`: types that no claim may tell as having happened; `none`: types that no claim may have."""
    found = claims.extract(read(spec["text"]))
    for kind in spec.get("never", ()):
        assert not any(c.type == kind and c.factuality is Factuality.HAPPENED for c in found), found
    for kind in spec.get("none", ()):
        assert not any(c.type == kind for c in found), found
    for kind, value in spec.get("told", {}).items():
        assert any(c.type == kind and c.factuality == value for c in found), found


def test_what_is_asked_for_is_seen_to_be_blocked() -> None:
    text = "法国敦促俄罗斯从乌克兰撤军。"
    reasons = claims.explain(read(text), Span(0, len(text)))
    assert any("zh.factuality.requested" in reason.blocked_by for reason in reasons), reasons


def test_an_explanation_says_why_an_event_is_no_fact() -> None:
    text = "布林肯将前往北京，会见秦刚。警方很快逮捕了嫌疑人。"
    told = {one.word: one for one in claims.explain(read(text), Span(0, len(text))) if one.fired}
    assert told["会见"].held_back.startswith("zh.factuality."), told["会见"]
    assert told["会见"].presented.chosen == Factuality.PLANNED
    assert told["逮捕"].presented.chosen == Factuality.HAPPENED
    assert not told["逮捕"].held_back and told["逮捕"].presented.reasons


def test_a_denial_marked_alone_is_no_question() -> None:
    """Annotators may mark 不 by itself; cases to learn from are made of it like of any other event word."""
    text = "捷克批准协议，匈牙利不。"
    prepared = prepare(read(text))
    start = text.index("不")
    trigger = Trigger(start, start + 1, "不", (event_type("reject"),), "", "lr")
    (candidate, *_) = readings_of(text, setting(prepared.passage_at(start), ()), trigger)
    assert presentation.ruling(groups(prepared, candidate)) == ("", "")
