"""Ruled tables on a page: lines that meet make a grid, and a grid has cells."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qgraph.reading.pdf.sheets import Glyph, Rule

__all__ = ["Box", "Grid", "grids"]

_TOUCH = 3.0  # points: lines this near to each other meet
_MOST_LINES = 1_500  # of a page; a drawing has more
_MOST_PLACES = 20_000


@dataclass(frozen=True, slots=True)
class Box:
    """A cell: its place in the grid (rows and columns from 0), its left and right wall, and the characters in it.

    ``open`` tells a cell without a wall below.
    """

    row: int
    column: int
    rows: int
    columns: int
    x0: float
    x1: float
    glyphs: list[Glyph]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: where its columns and rows part (points), and its cells row by row."""

    xs: list[float]
    ys: list[float]
    boxes: list[Box]

    @property
    def x0(self) -> float:
        """Its left edge."""
        return self.xs[0]

    @property
    def x1(self) -> float:
        """Its right edge."""
        return self.xs[-1]

    @property
    def y(self) -> float:
        """Its upper edge."""
        return self.ys[0]


@dataclass(slots=True)
class _Wall:
    """A line of a grid: ``at`` is its fixed coordinate, ``start`` and ``end`` the other."""

    at: float
    start: float
    end: float


def grids(rules: list[Rule], glyphs: list[Glyph]) -> tuple[list[Grid], list[Glyph]]:
    """The tables of a page from top to bottom with the characters in their cells, and the characters outside."""
    level = _merged([_Wall(rule.y0, rule.x0, rule.x1) for rule in rules if rule.x1 - rule.x0 > rule.y1 - rule.y0])
    upright = _merged([_Wall(rule.x0, rule.y0, rule.y1) for rule in rules if rule.x1 - rule.x0 <= rule.y1 - rule.y0])
    if len(level) + len(upright) > _MOST_LINES:
        return [], glyphs
    found = []
    for across, down in _meeting([*level, *_open_ends(level, upright)], upright):
        grid = _grid(across, down)
        if grid is not None:
            inside, glyphs = _filled(grid, glyphs)
            if inside:
                found.append(grid)
    return sorted(found, key=lambda grid: (grid.y, grid.x0)), glyphs


def _merged(walls: list[_Wall]) -> list[_Wall]:
    """Pieces of one line, drawn cell by cell or in dashes, as one."""
    found: list[_Wall] = []
    for group in _clusters(walls):
        at = sum(wall.at for wall in group) / len(group)
        joined: list[_Wall] = []
        for wall in sorted(group, key=lambda wall: wall.start):
            if joined and wall.start <= joined[-1].end + _TOUCH:
                joined[-1].end = max(joined[-1].end, wall.end)
            else:
                joined.append(_Wall(at, wall.start, wall.end))
        found += [wall for wall in joined if wall.end - wall.start > 2 * _TOUCH]
    return found


def _open_ends(level: list[_Wall], upright: list[_Wall]) -> list[_Wall]:
    """Level walls at the ends of posts that stand alone side by side: a row that fills its page is left open."""
    alone: dict[tuple[int, int], list[_Wall]] = defaultdict(list)
    for post in upright:
        if not any(_meet(wall, post) for wall in level):
            alone[round(post.start / _TOUCH), round(post.end / _TOUCH)].append(post)
    return [
        _Wall(end, posts[0].at, posts[-1].at)
        for posts in alone.values()
        if len(posts) > 2
        for end in (posts[0].start, posts[0].end)
    ]


def _clusters(walls: list[_Wall]) -> Iterator[list[_Wall]]:
    """Walls whose fixed coordinates lie together."""
    group: list[_Wall] = []
    for wall in sorted(walls, key=lambda wall: wall.at):
        if group and wall.at - group[0].at > _TOUCH:
            yield group
            group = []
        group.append(wall)
    if group:
        yield group


def _meeting(level: list[_Wall], upright: list[_Wall]) -> list[tuple[list[_Wall], list[_Wall]]]:
    """Walls that hang together, level and upright ones apart."""
    above = list(range(len(level) + len(upright)))

    def top(index: int) -> int:
        while above[index] != index:
            above[index] = above[above[index]]
            index = above[index]
        return index

    for index, wall in enumerate(level):
        for other, post in enumerate(upright, len(level)):
            if _meet(wall, post):
                above[top(index)] = top(other)
    parts: dict[int, tuple[list[_Wall], list[_Wall]]] = defaultdict(lambda: ([], []))
    for index, wall in enumerate(level):
        parts[top(index)][0].append(wall)
    for other, post in enumerate(upright, len(level)):
        parts[top(other)][1].append(post)
    return list(parts.values())


