"""Who the columns of roles name for the tasks of a table, and by when."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from qgraph.extraction.clauses.parts import Clause, StatedRule
from qgraph.extraction.clauses.rules import stated_rules
from qgraph.extraction.grids.cells import Named, is_body, read_cell
from qgraph.extraction.grids.columns import Column, Kind, is_ditto, is_none, is_wide
from qgraph.extraction.grids.titles import plain
from qgraph.extraction.stated import with_lead
from qgraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qgraph.extraction.grids.header import Header
    from qgraph.extraction.grids.sheet import Sheet
    from qgraph.extraction.grids.units import Frame, Unit
    from qgraph.model import Cell

__all__ = ["Duties"]

_LIKELY = 0.5  # of the names in a column must look like bodies
_LIKELY_WEAK_ENGLISH = 0.3  # English names of bodies are harder to tell; a sure name of a column is believed


class Duties:
    """The bodies named in a table, cell by cell; each cell is read once, in the role of its column."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._read: dict[tuple[Span, Column], Named] = {}

    def named(self, cell: Cell, column: Column, cue: str) -> Named:
        """Who a cell names."""
        key = (cell.span, column)
        if key not in self._read:
            self._read[key] = read_cell(self._sheet.document, self._sheet.words(cell), column, cue)
        return self._read[key]

    def believed(self, header: Header, rows: Iterable[int]) -> list[int]:
        """The columns of roles in whose rows mostly bodies are named."""
        rows = list(rows)
        return [column for column in header.of(Kind.ROLE) if self._likely(header, column, rows)]

    def _likely(self, header: Header, column: int, rows: list[int]) -> bool:
        found = dict.fromkeys(cell for row in rows if (cell := self._sheet.grid[row][column]))
        cells = [cell for cell in found if not is_ditto(self._sheet.text(cell))]
        named = [self.named(cell, header.columns[column], header.words[column]) for cell in cells]
        names = {name.text for one in named for names in one.lists for name in names.names}
        odd = sum(len(one.unread) for one in named)
        bodies = sum(map(is_body, names))
        if not names or any(map(is_wide, names)):
            return bodies > 0 and bodies >= _LIKELY * (len(names) + odd)
        return not header.columns[column].weak or bodies >= _LIKELY_WEAK_ENGLISH * len(names)

    def clause(self, unit: Unit, frame: Frame) -> Clause | None:
        """What the cells of a task's rows say of who does it, as one clause; None where they name nobody."""
        document = self._sheet.document
        cells = [(cell, column) for column in frame.roles for cell in _cells(unit, frame, column)]
        # A cell over two columns of roles is read once, in the first.
        first = dict(reversed(cells))
        named = [(cell, self._of(cell, frame, column)) for cell, column in cells if first[cell] == column]
        clause = _clause(named, _deadline(unit, frame))
        rule = self._rule
        return replace(clause, lists=tuple(with_lead(document, clause, rule))) if clause and rule else clause

    def of_form(self, values: Iterable[tuple[Cell, Column, str]], deadline: str | None) -> Clause | None:
        """What the values of a form say, each with what its label tells, as one clause; None where no body is named."""
        named = [(cell, self.named(cell, column, cue)) for cell, column, cue in values if column.kind is Kind.ROLE]
        clause = _clause(named, deadline)
        names = [name.text for names in clause.lists for name in names.names] if clause else []
        likely = [name for name in names if is_body(name)]
        return clause if likely and (not any(map(is_wide, names)) or len(likely) >= _LIKELY * len(names)) else None

    def _of(self, cell: Cell, frame: Frame, column: int) -> Named:
        return self.named(cell, frame.header.columns[column], frame.header.words[column])

    @cached_property
    def _rule(self) -> StatedRule | None:
        """Who leads, where the table says it: 责任单位(列首位的为牵头单位), or in a note on it."""
        rules = stated_rules(self._sheet.document, self._sheet.table.span)
        return next((rule for rule in rules if rule.name.endswith("-leads")), None)


def _clause(named: list[tuple[Cell, Named]], deadline: str | None) -> Clause | None:
    """One clause of what several cells say."""
    spans = [cell.span for cell, one in named if one.lists or one.unread]
    lists = [names for _, one in named for names in one.lists]
    if not lists:
        return None
    return Clause(
        span=Span(min(span.start for span in spans), max(span.end for span in spans)),
        lists=tuple(lists),
        deadline=deadline or next((one.deadline for _, one in named if one.deadline), None),
        conforms_to=next((one.conforms_to for _, one in named if one.conforms_to), None),
        unread=tuple(dict.fromkeys(span for _, one in named for span in one.unread)),
    )


def _cells(unit: Unit, frame: Frame, column: int) -> list[Cell]:
    """The cells of a column in a task's rows, each once."""
    rows = range(unit.first, unit.last + 1)
    return list(dict.fromkeys(cell for row in rows if (cell := frame.meant(row, column))))


def _deadline(unit: Unit, frame: Frame) -> str | None:
    """The time limit of a task: what its rows agree on in the last column of times that says anything."""
    for column in reversed(frame.header.of(Kind.DEADLINE)):
        said = {plain(text) for cell in _cells(unit, frame, column) if not is_none(text := frame.sheet.text(cell))}
        if len(said) == 1:
            return said.pop()
    return None
