from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from qgraph.publishing.canvas import Box, Footprint, Point
from qgraph.publishing.filling import LONG, filled

PRINTS = st.builds(Footprint, half=st.floats(1, 90), above=st.floats(1, 40), below=st.floats(1, 40))
POINTS = st.builds(Point, st.floats(-500, 500), st.floats(-500, 500))
NODES = st.lists(st.tuples(POINTS, PRINTS), max_size=45)
HUBS = st.lists(POINTS.map(lambda point: Footprint(80, 40, 60).at(point)), max_size=2)


@settings(deadline=None)
@given(NODES, HUBS, st.floats(1, 1.5))
def test_everything_stands_on_the_island_and_nothing_covers_another(
    nodes: list[tuple[Point, Footprint]], taken: list[Box], air: float
) -> None:
    prints = [footprint for _, footprint in nodes]
    places, radius = filled({at: wish for at, (wish, _) in enumerate(nodes)}, prints, taken, air)
    assert sorted(places) == list(range(len(nodes)))
    boxes = [prints[node].at(place) for node, place in places.items()]
    for at, box in enumerate(boxes):
        inner = Box(box.left + 0.01, box.top + 0.01, box.right - 0.01, box.bottom - 0.01)
        assert not any(inner.covers(other) for other in [*boxes[:at], *taken])
    corners = [(x, y) for box in [*boxes, *taken] for x in (box.left, box.right) for y in (box.top, box.bottom)]
    assert all((x / LONG) ** 2 + (y * LONG) ** 2 <= radius**2 * 1.001 for x, y in corners)


def test_nodes_keep_to_the_side_they_wished_to() -> None:
    wishes = {x + 10 * y: Point(x * 50, y * 50) for x in range(10) for y in range(10)}
    places, _ = filled(wishes, [Footprint(20, 10, 10)] * 100, [], 1.0)
    assert max(places[node].y for node in range(20)) < min(places[node].y for node in range(80, 100))
    west, east = [places[10 * y].x for y in range(10)], [places[10 * y + 9].x for y in range(10)]
    assert sum(west) / 10 < -100 < 100 < sum(east) / 10


def test_nothing_takes_no_room() -> None:
    assert filled({}, [], [], 1.2)[0] == {}
