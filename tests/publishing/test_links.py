from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qgraph.publishing.links import Link, home_of, members, partners_of

LINKS = st.lists(st.builds(Link, st.integers(0, 5), st.integers(0, 4), st.just(1.0)), max_size=20)


@given(LINKS)
def test_two_agencies_share_the_tasks_both_are_in(links: list[Link]) -> None:
    of_task, of_agency = members(6, 5, links)
    partners = partners_of(of_task, of_agency)
    for one in range(5):
        shared = {other: len({*of_agency[one]} & {*of_agency[other]}) for other in range(5) if other != one}
        assert partners[one] == {other: count for other, count in shared.items() if count}
    assert sum(map(len, of_task)) == sum(map(len, of_agency)) == len({link[:2] for link in links})


def test_a_task_belongs_where_most_of_its_agencies_do_and_a_hub_hardly_counts() -> None:
    homes, loads = [0, 1, 1, 2], [50, 2, 3, 1]
    weights = [1 / load for load in loads]
    assert home_of([0, 1, 2], homes, weights, 9) == 1
    assert home_of([0, 2], homes, weights, 9) == 1
    assert home_of([0], homes, weights, 9) == 0
    assert home_of([], homes, weights, 9) == 9
