"""What holds of the date reader whatever the text."""

import re
from datetime import date

import opencc_pyo3
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kg import dates, text
from kg.records import TimeExpression
from tests.test_dates import SPECS, layout

#: What time expressions are made of, so that random text is full of near misses.
PIECES = (
    "年 月 日 号 周 星期 礼拜 天 前 后 来 起 至 到 - ～ 、 （ ） ( ) 2024 12 31 30 2 三 十五 二十 两 几",
    "数 多 半 第 每 上 下 本 今 昨 明 去年 今年 同年 当天 次日 上午 下午 晚 凌晨 时 点 分 : 9:30 初 底 末",
    "中旬 年代 世纪 季度 上半年 以来 开始 自 从 截至 直到 之前 之后 内 过去 未来 最近 目前 春节 元旦 将 了",
    "表示 ， 。 \n 民国 个月 小时 2024-02-30 週 號 個 國 《 》 “ ” 总统 日本 周三 13月 32日 二月三十日",
    "为期 早些时候 的今天 前夕 当晚 1000 9999 05/06/2024 T 北京时间 May 5, 2024 前几 近 不到",
)
TEXTS = st.lists(st.sampled_from([piece for line in PIECES for piece in line.split(" ")]), max_size=40).map(
    "".join
)
DAYS = st.dates(min_value=date(1950, 1, 1)).map(lambda day: day.isoformat())
UNDATED = (
    "双方在会场就合作问题交换了看法。",
    "他拒绝回答。",
    "“我们不会退让。”发言人说。",
    "（图片由警方提供）",
)
#: EDTF as far as it is written here: dates, times, seasons and the like, decades, intervals, approximation.
_DATE = r"\d{4}(-\d{2}(-\d{2})?)?~?|\d{3}X~?"
EDTF = re.compile(
    rf"(|\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d)?~?|{_DATE}|(\.\.|{_DATE})/(\.\.|{_DATE}))"
)


def found(body: str, day: str | None) -> tuple[TimeExpression, ...]:
    return dates.find(layout(body, day))


@given(TEXTS, st.one_of(st.none(), DAYS))
@settings(max_examples=400, deadline=None)
@example("2月30日", "2024-05-10")
@example("9999年前后", "9999-12-31")
@example("1000年前", "1000-01-01")
def test_offsets_are_exact_and_intervals_run_forward(body: str, day: str | None) -> None:
    last = 0
    for one in found(body, day):
        assert one.text == body[one.span.start : one.span.end]
        assert last <= one.span.start < one.span.end
        last = one.span.end
        if one.start and one.end:
            assert one.start < one.end
        assert one.start_latest is None or (one.start is not None and one.start <= one.start_latest)
        assert one.end_earliest is None or (one.end is not None and one.end_earliest <= one.end)


@given(st.text(max_size=200), TEXTS)
@settings(max_examples=200, deadline=None)
def test_folding_never_shifts_an_offset(before: str, body: str) -> None:
    whole = before + body
    assert len(text.fold(whole)) == len(whole)
    for one in found(whole, "2024-05-10"):
        assert one.text == whole[one.span.start : one.span.end]


@given(
    st.lists(st.sampled_from(SPECS), min_size=1, max_size=4),
    st.lists(st.sampled_from(UNDATED), min_size=1, max_size=3).map("".join),
)
@settings(max_examples=150, deadline=None)
def test_a_sentence_without_a_date_changes_no_earlier_value(specs: list[dict[str, str]], more: str) -> None:
    body = "\n".join(spec["text"] for spec in specs)
    assert found(body, "2024-05-10") == found(body + "\n" + more, "2024-05-10")


@given(st.lists(st.sampled_from(SPECS), min_size=1, max_size=3), st.sampled_from(["s2t", "s2tw", "s2hk"]))
@settings(max_examples=150, deadline=None)
def test_traditional_text_reads_as_simplified_text(specs: list[dict[str, str]], way: str) -> None:
    body = "\n".join(spec["text"] for spec in specs)
    traditional = opencc_pyo3.OpenCC(way).convert(body)
    assume(len(traditional) == len(body))
    ours = [replace(one, text="") for one in found(body, "2024-05-10")]
    assert [replace(one, text="") for one in found(traditional, "2024-05-10")] == ours


@given(TEXTS, st.one_of(st.none(), DAYS))
@settings(max_examples=200, deadline=None)
@example("目前前后", "2024-05-10")
@example("5月初前后", "2024-05-10")
def test_edtf_is_well_formed(body: str, day: str | None) -> None:
    for one in found(body, day):
        assert EDTF.fullmatch(one.edtf), one


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_the_same_text_reads_the_same_twice(body: str) -> None:
    assert found(body, "2024-05-10") == found(body, "2024-05-10")
