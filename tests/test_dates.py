"""What the date reader must find: sentences with offsets, and the example of every rule."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg import dates, lang, text
from kg.dates.lexicon import lexicon
from kg.records import Article, Block, BlockKind, Layout, Mention, Span, TimeExpression

SPECS = [
    json.loads(line)
    for line in (Path(__file__).parent / "specs" / "dates.jsonl").read_text(encoding="utf-8").splitlines()
]
RULES = lang.load("zh", "dates").rules()


def layout(body: str, published: str | None, language: str = "zh-Hans") -> Layout:
    blocks, at = [], 0
    for line in body.split("\n"):
        if line.strip():
            blocks.append(Block(Span(at, at + len(line)), BlockKind.PARAGRAPH))
        at += len(line) + 1
    return text.lay_out(Article("a.txt", "", body, tuple(blocks), language, published, "metadata", None))


def find(body: str, published: str | None = "2024-05-10") -> tuple[TimeExpression, ...]:
    return dates.find(layout(body, published))


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec["id"])
def test_specified_sentences(spec: dict[str, Any]) -> None:
    found = [
        {
            "text": one.text,
            "start_char": one.span.start,
            "end_char": one.span.end,
            "start": one.start,
            "end": one.end,
            "granularity": one.granularity,
        }
        for one in find(spec["text"], spec["published"])
    ]
    assert found == spec["expected"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_every_rule_reads_its_example(rule: dict[str, Any]) -> None:
    example = rule["example"]
    by_rule = [one for one in find(example["text"], example["published"]) if one.rule == rule["id"]]
    read = {(one.text, one.start, one.end) for one in by_rule}
    assert (example["found"], example.get("start"), example.get("end")) in read


def test_a_first_character_is_declared_for_every_token() -> None:
    """Going by first characters is for speed alone: one alternation of all tokens reads the same."""
    table = lexicon("zh")
    plain = re.compile("|".join(f"(?P<{one.kind}>{one.pattern})" for one in table.alternatives))
    for spec in SPECS:
        folded = text.fold(spec["text"])
        expected = [(match.lastgroup, match.span()) for match in plain.finditer(folded)]
        assert [(one.kind, (one.start, one.end)) for one in table.split(folded)] == expected, spec["id"]


def test_traditional_reads_like_simplified() -> None:
    traditional = find("國防部長週三（5月8日）說，兩週後將會談，自去年12月起暫停。")
    simplified = find("国防部长周三（5月8日）说，两周后将会谈，自去年12月起暂停。")
    assert [one.start for one in traditional] == [one.start for one in simplified]
    assert [one.span for one in traditional] == [one.span for one in simplified]
    assert traditional[0].text == "週三（5月8日）"


def test_a_name_that_holds_a_weekday_is_not_a_date() -> None:
    body = "候选人周五常获得提名。"
    name = Mention(Span(3, 6), "周五常", ("person/周五常",), "name", "test")
    assert dates.find(layout(body, "2024-05-10"), (name,)) == ()


def test_a_name_beside_a_date_does_not_hide_it() -> None:
    body = "俄罗斯周五宣布撤军。"
    name = Mention(Span(0, 3), "俄罗斯", ("country/俄罗斯",), "name", "test")
    assert [one.text for one in dates.find(layout(body, "2024-05-10"), (name,))] == ["周五"]


def test_what_a_caption_names_is_no_date_to_count_from() -> None:
    body = "周三晚间，大会闭幕。\n资料图片：2013年12月4日，议长会见来宾。\n当晚，议长发表讲话。"
    plain = layout(body, "2024-05-10")
    kinds = (BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.PARAGRAPH)
    blocks = tuple(Block(block.span, kind) for block, kind in zip(plain.article.blocks, kinds, strict=True))
    found = dates.find(text.lay_out(replace(plain.article, blocks=blocks)))
    assert [one.start for one in found] == ["2024-05-08T18:00", "2013-12-04", "2024-05-08T18:00"]


@pytest.mark.parametrize(
    ("words", "zone", "timex"),
    [
        ("北京时间周四上午9时", "Asia/Shanghai", "2024-05-09T09+08:00"),
        ("美国东部时间上午9:03", "America/New_York", "2024-05-10T09:03-04:00"),
        ("美东时间1月9日上午9:03", "America/New_York", "2024-01-09T09:03-05:00"),
        ("当地时间周四晚9时", "local", "2024-05-09T21"),
        ("格林尼治时间周四14:30", "UTC", "2024-05-09T14:30+00:00"),
        ("周四上午9时", None, "2024-05-09T09"),
    ],
)
def test_whose_clock_it_is(words: str, zone: str | None, timex: str) -> None:
    [one] = find(f"{words}，会谈开始。")
    assert (one.zone, one.timex) == (zone, timex)


@pytest.mark.parametrize(
    ("words", "mod"),
    [
        ("自2018年底以来", "ON_OR_AFTER"),
        ("截至3月11日", "ON_OR_BEFORE"),
        ("2030年之前", "BEFORE"),
        ("5月初", "START"),
        ("4月中旬", "MID"),
        ("去年底", "END"),
        ("3月5日前后", "APPROX"),
        ("3月5日", None),
    ],
)
def test_timex_modifiers(words: str, mod: str | None) -> None:
    [one] = find(f"{words}，会谈继续。")
    assert one.mod == mod


def test_an_undated_article_still_reads_what_stands_in_full() -> None:
    found = find("2019年11月4日签约，上周三生效，三天前公布。", published=None)
    assert [(one.text, one.start) for one in found] == [
        ("2019年11月4日", "2019-11-04"),
        ("上周三", None),
        ("三天前", None),
    ]
    assert found[1].anchored_to == "event"


def test_an_undated_article_counts_from_its_dateline() -> None:
    found = find("【日报2019年11月4日讯】总理周日辞职。", published=None)
    assert [(one.text, one.start, one.anchored_to) for one in found] == [
        ("2019年11月4日", "2019-11-04", "absolute"),
        ("周日", "2019-11-03", "dateline"),
    ]


def test_an_expression_says_what_it_was_counted_from() -> None:
    found = find("2019年11月4日签约，次日生效。总理周四宣布退出，会谈约七个小时。")
    assert [(one.anchored_to, one.anchor) for one in found] == [
        ("absolute", None),
        ("mention", "2019-11-04"),
        ("publication", "2024-05-10"),
        ("event", None),
    ]


@pytest.mark.parametrize(
    ("words", "edtf", "timex"),
    [
        ("3月5日", "2024-03-05", "2024-03-05"),
        ("上个月", "2024-04", "2024-04"),
        ("去年", "2023", "2023"),
        ("去年夏天", "2023-22", "2023-SU"),
        ("去年第四季度", "2023-36", "2023-Q4"),
        ("上世纪90年代", "199X", "199"),
        ("自2018年底以来", "2018-12-01~/..", "2018"),
        ("截至3月11日", "../2024-03-11", "2024-03-11"),
        ("本周", "2024-05-06/2024-05-12", "2024-W19"),
        ("过去10天", "2024-04-30/2024-05-10", "P10D"),
        ("昨晚", "2024-05-09", "2024-05-09TEV"),
        ("周四上午9:05", "2024-05-09T09:05:00", "2024-05-09T09:05"),
        ("3月5日前后", "2024-03-05~", "2024-03-05"),
        ("目前", "", "PRESENT_REF"),
        ("三周", "", "P3W"),
        ("三年零六个月", "", "P42M"),
        ("44分28秒", "", "PT2668S"),
    ],
)
def test_edtf_and_timex(words: str, edtf: str, timex: str) -> None:
    [one] = find(f"{words}，会谈继续。")
    assert (one.edtf, one.timex) == (edtf, timex)


def test_vague_ends_carry_their_range() -> None:
    [one] = find("几天前，无人机坠毁。")
    assert (one.start, one.start_latest, one.end_earliest, one.end) == (
        "2024-05-04",
        "2024-05-08",
        "2024-05-05",
        "2024-05-09",
    )
