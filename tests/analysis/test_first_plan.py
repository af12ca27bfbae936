"""The first plan from file to figures: the same from the full text and from the edition in ``data/``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qgraph.analysis.coordination import measure
from qgraph.analysis.networks import cooperation_network, responsibility_network
from qgraph.build import build
from qgraph.errors import QueryError
from qgraph.graph.store import MEMORY, Store

if TYPE_CHECKING:
    from pathlib import Path

# An invented plan of the same city, so that the two share agencies and nothing else.
SECOND = """汕尾市人民政府办公室关于印发汕尾市校园节水2018年行动计划的通知

汕府办〔2018〕900号

各县(市、区)人民政府,市政府各部门:

汕尾市校园节水2018年行动计划

一、管好水

(一)检查水表。学校每年检查一次水表。(市教育局牵头,市质监局、市水务局参与)

(二)收集雨水。学校屋顶收集雨水。(市教育局负责)

汕尾市人民政府办公室
2018年3月6日
"""


@pytest.fixture(scope="module", params=["data", "corpus"])
def store(request: pytest.FixtureRequest, root: Path) -> Store:
    source = root / "data" / "shanwei-2017.txt"
    if request.param == "corpus":
        source = request.getfixturevalue("first_plan")
    store = Store.open(MEMORY, write=True)
    build([source], store)
    return store


def test_the_busiest_agencies_and_their_roles(store: Store) -> None:
    first, *others = measure(store).rows[:4]
    assert (first.name, first.short) == ("汕尾市质监局", "市质监局")
    assert (first.tasks, first.lead, first.responsible, first.joint, first.participant) == (32, 4, 0, 22, 6)
    assert [(row.name, row.tasks) for row in others] == [
        ("汕尾市商务局", 19),
        ("汕尾市工商局", 18),
        ("汕尾检验检疫局", 16),
    ]
    assert [row.sections for row in (first, *others)] == [9, 8, 8, 8]


def test_all_assignments_are_measured(store: Store) -> None:
    measures = measure(store)
    roles = ("lead", "joint", "responsible", "participant")
    assert [sum(getattr(row, role) for row in measures.rows) for role in roles] == [12, 140, 3, 74]
    assert measures.unnamed == 0
    assert sum(row.group for row in measures.rows) == 3
    assert len(measures.rows) == 34


def test_who_works_with_whom(store: Store) -> None:
    network = cooperation_network(store)
    assert network.number_of_edges() == 259
    pairs = sorted(network.edges(data=True), key=lambda pair: -int(pair[2]["weight"]))
    names = [({network.nodes[one]["name"], network.nodes[other]["name"]}, pair["weight"]) for one, other, pair in pairs]
    assert names[:3] == [
        ({"汕尾市商务局", "汕尾市质监局"}, 19),
        ({"汕尾市工商局", "汕尾市质监局"}, 18),
        ({"汕尾市质监局", "汕尾检验检疫局"}, 16),
    ]


def test_every_edge_shows_its_words(store: Store) -> None:
    network = responsibility_network(store)
    assert network.number_of_edges() == 229
    for _, _, words in network.edges(data=True):
        assert words["printed"]
        assert words["end"] - words["start"] == len(words["printed"])


def test_two_plans_share_agencies_and_not_tasks(root: Path, tmp_path: Path) -> None:
    source = tmp_path / "second.txt"
    source.write_text(SECOND, encoding="utf-8")
    store = Store.open(MEMORY, write=True)
    build([root / "data" / "shanwei-2017.txt", source], store)
    second = {row.name: row.tasks for row in measure(store, "校园节水").rows}
    assert second == {"汕尾市教育局": 2, "汕尾市水务局": 1, "汕尾市质监局": 1}
    first = {row.name: row.tasks for row in measure(store, "质量强市战略2017").rows}
    both = {row.name: row.tasks for row in measure(store).rows}
    assert both == first | {name: tasks + first.get(name, 0) for name, tasks in second.items()}
    assert len({words["plan"] for _, words in responsibility_network(store).nodes(data=True) if "plan" in words}) == 2


def test_an_unknown_plan_is_said(store: Store) -> None:
    with pytest.raises(QueryError):
        measure(store, "没有这份计划")