def _meet(level: _Wall, upright: _Wall) -> bool:
    return (
        level.start - _TOUCH <= upright.at <= level.end + _TOUCH
        and upright.start - _TOUCH <= level.at <= upright.end + _TOUCH
    )


def _grid(level: list[_Wall], upright: list[_Wall]) -> Grid | None:
    """The cells that walls enclose; None where they make no table. The outer edges may be left undrawn."""
    if not level or not upright:
        return None
    xs = _edges([wall.at for wall in upright], [end for wall in level for end in (wall.start, wall.end)])
    ys = _edges([wall.at for wall in level], [end for wall in upright for end in (wall.start, wall.end)])
    if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > _MOST_PLACES:
        return None
    walls = _Walls(level, upright, xs, ys)
    taken: set[tuple[int, int]] = set()
    boxes = []
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) not in taken:
                box = walls.box(row, column, taken)
                taken |= {(r, c) for r in range(row, row + box.rows) for c in range(column, column + box.columns)}
                boxes.append(box)
    return Grid(xs, ys, boxes) if len(boxes) > 1 and max(box.column for box in boxes) > 0 else None


def _edges(inner: list[float], ends: list[float]) -> list[float]:
    """Coordinates where columns or rows part, the outermost ends included, near ones taken together."""
    found: list[float] = []
    for place in sorted([*inner, min(ends), max(ends)]):
        if not found or place - found[-1] > 2 * _TOUCH:
            found.append(place)
    return found


class _Walls:
    """Where there is a wall between two places of a grid."""

    def __init__(self, level: list[_Wall], upright: list[_Wall], xs: list[float], ys: list[float]) -> None:
        self.xs, self.ys = xs, ys
        self.below = _covered(level, ys, xs)
        self.right = _covered(upright, xs, ys)

    def box(self, row: int, column: int, taken: set[tuple[int, int]]) -> Box:
        """The cell whose upper left corner is a place: to the wall on its right and the wall below it."""
        right = column + 1
        while right < len(self.xs) - 1 and (right, row) not in self.right and (row, right) not in taken:
            right += 1
        low = row + 1
        while low < len(self.ys) - 1 and not self._closed(low, column, right) and (low, column) not in taken:
            low += 1
        bare = not any((low, place) in self.below for place in range(column, right))
        return Box(row, column, low - row, right - column, self.xs[column], self.xs[right], [], bare)

    def _closed(self, edge: int, left: int, right: int) -> bool:
        """Whether a wall, or a part of one, runs below the row above ``edge``, or the row below is parted elsewhere."""
        return any((edge, column) in self.below for column in range(left, right)) or any(
            (inner, edge) in self.right for inner in range(left + 1, right)
        )


def _covered(walls: list[_Wall], edges: list[float], places: list[float]) -> set[tuple[int, int]]:
    """Pairs of an edge and a place along it where there is a wall."""
    found = set()
    for wall in walls:
        edge = bisect_right(edges, wall.at + 2 * _TOUCH) - 1
        for place in range(len(places) - 1):
            middle = (places[place] + places[place + 1]) / 2
            if wall.start - _TOUCH <= middle <= wall.end + _TOUCH:
                found.add((edge, place))
    return found


def _filled(grid: Grid, glyphs: list[Glyph]) -> tuple[bool, list[Glyph]]:
    """Put characters into the cells they stand in; whether it is a table, and the characters outside.

    Where of two columns but one cell has words it is a frame or a drawing, and all characters stay outside. Of more
    columns one is enough: a long cell goes on over a whole page.
    """
    owner = {
        (row, column): box
        for box in grid.boxes
        for row in range(box.row, box.row + box.rows)
        for column in range(box.column, box.column + box.columns)
    }
    inside: list[tuple[Box, Glyph]] = []
    outside = []
    for glyph in glyphs:
        column = bisect_right(grid.xs, (glyph.x0 + glyph.x1) / 2) - 1
        row = bisect_right(grid.ys, glyph.y - 0.3 * glyph.size) - 1
        box = owner.get((row, column))
        if box is None:
            outside.append(glyph)
        else:
            inside.append((box, glyph))
    speaking = len({id(box) for box, glyph in inside if not glyph.text.isspace()})
    if speaking + (len(grid.xs) > 3) < 2:
        return False, glyphs
    for box, glyph in inside:
        box.glyphs.append(glyph)
    return True, outside
