"""Whole PDFs, made here by ReportLab, are read as a person reads them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table, TableStyle

from qgraph.errors import DocumentError
from qgraph.model import Severity
from qgraph.reading import read_bytes
from tests.making.pdf import FONT, STYLES, drawn, made, vera

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from qgraph.model import Document

BODY = STYLES["text"]
LONG = "推进乙事建设，到2030年建成示范基地十二个。强化部门协同，完善工作机制，落实各项任务。"
WORDS = "The county will lead state-wide procurement reform and support local bodies with well-known partners in 2031. "


def read(data: bytes) -> Document:
    return read_bytes(data, "plan.pdf")


def codes(document: Document) -> list[str]:
    return [problem.code for problem in document.problems]


def texts(document: Document, number: int = 0) -> list[list[str | None]]:
    grid = document.tables[number].grid
    return [[cell.span.of(document.text) if cell else None for cell in row] for row in grid]


def test_paragraphs_are_whole_and_apart() -> None:
    paragraphs = ["一、甲事", f"（一）{LONG * 3}（市科技局牵头，市财政局参与）", f"（二）{LONG}", "二、乙事", LONG * 2]
    document = read(made([Paragraph(paragraph, BODY) for paragraph in paragraphs]))
    assert document.text.split("\n") == paragraphs
    assert (document.format, document.problems, document.tables) == ("pdf", (), ())


def test_a_line_may_break_anywhere() -> None:
    """Each paragraph is one character longer before the clause: the name and the number break everywhere once."""
    paragraphs = [f"（一）{'事' * count}到2031年达到12345家（市发展改革委牵头）。{LONG}" for count in range(1, 40)]
    document = read(made([Paragraph(paragraph, BODY) for paragraph in paragraphs]))
    assert document.text.split("\n") == paragraphs


def test_paragraphs_without_indents_are_told_by_their_last_lines() -> None:
    style = ParagraphStyle("plain", parent=BODY, firstLineIndent=0, leading=24)
    paragraphs = [f"{number}. {LONG * number}" for number in (1, 2, 3, 1, 2)]
    document = read(made([Paragraph(paragraph, style) for paragraph in paragraphs]))
    assert document.text.split("\n") == paragraphs


def test_a_centred_title_on_two_lines_is_one_and_a_signature_is_its_own() -> None:
    title = "甲市人民政府办公室关于印发甲市乙事行动计划（2031—2033年）的通知"
    parts = [
        ("title", title),
        ("text", "各县（市、区）人民政府："),
        ("text", LONG),
        ("signature", "甲市人民政府办公室"),
    ]
    document = read(made([Paragraph(words, STYLES[kind]) for kind, words in parts]))
    assert document.text.split("\n") == [words for _, words in parts]
    assert document.letterhead.title is not None
    assert document.letterhead.notice is not None
    assert document.letterhead.notice.text == title


def test_headers_footers_and_page_numbers_are_left_out() -> None:
    def furnish(canvas: Canvas, page: int) -> None:
        canvas.setFont(FONT, 10)
        canvas.drawString(80, A4[1] - 40, "甲市人民政府公报" if page % 2 else "2031年第3期")
        canvas.setFont(FONT, 14)
        canvas.drawCentredString(A4[0] / 2, 50, f"— {page + 6} —")

    paragraphs = [f"（{number}）{LONG * 3}" for number in range(1, 25)]
    document = read(made([Paragraph(paragraph, BODY) for paragraph in paragraphs], furnish))
    assert document.text.split("\n") == paragraphs


@pytest.mark.parametrize("form", ["{}", "- {} -", "第{}页", "{} / 5", "Page {} of 5", "第一部分 {}", "{}　甲市"])
def test_page_numbers_of_every_form(form: str) -> None:
    def furnish(canvas: Canvas, page: int) -> None:
        canvas.setFont(FONT, 12)
        canvas.drawRightString(A4[0] - 80, 50, form.format(page))

    paragraphs = [LONG * 4] * 10
    document = read(made([Paragraph(paragraph, BODY) for paragraph in paragraphs], furnish))
    assert document.text.split("\n") == paragraphs


def test_a_number_that_counts_no_pages_stays() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 16)
        for count in ("35", "7"):
            canvas.drawString(80, 700, "目标（个）：")
            canvas.drawString(80, 670, count)
            canvas.showPage()
            canvas.setFont(FONT, 16)

    assert read(drawn(draw)).text.split("\n") == ["目标（个）：", "35", "目标（个）：", "7"]


def test_two_columns_are_read_one_after_the_other() -> None:
    style = ParagraphStyle("small", parent=BODY, fontSize=10.5, leading=16, firstLineIndent=21)
    width = (A4[0] - 170) / 2

    def heading(canvas: Canvas, document: BaseDocTemplate) -> None:
        if document.page == 1:
            canvas.setFont(FONT, 20)
            canvas.drawCentredString(A4[0] / 2, A4[1] - 110, "甲市乙事行动计划全文及任务分工（2031年）")

    file = BytesIO()
    frames = [Frame(73, 93, width, 600), Frame(73 + width + 24, 93, width, 600)]
    paragraphs = [f"（{number}）{LONG * 2}（市科技局牵头）" for number in "一二三四五六七八九十"]
    template = BaseDocTemplate(file, pagesize=A4, pageTemplates=[PageTemplate("two", frames, heading)])
    template.build([Paragraph(paragraph, style) for paragraph in paragraphs * 2])
    document = read(file.getvalue())
    assert document.text.split("\n") == ["甲市乙事行动计划全文及任务分工（2031年）", *paragraphs * 2]


def test_a_list_in_two_columns_is_read_across() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 14)
        for number in range(12):
            canvas.drawString(80, 700 - 24 * number, f"{number + 1}. 事项")
            canvas.drawString(320, 700 - 24 * number, f"县{number + 1}局")

    assert read(drawn(draw)).text.split("\n")[:2] == ["1. 事项 县1局", "2. 事项 县2局"]


def test_english_words_are_parted_by_spaces_and_hyphenated_ones_rejoined() -> None:
    style = ParagraphStyle("english", fontName=vera(), fontSize=11, leading=15, alignment=4, spaceAfter=8)
    document = read(made([Paragraph("1. Improve data", style), Paragraph(WORDS * 6, style), Paragraph(WORDS, style)]))
    assert document.text.split("\n") == ["1. Improve data", (WORDS * 6).strip(), WORDS.strip()]

    def draw(canvas: Canvas) -> None:
        canvas.setFont(vera(), 11)
        for place, words in enumerate(
            ("The plan supports the imple-", "mentation of open-source", "tools in every county.")
        ):
            canvas.drawString(80, 700 - 15 * place, words.ljust(20))

    assert "implementation of open-source tools" in read(drawn(draw, width=250)).text


@pytest.mark.parametrize("called", [True, False])
def test_footnotes_and_their_marks_are_left_out_and_other_raised_signs_stay(*, called: bool) -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(80, 700)
        text.setFont(FONT, 16)
        text.textOut("一、面积达到30km")
        raised(text, "2")
        text.textOut("，规上企业")
        raised(text, "1" if called else "")
        text.textOut("达到500家，增长10%")
        raised(text, "3")
        canvas.drawText(text)
        canvas.setFont(FONT, 6)
        canvas.drawString(80, 138, "1")
        canvas.setFont(FONT, 10)
        canvas.drawString(84, 134, "规上企业指年收入2000万元以上的企业。")

    def raised(text: object, mark: str) -> None:
        for size, rise, words in ((8, 6, mark), (16, 0, "")):
            text.setFont(FONT, size)  # type: ignore[attr-defined]
            text.setRise(rise)  # type: ignore[attr-defined]
            text.textOut(words)  # type: ignore[attr-defined]

    document = read(drawn(draw))
    text, note = "一、面积达到30km²，规上企业达到500家，增长10%³", "\n¹规上企业指年收入2000万元以上的企业。"
    assert document.text == (text if called else text + note)
    assert codes(document) == (["notes"] if called else [])


def test_a_table_of_contents_is_left_out() -> None:
    entries = [
        "一、甲事",
        "（一）做好一件要用一行以上的篇幅才能把题目说完的工作并且长期坚持下去",
        "（二）乙事",
        "二、丙事",
    ]
    style = ParagraphStyle("plain", parent=BODY, firstLineIndent=0)
    contents = [Paragraph(f"{entry}{'…' * 9}{number}", style) for number, entry in enumerate(entries, 1)]
    text = [Paragraph(words, BODY) for words in ("一、甲事", LONG, "（二）乙事", LONG)]
    document = read(made([Paragraph("目　录", STYLES["title"]), *contents, *text]))
    assert document.text.split("\n") == ["一、甲事", LONG, "（二）乙事", LONG]


def ruled(rows: list[list[str]], widths: list[int], *style: tuple[Any, ...]) -> Table:
    small = ParagraphStyle("cell", fontName=FONT, fontSize=10.5, leading=14, wordWrap="CJK")
    cells = [[Paragraph(words, small) for words in row] for row in rows]
    return Table(cells, widths, repeatRows=1, style=TableStyle([*style]))


def test_a_ruled_table_with_merged_cells() -> None:
    rows = [
        ["章节", "任务", "责任分工", ""],
        ["", "", "牵头单位", "配合单位"],
        ["一、甲", "种树种草并建成防护林带三十公里", "市林业局", "市财政局、市水利局、市农业农村局"],
        ["", "修路", "市交通运输局", "/"],
    ]
    table = ruled(
        rows,
        [60, 90, 70, 100],
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("SPAN", (0, 0), (0, 1)),
        ("SPAN", (1, 0), (1, 1)),
        ("SPAN", (2, 0), (3, 0)),
        ("SPAN", (0, 2), (0, 3)),
    )
    document = read(made([Paragraph("附件：任务表", BODY), table, Paragraph("注：自印发之日起施行。", BODY)]))
    assert document.text.split("\n") == [
        "附件：任务表",
        "章节\t任务\t责任分工",
        "牵头单位\t配合单位",
        "一、甲\t种树种草并建成防护林带三十公里\t市林业局\t市财政局、市水利局、市农业农村局",
        "修路\t市交通运输局\t/",
        "注：自印发之日起施行。",
    ]
    assert texts(document) == [
        ["章节", "任务", "责任分工", "责任分工"],
        ["章节", "任务", "牵头单位", "配合单位"],
        ["一、甲", "种树种草并建成防护林带三十公里", "市林业局", "市财政局、市水利局、市农业农村局"],
        ["一、甲", "修路", "市交通运输局", "/"],
    ]


def test_a_table_over_pages_is_one() -> None:
    """The head is printed on every page; the first column is merged and says its words once."""
    rows = [["章节", "序号", "任务", "牵头单位"]]
    rows += [
        ["一、甲事" if number == 1 else "", str(number), f"第{number}项工作", "市科技局"] for number in range(1, 60)
    ]
    table = ruled(
        rows,
        [70, 40, 200, 90],
        ("GRID", (0, 0), (-1, 0), 0.5, colors.black),
        ("GRID", (1, 1), (-1, -1), 0.5, colors.black),
        ("LINEBEFORE", (0, 0), (0, -1), 0.5, colors.black),
        ("LINEBELOW", (0, "splitlast"), (0, "splitlast"), 0.5, colors.black),
        ("LINEBELOW", (0, -1), (0, -1), 0.5, colors.black),
    )

    def furnish(canvas: Canvas, page: int) -> None:
        canvas.drawCentredString(A4[0] / 2, 50, str(page))

    document = read(made([table], furnish))
    assert len(document.tables) == 1
    assert texts(document) == [rows[0], *(["一、甲事", *row[1:]] for row in rows[1:])]


def test_a_row_parted_by_a_page_is_one() -> None:
    rows = [["序号", "任务", "牵头单位"], ["1", LONG * 40, "市科技局"], ["2", "修路", "市交通局"]]
    table = ruled(rows, [40, 200, 90], ("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    table.splitInRow, table.repeatRows = 1, 0
    document = read(made([table]))
    assert texts(document) == rows


def test_breaks_inside_a_cell() -> None:
    rows = [["任务", "单位"], ["一、种树<br/>二、种草", "市林业局<br/>市财政局"]]
    document = read(made([ruled(rows, [120, 120], ("GRID", (0, 0), (-1, -1), 0.5, colors.black))]))
    assert texts(document)[1] == ["一、种树\u2028二、种草", "市林业局\u2028市财政局"]


def test_a_frame_around_text_is_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 16)
        canvas.rect(60, 600, 400, 150)
        canvas.drawString(80, 700, "一、种树")

    document = read(drawn(draw))
    assert (document.text, document.tables) == ("一、种树", ())


def test_a_scan_is_refused_with_advice() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(3):
            canvas.drawImage(ImageReader(Image.new("L", (60, 80), 255)), 0, 0, *A4)
            canvas.setFont(FONT, 14)
            canvas.drawCentredString(300, 40, f"— {number + 1} —")
            canvas.showPage()

    with pytest.raises(DocumentError, match="文字识别") as caught:
        read(drawn(draw))
    assert "run OCR first" in caught.value.reason
    assert "\n" not in str(caught.value)


def test_scanned_pages_among_others_are_named() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(1, 7):
            if number in {2, 4, 5}:
                canvas.drawImage(ImageReader(Image.new("L", (60, 80), 255)), 0, 0, *A4)
            else:
                canvas.setFont(FONT, 16)
                canvas.drawString(80, 700, f"第{number}页的文字。")
            canvas.showPage()

    document = read(drawn(draw))
    (problem,) = document.problems
    assert (problem.code, problem.severity) == ("pages-scanned", Severity.ERROR)
    assert "第2、4-5页" in problem.message
    assert problem.span.of(document.text) == "第3页的文字。"


def test_pages_without_anything_are_refused() -> None:
    with pytest.raises(DocumentError, match="没有文字"):
        read(drawn(lambda canvas: canvas.showPage()))


@pytest.mark.parametrize("shown", [b"/Rotate 0 ", b"/Rotate 90"])
def test_turned_pages_are_read_and_text_aslant_is_reported(shown: bytes) -> None:
    """Text is read in the direction it runs, whichever way the page is shown."""

    def draw(canvas: Canvas) -> None:
        for turn, x, y in ((90, A4[0], 0), (180, A4[0], A4[1]), (270, 0, A4[1])):
            canvas.saveState()
            canvas.translate(x, y)
            canvas.rotate(turn)
            canvas.setFont(FONT, 16)
            canvas.drawString(80, 400, f"一、转{turn}度")
            canvas.drawString(80, 370, "（市科技局牵头）")
            canvas.restoreState()
            canvas.showPage()
        canvas.setFont(FONT, 16)
        canvas.drawString(80, 700, "二、正文")
        canvas.rotate(45)
        canvas.drawString(400, 200, "草稿")

    document = read(drawn(draw).replace(b"/Rotate 0 ", shown))
    lines = [line for turn in (90, 180, 270) for line in (f"一、转{turn}度", "（市科技局牵头）")]
    assert document.text.split("\n") == [*lines, "二、正文"]
    assert codes(document) == ["text-aslant"]
    assert "第4页" in document.problems[0].message
    assert "草稿" in document.problems[0].message


def test_names_of_characters() -> None:
    """Radicals and ligatures become what they show; what the file does not name is reported with its place."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 16)
        canvas.drawString(80, 700, "⼈⺠政府市⻓　甲\ue123乙")
        canvas.drawString(80, 670, "\ue456 市科技局")

    document = read(drawn(draw))
    assert document.text == "人民政府市长　甲\ue123乙\n\ue456 市科技局"
    (problem,) = document.problems
    assert (problem.code, problem.span.of(document.text)) == ("characters-unknown", "\ue123")


def test_a_password_and_too_many_pages() -> None:
    with pytest.raises(DocumentError, match="密码"):
        read(drawn(lambda canvas: canvas.drawString(80, 700, "text"), encrypt="secret"))

    def many(canvas: Canvas) -> None:
        for _ in range(2001):
            canvas.showPage()

    with pytest.raises(DocumentError, match="2000 页"):
        read(drawn(many))
