"""The canvas: what nodes cover with their labels, and the nearest spot where nothing stands yet."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["STRETCH", "Box", "Canvas", "Footprint", "Point", "settle_all"]

STRETCH = math.sqrt(1.66)  # windows are wider than high
GAP = 7.0  # pixels left free around everything
STEP = 9.0  # pixels between two tries when looking for a free spot


class Point(NamedTuple):
    """A place on the canvas."""

    x: float
    y: float


class Footprint(NamedTuple):
    """What a node covers with its label: half its width, and how far it reaches above and below its centre."""

    half: float
    above: float
    below: float

    @property
    def area(self) -> float:
        """Square pixels, with the gap around."""
        return 2 * (self.half + GAP) * (self.above + self.below + 2 * GAP)

    def at(self, point: Point) -> Box:
        """The rectangle covered when the node stands at ``point``, with half the gap on every side."""
        margin = GAP / 2
        return Box(
            point.x - self.half - margin,
            point.y - self.above - margin,
            point.x + self.half + margin,
            point.y + self.below + margin,
        )


class Circle(NamedTuple):
    """What an island covers."""

    radius: float

    def at(self, point: Point) -> Disc:
        """The circle covered when its middle stands at ``point``."""
        return Disc(point.x - self.radius, point.y - self.radius, point.x + self.radius, point.y + self.radius)


class Box(NamedTuple):
    """A rectangle on the canvas."""

    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


class Disc(Box):
    """A circle on the canvas, given by the square around it."""

    __slots__ = ()

    def covers(self, other: Box) -> bool:
        """Whether the two circles share more than an edge."""
        apart = math.hypot(
            (self.left + self.right - other.left - other.right) / 2,
            (self.top + self.bottom - other.top - other.bottom) / 2,
        )
        return apart < (self.right - self.left + other.right - other.left) / 2


class Canvas:
    """The boxes taken so far, found again by the cells of a grid they touch."""

    def __init__(self, cell: float) -> None:
        self._cell = cell
        self._taken: dict[tuple[int, int], list[Box]] = defaultdict(list)

    def _cells(self, box: Box) -> Iterator[tuple[int, int]]:
        for column in range(math.floor(box.left / self._cell), math.floor(box.right / self._cell) + 1):
            for row in range(math.floor(box.top / self._cell), math.floor(box.bottom / self._cell) + 1):
                yield column, row

    def claim(self, box: Box) -> Box | None:
        """Takes a place if nothing stands there yet; else gives back something that does."""
        cells = list(self._cells(box))
        for cell in cells:
            for taken in self._taken.get(cell, ()):
                if box.covers(taken):
                    return taken
        for cell in cells:
            self._taken[cell].append(box)
        return None

    def settle(self, wish: Point, shape: Footprint | Circle) -> Point:
        """The free spot nearest to ``wish``, taken from now on."""
        points = spiral(wish)
        point = next(points)
        box = shape.at(point)
        while taken := self.claim(box):
            while box.covers(taken):  # what was in the way mostly still is a step further
                point = next(points)
                box = shape.at(point)
        return point


def spiral(centre: Point) -> Iterator[Point]:
    """Points around ``centre``, nearest first, without end; a little wider than high, as labels are.

    The rings grow further apart with the distance: a node far from its wish need not be placed to the pixel.
    """
    yield centre
    ring = 0
    while True:
        ring += 1
        count, reach = 6 * ring, STEP * ring * (1 + ring / 16)
        for at in range(count):
            turn = 2 * math.pi * at / count
            yield Point(centre.x + STRETCH * reach * math.cos(turn), centre.y + reach * math.sin(turn))


def settle_all(wishes: Sequence[Point], footprints: Sequence[Footprint], order: Iterable[int]) -> list[Point]:
    """Every node at the free spot nearest to its wish; those that come first in ``order`` choose first."""
    canvas = Canvas(cell=96.0)
    spots = list(wishes)
    for index in order:
        spots[index] = canvas.settle(wishes[index], footprints[index])
    return [Point(round(spot.x, 1), round(spot.y, 1)) for spot in spots]
