"""Where things stand on the canvas: computed once, the same for every run, frozen in the page.

Two pictures are laid out, both on ellipses that fit a wide window. *Tasks and agencies*: the sections take their
turns around a ring like the hours of a clock, tasks stand on it, bodies that serve the whole plan inside it and
bodies that serve one corner of it outside, next to their tasks. *Agencies alone*: the best connected in the
middle, the others on rings around, each turned towards its partners. Last, every node moves to the nearest spot
where neither it nor its label covers another. What is too large for that is drawn as a map (``atlas``).

Units are the pixels of the canvas at scale 1; y grows downwards. There is no random number, and no set
decides an order: the same sizes and links give the same points. Time grows with the nodes, the links, and the pairs
of bodies that share a task, not with the square of the plan.
"""

from __future__ import annotations

import cmath
import math
from typing import TYPE_CHECKING

from qgraph.publishing.atlas import map_agencies, map_plan
from qgraph.publishing.canvas import STRETCH, Footprint, Point, settle_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qgraph.publishing.links import Link, Links

__all__ = ["Footprint", "Point", "place_agencies", "place_plan"]

TOP = -math.pi / 2
LARGE = 400  # a picture of more nodes than this is a map
LARGE_ALONE = 150  # the same for agencies alone, whose labels are all there is to see
BROAD = 0.62  # a body whose tasks pull it less than this far out serves the plan as a whole


def on_ellipse(turn: float, radius: float) -> Point:
    """The point at an angle (clockwise, from the right) on an ellipse of the area of a circle of that radius."""
    return Point(radius * STRETCH * math.cos(turn), radius / STRETCH * math.sin(turn))


def radius_for(area: float, inner: float = 0.0) -> float:
    """The outer radius of a ring of the given area around a disc of radius ``inner``."""
    return math.sqrt(inner * inner + area / math.pi)


def ease_for(count: int) -> float:
    """How much roomier a picture of ``count`` nodes is than a small one, which has to fit a window at once.

    >>> ease_for(72), round(ease_for(7200), 1)
    (1.0, 2.6)
    """
    return 1 + 0.8 * max(0.0, math.log10(max(count, 1) / 72))


def place_plan(
    sections: Sequence[int], links: Links, tasks: Sequence[Footprint], agencies: Sequence[Footprint]
) -> tuple[list[Point], list[Point]]:
    """The points of the tasks and of the agencies of a plan, in the order of ``tasks`` and of ``agencies``.

    ``sections`` gives the section of each task as a number; sections stand clockwise from the top in that order.
    """
    if len(tasks) + len(agencies) > LARGE:
        return map_plan(links, tasks, agencies)
    middles = section_middles(sections)
    pulls = pulls_of(len(agencies), links.rows, [middles[section] for section in sections])
    turns = task_turns(sections, links.rows, pulls)
    pulls = pulls_of(len(agencies), links.rows, turns)
    loads = loads_of(len(agencies), links.rows)
    broad = [i for i in by_load(loads) if abs(pulls[i]) < BROAD and loads[i]]
    narrow = [i for i in by_load(loads) if not (abs(pulls[i]) < BROAD and loads[i])]

    ease = ease_for(len(tasks) + len(agencies))
    core = radius_for(ease * sum(agencies[i].area for i in broad) / 0.50)
    middle = radius_for(ease * sum(footprint.area for footprint in tasks) / 0.74, core)
    outer = radius_for(ease * sum(agencies[i].area for i in narrow) / 0.70, middle)
    wishes = task_wishes(turns, core, middle)
    stands = {**rings(broad, pulls, core), **fringe(narrow, pulls, middle, outer)}
    wishes += [stands[i] for i in range(len(agencies))]
    order = [*(len(tasks) + i for i in broad), *range(len(tasks)), *(len(tasks) + i for i in narrow)]
    spots = settle_all(wishes, [*tasks, *agencies], order)
    return spots[: len(tasks)], spots[len(tasks) :]


def section_middles(sections: Sequence[int]) -> dict[int, float]:
    """The angle in the middle of each section's share of the circle, shares being as their tasks are many."""
    counts: dict[int, int] = dict.fromkeys(sorted(set(sections)), 0)
    for section in sections:
        counts[section] += 1
    middles, before = {}, 0
    for section, count in counts.items():
        middles[section] = TOP + 2 * math.pi * (before + count / 2) / len(sections)
        before += count
    return middles


def pulls_of(count: int, links: Sequence[Link], turns: Sequence[float]) -> list[complex]:
    """For each agency the weighted mean of the directions of its tasks: long means they lie in one corner."""
    sums, weights = [0j] * count, [0.0] * count
    for task, agency, weight in links:
        sums[agency] += cmath.rect(weight, turns[task])
        weights[agency] += weight
    return [total / weight if weight else 0j for total, weight in zip(sums, weights, strict=True)]


