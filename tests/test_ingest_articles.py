"""Whole articles: what a file holds, character for character (tests/specs/articles.jsonl)."""

import json
from pathlib import Path

import pytest

from kg import ingest
from kg.ingest import Source

SPECS = [
    json.loads(line)
    for line in (Path(__file__).parent / "specs" / "articles.jsonl").read_text(encoding="utf-8").split("\n")
    if line
]


def read(name: str, text: str | bytes):
    data = text.encode("utf-8") if isinstance(text, str) else text
    return ingest.read(Source(name, "-", {}, data=data))


@pytest.mark.parametrize("spec", SPECS, ids=[spec["name"] for spec in SPECS])
def test_an_article_is_read_as_specified(spec):
    articles, issues = read(spec["file"], spec["input"])
    found = [
        {
            "path": article.path,
            "title": article.title,
            "text": article.text,
            "blocks": [[block.span.start, block.span.end, block.kind.value] for block in article.blocks],
            "published": article.published,
            "published_from": article.published_from,
            "outlet": article.outlet.name if article.outlet else None,
            "url": article.url,
            "language": article.language,
            "authors": list(article.authors),
            "credits": [[credit.outlet, credit.kind] for credit in article.credits],
            "part_of": article.part_of,
        }
        for article in articles
    ]
    assert found == spec["articles"]
    assert [[issue.path, issue.what, issue.kind] for issue in issues] == spec["issues"]


def test_tags_inside_a_sentence_leave_no_gap_between_chinese_characters():
    linked = "甲国\n <a href='x'>\n外长\n</a>\n访问 Washington\n<b>D.C.</b>\n之后回国。"
    articles, _ = read("a.html", f"<html><h1>标题在此</h1><p>{linked}</p>")
    assert articles[0].text.split("\n")[1] == "甲国外长访问 Washington D.C.之后回国。"


def test_latin_words_on_two_lines_keep_one_space():
    articles, _ = read(
        "a.html", "<html><h1>A title here</h1><p>The foreign\n minister\n<i>left</i> the capital.</p>"
    )
    assert articles[0].text.split("\n")[1] == "The foreign minister left the capital."


def test_text_is_in_normal_form_c():
    articles, _ = read(
        "a.md", "# Café de\u0301ja\u0300\n\nLe ministre des Affaires e\u0301trange\u0300res est parti.\n"
    )
    assert "é" in articles[0].text and "\u0301" not in articles[0].text


def test_a_body_that_is_hidden_until_a_script_runs_is_not_lost_silently():
    articles, _ = read(
        "a.html", "<html><h1>标题</h1><div style='display:none'><p>甲国外长访问乙国。</p></div>"
    )
    assert articles[0].text.endswith("甲国外长访问乙国。")


def test_the_time_of_a_teaser_is_not_the_articles():
    teasers = "".join(
        f"<div><a href='/{n}'>丙国举行选举之{n}</a><time datetime='2020-01-0{n}'>x</time></div>"
        for n in range(1, 9)
    )
    body = (
        "<h1>甲国外长访问乙国</h1><time datetime='2021-05-06'>5月6日</time><p>甲国外长周四抵达乙国首都。</p>"
    )
    articles, _ = read("a.html", f"<html><body><nav>{teasers}</nav><article>{body}</article></body></html>")
    assert (articles[0].published, articles[0].published_from) == ("2021-05-06", "header")


def test_metadata_of_the_owner_wins_over_the_text():
    from kg.ingest.metadata import Given

    given = {
        "a.md": Given(
            published="2020-01-02", title="新题", outlet="路透", url="https://x.example/1", language="und"
        )
    }
    text = "# 旧题在此\n\n【大纪元2021年5月6日讯】甲国外长访问乙国。\n"
    articles, _ = ingest.read(Source("a.md", "-", given, data=text.encode()))
    article = articles[0]
    assert (article.title, article.published, article.published_from) == ("新题", "2020-01-02", "metadata")
    assert (article.outlet.name, article.url, article.language) == ("路透社", "https://x.example/1", "und")


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://news.example/gb/23/3/2/n1.htm", "2023-03-02"),
        ("https://news.example/2023/03/02/a.html", "2023-03-02"),
        ("https://news.example/a/x-20180905/4558281.html", "2018-09-05"),
        ("https://news.example/n1/2023/0302/c1-2.html", "2023-03-02"),
        ("https://news.example/2023-03/02/content_1.htm", "2023-03-02"),
        ("https://news.example/202303020123.aspx", "2023-03-02"),
        ("https://news.example/20230302001234-260409", "2023-03-02"),
        ("https://news.example/yataibaodao/cm-10022020125245.html", "2020-10-02"),
        ("https://news.example/story20230302-1368", "2023-03-02"),
        ("https://news.example/a/20231302/1.html", None),
        ("https://news.example/gb/23/13/2/n1.htm", None),
        ("https://news.example/post/411187", None),
        ("https://news.example/?date=20230302", None),
        ("", None),
    ],
)
def test_a_date_in_an_address(address, day):
    from kg.ingest.published import in_address

    assert in_address(address) == day


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("2023年3月2日 新华社", "新华社"),
        ("2023年3月2日，星期四", None),
        ("2023-03-02 周四 首都", None),
        ("2023.3.2 | 某某周刊", None),
        ("某某社首都2023年3月2日电 甲国总理抵达机场。", None),
        ("新华社首都2023年3月2日电 甲国总理抵达机场。", "新华社"),
    ],
)
def test_a_line_with_a_date_below_the_title_dates_the_article(line, outlet):
    article = read("a.md", f"# 甲国总理访问乙国\n\n{line}\n\n甲国总理周四会见了乙国总统。\n")[0][0]
    assert (article.day, article.outlet.name if article.outlet else None) == ("2023-03-02", outlet)


@pytest.mark.parametrize("line", ["2023年3月2日，甲国总理访问乙国。", "访问于2023年3月2日-5日进行。"])
def test_a_sentence_with_a_date_below_the_title_does_not(line):
    article = read("a.md", f"# 甲国总理访问乙国\n\n{line}\n\n甲国总理周四会见了乙国总统。\n")[0][0]
    assert article.day is None
    assert line in article.text


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("2023-03-02", ["2023-03-02"]),
        ("2023年3月2日 09:05", ["2023-03-02T09:05"]),
        ("02/03/2023 - 21:57", ["2023-03-02T21:57", "2023-02-03T21:57"]),
        ("13/03/2023", ["2023-03-13"]),
        ("03/13/2023", ["2023-03-13"]),
        ("Thu, 02 Mar 2023 10:00:00 GMT", ["2023-03-02T10:00"]),
        ("March 2, 2023", ["2023-03-02"]),
        ("2023-03-02T09:30:00+08:00", ["2023-03-02T09:30"]),
        ("20230302", ["2023-03-02"]),
        ("1677791702000", ["2023-03-02"]),
        ("2023-02-30", []),
        ("2023-03-02 99:99", ["2023-03-02"]),
        ("昨天", []),
    ],
)
def test_a_date_in_a_stamp(text, readings):
    from kg.ingest import moments

    assert list(moments.readings(text)) == readings
