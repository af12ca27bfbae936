"""Large pictures: islands that are apart, hubs that stand free, the same for links in any order."""

from __future__ import annotations

import random
from statistics import median
from typing import TYPE_CHECKING

import pytest

from qgraph.publishing.atlas import map_agencies, map_plan
from qgraph.publishing.canvas import Box, Footprint, Point
from qgraph.publishing.links import Links

if TYPE_CHECKING:
    from collections.abc import Sequence

CITIES, TASKS, BODIES = 8, 60, 25
TASK, BODY = Footprint(62, 32, 32), Footprint(55, 20, 50)


@pytest.fixture(scope="module")
def links() -> Links:
    """Eight cities with tasks and bodies of their own; the first body of each is in every other task, body 0 in all."""
    found = []
    for task in range(CITIES * TASKS):
        city = task // TASKS
        own = [city * BODIES + (task * 7 + step * step) % BODIES for step in range(3)]
        hub = [city * BODIES] if task % 2 else []
        found += [(task, body, 1.0) for body in dict.fromkeys([*hub, *own, 0])]
    return Links(CITIES * TASKS, CITIES * BODIES, found)


def around(points: Sequence[Point]) -> Box:
    across, down = [point.x for point in points], [point.y for point in points]
    return Box(min(across), min(down), max(across), max(down))


def covered(points: Sequence[Point], prints: Sequence[Footprint]) -> bool:
    boxes = sorted(footprint.at(point) for point, footprint in zip(points, prints, strict=True))
    inner = [Box(box.left + 0.5, box.top + 0.5, box.right - 0.5, box.bottom - 0.5) for box in boxes]
    return any(box.covers(other) for at, box in enumerate(inner) for other in inner[:at])


def test_each_community_with_its_tasks_is_an_island(links: Links) -> None:
    assert max(links.communities) + 1 == CITIES
    tasks, bodies = map_plan(links, [TASK] * CITIES * TASKS, [BODY] * CITIES * BODIES)
    assert not covered([*tasks, *bodies], [TASK] * len(tasks) + [BODY] * len(bodies))
    for city in range(CITIES):
        own = slice(city * TASKS, (city + 1) * TASKS)
        island = around(tasks[own])
        strangers = [point for at, point in enumerate(tasks) if at // TASKS != city]
        middle = Point((island.left + island.right) / 2, (island.top + island.bottom) / 2)
        reach = (island.right - island.left) / 2
        assert not any(abs(complex(*point) - complex(*middle)) < 0.8 * reach for point in strangers)


def test_the_picture_fits_a_wide_window(links: Links) -> None:
    tasks, bodies = map_plan(links, [TASK] * CITIES * TASKS, [BODY] * CITIES * BODIES)
    whole = around([*tasks, *bodies])
    assert 1.1 < (whole.right - whole.left) / (whole.bottom - whole.top) < 2.2
    room = len(tasks) * TASK.area + len(bodies) * BODY.area
    assert room / ((whole.right - whole.left) * (whole.bottom - whole.top)) > 0.2, "the canvas is used"


def test_agencies_alone_are_islands_too(links: Links) -> None:
    points = map_agencies(links, [BODY] * CITIES * BODIES)
    assert not covered(points, [BODY] * len(points))


def test_the_order_of_links_makes_no_difference(links: Links) -> None:
    chance = random.Random(3)  # noqa: S311  a test, not a secret
    mixed = Links(CITIES * TASKS, CITIES * BODIES, chance.sample(links.rows, len(links.rows)))
    prints = [TASK] * CITIES * TASKS, [BODY] * CITIES * BODIES
    assert map_plan(mixed, *prints) == map_plan(links, *prints)
    assert map_agencies(mixed, prints[1]) == map_agencies(links, prints[1])


def test_a_hub_stands_in_the_middle_of_its_island_with_room_around(links: Links) -> None:
    tasks, bodies = map_plan(links, [TASK] * CITIES * TASKS, [BODY] * CITIES * BODIES)
    own = tasks[3 * TASKS : 4 * TASKS]
    hub = complex(*bodies[3 * BODIES])
    island = around(own)
    middle = complex((island.left + island.right) / 2, (island.top + island.bottom) / 2)
    assert abs(hub - middle) < (island.right - island.left) / 4
    nodes = [complex(*point) for point in (*own, *bodies[3 * BODIES : 4 * BODIES])]
    clear = {node: min(abs(node - other) for other in nodes if other != node) for node in nodes}
    assert clear[hub] > 1.4 * median(clear.values()), "as a node of its size alone would not be"


def test_tasks_of_nobody_and_agencies_without_partner_have_an_island_of_their_own() -> None:
    links = Links(3, 3, [(0, 0, 1.0), (0, 1, 1.0), (1, 2, 1.0)])
    assert links.communities == [0, 0, -1]
    tasks, bodies = map_plan(links, [TASK] * 3, [BODY] * 3)
    assert not covered([*tasks, *bodies], [TASK] * 3 + [BODY] * 3)
    apart = [abs(complex(*bodies[2]) - complex(*point)) for point in (tasks[1], tasks[2], bodies[0])]
    assert max(apart[:2]) < apart[2]


def test_nothing_at_all_is_an_empty_picture() -> None:
    assert map_plan(Links(0, 0, []), [], []) == ([], [])
    assert map_agencies(Links(0, 0, []), []) == []
