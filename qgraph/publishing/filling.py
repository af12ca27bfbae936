"""An island filled with nodes as a page is with words: in rows, flowing around what stands there already.

The rows are cut from the nodes in the order of their wishes from top to bottom, and each row is set from left to right.
So everything stands about where it wished to relative to its neighbours, nothing overlaps by construction, and the time
is that of two sorts. (Removing overlaps by sorting into a grid: Hilasaca, Marcilio-Jr, Eler, Martins, Paulovich, *A
Grid-based Method for Removing Overlaps of Dimensionality Reduction Scatterplot Layouts*, 2019.)
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from qgraph.publishing.canvas import GAP, Point

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qgraph.publishing.canvas import Box, Footprint

    Gap = tuple[float, float]

__all__ = ["LONG", "filled"]

LONG = math.sqrt(1.25)  # an island is wider than high, as labels are
GROWTH = 1.03  # how much larger an island is tried next, where one does not hold everything
MANY = 30  # nodes of an island whose rows hold at least
SEVERAL = 3  # nodes each, so that no tip sticks out


class Word(NamedTuple):
    """A node to be set: where it wished to stand, and how wide it is."""

    x: float
    y: float
    node: int
    width: float


def filled(
    wishes: Mapping[int, Point], prints: Sequence[Footprint], taken: Sequence[Box], air: float
) -> tuple[dict[int, Point], float]:
    """A place for every node of ``wishes`` in an ellipse around the origin, and the radius of a circle as large.

    ``taken`` are boxes that stay free. Each node gets ``air`` times the room it needs, across and down; ``prints`` are
    those of all nodes.
    """
    words = [Word(*wish, index, (2 * prints[index].half + GAP) * air) for index, wish in wishes.items()]
    words.sort(key=lambda word: (word.y, word.node))
    above = max((prints[index].above for index in wishes), default=0.0) + GAP / 2
    height = above + max((prints[index].below for index in wishes), default=0.0) + GAP / 2
    radius = least_radius(words, height * air, taken)
    while (places := flowed(words, taken, radius, height * air)) is None:
        radius *= GROWTH
    shift = above + height * (air - 1) / 2
    return {index: Point(x, top + shift) for index, (x, top) in places.items()}, radius


def least_radius(words: Sequence[Word], pitch: float, taken: Sequence[Box]) -> float:
    """No smaller island can hold these nodes and what is taken."""
    room = sum(word.width for word in words) * pitch
    room += sum((box.right - box.left) * (box.bottom - box.top) for box in taken)
    corner = max((math.hypot(x / LONG, y * LONG) for box in taken for x in box[::2] for y in box[1::2]), default=0.0)
    return max(math.sqrt(room / math.pi), corner, pitch * LONG / 2)


def flowed(words: Sequence[Word], taken: Sequence[Box], radius: float, pitch: float) -> dict[int, Point] | None:
    """The middle of each node's upper edge in an ellipse of this radius; None where it does not hold all."""
    least = SEVERAL * max((word.width for word in words), default=0.0) if len(words) > MANY else 0.0
    rows = [row for row in rows_of(radius, pitch, taken) if row[1] >= least]
    if sum(room for _, room, _ in rows) < sum(word.width for word in words):
        return None
    places: dict[int, Point] = {}
    at, line = 0, list[Word]()
    for top, whole, gaps in rows:
        room = whole - sum(word.width for word in line)
        while at < len(words) and room >= words[at].width:
            room -= words[at].width
            line.append(words[at])
            at += 1
        line = set_line(sorted(line), top, gaps, places)
    return places if at == len(words) and not line else None


def rows_of(radius: float, pitch: float, taken: Sequence[Box]) -> Iterator[tuple[float, float, list[Gap]]]:
    """The rows of an ellipse from top to bottom: where each begins, how much room it has, and its stretches."""
    count = int(2 * radius / LONG // pitch)
    for row in range(count):
        top = (row - count / 2) * pitch
        gaps = free_gaps(top, top + pitch, radius, taken)
        yield top, sum(right - left for left, right in gaps), gaps


def free_gaps(top: float, bottom: float, radius: float, taken: Sequence[Box]) -> list[Gap]:
    """The stretches of a row that lie within the ellipse and beside what is taken, from left to right."""
    reach = max(abs(top), abs(bottom)) * LONG / radius
    half = LONG * radius * math.sqrt(max(0.0, 1 - reach * reach))
    gaps, left = [], -half
    for box in sorted(box for box in taken if box.top < bottom and top < box.bottom):
        gaps.append((left, min(box.left, half)))
        left = max(left, box.right)
    return [(left, right) for left, right in [*gaps, (left, half)] if left < right]


def set_line(line: Sequence[Word], top: float, gaps: Sequence[Gap], places: dict[int, Point]) -> list[Word]:
    """Sets a row into its gaps, evened out; what does not fit comes back."""
    at = 0
    for left, right in gaps:
        begin, room = at, right - left
        while at < len(line) and room >= line[at].width:
            room -= line[at].width
            at += 1
        x, space = left, room / (at - begin + 1)
        for word in line[begin:at]:
            x += space + word.width
            places[word.node] = Point(x - word.width / 2, top)
    return list(line[at:])
