"""Tables as text: what a cell says, and tables that go on over a page."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgraph.reading.pdf.characters import mark_end
from qgraph.reading.pdf.joining import joined, opening_width
from qgraph.reading.pdf.lines import line, rows
from qgraph.reading.writer import BREAK

if TYPE_CHECKING:
    from qgraph.reading.pdf.grids import Box, Grid
    from qgraph.reading.pdf.lines import Line

__all__ = ["Block", "Field", "block", "continued"]

_SAME = 4.0  # points between the columns of two pages
_PADDING = 12.0  # points: what a cell keeps free on both sides together
_NUMBER = re.compile(r"\W?[\d一二三四五六七八九十]")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A cell as text, and what it covers of the grid; ``open`` tells one without a wall below."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    open: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A table: where its columns part and where it begins and ends on its page (points), and its cells row by row.

    ``page`` is the one it begins on, from 0.
    """

    xs: list[float]
    fields: list[Field]
    y0: float
    y1: float
    page: int = 0

    @property
    def height(self) -> int:
        """How many rows it has."""
        return max((field.row + field.rows for field in self.fields), default=0)

    def row(self, number: int) -> list[Field]:
        """The cells that begin in a row."""
        return [field for field in self.fields if field.row == number]


def block(grid: Grid) -> Block:
    """The table of a page as text."""
    lines = [[line(row) for row in rows(box.glyphs)] for box in grid.boxes]
    longest: dict[tuple[int, int], float] = defaultdict(float)
    for box, found in zip(grid.boxes, lines, strict=True):
        reach = max((each.x1 - each.x0 for each in found), default=0.0)
        longest[box.column, box.columns] = max(longest[box.column, box.columns], reach)
    return Block(
        grid.xs,
        [
            _field(box, found, max(longest[box.column, box.columns], box.x1 - box.x0 - _PADDING))
            for box, found in zip(grid.boxes, lines, strict=True)
        ],
        y0=grid.ys[0],
        y1=grid.ys[-1],
    )


def _field(box: Box, lines: list[Line], room: float) -> Field:
    """What a cell says: a line that ended for want of ``room`` goes on in the next, after others there is a break."""
    parts: list[list[Line]] = []
    for each in lines:
        if parts and not mark_end(each.text) and _full(parts[-1][-1], each, room):
            parts[-1].append(each)
        else:
            parts.append([each])
    text = BREAK.join(_SPACES.sub(" ", joined(part)) for part in parts)
    return Field(row=box.row, column=box.column, rows=box.rows, columns=box.columns, text=text, open=box.open)


def _full(before: Line, after: Line, room: float) -> bool:
    return before.x1 - before.x0 + (opening_width(after.text) + 0.2) * before.size > room


def continued(before: Block, after: Block) -> Block | None:
    """One table of the last on a page and the first on the next; None where their columns differ.

    A head printed again is left out. A row parted by the page is one row, a merged cell goes on.
    """
    if len(before.xs) != len(after.xs) or any(
        abs(one - other) > _SAME for one, other in zip(before.xs, after.xs, strict=True)
    ):
        return None
    head = _repeated(before, after)
    fields = [replace(field, row=field.row - head) for field in after.fields if field.row >= head]
    if not fields:
        return before
    return _appended(before, replace(after, fields=fields))


def _repeated(before: Block, after: Block) -> int:
    """How many rows at the head of ``after`` repeat those of ``before``."""
    same = 0
    while same < min(before.height, after.height):
        if _words(before, same) != _words(after, same) or not any(field.text for field in after.row(same)):
            break
        same += 1
    return same


def _words(table: Block, row: int) -> list[tuple[int, int, str]]:
    return [(field.column, field.columns, field.text) for field in table.row(row)]


def _appended(before: Block, after: Block) -> Block:
    height = before.height
    last = {field.column: field for field in before.fields if field.row + field.rows == height}
    parted = _is_parted(last, after.row(0))
    kept = {(field.row, field.column): field for field in before.fields}
    for field in after.fields:
        above = last.get(field.column)
        moved = replace(field, row=field.row + height - parted)
        goes_on = above is not None and above.columns == field.columns and field.row == 0
        if goes_on and above is not None and (parted or _is_merged(above, field)):
            text = above.text + field.text
            rows = above.rows + field.rows - parted
            kept[above.row, above.column] = replace(above, text=text, rows=rows, open=field.open)
        else:
            kept[moved.row, moved.column] = moved
    return replace(before, fields=sorted(kept.values(), key=lambda field: (field.row, field.column)))


def _is_parted(last: dict[int, Field], first: list[Field]) -> bool:
    """Whether the first row of a page is the rest of the row above it.

    Then no wall closes that one, or, where a program closes every page, most cells of the new one say nothing.
    """
    if {field.column: field.columns for field in first} != {column: field.columns for column, field in last.items()}:
        return False
    pairs = [(last[field.column], field) for field in first if last[field.column].rows == field.rows == 1]
    silent = [field for above, field in pairs if above.text and not field.text]
    if all(above.open for above in last.values()):
        return bool(silent) or not _NUMBER.match(first[0].text)
    return 2 * len(silent) > len(pairs)


def _is_merged(above: Field, field: Field) -> bool:
    """Whether an empty cell is the rest of the merged one above it."""
    return not field.text and above.text != "" and (above.open or above.rows > 1 or field.rows > 1)
