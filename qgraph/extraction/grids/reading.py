"""The tables of a document that divide work, read as tasks and who does them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgraph.extraction.grids.columns import Kind
from qgraph.extraction.grids.duties import Duties
from qgraph.extraction.grids.forms import is_form, read_form
from qgraph.extraction.grids.header import Header, find_header
from qgraph.extraction.grids.headings import under_headings
from qgraph.extraction.grids.rows import Row, read_rows
from qgraph.extraction.grids.sheet import Sheet, fits
from qgraph.extraction.grids.silence import silent_parts, speaking_cells
from qgraph.model import Document, Problem, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qgraph.extraction.clauses.parts import Clause
    from qgraph.model import Cell, Table

__all__ = ["Grids", "read_grids"]

_STANDS_FOR_A_TABLE = "\ufffc"  # OBJECT REPLACEMENT CHARACTER
_NEAR = 80  # characters between two parts of one table


@dataclass(frozen=True, slots=True)
class Grids:
    """What the tables say: rows (``above`` an index into all of them), the text they take, and what was not read.

    ``silent`` are the stretches of those tables that state no target: names of columns, numbers, bodies, scores, and
    the signs between cells.
    """

    rows: tuple[Row, ...] = ()
    extents: tuple[Span, ...] = ()
    silent: tuple[Span, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def clauses(self) -> list[Clause]:
        """Who does what, row by row."""
        return [row.clause for row in self.rows if row.clause]

    def without(self, document: Document) -> Document:
        """The document as running text alone: signs of no meaning stand for what was read here."""
        if not self.extents:
            return document
        pieces, at = list[str](), 0
        for extent in self.extents:
            pieces += [document.text[at : extent.start], _STANDS_FOR_A_TABLE * (extent.end - extent.start)]
            at = extent.end
        return replace(document, text="".join([*pieces, document.text[at:]]))


def read_grids(document: Document, within: Span) -> Grids:
    """The tasks in the tables that lie, wholly or in part, within a stretch of the document."""
    reads: list[_Read] = []
    silent: list[Span] = []
    problems: list[Problem] = []
    for table in _apart(document.tables, within):
        sheet = Sheet(document, table)
        read = _form(sheet) or _list(sheet, reads[-1] if reads else None)
        if read and any(row.clause for row in read.rows):
            reads.append(read)
            silent += silent_parts(sheet, read.speaking, read.header)
        elif read and read.header and any(not read.header.columns[role].weak for role in read.header.of(Kind.ROLE)):
            problems.append(_unread(read.header, table))
    rows = under_headings(document, [(read.table.span, read.rows) for read in reads])
    return Grids(tuple(rows), tuple(read.table.span for read in reads), tuple(silent), tuple(problems))


@dataclass(frozen=True, slots=True)
class _Read:
    """What one table says, the cells of it that may state a target, and its columns; forms have none."""

    table: Table
    rows: list[Row]
    speaking: set[Cell]
    header: Header | None = None


def _form(sheet: Sheet) -> _Read | None:
    return _Read(sheet.table, *read_form(sheet, Duties(sheet))) if is_form(sheet) else None


def _list(sheet: Sheet, before: _Read | None) -> _Read | None:
    """What a table of columns says; without rows where it divides no work."""
    header = find_header(sheet) or _continued(sheet, before)
    if header is None:
        return None
    rows = read_rows(sheet, header, Duties(sheet)) if header.divides else []
    return _Read(sheet.table, rows, speaking_cells(sheet, header), header)


def _apart(tables: Sequence[Table], within: Span) -> Iterable[Table]:
    """The tables to be read, none inside another."""
    end = 0
    for table in sorted(tables, key=lambda table: table.span):
        inside = within.start < table.span.end and table.span.start < within.end
        if inside and end <= table.span.start and table.cells and fits(table):
            end = table.span.end
            yield table


def _continued(sheet: Sheet, before: _Read | None) -> Header | None:
    """The columns of the table right before one that names none itself, as where a page ends."""
    if before is None or before.header is None:
        return None
    near = sheet.table.span.start - before.table.span.end <= _NEAR
    same = sheet.width == len(before.header.columns)
    return replace(before.header, row=0, rows=0) if near and same else None


def _unread(header: Header, table: Table) -> Problem:
    names = "、".join(header.words[column] for column in header.of(Kind.ROLE))
    return Problem(
        code="table-unread",
        message=f"表中有“{names}”一栏,未作任务表读 · a table that names bodies was not read as one of tasks: {names}",
        span=table.span,
        severity=Severity.NOTE,
    )
