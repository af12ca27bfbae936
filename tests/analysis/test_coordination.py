"""The figures of agencies: laws that hold for any table of assignments."""

from __future__ import annotations

from collections import deque
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.analysis.assignments import AssignmentRow, bodies_by_task
from qgraph.analysis.coordination import coordination_load, measures_of
from qgraph.analysis.networks import cooperation_of

if TYPE_CHECKING:
    from random import Random

    import networkx as nx

ROLES = ("lead", "responsible", "joint", "participant")
NAMES = ("甲市发改局", "甲市教育局", "甲市水利局", "甲市统计局", "甲市工信局", "各县(市、区)人民政府", "甲市商务局")


def row(plan: str, task: int, name: str, role: str) -> AssignmentRow:
    return AssignmentRow(
        plan=plan,
        task=f"{plan}/{task}",
        role=role,
        agency=f"agency/{NAMES.index(name)}",
        name=name,
        group=name.startswith("各"),
        section=f"{plan}/section/{task % 3}",
        ordinal=task,
    )


ROWS = st.lists(
    st.builds(row, st.sampled_from("ab"), st.integers(1, 6), st.sampled_from(NAMES), st.sampled_from(ROLES)),
    max_size=40,
)


@given(ROWS)
def test_roles_add_up_to_the_assignments(rows: list[AssignmentRow]) -> None:
    measured = measures_of(rows).rows
    assert sum(row.lead + row.responsible + row.joint + row.participant for row in measured) == len(rows)
    assert sum(row.tasks for row in measured) == len({(row.agency, row.task) for row in rows})


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_the_input_never_shows(rows: list[AssignmentRow], random: Random) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert measures_of(shuffled) == measures_of(rows)


@given(ROWS, st.sampled_from(NAMES), st.sampled_from(ROLES))
def test_a_task_done_alone_brings_no_partner(rows: list[AssignmentRow], name: str, role: str) -> None:
    before = {row.name: row for row in measures_of(rows).rows}
    after = {row.name: row for row in measures_of([*rows, row("c", 1, name, role)]).rows}
    assert after[name].tasks == (before[name].tasks if name in before else 0) + 1
    for other, was in before.items():
        now = after[other]
        assert (now.partners, now.shared, now.newman) == (was.partners, was.shared, was.newman)
        assert (now.coordinates, now.coordination) == (was.coordinates, was.coordination)


@given(ROWS)
def test_newman_strength_is_the_number_of_tasks_shared(rows: list[AssignmentRow]) -> None:
    bodies = bodies_by_task(rows)
    for measured in measures_of(rows).rows:
        shared = [task for task, named in bodies.items() if measured.agency in named and len(named) > 1]
        assert measured.newman == len(shared)


@given(ROWS)
def test_partners_are_no_more_than_shared_tasks_and_other_agencies(rows: list[AssignmentRow]) -> None:
    measures = measures_of(rows).rows
    for measured in measures:
        assert measured.partners <= min(measured.shared, len(measures) - 1)
        assert measured.coordinates <= measured.partners
        assert measured.coordinates <= measured.coordination <= measured.shared
        assert measured.lead > 0 or measured.coordination == 0


@given(ROWS)
def test_betweenness_is_what_counting_every_shortest_path_gives(rows: list[AssignmentRow]) -> None:
    expected = betweenness_by_counting(cooperation_of(rows))
    assert {row.agency: row.betweenness for row in measures_of(rows).rows} == pytest.approx(expected, abs=1e-6)


def betweenness_by_counting(network: nx.Graph[str]) -> dict[str, float]:
    """Freeman's definition to the letter: list all shortest paths of all pairs and see who stands on them."""
    through = dict.fromkeys(network, 0.0)
    for one, other in combinations(network, 2):
        paths = shortest_paths(network, one, other)
        for path in paths:
            for agency in path[1:-1]:
                through[agency] += 1 / len(paths)
    pairs = (len(network) - 1) * (len(network) - 2) / 2
    return {agency: share / pairs if pairs else 0.0 for agency, share in through.items()}


def shortest_paths(network: nx.Graph[str], one: str, other: str) -> list[list[str]]:
    found: list[list[str]] = []
    waiting = deque([[one]])
    while waiting:
        path = waiting.popleft()
        if found and len(path) >= len(found[0]):
            break
        for agency in network[path[-1]]:
            if agency == other:
                found.append([*path, agency])
            elif agency not in path:
                waiting.append([*path, agency])
    return found


@given(ROWS)
def test_coordination_is_symmetric_only_between_bodies_that_lead_together(rows: list[AssignmentRow]) -> None:
    leaders = {(row.agency, row.task) for row in rows if row.role == "lead"}
    load = coordination_load(rows)
    for lead, others in load.items():
        for other, times in others.items():
            tasks = {row.task for row in rows if row.agency == other and (lead, row.task) in leaders}
            assert times == len(tasks)
    assert set(load) == {lead for lead, _ in leaders}


def test_equals_stand_by_the_code_points_of_their_names() -> None:
    rows = [row("a", task, name, "joint") for task, name in enumerate(NAMES)]
    assert [measured.name for measured in measures_of(rows).rows] == sorted(NAMES)


def test_a_group_is_one_marked_row() -> None:
    [group] = measures_of([row("a", 1, "各县(市、区)人民政府", "responsible")]).rows
    assert (group.name, group.group, group.tasks) == ("各县(市、区)人民政府", True, 1)


def test_the_same_agency_in_two_plans_is_one_row_with_the_tasks_and_sections_of_both() -> None:
    [measured] = measures_of([row("a", 1, NAMES[0], "lead"), row("b", 1, NAMES[0], "joint")]).rows
    assert (measured.tasks, measured.sections, measured.partners) == (2, 2, 0)


def test_two_roles_in_one_task_are_one_task_and_two_assignments() -> None:
    [measured] = measures_of([row("a", 1, NAMES[0], "lead"), row("a", 1, NAMES[0], "joint")]).rows
    assert (measured.tasks, measured.lead, measured.joint, measured.partners, measured.coordination) == (1, 1, 1, 0, 0)


def test_a_name_without_identity_is_counted_apart() -> None:
    nobody = AssignmentRow("a", "a/1", "participant", printed="某某办")
    measures = measures_of([row("a", 1, NAMES[0], "lead"), nobody])
    assert [measured.name for measured in measures.rows] == [NAMES[0]]
    assert measures.unnamed == 1


def test_nothing_gives_no_rows() -> None:
    assert measures_of([]).rows == ()
