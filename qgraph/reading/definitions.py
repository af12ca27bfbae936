"""Lists of terms and what is said of each, read as tables of two columns: dl, dt and dd of a page."""

from __future__ import annotations

from qgraph.model import Cell, Span

__all__ = ["Definitions"]


class Definitions:
    """Follows the lists of a page while its lines are written; ``tables`` are the cells of each list that ended.

    A list that holds another, or a table, is none: it lays out the page.
    """

    def __init__(self) -> None:
        self.tables: list[list[Cell]] = []
        self._lists: list[list[Cell]] = []  # those under way, outer ones first
        self._plain = True
        self._start = 0

    def open(self, tag: str, at: int) -> None:
        """Note the start of an element at a place of the text, where a line begins."""
        if tag == "dl":
            self._lists.append([])
            self._plain = len(self._lists) == 1
        elif tag == "table":
            self._plain = False
        elif tag in {"dt", "dd"}:
            self._start = at

    def close(self, tag: str, at: int) -> None:
        """Note the end of an element at a place of the text, where the next line begins."""
        if not self._lists:
            return
        cells = self._lists[-1]
        if tag == "dl":
            self._lists.pop()
            if self._plain and len({cell.column for cell in cells}) == 2:
                self.tables.append(cells)
        elif tag in {"dt", "dd"}:
            column = int(tag == "dd")
            row = cells[-1].row + int(not column or cells[-1].column == 1) if cells else 0
            cells.append(Cell(span=Span(self._start, max(self._start, at - 1)), row=row, column=column))
