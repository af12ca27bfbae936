"""The bodies of a store, with what texts call them and what falls to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qgraph.errors import QueryError
from qgraph.graph.identities import identities, printings
from qgraph.graph.store import MEMORY, Store
from qgraph.graph.triples import plan_graphs

if TYPE_CHECKING:
    from qgraph.model import Plan


@pytest.fixture(scope="module")
def store(invented_plan: Plan) -> Store:
    store = Store.open(MEMORY, write=True)
    store.replace(plan_graphs(invented_plan))
    return store


def test_every_body_once_those_with_most_tasks_first(store: Store) -> None:
    found = identities(store)
    assert [(one.id.partition("/")[2], one.tasks) for one in found] == [
        ("nongyeju", 2),
        ("linyeju", 2),
        ("gexianzhengfu", 1),
        ("zhengfu", 0),
        ("zhengfuban", 0),
    ]
    first = found[0]
    assert (first.name, first.kind, first.group, first.printed) == ("甲市农业局", "department", False, ("市农业局",))
    assert (first.lead, first.responsible, first.joint, first.participant) == (1, 0, 1, 0)
    assert (first.names, first.place, first.table) == (("市农业局",), "990100", None)
    assert found[2].group


def test_the_level_is_a_word_and_each_body_has_one(store: Store) -> None:
    assert {(one.level, one.area) for one in identities(store)} == {("prefecture", "甲市")}


def test_the_bodies_of_one_plan_are_those_with_a_task_in_it(store: Store) -> None:
    assert len(identities(store, "好茶")) == 3
    with pytest.raises(QueryError):
        identities(store, "没有这份计划")


def test_printed_names_come_with_the_area_and_the_year_of_their_plan(store: Store) -> None:
    found = printings(store)
    assert len(found) == 5
    assert {(one.place, one.area, one.level, one.year) for one in found} == {("990100", "甲市", "prefecture", 2031)}
    assert {one.printed for one in found if one.agency.endswith("linyeju")} == {"市林业局"}


def test_an_empty_store_has_none() -> None:
    with Store.open(MEMORY) as empty:
        assert identities(empty) == ()
