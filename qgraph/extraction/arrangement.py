"""Which numbered parts of a document are tasks and which are sections, and whose each clause is."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from qgraph.extraction.outline import Item, is_frame
from qgraph.extraction.tables import table
from qgraph.model import Document, Section, Span, Task

if TYPE_CHECKING:
    from qgraph.extraction.clauses.clause import Clause

__all__ = ["Arrangement", "arrange"]

_STOPS = "。\n"
_BETWEEN = " \t\n\r。;,"  # between the clause before and a paragraph


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Sections and tasks in printed order, and for each clause the ordinal of its task."""

    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    owners: tuple[int, ...]


def arrange(document: Document, items: list[Item], clauses: list[Clause]) -> Arrangement:
    """The document's sections and tasks.

    An item with a clause of its own is a task. So is an item without one that has nothing below it and stands among
    tasks of the same kind of number, unless it frames the plan (总体要求) or is an article (第三条) of a rule. Where
    no clause is found at all, the innermost items of a document that calls itself a plan are its tasks. A clause
    outside every item makes a task of its paragraph.
    """
    items = _with_paragraphs(document, items, clauses)
    owners = _adopt(items, _owners(items, clauses))
    chosen = _task_items(document, items, set(owners))
    sections, section_of = _sections(document, items, chosen)
    tasks: list[Task] = []
    ordinals: dict[int, int] = {}
    first_clause: dict[int, int] = {}
    for clause, owner in zip(clauses, owners, strict=True):
        first_clause.setdefault(owner, clause.span.start)
    in_order = sorted(chosen)
    for index, following in zip_longest(in_order, in_order[1:]):
        ordinals[index] = len(tasks) + 1
        end = items[index].extent.end
        if following is not None:
            end = min(end, items[following].extent.start)
        task = _task(document, items[index], Span(items[index].extent.start, end), first_clause.get(index))
        tasks.append(replace(task, ordinal=len(tasks) + 1, section=section_of[index]))
    return Arrangement(tuple(sections), tuple(tasks), tuple(ordinals[owner] for owner in owners))


def _innermost(items: list[Item], starts: list[int], span: Span) -> int | None:
    """The innermost item a span stands in: the last one begun before it, or one above that."""
    index: int | None = bisect_right(starts, span.start) - 1
    if index == -1:
        return None
    while index is not None and items[index].extent.end < span.end:
        index = items[index].parent
    return index


def _owners(items: list[Item], clauses: list[Clause]) -> list[int]:
    """For each clause the index of its item."""
    starts = [item.extent.start for item in items]
    return [_innermost(items, starts, clause.span) or 0 for clause in clauses]


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
            floor = max(floor, items[([before, *_ancestors(items, before)])[-1]].extent.end)
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
    return [
        Item(
            rank=item.rank,
            value=item.value,
            number=item.number,
            title=item.title,
            heading=item.heading,
            extent=item.extent,
            parent=None if item.parent is None else place[id(items[item.parent])],
        )
        for item in merged
    ]


def _children(items: list[Item]) -> dict[int | None, list[int]]:
    children: dict[int | None, list[int]] = {}
    for index, item in enumerate(items):
        children.setdefault(item.parent, []).append(index)
    return children


def _adopt(items: list[Item], owners: list[int]) -> list[int]:
    """Owners, where a clause behind the last of several items without clauses is the clause of the item above.

    (一)… 1.… 2.…(市科技局负责): nobody is named for 1., so the clause closes (一) and not only 2.
    """
    children = _children(items)
    owning = set(owners)
    adopted = []
    for first in owners:
        owner, parent = first, items[first].parent
        while parent is not None and len(children[parent]) > 1 and owner == children[parent][-1]:
            if any(child in owning or _owns_below(child, children, owning) for child in children[parent][:-1]):
                break
            if items[parent].rank <= _HEADING or parent in owning:
                break
            owner, parent = parent, items[parent].parent
        adopted.append(owner)
    return adopted


# 一、 and what stands above it are headings: a clause at the end of a chapter is not the chapter's.
_HEADING = 3
_ARTICLE = 4


def _owns_below(index: int, children: dict[int | None, list[int]], owning: set[int]) -> bool:
    return any(child in owning or _owns_below(child, children, owning) for child in children.get(index, ()))


def _task_items(document: Document, items: list[Item], owning: set[int]) -> set[int]:
    """The indexes of the items that are tasks."""
    children = _children(items)
    leaves = {index for index in range(len(items)) if index not in children}
    framed = _framed(items)
    if owning:
        among = {(items[index].rank, items[index].parent) for index in owning if items[index].rank != _ARTICLE}
        alike = {index for index in leaves if (items[index].rank, items[index].parent) in among and index not in framed}
        return owning | {index for index in alike if not _below_any(items, index, owning)}
    return leaves - framed if _calls_itself_a_plan(document) else set()


def _calls_itself_a_plan(document: Document) -> bool:
    words = table("outline")["plan"]
    head = document.letterhead
    title = " ".join(part.text for part in (head.title, head.notice) if part)
    return any(word in title for word in words["words"]) and not any(word in title for word in words["not"])


def _framed(items: list[Item]) -> set[int]:
    """The items that frame the plan, and all below them."""
    framed: set[int] = set()
    for index, item in enumerate(items):
        if item.parent in framed or is_frame(item.title):
            framed.add(index)
    return framed


def _below_any(items: list[Item], index: int, above: set[int]) -> bool:
    parent = items[index].parent
    while parent is not None:
        if parent in above:
            return True
        parent = items[parent].parent
    return False


def _sections(document: Document, items: list[Item], chosen: set[int]) -> tuple[list[Section], dict[int, int | None]]:
    """The sections, and for each task item the ordinal of the one it stands in."""
    holding = {parent for index in chosen for parent in _ancestors(items, index)}
    ordinals: dict[int, int] = {}
    sections: list[Section] = []
    outermost = min((items[index].rank for index in holding), default=None)
    for index, item in enumerate(items):
        heads = index in holding or (item.rank == outermost and item.parent is None and index not in chosen)
        if not heads:
            continue
        parents = [ordinals[parent] for parent in _ancestors(items, index) if parent in ordinals]
        ordinals[index] = len(sections) + 1
        sections.append(
            Section(
                ordinal=len(sections) + 1,
                number=item.number,
                title=_without_clause(item.title),
                level=len(parents) + 1,
                parent=parents[0] if parents else None,
                span=item.heading,
                extent=item.extent,
            )
        )
    section_of = {
        index: next((ordinals[parent] for parent in _ancestors(items, index) if parent in ordinals), None)
        for index in chosen
    }
    return sections, section_of


def _ancestors(items: list[Item], index: int) -> list[int]:
    """The items above one, nearest first."""
    found = []
    parent = items[index].parent
    while parent is not None:
        found.append(parent)
        parent = items[parent].parent
    return found


def _without_clause(title: str) -> str:
    return title.split("(", maxsplit=1)[0].split("（", maxsplit=1)[0].rstrip() or title


def _task(document: Document, item: Item, span: Span, clause_start: int | None) -> Task:
    """The task of an item, not yet numbered: its title goes up to its first clause."""
    heading, title = item.heading, item.title
    if clause_start is not None and heading.start < clause_start < heading.end:
        heading = Span(heading.start, clause_start)
        words = " ".join(heading.of(document.text).split())
        title = words[words.find(item.number) + len(item.number) :].strip(" 、.．")
    end = span.end
    while end > heading.end and document.folded[end - 1].isspace():
        end -= 1
    return Task(ordinal=0, number=item.number, title=title, section=None, span=Span(span.start, end), heading=heading)
