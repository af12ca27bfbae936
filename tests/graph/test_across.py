"""Questions that compare plans, asked of a province's plan and two of a city in it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from qgraph import build_graph
from qgraph.graph.questions import ask, questions
from qgraph.graph.store import MEMORY, Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROVINCE = """广东省人民政府办公厅关于印发广东省数字乡村2030年行动计划的通知
粤府办〔2030〕901号
各地级以上市人民政府:
现将《广东省数字乡村2030年行动计划》印发给你们。
广东省人民政府办公厅
2030年1月5日

广东省数字乡村2030年行动计划
一、夯实基础
(一)通网络。到2030年,行政村网络覆盖率达到95%以上。(省科技厅牵头,省农业农村厅、省财政厅参与)
(二)育人才。到2030年,新增乡村数字人才300名。(省农业农村厅负责)
"""
CITY = """汕尾市人民政府办公室关于印发汕尾市数字乡村{year}年行动计划的通知
汕府办〔{year}〕90{digit}号
各县(市、区)人民政府:
现将《汕尾市数字乡村{year}年行动计划》印发给你们。
汕尾市人民政府办公室
{year}年3月5日

汕尾市数字乡村{year}年行动计划
为贯彻落实《广东省人民政府办公厅关于印发广东省数字乡村2030年行动计划的通知》(粤府办〔2030〕901号),制定本计划。
一、夯实基础
(一)通网络。到{year}年,行政村网络覆盖率达到{rate}%以上。围绕茶叶、荔枝、海鲜等3种重点产品,建设网店。(市科技局牵头,市农业农村局、市财政局参与)
(二)育人才。到{year}年,新增乡村数字人才{people}名。({bodies}按职责分工负责)
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("plans")
    first = CITY.format(year=2030, digit=2, rate=90, people=20, bodies="市农业农村局、市教育局")
    second = CITY.format(year=2031, digit=3, rate=93, people=30, bodies="市农业农村局、市科技局")
    files: list[Path] = []
    for name, text in (("province", PROVINCE), ("first", first), ("second", second)):
        files.append(folder / f"{name}.txt")
        files[-1].write_text(text, encoding="utf-8")
    with Store.open(MEMORY, write=True) as opened:
        build_graph(files, opened)
        yield opened


def rows(store: Store, name: str, *columns: str, **parameters: Any) -> list[tuple[Any, ...]]:
    answer = ask(store, name, **parameters)
    return [tuple(row[column] for column in columns) for row in answer.records()]


def test_indicators_of_several_plans(store: Store) -> None:
    assert set(rows(store, "shared-indicators", "indicator", "plans", "targets")) == {
        ("行政村网络覆盖率", 3, 3),
        ("乡村数字人才数", 3, 3),
    }


def test_how_a_target_changes(store: Store) -> None:
    found = rows(store, "changed-targets", "indicator", "before", "after", "difference", plan="汕府办〔2031〕903号")
    rates = [row for row in found if row[0] == "行政村网络覆盖率"]
    assert sorted(rates) == [
        ("行政村网络覆盖率", Decimal(90), Decimal(93), Decimal(3)),
        ("行政村网络覆盖率", Decimal(95), Decimal(93), Decimal(-2)),
    ]


def test_an_indicator_from_level_to_level(store: Store) -> None:
    found = rows(store, "indicator-levels", "level_title", "place", "value", indicator="行政村网络覆盖率")
    assert sorted(found) == [
        ("地市级", "汕尾市", Decimal(90)),
        ("地市级", "汕尾市", Decimal(93)),
        ("省级", "广东省", Decimal(95)),
    ]


def test_an_agency_in_every_plan(store: Store) -> None:
    found = rows(store, "agency-plans", "title", "tasks", "lead", "joint", agency="汕尾市科技局")
    assert found == [("汕尾市数字乡村2030年行动计划", 1, 1, 0), ("汕尾市数字乡村2031年行动计划", 2, 1, 1)]


def test_who_stands_in_several_plans_alone_and_together(store: Store) -> None:
    assert rows(store, "widest-agencies", "name", "plans", "tasks") == [
        ("汕尾市农业农村局", 2, 4),
        ("汕尾市科技局", 2, 3),
        ("汕尾市财政局", 2, 2),
    ]
    pairs = rows(store, "lasting-pairs", "first", "second", "plans", "tasks")
    assert [row[2:] for row in pairs] == [(2, 3), (2, 2), (2, 2)]
    assert set(pairs[0][:2]) == {"汕尾市农业农村局", "汕尾市科技局"}


def test_plans_that_carry_out_another(store: Store) -> None:
    assert rows(store, "carried-out", "title", "carried_title", "carried_place") == [
        ("汕尾市数字乡村2030年行动计划", "广东省数字乡村2030年行动计划", "广东省"),
        ("汕尾市数字乡村2031年行动计划", "广东省数字乡村2030年行动计划", "广东省"),
    ]
    assert rows(store, "common-citations", "number", "plans") == [("粤府办〔2030〕901号", 2)]


def test_products_of_several_plans(store: Store) -> None:
    assert set(rows(store, "shared-topics", "name", "kind", "plans")) == {
        ("茶叶", "product", 2),
        ("荔枝", "product", 2),
        ("海鲜", "product", 2),
    }


def test_shares_of_tasks_with_a_lead(store: Store) -> None:
    assert rows(store, "lead-shares", "tasks", "led", "share") == [
        (2, 2, Decimal(1)),
        (2, 1, Decimal("0.5")),
        (2, 1, Decimal("0.5")),
    ]


def test_who_is_in_one_plan_and_not_in_another(store: Store) -> None:
    found = rows(store, "only-here", "name", plan="汕府办〔2030〕902号", other="汕府办〔2031〕903号")
    assert found == [("汕尾市教育局",)]
    assert rows(store, "only-here", "name", plan="汕府办〔2031〕903号", other="汕府办〔2030〕902号") == []


def test_what_compares_plans_says_less_of_one(store: Store) -> None:
    """A plan given narrows the rows, and never adds one."""
    for asked in (each for each in questions() if each.across):
        needed = {"indicator": "行政村网络覆盖率", "agency": "汕尾市科技局", "other": "粤府办〔2030〕901号"}
        given = {each.name: needed[each.name] for each in asked.parameters if each.required}
        every = set(ask(store, asked.name, given).rows)
        some = set(ask(store, asked.name, given, plan="汕府办〔2031〕903号").rows)
        assert some, asked.name
        assert len(some) <= len(every), asked.name
