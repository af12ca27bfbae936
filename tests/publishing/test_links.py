from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from qgraph.publishing.links import Links, home_of

if TYPE_CHECKING:
    import random

ROWS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 4), st.just(1.0)), max_size=20)


@given(ROWS)
def test_two_agencies_share_the_tasks_both_are_in(rows: list[tuple[int, int, float]]) -> None:
    links = Links(6, 5, rows)
    tasks = [set(found) for found in links.of_agency]
    for one in range(5):
        shared = {other: len(tasks[one] & tasks[other]) for other in range(5) if other != one}
        assert links.partners[one] == {other: count for other, count in shared.items() if count}
    assert sum(map(len, links.of_task)) == sum(map(len, links.of_agency)) == len({row[:2] for row in rows})


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_links_makes_no_difference(rows: list[tuple[int, int, float]], chance: random.Random) -> None:
    links, mixed = Links(6, 5, rows), Links(6, 5, chance.sample(rows, len(rows)))
    assert (links.of_task, links.of_agency) == (mixed.of_task, mixed.of_agency)
    assert links.communities == mixed.communities


def test_a_task_belongs_where_most_of_its_agencies_do_and_a_hub_hardly_counts() -> None:
    homes, loads = [0, 1, 1, 2], [50, 2, 3, 1]
    weights = [1 / load for load in loads]
    assert home_of([0, 1, 2], homes, weights, 9) == 1
    assert home_of([0, 2], homes, weights, 9) == 1
    assert home_of([0], homes, weights, 9) == 0
    assert home_of([], homes, weights, 9) == 9
