"""Tables under the headings of a text in Markdown: what the outline of numbers does not see."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from qgraph.extraction.grids.columns import is_wide
from qgraph.extraction.grids.rows import Row
from qgraph.extraction.grids.titles import titled
from qgraph.extraction.grids.words import seen
from qgraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qgraph.model import Document

__all__ = ["under_headings"]

_HEADING = re.compile(r"^#{1,6}[ \t]+(?P<words>\S[^\n]{0,300}?)[ \t#\r]*$", re.MULTILINE)


def under_headings(document: Document, tables: Iterable[tuple[Span, list[Row]]]) -> list[Row]:
    """The rows of all tables in one list, those of a table under a heading of Markdown below a row for the heading.

    Headings in Chinese are numbered parts of the document, which its outline holds.
    """
    rows: list[Row] = []
    heading, end = None, 0
    for extent, found in tables:
        above = _row(document, end, extent) if document.format == "markdown" else None
        if above:
            heading = len(rows)
            rows.append(above)
        elif heading is not None:
            rows[heading] = replace(rows[heading], extent=Span(rows[heading].extent.start, extent.end))
        first = len(rows)
        rows += [replace(row, above=heading if row.above is None else row.above + first) for row in found]
        end = extent.end
    return rows


def _row(document: Document, start: int, extent: Span) -> Row | None:
    """The last heading between two places of a text, for what follows it up to the end of a table."""
    last = None
    for last in _HEADING.finditer(document.text, start, extent.start):  # noqa: B007  the last one counts
        pass
    found = titled(seen(document, Span(*last.span("words")))) if last else None
    if last is None or found is None or is_wide(last["words"]):
        return None
    return Row(found.number, found.title, found.span, Span(last.start(), extent.end), heads=True)
