"""The invented plans are read as they were meant, so that whoever builds a thousand of them knows what is in them."""

from __future__ import annotations

import pytest

from qgraph.extraction import extract
from qgraph.graph.triples import plan_graphs
from qgraph.model import Comparator, Plan, Role
from qgraph.reading import read_bytes
from tests.plans import invented_text


def plan(number: int) -> Plan:
    return extract(read_bytes(invented_text(number).encode(), f"{number}.txt"))


@pytest.mark.parametrize("number", [0, 5, 299, 999])
def test_a_plan_has_the_tasks_it_was_given(number: int) -> None:
    read = plan(number)
    assert len(read.tasks) == 6 + number % 7
    assert {assignment.task for assignment in read.assignments} == set(range(1, len(read.tasks) + 1))
    assert {assignment.role for assignment in read.assignments} == set(Role)
    assert len(read.targets) >= len(read.tasks)
    assert not read.problems


def test_plans_differ_and_share() -> None:
    plans = [plan(number) for number in range(8)]
    assert len({plan_graphs(each).name for each in plans}) == len(plans)
    assert len({each.place for each in plans}) == len(plans)
    indicators = [{target.indicator for target in each.targets} for each in plans]
    assert set.intersection(*indicators)
    assert {Comparator.AT_LEAST, Comparator.APPROXIMATELY, Comparator.WORDS} <= {
        target.comparator for each in plans for target in each.targets
    }


def test_the_same_number_is_the_same_text() -> None:
    assert invented_text(1) == invented_text(1)
    assert len({invented_text(number) for number in range(1000)}) == 1000
