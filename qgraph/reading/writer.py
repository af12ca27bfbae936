"""The text of a page is written: blocks on lines of their own, a row of facts on one line with tabs between its cells.

White space collapses as in CSS Text; a line end between two wide characters vanishes, as its rules for segment breaks
allow, so that a source broken inside a word does not split it. ``pre`` keeps its line ends. What breaks the line
inside a cell is a LINE SEPARATOR (U+2028) there: a row stays one line, and a break can be told from a space.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from qgraph.model import Cell, Span, Table
from qgraph.reading.data_rows import data_rows
from qgraph.reading.definitions import Definitions
from qgraph.reading.elements import BLOCKS, CELLS, unseen
from qgraph.reading.grid import Place

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["BREAK", "Writer"]

BREAK = "\u2028"
_CELL_END = "\0"  # NUL cannot be in the input: it stands for the tab until spaces have collapsed
_SPACES = re.compile("[ \t\r\n\f]+")
_BREAKS = re.compile(f" *{BREAK}[ {BREAK}]*")


class Writer:
    """Collects lines, and where in them the cells of tables stand."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._length = 0  # of the lines, with the ends of lines
        self._pieces: list[str] = []
        self._rows: dict[etree._Element, tuple[int, list[Place | None]]] = {}  # rows of facts, with their table
        self._row: etree._Element | None = None  # the one being written
        self._begun = 0  # cells of it
        self._tables: list[list[Cell]] = []
        self._definitions = Definitions()
        self._inside = 0  # tables under way
        self._planned: set[etree._Element] = set()
        self._pre = 0

    def take(self, event: str, element: etree._Element) -> None:
        """Write what stands at the start or the end of an element."""
        if event == "end":
            if not unseen(element):
                self._close(element)
            self._write(element.tail)
        elif not unseen(element):
            self._open(element)
            self._write(element.text)
        elif element.tag in BLOCKS:
            self._break()

    def finish(self) -> tuple[str, tuple[Table, ...]]:
        """The whole text and its tables, in printed order; writing ends here."""
        self._break()
        whole = "\n".join(self._lines)
        text = whole.strip("\n")
        before = len(whole) - len(whole.lstrip("\n"))
        found = [*self._tables, *self._definitions.tables]
        tables = [_table(cells, before, len(text)) for cells in found if cells]
        return text, tuple(sorted(tables, key=lambda table: table.span))

    def _open(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "br":
            self._break(always=True)
        elif tag in CELLS:
            self._begin_cell()
        elif tag in BLOCKS:
            self._break()
            if self._row is None:
                self._definitions.open(tag, self._length)
        if tag in {"table", "tbody", "tr"}:
            self._plan(element)
        if element in self._rows:
            self._row, self._begun = element, 0
        self._pre += tag == "pre"

    def _close(self, element: etree._Element) -> None:
        if element is self._row:
            self._end_row(*self._rows.pop(element))
        elif element.tag in BLOCKS or element.tag in CELLS:
            self._break()
            if self._row is None:
                self._definitions.close(element.tag, self._length)
        self._inside -= element.tag == "table"
        self._pre -= element.tag == "pre"

    def _plan(self, element: etree._Element) -> None:
        """Note which rows of a table hold facts. Rows outside any table, as databases store them, make one."""
        if element.tag == "table":
            self._inside += 1
        elif self._inside or element in self._rows:
            return
        elif element.tag == "tr" and (parent := element.getparent()) is not None:
            element = parent
        if element in self._planned:
            return
        self._planned.add(element)
        for stretch in data_rows(element):
            self._rows |= {row: (len(self._tables), places) for row, places in stretch.rows.items()}
            self._tables.append([])

    def _begin_cell(self) -> None:
        if self._row is None:
            self._break()
        elif self._begun:
            self._pieces.append(_CELL_END)
        self._begun += 1

    def _end_row(self, table: int, places: list[Place | None]) -> None:
        """End the line of a row, and note where its cells stand."""
        self._row = None
        start = self._length
        self._break()
        end_of_line = max(self._length - 1, 0)
        # An empty row has no line: its cells stand at the end of the one before.
        start, line = (start, self._lines[-1]) if self._length > start else (end_of_line, "")
        for place, words in zip_longest(places, line.split("\t")[: len(places)], fillvalue=""):
            end = start + len(words)
            if isinstance(place, Place):
                cell = Cell(
                    span=Span(start, end), row=place.row, column=place.column, rows=place.rows, columns=place.columns
                )
                self._tables[table].append(cell)
            start = min(end + 1, end_of_line)

    def _break(self, *, always: bool = False) -> None:
        """End the line, or within a row the line of its cell; an empty line is kept only where a br asks for it."""
        if self._row is not None:
            self._pieces.append(BREAK)
            return
        line = _collapsed("".join(self._pieces))
        self._pieces.clear()
        if line or always:
            self._lines.append(line)
            self._length += len(line) + 1

    def _write(self, text: str | None) -> None:
        if not text:
            return
        if not self._pre:
            self._pieces.append(text)
            return
        first, *others = text.replace("\r", "").split("\n")
        self._pieces.append(first)
        for other in others:
            self._break(always=True)
            self._pieces.append(other)


def _table(cells: list[Cell], before: int, length: int) -> Table:
    """A table of cells whose places count ``before`` characters that were left out ahead of the text."""
    moved = [replace(cell, span=_moved(cell.span, before, length)) for cell in cells]
    return Table(span=Span(moved[0].span.start, max(cell.span.end for cell in moved)), cells=tuple(moved))


def _moved(span: Span, before: int, length: int) -> Span:
    start, end = (min(max(0, place - before), length) for place in (span.start, span.end))
    return Span(start, end)


def _collapsed(line: str) -> str:
    line = _SPACES.sub(_shown, line)
    if _CELL_END not in line and BREAK not in line:
        return line.strip(" ")
    cells = (_BREAKS.sub(BREAK, cell).strip(f" {BREAK}") for cell in line.split(_CELL_END))
    return "\t".join(cells).rstrip("\t ")


def _shown(run: re.Match[str]) -> str:
    """What a run of white space becomes: nothing for a line end between wide characters, else a space."""
    if "\n" not in run.group() and "\r" not in run.group():
        return " "
    before, after = run.string[run.start() - 1 : run.start()], run.string[run.end() : run.end() + 1]
    return "" if before and after and _wide(before) and _wide(after) else " "


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"W", "F"}
