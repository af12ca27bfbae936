"""The columns of a table of indicators: which of them name, measure, and say what is to be reached (指标表的栏)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from qgraph.extraction.tables import table
from qgraph.extraction.targets.units import unit_pattern
from qgraph.model import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgraph.extraction.grids.sheet import Sheet

__all__ = ["Column", "Layout", "bracketed_unit", "column_kind", "find_layout", "says_nothing"]

_FIRST = 5  # rows above the names of columns: a title, remarks
_DEEPEST = 3  # rows of names
_YEAR = re.compile(r"(?:到|至)?(20[0-9]{2})(?:年|fy)?(?:度|底|末)?(?:\([^()]{0,8}\))?")
_ABOVE_YEARS = {"", "指标值", "数值", "指标", "年份", "年度", "value", "values"}
_ANY_YEAR = re.compile("20[0-9]{2}")
_BRACKET = re.compile(r"\((?:单位:?)?([^()]{1,12})\)$")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds: its kind (indicator_tables.toml), the year and the unit its name prints."""

    kind: str
    year: int | None = None
    unit: str | None = None

    @property
    def day(self) -> date | None:
        """The last day of the column's year."""
        return date(self.year, 12, 31) if self.year else None


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table of indicators and the first row below their names."""

    columns: tuple[Column, ...]
    end: int

    def of(self, *kinds: str) -> list[int]:
        """The numbers of the columns of some kinds, from left to right."""
        return [number for number, column in enumerate(self.columns) if column.kind in kinds]


def bare(words: str) -> str:
    """Words in one spelling: half-width, lower case, without white space."""
    return "".join(fold(words).lower().split())


@cache
def _rows() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["kind"], re.compile(row["pattern"])) for row in table("indicator_tables")["column"])


@cache
def _nothing() -> re.Pattern[str]:
    return re.compile(table("indicator_tables")["none"]["pattern"])


def says_nothing(words: str) -> bool:
    """Whether a cell is empty or says that there is nothing.

    >>> says_nothing("—"), says_nothing("95")
    (True, False)
    """
    return _nothing().fullmatch(bare(words)) is not None


def column_kind(name: str) -> str:
    """What a column of this name holds; "year" where it is a year alone, empty where the name says nothing known.

    >>> column_kind("指标名称"), column_kind("2030年目标"), column_kind("2030年"), column_kind("甲")
    ('name', 'target', 'year', '')
    """
    words = bare(name)
    if _YEAR.search(words) and _YEAR.sub("", words) in _ABOVE_YEARS:
        return "year"
    return next((kind for kind, pattern in _rows() if pattern.fullmatch(words)), "")


def bracketed_unit(words: str) -> tuple[str, str | None]:
    """Words without the unit that stands in brackets behind them, and that unit.

    >>> bracketed_unit("森林覆盖率(%)"), bracketed_unit("合格率(食品)")
    (('森林覆盖率', '%'), ('合格率(食品)', None))
    """
    found = _BRACKET.search(words)
    if found is None or not re.fullmatch(unit_pattern(), found[1]):
        return words, None
    return words[: found.start()], found[1]


def find_layout(sheet: Sheet, begins: int | None) -> Layout | None:
    """The columns of a table of indicators, None for any other table. ``begins`` is the first year of the plan."""
    for row in range(min(_FIRST, sheet.height - 1)):
        cells = [cell for cell in sheet.own(row) if sheet.text(cell)]
        if len(cells) < 2:
            continue
        end = row + min(_DEEPEST, max(cell.rows for cell in cells))
        columns = _dated([_column(_name(sheet, row, end, number)) for number in range(sheet.width)], begins)
        kinds = {column.kind for column in columns}
        if "name" in kinds and kinds & {"target", "growth"}:
            return Layout(tuple(columns), end)
    return None


def _name(sheet: Sheet, row: int, end: int, column: int) -> str:
    """The names of a column from the top down, each once."""
    cells = dict.fromkeys(sheet.grid[number][column] for number in range(row, min(end, sheet.height)))
    return "".join(sheet.text(cell) for cell in cells if cell is not None)


def _column(name: str) -> Column:
    words, unit = bracketed_unit(bare(name))
    years = _ANY_YEAR.findall(words)
    return Column(column_kind(words), int(years[-1]) if years else None, unit)


def _dated(columns: Sequence[Column], begins: int | None) -> list[Column]:
    """The columns with those of years alone told apart: targets, and where the indicator stands."""
    years = [column.year for column in columns if column.kind == "year" and column.year]
    last = max(years, default=0)
    return [_resolved(column, last, begins) if column.kind == "year" else column for column in columns]


def _resolved(column: Column, last: int, begins: int | None) -> Column:
    year = column.year or 0
    aimed = year == last or (begins is not None and year >= begins)
    return Column("base" if (begins and year < begins) or not aimed else "target", column.year, column.unit)
