"""Lines and tables are put together so that every cell stands where it is said to stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qgraph.model import Span
from qgraph.reading.composing import BREAK, Composer, Placed, holds_facts, one_line

words = st.text(st.sampled_from("甲乙\t\n\r\x0b\u2029 　"), max_size=6)


@given(st.lists(st.lists(words, min_size=1, max_size=4), max_size=4), st.lists(words, max_size=2))
def test_every_cell_is_found_again(rows: list[list[str]], lines: list[str]) -> None:
    composer = Composer()
    for line in lines:
        composer.line(line)
    placed = [
        Placed(text=text, row=at, column=column) for at, row in enumerate(rows) for column, text in enumerate(row)
    ]
    span = composer.table(placed)
    composer.line("尾")
    text = composer.text
    if rows:
        (table,) = composer.tables
        assert [cell.span.of(text) for cell in table.cells] == [one_line(cell.text) for cell in placed]
        assert table.span == span
        assert span.of(text) == "\n".join("\t".join(one_line(cell) for cell in row) for row in rows)
    assert text.endswith("尾")


@given(words)
def test_a_cell_stays_on_its_line(text: str) -> None:
    assert not set(one_line(text)) & set("\t\n\r\v\u2029")
    assert one_line("甲\r\n乙\n丙") == f"甲{BREAK}乙{BREAK}丙"


def test_cells_keep_what_they_cover() -> None:
    composer = Composer()
    composer.table([Placed(text="甲", row=0, column=0, rows=2, columns=3), Placed(text="乙", row=1, column=3)])
    first, second = composer.tables[0].cells
    assert (first.rows, first.columns, second.row, second.column) == (2, 3, 1, 3)
    assert composer.text == "甲\n乙"


def test_nothing_is_no_table() -> None:
    composer = Composer()
    assert composer.table([]) == Span(0, 0)
    assert composer.tables == ()


def test_frames_are_no_tables() -> None:
    assert not holds_facts(2, 2, 4_001)
    assert holds_facts(3, 3, 20_000)
    assert not holds_facts(3, 3, 20_001)
    assert not holds_facts(1_000, 1_000, 5)
