"""A workbook becomes lines and tables."""

from __future__ import annotations

from qgraph.model import Problem, Span
from qgraph.reading.composing import Composer
from qgraph.reading.package import Package
from qgraph.reading.seen import Seen
from qgraph.reading.sheets.cells import Cells, read_cells
from qgraph.reading.sheets.workbook import Workbook
from qgraph.reading.spreadsheet import write

__all__ = ["see"]

_LONGEST = 64_000_000  # characters of all sheets


def see(data: bytes, source: str) -> Seen:
    """What the visible sheets of a workbook say; the name of a sheet heads it where there are several.

    Raises:
        DocumentError: the file is broken, too large, locked, or no workbook.
    """
    package = Package(data, source, "xl/workbook.xml")
    workbook = Workbook.of(package)
    room, found = _LONGEST, []
    for name, part in workbook.sheets:
        cells = read_cells(package, part, workbook, room)
        room -= cells.length
        if cells.sheet.words:
            found.append((name, cells))
    composer = Composer()
    problems: list[Problem] = []
    for name, cells in found:
        begun = composer.line(name) if len(found) > 1 else Span(0, 0)
        span = write(cells.sheet, composer) or begun
        if cells.unknown:
            problems.append(_unknown(cells, span))
    return Seen(text=composer.text, format="xlsx", tables=composer.tables, problems=tuple(problems))


def _unknown(cells: Cells, span: Span) -> Problem:
    return Problem(
        code="formula",
        message=f"{cells.unknown} 个公式没有存值,请在 Excel 或 WPS 中打开并保存"
        f" · {cells.unknown} formulas have no stored value: open the file in Excel or WPS and save it",
        span=span,
    )
