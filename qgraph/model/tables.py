"""Tables as a document prints them: cells, the words in them, and the rows and columns they cover."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgraph.model.text import Span

__all__ = ["Cell", "Table"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell: where its words stand in the stored text, and what it covers of the grid, rows and columns from 0."""

    span: Span
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of facts: the stretch of text it takes, and its cells in printed order. No two cells overlap."""

    span: Span
    cells: tuple[Cell, ...]

    @property
    def grid(self) -> list[list[Cell | None]]:
        """Rows of columns; a merged cell stands in every place it covers, None where the table has no cell."""
        height = max((cell.row + cell.rows for cell in self.cells), default=0)
        width = max((cell.column + cell.columns for cell in self.cells), default=0)
        places: list[list[Cell | None]] = [[None] * width for _ in range(height)]
        for cell in self.cells:
            for row in places[cell.row : cell.row + cell.rows]:
                row[cell.column : cell.column + cell.columns] = [cell] * cell.columns
        return places
