"""A text is put together line by line, and the tables in it with the place of every cell.

A row of a table is a line: the cells that begin in it, parted by tabs. What breaks the line inside a cell is a LINE
SEPARATOR (U+2028) there, so that a row stays one line and a break can still be told from a space.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from qgraph.model import Cell, Span, Table

__all__ = ["BREAK", "Composer", "Placed", "holds_facts", "one_line"]

BREAK = "\u2028"
_LINE_ENDS = re.compile("\r\n|[\r\n\v\f\x85\u2029]")
_CELLS = 500_000  # places in a grid: a larger one is no table that people read
_ARTICLE, _LONG_FACTS = (
    4_000,
    20_000,
)  # characters in a row: more is an article; a table of three by three may hold more


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """The words of a cell, and what it covers of the grid: rows and columns from 0."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


def holds_facts(height: int, width: int, longest: int) -> bool:
    """Whether a table states facts by rows and columns, and does not only lay a text out.

    ``longest`` is how many characters its fullest row holds.

    >>> holds_facts(1, 1, 20), holds_facts(9, 1, 20), holds_facts(2, 2, 20), holds_facts(2, 2, 9_000)
    (False, False, True, False)
    """
    limit = _LONG_FACTS if height >= 3 and width >= 3 else _ARTICLE
    return width >= 2 and longest <= limit and height * width <= _CELLS


def one_line(text: str) -> str:
    """The words of a cell on one line: tabs as spaces, line ends as LINE SEPARATOR, without white space around."""
    return _LINE_ENDS.sub(BREAK, text.strip().replace("\t", " "))


class Composer:
    r"""Collects lines and tables.

    >>> composer = Composer()
    >>> composer.line("甲"), composer.table([Placed(text="乙", row=0, column=0), Placed(text="丙", row=0, column=1)])
    (Span(start=0, end=1), Span(start=2, end=5))
    >>> composer.text
    '甲\n乙\t丙'
    """

    def __init__(self) -> None:
        self._lines: list[str] = []
        self.length = 0  # of the lines so far, with an end for each: where the next begins
        self._tables: list[Table] = []

    @property
    def text(self) -> str:
        """All lines so far."""
        return "\n".join(self._lines)

    @property
    def tables(self) -> tuple[Table, ...]:
        """All tables so far, with their places in ``text``."""
        return tuple(self._tables)

    def line(self, text: str) -> Span:
        """Add a line, or several that ``text`` holds; where they stand."""
        start = self.length
        self._lines.append(text)
        self.length += len(text) + 1
        return Span(start, start + len(text))

    def table(self, placed: list[Placed]) -> Span:
        """Add a table of cells that do not overlap, given row by row from the left; where it stands."""
        start = self.length
        cells: list[Cell] = []
        for _, row in groupby(placed, key=lambda cell: cell.row):
            cells += self._row(list(row))
        span = Span(start, max(start, self.length - 1))
        if cells:
            self._tables.append(Table(span=span, cells=tuple(cells)))
        return span

    def _row(self, placed: list[Placed]) -> list[Cell]:
        """Add the line of a row; its cells, each with its place."""
        texts = [one_line(cell.text) for cell in placed]
        start = self.line("\t".join(texts)).start
        cells = []
        for cell, text in zip(placed, texts, strict=True):
            span = Span(start, start + len(text))
            cells.append(Cell(span=span, row=cell.row, column=cell.column, rows=cell.rows, columns=cell.columns))
            start = span.end + 1
        return cells
