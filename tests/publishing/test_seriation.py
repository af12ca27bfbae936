from __future__ import annotations

import random
from itertools import groupby
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from qgraph.build import build
from qgraph.graph.store import MEMORY, Store
from qgraph.publishing.content import ROLES, arrange
from qgraph.publishing.facts import read_facts
from qgraph.publishing.links import Links
from qgraph.publishing.seriation import SMALL, similar_orders, unlikeness

if TYPE_CHECKING:
    from pathlib import Path

ROWS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 7), st.sampled_from([1.0, 4.0])), max_size=40)


def block_matrix(sizes: list[tuple[int, int]]) -> tuple[list[int], list[int], Links]:
    """The block of each task and of each agency, shuffled, and a link for every cell of every block."""
    chance = random.Random(11)  # noqa: S311  a test, not a secret
    tasks = [block for block, (height, _) in enumerate(sizes) for _ in range(height)]
    agencies = [block for block, (_, width) in enumerate(sizes) for _ in range(width)]
    chance.shuffle(tasks)
    chance.shuffle(agencies)
    cells = [(task, agency) for task in range(len(tasks)) for agency in range(len(agencies))]
    rows = [(*cell, 1.0) for cell in cells if tasks[cell[0]] == agencies[cell[1]]]
    return tasks, agencies, Links(len(tasks), len(agencies), rows)


def test_shuffled_blocks_are_found_again_and_lie_on_the_diagonal() -> None:
    tasks, agencies, links = block_matrix([(7, 5), (3, 6), (SMALL + 5, 4), (4, 3), (1, 2)])
    rows, columns = similar_orders(links)
    down = [block for block, _ in groupby(tasks[row] for row in rows)]
    across = [block for block, _ in groupby(agencies[column] for column in columns)]
    assert down == across == [1, 0, 2, 3, 4], "the blocks of most agencies first"


def test_the_first_plan_lies_better_than_as_it_stands_and_than_by_load(root: Path) -> None:
    store = Store.open(MEMORY, write=True)
    build([root / "data" / "shanwei-2017.txt"], store)
    content = arrange(read_facts(store))
    cells = [(duty.work, duty.body, ROLES[duty.role]) for duty in content.assigned]
    tasks, agencies = len(content.works), len(content.bodies)
    links = Links(tasks, agencies, cells)
    of_task, of_agency = links.of_task, links.of_agency
    rows, columns = similar_orders(links)
    assert sorted(rows) == list(range(tasks))
    assert sorted(columns) == list(range(agencies))
    by_load = sorted(range(tasks), key=lambda task: -len(of_task[task]))
    standing = min(unlikeness(range(tasks), of_task), unlikeness(by_load, of_task))
    assert unlikeness(rows, of_task) < 0.8 * standing
    assert unlikeness(columns, of_agency) < 0.8 * unlikeness(range(agencies), of_agency), "bodies come by load"


@settings(deadline=None)
@given(st.data(), ROWS)
def test_everything_stands_once_whatever_the_order_of_the_links(
    data: st.DataObject, links: list[tuple[int, int, float]]
) -> None:
    rows, columns = similar_orders(Links(10, 8, links))
    assert sorted(rows) == list(range(10))
    assert sorted(columns) == list(range(8))
    assert similar_orders(Links(10, 8, data.draw(st.permutations(links)))) == (rows, columns)


def test_tasks_of_nobody_and_bodies_of_nothing_stand_last() -> None:
    rows, columns = similar_orders(Links(3, 3, [(1, 1, 1.0), (1, 2, 1.0)]))
    assert (rows[0], columns[-1]) == (1, 0)


def test_a_large_matrix_lies_better_than_block_by_block_alone() -> None:
    chance = random.Random(5)  # noqa: S311  a test, not a secret
    cells = [(task, task // 200 * 40 + chance.randrange(40), 1.0) for task in range(1000) for _ in range(6)]
    links = Links(1000, 200, cells)
    rows, _ = similar_orders(links)
    assert unlikeness(rows, links.of_task) < 0.8 * unlikeness(range(1000), links.of_task)
