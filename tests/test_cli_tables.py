"""Tables on a terminal: nothing is cut off, nothing runs over the edge."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from kg.cli import tables

WORDS = st.text(alphabet="布林肯abc019、 （）→", max_size=60).map(lambda text: " ".join(text.split()))


def drawn(columns: list[str], rows: list[list[str]], width: int) -> str:
    console = Console(file=io.StringIO(), width=width, color_system=None)
    tables.show(console, columns, rows)
    return console.file.getvalue()  # type: ignore[attr-defined]


def letters(text: str) -> list[str]:
    return sorted(text.replace(" ", "").replace("\n", ""))


@st.composite
def filled(draw: st.DrawFn) -> tuple[list[str], list[list[str]]]:
    count = draw(st.integers(1, 8))
    columns = [f"c{at}" for at in range(count)]
    return columns, draw(st.lists(st.lists(WORDS, min_size=count, max_size=count), min_size=1, max_size=4))


@given(filled(), st.integers(40, 160))
def test_every_letter_of_every_cell_is_there_and_within_the_width(
    table: tuple[list[str], list[list[str]]], width: int
) -> None:
    columns, rows = table
    said = drawn(columns, rows, width)
    assert "…" not in said
    assert max(map(cell_len, said.splitlines())) <= width
    letter_count = {char: letters(said).count(char) for char in "布林肯ab9、→"}
    for char, count in letter_count.items():
        assert count == sum(cell.count(char) for row in rows for cell in row)


def test_a_row_that_fits_is_a_line() -> None:
    said = drawn(["when", "first_month"], [["2023-03-01", "2023-03"]], 80)
    assert said.splitlines() == ["when        first month", "2023-03-01  2023-03    "]


def test_a_title_that_does_not_fit_is_broken_before_a_cell_is() -> None:
    said = drawn(["when", "first_month"], [["2023-03-01", "2023-03"]], 20).splitlines()
    assert [line.split() for line in said] == [["first"], ["when", "month"], ["2023-03-01", "2023-03"]]


@pytest.mark.parametrize("width", [50, 60])
def test_a_quote_stands_below_its_row_where_it_has_no_room(width: int) -> None:
    columns = ["says", "quote", "outlet", "published", "root", "start"]
    row = ["已发生", "布林肯与拉夫罗夫在新德里短暂交谈", "临江通讯社", "2023-03-02", "临江通讯社", "0"]
    said = drawn(columns, [row], width).splitlines()
    assert said[1].split()[:3] == ["已发生", "临江通讯社", "2023-03-02"]
    assert "  quote 布林肯与拉夫罗夫在新德里短暂交谈" in said
