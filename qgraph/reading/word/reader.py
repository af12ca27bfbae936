"""A Word file becomes lines and tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from qgraph.errors import DocumentError
from qgraph.model import Problem, Severity, Span
from qgraph.reading.composing import Composer, Placed, holds_facts
from qgraph.reading.package import Package
from qgraph.reading.seen import Seen
from qgraph.reading.word.numbering import Numbering
from qgraph.reading.word.styles import Styles
from qgraph.reading.word.tables import Grid, grid
from qgraph.reading.word.visible import switched_on, visible, word
from qgraph.reading.word.words import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

__all__ = ["see"]

_PARAGRAPH, _TABLE = qn("w:p"), qn("w:tbl")
_ELSEWHERE = word("altChunk", "subDoc")
_MARK = f"{qn('w:pPr')}/{qn('w:rPr')}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_OLD_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"


def see(data: bytes, source: str) -> Seen:
    """What a Word file says.

    Raises:
        DocumentError: the file is broken, too large, locked, no Word file, or holds pictures alone.
    """
    package = Package(data, source, "word/document.xml")
    root = package.tree(package.main, parse_xml)
    body = root.find(qn("w:body")) if root is not None else None
    if root is None or body is None:
        raise package.broken(package.main)
    writer = _Writer(body, _related(package, "styles"), _related(package, "numbering"))
    writer.write(body)
    text = writer.composer.text
    if not text.strip() and next(root.iter(_PICTURE, _OLD_PICTURE), None) is not None:
        raise DocumentError(
            source,
            "只有图片,没有文字,请先识别文字(OCR) · pictures and no text: have their characters recognised first (OCR)",
        )
    return Seen(text=text, format="docx", tables=writer.composer.tables, problems=tuple(writer.problems))


def _related(package: Package, kind: str) -> etree._Element | None:
    """The first part of a kind that belongs to the main part, if it is there."""
    parts = (package.tree(name, parse_xml) for _, name in package.related(package.main, kind))
    return next((part for part in parts if part is not None), None)


@dataclass(slots=True)
class _Line:
    """A line under way: the number before it, and the words of paragraphs whose ends were deleted or hidden."""

    label: str = ""
    pieces: list[str] = field(default_factory=list)

    def take(self) -> str:
        """The line; the next begins."""
        text = self.label + "".join(self.pieces)
        self.label, self.pieces = "", []
        return text

    def rest(self) -> Iterator[str]:
        """What a line holds that nothing has ended, if it holds words."""
        if text := self.take():
            yield text


class _Writer:
    """Writes paragraphs and tables as they come."""

    def __init__(self, body: etree._Element, styles: etree._Element | None, numbering: etree._Element | None) -> None:
        self.composer = Composer()
        self.problems: list[Problem] = []
        self._styles = Styles(styles)
        self._numbering = Numbering(numbering, self._styles)
        self._reader = Reader(body, self._styles)
        self._noted = False  # since the last line, a note was referred to

    def write(self, story: etree._Element) -> None:
        """Write all that stands in the body, or in a cell that only lays a text out."""
        for part in self._parts(story):
            span = self.composer.line(part) if isinstance(part, str) else self._table(part)
            if self._noted and span:
                self._report_notes(span)

    def _parts(self, story: etree._Element) -> Iterator[str | etree._Element]:
        """The lines of a story, and its tables in their places. Text boxes follow the paragraph they hang on."""
        line = _Line()
        for element in visible(story):
            if element.tag == _PARAGRAPH:
                yield from self._paragraph(element, line)
            elif element.tag == _TABLE:
                yield from line.rest()
                yield element
            elif element.tag in _ELSEWHERE:
                self._report_elsewhere()
        yield from line.rest()

    def _paragraph(self, paragraph: etree._Element, line: _Line) -> Iterator[str | etree._Element]:
        """Add a paragraph to the line under way, which ends with it where its end can be seen."""
        words = self._reader.words(paragraph)  # also of a table of contents, whose field may end elsewhere
        if self._styles.lists_contents(self._styles.of(paragraph)):
            return
        self._noted = self._noted or words.noted
        line.pieces.append(words.text)
        deleted, hidden = _mark(paragraph)
        if not deleted and not (hidden and not words.text):
            line.label = line.label or self._numbering.label(paragraph)
        if not deleted and not hidden:
            yield line.take()
        for box in words.boxes:
            yield from self._parts(box)

    def _table(self, table: etree._Element) -> Span | None:
        """Write a table of facts row by row, and any other as the text it lays out."""
        found = grid(table)
        if not holds_facts(found.height, found.width, found.longest):
            for place in found.places:
                self.write(place.cell)
            return None
        return self.composer.table(self._cells(found))

    def _cells(self, found: Grid) -> list[Placed]:
        return [
            Placed(
                text=self._cell(place.cell),
                row=place.row,
                column=place.column,
                rows=place.rows,
                columns=place.columns,
            )
            for place in found.places
        ]

    def _cell(self, cell: etree._Element) -> str:
        """The words of a cell, with a table inside it as lines."""
        lines = []
        for part in self._parts(cell):
            inner = [part] if isinstance(part, str) else (self._cell(place.cell) for place in grid(part).places)
            lines += [line for line in inner if line.strip()]
        return "\n".join(lines)

    def _report_notes(self, span: Span) -> None:
        """Say once that notes are not read, where the first of them is referred to."""
        self._noted = False
        message = "脚注、尾注未读入 · footnotes and endnotes were not read"
        self._report(Problem(code="notes", message=message, span=span, severity=Severity.NOTE))

    def _report_elsewhere(self) -> None:
        """Say once that documents within the document are not read, where the first of them stands."""
        at = max(0, self.composer.length - 1)  # the end of the line before
        message = "嵌入的其他文件未读入 · other documents, embedded here, were not read"
        self._report(Problem(code="embedded", message=message, span=Span(at, at), severity=Severity.ERROR))

    def _report(self, problem: Problem) -> None:
        """Report a problem, the first of its kind."""
        if all(other.code != problem.code for other in self.problems):
            self.problems.append(problem)


def _mark(paragraph: etree._Element) -> tuple[bool, bool]:
    """Whether the end of a paragraph is deleted, or hidden: either way the next goes on in its line."""
    mark = paragraph.find(_MARK)
    if mark is None:
        return False, False
    deleted = mark.find(qn("w:del")) is not None or mark.find(qn("w:moveFrom")) is not None
    return deleted, switched_on(mark.find(qn("w:vanish")))
