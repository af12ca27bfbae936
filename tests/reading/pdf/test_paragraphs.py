"""Which line goes on in the next. A line is told as it stands in its column: free on its left, free on its right."""

from __future__ import annotations

import pytest

from qgraph.reading.pdf.joining import joined
from qgraph.reading.pdf.lines import Line
from qgraph.reading.pdf.paragraphs import Placed, Style, paragraphs, style

INDENTED, LEVEL, PLAIN = Style(1.5, indented=True), Style(1.5, level=True), Style(1.5)


def placed(
    text: str, indent: float = 0.0, slack: float = 0.0, *, below: float | None = 1.5, size: float = 16, hang: float = 0
) -> Placed:
    line = Line(text=text, x0=indent * size, x1=600 - slack * size, y=0, size=size, hang=hang * size or None)
    return Placed(line=line, page=0, indent=indent, slack=slack, below=below, large=size > 16)


def read(lines: list[Placed], usual: Style = INDENTED) -> list[str]:
    return [joined(each.line for each in paragraph) for paragraph in paragraphs(lines, usual)]


def test_an_indent_begins_a_paragraph_where_a_document_indents() -> None:
    lines = [placed("甲事由市科", 2), placed("技局牵头。"), placed("乙事由市财", 2), placed("政局牵头。", slack=9)]
    assert read(lines) == ["甲事由市科技局牵头。", "乙事由市财政局牵头。"]


def test_a_full_line_and_an_indent_of_its_kind() -> None:
    lines = [placed("甲事由市科", 2), placed("技局牵头。", 2, slack=9)]
    assert read(lines) == ["甲事由市科", "技局牵头。"]
    assert read(lines, LEVEL) == ["甲事由市科技局牵头。"]


def test_room_for_more_ends_a_paragraph() -> None:
    assert read([placed("甲事", slack=4), placed("乙事")]) == ["甲事", "乙事"]
    assert read([placed("甲事", slack=0.8), placed("（乙）事")]) == ["甲事（乙）事"]  # three together find no room
    assert read([placed("see", slack=4), placed("responsibility")]) == ["see responsibility"]


@pytest.mark.parametrize("mark", ["二、", "（二）", "2.", "第二条", "②", "●"])
def test_a_number_behind_a_sentence_begins_a_paragraph(mark: str) -> None:
    assert read([placed("甲事。"), placed(f"{mark}乙事")], LEVEL) == ["甲事。", f"{mark}乙事"]
    assert read([placed("甲事依照"), placed(f"{mark}乙事")]) == [f"甲事依照{mark}乙事"]


def test_where_nothing_is_indented_headings_and_ends_of_sentences_tell_more() -> None:
    assert read([placed("责任单位：市科技局"), placed("（二）乙事")], PLAIN) == ["责任单位：市科技局", "（二）乙事"]
    assert read([placed("依照第（一）、"), placed("（二）项")], PLAIN) == ["依照第（一）、（二）项"]
    assert read([placed("达到"), placed("2. 5个")], PLAIN) == ["达到2. 5个"]
    assert read([placed("各有关单位：", slack=1.5), placed("《乙计划》已经")], PLAIN) == [
        "各有关单位：",
        "《乙计划》已经",
    ]
    assert read([placed("各有关单位、", slack=1.5), placed("《乙计划》已经")], PLAIN) == ["各有关单位、《乙计划》已经"]


def test_items_of_a_list_that_fill_their_lines() -> None:
    assert read([placed("1. 甲事"), placed("2. 乙事"), placed("丙")], LEVEL) == ["1. 甲事", "2. 乙事丙"]


def test_a_hanging_indent_goes_on() -> None:
    lines = [placed("● 甲事由市科", hang=1.5), placed("技局牵头。", 1.5), placed("● 乙事")]
    assert read(lines) == ["● 甲事由市科技局牵头。", "● 乙事"]


def test_a_wider_gap_and_another_size_part() -> None:
    assert read([placed("甲"), placed("乙", below=2.2)]) == ["甲", "乙"]
    assert read([placed("甲", size=16), placed("乙", size=12)]) == ["甲", "乙"]
    assert read([placed("甲"), placed("乙", below=None)]) == ["甲乙"]  # at the top of the next page


def test_lines_of_a_title() -> None:
    full, rest = placed("甲市人民政府关于印发", size=22), placed("乙计划的通知", 3, 3, size=22)
    assert read([full, rest]) == ["甲市人民政府关于印发乙计划的通知"]
    lozenge = [placed("甲市人民政府", 4, 4, size=22), placed("关于印发乙计划的通知", 2, 2, size=22)]
    assert read(lozenge) == ["甲市人民政府", "关于印发乙计划的通知"]
    assert read([placed("以上各项抓好落实。"), placed("附件", 9, 9)]) == ["以上各项抓好落实。", "附件"]


def test_whether_a_document_indents_is_told_by_what_follows_full_lines() -> None:
    back = [placed("甲事由市科", 2), placed("技局牵头。", slack=5)] * 3
    level = [placed("甲事由市科", 2), placed("技局牵头。", 2, slack=5)] * 3
    assert (style(back).indented, style(back).level) == (True, False)
    assert (style(level).indented, style(level).level) == (False, True)
    assert style(back).pitch == 1.5


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("由市发展改", "革委牵头", "由市发展改革委牵头"),
        ("达到12", "345家", "达到12345家"),
        ("建成GD", "P核算体系", "建成GDP核算体系"),
        ("lead the imple-", "mentation", "lead the implementation"),
        ("Greater-", "Bay", "Greater-Bay"),
        ("in 2031-", "2033", "in 2031-2033"),
        ("by the county,", "which", "by the county, which"),
        ("the bureau’s", "plan", "the bureau’s plan"),
    ],
)
def test_what_stands_between_two_lines(before: str, after: str, whole: str) -> None:
    assert read([placed(before), placed(after, slack=9)]) == [whole]
