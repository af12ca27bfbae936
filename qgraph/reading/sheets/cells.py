"""The cells of one sheet of a workbook, as they are shown."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from lxml import etree
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from qgraph.errors import DocumentError
from qgraph.reading.package import whole
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
    """The visible cells of a sheet, how many formulas have no value beside them, and how many characters were read."""

    sheet: Sheet
    unknown: int
    length: int


def read_cells(package: Package, part: str, workbook: Workbook, room: int) -> Cells:
    """The cells of a sheet; those in hidden rows and columns are left out.

    Raises:
        DocumentError: the sheet is broken, or has more than a million cells or ``room`` characters. (The size of the
            file does not bound them: any number of cells may refer to one text.)
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
        if len(reading.words) > _MOST or reading.length > room:
            raise DocumentError(package.source, "表格过大,请拆分后再试 · the table is too large: split it")
    return reading.finish()


class _Reading:
    """A sheet while it is read."""

    def __init__(self, workbook: Workbook) -> None:
        self.words: dict[tuple[int, int], str] = {}
        self.length = 0
        self._workbook = workbook
        self._merged: list[Area] = []
        self._row = 0  # the last row that began
        self._hidden_rows: set[int] = set()
        self._hidden_columns = bytearray(_COLUMNS + 1)
        self._unknown: set[tuple[int, int]] = set()

    def take_row(self, row: etree._Element) -> None:
        """Take the cells of a row."""
        given = whole(row.get("r"))
        self._row = given if given and given <= _ROWS else self._row + 1
        if row.get("hidden") in _ON:
            self._hidden_rows.add(self._row)
        column = 0
        for cell in row.iterchildren("{*}c"):
            column = _column(cell.get("r", "")) or column + 1
            text = self._text(cell)
            if text:
                self.words[self._row, column] = text
                self.length += len(text)
            elif cell.find("{*}f") is not None and not cell.findtext("{*}v") and cell.get("t") != "str":
                self._unknown.add((self._row, column))

    def hide_columns(self, columns: etree._Element) -> None:
        """Note columns that are not shown."""
        first, last = whole(columns.get("min")), whole(columns.get("max"))
        if first and last:
            length = min(last, _COLUMNS) + 1 - first
            self._hidden_columns[first : first + length] = b"\1" * length

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
        below, beside = _next(self._hidden_rows), _next({at for at, flag in enumerate(self._hidden_columns) if flag})
        for area in self._merged:
            first = below.get(area.top, area.top), beside.get(area.left, area.left)
            if first != (area.top, area.left) and first[0] <= area.bottom and first[1] <= area.right:
                self.words[first] = self.words.get((area.top, area.left), "")
        words = {place: text for place, text in self.words.items() if self._visible(place)}
        unknown = sum(self._visible(place) for place in self._unknown)
        return Cells(Sheet(words, self._merged), unknown, self.length)

    def _visible(self, place: tuple[int, int]) -> bool:
        row, column = place
        return row not in self._hidden_rows and not (column <= _COLUMNS and self._hidden_columns[column])

    def _text(self, cell: etree._Element) -> str:
        """What a cell shows."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = cell.find("{*}is")
            return shown_text(text_of(inline), self._format(cell)) if inline is not None else ""
        value = cell.findtext("{*}v") or ""
        if kind == "s":
            at = whole(value)
            known = at is not None and at < len(self._workbook.texts)
            return shown_text(self._workbook.texts[at or 0], self._format(cell)) if known else ""
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
        style = whole(cell.get("s", "0"))
        known = style is not None and style < len(self._workbook.formats)
        return self._workbook.formats[style or 0] if known else "General"


def _next(hidden: set[int]) -> dict[int, int]:
    """For each hidden row or column the next that is not."""
    found: dict[int, int] = {}
    for at in sorted(hidden, reverse=True):
        found[at] = found.get(at + 1, at + 1)
    return found


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
