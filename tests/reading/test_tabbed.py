"""Tables whose columns are parted by tabs: their cells are stretches of the text. All texts are invented."""

from __future__ import annotations

import pytest

from qgraph.reading import read_bytes
from qgraph.reading.tabbed import tab_tables


def grids(text: str) -> list[list[list[str | None]]]:
    """The words in every place of every table."""
    return [
        [[cell.span.of(text) if cell else None for cell in row] for row in table.grid] for table in tab_tables(text)
    ]


def test_lines_with_as_many_tabs_are_rows() -> None:
    text = "甲县分工表\n序号\t任务\t牵头\r\n1\t种树 \t县林业局\n2\t浇水\t\n说明\n序号\t事项\t责任\n1\t修路\t县交通局"
    assert grids(text) == [
        [["序号", "任务", "牵头"], ["1", "种树", "县林业局"], ["2", "浇水", ""]],
        [["序号", "事项", "责任"], ["1", "修路", "县交通局"]],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "序号\t任务\t牵头",
        "任务\t牵头\n种树\t县林业局",
        "\t一、加强领导\t\n\t二、强化保障\t",
        "序号\t任务\t牵头\n\n1\t种树\t县林业局",
        "序号\t任务\t牵头\n1\t种树",
        "",
        "\t\t\n\t\t",
    ],
)
def test_no_table(text: str) -> None:
    assert tab_tables(text) == ()


def test_a_text_with_such_a_table_is_a_text() -> None:
    document = read_bytes("序号\t任务\t牵头\n1\t种树\t县林业局\n".encode(), "plan.txt")
    assert (document.format, len(document.tables)) == ("text", 1)
