"""An order of tasks and one of agencies in which like stands next to like, so that a matrix shows its blocks.

Blocks are the communities of agencies that work together, the largest first, and tasks stand in the block of their
agencies: blocks lie on the diagonal. Within a block, tasks stand by the barycentre of their agencies (Sugiyama, Tagawa,
Toda 1981), and are then chained, each followed by the one most like it among the next ``WINDOW``; small blocks are
improved by turning stretches round while that helps (2-opt: Croes, *A method for solving traveling-salesman problems*,
Operations Research 6, 1958). A row as a traveller's stop is from Climer, Zhang: *Rearrangement clustering*, JMLR 7,
2006, and so is what is made small: ``unlikeness``, the cells in which neighbouring rows differ, summed.

There is no chance in it: equals keep the order they were given in. Time grows with the links and the pairs of agencies
that share a task, not with the square of the matrix.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from qgraph.publishing.links import home_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgraph.publishing.links import Links

__all__ = ["similar_orders", "unlikeness"]

WINDOW = 32  # how far ahead the next row is looked for
SMALL = 120  # rows of a block that are compared each with each


def similar_orders(links: Links) -> tuple[list[int], list[int]]:
    """The indices of the tasks and of the agencies, like next to like.

    >>> from qgraph.publishing.links import Links
    >>> similar_orders(Links(4, 3, [(0, 0, 1.0), (1, 1, 1.0), (1, 2, 1.0), (2, 0, 1.0), (3, 2, 1.0)]))
    ([3, 1, 0, 2], [2, 1, 0])
    """
    of_task, of_agency, communities = links.of_task, links.of_agency, links.communities
    last = max(communities, default=-1) + 1
    homes = [home if home >= 0 else last + at for at, home in enumerate(communities)]
    columns = chained(by_home(homes, [-len(found) for found in of_agency]), homes, of_agency)
    place = {agency: at for at, agency in enumerate(columns)}
    weights = [1 / len(found) if found else 0.0 for found in of_agency]
    blocks = [home_of(found, homes, weights, last + len(of_agency)) for found in of_task]
    middles = [sum(map(place.__getitem__, found)) / max(1, len(found)) for found in of_task]
    return chained(by_home(blocks, middles), blocks, of_task), columns


def by_home(homes: Sequence[int], keys: Sequence[float]) -> list[int]:
    """Indices block by block, within a block by their keys, equals as they come."""
    return sorted(range(len(homes)), key=lambda at: (homes[at], keys[at]))


def chained(order: Sequence[int], homes: Sequence[int], rows: Sequence[Sequence[int]]) -> list[int]:
    """The order with every block in itself arranged so that neighbouring rows are alike."""
    blocks: dict[int, list[int]] = defaultdict(list)
    for index in order:
        blocks[homes[index]].append(index)
    found: list[int] = []
    for block in blocks.values():
        cells = cells_of([rows[index] for index in block])
        path = turned(chain(cells), cells) if len(block) <= SMALL else chain(cells)
        found += [block[at] for at in path]
    return found


def cells_of(rows: Sequence[Sequence[int]]) -> list[int]:
    """Each row as a number with a bit for every filled cell, so that rows are compared at once."""
    numbers: dict[int, int] = {}
    return [
        sum(1 << numbers.setdefault(cell, len(numbers)) for cell in row)  # each cell once: no bit is added twice
        for row in rows
    ]


def unlikeness(order: Sequence[int], rows: Sequence[Sequence[int]]) -> int:
    """How many cells neighbouring rows differ in, summed over the order.

    >>> unlikeness([0, 1, 2], [[0, 1], [1], [2]])
    3
    """
    cells = cells_of(rows)
    return sum((cells[one] ^ cells[other]).bit_count() for one, other in pairwise(order))


def chain(cells: Sequence[int]) -> list[int]:
    """From the first row always to the one most like it of those that come next."""
    path, pool, ahead = [], list(range(min(WINDOW, len(cells)))), WINDOW
    here = 0
    while pool:
        row = cells[here]
        distances = [(row ^ cells[at]).bit_count() for at in pool]
        here = pool.pop(distances.index(min(distances)))
        path.append(here)
        if ahead < len(cells):
            pool.append(ahead)
            ahead += 1
    return path


def turned(path: list[int], cells: Sequence[int]) -> list[int]:
    """The path with stretches turned round as long as that makes neighbours more alike."""
    apart = [[(one ^ other).bit_count() for other in cells] for one in cells]
    better = True
    while better:
        better = False
        for begin in range(1, len(path) - 1):
            for end in range(begin + 1, len(path)):
                before, first, last = path[begin - 1], path[begin], path[end]
                gain = apart[before][first] - apart[before][last]
                if end + 1 < len(path):
                    gain += apart[last][path[end + 1]] - apart[first][path[end + 1]]
                if gain > 0:
                    path[begin : end + 1] = path[begin : end + 1][::-1]
                    better = True
    return path
