from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from qgraph.publishing.filling import LONG
from qgraph.publishing.islands import beside

RADII = st.lists(st.floats(20, 2000), max_size=12)
BRIDGES = st.dictionaries(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] < pair[1]), st.integers(1, 50)
)


@given(RADII, BRIDGES)
def test_between_islands_is_water(radii: list[float], bridges: dict[tuple[int, int], float]) -> None:
    tied = {pair: weight for pair, weight in bridges.items() if pair[1] < len(radii)}
    points = beside(radii, tied)
    assert len(points) == len(radii)
    discs = [(complex(x / LONG, y * LONG), radius) for (x, y), radius in zip(points, radii, strict=True)]
    assert all(abs(one - other) > r + s for (one, r), (other, s) in combinations(discs, 2))


def test_an_island_lies_near_those_it_is_tied_to() -> None:
    middle, east, _, west, small = beside([300.0, 120.0, 120.0, 120.0, 50.0], {(0, 4): 1.0, (3, 4): 9.0})
    assert middle == (0, 0)
    assert abs(complex(*small) - complex(*west)) < abs(complex(*small) - complex(*east))
