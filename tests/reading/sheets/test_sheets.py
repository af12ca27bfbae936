"""Workbooks as openpyxl writes them, and parts as other programs do."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.worksheet import Worksheet

from qgraph.errors import DocumentError
from qgraph.reading import read_bytes
from qgraph.reading.sheets import cells, see
from tests.office import changed, rechecked, saved, unzipped, zipped

if TYPE_CHECKING:
    from qgraph.reading.seen import Seen

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def filled(rows: list[list[Any]], sheet: Worksheet | None = None) -> Worksheet:
    found = sheet or Workbook().active
    assert isinstance(found, Worksheet)
    for row in rows:
        found.append(row)
    return found


def data_of(sheet: Worksheet) -> bytes:
    workbook = sheet.parent
    assert workbook is not None
    return saved(workbook)


def words(seen: Seen, table: int = 0) -> list[list[str | None]]:
    return [[place.span.of(seen.text) if place else None for place in row] for row in seen.tables[table].grid]


def raw(rows: str, before: str = "", behind: str = "") -> bytes:
    """A workbook whose only sheet has these rows."""
    sheet = f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{behind}</worksheet>'
    return changed(saved(Workbook()), {SHEET: sheet})


def with_texts(data: bytes, texts: str) -> bytes:
    """The workbook with a table of texts, to which Excel's cells refer; openpyxl writes texts into their cells."""
    name = "xl/_rels/workbook.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    relation = f'<Relationship Id="rId99" Type="{kind}" Target="/xl/sharedStrings.xml"/></Relationships>'
    relations = unzipped(data)[name].decode().replace("</Relationships>", relation)
    table = f'<sst xmlns="{MAIN}" count="9" uniqueCount="9">{texts}</sst>'
    return changed(data, {name: relations, "xl/sharedStrings.xml": table})


def test_a_task_table() -> None:
    sheet = filled(
        [
            ["甲市2031年重点任务分解表"],
            ["序号", "任务", "责任单位", None, "完成时限"],
            [None, None, "牵头单位", "配合单位"],
            [1, "办甲事", "市乙局", "市丙局、市丁局", date(2031, 12, 31)],
            [2, "办戊事", "市己局", None, "2031年底前"],
            ["注：市乙局汇总。"],
        ]
    )
    for area in ("A1:E1", "A2:A3", "B2:B3", "C2:D2", "E2:E3", "C5:D5", "A6:E6"):
        sheet.merge_cells(area)
    document = read_bytes(data_of(sheet), "分解表.xlsx")
    assert document.format == "xlsx"
    assert document.text == (
        "甲市2031年重点任务分解表\n序号\t任务\t责任单位\t完成时限\n牵头单位\t配合单位\n"
        "1\t办甲事\t市乙局\t市丙局、市丁局\t2031-12-31\n2\t办戊事\t市己局\t2031年底前\n注：市乙局汇总。"
    )
    (table,) = document.tables
    grid = [[cell.span.of(document.text) if cell else None for cell in row] for row in table.grid]
    assert grid == [
        ["序号", "任务", "责任单位", "责任单位", "完成时限"],
        ["序号", "任务", "牵头单位", "配合单位", "完成时限"],
        ["1", "办甲事", "市乙局", "市丙局、市丁局", "2031-12-31"],
        ["2", "办戊事", "市己局", "市己局", "2031年底前"],
    ]
    assert document.problems == ()


