"""Which rows of a page's table hold facts, and which only lay the page out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qgraph.reading.elements import CELLS, unseen
from qgraph.reading.grid import Grid, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

__all__ = ["DataRows", "data_rows"]

_ARTICLE = 4_000  # a row with more characters holds an article, not facts
_LONG_FACTS = 20_000  # but in a table of at least so many columns and rows it may hold long facts
_COLUMNS, _ROWS = 3, 3
_HEADING = 300  # a single cell over several columns heads the rows below it, if it is no longer than this
_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_SPAN = re.compile(r"\s{0,9}(\d{1,6})")


@dataclass(slots=True)
class DataRows:
    """Consecutive rows of facts: of each row its cells in printed order, each with its place (None: too far right)."""

    rows: dict[etree._Element, list[Place | None]] = field(default_factory=dict)


def data_rows(table: etree._Element) -> list[DataRows]:
    """The stretches of a table's own rows that hold facts; a row that lays out the page parts two of them.

    A stretch whose cells all stand below one another holds no facts: it is a frame around a text.
    """
    rows = list(_rows(table))
    wide = len(rows) >= _ROWS and any(len(_cells(row)) >= _COLUMNS for row, _ in rows[:_ROWS])
    limit = _LONG_FACTS if wide else _ARTICLE
    found: list[tuple[DataRows, Grid]] = []
    grid: Grid | None = None
    group = None
    for row, parent in rows:
        cells = _cells(row)
        if grid and parent is not group:
            grid.end_group()
        group = parent
        if not _holds_facts(row, cells, limit, covered=grid is not None and grid.covered):
            grid = None
            continue
        if grid is None:
            grid = Grid()
            found.append((DataRows(), grid))
        found[-1][0].rows[row] = grid.add([(_span(cell, "rowspan"), _span(cell, "colspan")) for cell in cells])
    return [stretch for stretch, grid in found if max((place.column for place in grid.finish()), default=0) > 0]


def _rows(table: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """The rows of a table itself, in order, each with the group it stands in; forms and the like around rows apart."""
    waiting = [(child, table) for child in reversed(table)]
    while waiting:
        element, group = waiting.pop()
        if unseen(element) or element.tag == "table" or element.tag in CELLS:
            continue
        if element.tag == "tr":
            yield element, group
        else:
            inner = element if element.tag in _GROUPS else group
            waiting += [(child, inner) for child in reversed(element)]


def _cells(row: etree._Element) -> list[etree._Element]:
    return [child for child in row if child.tag in CELLS and not unseen(child)]


def _holds_facts(row: etree._Element, cells: list[etree._Element], limit: int, *, covered: bool) -> bool:
    if not cells or any(cell.find(".//table") is not None for cell in cells):
        return False
    if len(cells) == 1 and not covered:
        if _span(cells[0], "colspan") < 2:
            return False
        limit = _HEADING
    length = 0
    for piece in row.itertext():
        length += len(piece.strip())
        if length > limit:
            return False
    return True


def _span(cell: etree._Element, name: str) -> int:
    """How many rows or columns a cell says it spans; 0 for all the rest of its group."""
    match = _SPAN.match(cell.get(name) or "1")
    return int(match[1]) if match else 1
