"""Tables for people: on a terminal no cell is cut off, however narrow it is."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from rich.cells import cell_len, chop_cells
from rich.console import Console
from rich.table import Table
from rich.text import Text

#: A column as wide as this is never broken over lines: dates, numbers, words of a list, most names.
SHORT = 16
#: Wider ones get at least so much, or stand below their row: a quote in lines of four characters is none.
LEAST = 24
#: Between two columns.
GAP = 2

Rows = Sequence[Sequence[str]]


def show(console: Console, columns: Sequence[str], rows: Rows) -> None:
    """Print rows as a table or, where the console is too narrow for it, as lines with notes below them."""
    titles = [column.replace("_", " ") for column in columns]
    for heads in (titles, [title.replace(" ", "\n") for title in titles]):
        widths = [
            max(map(cell_len, [*head.split("\n"), *cells])) for head, *cells in zip(heads, *rows, strict=True)
        ]
        least = [width if width <= SHORT else min(width, LEAST) for width in widths]
        if sum(least) + GAP * (len(least) - 1) <= console.width:
            console.print(_table(heads, rows, least))
            return
    _print_lines(console, titles, rows)


def _table(heads: Sequence[str], rows: Rows, least: Sequence[int]) -> Table:
    table = Table(box=None, pad_edge=False)
    for head, width in zip(heads, least, strict=True):
        table.add_column(head, no_wrap=width <= SHORT, overflow="fold", min_width=width)
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _print_lines(console: Console, titles: Sequence[str], rows: Rows) -> None:
    """The first short columns as lines, and below each line what has no room in it, with its title."""
    widths = [max(map(cell_len, cells)) for cells in zip(titles, *rows, strict=True)]
    short = [at for at, width in enumerate(widths) if width <= SHORT]
    ends = accumulate(widths[at] + GAP for at in short)
    first = [at for at, end in zip(short, ends, strict=True) if end - GAP <= console.width]

    def line(cells: Sequence[str]) -> str:
        padded = (cells[at] + " " * (widths[at] - cell_len(cells[at]) + GAP) for at in first)
        return "".join(padded).rstrip()

    console.print(Text(line(titles), style="bold"))
    rest = [at for at in range(len(titles)) if at not in first]
    for row in rows:
        console.print(Text(line(row)))
        for note in _notes([(titles[at], row[at]) for at in rest if row[at]]):
            _print_note(console, note)


def _notes(cells: Sequence[tuple[str, str]]) -> Iterator[Text]:
    """Title and cell: short ones together on a line, long ones each on their own."""
    short = [cell for cell in cells if cell_len(cell[1]) <= SHORT]
    if short:
        yield Text("  ").join(_note(*cell) for cell in short)
    yield from (_note(*cell) for cell in cells if cell not in short)


def _note(title: str, cell: str) -> Text:
    return Text.assemble((title, "dim"), " ", cell)


def _print_note(console: Console, note: Text) -> None:
    """Break a line anywhere, as Chinese is broken; set in from the margin."""
    ends = accumulate(map(len, chop_cells(note.plain, console.width - GAP)))
    for line in note.divide(list(ends)[:-1]):
        console.print(Text(" " * GAP).append_text(line))
