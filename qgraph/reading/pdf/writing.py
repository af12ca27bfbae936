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
from qgraph.reading.pdf.tables import Block, continued

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qgraph.reading.pdf.leaves import Leaf

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
    pieces = _with_tables_joined(placed([leaf for leaf, _ in settled], size))
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


def _with_tables_joined(pieces: Iterable[Placed | Block]) -> list[Placed | Block]:
    """Lines and tables; a table at the foot of a page and the one at the head of the next are one, where they fit."""
    found: list[Placed | Block] = []
    last = -1  # the page the last piece ends on
    for piece in pieces:
        above = found[-1] if found else None
        whole = None
        if isinstance(piece, Block) and isinstance(above, Block) and piece.page == last + 1:
            whole = continued(above, piece)
        if whole is not None:
            found[-1] = whole
        else:
            found.append(piece)
        last = piece.page
    return found


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
        cells = []
        first = None
        for number in range(block.height):
            fields = block.row(number)
            start = self.line("\t".join(field.text for field in fields).rstrip("\t"), block.page)
            first = start if first is None else first
            for field in fields:
                span = Span(min(start, self.length), min(start + len(field.text), self.length))
                cells.append(
                    Cell(span=span, row=field.row, column=field.column, rows=field.rows, columns=field.columns)
                )
                start += len(field.text) + 1
        self.tables.append(Table(span=Span(first or 0, self.length), cells=tuple(cells)))
