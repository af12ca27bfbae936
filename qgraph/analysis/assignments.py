"""The assignments a store holds, as plain rows: the one thing networks and measures are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qgraph.graph.questions import ask

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qgraph.graph.store import Store

__all__ = ["AssignmentRow", "assignments", "bodies_by_task", "in_order"]


class AssignmentRow(NamedTuple):
    """One agency in one role in one task (责任分工), with the words that say so.

    ``plan``, ``section``, ``task`` and ``agency`` are IRIs; ``agency`` is None where the printed name has no
    identity. ``clause`` is the sentence that says so, ``printed`` the name in it and ``start``, ``end`` its place.
    """

    plan: str
    task: str
    role: str
    agency: str | None = None
    name: str | None = None
    short: str | None = None
    group: bool = False
    kind: str | None = None
    section: str | None = None
    section_title: str | None = None
    number: str | None = None
    ordinal: int | None = None
    title: str | None = None
    position: int | None = None
    printed: str | None = None
    cue: str | None = None
    clause: str | None = None
    start: int | None = None
    end: int | None = None
    open: bool = False
    implied: bool = False


def assignments(store: Store, plan: str | None = None) -> tuple[AssignmentRow, ...]:
    """Every assignment in the store, or in one plan, in the order of plans and of their text.

    ``plan`` is a part of its title, its document number or its IRI; QueryError where it names none or several.
    """
    answer = ask(store, "assignments", plan=plan)
    places = [answer.columns.index(field) for field in AssignmentRow._fields]
    return in_order(AssignmentRow._make(row[place] for place in places) for row in answer.rows)


def in_order(rows: Iterable[AssignmentRow]) -> tuple[AssignmentRow, ...]:
    """The rows by plan, task, place in the text and then every other field, so that input order never shows."""
    return tuple(sorted(rows, key=_order))


def bodies_by_task(rows: Iterable[AssignmentRow]) -> dict[str, tuple[str, ...]]:
    """For each task the IRIs of the agencies named in it, sorted, each once whatever its roles.

    >>> twice = [AssignmentRow("p", "t", "lead", "b"), AssignmentRow("p", "t", "participant", "b")]
    >>> bodies_by_task([*twice, AssignmentRow("p", "t", "participant", "a")])
    {'t': ('a', 'b')}
    """
    found: dict[str, set[str]] = {}
    for row in rows:
        if row.agency is not None:
            found.setdefault(row.task, set()).add(row.agency)
    return {task: tuple(sorted(agencies)) for task, agencies in found.items()}


def _order(row: AssignmentRow) -> tuple[tuple[bool, object], ...]:
    first = (row.plan, row.ordinal, row.task, row.start, row.clause, row.position)
    # A missing value sorts before any other and is never compared with one.
    return tuple((value is not None, value) for value in (*first, *row))
