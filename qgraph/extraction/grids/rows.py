"""What the rows of a table of tasks say: headings, and below them tasks with the bodies named for each."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from qgraph.extraction.grids.blocks import blocks
from qgraph.extraction.grids.columns import Kind, is_heading_number, is_none
from qgraph.extraction.grids.header import Header
from qgraph.extraction.grids.titles import Titled, bare_number, is_number, titled
from qgraph.extraction.grids.units import Frame, Unit, units
from qgraph.model import Span, fold

if TYPE_CHECKING:
    from qgraph.extraction.clauses.parts import Clause
    from qgraph.extraction.grids.duties import Duties
    from qgraph.extraction.grids.sheet import Sheet
    from qgraph.model import Cell

__all__ = ["Row", "read_rows"]


@dataclass(slots=True)
class Row:
    """A heading or a task of a table. ``above`` is an index into the rows of the same table; ``heads`` tells headings.

    ``extent`` is all a row and what is below it take of the text.
    """

    number: str
    title: str
    heading: Span
    extent: Span
    above: int | None = None
    heads: bool = False
    clause: Clause | None = None


@dataclass(slots=True)
class _Open:
    """A heading under which rows are being read: how far out it is, and the cell that says it."""

    rank: float
    index: int
    cell: Cell | None = None


@dataclass
class _Reading:
    """The rows read so far, and the headings they stand under."""

    sheet: Sheet
    frame: Frame
    duties: Duties
    rows: list[Row] = field(default_factory=list)
    opened: list[_Open] = field(default_factory=list)

    def add(self, row: Row) -> int:
        """Keep a row under the innermost heading; the headings above reach as far as it does."""
        row.above = self.opened[-1].index if self.opened else None
        for heading in self.opened:
            above = self.rows[heading.index]
            above.extent = Span(above.extent.start, max(above.extent.end, row.extent.end))
        self.rows.append(row)
        return len(self.rows) - 1

    def open(self, row: Row, rank: float, cell: Cell | None = None) -> None:
        """Keep a heading, for what follows until one of its rank."""
        self.close(rank)
        self.opened.append(_Open(rank, self.add(row), cell))

    def close(self, rank: float) -> None:
        """End the headings of a rank and all within them."""
        while self.opened and self.opened[-1].rank >= rank:
            self.opened.pop()


# Headings in rows of their own come by how they are numbered; those in cells beside the tasks lie within them.
_RANKS = (("第", 1.0), ("一二三四五六七八九十", 2.0), ("(", 3.0))
_UNNUMBERED, _BESIDE = 4.0, 10.0


def _rank(number: str) -> float:
    number = fold(number).strip()
    return next((rank for signs, rank in _RANKS if number and number[0] in signs), _UNNUMBERED)


def read_rows(sheet: Sheet, header: Header, duties: Duties) -> list[Row]:
    """The headings and tasks below the names of the columns, in printed order, parents first."""
    frame = _frame(sheet, header, duties)
    if frame.task is None:
        return []
    reading = _Reading(sheet, frame, duties)
    for block in blocks(sheet, frame):
        if isinstance(block, Header):
            reading.frame = _frame(sheet, block, duties)
        elif isinstance(block, int):
            _heading_row(reading, block)
        else:
            _tasks(reading, block)
    return reading.rows


def _frame(sheet: Sheet, header: Header, duties: Duties) -> Frame:
    """The columns for what they are for; those of roles only where they name bodies."""
    frame = Frame(sheet, header)
    frame.roles = duties.believed(header, range(header.end, sheet.height))
    return frame


def _heading_row(reading: _Reading, row: int) -> None:
    sheet, frame = reading.sheet, reading.frame
    cell = sheet.alone(row) or frame.cell(row, frame.task)
    found = titled(sheet.words(cell))
    if cell is None or found is None:
        return
    numbered = frame.cell(row, frame.number)
    number = found.number or (sheet.text(numbered) if numbered is not cell else "")
    cells = sheet.own(row)
    extent = Span(cells[0].span.start, max(one.span.end for one in cells))
    heading = Row(bare_number(number), found.title, _with_number(numbered, found, cell), extent, heads=True)
    reading.open(heading, _rank(number))


def _with_number(number: Cell | None, found: Titled, cell: Cell) -> Span:
    """The number before a title and the title, where nothing stands between their cells."""
    beside = number and number is not cell and number.row == cell.row and number.column + number.columns == cell.column
    return Span(number.span.start, found.span.end) if number and beside and number.span.end else found.span


def _tasks(reading: _Reading, rows: list[int]) -> None:
    """The tasks of a run of rows, under the headings in the cells beside them."""
    found = units(reading.frame, rows)
    beside = _beside(reading.frame, found)
    for unit, cells in zip(found, beside, strict=True):
        for depth, cell in enumerate(cells):
            _open_beside(reading, unit, cell, _BESIDE + depth)
        reading.close(_BESIDE + len(cells))
        _task(reading, unit, cells)


def _beside(frame: Frame, found: list[Unit]) -> list[list[Cell]]:
    """For each task the cells that head it together with others, from left to right."""
    heading: list[list[Cell]] = [[] for _ in found]
    columns = [*frame.wider, *([frame.task] if frame.task is not None else [])]
    for column in columns:
        cells: list[Cell | None] = []
        for unit in found:
            cell = frame.cell(unit.first, column)
            blank = not frame.sheet.text(cell)
            cells.append(cells[-1] if blank and cells else cell)
        alike = [_alike(frame, one, other) for one, other in pairwise(cells)]
        for at, cell in enumerate(cells):
            shared = (at > 0 and alike[at - 1]) or (at < len(alike) and alike[at])
            heads = any(alike) if column != frame.task else shared and _says_more(frame, found[at])
            if cell is not None and frame.sheet.text(cell) and heads:
                heading[at].append(cell)
    return heading


def _alike(frame: Frame, one: Cell | None, other: Cell | None) -> bool:
    """Whether two tasks have the same heading beside them: one cell, or the same words again."""
    if one is None or other is None or not frame.sheet.text(one):
        return False
    return one is other or frame.sheet.text(one) == frame.sheet.text(other)


def _says_more(frame: Frame, unit: Unit) -> bool:
    """Whether a finer column names a task by itself."""
    return any(frame.text(unit.first, column) for column in frame.finer)


def _open_beside(reading: _Reading, unit: Unit, cell: Cell, rank: float) -> None:
    """Open the heading in a cell beside a task, unless the task before stands under it too."""
    sheet = reading.sheet
    same = next((one for one in reading.opened if one.rank == rank), None)
    if same and same.cell and (same.cell is cell or sheet.text(same.cell) == sheet.text(cell)):
        return
    found = titled(sheet.words(cell))
    if found:
        number = reading.frame.cell(unit.first, reading.frame.number)
        number = number if number and number.rows == cell.rows and number.rows > 1 else None
        text = found.number or sheet.text(number)
        heading = _with_number(number, found, cell)
        extent = Span(min(heading.start, cell.span.start), max(one.span.end for one in sheet.row(unit.first)))
        reading.open(Row(bare_number(text), found.title, heading, extent, heads=True), rank, cell)


def _task(reading: _Reading, unit: Unit, beside: list[Cell]) -> None:
    sheet, frame = reading.sheet, reading.frame
    cell = _title_cell(frame, unit, beside)
    found = titled(sheet.words(cell))
    clause = reading.duties.clause(unit, frame)
    if cell is None or found is None:
        if clause is None:
            return
        found = Titled("", "", clause.span)
    numbered = _number_cell(frame, unit, beside)
    number = sheet.text(numbered) if numbered and is_number(sheet.text(numbered)) else found.number
    heading = _with_number(numbered, found, cell) if cell else found.span
    row = Row(bare_number(number), found.title, heading, _extent(sheet, unit, cell, beside), clause=clause)
    if clause and numbered and is_heading_number(sheet.text(numbered)) and not frame.numbered_as_headings:
        reading.open(row, _rank(number))  # a heading that somebody answers for is a task too
    else:
        reading.add(row)


def _title_cell(frame: Frame, unit: Unit, beside: list[Cell]) -> Cell | None:
    """The cell that names a task: the first that does not head others too; number columns apart."""
    columns = [frame.task, *frame.finer, *frame.wider, *frame.header.of(Kind.TARGET, Kind.UNKNOWN)]
    cells = [frame.cell(unit.first, column) for column in columns if column is not None]
    cells = [cell for cell in cells if cell is not None and not is_none(frame.sheet.text(cell))]
    own = [cell for cell in cells if not any(cell is other for other in beside)]
    return next((cell for cell in own if not is_number(frame.sheet.text(cell))), None) or next(iter(cells), None)


def _number_cell(frame: Frame, unit: Unit, beside: list[Cell]) -> Cell | None:
    """The cell that numbers a task, where it does not number its heading."""
    cell = frame.cell(unit.first, frame.number)
    reaches = cell is not None and (cell.row < unit.first or cell.row + cell.rows > unit.last + 1)
    return None if cell is None or (reaches and beside) else cell


def _extent(sheet: Sheet, unit: Unit, title: Cell | None, beside: list[Cell]) -> Span:
    """What a task takes of the text: the cells that begin in its rows, from behind those that head it."""
    cells = [cell for row in range(unit.first, unit.last + 1) for cell in sheet.own(row)]
    cells = [cell for cell in cells if not any(cell is other for other in beside)] or [
        title or sheet.row(unit.first)[0]
    ]
    start, end = cells[0].span.start, max(cell.span.end for cell in cells)
    behind = max((cell.span.end for cell in beside if cell.row == unit.first), default=0)
    if start < behind and title is not None:
        start = min(end, max(behind, title.span.start if title.row == unit.first else behind))
    return Span(start, end)
