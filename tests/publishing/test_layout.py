from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qgraph.publishing.content import ROLES, arrange
from qgraph.publishing.labels import Label
from qgraph.publishing.layout import Footprint, place_agencies, place_plan
from qgraph.publishing.links import Links
from qgraph.publishing.page import body_print, task_label, task_print

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qgraph.publishing.facts import PageFacts
    from qgraph.publishing.layout import Point


def overlaps(points: Sequence[Point], prints: Sequence[Footprint]) -> list[tuple[int, int]]:
    boxes = [footprint.at(point) for point, footprint in zip(points, prints, strict=True)]
    return [(i, j) for i in range(len(boxes)) for j in range(i) if shrunk(boxes[i], boxes[j])]


def shrunk(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    # Points are rounded to a tenth of a pixel, and boxes hold a gap of several.
    return min(one[2], other[2]) - max(one[0], other[0]) > 1 and min(one[3], other[3]) - max(one[1], other[1]) > 1


def laid_out(facts: PageFacts) -> tuple[list[Point], list[Footprint], list[Point], list[Footprint]]:
    content = arrange(facts)
    tasks = [task_print(task_label(work)) for work in content.works]
    bodies = [body_print(body, Label.of(body.short)) for body in content.bodies]
    rows = [(duty.work, duty.body, ROLES[duty.role]) for duty in content.assigned]
    links = Links(len(tasks), len(bodies), rows)
    task_points, body_points = place_plan([work.section for work in content.works], links, tasks, bodies)
    return [*task_points, *body_points], [*tasks, *bodies], place_agencies(links, bodies), bodies


@pytest.mark.parametrize(("tasks", "bodies"), [(1, 1), (3, 2), (38, 34), (150, 80)])
def test_neither_nodes_nor_labels_overlap(invented: Callable[..., PageFacts], tasks: int, bodies: int) -> None:
    points, prints, alone, body_prints = laid_out(invented(tasks, bodies))
    assert overlaps(points, prints) == []
    assert overlaps(alone, body_prints) == []


def test_a_plan_fits_a_wide_window(invented: Callable[..., PageFacts]) -> None:
    points, prints, _, _ = laid_out(invented(38, 34))
    boxes = [footprint.at(point) for point, footprint in zip(points, prints, strict=True)]
    width = max(box.right for box in boxes) - min(box.left for box in boxes)
    height = max(box.bottom for box in boxes) - min(box.top for box in boxes)
    assert 1.1 < width / height < 2.0
    assert sum(footprint.area for footprint in prints) / (width * height) > 0.25, "the canvas is used"


SIZES = st.builds(Footprint, half=st.floats(1, 90), above=st.floats(1, 40), below=st.floats(1, 40))


@st.composite
def pictures(draw: st.DrawFn) -> tuple[list[int], Links, list[Footprint], list[Footprint]]:
    tasks, bodies = draw(st.lists(SIZES, min_size=1, max_size=12)), draw(st.lists(SIZES, max_size=12))
    sections = draw(st.lists(st.integers(0, 3), min_size=len(tasks), max_size=len(tasks)))
    link = st.tuples(
        st.integers(0, len(tasks) - 1),
        st.integers(0, max(0, len(bodies) - 1)),
        st.sampled_from(sorted(ROLES.values())),
    )
    rows = draw(st.lists(link, max_size=40)) if bodies else []
    return sections, Links(len(tasks), len(bodies), rows), tasks, bodies


@settings(max_examples=60, deadline=None)
@given(pictures())
def test_any_picture_has_a_place_for_everything(
    picture: tuple[list[int], Links, list[Footprint], list[Footprint]],
) -> None:
    sections, links, tasks, bodies = picture
    task_points, body_points = place_plan(sections, links, tasks, bodies)
    assert overlaps([*task_points, *body_points], [*tasks, *bodies]) == []
    assert overlaps(place_agencies(links, bodies), bodies) == []
    again = Links(len(tasks), len(bodies), links.rows)
    assert (task_points, body_points) == place_plan(sections, again, tasks, bodies)


def test_time_grows_with_the_plan_and_not_with_its_square(invented: Callable[..., PageFacts]) -> None:
    def seconds(tasks: int, bodies: int) -> float:
        facts, start = invented(tasks, bodies), time.process_time()
        laid_out(facts)
        return time.process_time() - start

    small = seconds(500, 250)
    assert seconds(4000, 2000) < 8 * 4 * max(small, 0.05), "eight times the plan: far from 64 times the time"


def test_partners_stand_closer_than_strangers() -> None:
    prints = [Footprint(30, 10, 25)] * 14
    shared = [(0, other) for other in range(1, 14)] + 9 * [(1, 8), (2, 9), (3, 10)]
    links = Links(len(shared), 14, [(task, body, 1.0) for task, pair in enumerate(shared) for body in pair])
    points = place_agencies(links, prints)

    def distance(one: int, other: int) -> float:
        return abs(complex(*points[one]) - complex(*points[other]))

    strangers = [distance(one, other) for one in (1, 2, 3) for other in (8, 9, 10) if other - one != 7]
    assert max(distance(1, 8), distance(2, 9), distance(3, 10)) < max(strangers)
