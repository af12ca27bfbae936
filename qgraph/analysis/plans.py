"""One plan of a store as plain rows: what two plans are compared by."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from qgraph.analysis.assignments import AssignmentRow, assignments
from qgraph.errors import QueryError
from qgraph.graph.questions import ask

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from qgraph.graph.store import Store

__all__ = ["PlanRows", "TargetRow", "TaskRow", "plan_rows"]


class TaskRow(NamedTuple):
    """A task (任务), its section and its whole text with its place; ``plan``, ``task`` and ``section`` are IRIs."""

    plan: str
    task: str
    ordinal: int | None = None
    number: str | None = None
    title: str | None = None
    section: str | None = None
    section_number: str | None = None
    section_title: str | None = None
    text: str | None = None
    start: int | None = None
    end: int | None = None


class TargetRow(NamedTuple):
    """A target (目标值) with its figures, its words and their place; ``task`` is None for one of no single task."""

    plan: str
    task: str | None = None
    indicator: str | None = None
    comparator: str | None = None
    value: Any = None
    lower: Any = None
    upper: Any = None
    unit: str | None = None
    qualifiers: str | None = None
    deadline: Any = None
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    section: str | None = None
    section_title: str | None = None


Row = TypeVar("Row", TaskRow, TargetRow)


@dataclass(frozen=True, kw_only=True)
class PlanRows:
    """What a store knows of one plan, in the order of its text.

    ``heirs`` says of which bodies (IRIs) reforms made which others, one reform at a time.
    """

    plan: str
    title: str = ""
    number: str = ""
    issued: str = ""
    tasks: tuple[TaskRow, ...] = ()
    assignments: tuple[AssignmentRow, ...] = ()
    targets: tuple[TargetRow, ...] = ()
    heirs: Mapping[str, frozenset[str]] = field(default_factory=dict)


def plan_rows(store: Store, plan: str | None = None) -> PlanRows:
    """The rows of the plan called ``plan``: a part of its title, its document number or its IRI; else of the only one.

    Raises:
        QueryError: No plan of the store is called so, or several are.
    """
    described = sorted(ask(store, "plans", plan=plan).records(), key=repr)
    count = len({row["plan"] for row in described})
    if count != 1:
        raise QueryError(f"须指明一份计划,现有 {count} 份 · one plan has to be named, there are {count}")
    first = {name: "" if value is None else str(value) for name, value in described[0].items()}
    iri = first["plan"]
    return PlanRows(
        plan=iri,
        title=first["title"],
        number=first["number"],
        issued=first["issued"],
        tasks=_once(_rows(store, "tasks", iri, TaskRow)),
        assignments=tuple(dict.fromkeys(assignments(store, iri))),
        targets=tuple(dict.fromkeys(_rows(store, "targets", iri, TargetRow))),
        heirs=_heirs(store, iri),
    )


def _rows(store: Store, question: str, plan: str, kind: type[Row]) -> list[Row]:
    """The answer to a question in the fields of a row, by the place in the text and then by everything."""
    answer = ask(store, question, plan=plan)
    places = [answer.columns.index(name) for name in kind._fields]
    rows = (kind._make(row[place] for place in places) for row in answer.rows)
    return sorted(rows, key=lambda row: (row.start is None, row.start or 0, repr(row)))


def _once(rows: Iterable[TaskRow]) -> tuple[TaskRow, ...]:
    """Each task once, by its order in the plan."""
    first = {row.task: row for row in reversed(list(rows))}
    return tuple(sorted(first.values(), key=lambda row: (row.ordinal is None, row.ordinal or 0, row.task)))


def _heirs(store: Store, plan: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in ask(store, "successions", plan=plan).records():
        found.setdefault(str(row["agency"]), set()).add(str(row["heir"]))
    return {agency: frozenset(heirs) for agency, heirs in found.items()}
