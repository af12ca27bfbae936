"""Which way a page is read: two columns one after the other where white parts them, and what spans both in between."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from qgraph.reading.pdf.lines import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qgraph.reading.pdf.grids import Grid

__all__ = ["Column", "columns", "gutter_of"]

_FEWEST = 5  # rows with text on both sides make columns, if those of the left one end together
_SURE = 8  # so many make columns however they end
_WIDE = 1.2  # of the size of the characters: the narrowest gutter
_FULL = 0.55  # of a column's width is filled by most of its rows


Stretches = list[tuple[float, float]]  # from where to where the text of a row runs


@dataclass(frozen=True, slots=True)
class Column:
    """Rows and tables to be read from top to bottom; ``place`` is 0 for the whole width, 1 for left, 2 for right."""

    pieces: list[Row | Grid]
    place: int


def columns(pieces: list[Row | Grid], gutter: float | None) -> list[Column]:
    """The stretches of a page in the order in which they are read; ``pieces`` come from top to bottom."""
    if gutter is None:
        return [Column(pieces, 0)] if pieces else []
    found: list[Column] = []
    band: list[Row | Grid] = []
    for piece in pieces:
        if not _crosses(piece, gutter):
            band.append(piece)
            continue
        found += _sides(band, gutter)
        band = []
        if found and found[-1].place == 0:
            found[-1].pieces.append(piece)
        else:
            found.append(Column([piece], 0))
    return [*found, *_sides(band, gutter)]


def _sides(band: list[Row | Grid], gutter: float) -> Iterator[Column]:
    for place, start, end in ((1, float("-inf"), gutter), (2, gutter, float("inf"))):
        parts = [
            piece.part(start, end) if isinstance(piece, Row) else piece if start <= piece.x0 < end else None
            for piece in band
        ]
        if any(parts):
            yield Column([part for part in parts if part is not None], place)


def _crosses(piece: Row | Grid, gutter: float) -> bool:
    if not isinstance(piece, Row):
        return piece.x0 < gutter < piece.x1
    return any(start < gutter < end for start, end in _stretches(piece))


def _stretches(row: Row) -> Stretches:
    """The stretches of a row between gaps as wide as a gutter."""
    found: Stretches = []
    for glyph in row.glyphs:
        if glyph.text.isspace():
            continue
        if found and glyph.x0 - found[-1][1] < _WIDE * row.size:
            found[-1] = (found[-1][0], max(found[-1][1], glyph.x1))
        else:
            found.append((glyph.x0, glyph.x1))
    return found


def gutter_of(rows: list[Row], known: float | None = None) -> float | None:
    """The middle of the white between two columns, None for a page that has but one.

    ``known`` is the gutter of the page before: where the rows keep off it, it goes on.
    """
    stretches = [_stretches(row) for row in rows]
    if known is not None and _crossing(stretches, known) <= _parted(stretches, known) > 1:
        return known
    inner = [end for row in stretches for _, end in row[:-1]]
    if len(inner) < _FEWEST:
        return None
    left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
    third = (right - left) / 3
    ends = sorted(end for end in inner if left + third <= end <= right - third)
    if len(ends) < _FEWEST:
        return None
    # Most lines of the left column end at its right margin; the white begins behind the last of them.
    edge = ends[len(ends) * 9 // 10]
    starts = sorted(start for row in stretches for start, _ in row[1:] if edge < start <= right - third / 2)
    if len(starts) < _FEWEST:
        return None
    if len(ends) < _SURE and sum(edge - end <= 1.5 * rows[0].size for end in ends) * 2 < len(ends):
        return None
    gutter = (edge + starts[len(starts) // 10]) / 2
    return gutter if _divides(stretches, gutter, left, right) else None


def _crossing(stretches: list[Stretches], gutter: float) -> int:
    """How many rows run over a gutter."""
    return sum(any(start < gutter < end for start, end in row) for row in stretches)


def _parted(stretches: list[Stretches], gutter: float) -> int:
    """How many rows have text on both sides of a gutter."""
    return sum(bool(_before(row, gutter) and _behind(row, gutter)) for row in stretches)


def _divides(stretches: list[Stretches], gutter: float, left: float, right: float) -> bool:
    """Whether most rows keep off the gutter, and text and not a list in columns stands on both sides of it."""
    on_left = [part[-1][1] - part[0][0] for row in stretches if (part := _before(row, gutter))]
    on_right = [part[-1][1] - part[0][0] for row in stretches if (part := _behind(row, gutter))]
    if 3 * _crossing(stretches, gutter) > len(stretches) or min(len(on_left), len(on_right)) < _FEWEST:
        return False
    return min(median(on_left) / (gutter - left), median(on_right) / (right - gutter)) >= _FULL


def _before(row: Stretches, gutter: float) -> Stretches:
    return [stretch for stretch in row if stretch[1] <= gutter]


def _behind(row: Stretches, gutter: float) -> Stretches:
    return [stretch for stretch in row if stretch[0] >= gutter]