def test_sheets_in_order_with_their_names() -> None:
    workbook = Workbook()
    first, hidden, empty, last = (workbook.create_sheet(name) for name in ("一季度", "草稿", "空", "二季度"))
    workbook.remove(workbook.worksheets[0])
    for sheet, text in ((first, "甲"), (hidden, "乙"), (last, "丙")):
        filled([["任务", "单位"], [text, "市丁局"]], sheet)
    hidden.sheet_state = "hidden"
    empty["A1"].number_format = "0.0"
    workbook.create_chartsheet("图")
    seen = see(saved(workbook), "a.xlsx")
    assert seen.text == "一季度\n任务\t单位\n甲\t市丁局\n二季度\n任务\t单位\n丙\t市丁局"
    assert words(seen, 1) == [["任务", "单位"], ["丙", "市丁局"]]


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (12, "General", "12"),
        (12.0, "General", "12"),
        (0.1 + 0.2, "General", "0.3"),
        (1e-7, "General", "0.0000001"),
        (12345678901234, "General", "12345678901234"),
        (-3, "0", "-3"),
        (0.985, "0%", "99%"),
        (0.985, "0.0%", "98.5%"),
        (12000, "#,##0", "12,000"),
        (1234567.5, "#,##0.00", "1,234,567.50"),
        (2.5, "0", "3"),
        (3, '0"家"', "3家"),
        (3.25, '"约"0.0"万元"', "约3.3万元"),
        (3, "0.##", "3"),
        (0.5, "#.##", ".5"),
        (7, "000", "007"),
        (12345678, "#,##0,", "12,346"),
        (-5, '0;"负"0', "负5"),
        (0, '0;-0;"无"', "无"),
        (5, ";;;", ""),
        (5, "[Red]0", "5"),
        (5, "[$¥-804]#,##0", "¥5"),
        (5, "0_);(0)", "5"),
        (0.00012, "0.00E+00", "0.00012"),
        (0.5, "# ?/?", "0.5"),
        (4001234567, "000-0000-0000", "4001234567"),
        (5, '"暂"', "暂"),
        ("甲", '"市"@"局"', "市甲局"),
        ("甲", "0.0", "甲"),
        (True, "General", "TRUE"),
        (date(2031, 5, 4), "yyyy-mm-dd", "2031-05-04"),
        (date(2031, 5, 4), "yyyy/m/d;@", "2031-05-04"),
        (date(2031, 5, 4), 'yyyy"年"m"月"d"日"', "2031年5月4日"),
        (date(2031, 12, 4), 'yyyy"年"m"月"', "2031年12月"),
        (date(2031, 12, 4), '[$-804]yyyy"年"', "2031年"),
        (date(2031, 12, 4), "m/d", "12-04"),
        (datetime.fromisoformat("2031-05-04T13:30"), "yyyy-mm-dd hh:mm", "2031-05-04 13:30"),
        (datetime.fromisoformat("2031-05-04T13:30"), "h:mm", "13:30"),
        (-1, "yyyy-mm-dd", "-1"),
    ],
)
def test_cells_as_they_are_shown(value: Any, code: str, shown: str) -> None:
    sheet = filled([["甲", "乙"], ["丙", value]])
    sheet["B2"].number_format = code
    assert words(see(data_of(sheet), "a.xlsx"))[1][1] == shown


