"""When claims are said to have happened, in sentences of our own."""

import json
from pathlib import Path
from typing import Any

import pytest

from kg import claims, lang, pipeline
from kg.records import Article, Basis, Block, BlockKind, Claim, Span

SPECS = [
    json.loads(line)
    for line in (Path(__file__).parent / "specs" / "claims-dating.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


def told(text: str, kind: str) -> Claim:
    """The first claim of a type in a text published on 2 March 2023."""
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(Span(at, at + len(line)), BlockKind.PARAGRAPH))
        at += len(line) + 1
    article = Article("a.txt", text[:9], text, tuple(blocks), "zh-Hans", "2023-03-02", "metadata", None)
    return next(claim for claim in claims.extract(pipeline.read(article)) if claim.type == kind)


def test_a_date_before_the_event_word_of_its_clause_dates_it() -> None:
    claim = told("布林肯周三在新德里会见了拉夫罗夫。", "meet")
    assert (claim.time.start, claim.time.end, claim.time.basis) == ("2023-03-01", "2023-03-02", Basis.STATED)


def test_a_speech_goes_on_on_the_running_day() -> None:
    claim = told("布林肯周三在新德里会见了拉夫罗夫。\n布林肯谴责俄罗斯。", "accuse")
    assert (claim.time.start, claim.time.end, claim.time.basis) == ("2023-03-01", "2023-03-02", Basis.CONTEXT)


def test_a_vague_amount_is_told_and_gives_no_day() -> None:
    claim = told("布林肯几周前会见了拉夫罗夫。", "meet")
    assert (claim.time.text, claim.time.start, claim.time.end) == ("几周前", None, None)


def test_a_length_is_not_when_it_happened() -> None:
    claim = told("周三，布林肯与拉夫罗夫会谈10分钟。", "meet")
    assert claim.time.start == "2023-03-01"


def test_what_an_event_is_measured_against_is_not_when_it_happened() -> None:
    claim = told("周三，布林肯与拉夫罗夫举行一年多来首次会谈。", "meet")
    assert claim.time.start == "2023-03-01"


def test_a_time_given_once_more_in_brackets_is_not_another() -> None:
    claim = told("布林肯东京时间3月1日上午9点半（台北时间8点半）会见了林芳正。", "meet")
    assert claim.time.start == "2023-03-01T09:30"


def test_a_date_alone_in_its_clause_dates_the_clause_behind_it() -> None:
    claim = told("据当地媒体报道，3月1日，法国对白俄罗斯的主要银行实施制裁。", "sanction")
    assert (claim.time.start, claim.time.basis) == ("2023-03-01", Basis.STATED)


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: str(spec["id"]))
def test_what_is_told_has_its_own_date(spec: dict[str, Any]) -> None:
    time = told(spec["text"], spec["type"]).time
    assert [time.start, time.end, str(time.basis)] == spec["time"]


def test_every_example_of_a_date_that_the_text_goes_on_from_opens_an_interval() -> None:
    for rule in lang.load("zh", "dating").rules("onward"):
        assert told(rule["example"], "sanction").time.end is None, rule["id"]


def test_every_example_of_the_most_since_a_date_leaves_its_event_undated() -> None:
    for rule in lang.load("zh", "dating").rules("most"):
        assert told(rule["example"], "visit").time.basis is Basis.NONE, rule["id"]
