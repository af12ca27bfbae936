"""Tables of a page: which there are, and what each of their cells covers. The pages are invented."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.reading.html import Page, page

ROW = "<tr><td>{}</td><td>{}</td></tr>"


def grids(seen: Page) -> list[list[list[str | None]]]:
    """The words in every place of every table."""
    return [
        [[cell.span.of(seen.text) if cell else None for cell in row] for row in table.grid] for table in seen.tables
    ]


def test_merged_cells_cover_rows_and_columns() -> None:
    seen = page(
        """<table><caption>甲县分工表</caption>
        <thead><tr><th rowspan="2">任务</th><th colspan="2">责任分工</th></tr>
        <tr><th>牵头</th><th>配合</th></tr></thead>
        <tr><td colspan="3">一、种树</td></tr>
        <tr><td>选苗</td><td rowspan=2>县林业局</td><td>/</td></tr>
        <tr><td>浇水</td><td>县水利局</td></tr></table>"""
    )
    assert seen.text == "甲县分工表\n任务\t责任分工\n牵头\t配合\n一、种树\n选苗\t县林业局\t/\n浇水\t县水利局"
    assert grids(seen) == [
        [
            ["任务", "责任分工", "责任分工"],
            ["任务", "牵头", "配合"],
            ["一、种树", "一、种树", "一、种树"],
            ["选苗", "县林业局", "/"],
            ["浇水", "县林业局", "县水利局"],
        ]
    ]
    assert seen.tables[0].span.of(seen.text) == seen.text.removeprefix("甲县分工表\n")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<p>甲</p>\n  <p>乙</p>", "甲\u2028乙"),
        ("甲<br><br>乙", "甲\u2028乙"),
        ("<p> </p><div>甲\n乙 </div>", "甲乙"),
        ("甲<ul><li>乙<li>丙</ul>", "甲\u2028乙\u2028丙"),
        ("<pre>甲\n乙</pre>", "甲\u2028乙"),
        ("甲\t乙", "甲 乙"),
        ("甲<table></table>", "甲"),
    ],
)
def test_a_row_is_one_line_whatever_its_cells_hold(cell: str, text: str) -> None:
    seen = page(f"<table>{ROW.format(cell, '丙')}</table>")
    assert seen.text.endswith("丙")
    if "<table>" not in cell:
        assert seen.text == f"{text}\t丙"
        assert grids(seen) == [[[text, "丙"]]]


def test_cells_that_are_not_shown_are_none() -> None:
    seen = page(f"<table><tr hidden><td>隐</td><td>藏</td></tr>{ROW.format('甲', '乙')}</table>")
    assert grids(seen) == [[["甲", "乙"]]]
    seen = page("<table><tr><td style='display:none'>id</td><td>甲</td><td>乙</td></tr></table>")
    assert (seen.text, grids(seen)) == ("甲\t乙", [[["甲", "乙"]]])


def test_a_frame_around_a_text_is_no_table() -> None:
    article = "<p>一、甲事。</p><p>二、乙事。</p>"
    assert page(f"<table><tr><td>{article}</td></tr></table>").tables == ()
    assert page(f"<table><tr><td colspan=2>{article}</td></tr></table>").text == "一、甲事。\n二、乙事。"
    long = f"<table><tr><td>菜单</td><td>{article * 400}</td></tr></table>"
    assert page(long).tables == ()


def test_a_long_text_may_be_a_cell_where_there_are_columns_and_rows() -> None:
    rows = "".join(f"<tr><td>{number}</td><td>{'种树' * 3000}</td><td>县林业局</td></tr>" for number in range(3))
    assert len(page(f"<table>{rows}</table>").tables[0].cells) == 9


def test_a_table_within_the_frame_of_a_page_is_one_by_itself() -> None:
    inner = f"<table>{ROW.format('甲', '乙')}{ROW.format('丙', '丁')}</table>"
    seen = page(f"<table>{ROW.format('首页', '登录')}<tr><td>菜单</td><td>{inner}</td></tr></table>")
    assert grids(seen) == [[["首页", "登录"]], [["甲", "乙"], ["丙", "丁"]]]


def test_rows_out_of_a_database_make_a_table() -> None:
    assert grids(page(f"<tbody>{ROW.format('甲', '乙')}</tbody>")) == [[["甲", "乙"]]]


def test_empty_cells_and_rows_keep_their_places() -> None:
    seen = page(
        f"<br><table>{ROW.format('', '')}{ROW.format('甲', '')}{ROW.format('', '乙')}{ROW.format('', '')}</table>"
    )
    assert seen.text == "甲\n\t乙"
    assert grids(seen) == [[["", ""], ["甲", ""], ["", "乙"], ["", ""]]]


def test_terms_and_what_is_said_of_them() -> None:
    seen = page(
        "<dl><dt>Lead</dt><dd>Parks Office</dd><dd>Roads Office</dd><dt>When</dt><dd><p>May</p><p>2031</p></dd></dl>"
    )
    assert seen.text == "Lead\nParks Office\nRoads Office\nWhen\nMay\n2031"
    assert grids(seen) == [[["Lead", "Parks Office"], [None, "Roads Office"], ["When", "May\n2031"]]]
    assert page("<dl><dt>甲</dt><dd>乙<dl><dt>丙</dt><dd>丁</dd></dl></dd></dl>").tables == ()
    assert page("<dl><dd>甲</dd></dl>").tables == ()


def test_spans_without_bounds_explode_nothing() -> None:
    row = "<tr><td rowspan=65535>甲</td><td rowspan=999999999999 colspan=65535>乙</td></tr>"
    begun = time.process_time()
    seen = page(f"<table>{row * 20_000}</table>")
    assert time.process_time() - begun < 10
    assert sum(len(row) for row in seen.tables[0].grid) < 20_000 * 129


CELLS = st.tuples(st.integers(0, 4), st.integers(0, 4), st.sampled_from(["甲", "乙丙", "", "丁<br>戊"]))


@given(st.lists(st.lists(CELLS, max_size=5), max_size=6))
def test_no_two_cells_overlap_and_spans_follow_one_another(rows: list[list[tuple[int, int, str]]]) -> None:
    cell = '<td rowspan="{}" colspan="{}">{}</td>'
    markup = "".join(f"<tr>{''.join(cell.format(*one) for one in row)}</tr>" for row in rows)
    seen = page(f"<table>{markup}</table>")
    for table in seen.tables:
        places = [
            (row, column)
            for one in table.cells
            for row in range(one.row, one.row + one.rows)
            for column in range(one.column, one.column + one.columns)
        ]
        assert len(places) == len(set(places))
        spans = [one.span for one in table.cells]
        assert all(table.span.covers(span) for span in spans)
        assert all(before.end <= after.start for before, after in pairwise(spans) if after.end > after.start)
        assert not any("\t" in span.of(seen.text) or "\n" in span.of(seen.text) for span in spans)
