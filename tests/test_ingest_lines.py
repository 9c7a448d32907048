"""What of a page is in no article, by kind, and what looks like it and is.

tests/specs/articles-lines.jsonl holds lines of pages (navigation, share, advert, editor, …);
tests/specs/articles-kept.jsonl holds sentences, captions and headings that use the same words.
"""

import json
from pathlib import Path

import pytest

from kg import ingest
from kg.ingest import Source

SPECS = Path(__file__).parent / "specs"
BODY = (
    "甲国外长周四在首都宣布，两国已就贸易问题达成协议。",
    "双方说，协议将于下月生效，内容包括关税与能源。",
    "乙国总统对此表示欢迎，称这是历史性的一步。",
    "观察人士认为，执行起来仍有困难。",
)
# At the end of an article a short line in doubt may go; in its midst nothing may.
SHORT = 13


def lines(name):
    return [json.loads(line) for line in (SPECS / name).read_text(encoding="utf-8").splitlines()]


def with_line(line, place):
    paragraphs = [*BODY[:place], line, *BODY[place:]]
    text = "# 甲乙两国达成协议\n\n" + "\n\n".join(paragraphs) + "\n"
    articles, _ = ingest.read(Source("a.md", "-", {}, data=text.encode()))
    return articles[0].text.split("\n")


def test_there_are_three_hundred_lines():
    assert len(lines("articles-lines.jsonl")) >= 300


@pytest.mark.parametrize("place", [0, len(BODY)])
@pytest.mark.parametrize("kind", sorted({spec["kind"] for spec in lines("articles-lines.jsonl")}))
def test_lines_of_the_page_are_not_in_the_text(kind, place):
    for spec in lines("articles-lines.jsonl"):
        if spec["kind"] == kind:
            found = with_line(spec["line"], place)
            assert not any(spec["line"] in line for line in found), spec["line"]
            assert [line for line in found if line in BODY] == list(BODY), spec["line"]


@pytest.mark.parametrize("kind", ["advert", "player"])
def test_adverts_between_paragraphs_are_not_in_the_text(kind):
    for spec in lines("articles-lines.jsonl"):
        if spec["kind"] == kind:
            assert not any(spec["line"] in line for line in with_line(spec["line"], 2)), spec["line"]


@pytest.mark.parametrize("place", [0, 2, len(BODY)])
def test_sentences_with_the_same_words_stay(place):
    for spec in lines("articles-kept.jsonl"):
        if place < len(BODY) or len(spec["keep"]) >= SHORT:
            assert spec["keep"] in with_line(spec["keep"], place), spec["keep"]


def test_an_editor_behind_the_last_sentence_goes():
    assert with_line("他没有回应。（责任编辑：张三）", 4)[-1] == "他没有回应。"
