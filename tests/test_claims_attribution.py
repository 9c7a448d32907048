"""According to whom a claim is told, in sentences of our own."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import claims, lang, pipeline
from kg.records import Article, Block, BlockKind, Claim, Reading, Span

SPECS = [
    json.loads(line)
    for line in (Path(__file__).parent / "specs" / "claims-attribution.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
LISTS = (
    "accounts",
    "bases",
    "between",
    "document",
    "first",
    "own",
    "passing",
    "performative",
    "purposes",
    "reflexive",
    "third",
    "works",
)


def read(text: str) -> Reading:
    """A text of paragraphs; what a line in brackets says is a caption."""
    blocks, at = [], 0
    for line in text.split("\n"):
        kind = BlockKind.CAPTION if line.startswith("（") else BlockKind.PARAGRAPH
        blocks.append(Block(Span(at, at + len(line)), kind))
        at += len(line) + 1
    return pipeline.read(
        Article("a.txt", text[:20], text, tuple(blocks), "zh-Hans", "2023-03-02", "metadata", None)
    )


def speakers(reading: Reading, claim: Claim) -> list[str]:
    names = {actor.key: actor.name for actor in reading.actors}
    return [names[speaker.actor] for speaker in claim.speakers]


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec["id"])
def test_whose_words_a_claim_is(spec: dict) -> None:
    reading = read(spec["text"])
    found = [claim for claim in claims.extract(reading) if claim.type == spec["type"]]
    assert found
    assert [speakers(reading, claim) for claim in found] == [spec["speakers"]] * len(found)


def test_the_chain_quotes_the_words_that_cite() -> None:
    text = "路透社援引四名美国官员的话报道，美国可能对中国实施制裁。"
    (claim,) = [claim for claim in claims.extract(read(text)) if claim.type == "sanction"]
    assert {speaker.cue for speaker in claim.speakers} == {"报道", "援引"}
    assert [speaker.named for speaker in claim.speakers] == [True, False]
    assert all(text[s.span.start : s.span.end] == s.text for s in claim.speakers if s.span)


@pytest.mark.parametrize("name", LISTS)
def test_word_lists_are_sorted_and_without_repeats(name: str) -> None:
    words = list(lang.load("zh", "attribution").words("cue", name))
    assert words == sorted(set(words))


def test_words_that_pass_on_have_two_characters() -> None:
    assert all(len(word) == 2 for word in lang.load("zh", "attribution").words("cue", "passing"))


PARTS = st.sampled_from(
    [
        "扎哈罗娃",
        "说",
        "，",
        "。",
        "“",
        "”",
        "：",
        "\n",
        "据",
        "路透社",
        "报道",
        "袭击",
        "基辅",
        "报告",
        "指出",
        "他",
        "援引",
    ]
)


@given(st.lists(PARTS, max_size=40))
@settings(max_examples=60, deadline=None)
def test_no_order_of_marks_and_cues_is_too_odd(parts: list[str]) -> None:
    reading = read("".join(parts) or "。")
    found = claims.extract(reading)
    keys = {actor.key for actor in reading.actors}
    assert all(speaker.actor in keys for claim in found for speaker in claim.speakers)
    assert found == claims.extract(reading)
