"""A ranking of agencies, and what its columns mean.

Names, meanings and sources of the columns stand in ``measures.toml``, beside an invented plan that proves each.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any, NamedTuple

from qgraph.errors import QueryError

__all__ = ["AgencyRow", "Column", "Measures", "columns"]

_SHOWN = 100  # rows of a ranking shown in a notebook; the rest is counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What a column is called, what it counts and where its formula comes from.

    ``kind`` is ``words``, ``count`` or ``decimal``. ``sources`` are pairs of a short reference (author and year) and
    the full one.
    """

    name: str
    kind: str
    brief_zh: str
    brief_en: str
    zh: str
    en: str
    meaning_zh: str
    meaning_en: str
    sources: tuple[tuple[str, str], ...]


class AgencyRow(NamedTuple):
    """The figures of one agency; the fields are the columns of ``measures.toml``, in its order."""

    agency: str
    name: str
    short: str | None
    group: bool
    tasks: int
    lead: int
    responsible: int
    joint: int
    participant: int
    partners: int
    shared: int
    newman: int
    betweenness: float
    coordinates: int
    coordination: int
    sections: int


@dataclass(frozen=True)
class Measures:
    """One row an agency, most tasks first; shows itself as a table in a notebook.

    ``unnamed`` counts the assignments whose printed name has no identity, which no row can hold.
    """

    rows: tuple[AgencyRow, ...]
    unnamed: int = 0

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, in the order of the fields of a row."""
        return columns()

    @property
    def notes(self) -> tuple[str, ...]:
        """How to read the rows, in Chinese and in English: how groups and roles count, and what is left out."""
        note = _table()["note"]
        if not self.unnamed:
            return note["zh"], note["en"]
        return note["zh"], note["en"], note["unnamed"].format(count=self.unnamed)

    def by(self, column: str) -> Measures:
        """The same rows from the largest value of ``column`` down (words: up); equals stand by name (code points).

        Raises QueryError for a column that does not exist.
        """
        kinds = {known.name: known.kind for known in columns()}
        if column not in kinds:
            raise QueryError(f"没有这一列: {column} · no such column; there are {', '.join(kinds)}")
        ranked = sorted(self.rows, key=lambda row: (row.name, row.agency))
        # Sorting is stable also in reverse, so that equals keep the order of their names.
        if kinds[column] == "words":
            ranked.sort(key=lambda row: str(getattr(row, column) or ""))
        else:
            ranked.sort(key=lambda row: float(getattr(row, column)), reverse=True)
        return replace(self, rows=tuple(ranked))

    def to_rows(self) -> list[dict[str, Any]]:
        """Each row as column name → value, ready for JSON or a data frame."""
        return [row._asdict() for row in self.rows]

    def _repr_html_(self) -> str:
        shown = [column for column in columns() if column.kind != "words"]
        head = "".join(_heading(column) for column in shown)
        body = "\n".join(_line(row, shown) for row in self.rows[:_SHOWN])
        rest = len(self.rows) - _SHOWN
        notes = [*self.notes, f"另有 {rest} 行 · {rest} more rows"] if rest > 0 else self.notes
        foot = "".join(f"<div>{escape(note)}</div>" for note in notes)
        meanings = "".join(_meaning(column) for column in shown)
        legend = f"<details><summary>各列含义 · what the columns mean</summary><ul>{meanings}</ul></details>"
        return (
            f"<table><caption>机构责任负荷 · what each agency carries ({len(self.rows)})</caption>\n"
            f"<thead><tr><th>机构<br>agency</th>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table>\n"
            f"<small>{foot}{legend}</small>"
        )


@cache
def columns() -> tuple[Column, ...]:
    """What the columns of a ranking mean, in their order."""
    table = _table()
    described = ("name", "kind", "brief_zh", "brief_en", "zh", "en", "meaning_zh", "meaning_en")
    return tuple(
        Column(**{part: row[part] for part in described}, sources=_sources(row["source"], table["references"]))
        for row in table["column"]
    )


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("qgraph.analysis").joinpath("measures.toml").read_text(encoding="utf-8"))


def _sources(cited: list[str], references: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((source, references[source]) for source in cited)


def _heading(column: Column) -> str:
    return f'<th title="{escape(column.meaning_zh)}">{escape(column.zh)}<br>{escape(column.en)}</th>'


def _line(row: AgencyRow, shown: list[Column]) -> str:
    mark = " <small>(群体 group)</small>" if row.group else ""
    cells = "".join(f"<td>{_figure(getattr(row, column.name))}</td>" for column in shown)
    return f'<tr><th style="text-align:left" title="{escape(row.agency)}">{escape(row.name)}{mark}</th>{cells}</tr>'


def _figure(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def _meaning(column: Column) -> str:
    cited = "; ".join(f'<span title="{escape(full)}">{escape(short)}</span>' for short, full in column.sources)
    meaning = f"{column.meaning_zh} · {column.meaning_en}"
    return f"<li><b>{escape(column.zh)} · {escape(column.en)}</b>: {escape(meaning)} ({cited})</li>"
