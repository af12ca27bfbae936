"""Pictures of hundreds of nodes and more, as maps: every community of agencies with its tasks is an island.

On an island of tasks and agencies the tasks take their turns round the shore like the hours of a clock, in the order of
the plan; an agency is drawn to the mean of its tasks' hours, so that one in everything comes to the middle and one in a
corner to its shore, and a task to the mean of its agencies. On an island of agencies alone the best connected stand in
the middle, the others around them in the golden angle (Vogel, *A better way to construct the sunflower head*,
Mathematical Biosciences 44, 1979), each drawn towards its partners.
"""

from __future__ import annotations

import cmath
import math
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from qgraph.publishing.islands import GOLDEN, Island, place_islands
from qgraph.publishing.links import home_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from qgraph.publishing.canvas import Footprint, Point
    from qgraph.publishing.links import Links

__all__ = ["map_agencies", "map_plan"]

TOP = -math.pi / 2
GRAIN = 1 << 20
OWN = 0.45  # how far a task is drawn to its own hour, and the rest to its agencies


def map_plan(
    links: Links, tasks: Sequence[Footprint], agencies: Sequence[Footprint]
) -> tuple[list[Point], list[Point]]:
    """The points of the tasks and of the agencies."""
    rest = max(links.communities, default=-1) + 1  # the island of all that belongs to no community
    homes = [rest if home < 0 else home for home in links.communities]
    weights = [1 / max(1, len(found)) for found in links.of_agency]
    blocks = [home_of(found, homes, weights, rest) for found in links.of_task]
    inside, across = [], defaultdict[tuple[int, int], int](int)
    for link in links.rows:
        if (block := blocks[link[0]]) == (home := homes[link[1]]):
            inside.append(link)
        else:
            across[block, home] += 1
    hours = hours_of(blocks)
    pulls = means(((agency, hours[task], weight) for task, agency, weight in inside), len(agencies))
    leans = means(((task, pulls[agency], weight) for task, agency, weight in inside), len(tasks))
    islands = [Island({}, {}) for _ in range(rest + 1)]
    for task, block in enumerate(blocks):
        islands[block].pulls[task] = OWN * hours[task] + (1 - OWN) * leans[task]
    for agency, home in enumerate(homes):
        islands[home].pulls[len(tasks) + agency] = pulls[agency]
        islands[home].loads[len(tasks) + agency] = len(links.of_agency[agency])
    points = place_islands(islands, bridged(across), [*tasks, *agencies], rest)
    return points[: len(tasks)], points[len(tasks) :]


def map_agencies(links: Links, agencies: Sequence[Footprint]) -> list[Point]:
    """The points of the agencies alone."""
    rest = max(links.communities, default=-1) + 1  # the island of all that belongs to no community
    homes = [rest if home < 0 else home for home in links.communities]
    inside, across = [], defaultdict[tuple[int, int], int](int)
    pairs = ((one, *tie) for one, row in enumerate(links.partners) for tie in row.items() if one < tie[0])
    for one, other, shared in pairs:
        if homes[one] == homes[other]:
            inside.append((one, other, shared))
        else:
            across[homes[one], homes[other]] += shared
    loads = [0] * len(agencies)
    for one, other, shared in inside:
        loads[one] += shared
        loads[other] += shared
    seeds = sunflower(homes, loads)
    ties = chain.from_iterable(
        ((one, seeds[other], shared), (other, seeds[one], shared)) for one, other, shared in inside
    )
    leans = means(ties, len(agencies))
    islands = [Island({}, {}) for _ in range(rest + 1)]
    for agency, home in enumerate(homes):
        islands[home].pulls[agency] = (seeds[agency] + leans[agency]) / 2
        islands[home].loads[agency] = loads[agency]
    return place_islands(islands, bridged(across), agencies, rest)


def hours_of(blocks: Sequence[int]) -> list[complex]:
    """The direction of each task from the middle of its island, clockwise from the top in the order they come."""
    islands: dict[int, list[int]] = defaultdict(list)
    for task, block in enumerate(blocks):
        islands[block].append(task)
    hours = [0j] * len(blocks)
    for found in islands.values():
        for at, task in enumerate(found):
            hours[task] = exact(cmath.rect(1, TOP + 2 * math.pi * (at + 0.5) / len(found)))
    return hours


def sunflower(homes: Sequence[int], loads: Sequence[int]) -> list[complex]:
    """A seed for each agency: on every island the most loaded in the middle, the others evenly around."""
    islands: dict[int, list[int]] = defaultdict(list)
    for agency in sorted(range(len(homes)), key=lambda agency: (-loads[agency], agency)):
        islands[homes[agency]].append(agency)
    seeds = [0j] * len(homes)
    for found in islands.values():
        for at, agency in enumerate(found):
            seeds[agency] = exact(cmath.rect(math.sqrt(at / len(found)), GOLDEN * at))
    return seeds


def exact(pull: complex) -> complex:
    """The pull as multiples of a power of two, whose sums are the same in any order."""
    return complex(round(pull.real * GRAIN) / GRAIN, round(pull.imag * GRAIN) / GRAIN)


def means(pulls: Iterable[tuple[int, complex, float]], count: int) -> list[complex]:
    """For each of ``count`` nodes the weighted mean of what pulls it; 0 where nothing does.

    >>> means([(0, 2j, 1.0), (0, 0j, 3.0)], 2)
    [0.5j, 0j]
    """
    sums, weights = [0j] * count, [0.0] * count
    for node, pull, weight in pulls:
        sums[node] += weight * pull
        weights[node] += weight
    return [exact(total / weight) if weight else 0j for total, weight in zip(sums, weights, strict=True)]


def bridged(across: Mapping[tuple[int, int], int]) -> dict[tuple[int, int], int]:
    """How strongly each two islands are tied, the smaller number first.

    >>> bridged({(1, 0): 2, (0, 1): 3})
    {(0, 1): 5}
    """
    bridges: dict[tuple[int, int], int] = defaultdict(int)
    for (one, other), weight in across.items():
        bridges[min(one, other), max(one, other)] += weight
    return dict(bridges)
