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

__all__ = ["Block", "Field", "Growing", "block"]

_SAME = 4.0  # points between the columns of two pages
_PADDING = 12.0  # points: what a cell keeps free on both sides together
_HEAD = 3  # rows of a head, at most
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


class Growing:
    """A table while it goes on from page to page."""

    def __init__(self, first: Block) -> None:
        self._first = first
        self._fields = {(field.row, field.column): field for field in first.fields}
        self._height = first.height
        self._last = _bottom(first)

    def take(self, after: Block) -> bool:
        """Go on with the table at the head of the next page; False where its columns are others.

        A head printed again is left out. A row parted by the page is one row, a merged cell goes on.
        """
        xs = self._first.xs
        if len(xs) != len(after.xs) or any(abs(x - other) > _SAME for x, other in zip(xs, after.xs, strict=True)):
            return False
        head = _repeated(self._first, after)
        fields = [replace(field, row=field.row - head) for field in after.fields if field.row >= head]
        if fields:
            self._append(replace(after, fields=fields))
        return True

    def block(self) -> Block:
        """The table so far."""
        ordered = sorted(self._fields.values(), key=lambda field: (field.row, field.column))
        return replace(self._first, fields=ordered)

    def _append(self, after: Block) -> None:
        parted = _is_parted(self._last, after.row(0))
        moved = self._height - parted
        last = {column: replace(field, row=field.row + moved) for column, field in _bottom(after).items()}
        for field in after.fields:
            above = self._last.get(field.column)
            now = replace(field, row=field.row + moved)
            if (
                above is not None
                and (field.row, field.columns) == (0, above.columns)
                and (parted or _is_merged(above, field))
            ):
                rows = above.rows + field.rows - parted
                now = replace(above, text=above.text + field.text, rows=rows, open=field.open)
                if field.rows == after.height:
                    last[field.column] = now
            self._fields[now.row, now.column] = now
        self._height = moved + after.height
        self._last = last


def _bottom(table: Block) -> dict[int, Field]:
    """The cells that end a table, by their column."""
    height = table.height
    return {field.column: field for field in table.fields if field.row + field.rows == height}


def _repeated(before: Block, after: Block) -> int:
    """How many rows at the head of ``after`` repeat those of ``before``; none where more do than a head has."""
    same = 0
    while same < min(before.height, after.height, _HEAD + 1):
        if _words(before, same) != _words(after, same) or not any(field.text for field in after.row(same)):
            break
        same += 1
    return same if same <= _HEAD else 0


def _words(table: Block, row: int) -> list[tuple[int, int, str]]:
    return [(field.column, field.columns, field.text) for field in table.row(row)]


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
