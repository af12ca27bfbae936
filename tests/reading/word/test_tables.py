"""Tables of Word files: cells in their places, and frames that are no tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from qgraph.reading.word import see
from tests.office import docx, label, numbering, para, saved

if TYPE_CHECKING:
    from qgraph.model import Table
    from qgraph.reading.seen import Seen


def read(body: str) -> Seen:
    return see(docx(body, numbering=numbering(("decimal", "%1"))), "a.docx")


def cell(text: str, properties: str = "") -> str:
    inside = text if text.startswith("<") else para(text)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def across(count: int) -> str:
    return f'<w:gridSpan w:val="{count}"/>'


BEGIN, GO_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def shown(seen: Seen) -> list[list[str | None]]:
    """The words in each place of the only table."""
    (found,) = seen.tables
    return words(found, seen.text)


def words(found: Table, text: str) -> list[list[str | None]]:
    return [[place.span.of(text) if place else None for place in line] for line in found.grid]


def test_a_table_stands_in_its_place_among_paragraphs() -> None:
    seen = read(
        para("前") + table(row(cell("任务"), cell("牵头单位")), row(cell("办甲事"), cell("市乙局"))) + para("后")
    )
    assert seen.text == "前\n任务\t牵头单位\n办甲事\t市乙局\n后"
    assert shown(seen) == [["任务", "牵头单位"], ["办甲事", "市乙局"]]
    assert seen.tables[0].span.of(seen.text) == "任务\t牵头单位\n办甲事\t市乙局"


def test_merged_cells() -> None:
    seen = read(
        table(
            row(cell("任务", BEGIN), cell("单位", across(2)), cell("时限", BEGIN)),
            row(cell("", GO_ON), cell("牵头"), cell("配合"), cell("", '<w:vMerge w:val="continue"/>')),
            row(cell("办甲事"), cell("市乙局", across(2)), cell("2031年")),
        )
    )
    assert seen.text == "任务\t单位\t时限\n牵头\t配合\n办甲事\t市乙局\t2031年"
    assert shown(seen) == [
        ["任务", "单位", "单位", "时限"],
        ["任务", "牵头", "配合", "时限"],
        ["办甲事", "市乙局", "市乙局", "2031年"],
    ]


def test_cells_merged_as_in_old_files() -> None:
    seen = read(
        table(row(cell("甲", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>")), row(cell("乙"), cell("丙")))
    )
    assert shown(seen) == [["甲", "甲"], ["乙", "丙"]]


def test_a_merge_that_goes_on_with_nothing_begins_a_cell() -> None:
    assert shown(read(table(row(cell("甲", GO_ON), cell("乙")), row(cell("丙", BEGIN), cell("丁"))))) == [
        ["甲", "乙"],
        ["丙", "丁"],
    ]
    odd = table(row(cell("甲", BEGIN + across(2)), cell("乙")), row(cell("丙", GO_ON), cell("丁"), cell("戊")))
    assert shown(read(odd)) == [["甲", "甲", "乙"], ["丙", "丁", "戊"]]


def test_a_row_that_begins_further_right() -> None:
    seen = read(table(row(cell("甲"), cell("乙")), row(cell("丙"), properties='<w:gridBefore w:val="1"/>')))
    assert shown(seen) == [["甲", "乙"], [None, "丙"]]


def test_deleted_and_hidden_rows_are_left_out() -> None:
    kept = row(cell("甲"), cell("乙"), properties='<w:ins w:id="1"/><w:hidden w:val="0"/>')
    gone = row(cell("丙"), cell("丁"), properties='<w:del w:id="1"/>')
    hidden = row(cell("戊"), cell("己"), properties="<w:hidden/>")
    assert read(table(kept, gone, hidden)).text == "甲\t乙"


def test_rows_and_cells_in_controls() -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    inside = table(control.format(row(control.format(cell("甲")), cell("乙"))), row(cell("丙"), cell("丁")))
    assert shown(read(inside)) == [["甲", "乙"], ["丙", "丁"]]


def test_paragraphs_and_breaks_of_a_cell_stay_in_its_line() -> None:
    broken = "<w:p><w:r><w:t>丙</w:t><w:br/><w:t>丁</w:t><w:tab/><w:t>戊</w:t></w:r></w:p>"
    seen = read(table(row(cell(para("甲") + para("") + para("乙")), cell(broken)), row(cell("己"), cell(""))))
    assert seen.text == "甲\u2028乙\t丙\u2028丁 戊\n己\t"
    assert shown(seen) == [["甲\u2028乙", "丙\u2028丁 戊"], ["己", ""]]


def test_numbers_in_cells() -> None:
    lines = [row(cell(para("", label(1))), cell(para(text))) for text in "甲乙"]
    assert read(table(*lines)).text == "1\t甲\n2\t乙"


def test_a_table_within_a_cell_is_its_lines() -> None:
    inner = table(row(cell("甲"), cell("乙")), row(cell("丙"), cell("丁")))
    seen = read(table(row(cell("名单"), cell(inner + para(""))), row(cell("戊"), cell("己"))))
    assert shown(seen) == [["名单", "甲\u2028乙\u2028丙\u2028丁"], ["戊", "己"]]


def test_a_frame_is_no_table() -> None:
    inner = table(row(cell("甲"), cell("乙")))
    seen = read(table(row(cell(para("一、丙") + inner + para("二、丁")))))
    assert seen.text == "一、丙\n甲\t乙\n二、丁"
    assert shown(seen) == [["甲", "乙"]]


def test_one_column_is_no_table() -> None:
    seen = read(table(row(cell("甲")), row(cell(para("乙") + para("丙")))))
    assert (seen.text, seen.tables) == ("甲\n乙\n丙", ())


def test_an_article_beside_a_menu_is_no_table() -> None:
    seen = read(table(row(cell("目录"), cell(para("一" * 3000) + para("二" * 3000)))))
    assert (seen.text.count("\n"), seen.tables) == (2, ())


def test_long_facts_are_a_table() -> None:
    lines = [row(cell("甲"), cell("措施" * 3000), cell("乙")) for _ in range(3)]
    assert len(read(table(*lines)).tables) == 1


def test_absurd_spans_are_bounded() -> None:
    wide = row(*[cell("甲", across(999_999_999)) for _ in range(99)], properties='<w:gridBefore w:val="999999999"/>')
    seen = read(table(wide, row(cell("乙"), cell("丙"))))
    assert max(cell.column + cell.columns for cell in seen.tables[0].cells) < 1_100


def test_a_huge_grid_of_few_cells_is_no_table() -> None:
    wide = row(*[cell("", across(60)) for _ in range(16)])
    seen = read(table(wide, *[row(cell("乙")) for _ in range(600)]))
    assert seen.tables == ()
    assert seen.text.count("乙") == 600


def grids() -> st.SearchStrategy[tuple[int, int, list[tuple[int, int, int, int]]]]:
    """The size of a table, and areas of it to merge."""
    sides = st.integers(0, 4)
    return st.tuples(st.integers(1, 5), st.integers(2, 5), st.lists(st.tuples(sides, sides, sides, sides), max_size=3))


@settings(max_examples=40, deadline=None)
@given(grids())
def test_the_grid_that_python_docx_writes_is_read(given_grid: tuple[int, int, list[tuple[int, int, int, int]]]) -> None:
    from docx import Document

    height, width, areas = given_grid
    document = Document()
    written = document.add_table(height, width)
    names = [[f"{at}.{column}" for column in range(width)] for at in range(height)]
    for at in range(height):
        for column in range(width):
            written.cell(at, column).text = names[at][column]
    taken: set[tuple[int, int]] = set()
    for top, left, bottom, right in areas:
        covered = [(at, column) for at in range(top, bottom + 1) for column in range(left, right + 1)]
        if bottom >= height or right >= width or not covered or taken & set(covered):
            continue
        taken |= set(covered)
        written.cell(top, left).merge(written.cell(bottom, right))
        for at, column in covered:
            names[at][column] = "\u2028".join(f"{line}.{place}" for line, place in covered)
    seen = see(saved(document), "a.docx")
    if max((cell.column + cell.columns for table in seen.tables for cell in table.cells), default=0) >= 2:
        assert shown(seen) == names
