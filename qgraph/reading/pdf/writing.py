"""Pages become one text: a paragraph is a line, and so is a row of a table, its cells parted by tabs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgraph.model import Cell, Span, Table
from qgraph.reading.pdf.contents import without_contents
from qgraph.reading.pdf.frames import placed, usual_size
from qgraph.reading.pdf.joining import joined
from qgraph.reading.pdf.margins import without_margins
from qgraph.reading.pdf.notes import without_notes
from qgraph.reading.pdf.paragraphs import Placed, paragraphs, style
from qgraph.reading.pdf.tables import Block, Growing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qgraph.reading.pdf.leaves import Leaf
    from qgraph.reading.pdf.tables import Field

__all__ = ["Written", "written"]


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a file, its tables, and the first line in the text of each page (from 0) that has one.

    ``noted`` are pages with footnotes, which are left out.
    """

    text: str
    tables: tuple[Table, ...]
    pages: dict[int, Span]
    noted: tuple[int, ...] = ()


def written(leaves: list[Leaf]) -> Written:
    """The text of pages in their order, without headers and footers, page numbers, contents and footnotes."""
    leaves = without_contents(without_margins(leaves))
    size = usual_size(leaves)
    settled = [without_notes(leaf, size) for leaf in leaves]
    pieces = list(_with_tables_joined(placed([leaf for leaf, _ in settled], size)))
    usual = style([piece for piece in pieces if isinstance(piece, Placed)])
    writer = _Writer()
    lines: list[Placed] = []
    for piece in [*pieces, None]:
        if isinstance(piece, Placed):
            lines.append(piece)
            continue
        for paragraph in paragraphs(lines, usual):
            writer.line(joined(each.line for each in paragraph), paragraph[0].page)
        lines = []
        if piece is not None:
            writer.table(piece)
    noted = tuple(page for page, (_, noted) in enumerate(settled) if noted)
    return Written("\n".join(writer.lines), tuple(writer.tables), writer.pages, noted)


def _with_tables_joined(pieces: Iterable[Placed | Block]) -> Iterator[Placed | Block]:
    """Lines and tables; a table at the foot of a page and the one at the head of the next are one, where they fit."""
    growing: Growing | None = None
    last = -1  # the page it has reached
    for piece in pieces:
        if isinstance(piece, Block) and growing and piece.page == last + 1 and growing.take(piece):
            last = piece.page
            continue
        if growing:
            yield growing.block()
            growing = None
        if isinstance(piece, Block):
            growing, last = Growing(piece), piece.page
        else:
            yield piece
    if growing:
        yield growing.block()


class _Writer:
    """Collects the lines of a text, and what stands where in it."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.length = 0
        self.tables: list[Table] = []
        self.pages: dict[int, Span] = {}

    def line(self, text: str, page: int) -> int:
        """Write a line; where it begins."""
        start = self.length + bool(self.lines)
        self.lines.append(text)
        self.length = start + len(text)
        self.pages.setdefault(page, Span(start, self.length))
        return start

    def table(self, block: Block) -> None:
        """Write a table row by row; a cell without words has its place where they would stand."""
        rows: dict[int, list[Field]] = {number: [] for number in range(block.height)}
        for field in block.fields:
            rows[field.row].append(field)
        cells: list[Cell] = []
        for fields in rows.values():
            cells += self._row(fields, block.page)
        span = Span(cells[0].span.start, max(cell.span.end for cell in cells))
        self.tables.append(Table(span=span, cells=tuple(cells)))

    def _row(self, fields: list[Field], page: int) -> Iterator[Cell]:
        """Write a row, unless none of its cells has words: they stand at the end of the line before then."""
        text = "\t".join(field.text for field in fields).rstrip("\t")
        start = self.line(text, page) if text else self.length
        for field in fields:
            span = Span(min(start, self.length), min(start + len(field.text), self.length))
            yield Cell(span=span, row=field.row, column=field.column, rows=field.rows, columns=field.columns)
            start += len(field.text) + 1
