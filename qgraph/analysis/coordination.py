"""What each agency carries, whom it carries it with, and whom it has to coordinate (统筹协调)."""

from __future__ import annotations

from collections import Counter
from math import fsum
from typing import TYPE_CHECKING, Any

import networkx as nx

from qgraph.analysis.assignments import AssignmentRow, assignments, bodies_by_task
from qgraph.analysis.measures import AgencyRow, Measures
from qgraph.analysis.networks import cooperation_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qgraph.graph.store import Store

__all__ = ["coordination_load", "measure", "measures_of"]

_DECIMALS = 6  # of betweenness, so that the last bits of a sum never reach an output


def measure(store: Store, plan: str | None = None) -> Measures:
    """One row of figures for each agency and group of agencies of the store, or of one plan; most tasks first.

    ``plan`` is a part of its title, its document number or its IRI; QueryError where it names none or several.
    ``Measures.columns`` says what each figure counts and where its formula comes from. Betweenness takes time in
    proportion to agencies times pairs that work together.
    """
    return measures_of(assignments(store, plan))


def measures_of(rows: Iterable[AssignmentRow]) -> Measures:
    """``measure`` of rows already at hand.

    >>> [row] = measures_of([AssignmentRow("plan", "task", "lead", "agency", "甲市统计局")]).rows
    >>> row.tasks, row.lead, row.partners
    (1, 1, 0)
    """
    named: dict[str, list[AssignmentRow]] = {}
    unnamed = 0
    for row in rows:
        if row.agency is None:
            unnamed += 1
        else:
            named.setdefault(row.agency, []).append(row)
    return Measures(_measured(named), unnamed).by("tasks")


def coordination_load(rows: Iterable[AssignmentRow]) -> dict[str, Counter[str]]:
    """For each agency that leads a task, the other bodies named in the tasks it leads, and in how many.

    Bodies that lead a task together coordinate each other.

    >>> rows = [AssignmentRow("p", "t", "lead", "a"), AssignmentRow("p", "t", "participant", "b")]
    >>> coordination_load(rows)
    {'a': Counter({'b': 1})}
    """
    rows = list(rows)
    bodies = bodies_by_task(rows)
    leads = sorted({(row.agency, row.task) for row in rows if row.role == "lead" and row.agency is not None})
    load: dict[str, Counter[str]] = {}
    for lead, task in leads:
        load.setdefault(lead, Counter()).update(body for body in bodies[task] if body != lead)
    return load


def _measured(named: dict[str, list[AssignmentRow]]) -> tuple[AgencyRow, ...]:
    rows = [row for held in named.values() for row in held]
    network = cooperation_of(rows)
    between: dict[str, float] = nx.betweenness_centrality(network)
    load = coordination_load(rows)
    return tuple(
        _agency_row(agency, held, list(network[agency].values()), between[agency], load.get(agency, Counter()))
        for agency, held in named.items()
    )


def _agency_row(
    agency: str, held: list[AssignmentRow], edges: list[dict[str, Any]], betweenness: float, led: Counter[str]
) -> AgencyRow:
    """The row of one agency: from its assignments, its edges to partners and the bodies it leads."""
    roles = Counter(row.role for row in held)
    described = min(held, key=lambda row: (row.name or "", row.short or "", row.group))
    return AgencyRow(
        agency=agency,
        name=described.name or agency,
        short=described.short,
        group=described.group,
        tasks=len({row.task for row in held}),
        lead=roles["lead"],
        responsible=roles["responsible"],
        joint=roles["joint"],
        participant=roles["participant"],
        partners=len(edges),
        shared=sum(edge["weight"] for edge in edges),
        newman=round(fsum(edge["newman"] for edge in edges)),  # whole but for the last bits of thirds and sevenths
        betweenness=round(betweenness, _DECIMALS),
        coordinates=len(led),
        coordination=led.total(),
        sections=len({(row.plan, row.section) for row in held if row.section is not None}),
    )
