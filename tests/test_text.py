"""Sentences, clauses and quotations of a text, in sentences of our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import text
from kg.records import Article, Block, BlockKind, Layout, Span


def laid_out(body: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Layout:
    block = Block(Span(0, len(body)), kind)
    return text.lay_out(Article("a.txt", "", body, (block,), "zh-Hans", None, "none", None))


def clauses(layout: Layout) -> list[str]:
    body = layout.article.text
    return [body[a:b] for sentence in layout.sentences for a, b in sentence.clauses]


def test_a_space_parts_the_clauses_of_a_headline_only() -> None:
    words = "两国外长会谈 未能发表声明"
    assert clauses(laid_out(words, BlockKind.TITLE)) == ["两国外长会谈", "未能发表声明"]
    assert clauses(laid_out(words)) == [words]


@pytest.mark.parametrize("words", ["G20 外长会", "华为 5G 设备", "苏杰生 S. Jaishankar"])
def test_a_space_beside_other_letters_parts_nothing(words: str) -> None:
    assert clauses(laid_out(words, BlockKind.TITLE)) == [words]


def test_a_comma_in_a_number_parts_no_clause() -> None:
    assert clauses(laid_out("出口1,500辆，进口3辆。")) == ["出口1,500辆，", "进口3辆。"]


@pytest.mark.parametrize(
    ("body", "parted"),
    [("亦称会设法", ["亦", "称", "会", "设法"]), ("她会来", ["她", "会", "来"]), ("峰会", ["峰会"])],
)
def test_words_put_together_by_chance_come_apart(body: str, parted: list[str]) -> None:
    assert [body[word.start : word.end] for word in laid_out(body).words] == parted


@given(st.text(alphabet="美国中俄会谈，。：“” 1,\n", max_size=60), st.sampled_from(list(BlockKind)))
def test_clauses_lie_in_their_sentence_in_order(body: str, kind: BlockKind) -> None:
    for sentence in laid_out(body, kind).sentences:
        ends = [sentence.span.start]
        for start, end in sentence.clauses:
            assert ends[-1] <= start < end <= sentence.span.end
            ends.append(end)
