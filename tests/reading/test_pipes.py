"""Tables drawn with pipes: their cells are stretches of the text as it stands. All texts are invented."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.reading import read_bytes
from qgraph.reading.pipes import pipe_tables


def grids(text: str) -> list[list[list[str | None]]]:
    """The words in every place of every table."""
    return [
        [[cell.span.of(text) if cell else None for cell in row] for row in table.grid] for table in pipe_tables(text)
    ]


def test_with_pipes_at_the_ends_and_a_rule() -> None:
    text = "甲县计划\n\n| 任务 | **牵头** |\n|:---|---:|\n|\t种树|县林业局 |\n| 浇水 | |\n\n说明"
    assert grids(text) == [[["任务", "**牵头**"], ["种树", "县林业局"], ["浇水", ""]]]
    (table,) = pipe_tables(text)
    assert table.span.of(text).startswith("| 任务")
    assert table.span.of(text).endswith("| 浇水 | |")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("任务|牵头\n-|-\n种树|县林业局", [["任务", "牵头"], ["种树", "县林业局"]]),
        ("|任务|牵头|\r\n|--|--|\r\n|种树|县林业局|\r\n", [["任务", "牵头"], ["种树", "县林业局"]]),
        ("|任务|牵头|\n|种树|县林业局|", [["任务", "牵头"], ["种树", "县林业局"]]),
        ("| 甲 \\| 乙 | 丙 |\n|---|---|\n| 丁 | 戊 |", [["甲 \\| 乙", "丙"], ["丁", "戊"]]),
        (
            "| 总表 ||\n| 任务 | 牵头 |\n|---|---|\n| 种树 | 县林业局 |",
            [["总表", ""], ["任务", "牵头"], ["种树", "县林业局"]],
        ),
        ("见 a|b\n| 任务 | 牵头 |\n|---|---|\n| 种树 | 县林业局 |", [["任务", "牵头"], ["种树", "县林业局"]]),
        (
            "序号|任务|牵头\n1|种树|县林业局\n|浇水|",
            [["序号", "任务", "牵头"], ["1", "种树", "县林业局"], ["", "浇水", ""]],
        ),
        ("|甲|乙|\n|-|-|\n|丙|丁|戊|\n|己|", [["甲", "乙", None], ["丙", "丁", "戊"], ["己", None, None]]),
    ],
)
def test_ways_to_draw_a_table(text: str, rows: list[list[str | None]]) -> None:
    assert grids(text) == [rows]


@pytest.mark.parametrize(
    "text",
    [
        "首页 | 政务 | 公开",
        "甲|乙\n丙|丁",
        "甲|乙|丙\n丁|戊",
        "甲|乙|甲\n丁|戊|己",
        "|甲|\n|-|\n|乙|",
        "---\n甲\n---",
        "",
        "|",
        "||\n||",
    ],
)
def test_no_table(text: str) -> None:
    assert pipe_tables(text) == ()


def test_a_file_of_markdown_keeps_its_text_and_gives_its_title() -> None:
    front = '---\ntitle: "Clean Parks Plan"\nlayout: page\n---\n\n# Plan\n\n'
    text = front + "| Action | Lead |\n|---|---|\n| Plant | Parks Office |\n"
    document = read_bytes(text.encode(), "plan.md")
    assert (document.text, document.format) == (text, "markdown")
    assert document.letterhead.title is not None
    assert document.letterhead.title.text == "Clean Parks Plan"
    (table,) = document.tables
    assert [cell.span.of(text) for cell in table.cells] == ["Action", "Lead", "Plant", "Parks Office"]
    headed = read_bytes(b"# Clean Parks Plan #\n\ntext\n", "plan.md")
    assert headed.letterhead.title is not None
    assert headed.letterhead.title.text == "Clean Parks Plan"


WORDS = st.text(st.sampled_from("甲乙丙 丁ab\\|-:"), max_size=8)


@given(st.lists(st.lists(WORDS, max_size=4).map("|".join), max_size=6).map("\n".join))
def test_cells_never_overlap(text: str) -> None:
    for table in pipe_tables(text):
        spans = [cell.span for cell in table.cells]
        assert spans == sorted(spans)
        assert all(table.span.covers(span) and "\n" not in span.of(text) for span in spans)


@pytest.mark.parametrize("soup", ["|", "-|", "- ", "|\n", "-|-\n", "\\|", "a|b\n", ":-:|="])
def test_time_grows_no_faster_than_the_text(soup: str) -> None:
    def seconds(times: int) -> float:
        """The best of three: a machine that does other things as well makes single figures jump."""
        found = []
        for _ in range(3):
            begun = time.process_time()
            pipe_tables(soup * times)
            found.append(time.process_time() - begun)
        return min(found)

    assert seconds(160_000) < 30 * max(seconds(20_000), 0.005)
