"""The cells of a sheet become lines and a table."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from qgraph.reading.composing import Composer
from qgraph.reading.spreadsheet import Area, Sheet, write


def sheet(*rows: str, merged: list[Area] | None = None) -> Sheet:
    """Rows of cells of one character; a full stop is none."""
    words = {(at, column): text for at, row in enumerate(rows) for column, text in enumerate(row) if text != "."}
    return Sheet(words, merged or [])


def shown(given_sheet: Sheet) -> tuple[str, list[list[str | None]]]:
    composer = Composer()
    write(given_sheet, composer)
    grids = [table.grid for table in composer.tables]
    text = composer.text
    return text, [[cell.span.of(text) if cell else None for cell in row] for row in (grids[0] if grids else [])]


def test_titles_and_notes_are_lines() -> None:
    text, grid = shown(
        sheet("题...", ".位..", "甲乙丙丁", "一二三四", "注...", merged=[Area(0, 0, 0, 3), Area(4, 0, 4, 3)])
    )
    assert text == "题\n位\n甲\t乙\t丙\t丁\n一\t二\t三\t四\n注"
    assert grid == [list("甲乙丙丁"), list("一二三四")]


def test_a_cell_over_the_whole_width_between_rows_is_one() -> None:
    text, grid = shown(sheet("甲乙", "节.", "一二", merged=[Area(1, 0, 1, 1)]))
    assert (text, grid[1]) == ("甲\t乙\n节\n一\t二", ["节", "节"])


def test_a_lonely_cell_that_reaches_down_is_no_title() -> None:
    _, grid = shown(sheet("甲..", ".乙丙", "丁戊己", merged=[Area(0, 0, 1, 0)]))
    assert grid == [["甲", "", ""], ["甲", "乙", "丙"], ["丁", "戊", "己"]]


def test_the_last_row_with_one_cell_is_part_of_the_table() -> None:
    _, grid = shown(sheet("甲乙", "一二", "三."))
    assert grid[-1] == ["三", ""]


def test_empty_rows_and_columns_are_no_part() -> None:
    text, grid = shown(sheet("....", ".甲.乙", "....", ".丙.丁"))
    assert (text, grid) == ("甲\t乙\n丙\t丁", [["甲", "乙"], ["丙", "丁"]])


def test_merged_areas() -> None:
    _, grid = shown(
        sheet(
            "任单.时",
            ".牵配.",
            "一二.三",
            merged=[Area(0, 0, 1, 0), Area(0, 1, 0, 2), Area(0, 3, 1, 3), Area(2, 1, 2, 2)],
        )
    )
    assert grid == [list("任单单时"), list("任牵配时"), list("一二二三")]


def test_one_column_is_lines() -> None:
    assert shown(sheet("甲", ".", "乙")) == ("甲\n乙", [])
    assert shown(sheet()) == ("", [])


def test_of_areas_over_each_other_the_first_counts() -> None:
    _, grid = shown(sheet("甲乙", "丙丁", merged=[Area(0, 0, 1, 0), Area(1, 0, 1, 1)]))
    assert grid == [["甲", "乙"], ["甲", "丁"]]


def test_a_hundred_thousand_areas_over_everything_take_no_time() -> None:
    given_sheet = sheet(
        *["甲乙" for _ in range(2_000)], merged=[Area(0, 0, 2_000 - at % 9, 1) for at in range(100_000)]
    )
    begun = time.process_time()
    shown(given_sheet)
    assert time.process_time() - begun < 3


def test_a_hundred_thousand_titles_take_no_time() -> None:
    begun = time.process_time()
    assert shown(sheet(*["甲" for _ in range(100_000)]))[0].count("\n") == 99_999
    assert time.process_time() - begun < 3


areas = st.builds(
    lambda top, left, rows, columns: Area(top, left, top + rows, left + columns), *[st.integers(0, 5)] * 4
)


@given(st.lists(st.text("甲乙.", min_size=6, max_size=6), max_size=6), st.lists(areas, max_size=6))
def test_cells_never_overlap_and_no_place_is_left_out(rows: list[str], merged: list[Area]) -> None:
    composer = Composer()
    write(sheet(*rows, merged=merged), composer)
    for table in composer.tables:
        places = [
            (row, column)
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        ]
        assert len(places) == len(set(places))
        assert all(place is not None for row in table.grid for place in row)
