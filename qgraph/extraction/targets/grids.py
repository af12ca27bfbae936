"""Targets in tables of indicators: a row names what is measured, a column of a year says what is to be reached."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgraph.extraction.grids.sheet import Sheet, fits
from qgraph.extraction.grids.words import BREAK
from qgraph.extraction.targets.changes import without_change
from qgraph.extraction.targets.columns import Layout, bracketed_unit, find_layout, says_nothing
from qgraph.extraction.targets.doubts import notes
from qgraph.extraction.targets.indicators import plain_name
from qgraph.extraction.targets.quantities import Quantity, read_quantities
from qgraph.extraction.targets.units import kind_of, unit_pattern
from qgraph.extraction.targets.valuing import valued
from qgraph.model import Comparator, Printed, Problem, Qualifier, Severity, Span, Target, fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from qgraph.model import Cell, Document

__all__ = ["Tabled", "cell_quantity", "read_indicator_tables"]

_NUMBERED = re.compile(r"^(?:[(][0-9一二三四五六七八九十]{1,3}[)]|[0-9]{1,3}[.、)](?![0-9])|[①-⑳★*])\s*")
_CUMULATIVE = re.compile(r"^[\[〔【](?P<inner>[^\[\]〔〕【】]+)[\]〕】]$")
_REMARK = re.compile(r"\([^()]*\)$")
_REACHES = "达到"  # so that a number alone is read as in running text


@dataclass(frozen=True, slots=True)
class Tabled:
    """The targets of tables of indicators, the cells they were read from, and cells that were not read."""

    targets: tuple[Target, ...] = ()
    taken: tuple[Span, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    """One indicator: its name, the unit its row prints, and the stretch of its row."""

    name: str
    unit: str | None
    span: Span


def read_indicator_tables(
    document: Document, within: Span, period: tuple[date, date] | None, issued: date | None
) -> Tabled:
    """The targets in the tables of indicators that begin within a stretch of the document.

    ``period`` and ``issued`` tell years to come from those that have been; a column without a year is due at the end
    of the period.
    """
    begins = period[0].year if period else issued.year if issued else None
    readings = [
        _Reading(sheet, layout, period)
        for table in document.tables
        if within.start <= table.span.start < within.end and table.cells and fits(table)
        for sheet in [Sheet(document, table)]
        if (layout := find_layout(sheet, begins))
    ]
    found = [one for reading in readings for one in reading.stated()]
    return Tabled(
        tuple(one for one in found if isinstance(one, Target)),
        tuple(span for reading in readings for span in reading.taken()),
        tuple(one for one in found if isinstance(one, Problem)),
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """One table of indicators while it is read."""

    sheet: Sheet
    layout: Layout
    period: tuple[date, date] | None

    def taken(self) -> Iterator[Span]:
        """The cells that are read here: the names of columns, and all below those that are known."""
        columns = self.layout.columns
        for cell in self.sheet.table.cells:
            if cell.row < self.layout.end or (cell.column < len(columns) and columns[cell.column].kind):
                yield cell.span

    def stated(self) -> Iterator[Target | Problem]:
        """What the cells of the columns of targets say, row by row."""
        for number in range(self.layout.end, self.sheet.height):
            row = None if self.sheet.alone(number) else self._row(number)
            if row is None:
                continue
            for column in self.layout.of("target", "growth"):
                cell = self.sheet.grid[number][column]
                if cell is not None and cell.row == number and not says_nothing(self.sheet.text(cell)):
                    yield self._said(row, cell, column)

    def _row(self, number: int) -> _Row | None:
        """What a row measures: the last of its names that says something; None for a row that names nothing."""
        cells = [self.sheet.grid[number][column] for column in self.layout.of("name")]
        named = [fold(self.sheet.text(cell)) for cell in cells if cell and not says_nothing(self.sheet.text(cell))]
        own = [cell for cell in self.sheet.own(number) if cell.span.end > cell.span.start]
        if not named or not own:
            return None
        words, unit = bracketed_unit(_NUMBERED.sub("", named[-1].replace(BREAK, "")))
        printed = [self.sheet.text(self.sheet.grid[number][column]) for column in self.layout.of("unit")]
        units = [word for word in map(fold, printed) if re.fullmatch(unit_pattern(), word)]
        span = Span(own[0].span.start, max(cell.span.end for cell in own))
        name = plain_name(words)
        return _Row(name, unit or next(iter(units), None), span) if name else None

    def _said(self, row: _Row, cell: Cell, column: int) -> Target | Problem:
        """The target of a cell; a problem where the cell holds a number that is not read."""
        words, head = self.sheet.words(cell), self.layout.columns[column]
        text, span = fold(words.text), words.span(0, len(words.text))
        quantity = cell_quantity(text)
        if quantity is None and re.search("[0-9]", text):
            message = "指标表中的数值未能读出 · a value in a table of indicators was not read"
            return Problem(code="target-cell-unread", message=message, span=span, severity=Severity.NOTE)
        growth = head.kind == "growth" and not _CUMULATIVE.match(text)
        target = Target(
            ordinal=1,
            task=None,
            section=None,
            indicator=f"{row.name}增长" if growth and without_change(row.name) == row.name else row.name,
            comparator=Comparator.WORDS,
            printed=Printed(span.of(self.sheet.document.text), span),
            sentence=Span(min(row.span.start, span.start), max(row.span.end, span.end)),
            qualifiers=_qualifiers(text, growth=growth),
            deadline=head.day or (self.period[1] if self.period else None),
        )
        unit = head.unit or ("%" if growth and row.unit is None else None if growth else row.unit)
        return _measured(target, quantity, unit) if quantity else target


def _qualifiers(text: str, *, growth: bool) -> tuple[Qualifier, ...]:
    found = {Qualifier.CUMULATIVE} if _CUMULATIVE.match(text) else set()
    return tuple(one for one in Qualifier if one in found or (growth and one is Qualifier.ANNUAL))


def _measured(target: Target, quantity: Quantity, unit: str | None) -> Target:
    """The target with a number, in the unit of the cell, else that of its column or row."""
    if quantity.unit is None or quantity.kind == "scale":
        unit = (quantity.unit or "") + (unit or "") or None
        quantity = replace(quantity, unit=unit, kind=kind_of(unit))
    change = target.indicator[len(without_change(target.indicator)) :]
    if change and change != "增长" and quantity.comparator is Comparator.REACHES:
        quantity = replace(quantity, comparator=Comparator.DELTA)
    quantity = replace(quantity, change=quantity.change or change or None)
    if quantity.strict:
        target = replace(target, qualifiers=(*target.qualifiers, Qualifier.STRICT))
    found = valued(target, quantity)
    return replace(found, notes=notes(found, quantity, ()))


def cell_quantity(text: str) -> Quantity | None:
    """The one number a cell says, as it would be read in running text; None where it says none or several.

    >>> [(str(q.comparator), str(q.values[0]), q.unit) for q in map(cell_quantity, ("≥95%", "[10]", "6.5左右")) if q]
    [('>=', '95', '%'), ('=', '10', None), ('~', '6.5', None)]
    """
    cumulative = _CUMULATIVE.match(text)
    inner = (cumulative["inner"] if cumulative else text).strip()
    bare = _REMARK.sub("", inner)
    for words in (inner, _REACHES + inner, bare, _REACHES + bare):
        found = read_quantities(words, Span(0, len(words)))
        rest = words[: found[0].span.start] + words[found[0].span.end :] if len(found) == 1 else "0"
        if not re.search("[0-9]", rest):
            return found[0]
    return None
