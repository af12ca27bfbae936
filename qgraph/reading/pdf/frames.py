"""Where the text of a column begins and ends, and how each of its lines stands in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from qgraph.reading.pdf.lines import Line
from qgraph.reading.pdf.paragraphs import Placed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qgraph.reading.pdf.leaves import Lane, Leaf
    from qgraph.reading.pdf.tables import Block

__all__ = ["placed", "usual_size"]

_ENOUGH = 10  # lines of a page show where its columns begin and end
_LARGE = 1.1
_NARROW = 0.6  # of what a page has room for: no column is less wide
_LIKE = 6.0  # points between the widths of one column on two pages

Frame = tuple[float, float]  # where lines begin, where they end


def usual_size(leaves: list[Leaf]) -> float:
    """The size most characters have, in points; 0 where there are none outside of tables."""
    sizes: Counter[float] = Counter()
    for leaf in leaves:
        for lane in leaf.lanes:
            for line in lane.lines:
                sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def placed(leaves: list[Leaf], size: float) -> Iterator[Placed | Block]:
    """Lines and tables in reading order, lines as they stand in their column; ``size`` is that of the text."""
    frames = _frames(leaves)
    for page, leaf in enumerate(leaves):
        for lane in leaf.lanes:
            yield from _pieces(lane, page, frames[page, lane.place], size)


def _frames(leaves: list[Leaf]) -> dict[tuple[int, int], Frame]:
    """The frame of each column, by its page and its place there.

    Pages with enough lines show their own, which may lie to the left or the right of another's; of the others, and
    of those where no line fills the column, what is usual in the file is taken.
    """
    lines: dict[tuple[int, int], list[Line]] = defaultdict(list)
    kinds: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for page, leaf in enumerate(leaves):
        for lane in leaf.lanes:
            if (page, lane.place) not in lines:
                kinds[round(leaf.width), lane.place].append((page, lane.place))
            lines[page, lane.place] += lane.lines
    frames = {}
    for (page_width, place), columns in kinds.items():
        width = page_width if not place else None
        own = {column: _frame(lines[column], width) for column in columns if len(lines[column]) >= _ENOUGH}
        common = _common([*own.values()], [line for column in columns for line in lines[column]], width)
        for column in columns:
            frame = own.get(column, common)
            frames[column] = frame if abs(frame[1] - frame[0] - common[1] + common[0]) <= _LIKE else common
    return frames


def _common(frames: list[Frame], lines: list[Line], width: float | None) -> Frame:
    if frames:
        return median(left for left, _ in frames), median(right for _, right in frames)
    return _frame(lines, width) if lines else (0.0, 0.0)


def _frame(lines: list[Line], width: float | None) -> Frame:
    """Where lines begin and end, a few that stand out of it left aside.

    Where no three lines end together, or all of them far from the edge, none is known to be full: the page (of this
    ``width``) then keeps free on its right what it does on its left.
    """
    few = len(lines) // 20
    left, right = sorted(line.x0 for line in lines)[few], sorted(line.x1 for line in lines)[-1 - few]
    full = sum(right - line.x1 <= 2 * line.size for line in lines)
    if width is not None and (full < max(3, few) or right - left < _NARROW * (width - 2 * left)):
        right = max(right, width - left)
    return left, right


def _pieces(lane: Lane, page: int, frame: Frame, usual: float) -> Iterator[Placed | Block]:
    above: Line | None = None
    for piece in lane.pieces:
        if not isinstance(piece, Line):
            above = None
            yield replace(piece, page=page)
            continue
        size = piece.size
        yield Placed(
            line=piece,
            page=page,
            indent=(piece.x0 - frame[0]) / size,
            slack=(frame[1] - piece.x1) / size,
            below=(piece.y - above.y) / size if above is not None else None,
            large=size > _LARGE * usual,
        )
        above = piece
