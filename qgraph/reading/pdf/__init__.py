"""A PDF becomes text: lines from the places of characters, paragraphs from lines, tables from ruling lines.

Layout is all a PDF has: it knows neither lines nor paragraphs, tables nor headers. What is read is what PDFium finds in
a process of its own (`pdfium.py`); the rest is arithmetic on places, page by page in order.
"""

from __future__ import annotations

from qgraph.reading.pdf.leaves import Leaf, leaf
from qgraph.reading.pdf.problems import problems, refuse_without_text
from qgraph.reading.pdf.process import sheets
from qgraph.reading.pdf.writing import written
from qgraph.reading.seen import Seen

__all__ = ["see"]


def see(data: bytes, source: str) -> Seen:
    """What a PDF says as text, with its ruled tables.

    Raises:
        DocumentError: a scan without text, a password, a broken file, more than 2000 pages, or more than can be read
            within bounds of time and memory.
    """
    leaves: list[Leaf] = []
    for sheet in sheets(data, source):
        leaves.append(leaf(sheet, leaves[-1] if leaves else None))
    refuse_without_text(leaves, source)
    whole = written(leaves)
    return Seen(text=whole.text, format="pdf", tables=whole.tables, problems=tuple(problems(leaves, whole)))