def task_turns(sections: Sequence[int], links: Sequence[Link], pulls: Sequence[complex]) -> list[float]:
    """The angle of each task: evenly round the circle by section, within a section towards its agencies."""
    middles = section_middles(sections)
    sums = [0j] * len(sections)
    for task, agency, weight in links:
        sums[task] += weight * pulls[agency]
    # Turned so that the middle of the section lies at 0: the sort then never meets the seam of the circle.
    lean = [cmath.phase(total * cmath.rect(1, -middles[at])) for total, at in zip(sums, sections, strict=True)]
    order = sorted(range(len(sections)), key=lambda task: (sections[task], round(lean[task], 6), task))
    turns = [0.0] * len(sections)
    for rank, task in enumerate(order):
        turns[task] = TOP + 2 * math.pi * (rank + 0.5) / len(sections)
    return turns


def loads_of(count: int, links: Sequence[Link]) -> list[int]:
    """How many links each agency has."""
    loads = [0] * count
    for _, agency, _ in links:
        loads[agency] += 1
    return loads


def by_load(loads: Sequence[float]) -> list[int]:
    """Indices, most loaded first; equals in their own order."""
    return sorted(range(len(loads)), key=lambda index: (-loads[index], index))


def task_wishes(turns: Sequence[float], inner: float, outer: float) -> list[Point]:
    """Where tasks would stand: in turn on two or more lanes of the ring, so that wide labels pass each other."""
    lanes = max(2, round((outer - inner) / 60.0))
    order = sorted(range(len(turns)), key=lambda task: turns[task])
    wishes = [Point(0.0, 0.0)] * len(turns)
    for rank, task in enumerate(order):
        share = (rank % lanes + 0.5) / lanes
        wishes[task] = on_ellipse(turns[task], inner + share * (outer - inner))
    return wishes


def rings(order: Sequence[int], pulls: Sequence[complex], radius: float) -> dict[int, Point]:
    """Places within a disc: the first of ``order`` in the middle, the others on rings around, turned as pulled."""
    places: dict[int, Point] = {}
    for inner, outer in ring_bounds(len(order)):
        members = order[inner:outer]
        reach = radius * math.sqrt((inner + outer) / 2 / len(order)) if inner else 0.0
        for index, turn in evenly(members, pulls):
            places[index] = on_ellipse(turn, reach)
    return places


def ring_bounds(count: int) -> Iterator[tuple[int, int]]:
    """Where each ring begins and ends when the middle holds one and each ring six more than the one inside it.

    >>> list(ring_bounds(20))
    [(0, 1), (1, 7), (7, 19), (19, 20)]
    """
    inner, size = 0, 1
    while inner < count:
        yield inner, min(inner + size, count)
        inner, size = inner + size, max(6, size + 6) if size > 1 else 6


def evenly(members: Sequence[int], pulls: Sequence[complex]) -> Iterator[tuple[int, float]]:
    """The members with angles evenly round the circle, in the order they are pulled and turned to suit them best."""
    ordered = sorted(members, key=lambda index: (round(cmath.phase(pulls[index]), 6), index))
    steps = [2 * math.pi * rank / len(ordered) for rank in range(len(ordered))]
    offset = sum(
        (cmath.rect(1, cmath.phase(pulls[index]) - step) for index, step in zip(ordered, steps, strict=True)), 0j
    )
    shift = cmath.phase(offset) if abs(offset) > 1e-9 else TOP
    return ((index, step + shift) for index, step in zip(ordered, steps, strict=True))


def fringe(order: Sequence[int], pulls: Sequence[complex], inner: float, outer: float) -> dict[int, Point]:
    """Places outside the ring of tasks, in turn on one or more lanes: where their tasks pull them, evened out."""
    lanes = max(1, round((outer - inner) / 60.0))
    places = {}
    for rank, (index, even) in enumerate(evenly(order, pulls) if order else ()):
        blend = cmath.rect(0.5, cmath.phase(pulls[index])) + cmath.rect(0.5 + 1e-6, even)
        places[index] = on_ellipse(cmath.phase(blend), inner + (rank % lanes + 0.5) / lanes * (outer - inner))
    return places


def place_agencies(links: Links, agencies: Sequence[Footprint]) -> list[Point]:
    """The points of the agencies alone, in the order of ``agencies``."""
    if len(agencies) > LARGE_ALONE:
        return map_agencies(links, agencies)
    order = by_load([sum(row.values()) for row in links.partners])
    radius = radius_for(ease_for(len(agencies)) * sum(footprint.area for footprint in agencies) / 0.36)
    wishes = partner_rings(order, [sorted(row.items()) for row in links.partners], radius)
    return settle_all([wishes[i] for i in range(len(agencies))], agencies, order)


def partner_rings(
    order: Sequence[int], partners: Sequence[Sequence[tuple[int, int]]], radius: float
) -> dict[int, Point]:
    """Rings from the inside out, every ring turned towards the partners that already stand."""
    places: dict[int, Point] = {}
    pulls = [0j] * len(order)
    for inner, outer in ring_bounds(len(order)):
        members = order[inner:outer]
        for index in members:
            pulls[index] = sum(
                (weight * complex(*places[you]) for you, weight in partners[index] if you in places), 0j
            ) or cmath.rect(1, TOP + 2.399963 * index)  # the golden angle, where nothing pulls
        reach = radius * math.sqrt((inner + outer) / 2 / len(order)) if inner else 0.0
        places.update((index, on_ellipse(turn, reach)) for index, turn in evenly(members, pulls))
    return places
