"""What holds for every text: spans tile it, reading it never fails, and twice is the same."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from kg import ingest
from kg.ingest import Source
from kg.ingest.markdown import to_html
from kg.ingest.page import read_page
from kg.ingest.spacing import line
from kg.records import BlockKind

WORDS = """
甲国外长访问乙国。 双方签署了协议，会谈持续两个小时。 <p> </p> <div> </div> <b> </b>
<a/href='x'> </a> <figcaption>
[文](http://x.example) ![图](a.jpg) 责任编辑：张三 分享到：微信 |
&nbsp; &amp; 2021年5月6日 【某报2021年5月6日讯】 🎬
<!--1620338220000-->
"""
SPACES = ["\n", "\n\n", "# ", "### ", "---\n", "- ", "> ", " ", "\u200b", "\u3000", "e\u0301"]
FRAGMENTS = st.sampled_from([*WORDS.split(), *SPACES])
TEXTS = st.one_of(st.lists(FRAGMENTS, max_size=40).map("".join), st.text(max_size=300))


def read(text, name="a.md"):
    return ingest.read(Source(name, "-", {}, data=text.encode("utf-8", "replace")))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_every_text_is_an_article_or_an_issue(text):
    articles, issues = read(text)
    assert articles or issues
    assert (articles, issues) == read(text)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_blocks_tile_the_text(text):
    for article in read(text)[0]:
        assert "\n".join(article.text[b.span.start : b.span.end] for b in article.blocks) == article.text
        assert all(b.span.start < b.span.end for b in article.blocks)
        assert all(b.kind is not BlockKind.TITLE for b in article.blocks[1:])
        assert unicodedata.is_normalized("NFC", article.text)
        assert not set(article.text) & set("\x00\r\u200b\ufeff")


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_folded_and_plain_text_of_a_block_have_one_length(text):
    for piece in read_page(to_html(text)).pieces:
        assert len(piece.text) == len(piece.folded)
        assert 0 <= piece.linked <= 1


@given(st.text(max_size=100))
def test_a_line_has_no_outer_and_no_double_spaces(text):
    result = line(text)
    assert result == result.strip() and "  " not in result and line(result) == result


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_an_article_or_an_issue(data):
    articles, issues = ingest.read(Source("a.md", "-", {}, data=data))
    assert articles or issues
