"""What lies below the names of a table's columns: headings, runs of rows of tasks, names of columns again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgraph.extraction.grids.columns import is_aside, is_heading_number, is_none
from qgraph.extraction.grids.header import Header, header_at
from qgraph.extraction.grids.titles import titled
from qgraph.extraction.grids.units import Frame

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qgraph.extraction.grids.sheet import Sheet
    from qgraph.model import Cell

__all__ = ["blocks"]


def blocks(sheet: Sheet, frame: Frame) -> Iterator[Header | int | list[int]]:
    """The blocks in printed order: the row of a heading, the rows of a run of tasks, the names of the next columns."""
    run: list[int] = []
    row = frame.header.end
    while row < sheet.height:
        again = _names_again(sheet, frame.header, row)
        block = again or (row if _is_heading(sheet, frame, row) else None)
        if block is not None:
            yield from [run] if run else []
            run = []
            yield block
        elif not _is_passed(sheet, row):
            run.append(row)
        if again:
            frame = Frame(sheet, again)
        row = again.end if again else row + 1
    yield from [run] if run else []


def _names_again(sheet: Sheet, header: Header, row: int) -> Header | None:
    """The names of columns that begin in a row: those of the header again, as on a new page, or others."""
    texts = {sheet.text(cell) for cell in sheet.own(row)} - {""}
    if len(texts) < 2 or not texts & set(header.words):
        return None
    again = header_at(sheet, row)
    return again if again and again.divides else None


def _is_heading(sheet: Sheet, frame: Frame, row: int) -> bool:
    """Whether a row heads those below it: its only words stand over several columns, or beside a number of headings."""
    alone = sheet.alone(row)
    if alone:
        if is_aside(sheet.text(alone)) or is_none(sheet.text(alone)):
            return False
        if alone.column == frame.task and alone.columns == 1 and _numbered_as_tasks(sheet, frame, alone):
            return False
        return alone.columns > 1 or alone.column in (0, frame.number) or alone.column == frame.task
    number = frame.cell(row, frame.number)
    heads = number is not None and number.row == row and is_heading_number(sheet.text(number))
    return heads and not frame.named(row) and bool(frame.text(row, frame.task)) and not frame.numbered_as_headings


def _numbered_as_tasks(sheet: Sheet, frame: Frame, cell: Cell) -> bool:
    """Whether a cell carries a number of its own that is none of a heading."""
    found = titled(sheet.words(cell))
    return found is not None and bool(found.number) and not is_heading_number(found.number)


def _is_passed(sheet: Sheet, row: int) -> bool:
    """Whether a row says nothing of a task: it is empty, adds up or remarks."""
    texts = [text for cell in sheet.row(row) if (text := sheet.text(cell))]
    return not texts or any(map(is_aside, texts[:2]))
