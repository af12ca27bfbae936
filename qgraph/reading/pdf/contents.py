"""Tables of contents: lines that repeat the headings of a document, with dots and the number of a page."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from qgraph.model import fold
from qgraph.reading.lexicon import alternation
from qgraph.reading.pdf.leaves import without

if TYPE_CHECKING:
    from qgraph.reading.pdf.leaves import Leaf
    from qgraph.reading.pdf.lines import Line

__all__ = ["without_contents"]

_FEWEST = 3  # entries
_BETWEEN = 2  # lines between two entries: the beginning of a long one stands on lines of its own


def without_contents(leaves: list[Leaf]) -> list[Leaf]:
    """The pages without their table of contents and its heading."""
    lines = [(page, line) for page, leaf in enumerate(leaves) for lane in leaf.lanes for line in lane.lines]
    entries = [place for place, (_, line) in enumerate(lines) if _is("entry", line)]
    if len(entries) < _FEWEST:
        return leaves
    listed = set(entries)
    for before, after in pairwise(entries):
        if after - before <= _BETWEEN + 1:
            listed |= set(range(before + 1, after))
    listed |= {place for place in range(max(entries[0] - 3, 0), entries[0]) if _is("heading", lines[place][1])}
    out: dict[int, set[Line]] = defaultdict(set)
    for place in listed:
        page, line = lines[place]
        out[page].add(line)
    return [without(leaf, out[page]) for page, leaf in enumerate(leaves)]


def _is(kind: str, line: Line) -> bool:
    return _form(kind).fullmatch(fold(line.text).strip()) is not None


@cache
def _form(kind: str) -> re.Pattern[str]:
    return re.compile(alternation("contents", kind))
