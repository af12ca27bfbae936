"""A page as it is read: lines and tables in their order, in one column or two."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgraph.reading.pdf.columns import columns, gutter_of
from qgraph.reading.pdf.grids import grids
from qgraph.reading.pdf.lines import Line, Row, line, rows
from qgraph.reading.pdf.tables import Block, block

if TYPE_CHECKING:
    from qgraph.reading.pdf.grids import Grid
    from qgraph.reading.pdf.sheets import Sheet

__all__ = ["Lane", "Leaf", "leaf", "without"]


@dataclass(frozen=True, slots=True)
class Lane:
    """Lines and tables from top to bottom; ``place`` is 0 for the whole width of a page, 1 for left, 2 for right."""

    pieces: list[Line | Block]
    place: int

    @property
    def lines(self) -> list[Line]:
        """The lines alone."""
        return [piece for piece in self.pieces if isinstance(piece, Line)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A page: its stretches in reading order, and what of it could not be read (as in ``Sheet``).

    ``gutter`` is where its two columns part, if it has them.
    """

    width: float
    height: float
    lanes: list[Lane]
    gutter: float | None = None
    aslant: str = ""
    pictured: bool = False
    lost: bool = False


def leaf(sheet: Sheet, before: Leaf | None = None) -> Leaf:
    """The page in reading order; ``before`` is the one it follows."""
    found, outside = grids(sheet.rules, sheet.glyphs)
    lines = rows(outside)
    gutter = gutter_of(lines, before.gutter if before else None)
    pieces: list[Row | Grid] = [*lines, *found]
    pieces.sort(key=lambda piece: piece.y)
    lanes = [
        Lane([line(piece) if isinstance(piece, Row) else block(piece) for piece in column.pieces], column.place)
        for column in columns(pieces, gutter)
    ]
    return Leaf(
        width=sheet.width,
        height=sheet.height,
        lanes=lanes,
        gutter=gutter,
        aslant=sheet.aslant,
        pictured=sheet.pictured,
        lost=sheet.lost,
    )


def without(leaf: Leaf, lines: set[Line]) -> Leaf:
    """The page without some of its lines."""
    if not lines:
        return leaf
    lanes = [
        Lane([piece for piece in lane.pieces if not (isinstance(piece, Line) and piece in lines)], lane.place)
        for lane in leaf.lanes
    ]
    return replace(leaf, lanes=[lane for lane in lanes if lane.pieces])
