"""Who is linked to what: agencies in tasks by their indices, and what follows from these links alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Link", "home_of", "members", "partners_of"]


class Link(NamedTuple):
    """An agency (by its index) in a task (by its index), and how much the role weighs."""

    task: int
    agency: int
    weight: float


def members(tasks: int, agencies: int, links: Iterable[Link]) -> tuple[list[list[int]], list[list[int]]]:
    """The agencies of each task, and the tasks of each agency, each once, in ascending order.

    >>> members(2, 2, [Link(1, 0, 1.0), Link(0, 0, 1.0), Link(0, 0, 4.0)])
    ([[0], [0]], [[0, 1], []])
    """
    of_task: list[list[int]] = [[] for _ in range(tasks)]
    of_agency: list[list[int]] = [[] for _ in range(agencies)]
    for task, agency, _ in links:
        of_task[task].append(agency)
        of_agency[agency].append(task)
    return [sorted(set(found)) for found in of_task], [sorted(set(found)) for found in of_agency]


def home_of(found: Iterable[int], homes: Sequence[int], weights: Sequence[float], none: int) -> int:
    """The community of a task: that of most of its agencies ``found``; ``none`` where it has no agency.

    ``weights`` is one over the load of each agency: one that is in everything hardly counts.
    """
    shares: dict[int, float] = defaultdict(float)
    for agency in found:
        shares[homes[agency]] += weights[agency]
    most = max(shares.values(), default=0.0)
    return min((home for home, share in shares.items() if share == most), default=none)


def partners_of(of_task: Sequence[Sequence[int]], of_agency: Sequence[Sequence[int]]) -> list[dict[int, int]]:
    """For each agency the others in its tasks, and how many tasks they share; the arguments are as from ``members``.

    >>> partners_of([[0, 1], [1]], [[0], [0, 1]])
    [{1: 1}, {0: 1}]
    """
    partners: list[dict[int, int]] = []
    for agency, tasks in enumerate(of_agency):
        shared = Counter(chain.from_iterable(map(of_task.__getitem__, tasks)))
        del shared[agency]
        partners.append(dict(shared))
    return partners
