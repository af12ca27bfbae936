"""The rows that name a table's columns, and whether the columns are those of a table that divides work."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgraph.extraction.grids.columns import UNKNOWN, Column, Kind, column_of, is_doubtful, is_elsewhere
from qgraph.model import Role, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgraph.extraction.grids.sheet import Sheet
    from qgraph.model import Cell

__all__ = ["Header", "find_header", "header_at"]

_DEEPEST = 3  # rows of names of columns
_DIVIDED = "分工"  # 任务分工, 牵头单位: what is divided, and among whom
_FIRST = 6  # rows above them: titles, remarks


@dataclass(frozen=True, slots=True)
class Header:
    """What each column holds, and the rows that say so: from ``row`` on, ``rows`` of them.

    ``names`` are the printed names of the columns; ``divides`` tells whether the table divides work among bodies.
    """

    row: int
    rows: int
    columns: tuple[Column, ...]
    names: tuple[Span | None, ...]
    words: tuple[str, ...]
    divides: bool

    @property
    def end(self) -> int:
        """The first row below the names."""
        return self.row + self.rows

    def of(self, *kinds: Kind) -> list[int]:
        """The columns of some kinds, from left to right."""
        return [number for number, column in enumerate(self.columns) if column.kind in kinds]


def find_header(sheet: Sheet) -> Header | None:
    """The first rows that name a column of bodies beside another; None where a table has none."""
    for row in range(min(_FIRST, sheet.height)):
        header = None if sheet.alone(row) else header_at(sheet, row)
        if header:
            return header
    return None


def header_at(sheet: Sheet, row: int) -> Header | None:
    """The names of columns that begin in a row."""
    rows = _depth(sheet, row)
    named = [_column(sheet, row, rows, column) for column in range(sheet.width)]
    columns = [column for column, _ in named]
    roles = [column for column in columns if column.kind is Kind.ROLE]
    if not roles or (all(column.weak for column in roles) and not _known(columns) - {Kind.ROLE}):
        return None
    words = [sheet.text(cell) for _, cell in named]
    return Header(
        row=row,
        rows=rows,
        columns=_with_tasks(columns, words),
        names=tuple(cell.span if cell else None for _, cell in named),
        words=tuple(words),
        divides=_divides(columns, words),
    )


def _known(columns: Sequence[Column]) -> set[Kind]:
    return {column.kind for column in columns} - {Kind.UNKNOWN}


def _depth(sheet: Sheet, row: int) -> int:
    """How many rows name the columns: as many as merged cells cover, or as hold nothing but names."""
    rows = 1
    while rows < _DEEPEST and row + rows < sheet.height:
        below = sheet.own(row + rows)
        above = sheet.row(row + rows - 1)
        merged = any(cell.row + cell.rows > row + rows for cell in above) and all(
            cell.columns > 1 for cell in above if cell.row + cell.rows == row + rows
        )
        names = [sheet.text(cell) for cell in below if sheet.text(cell)]
        if not names or not (merged or all(column_of(name) != UNKNOWN for name in names)):
            break
        rows += 1
    return rows


def _column(sheet: Sheet, row: int, rows: int, column: int) -> tuple[Column, Cell | None]:
    """What a column holds by the lowest of its names that says so, and that name's cell."""
    cells = [sheet.grid[number][column] for number in range(row, row + rows)]
    named = [cell for cell in dict.fromkeys(cells) if cell is not None and sheet.text(cell)]
    for cell in reversed(named):
        found = column_of(sheet.text(cell))
        if found.kind is not Kind.UNKNOWN:
            return _stressed(found, named, cell, sheet), cell
    return UNKNOWN, named[-1] if named else None


def _stressed(column: Column, named: Sequence[Cell], cell: Cell, sheet: Sheet) -> Column:
    """A weak name of a role under one that is sure: 牵头 under 责任分工."""
    above = [column_of(sheet.text(other)) for other in named if other is not cell]
    sure = column.weak and any(other.kind is Kind.ROLE and not other.weak for other in above)
    return replace(column, weak=False) if sure else column


def _with_tasks(columns: Sequence[Column], words: Sequence[str]) -> tuple[Column, ...]:
    """The columns; where none is called a task, an aim, the first unknown or 分工 beside other roles is it."""
    if any(column.kind is Kind.TASK for column in columns):
        return tuple(columns)
    for kind in (Kind.TARGET, Kind.HEADING, Kind.UNKNOWN):
        at = next((number for number, column in enumerate(columns) if column.kind is kind), None)
        if at is not None:
            return (*columns[:at], Column(Kind.TASK, weak=True), *columns[at + 1 :])
    first, *others = [number for number, column in enumerate(columns) if column.kind is Kind.ROLE]
    if others and words[first].endswith(_DIVIDED):
        return (*columns[:first], Column(Kind.TASK, weak=True), *columns[first + 1 :])
    return tuple(columns)


def _divides(columns: Sequence[Column], words: Sequence[str]) -> bool:
    """Whether columns of these names divide work: bodies beside tasks, and nothing that tells of another matter."""
    roles = [column for column in columns if column.kind is Kind.ROLE]
    tasks = [column for column in columns if column.kind is Kind.TASK]
    aims = [column for column in columns if column.kind in (Kind.TARGET, Kind.HEADING)]
    sure_role, sure_task = any(not one.weak for one in roles), any(not one.weak for one in tasks)
    pair = {column.role for column in roles if not column.weak} >= {Role.LEAD, Role.PARTICIPANT}
    if any(map(is_elsewhere, words)):
        return sure_task and any(one.role is Role.LEAD and not one.weak for one in roles)
    if any(map(is_doubtful, words)):
        return pair or (sure_role and sure_task)
    return pair or (sure_role and bool(tasks or aims)) or (bool(roles) and sure_task)
