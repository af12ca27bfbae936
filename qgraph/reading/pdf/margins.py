"""Headers, footers and page numbers: what stands at the edge of pages and is no part of the text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from qgraph.model import fold
from qgraph.reading.lexicon import alternation
from qgraph.reading.pdf.leaves import without
from qgraph.reading.pdf.lines import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qgraph.reading.pdf.leaves import Leaf

__all__ = ["without_margins"]

_DEEP = 3  # lines at each edge that can be of the margin
_ZONE = 0.13  # of the height of the page: no line of the margin is further from its edge
_SAME_HEIGHT = 4.0  # points
_SHARE = 0.4  # of the pages: headers of left and right pages differ, and the first has none
_NUMBER = re.compile(r"\d+")
_OUTERMOST = re.compile(r"^\d{1,4}(?!\d)|(?<!\d)\d{1,4}$")

Edge = tuple[str, Line]  # head or foot


def without_margins(leaves: list[Leaf]) -> list[Leaf]:
    """The pages without what repeats at their edges, and without their numbers."""
    edges = [list(_edges(leaf)) for leaf in leaves]
    repeated = _repeated(edges)
    offsets = _offsets(edges)
    return [
        without(leaf, _marginal(edges[place], repeated, _Numbers(place, len(leaves), offsets)))
        for place, leaf in enumerate(leaves)
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


def _offsets(edges: list[list[Edge]]) -> Counter[int]:
    """How many pages have at their edge, first or last in a line, a number so much greater than their place."""
    offsets: Counter[int] = Counter()
    for place, page in enumerate(edges):
        offsets.update({number - place for _, line in page for number in _outermost(line)})
    return offsets


def _outermost(line: Line) -> set[int]:
    """The numbers a line begins and ends with."""
    return {int(number) for number in _OUTERMOST.findall(fold(line.text)) if number}


@dataclass(frozen=True, slots=True)
class _Numbers:
    """By which numbers a page may be counted: its ``place`` in the file, how many there are, and what others show."""

    place: int
    pages: int
    offsets: Counter[int]

    def alone(self, line: Line) -> bool:
        """Whether a line is the number of the page and nothing else."""
        folded = fold(line.text)
        if not _form("plain").fullmatch(folded):
            return _form("marked").fullmatch(folded) is not None
        number = int(folded)
        # One page alone is number 1, or no number.
        return self.offsets[number - self.place] > 1 or (self.pages == 1 and number == 1)

    def among_words(self, line: Line) -> bool:
        """Whether a line begins or ends with the number by which most pages are counted."""
        enough = max(3, self.pages / 2)
        return any(self.offsets[number - self.place] >= enough for number in _outermost(line))


@cache
def _form(kind: str) -> re.Pattern[str]:
    return re.compile(alternation("pagenumbers", kind))


def _marginal(edges: list[Edge], repeated: set[tuple[str, str, int]], numbers: _Numbers) -> set[Line]:
    """The lines of a page's edges that are of the margin: from the edge inwards, up to the first that is not."""
    found: set[Line] = set()
    for where in ("head", "foot"):
        for edge in (edge for edge in edges if edge[0] == where):
            known = any(key in repeated for key in _keys(edge))
            if not known and not numbers.alone(edge[1]) and not numbers.among_words(edge[1]):
                break
            found.add(edge[1])
    return found
