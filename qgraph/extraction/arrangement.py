"""Which numbered parts of a document are tasks, and which are sections."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from qgraph.extraction.grids.placing import is_row, place_rows
from qgraph.extraction.outline import Item, is_frame
from qgraph.extraction.ownership import ancestors, children_of, owned
from qgraph.extraction.tables import table
from qgraph.model import Document, Section, Span, Task, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgraph.extraction.clauses.clause import Clause
    from qgraph.extraction.grids.rows import Row

__all__ = ["Arrangement", "arrange"]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Sections, tasks and clauses in printed order, and for each clause the ordinal of its task."""

    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    clauses: tuple[Clause, ...]
    owners: tuple[int, ...]


def arrange(document: Document, items: list[Item], clauses: Sequence[Clause], rows: Sequence[Row] = ()) -> Arrangement:
    """The document's sections and tasks.

    An item with a clause of its own is a task. So is an item without one that has nothing below it and stands among
    tasks of the same kind of number, unless it frames the plan (总体要求) or is an article (第三条) of a rule. Where
    no clause is found at all, the innermost items of a document that calls itself a plan are its tasks. A clause
    outside every item makes a task of its paragraph. ``rows`` of tables are items too, with clauses of their own.
    """
    items, found = owned(document, items, list(clauses))
    placed = place_rows(items, clauses, found, rows)
    items, owners = placed.items, placed.owners
    chosen = _task_items(document, items, set(owners))
    first_clause: dict[int, int] = {}
    for clause, owner in zip(placed.clauses, owners, strict=True):
        first_clause.setdefault(owner, clause.span.start)
    sections, section_of = _sections(document, items, chosen, first_clause)
    tasks: list[Task] = []
    ordinals: dict[int, int] = {}
    in_order = sorted(chosen)
    for index, following in zip_longest(in_order, in_order[1:]):
        ordinals[index] = len(tasks) + 1
        end = items[index].extent.end
        if following is not None:
            end = min(end, items[following].extent.start)
        task = _task(document, items[index], Span(items[index].extent.start, end), first_clause.get(index))
        tasks.append(replace(task, ordinal=len(tasks) + 1, section=section_of[index]))
    ordinals_of_owners = tuple(ordinals[owner] for owner in owners)
    return Arrangement(tuple(sections), tuple(tasks), tuple(placed.clauses), ordinals_of_owners)


def _task_items(document: Document, items: list[Item], owning: set[int]) -> set[int]:
    """The indexes of the items that are tasks."""
    children = children_of(items)
    leaves = {index for index in range(len(items)) if index not in children}
    framed = _framed(items)
    if owning:
        among = {(items[index].rank, items[index].parent) for index in owning if not items[index].article}
        alike = {index for index in leaves if (items[index].rank, items[index].parent) in among and index not in framed}
        return owning | {index for index in alike if owning.isdisjoint(ancestors(items, index))}
    return leaves - framed if _calls_itself_a_plan(document) else set()


def _calls_itself_a_plan(document: Document) -> bool:
    words = table("outline")["plan"]
    head = document.letterhead
    title = fold(" ".join(part.text for part in (head.title, head.notice) if part))
    return any(word in title for word in words["words"]) and not any(word in title for word in words["not"])


def _framed(items: list[Item]) -> set[int]:
    """The items that frame the plan, and all below them."""
    framed: set[int] = set()
    for index, item in enumerate(items):
        if item.parent in framed or is_frame(item.title):
            framed.add(index)
    return framed


def _sections(
    document: Document, items: list[Item], chosen: set[int], first_clause: dict[int, int]
) -> tuple[list[Section], dict[int, int | None]]:
    """The sections, and for each task item the ordinal of the one it stands in."""
    holding = {parent for index in chosen for parent in ancestors(items, index)}
    ordinals: dict[int, int] = {}
    sections: list[Section] = []
    # The headings of a plan whose tasks stand in a table at its end head no task, and are its sections all the same.
    tables = any(is_row(items[index]) for index in chosen)
    heads_of_all = {index for index, item in enumerate(items) if tables and item.heads and item.parent is None}
    outermost = min((items[index].rank for index in holding | heads_of_all), default=None)
    for index, item in enumerate(items):
        heads = index in holding or (item.rank == outermost and item.parent is None and index not in chosen)
        if not heads:
            continue
        parents = [ordinals[parent] for parent in ancestors(items, index) if parent in ordinals]
        ordinals[index] = len(sections) + 1
        heading, title = _headed(document, item, first_clause.get(index))
        sections.append(
            Section(
                ordinal=len(sections) + 1,
                number=item.number,
                title=title,
                level=len(parents) + 1,
                parent=parents[0] if parents else None,
                span=heading,
                extent=item.extent,
            )
        )
    section_of = {
        index: next((ordinals[parent] for parent in ancestors(items, index) if parent in ordinals), None)
        for index in chosen
    }
    return sections, section_of


def _headed(document: Document, item: Item, clause_start: int | None) -> tuple[Span, str]:
    """The heading and the title of an item: up to its first clause, where that stands in the heading."""
    heading = item.heading
    if clause_start is None or not heading.start < clause_start < heading.end:
        return heading, item.title
    heading = Span(heading.start, clause_start)
    words = " ".join(heading.of(document.text).split())
    return heading, words[words.find(item.number) + len(item.number) :].strip(" 、.．")


def _task(document: Document, item: Item, span: Span, clause_start: int | None) -> Task:
    """The task of an item, not yet numbered."""
    heading, title = _headed(document, item, clause_start)
    end = span.end
    while end > heading.end and document.folded[end - 1].isspace():
        end -= 1
    return Task(ordinal=0, number=item.number, title=title, section=None, span=Span(span.start, end), heading=heading)
