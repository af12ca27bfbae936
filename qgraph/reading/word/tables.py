"""Where the cells of a Word table stand: cells over several columns, and cells that go on below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from qgraph.reading.word.visible import number, switched_on, visible, word

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Grid", "grid"]

_ROW, _CELL, _TEXT, _VALUE = qn("w:tr"), qn("w:tc"), qn("w:t"), qn("w:val")
_ROW_PROPERTIES, _CELL_PROPERTIES = qn("w:trPr"), qn("w:tcPr")
_GONE = word("del", "cellDel", "hidden")
_WIDEST = 63  # columns: Word allows no more
_FURTHEST = 1_000


@dataclass(slots=True)
class Place:
    """A cell, and what it covers of the grid, rows and columns from 0."""

    cell: etree._Element
    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table in printed order, the size of its grid, and the characters in its fullest row."""

    places: list[Place]
    height: int
    width: int
    longest: int


def grid(table: etree._Element) -> Grid:
    """The grid of a table; rows and cells that are deleted or hidden are not in it."""
    places: list[Place] = []
    above: dict[int, Place] = {}  # what stands in the row above, by its first column
    height = longest = 0
    for row in visible(table):
        if row.tag != _ROW or _gone(row.find(_ROW_PROPERTIES)):
            continue
        above = _row(row, height, above, places)
        longest = max(longest, sum(len(text.text or "") for text in row.iter(_TEXT)))
        height += 1
    width = max((place.column + place.columns for place in places), default=0)
    return Grid(places, height, width, longest)


def _row(row: etree._Element, at: int, above: dict[int, Place], places: list[Place]) -> dict[int, Place]:
    """Put the cells of a row into their places; all that stands in it, by first column."""
    properties = row.find(_ROW_PROPERTIES)
    before = properties.find(qn("w:gridBefore")) if properties is not None else None
    column = number(before, most=_WIDEST) or 0
    here: dict[int, Place] = {}
    last: Place | None = None
    for cell in visible(row):
        if cell.tag != _CELL or column > _FURTHEST:
            continue
        properties = cell.find(_CELL_PROPERTIES)
        columns = max(1, number(_property(properties, "gridSpan"), most=_WIDEST) or 1)
        if last and _goes_on(properties, "hMerge"):
            last.columns += columns
        elif not _gone(properties):
            last = here[column] = _placed(Place(cell, at, column, 1, columns), properties, above, places)
        column += columns
    return here


def _placed(new: Place, properties: etree._Element | None, above: dict[int, Place], places: list[Place]) -> Place:
    """The place of a new cell, which is that of the cell above where it goes on."""
    over = above.get(new.column)
    if over and over.columns == new.columns and _goes_on(properties, "vMerge"):
        over.rows += 1
        return over
    places.append(new)
    return new


def _goes_on(properties: etree._Element | None, name: str) -> bool:
    """Whether a cell only goes on with the one above (``vMerge``) or before it (``hMerge``)."""
    merge = _property(properties, name)
    return merge is not None and merge.get(_VALUE, "continue") == "continue"


def _property(properties: etree._Element | None, name: str) -> etree._Element | None:
    return properties.find(qn(f"w:{name}")) if properties is not None else None


def _gone(properties: etree._Element | None) -> bool:
    return properties is not None and any(child.tag in _GONE and switched_on(child) for child in properties)