def test_formats_that_chinese_programs_number() -> None:
    data = raw(
        '<row><c t="inlineStr"><is><t>甲</t></is></c><c s="1"><v>47848</v></c><c s="2"><v>47848</v></c></row>' * 2
    )
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="57"/><xf numFmtId="14"/></cellXfs>'
    seen = see(changed(data, {"xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'}), "a.xlsx")
    assert words(seen)[0] == ["甲", "2030年12月", "2030-12-31"]


def test_days_counted_from_1904() -> None:
    sheet = filled([["甲", "乙"], ["丙", date(2031, 5, 4)]])
    workbook = sheet.parent
    assert isinstance(workbook, Workbook)
    from openpyxl.utils.datetime import MAC_EPOCH

    workbook.epoch = MAC_EPOCH
    assert words(see(saved(workbook), "a.xlsx"))[1][1] == "2031-05-04"


def test_rich_and_long_texts() -> None:
    rich = CellRichText("市", TextBlock(InlineFont(b=True), "科技"), "局")
    sheet = filled([["甲", "乙"], [rich, "一\n二\t三"]])
    assert words(see(data_of(sheet), "a.xlsx"))[1] == ["市科技局", "一\u2028二 三"]


def test_readings_above_words_and_escapes_are_no_words() -> None:
    texts = (
        '<si><r><t>市</t></r><r><rPr><b/></rPr><t xml:space="preserve">甲 </t></r>'
        '<rPh sb="0" eb="1"><t>shì</t></rPh></si><si><t>乙_x000D_\n丙</t></si>'
    )
    rows = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>x</v></c></row>'
    assert see(with_texts(raw(rows), texts), "a.xlsx").text == "市甲\t乙\u2028丙"


def test_hidden_rows_and_columns_are_left_out() -> None:
    sheet = filled([["任务", "密", "单位"], ["甲", "x", "市乙局"], ["丙", "x", "市丁局"]])
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[2].hidden = True
    assert words(see(data_of(sheet), "a.xlsx")) == [["任务", "单位"], ["丙", "市丁局"]]


def test_a_merged_cell_whose_beginning_is_hidden() -> None:
    sheet = filled([["任务", "单位"], ["甲", "市乙局"], [None, "市丙局"]])
    sheet.merge_cells("A2:A3")
    sheet.row_dimensions[2].hidden = True
    assert words(see(data_of(sheet), "a.xlsx")) == [["任务", "单位"], ["甲", "市丙局"]]


def test_formulas_show_the_value_beside_them() -> None:
    rows = (
        '<row><c><f>A1</f><v>3</v></c><c t="str"><f>B1</f><v>市甲局</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    )
    assert words(see(raw(rows * 2), "a.xlsx"))[0] == ["3", "市甲局", "#DIV/0!"]


def test_formulas_without_a_value_are_reported() -> None:
    seen = see(data_of(filled([["任务", "数"], ["甲", "=1+1"], ["乙", "=1+2"]])), "a.xlsx")
    (problem,) = seen.problems
    assert problem.code == "formula"
    assert problem.message.startswith("2 个公式没有存值")
    assert problem.span.of(seen.text) == "任务\t数\n甲\t\n乙\t"


def test_cells_without_coordinates_and_days_in_words() -> None:
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    days = '<row><c t="d"><v>2031-05-04</v></c><c t="d"><v>x</v></c></row>'
    seen = see(raw(f"<row>{cell.format('甲')}{cell.format('乙')}</row>{days}"), "a.xlsx")
    assert words(seen) == [["甲", "乙"], ["2031-05-04", "x"]]


@pytest.mark.parametrize("name", ["a.xlsm", "a.xltx", "a.bin"])
def test_kin_of_xlsx(name: str) -> None:
    assert read_bytes(data_of(filled([["甲", "乙"], ["丙", "丁"]])), name).text == "甲\t乙\n丙\t丁"


ABSURD = {
    "merged": '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    "many-merged": "<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 1000 + "</mergeCells>",
    "link": '<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>',
    "nonsense": '<mergeCells><mergeCell ref="A:A"/><mergeCell ref="x"/><mergeCell/></mergeCells>',
}


@pytest.mark.parametrize("behind", ABSURD.values(), ids=ABSURD)
def test_areas_over_the_whole_sheet_take_no_time(behind: str) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row><row r="1048576"><c><v>3</v></c></row>'
    begun = time.process_time()
    see(raw(rows, '<cols><col min="3" max="999999999" hidden="0"/></cols>', behind), "a.xlsx")
    assert time.process_time() - begun < 2


def test_absurd_coordinates() -> None:
    rows = '<row r="999999999999"><c r="ZZZZZZ9"><v>1</v></c><c r="9"><v>2</v></c><c r="C1" s="99"><v>3</v></c></row>'
    assert see(raw(rows, '<cols><col min="1" max="x" hidden="1"/><col hidden="1"/></cols>'), "a.xlsx").text == "1\t2\t3"


def test_hidden_rows_under_many_areas_take_no_time() -> None:
    rows = "".join(f'<row r="{at}" hidden="1"/>' for at in range(1, 20_000)) + "<row><c><v>1</v></c></row>"
    behind = "<mergeCells>" + '<mergeCell ref="A1:B20000"/>' * 20_000 + "</mergeCells>"
    columns = (
        "<cols>" + '<col min="1" max="16384" width="9"/><col min="2" max="16384" hidden="1"/>' * 20_000 + "</cols>"
    )
    begun = time.process_time()
    see(raw(rows, columns, behind), "a.xlsx")
    assert time.process_time() - begun < 8


def test_any_number_of_cells_with_one_long_text_is_bounded() -> None:
    rows = "<row>" + '<c t="s"><v>0</v></c>' * 20_000 + "</row>"
    begun = time.process_time()
    with pytest.raises(DocumentError, match="表格过大"):
        see(with_texts(raw(rows), f"<si><t>{'甲' * 32_000}</t></si>"), "a.xlsx")
    assert time.process_time() - begun < 8


def test_numbers_of_any_length_are_no_index() -> None:
    long = "0" * 5_000 + "9"
    rows = (
        f'<row r="{long}"><c t="s" s="{long}"><v>{long}</v></c><c t="s"><v>000000005</v></c><c><v>1{long}</v></c></row>'
    )
    assert (
        see(with_texts(raw(rows, f'<cols><col min="{long}" max="{long}"/></cols>'), "<si/>"), "a.xlsx").text
        == f"1{long}"
    )


def test_too_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "_MOST", 3)
    with pytest.raises(DocumentError, match="表格过大,请拆分后再试 · the table is too large: split it"):
        see(data_of(filled([["甲", "乙"], ["丙", "丁"]])), "a.xlsx")


def test_a_long_sheet_is_read_in_time_and_scattered_cells_are_lines() -> None:
    rows = "".join(f'<row r="{at}"><c r="{"ABCDEFGH"[at % 8]}{at}"><v>{at}</v></c></row>' for at in range(1, 50_000))
    begun = time.process_time()
    assert see(raw(rows), "a.xlsx").text.count("\n") == 49_998
    assert time.process_time() - begun < 15


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({SHEET: "<worksheet>"}, r"文件已损坏\(xl/worksheets/sheet1.xml\),请在 Word、Excel 或 WPS 中打开并另存"),
        ({SHEET: '<!DOCTYPE a [<!ENTITY e "甲">]><worksheet/>'}, "含有 DTD 声明,不予解析 · declares a document type"),
        ({"xl/sharedStrings.xml": '<!DOCTYPE a [<!ENTITY e "甲">]><sst/>'}, "含有 DTD 声明"),
        ({"xl/sharedStrings.xml": "<sst><si>"}, r"文件已损坏\(xl/sharedStrings.xml\)"),
        ({"xl/styles.xml": "x"}, r"文件已损坏\(xl/styles.xml\)"),
        ({"xl/workbook.xml": None}, r"文件已损坏\(xl/workbook.xml\)"),
        ({"xl/workbook.xml": "<html/>"}, r"文件已损坏\(xl/workbook.xml\)"),
        ({"xl/_rels/workbook.xml.rels": None}, "文件为空"),
    ],
)
def test_parts_that_cannot_be_read(parts: dict[str, str | None], reason: str) -> None:
    data = changed(with_texts(data_of(filled([["甲", "乙"], ["丙", "丁"]])), ""), parts)
    with pytest.raises(DocumentError, match=reason) as caught:
        read_bytes(data, "a.xlsx")
    assert "\n" not in str(caught.value)


def test_parts_that_are_not_needed_may_be_missing() -> None:
    data = raw('<row><c><v>1</v></c><c t="s"><v>0</v></c><c s="x"><v>2</v></c></row>' * 2)
    assert see(changed(data, {"xl/styles.xml": None, "xl/sharedStrings.xml": None}), "a.xlsx").text == "1\t2\n1\t2"


def test_a_sheet_that_others_would_refuse_for_a_filter() -> None:
    behind = '<autoFilter ref="x"/><dataValidations><dataValidation type="?"/></dataValidations>'
    assert see(raw("<row><c><v>1</v></c><c><v>2</v></c></row>", "", behind), "a.xlsx").text == "1\t2"


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 5), st.integers(3, 5), st.tuples(*[st.integers(0, 4)] * 4))
def test_cells_written_with_a_merge_are_the_grid_read(height: int, width: int, area: tuple[int, int, int, int]) -> None:
    rows = [[f"{row}.{column}" for column in range(width)] for row in range(height)]
    sheet = filled(rows)
    top, left, bottom, right = area[0], area[1], min(area[2], height - 2), min(area[3], width - 2)
    if top <= bottom and left <= right:  # the last row and the last column keep their words
        sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
        for row in range(top, bottom + 1):
            rows[row][left : right + 1] = [f"{top}.{left}"] * (right - left + 1)
    assert words(see(data_of(sheet), "a.xlsx")) == rows


@cache
def small() -> bytes:
    sheet = filled([["甲市任务表"], ["任务", "数"], ["办甲事", 0.5], ["办乙事", date(2031, 5, 4)]])
    sheet.merge_cells("A1:B1")
    needed = ("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", SHEET)
    parts = unzipped(data_of(sheet))
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    packed = zipped({**{name: parts[name] for name in needed}, "xl/styles.xml": styles})
    return zipped(unzipped(with_texts(packed, "<si><t>甲</t></si>")), method=0)


@settings(deadline=None)
@given(st.integers(min_value=0), st.binary(min_size=1, max_size=3))
def test_any_changed_byte_gives_a_document_or_one_error(place: int, value: bytes) -> None:
    data = bytearray(small())
    at = place % len(data)
    data[at : at + len(value)] = value
    with suppress(DocumentError):  # and nothing else
        read_bytes(rechecked(bytes(data)), "a.xlsx")
    with suppress(DocumentError):
        read_bytes(bytes(data), "a.xlsx")
