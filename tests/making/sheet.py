"""A workbook as a supervision office makes it: one row a task, chapters merged down, a column for every role."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

from tests.making.plan import task

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from tests.making.plan import Part

__all__ = ["duties", "xlsx"]

_ROLES = ("牵头单位", "责任单位", "按职责分工负责单位", "参与单位")
_HEAD = ("章节", "序号", "任务", "工作内容", *_ROLES)
_WIDTHS = (14, 8, 20, 60, 14, 18, 40, 40)

# The verbs of a clause, and the column that says the same.
_VERBS = (
    (re.compile(r"按职责分工负责$|按照.{2,40}职责分工,分别负责落实$"), "按职责分工负责单位"),
    (re.compile(r"牵头$"), "牵头单位"),
    (re.compile(r"参与$"), "参与单位"),
    (re.compile(r"负责$"), "责任单位"),
)
_LISTS = re.compile(r"(?<=牵头),|(?<=负责)、")


def xlsx(parts: list[Part]) -> bytes:
    """The plan as a table of tasks, with its title over all columns."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "任务分解表"
    title = next(part.text for part in parts if part.kind == "title")
    sheet.append([f"{title}任务分解表"])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(_HEAD))
    sheet.append(_HEAD)
    chapters = _rows(sheet, parts)
    for first, last in chapters:
        sheet.merge_cells(start_row=first, start_column=1, end_row=last, end_column=1)
    _dress(sheet)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def duties(clause: str) -> dict[str, str]:
    """The bodies a clause names, by the column they belong in.

    >>> duties("(市科技局牵头,市财政局、市农业局等单位参与)")
    {'牵头单位': '市科技局', '参与单位': '市财政局、市农业局等单位'}
    """
    found = {}
    for words in _LISTS.split(clause[1:-1]):
        verb, column = next((match, column) for verb, column in _VERBS if (match := verb.search(words)))
        found[column] = words[: verb.start()]
    return found


def _rows(sheet: Worksheet, parts: list[Part]) -> list[tuple[int, int]]:
    """Write a row for each task; the first and last row of each chapter."""
    chapters: list[tuple[int, int]] = []
    chapter = ""
    for part in parts:
        if part.kind == "section":
            chapter = part.number + part.text
            chapters.append((sheet.max_row + 1, sheet.max_row))
        elif part.kind == "task":
            found = task(part)
            by_column = duties(found.clause)
            sheet.append(
                [chapter, found.number, found.title, found.content, *(by_column.get(role, "/") for role in _ROLES)]
            )
            chapter = ""
            chapters[-1] = (chapters[-1][0], sheet.max_row)
    return chapters


def _dress(sheet: Worksheet) -> None:
    line = Side(style="thin")
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.border = Border(left=line, right=line, top=line, bottom=line)
            cell.alignment = Alignment(wrap_text=True, vertical="center")
    sheet["A1"].font = Font(size=18, bold=True)
    sheet["A1"].alignment = Alignment(horizontal="center")
    for column, width in zip("ABCDEFGH", _WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
