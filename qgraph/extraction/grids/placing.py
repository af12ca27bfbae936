"""Rows of tables take their place among the numbered parts of a document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgraph.extraction.outline import Item

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgraph.extraction.clauses.parts import Clause
    from qgraph.extraction.grids.rows import Row

__all__ = ["Placed", "is_row", "place_rows"]

_HEADING, _TASK = 200, 300  # ranks below all of the outline; headings within headings lie deeper


@dataclass(frozen=True, slots=True)
class Placed:
    """The parts of a document and the rows of its tables, and all clauses, each with the index of its part."""

    items: list[Item]
    clauses: list[Clause]
    owners: list[int]


def place_rows(items: list[Item], clauses: Sequence[Clause], owners: Sequence[int], rows: Sequence[Row]) -> Placed:
    """The parts and rows in printed order, a row below the innermost part around it.

    ``owners`` holds the index of each clause's part. Parents come before what lies below them.
    """
    if not rows:
        return Placed(items, list(clauses), list(owners))
    depths: list[int] = []
    for row in rows:
        depths.append(0 if row.above is None else depths[row.above] + 1)
    entries = [(item.extent.start, 0, index) for index, item in enumerate(items)]
    entries += [(row.extent.start, 1 + depths[index], len(items) + index) for index, row in enumerate(rows)]
    place = {index: at for at, (_, _, index) in enumerate(sorted(entries))}
    merged: list[Item] = []
    last: int | None = None  # of the parts that are no rows
    for index in sorted(place, key=place.__getitem__):
        if index < len(items):
            last, parent = len(merged), items[index].parent
            merged.append(replace(items[index], parent=None if parent is None else place[parent]))
        else:
            row = rows[index - len(items)]
            above = _around(merged, last, row) if row.above is None else place[len(items) + row.above]
            merged.append(_item(row, depths[index - len(items)], above))
    owned = [(clause, place[owner]) for clause, owner in zip(clauses, owners, strict=True)]
    owned += [(row.clause, place[len(items) + index]) for index, row in enumerate(rows) if row.clause]
    owned.sort(key=lambda pair: (pair[0].span, pair[1]))
    return Placed(merged, [clause for clause, _ in owned], [owner for _, owner in owned])


def is_row(item: Item) -> bool:
    """Whether a part of a document is a row of a table."""
    return item.rank >= _HEADING


def _around(merged: list[Item], last: int | None, row: Row) -> int | None:
    """The innermost part around a row: the last one begun before it, or one above that."""
    while last is not None and merged[last].extent.end < row.extent.end:
        last = merged[last].parent
    return last


def _item(row: Row, depth: int, above: int | None) -> Item:
    return Item(
        rank=(_HEADING if row.heads else _TASK) + depth,
        value=0,
        heads=row.heads,
        article=False,
        number=row.number,
        title=row.title,
        heading=row.heading,
        extent=row.extent,
        parent=above,
    )
