"""What the claims stage promises, in sentences of our own."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import claims, lang, pipeline
from kg.claims.factuality.markers import CLASSES
from kg.claims.quantities import number
from kg.lang.event_types import event_types
from kg.records import Article, Block, BlockKind, Claim, Factuality, Reading, Span

SPECS = [
    json.loads(line)
    for line in (Path(__file__).parent / "specs" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
]


def read(text: str, published: str | None = "2023-03-02") -> Reading:
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(Span(at, at + len(line)), BlockKind.PARAGRAPH))
        at += len(line) + 1
    return pipeline.read(
        Article("a.txt", text[:20], text, tuple(blocks), "zh-Hans", published, "metadata", None)
    )


def told(text: str) -> tuple[Claim, ...]:
    return claims.extract(read(text))


def names(reading: Reading, keys: set[str]) -> set[str]:
    return {a.name for a in reading.actors if a.key in keys}


def fits(reading: Reading, claim: Claim, wanted: dict) -> bool:
    agents = names(reading, {p.actor for p in claim.agents})
    targets = names(reading, {p.actor for p in claim.targets})
    speakers = names(reading, {s.actor for s in claim.speakers})
    return (
        claim.type == wanted["type"]
        and wanted.get("factuality", claim.factuality) == claim.factuality
        and set(wanted.get("agents", agents)) <= agents
        and set(wanted.get("targets", targets)) <= targets
        and set(wanted.get("people", ())) <= agents | targets
        and set(wanted.get("speakers", speakers)) <= speakers
        and wanted.get("start", claim.time.start) == claim.time.start
        and wanted.get("rule", claim.rule) == claim.rule
    )


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec["id"])
def test_a_sentence_tells_what_it_tells(spec: dict) -> None:
    reading = read(spec["text"])
    found = claims.extract(reading)
    for wanted in spec["claims"]:
        assert any(fits(reading, claim, wanted) for claim in found), (wanted, found)
    for unwanted in spec.get("never", ()):
        assert not any(fits(reading, claim, unwanted) for claim in found), (unwanted, found)


def test_every_quote_stands_in_the_text_with_its_event_word() -> None:
    for spec in SPECS:
        for claim in told(spec["text"]):
            assert spec["text"][claim.span.start : claim.span.end] == claim.quote
            assert claim.quote.find(claim.trigger) >= 0
            assert claim.span.start <= claim.trigger_span.start < claim.trigger_span.end <= claim.span.end


def test_a_claim_that_misquotes_is_dropped() -> None:
    reading = read(SPECS[0]["text"])
    (claim, *_) = claims.extract(reading)
    wrong = type(claim)(
        **{name: getattr(claim, name) for name in claim.__slots__} | {"quote": claim.quote + "？"}
    )
    assert claims.grounded(reading, (claim, wrong)) == (claim,)


def test_the_same_reading_gives_the_same_claims() -> None:
    text = "\n".join(spec["text"] for spec in SPECS)
    assert told(text) == told(text)


def test_merging_fields_stay_empty_and_confidence_is_a_probability() -> None:
    for claim in told("\n".join(spec["text"] for spec in SPECS)):
        assert claim.root is None
        assert claim.event is None
        assert 0.0 <= claim.confidence <= 1.0


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="美国中俄罗斯外长会谈制裁将未没有表示，。：“”（）年月日12 \n", max_size=200))
def test_any_text_is_read_and_grounded(text: str) -> None:
    reading = read(text)
    for claim in claims.extract(reading):
        assert reading.article.text[claim.span.start : claim.span.end] == claim.quote


@pytest.mark.parametrize("unit", ["年", "“", "（", "美国和", "会谈", "表示，", "【", "1", "，"])
def test_hostile_repetition_is_read(unit: str) -> None:
    reading = read(unit * 5000)
    assert all(claim.quote in reading.article.text for claim in claims.extract(reading))


def test_an_explanation_says_what_fired_and_what_was_blocked_by_what() -> None:
    reading = read("美国对伊朗实施制裁。")
    found = claims.explain(reading, Span(0, 10))
    assert any(e.fired and e.type == "sanction" and not e.blocked_by for e in found)
    assert all(e.blocked_by for e in found if not e.fired)
    assert all(e.rule.startswith("zh.claim.") for e in found)


@pytest.mark.parametrize("spec", SPECS)
def test_an_explanation_tells_of_the_decisions_that_were_taken(spec) -> None:
    reading = read(spec["text"])
    found = {(c.trigger_span.start, c.type): c for c in claims.extract(reading)}
    told_again = {at for at, claim in found.items() if claim.rule == "zh.claim.resumed"}
    explained = {
        (one.span.start, one.type): round(one.confidence, 4)
        for one in claims.explain(reading, Span(0, len(spec["text"])))
        if one.fired
    }
    assert explained.keys() == found.keys()
    assert all(explained[at] == claim.confidence for at, claim in found.items() if at not in told_again)


def test_every_rule_a_claim_carries_is_described() -> None:
    described = {rule["id"] for rule in lang.load("zh", "claims").rules(required=("says",))}
    for spec in SPECS:
        assert {claim.rule for claim in told(spec["text"])} <= described


def test_what_points_back_to_nothing_told_is_no_claim() -> None:
    assert [claim.type for claim in told("中国拒绝接受这一指责。")] == ["reject"]


def test_word_lists_are_sorted() -> None:
    factuality = lang.load("zh", "factuality")
    for name in (*CLASSES, "blocked"):
        words = factuality.words("before", name)
        assert list(words) == sorted(words)
    table = lang.load("zh", "claims")
    for group, name in (
        ("trigger", "blocked"),
        ("trigger", "light"),
        ("trigger", "posts"),
        ("trigger", "undergone"),
        ("trigger", "weak"),
        ("coverb", "words"),
        ("stranger", "endings"),
        ("stranger", "words"),
    ):
        words = table.words(group, name)
        assert list(words) == sorted(words)


def test_the_scheme_has_the_types_of_the_guidelines() -> None:
    tops = [concept for concept in event_types() if concept.top]
    assert len(tops) == 23
    assert {concept.notation for concept in tops if concept.symmetric} == {"meet", "agree", "cooperate"}
    assert len({concept.name_en for concept in event_types()}) == len(event_types())
    assert len({concept.name_zh for concept in event_types()}) == len(event_types())
    assert all(-10 <= concept.score <= 10 for concept in event_types())


@pytest.mark.parametrize(("words", "value"), [("三百二十", 320), ("十二", 12), ("1,500", 1500), ("两", 2)])
def test_numbers(words: str, value: float) -> None:
    assert number(words) == value


def test_bylines_in_the_data_match_their_examples() -> None:
    import re

    for rule in lang.load("zh", "attribution").rules(required=("pattern",)):
        assert re.match(rule["pattern"], rule["example"]), rule["id"]


def test_an_unknown_extractor_is_named() -> None:
    with pytest.raises(Exception, match="no extractor named 'nobody'"):
        claims.extractor("nobody")
    assert claims.extractor().name == "rules"


def test_factuality_values_are_those_of_the_records() -> None:
    assert {claim.factuality for spec in SPECS for claim in told(spec["text"])} <= set(Factuality)


@pytest.mark.parametrize("spec", [s for s in SPECS if "resumed" in s], ids=lambda spec: spec["id"])
def test_a_word_that_points_back_has_the_parties_of_what_it_points_to(spec: dict) -> None:
    found = told(spec["text"])
    again = [claim for claim in found if claim.rule == "zh.claim.resumed"]
    assert [claim.trigger for claim in again] == spec["resumed"]
    for claim in again:
        first = next(other for other in found if other.type == claim.type)
        assert (claim.agents, claim.targets, claim.time) == (first.agents, first.targets, first.time)
