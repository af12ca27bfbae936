"""Headers, footers and page numbers: what stands at the edge of pages and is no part of the text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from qgraph.model import fold
from qgraph.reading.lexicon import alternation
from qgraph.reading.pdf.leaves import Lane, Leaf
from qgraph.reading.pdf.lines import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["without_margins"]

_DEEP = 3  # lines at each edge that can be of the margin
_ZONE = 0.13  # of the height of the page: no line of the margin is further from its edge
_SAME_HEIGHT = 4.0  # points
_SHARE = 0.4  # of the pages: headers of left and right pages differ, and the first has none
_NUMBER = re.compile(r"\d+")

Edge = tuple[str, Line]  # head or foot


def without_margins(leaves: list[Leaf]) -> list[Leaf]:
    """The pages without what repeats at their edges, and without their numbers."""
    edges = [list(_edges(leaf)) for leaf in leaves]
    repeated = _repeated(edges)
    counted = _counted(edges)
    return [
        _without(leaf, _marginal(edges[place], repeated, plain=counted[place])) for place, leaf in enumerate(leaves)
    ]


def _edges(leaf: Leaf) -> Iterator[Edge]:
    """The lines at the head of a page from above, and those at its foot from below."""
    lines = sorted((line for lane in leaf.lanes for line in lane.lines), key=lambda line: line.y)
    tables = [piece for lane in leaf.lanes for piece in lane.pieces if not isinstance(piece, Line)]
    top = min((table.y0 for table in tables), default=float("inf"))
    bottom = max((table.y1 for table in tables), default=float("-inf"))
    for line in lines[:_DEEP]:
        if line.y <= min(top, _ZONE * leaf.height):
            yield "head", line
    for line in reversed(lines[-_DEEP:]):
        if line.y >= max(bottom, (1 - _ZONE) * leaf.height):
            yield "foot", line


def _repeated(edges: list[list[Edge]]) -> set[tuple[str, str, int]]:
    """Lines that say the same, numbers apart, at the same height of enough pages."""
    seen: Counter[tuple[str, str, int]] = Counter()
    for page in edges:
        for key in {key for edge in page for key in _keys(edge)}:
            seen[key] += 1
    enough = max(2, _SHARE * len(edges))
    return {key for key, count in seen.items() if count >= enough}


def _keys(edge: Edge) -> Iterator[tuple[str, str, int]]:
    """What a line says and how high it stands, in two scales, so that none is parted by rounding."""
    where, line = edge
    says = _NUMBER.sub("#", fold(line.text))
    height = round(line.y / _SAME_HEIGHT)
    yield where, says, 2 * height
    yield where, says, 2 * round(line.y / _SAME_HEIGHT - 0.5) + 1


def _counted(edges: list[list[Edge]]) -> list[set[int]]:
    """For each page the bare numbers at its edge by which the file counts its pages."""
    offsets: dict[int, set[int]] = defaultdict(set)
    numbers = [
        {int(fold(line.text)) for _, line in page if _form("plain").fullmatch(fold(line.text))} for page in edges
    ]
    for place, found in enumerate(numbers):
        for number in found:
            offsets[number - place].add(place)
    # One page alone is number 1, or no number.
    return [
        {number for number in found if len(offsets[number - place]) >= 2 or (len(edges) == 1 and number == 1)}
        for place, found in enumerate(numbers)
    ]


@cache
def _form(kind: str) -> re.Pattern[str]:
    return re.compile(alternation("pagenumbers", kind))


def _marginal(edges: list[Edge], repeated: set[tuple[str, str, int]], *, plain: set[int]) -> set[Line]:
    """The lines of a page's edges that are of the margin: from the edge inwards, up to the first that is not."""
    found: set[Line] = set()
    for where in ("head", "foot"):
        for edge in (edge for edge in edges if edge[0] == where):
            folded = fold(edge[1].text)
            number = _form("marked").fullmatch(folded) or (_form("plain").fullmatch(folded) and int(folded) in plain)
            if not number and not any(key in repeated for key in _keys(edge)):
                break
            found.add(edge[1])
    return found


def _without(leaf: Leaf, marginal: set[Line]) -> Leaf:
    if not marginal:
        return leaf
    lanes = [
        Lane([piece for piece in lane.pieces if not isinstance(piece, Line) or piece not in marginal], lane.place)
        for lane in leaf.lanes
    ]
    return replace(leaf, lanes=[lane for lane in lanes if lane.pieces])
