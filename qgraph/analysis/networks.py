"""Two networks of a store: who does which task, and who works with whom.

Groups (各县(市、区)人民政府) are single nodes, never taken apart into members. In a store of several plans agencies
are shared, because their IRIs are, and tasks are not.
"""

from __future__ import annotations

from itertools import combinations
from math import fsum
from typing import TYPE_CHECKING

import networkx as nx

from qgraph.analysis.assignments import AssignmentRow, assignments, bodies_by_task, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qgraph.graph.store import Store

__all__ = ["cooperation_network", "cooperation_of", "responsibility_network", "responsibility_of"]

_AGENCY = ("name", "short", "group", "kind")
_TASK = ("plan", "section", "section_title", "number", "ordinal", "title")
_ASSIGNMENT = ("role", "position", "printed", "cue", "clause", "start", "end", "open", "implied")


def responsibility_network(store: Store, plan: str | None = None) -> nx.MultiDiGraph[str]:
    """The network agency → task, one edge for each assignment, of the store or of one plan.

    Agencies (``bipartite=0``) carry name, short, group and kind; tasks (``bipartite=1``) plan, section,
    section_title, number, ordinal and title; edges role, position, printed, cue, clause, start, end, open and
    implied. Agencies stand in the order of their names, tasks and edges in the order of the text. A task nobody is
    named for is not in it, nor a printed name without an identity. ``plan`` is as in ``assignments``.
    """
    return responsibility_of(assignments(store, plan))


def cooperation_network(store: Store, plan: str | None = None) -> nx.Graph[str]:
    """The network agency - agency of those named together in at least one task, of the store or of one plan.

    Edges carry ``tasks`` (the IRIs of the tasks shared), ``weight`` (their number: Breiger 1974) and ``newman``
    (the sum over them of 1 / (n - 1), n being the agencies in the task: Newman 2001, Phys. Rev. E 64, 016132).
    Agencies that share no task are nodes without edges. ``plan`` is as in ``assignments``.
    """
    return cooperation_of(assignments(store, plan))


def responsibility_of(rows: Iterable[AssignmentRow]) -> nx.MultiDiGraph[str]:
    """``responsibility_network`` of rows already at hand.

    >>> rows = [AssignmentRow("p", "t", "lead", "a"), AssignmentRow("p", "t", "participant", "b")]
    >>> list(responsibility_of(rows).edges(data="role"))
    [('a', 't', 'lead'), ('b', 't', 'participant')]
    """
    rows = in_order(rows)
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    _add_agencies(network, rows)
    for row in rows:
        if row.agency is not None:
            network.add_node(row.task, bipartite=1, **_fields(row, _TASK))
            network.add_edge(row.agency, row.task, **_fields(row, _ASSIGNMENT))
    return network


def cooperation_of(rows: Iterable[AssignmentRow]) -> nx.Graph[str]:
    """``cooperation_network`` of rows already at hand.

    >>> rows = [AssignmentRow("p", "t", "joint", agency) for agency in "abc"]
    >>> list(cooperation_of(rows).edges(data="newman"))
    [('a', 'b', 0.5), ('a', 'c', 0.5), ('b', 'c', 0.5)]
    """
    rows = in_order(rows)
    network: nx.Graph[str] = nx.Graph()
    _add_agencies(network, rows)
    bodies = bodies_by_task(rows)
    shared = _shared_tasks(bodies)
    rank = {agency: place for place, agency in enumerate(network)}
    for one, other in sorted(shared, key=lambda pair: sorted(rank[agency] for agency in pair)):
        tasks = shared[one, other]
        newman = fsum(1 / (len(bodies[task]) - 1) for task in tasks)
        network.add_edge(one, other, weight=len(tasks), newman=newman, tasks=tuple(tasks))
    return network


def _add_agencies(network: nx.Graph[str], rows: Sequence[AssignmentRow]) -> None:
    found = {row.agency: row for row in reversed(rows) if row.agency is not None}
    for agency, row in sorted(found.items(), key=lambda item: (item[1].name or "", item[0])):
        network.add_node(agency, bipartite=0, **_fields(row, _AGENCY))


def _fields(row: AssignmentRow, names: tuple[str, ...]) -> dict[str, object]:
    return {name: getattr(row, name) for name in names}


def _shared_tasks(bodies: dict[str, tuple[str, ...]]) -> dict[tuple[str, str], list[str]]:
    shared: dict[tuple[str, str], list[str]] = {}
    for task, agencies in bodies.items():
        for pair in combinations(agencies, 2):
            shared.setdefault(pair, []).append(task)
    return shared
