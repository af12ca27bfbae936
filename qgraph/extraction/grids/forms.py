"""Tables that are forms: labels with their values beside them, one task or several in a table.

| Action | Plant trees |          | 任务名称 | 植树造林 | 完成时限 | 2030年底 |
| Lead   | Parks Team  |          | 牵头单位 | 县林业局 | 配合单位 | 县水利局 |
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qgraph.extraction.grids.columns import UNKNOWN, Column, Kind, column_of, is_none
from qgraph.extraction.grids.rows import Row
from qgraph.extraction.grids.titles import Titled, bare_number, is_number, plain, titled
from qgraph.extraction.grids.words import Words, seen
from qgraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qgraph.extraction.grids.duties import Duties
    from qgraph.extraction.grids.sheet import Sheet
    from qgraph.model import Cell, Document

__all__ = ["is_form", "read_form"]

_KNOWN = 0.5  # of the cells in the first column must be labels
_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class _Entry:
    """A value and the label beside it; what stands over the whole width has none."""

    column: Column
    label: str
    value: Cell


@dataclass(slots=True)
class _Form:
    """What is said of one task; ``name`` is the label of its title."""

    title: Cell | None = None
    name: str = ""
    number: str = ""
    entries: list[_Entry] = field(default_factory=list)


def is_form(sheet: Sheet) -> bool:
    """Whether the first column of a table holds labels, and bodies stand beside one of them at least."""
    first = [row[0] for row in sheet.grid if row[0] is not None and row[0].columns < sheet.width]
    labels = [sheet.text(cell) for cell in dict.fromkeys(first) if sheet.text(cell)]
    known = [label for label in labels if column_of(label) != UNKNOWN]
    if len(known) < max(2, _KNOWN * len(labels)) or _names_columns(sheet):
        return False
    return any(entry.column.kind is Kind.ROLE and not entry.column.weak for entry in _entries(sheet))


def _names_columns(sheet: Sheet) -> bool:
    """Whether the first row holds names of columns only, as that of a list does."""
    texts = [text for cell in sheet.row(0) if (text := sheet.text(cell))]
    return len(texts) > 1 and all(column_of(text) != UNKNOWN for text in texts)


def read_form(sheet: Sheet, duties: Duties) -> tuple[list[Row], set[Cell]]:
    """The tasks of a form, and the cells that may state a target."""
    rows = [row for form in _forms(sheet) if (row := _row(sheet, form, duties))]
    speaking = {entry.value for entry in _entries(sheet) if entry.column.kind in (Kind.TASK, Kind.TARGET, Kind.UNKNOWN)}
    return rows, speaking


def _entries(sheet: Sheet) -> Iterator[_Entry]:
    """The values of a form with their labels, in printed order."""
    label = ""
    for number in range(sheet.height):
        alone = sheet.alone(number)
        if alone and alone.columns >= sheet.width:
            yield _Entry(UNKNOWN, "", alone)
            continue
        cells = sheet.row(number)
        if len(cells) == 3 and cells[0].rows > 1:
            cells = [cells[0], cells[2]]  # the middle says of what kind the value is
        for name, value in zip(cells[::2], cells[1::2], strict=False):
            label = sheet.text(name) or label
            if value.row == number and sheet.text(value):
                yield _Entry(column_of(label), plain(label), value)


def _forms(sheet: Sheet) -> Iterator[_Form]:
    """What belongs to each task: a new one begins where its title comes again, or a line over the whole width."""
    form = _Form()
    for entry in _entries(sheet):
        titles = entry.column.kind is Kind.TASK
        again = entry.label == form.name if titles else not entry.label
        if again and any(one.column.kind is Kind.ROLE for one in form.entries):
            yield form
            form = _Form()
        if form.title is None and (titles or not entry.label) and not is_number(sheet.text(entry.value)):
            form.title, form.name = entry.value, entry.label
        elif entry.column.kind is Kind.NUMBER:
            form.number = sheet.text(entry.value)
        form.entries.append(entry)
    yield form


def _row(sheet: Sheet, form: _Form, duties: Duties) -> Row | None:
    clause = duties.of_form([(one.value, one.column, one.label) for one in form.entries], _deadline(sheet, form))
    if clause is None:
        return None
    spans = [one.value.span for one in form.entries]
    extent = Span(min(span.start for span in spans), max(span.end for span in spans))
    above = sheet.words(form.title) if form.title else _line_above(sheet.document, sheet.table.span.start)
    found = titled(above) or Titled("", "", clause.span)
    return Row(bare_number(form.number) or found.number, found.title, found.span, extent, clause=clause)


def _deadline(sheet: Sheet, form: _Form) -> str | None:
    said = [sheet.text(one.value) for one in form.entries if one.column.kind is Kind.DEADLINE]
    return next((plain(text) for text in reversed(said) if not is_none(text)), None)


def _line_above(document: Document, at: int) -> Words:
    """The line before a place, blank ones apart, where it is short enough to be a title."""
    end = len(document.text[max(0, at - _LONGEST_TITLE) : at].rstrip()) + max(0, at - _LONGEST_TITLE)
    start = max(document.text.rfind("\n", 0, end) + 1, end - _LONGEST_TITLE)
    while start < end and document.text[start] in "# \t":
        start += 1
    return seen(document, Span(start, end))
