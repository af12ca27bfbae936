"""Tables that a text in Markdown writes with tags. The text stays as it is: cells point into it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from qgraph.model import Cell, Span, Table
from qgraph.reading.grid import Grid

__all__ = ["tagged_tables"]

_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>table|thead|tbody|tfoot|tr|td|th)\b(?P<attributes>[^<>]{0,2000})>", re.IGNORECASE
)
_SPAN = re.compile(r"""\b(row|col)span\s{0,3}=\s{0,3}["']?\s{0,3}(\d{1,5})""", re.IGNORECASE)


@dataclass(slots=True)
class _Open:
    """A table while its tags are read: rows of cells, each with its words and what it spans."""

    start: int
    grid: Grid = field(default_factory=Grid)
    words: list[Span] = field(default_factory=list)  # of the cells the grid holds
    row: list[tuple[Span, tuple[int, int]]] = field(default_factory=list)
    cell: tuple[int, tuple[int, int]] | None = None  # where the cell under way begins, and what it spans
    frame: bool = False  # it holds a table itself

    def end_cell(self, text: str, at: int) -> None:
        """End the cell under way, if there is one."""
        if self.cell:
            start, spans = self.cell
            inner = text[start:at]
            kept = inner.strip()
            start += len(inner) - len(inner.lstrip()) if kept else 0
            self.row.append((Span(start, start + len(kept)), spans))
        self.cell = None

    def end_row(self, text: str, at: int) -> None:
        """End the row under way."""
        self.end_cell(text, at)
        if self.row:
            places = self.grid.add([spans for _, spans in self.row])
            self.words += [words for (words, _), place in zip(self.row, places, strict=True) if place]
        self.row = []

    def finish(self, text: str, at: int) -> Table | None:
        """The table, where it has columns and only lays out facts."""
        self.end_row(text, at)
        places = self.grid.finish()
        cells = tuple(
            Cell(span=words, row=place.row, column=place.column, rows=place.rows, columns=place.columns)
            for words, place in zip(self.words, places, strict=True)
        )
        columns = max((place.column for place in places), default=0)
        return Table(span=Span(self.start, at), cells=cells) if columns and not self.frame else None


def tagged_tables(text: str) -> tuple[Table, ...]:
    """The tables a text writes with tags, in printed order; a table around another is only a frame.

    >>> text = "<table><tr><th>Action<th>Lead</tr><tr><td>Plant</td><td>Parks <b>Office</b></td></tr></table>"
    >>> [cell.span.of(text) for cell in tagged_tables(text)[0].cells]
    ['Action', 'Lead', 'Plant', 'Parks <b>Office</b>']
    """
    found: list[Table] = []
    opened: list[_Open] = []
    for match in _TAG.finditer(text):
        name = match["name"].lower()
        if name == "table" and not match["end"]:
            if opened:
                opened[-1].frame = True
            opened.append(_Open(match.start()))
        elif opened:
            _take(opened[-1], text, match)
            if name == "table" and (table := opened.pop().finish(text, match.end())):
                found.append(table)
    return tuple(sorted(found, key=lambda table: table.span))


def _take(table: _Open, text: str, tag: re.Match[str]) -> None:
    """What a tag inside a table begins or ends."""
    name, at = tag["name"].lower(), tag.start()
    if name in {"td", "th"}:
        table.end_cell(text, at)
        if not tag["end"]:
            table.cell = tag.end(), _spans(tag["attributes"])
        return
    table.end_row(text, at)
    if name in {"thead", "tbody", "tfoot"}:
        table.grid.end_group()


def _spans(attributes: str) -> tuple[int, int]:
    """How many rows and columns a cell spans."""
    said = {name.lower(): int(number) for name, number in _SPAN.findall(attributes)}
    return said.get("row", 1), said.get("col", 1)
