"""Tables that a text in Markdown writes with tags. All texts are invented."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.extraction import extract
from qgraph.reading import read_bytes
from qgraph.reading.tagged import tagged_tables

TABLE = """<table>
  <thead><tr><th>Action</th><th>Lead</th><th>Partners</th></tr></thead>
  <tr><td rowspan="2">Plant<br>trees</td><td>Parks <b>Office</b></td><td>River Council</td></tr>
  <tr><td colspan=2>Roads Office</td></tr>
</table>"""


def grids(text: str) -> list[list[list[str | None]]]:
    """The words in every place of every table."""
    return [
        [[cell.span.of(text) if cell else None for cell in row] for row in table.grid] for table in tagged_tables(text)
    ]


def test_cells_cover_rows_and_columns() -> None:
    assert grids(f"# Plan\n\n{TABLE}\n") == [
        [
            ["Action", "Lead", "Partners"],
            ["Plant<br>trees", "Parks <b>Office</b>", "River Council"],
            ["Plant<br>trees", "Roads Office", "Roads Office"],
        ]
    ]


def test_a_frame_and_a_column_are_no_tables() -> None:
    assert grids("<table><tr><td>a</td></tr></table>") == []
    inner = "<table><tr><td>a</td><td>b</td></tr></table>"
    assert grids(f"<table><tr><td>x</td><td>{inner}</td></tr></table>") == [[["a", "b"]]]
    assert grids("<table><tr><td>a<td>b") == []


def test_tags_of_a_markdown_file_are_read_and_its_text_is_kept() -> None:
    document = read_bytes(TABLE.encode(), "plan.md")
    assert document.text == TABLE
    plan = extract(document)
    assert [(one.role.value, one.name.text) for one in plan.assignments] == [
        ("lead", "Parks <b>Office"),
        ("lead", "Roads Office"),
        ("participant", "River Council"),
    ]


TAGS = st.sampled_from(
    ["<table>", "</table>", "<tr>", "</tr>", "<td>", "<td rowspan=0 colspan=99>", "</td>", "甲", " ", "<th"]
)


@given(st.lists(TAGS, max_size=30).map("".join))
def test_no_markup_is_too_broken(text: str) -> None:
    for table in tagged_tables(text):
        assert all(table.span.covers(cell.span) for cell in table.cells)


@pytest.mark.parametrize("soup", ["<table>", "<table><tr>", "<td>", "<", "<table ", "</table>", "<tr><td>a"])
def test_time_grows_no_faster_than_the_text(soup: str) -> None:
    def seconds(times: int) -> float:
        begun = time.process_time()
        tagged_tables(f"<table>{soup * times}")
        return time.process_time() - begun

    seconds(100)
    assert seconds(16_000) < 30 * max(seconds(2_000), 0.05)
