"""The cells of one sheet of a workbook, as they are shown."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from lxml import etree
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from qgraph.errors import DocumentError
from qgraph.reading.sheets.shown import shown, shown_day, shown_text
from qgraph.reading.sheets.workbook import Workbook, elements, text_of
from qgraph.reading.spreadsheet import Area, Sheet

if TYPE_CHECKING:
    from qgraph.reading.package import Package

__all__ = ["Cells", "read_cells"]

_ROWS, _COLUMNS = 1_048_576, 16_384  # of a sheet in Excel
_ON = frozenset({"1", "true"})
_MOST = 1_000_000  # cells with words in them


@dataclass(slots=True)
class Cells:
    """The visible cells of a sheet, and how many formulas have no value beside them."""

    sheet: Sheet = field(default_factory=Sheet)
    unknown: int = 0


def read_cells(package: Package, part: str, workbook: Workbook) -> Cells:
    """The cells of a sheet; those in hidden rows and columns are left out.

    Raises:
        DocumentError: the sheet is broken, or has more than a million cells.
    """
    reading = _Reading(workbook)
    for element in elements(package, part, "row", "col", "mergeCell"):
        name = etree.QName(element).localname
        if name == "row":
            reading.take_row(element)
        elif name == "col" and (element.get("hidden") in _ON or element.get("width") == "0"):
            reading.hide_columns(element)
        elif name == "mergeCell":
            reading.merge(element.get("ref", ""))
        if len(reading.words) > _MOST:
            raise DocumentError(package.source, "表格过大,请拆分后再试 · the table is too large: split it")
    return reading.finish()


class _Reading:
    """A sheet while it is read."""

    def __init__(self, workbook: Workbook) -> None:
        self.words: dict[tuple[int, int], str] = {}
        self._workbook = workbook
        self._merged: list[Area] = []
        self._row = 0  # the last row that began
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._unknown: set[tuple[int, int]] = set()

    def take_row(self, row: etree._Element) -> None:
        """Take the cells of a row."""
        given = row.get("r", "")
        self._row = int(given) if given.isascii() and given.isdigit() and int(given) <= _ROWS else self._row + 1
        if row.get("hidden") in _ON:
            self._hidden_rows.add(self._row)
        column = 0
        for cell in row.iterchildren("{*}c"):
            column = _column(cell.get("r", "")) or column + 1
            text = self._text(cell)
            if text:
                self.words[self._row, column] = text
            elif cell.find("{*}f") is not None and not cell.findtext("{*}v") and cell.get("t") != "str":
                self._unknown.add((self._row, column))

    def hide_columns(self, columns: etree._Element) -> None:
        """Note columns that are not shown."""
        first, last = columns.get("min", ""), columns.get("max", "")
        if first.isdecimal() and last.isdecimal():
            self._hidden_columns |= set(range(int(first), min(int(last), _COLUMNS) + 1))

    def merge(self, reference: str) -> None:
        """Note a merged area."""
        try:
            left, top, right, bottom = range_boundaries(reference)
        except (ValueError, TypeError):
            return
        if left and top and right and bottom and left <= right and top <= bottom:
            self._merged.append(Area(top, left, bottom, right))

    def finish(self) -> Cells:
        """What is visible of the sheet. A merged area whose first cell is hidden shows its words in what is left."""
        for area in self._merged if self._hidden_rows or self._hidden_columns else ():
            first = self._first_visible(area)
            if first and first != (area.top, area.left) and (area.top, area.left) in self.words:
                self.words[first] = self.words[area.top, area.left]
        words = {place: text for place, text in self.words.items() if self._visible(place)}
        unknown = sum(self._visible(place) for place in self._unknown)
        return Cells(Sheet(words, self._merged), unknown)

    def _visible(self, place: tuple[int, int]) -> bool:
        return place[0] not in self._hidden_rows and place[1] not in self._hidden_columns

    def _first_visible(self, area: Area) -> tuple[int, int] | None:
        rows = (row for row in range(area.top, area.bottom + 1) if row not in self._hidden_rows)
        columns = (column for column in range(area.left, area.right + 1) if column not in self._hidden_columns)
        row, column = next(rows, None), next(columns, None)
        return (row, column) if row and column else None

    def _text(self, cell: etree._Element) -> str:
        """What a cell shows."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = cell.find("{*}is")
            return shown_text(text_of(inline), self._format(cell)) if inline is not None else ""
        value = cell.findtext("{*}v") or ""
        if kind == "s":
            known = value.isascii() and value.isdigit() and int(value[:9]) < len(self._workbook.texts)
            return shown_text(self._workbook.texts[int(value)], self._format(cell)) if known else ""
        if kind == "b":
            return "TRUE" if value in _ON else "FALSE"
        if kind == "d":
            return _iso_day(value, self._format(cell))
        return self._number(value, cell) if kind == "n" else value

    def _number(self, value: str, cell: etree._Element) -> str:
        try:
            number = float(value)
        except ValueError:
            return value
        return shown(number, self._format(cell), self._workbook.epoch) if math.isfinite(number) else value

    def _format(self, cell: etree._Element) -> str:
        style = cell.get("s", "0")
        known = style.isascii() and style.isdigit() and int(style[:9]) < len(self._workbook.formats)
        return self._workbook.formats[int(style)] if known else "General"


def _column(coordinate: str) -> int:
    """The column of a cell; 0 where its coordinate says none."""
    try:
        return int(coordinate_to_tuple(coordinate)[1]) if coordinate else 0
    except ValueError:
        return 0


def _iso_day(value: str, code: str) -> str:
    try:
        return shown_day(datetime.fromisoformat(value), code if is_date_format(code) else "yyyy-mm-dd")
    except ValueError:
        return value
