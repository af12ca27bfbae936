"""Who is linked to what: agencies in tasks by their indices, and what follows from these links alone."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from qgraph.analysis.communities import communities_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Link = tuple[int, int, float]  # a task, an agency in it, and how much its role weighs

__all__ = ["Links", "home_of"]


class Links:
    """The links of so many tasks and agencies, each a task, an agency and a weight, and what follows from them.

    >>> links = Links(2, 2, [(1, 0, 1.0), (1, 1, 1.0), (0, 0, 1.0), (0, 0, 4.0)])
    >>> links.of_task, links.of_agency
    ([[0], [0, 1]], [[0, 1], [1]])
    """

    def __init__(self, tasks: int, agencies: int, rows: Iterable[Link]) -> None:
        self.rows = list(rows)
        of_task: list[list[int]] = [[] for _ in range(tasks)]
        of_agency: list[list[int]] = [[] for _ in range(agencies)]
        for task, agency, _ in self.rows:
            of_task[task].append(agency)
            of_agency[agency].append(task)
        self.of_task = [sorted(set(found)) for found in of_task]
        self.of_agency = [sorted(set(found)) for found in of_agency]

    @cached_property
    def partners(self) -> Sequence[Mapping[int, int]]:
        """For each agency the others in its tasks, and how many tasks they share.

        >>> Links(2, 2, [(0, 0, 1.0), (0, 1, 1.0), (1, 1, 1.0)]).partners
        [Counter({1: 1}), Counter({0: 1})]
        """
        partners = []
        for agency, tasks in enumerate(self.of_agency):
            shared = Counter(chain.from_iterable(map(self.of_task.__getitem__, tasks)))
            del shared[agency]
            partners.append(shared)
        return partners

    @cached_property
    def communities(self) -> list[int]:
        """The community of each agency, from 0 on, -1 for an agency without partners."""
        return communities_of(self.partners)


def home_of(found: Iterable[int], homes: Sequence[int], weights: Sequence[float], none: int) -> int:
    """The community of a task: that of most of its agencies ``found``; ``none`` where it has no agency.

    ``weights`` is one over the load of each agency: one that is in everything hardly counts.
    """
    shares: dict[int, float] = {}
    for agency in found:
        home = homes[agency]
        shares[home] = shares.get(home, 0.0) + weights[agency]
    return min(shares, key=lambda home: (-shares[home], home), default=none)
