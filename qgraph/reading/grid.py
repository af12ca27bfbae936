"""Where the cells of a table stand, told from the rows and columns that each of them says it spans."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

__all__ = ["Grid", "Place"]

_WIDEST = 128  # columns; what begins further right is no cell of a table people read
_TALLEST = 65_534  # rows, as in the HTML standard


@dataclass(slots=True)
class Place:
    """What a cell covers: its first row and column, from 0, and how many of each."""

    row: int
    column: int
    rows: int
    columns: int


class Grid:
    """Rows of cells put into their places one after another, as in the table model of the HTML standard.

    A cell that would run into another is narrowed; one that reaches beyond its group of rows is shortened. Columns in
    which no cell begins do not count, so that a heading over 20 columns of a table of three covers three.

    >>> grid = Grid()
    >>> _ = grid.add([(2, 1), (1, 9)]), grid.add([(1, 1)])
    >>> [(place.row, place.column, place.rows, place.columns) for place in grid.finish()]
    [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)]
    """

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._group = 0  # the first cell of the group of rows under way
        self._until: dict[int, int] = {}  # the row from which a column is free again
        self._height = 0

    @property
    def covered(self) -> bool:
        """Whether a cell from above reaches into the next row."""
        return any(until > self._height for until in self._until.values())

    def _taken(self, column: int) -> bool:
        return self._until.get(column, 0) > self._height

    def add(self, spans: list[tuple[int, int]]) -> list[Place | None]:
        """The places of a new row's cells, given as (rows, columns); None for a cell too far right."""
        column, found = 0, list[Place | None]()
        for rows, columns in spans:
            while column < _WIDEST and self._taken(column):
                column += 1
            if column == _WIDEST:
                found.append(None)
                continue
            place = Place(self._height, column, min(rows or _TALLEST, _TALLEST), self._free(column, columns))
            for covered in range(column, column + place.columns):
                self._until[covered] = self._height + place.rows
            column += place.columns
            found.append(place)
            self._places.append(place)
        self._height += 1
        return found

    def _free(self, column: int, wanted: int) -> int:
        """How many of the columns wanted are free."""
        end = min(column + max(wanted, 1), _WIDEST)
        return next((c for c in range(column, end) if self._taken(c)), end) - column

    def end_group(self) -> None:
        """End a group of rows: no cell reaches beyond it."""
        for place in self._places[self._group :]:
            place.rows = min(place.rows, self._height - place.row)
        self._group = len(self._places)
        self._until.clear()

    def finish(self) -> list[Place]:
        """All places, without the columns in which no cell begins; adding ends here."""
        self.end_group()
        starts = sorted({place.column for place in self._places})
        for place in self._places:
            end = bisect_left(starts, place.column + place.columns)
            place.column = bisect_left(starts, place.column)
            place.columns = end - place.column
        return self._places
