"""A table while it is read: its rows of cells, and the words seen in them, each looked at once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from qgraph.extraction.grids.words import Words, seen

if TYPE_CHECKING:
    from qgraph.model import Cell, Document, Span, Table

__all__ = ["Sheet", "fits"]

_PLACES = 4_000_000  # of a grid: more are not laid out
_SPARSE = 400  # places for each cell


def fits(table: Table) -> bool:
    """Whether a table is of a size that people make; what only claims to be large is not laid out."""
    height = max((cell.row + cell.rows for cell in table.cells), default=0)
    width = max((cell.column + cell.columns for cell in table.cells), default=0)
    return height * width <= min(_PLACES, _SPARSE * len(table.cells))


class Sheet:
    """A table of a document. Rows and columns count from 0; merged cells stand in every place they cover."""

    def __init__(self, document: Document, table: Table) -> None:
        self.document = document
        self.table = table
        self.grid = table.grid
        self._words: dict[Span, Words] = {}

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(self.grid)

    @cached_property
    def width(self) -> int:
        """The number of columns."""
        return max(map(len, self.grid), default=0)

    def words(self, cell: Cell | None) -> Words:
        """The words of a cell; none where there is no cell."""
        if cell is None:
            return Words("", ())
        if cell.span not in self._words:
            found = seen(self.document, cell.span)
            start = len(found.text) - len(found.text.lstrip())
            end = len(found.text.rstrip())
            self._words[cell.span] = Words(found.text[start:end], found.places[start:end])
        return self._words[cell.span]

    def text(self, cell: Cell | None) -> str:
        """The words of a cell as text."""
        return self.words(cell).text

    def row(self, number: int) -> list[Cell]:
        """The cells that cover a row, each once, from left to right."""
        found: list[Cell] = []
        for cell in self.grid[number]:
            if cell is not None and (not found or found[-1] is not cell):
                found.append(cell)
        return found

    def own(self, number: int) -> list[Cell]:
        """The cells that begin in a row."""
        return [cell for cell in self.row(number) if cell.row == number]

    def alone(self, number: int) -> Cell | None:
        """The cell that is all a row says: the only one with words, where none reaches in from above."""
        cells = [cell for cell in self.row(number) if self.text(cell)]
        return cells[0] if len(cells) == 1 and cells[0].row == number else None
