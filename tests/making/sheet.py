"""A workbook as a supervision office makes it: one row a task, chapters merged down, a column for every role."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

from tests.making.plan import task

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from tests.making.plan import Part

__all__ = ["TaskTable", "duties", "table", "xlsx"]

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


class TaskTable(NamedTuple):
    """A title, the names of the columns, and by chapter the cells of its tasks in all columns but the first."""

    title: str
    head: tuple[str, ...]
    chapters: list[tuple[str, list[list[str]]]]


def xlsx(parts: list[Part]) -> bytes:
    """The plan as a table of tasks, with its title over all columns."""
    title, head, chapters = table(parts)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "任务分解表"
    sheet.append([title])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(head))
    sheet.append(head)
    for chapter, tasks in chapters:
        first = sheet.max_row + 1
        for place, cells in enumerate(tasks):
            sheet.append(["" if place else chapter, *cells])
        sheet.merge_cells(start_row=first, start_column=1, end_row=sheet.max_row, end_column=1)
    _dress(sheet)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def table(parts: list[Part]) -> TaskTable:
    """The tasks of a plan in rows; "/" stands where nobody has a role."""
    title = next(part.text for part in parts if part.kind == "title")
    chapters: list[tuple[str, list[list[str]]]] = []
    for part in parts:
        if part.kind == "section":
            chapters.append((part.number + part.text, []))
        elif part.kind == "task":
            found = task(part)
            named = duties(found.clause)
            roles = [named.get(role, "/") for role in _ROLES]
            chapters[-1][1].append([found.number, found.title, found.content, *roles])
    return TaskTable(f"{title}任务分解表", _HEAD, chapters)


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
