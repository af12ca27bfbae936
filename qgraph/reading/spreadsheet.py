"""The cells of a sheet become lines and a table, whatever format the sheet is of.

What stands alone in a row above the header is a line before the table: a title. So is what a cell over the whole width
says below the last row: a note. Empty rows and columns are no part of the table.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qgraph.reading.composing import Placed, holds_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qgraph.model import Span
    from qgraph.reading.composing import Composer

__all__ = ["Area", "Sheet", "write"]


@dataclass(frozen=True, slots=True, order=True)
class Area:
    """A stretch of cells, from its first row and column to its last."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """The words of cells by row and column, and the areas that are merged into one cell."""

    words: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)


def write(sheet: Sheet, composer: Composer) -> Span | None:
    """Write a sheet; where its table stands, None where it has none."""
    words = {place: text for place, text in sheet.words.items() if text.strip()}
    for place in _titles(words, sheet.merged):
        composer.line(words.pop(place).strip())
    rows, columns = (sorted({place[axis] for place in words}) for axis in (0, 1))
    if not holds_facts(len(rows), len(columns), _longest(words)):
        for row in _rows(words):
            composer.line("\t".join(row))
        return None
    cells = _placed(words, _merges(sheet.merged, rows, columns), rows, columns)
    notes = _notes(cells, len(columns))
    span = composer.table(cells[: len(cells) - len(notes)])
    for note in notes:
        composer.line(note.text.strip())
    return span


def _titles(words: dict[tuple[int, int], str], merged: list[Area]) -> list[tuple[int, int]]:
    """What stands alone in each of the rows above the header, and does not reach into the next."""
    tall = {(area.top, area.left) for area in merged if area.bottom > area.top}
    alone = Counter(row for row, _ in words)
    found = []
    for row, column in sorted(words):
        if alone[row] > 1 or (row, column) in tall:
            break
        found.append((row, column))
    return found


def _longest(words: dict[tuple[int, int], str]) -> int:
    lengths: Counter[int] = Counter()
    for (row, _), text in words.items():
        lengths[row] += len(text)
    return max(lengths.values(), default=0)


def _rows(words: dict[tuple[int, int], str]) -> Iterator[list[str]]:
    """The words of each row in order."""
    rows: dict[int, list[str]] = {}
    for row, column in sorted(words):
        rows.setdefault(row, []).append(words[row, column].strip())
    yield from rows.values()


def _merges(merged: list[Area], rows: list[int], columns: list[int]) -> list[Area]:
    """Merged areas in rows and columns of the table, where they cover anything of it.

    Areas that lie over each other, which no program writes, are only taken until their cells outnumber the table's.
    """
    found, room = [], len(rows) * len(columns)
    for area in sorted(merged):
        top, bottom = bisect_left(rows, area.top), bisect_right(rows, area.bottom) - 1
        left, right = bisect_left(columns, area.left), bisect_right(columns, area.right) - 1
        if top > bottom or left > right:
            continue
        room -= (bottom - top + 1) * (right - left + 1)
        if room < 0:
            break
        found.append(Area(top, left, bottom, right))
    return found


def _placed(words: dict[tuple[int, int], str], merged: list[Area], rows: list[int], columns: list[int]) -> list[Placed]:
    """The cells of a table row by row, empty ones too; of areas over each other the first counts."""
    begin: dict[tuple[int, int], Area] = {}
    covered: set[tuple[int, int]] = set()
    for area in merged:
        places = {
            (row, column) for row in range(area.top, area.bottom + 1) for column in range(area.left, area.right + 1)
        }
        if not places & covered:
            covered |= places
            begin[area.top, area.left] = area
    found = []
    for row, printed_row in enumerate(rows):
        for column, printed_column in enumerate(columns):
            area = begin.get((row, column), Area(row, column, row, column))
            if (row, column) in covered and (row, column) not in begin:
                continue
            found.append(
                Placed(
                    text=words.get((printed_row, printed_column), ""),
                    row=row,
                    column=column,
                    rows=area.bottom - area.top + 1,
                    columns=area.right - area.left + 1,
                )
            )
    return found


def _notes(cells: list[Placed], width: int) -> list[Placed]:
    """The cells over the whole width that stand below all others."""
    found: list[Placed] = []
    for cell in reversed(cells):
        if cell.columns < width or cell.rows > 1:
            break
        found.append(cell)
    return found[::-1]
