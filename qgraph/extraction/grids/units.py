"""Which rows of a table make one task: merged cells, and cells left blank, go on with the task above."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from qgraph.extraction.grids.columns import Kind, is_ditto, is_heading_number, is_none
from qgraph.extraction.grids.titles import is_amount, is_number

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgraph.extraction.grids.header import Header
    from qgraph.extraction.grids.sheet import Sheet
    from qgraph.model import Cell

__all__ = ["Frame", "Unit", "units"]


_FIRST_ROWS = 50  # tell what stands in a column


@dataclass(frozen=True, slots=True)
class Unit:
    """The rows of one task, from ``first`` to ``last``."""

    first: int
    last: int


class Frame:
    """The columns of a table by what they are for in its rows.

    ``task`` is the column tasks are named in, ``finer`` those to the right of it that say more, ``wider`` those that
    may head several tasks, ``number`` the column that numbers them.
    """

    def __init__(self, sheet: Sheet, header: Header) -> None:
        self.sheet, self.header = sheet, header
        self._meant: dict[int, list[Cell | None]] = {}
        tasks = header.of(Kind.TASK)
        worded = [column for column in header.of(Kind.TASK, Kind.HEADING) if self._is_worded(column)]
        named = [column for column in worded if header.columns[column].kind is Kind.TASK]
        sure = [column for column in named if not header.columns[column].weak]
        self.task = next(iter(sure or named), None)
        self.roles = header.of(Kind.ROLE)
        self.finer = [column for column in worded if self.task is not None and column > self.task]
        self.wider = [column for column in worded if self.task is not None and column < self.task]
        numbers = [*header.of(Kind.NUMBER), *(column for column in tasks if self._mostly(column, is_number))]
        self.number = max((column for column in numbers if self.task is None or column < self.task), default=None)

    @cached_property
    def numbered_as_headings(self) -> bool:
        """Whether the numbers of tasks themselves are of the kind that headings have."""
        rows = range(self.header.end, self.sheet.height)
        numbers = {self.text(row, self.number) for row in rows if self.named(row)} - {""}
        return bool(numbers) and all(map(is_heading_number, numbers))

    def _is_worded(self, column: int) -> bool:
        """Whether a column of tasks names any: not where its name stands over numbers, or over amounts (500户)."""
        return not self._mostly(column, is_number) and not self._mostly(column, is_amount)

    def _mostly(self, column: int, holds: Callable[[str], bool]) -> bool:
        """Whether something holds of nine in ten of the first cells of a column."""
        rows = range(self.header.end, min(self.sheet.height, self.header.end + _FIRST_ROWS))
        said = [text for row in rows if (text := self.text(row, column))]
        return bool(said) and 10 * sum(map(holds, said)) >= 9 * len(said)

    def cell(self, row: int, column: int | None) -> Cell | None:
        """The cell that covers a place."""
        return self.sheet.grid[row][column] if column is not None else None

    def meant(self, row: int, column: int) -> Cell | None:
        """The cell that says what a place means: the one above, where a cell says the same (同上)."""
        if column not in self._meant:
            meant: list[Cell | None] = []
            for place in range(self.sheet.height):
                ditto = place > self.header.end and is_ditto(self.text(place, column))
                meant.append(meant[-1] if ditto else self.cell(place, column))
            self._meant[column] = meant
        return self._meant[column][row]

    def text(self, row: int, column: int | None) -> str:
        """The words at a place."""
        return self.sheet.text(self.cell(row, column))

    def named(self, row: int) -> bool:
        """Whether a cell of a column of roles says something in a row."""
        return any(not is_none(self.text(row, column)) for column in self.roles)

    def goes_on(self, row: int) -> bool:
        """Whether a row goes on with the task of the row above."""
        if not self._same(row, self.task) or not self._same(row, self.number):
            return False
        others = all(self._same(row, column) or is_none(self.text(row, column)) for column in self.roles)
        return others or all(self._same(row, column) for column in self.finer)

    def _same(self, row: int, column: int | None) -> bool:
        """Whether the cell above covers a place too, or nothing stands there."""
        if column is None:
            return True
        cell = self.cell(row, column)
        return cell is self.cell(row - 1, column) or not self.sheet.text(cell)


def units(frame: Frame, rows: list[int]) -> list[Unit]:
    """The tasks in some rows, which are in order; rows that do not follow one another part two tasks."""
    found: list[Unit] = []
    for row in rows:
        if found and found[-1].last == row - 1 and frame.goes_on(row):
            found[-1] = Unit(found[-1].first, row)
        else:
            found.append(Unit(row, row))
    return found
