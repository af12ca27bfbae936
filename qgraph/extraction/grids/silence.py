"""What of a table states no target: names of columns, numbers, bodies, scores, and the signs between cells."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from qgraph.extraction.grids.columns import Kind
from qgraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qgraph.extraction.grids.header import Header
    from qgraph.extraction.grids.sheet import Sheet
    from qgraph.model import Cell

__all__ = ["silent_parts", "speaking_cells"]

_SPEAKING = (Kind.TASK, Kind.HEADING, Kind.TARGET, Kind.UNKNOWN)
# A break inside a cell that ends a sentence, or stands before the next item of a list. Others only wrap a line.
_BREAK = re.compile(
    "<br\\s{0,3}/?>|(?<=[。;；.!！?？:：])[\u2028\n]"
    "|[\u2028\n](?=\\s*(?:[0-9]{1,2}[.．、)）]|[(（][一二三四五六七八九十]{1,3}[)）]|[①-⑳•·●-]))"
)


def speaking_cells(sheet: Sheet, header: Header) -> set[Cell]:
    """The cells of a table of tasks that may state a target."""
    return {cell for cell in sheet.table.cells if _speaks(header, cell)}


def silent_parts(sheet: Sheet, speaking: set[Cell], header: Header | None = None) -> Iterator[Span]:
    """The stretches of a table in which no target is to be looked for, some of them more than once.

    ``speaking`` are the cells that may state one. A value stays beside what the cell before it names.
    """
    cells = [cell for cell in sorted(sheet.table.cells, key=lambda cell: cell.span) if cell.span.end > cell.span.start]
    yield from (cell.span for cell in cells if cell not in speaking)
    for before, behind in pairwise(cells):
        if before.span.end < behind.span.start and not (header and _is_value(header, before, behind)):
            yield Span(before.span.end, behind.span.start)
    for match in _BREAK.finditer(sheet.document.text, sheet.table.span.start, sheet.table.span.end):
        yield Span(*match.span())


def _speaks(header: Header, cell: Cell) -> bool:
    named = header.row <= cell.row < header.end
    return not named and (cell.columns > 1 or header.columns[cell.column].kind in _SPEAKING)


def _is_value(header: Header, before: Cell, behind: Cell) -> bool:
    """Whether a cell says how much of what the cell before it names."""
    return before.row == behind.row >= header.end and header.columns[behind.column].kind is Kind.TARGET
