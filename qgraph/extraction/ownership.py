"""Whose a clause is: the numbered part it stands in, the part above it, or a paragraph of its own."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from qgraph.extraction.outline import Item
from qgraph.model import Document, Span

if TYPE_CHECKING:
    from qgraph.extraction.clauses.clause import Clause

__all__ = ["ancestors", "children_of", "owned"]

_STOPS = "。\n"
_BETWEEN = " \t\n\r。;,"  # between the clause before and a paragraph


def owned(document: Document, items: list[Item], clauses: list[Clause]) -> tuple[list[Item], list[int]]:
    """The items, with one more for the paragraph of each clause outside them all, and each clause's item by index.

    Items are in printed order, parents before what lies below them.
    """
    items = _with_paragraphs(document, items, clauses)
    starts = [item.extent.start for item in items]
    # Every clause now stands in an item; what begins in none can only follow the first, and is counted to it.
    found = [_innermost(items, starts, clause.span) for clause in clauses]
    return items, _adopt(items, [0 if index is None else index for index in found])


def children_of(items: list[Item]) -> dict[int | None, list[int]]:
    """The indexes of the items directly below each item; below None stand the outermost."""
    children: dict[int | None, list[int]] = {}
    for index, item in enumerate(items):
        children.setdefault(item.parent, []).append(index)
    return children


def ancestors(items: list[Item], index: int) -> list[int]:
    """The items above one, nearest first."""
    found = []
    parent = items[index].parent
    while parent is not None:
        found.append(parent)
        parent = items[parent].parent
    return found


def _innermost(items: list[Item], starts: list[int], span: Span) -> int | None:
    """The innermost item a span stands in: the last one begun before it, or one above that."""
    index: int | None = bisect_right(starts, span.start) - 1
    if index == -1:
        return None
    while index is not None and items[index].extent.end < span.end:
        index = items[index].parent
    return index


def _with_paragraphs(document: Document, items: list[Item], clauses: list[Clause]) -> list[Item]:
    """The items, and one more for the paragraph of each clause that stands in none."""
    added: list[Item] = []
    starts = [item.extent.start for item in items]
    for clause in clauses:
        if _innermost(items, starts, clause.span) is not None:
            continue
        if added and added[-1].extent.covers(clause.span):
            continue
        floor = added[-1].extent.end if added else 0
        before = bisect_right(starts, clause.span.start) - 1
        if before >= 0:
            floor = max(floor, items[([before, *ancestors(items, before)])[-1]].extent.end)
        start = max(document.folded.rfind("\n", 0, clause.span.start) + 1, floor)
        while start < clause.span.start and document.folded[start] in _BETWEEN:
            start += 1
        added.append(_paragraph(document, Span(start, clause.span.end), clause.span.start))
    return _reindexed(items, added) if added else items


def _paragraph(document: Document, extent: Span, clause_start: int) -> Item:
    ends = [document.folded.find(stop, extent.start, clause_start) for stop in _STOPS]
    end = min([end for end in ends if end > extent.start], default=clause_start)
    return Item(
        rank=99,
        value=0,
        heads=False,
        article=False,
        number="",
        title=" ".join(document.text[extent.start : end].split())[:80],
        heading=Span(extent.start, max(end, extent.start + 1)),
        extent=extent,
        parent=None,
    )


def _reindexed(items: list[Item], added: list[Item]) -> list[Item]:
    """Both lists in printed order, parents renumbered."""
    merged = sorted([*items, *added], key=lambda item: (item.extent.start, item.rank))
    place = {id(item): index for index, item in enumerate(merged)}
    return [item if item.parent is None else replace(item, parent=place[id(items[item.parent])]) for item in merged]


def _adopt(items: list[Item], owners: list[int]) -> list[int]:
    """Owners, where a clause behind the last of several items without clauses is the clause of the item above.

    (一)… 1.… 2.…(市科技局负责): nobody is named for 1., so the clause closes (一) and not only 2.
    """
    children = children_of(items)
    owning = set(owners)
    holding = owning | {above for owner in owning for above in ancestors(items, owner)}
    last_alone = {
        parent: below[-1]
        for parent, below in children.items()
        if parent is not None and len(below) > 1 and not holding.intersection(below[:-1])
    }
    adopted = []
    for first in owners:
        owner, parent = first, items[first].parent
        while parent is not None and last_alone.get(parent) == owner:
            if items[parent].heads or parent in owning:
                break
            owner, parent = parent, items[parent].parent
        adopted.append(owner)
    return adopted
