"""The two networks: what they hold, in which order, and that they stay true to the rows."""

from __future__ import annotations

from math import comb
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.analysis.assignments import AssignmentRow, bodies_by_task, in_order
from qgraph.analysis.networks import cooperation_of, responsibility_of

if TYPE_CHECKING:
    from random import Random

LEAD = AssignmentRow(
    plan="plan",
    task="plan/1",
    role="lead",
    agency="agency/b",
    name="甲市教育局",
    short="市教育局",
    kind="department",
    section="plan/s1",
    section_title="质量提升",
    number="(一)",
    ordinal=1,
    title="提升校园质量",
    position=1,
    printed="市教育局",
    cue="牵头",
    clause="(市教育局牵头,市水利局参与)",
    start=10,
    end=14,
)
PARTNER = LEAD._replace(role="participant", agency="agency/a", name="甲市水利局", printed="市水利局", start=17, end=21)

ROWS = st.lists(
    st.builds(
        lambda task, agency, role: AssignmentRow("plan", f"plan/{task}", role, f"agency/{agency}", ordinal=task),
        st.integers(1, 5),
        st.sampled_from("abcdef"),
        st.sampled_from(("lead", "joint")),
    ),
    max_size=30,
)


def test_an_edge_carries_the_words_of_its_assignment() -> None:
    [(agency, task, words)] = responsibility_of([LEAD]).edges(data=True)
    assert (agency, task) == ("agency/b", "plan/1")
    assert words == {
        "role": "lead",
        "position": 1,
        "printed": "市教育局",
        "cue": "牵头",
        "clause": "(市教育局牵头,市水利局参与)",
        "start": 10,
        "end": 14,
        "open": False,
        "implied": False,
    }


def test_nodes_say_what_they_are() -> None:
    network = responsibility_of([LEAD])
    assert network.nodes["agency/b"] == {
        "bipartite": 0,
        "name": "甲市教育局",
        "short": "市教育局",
        "group": False,
        "kind": "department",
    }
    assert network.nodes["plan/1"] == {
        "bipartite": 1,
        "plan": "plan",
        "section": "plan/s1",
        "section_title": "质量提升",
        "number": "(一)",
        "ordinal": 1,
        "title": "提升校园质量",
    }


def test_agencies_stand_by_name_and_tasks_by_their_place() -> None:
    second = LEAD._replace(task="plan/0", ordinal=2)
    nodes = list(responsibility_of([second, PARTNER, LEAD]))
    assert nodes == ["agency/b", "agency/a", "plan/1", "plan/0"]


def test_two_roles_in_one_task_are_two_edges() -> None:
    network = responsibility_of([LEAD, LEAD._replace(role="joint", clause="市教育局负责。")])
    assert [words["role"] for *_, words in network.edges(data=True)] == ["lead", "joint"]


def test_a_name_without_identity_makes_no_node() -> None:
    unnamed = LEAD._replace(agency=None)
    assert not responsibility_of([unnamed])
    assert not cooperation_of([unnamed])


def test_cooperation_weighs_shared_tasks_and_names_them() -> None:
    third = [row._replace(task="plan/2", ordinal=2, clause="市教育局负责。") for row in (LEAD, PARTNER)]
    other = LEAD._replace(agency="agency/c", name="甲市统计局")
    network = cooperation_of([LEAD, PARTNER, other, *third])
    assert network.edges["agency/a", "agency/b"] == {"weight": 2, "newman": 1.5, "tasks": ("plan/1", "plan/2")}
    assert network.edges["agency/a", "agency/c"] == {"weight": 1, "newman": 0.5, "tasks": ("plan/1",)}


def test_plans_share_agencies_and_not_tasks() -> None:
    elsewhere = LEAD._replace(plan="other", task="other/1")
    assert list(responsibility_of([LEAD, elsewhere])) == ["agency/b", "other/1", "plan/1"]
    assert list(cooperation_of([LEAD, elsewhere._replace(agency="agency/a")]).edges) == []


def test_an_agency_that_works_alone_is_a_node_without_edges() -> None:
    assert dict(cooperation_of([LEAD]).degree()) == {"agency/b": 0}


@given(ROWS)
def test_every_assignment_is_an_edge(rows: list[AssignmentRow]) -> None:
    edges = responsibility_of(rows).edges(data=True)
    found = sorted((agency, task, words["role"]) for agency, task, words in edges)
    assert found == sorted((str(row.agency), row.task, row.role) for row in rows)


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_the_input_never_shows(rows: list[AssignmentRow], random: Random) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert in_order(shuffled) == in_order(rows)
    for build in (responsibility_of, cooperation_of):
        assert list(build(shuffled).nodes(data=True)) == list(build(rows).nodes(data=True))
        assert list(build(shuffled).edges(data=True)) == list(build(rows).edges(data=True))


@given(ROWS)
def test_the_weights_of_a_network_are_those_of_its_tasks(rows: list[AssignmentRow]) -> None:
    network = cooperation_of(rows)
    sizes = [len(agencies) for agencies in bodies_by_task(rows).values()]
    assert network.size(weight="weight") == sum(comb(size, 2) for size in sizes)
    # A task of n bodies has n (n - 1) / 2 pairs of 1 / (n - 1) each.
    assert network.size(weight="newman") == pytest.approx(sum(size / 2 for size in sizes if size > 1))


def test_missing_values_sort_first_and_never_fail() -> None:
    assert in_order([LEAD, LEAD._replace(ordinal=None, section=None)])[0].ordinal is None


@given(ROWS)
def test_newman_strength_is_the_number_of_tasks_shared(rows: list[AssignmentRow]) -> None:
    network = cooperation_of(rows)
    bodies = bodies_by_task(rows).values()
    for agency, strength in network.degree(weight="newman"):
        assert strength == pytest.approx(sum(agency in named and len(named) > 1 for named in bodies))
