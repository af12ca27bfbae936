"""The tables of a document that divide work, read as tasks and who does them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgraph.extraction.grids.columns import Kind
from qgraph.extraction.grids.duties import Duties
from qgraph.extraction.grids.forms import is_form, read_form
from qgraph.extraction.grids.header import Header, find_header
from qgraph.extraction.grids.rows import Row, read_rows
from qgraph.extraction.grids.sheet import Sheet, fits
from qgraph.extraction.grids.silence import silent_parts, speaking_cells
from qgraph.model import Document, Problem, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qgraph.extraction.clauses.parts import Clause
    from qgraph.model import Table

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
    """The tasks in the tables that lie within a stretch of the document."""
    rows: list[Row] = []
    extents: list[Span] = []
    silent: list[Span] = []
    problems: list[Problem] = []
    before: tuple[Table, Header] | None = None
    for table in _apart(document.tables, within):
        sheet = Sheet(document, table)
        header = None if is_form(sheet) else find_header(sheet) or _continued(sheet, before)
        if header is None:
            found, speaking = read_form(sheet, Duties(sheet)) if is_form(sheet) else ([], set())
        else:
            found = read_rows(sheet, header, Duties(sheet)) if header.divides else []
            speaking = speaking_cells(sheet, header)
        if any(row.clause for row in found):
            rows += [replace(row, above=None if row.above is None else row.above + len(rows)) for row in found]
            extents.append(table.span)
            silent += silent_parts(sheet, speaking, header)
            before = (table, header) if header else None
        elif header and any(not header.columns[column].weak for column in header.of(Kind.ROLE)):
            problems.append(_unread(header, table))
    return Grids(tuple(rows), tuple(extents), tuple(silent), tuple(problems))


def _apart(tables: Sequence[Table], within: Span) -> Iterable[Table]:
    """The tables to be read, none inside another."""
    end = within.start
    for table in sorted(tables, key=lambda table: table.span):
        if end <= table.span.start and table.span.end <= within.end and table.cells and fits(table):
            end = table.span.end
            yield table


def _continued(sheet: Sheet, before: tuple[Table, Header] | None) -> Header | None:
    """The columns of the table right before one that names none itself, as where a page ends."""
    if before is None:
        return None
    table, header = before
    near = sheet.table.span.start - table.span.end <= _NEAR
    return replace(header, row=0, rows=0) if near and sheet.width == len(header.columns) else None


def _unread(header: Header, table: Table) -> Problem:
    names = "、".join(header.words[column] for column in header.of(Kind.ROLE))
    return Problem(
        code="table-unread",
        message=f"表中有“{names}”一栏,未作任务表读 · a table that names bodies was not read as one of tasks: {names}",
        span=table.span,
        severity=Severity.NOTE,
    )
