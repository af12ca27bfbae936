from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from qgraph.build import build
from qgraph.graph.findings import check
from qgraph.graph.store import Store
from qgraph.publishing.facts import AssignmentFact, PageFacts, PlanFact, TargetFact, facts_of, read_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

# The task that has no lead comes second; 绿茶 stands before 红茶, which is not the order of their names.
TEXT = """某市人民政府关于印发2031年行动计划的通知
一、质量
(一)抽检产品。围绕绿茶、红茶、茶具等3种重点产品,提升质量。到2031年,抽检合格率稳定在95%以上。(市市场监管局牵头)
(二)办好展会。在现代物流、金融、餐饮等领域,制定标准。(市商务局、市科技局参与)
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("plans") / "plan.txt"
    path.write_text(TEXT, encoding="utf-8")
    with Store.open(":memory:", write=True) as opened:
        build([path], opened)
        yield opened


def test_columns_are_found_by_name_and_values_become_plain() -> None:
    answer = SimpleNamespace(columns=("start", "open", "plan", "unknown", "role"), rows=[(12, True, "p", 3.5, "lead")])
    assert facts_of(AssignmentFact, answer) == (AssignmentFact(plan="p", start=12, open=True, role="lead"),)


def test_figures_and_dates_are_shown_as_they_are_written() -> None:
    answer = SimpleNamespace(columns=("plan", "value", "deadline"), rows=[("p", Decimal("96.80"), date(2031, 12, 31))])
    assert facts_of(TargetFact, answer) == (TargetFact(plan="p", value="96.80", deadline="2031-12-31"),)


def test_what_is_no_number_where_one_belongs_is_no_place() -> None:
    answer = SimpleNamespace(columns=("plan", "start", "end"), rows=[("p", "<b>", 10**30)])
    assert facts_of(AssignmentFact, answer) == (AssignmentFact(plan="p"),)


def test_unbound_is_empty() -> None:
    assert facts_of(PlanFact, SimpleNamespace(columns=("plan", "title"), rows=[("p", None)])) == (
        PlanFact(plan="p", title=""),
    )


def test_an_empty_store_knows_nothing() -> None:
    with Store.open(":memory:") as store:
        assert read_facts(store) == PageFacts()


def test_topics_are_those_of_the_task_in_the_order_of_its_text(store: Store) -> None:
    assert {task.title: task.topics for task in read_facts(store).tasks} == {
        "抽检产品": ("绿茶", "红茶", "茶具"),
        "办好展会": ("现代物流", "金融", "餐饮"),
    }


def test_findings_are_those_of_the_check_each_with_its_task_and_words(store: Store) -> None:
    facts = read_facts(store)
    assert [(finding.message, finding.message_en) for finding in facts.findings] == [
        finding.message for finding in check(store)
    ]
    [found] = [finding for finding in facts.findings if finding.check == "no-lead"]
    assert found.task == next(task.task for task in facts.tasks if task.title == "办好展会")
    assert found.severity == "warning"
    assert found.title_en == "Several bodies and no lead"
    assert found.quote == "(市商务局、市科技局参与)"
    assert found.start is not None
    assert TEXT[found.start : found.end] == found.quote


def test_without_checks_all_else_is_the_same(store: Store) -> None:
    with_checks, without = read_facts(store), read_facts(store, checks=False)
    assert without.findings == ()
    assert (without.tasks, without.targets) == (with_checks.tasks, with_checks.targets)
