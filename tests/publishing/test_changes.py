"""Two plans merged for one page: each thing once, with what became of it, and its sentence within reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qgraph import build_graph
from qgraph.errors import QueryError
from qgraph.graph.store import MEMORY, Store
from qgraph.publishing.changes import compared_facts, two_plans
from qgraph.publishing.content import arrange
from qgraph.publishing.facts import AssignmentFact, PageFacts, TargetFact, TaskFact, read_facts
from qgraph.publishing.page import render_page
from tests.plans import invented_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEAD = "汕尾市好茶{year}年行动计划\n汕尾市人民政府\n{year}年3月5日\n"
OLD = HEAD.format(year=2017) + (
    "一、打牢基础\n"
    "(一)办夜校。在村里开办夜间课堂,请老茶农讲课。(市教育局负责)\n"
    "(二)育人才。办好茶艺学校,新增乡村茶艺人才20名。(市质监局、市工商局、市统计局按职责分工负责)\n"
    "二、开拓市场\n"
    "(三)办茶会。每年春天举办一次茶叶展销会。(市商务局牵头,市财政局参与)\n"
)
NEW = HEAD.format(year=2031) + (
    "一、夯实根基\n"
    "(一)培育人才。办好茶艺学校,新增乡村茶艺人才30名以上。(市市场监管局、市教育局按职责分工负责)\n"
    "二、开拓市场\n"
    "(二)办茶会。每年春天举办一次茶叶展销会。(市财政局、市商务局牵头)\n"
    "(三)建网店。开设十家网上茶叶专卖店,送货到家。(市商务局负责)\n"
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("plans")
    for name, text in (("old", OLD), ("new", NEW)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with Store.open(MEMORY, write=True) as opened:
        build_graph([folder], opened)
        yield opened


@pytest.fixture(scope="module")
def facts(store: Store) -> PageFacts:
    return compared_facts(store, *two_plans(store))


def task(facts: PageFacts, title: str) -> TaskFact:
    return next(task for task in facts.tasks if task.title == title)


def duty(facts: PageFacts, title: str, printed: str) -> AssignmentFact:
    [found] = [duty for duty in facts.assignments if duty.printed == printed and duty.task == task(facts, title).task]
    return found


def target(facts: PageFacts) -> TargetFact:
    [found] = facts.targets
    return found


def test_a_task_of_both_plans_is_one(facts: PageFacts) -> None:
    assert [(task.title, task.change, task.before) for task in facts.tasks] == [
        ("办夜校", "gone", ""),
        ("培育人才", "changed", "育人才"),
        ("办茶会", "same", ""),
        ("建网店", "added", ""),
    ]
    assert [task.ordinal for task in facts.tasks] == [1, 2, 3, 4]


def test_what_is_gone_stands_in_the_section_it_would_stand_in(facts: PageFacts) -> None:
    assert task(facts, "办夜校").section_title == "夯实根基"
    assert [title for _, _, title, _ in arrange(facts).sections] == ["夯实根基", "开拓市场"]


def test_all_belongs_to_the_new_plan_and_both_are_named(facts: PageFacts, store: Store) -> None:
    _, new = two_plans(store)
    assert {task.plan for task in facts.tasks} == {new}
    assert {duty.plan for duty in facts.assignments} == {target(facts).plan} == {new}
    assert [plan.issued for plan in arrange(facts).plans] == ["2017-03-05", "2031-03-05"]


def test_both_texts_of_a_task_are_there(facts: PageFacts) -> None:
    found = task(facts, "培育人才")
    assert found.start is not None
    assert found.start_before is not None
    assert NEW.startswith(found.text, found.start)
    assert OLD.startswith(found.text_before, found.start_before)
    assert task(facts, "办夜校").text_before == task(facts, "建网店").text_before == ""


def test_a_changed_role_says_what_it_was_and_where(facts: PageFacts) -> None:
    found = duty(facts, "办茶会", "市财政局")
    assert (found.change, found.role, found.before) == ("changed", "lead", "participant")
    assert found.clause == "(市财政局、市商务局牵头)"
    assert found.clause_before == "(市商务局牵头,市财政局参与)"
    assert duty(facts, "办茶会", "市商务局").change == "same"


def test_a_body_that_was_made_of_others_names_them(facts: PageFacts) -> None:
    found = duty(facts, "培育人才", "市市场监管局")
    assert (found.change, found.before, found.printed_before) == ("changed", "", "市质监局、市工商局")
    assert not [duty for duty in facts.assignments if duty.printed in {"市质监局", "市工商局"}]


def test_what_is_gone_keeps_its_clause_and_its_place_in_the_old_document(facts: PageFacts) -> None:
    found = duty(facts, "培育人才", "市统计局")
    assert found.change == "gone"
    assert found.start is not None
    assert OLD.startswith("市统计局", found.start)
    content = arrange(facts)
    [assigned] = [one for one in content.assigned if one.printed == "市统计局"]
    passage = content.passages[assigned.passage]
    assert passage.text == found.clause
    assert passage.start is None, "it is no place in the task's text as it is now"
    assert assigned.mark is not None
    assert passage.text.startswith("市统计局", assigned.mark)
    assert assigned.start == found.start


def test_a_target_says_what_it_was(facts: PageFacts) -> None:
    found = target(facts)
    assert (found.change, found.comparator, found.value, found.before) == ("changed", ">=", "30", "20名")
    assert "20名" in found.quote_before in OLD
    assert found.task == task(facts, "培育人才").task


def test_findings_are_those_of_the_new_plan_each_at_its_task(store: Store, facts: PageFacts) -> None:
    _, new = two_plans(store)
    titles = {fact.task: fact.title for fact in read_facts(store, new).tasks}
    works = arrange(facts).works
    found = [("" if at is None else works[at].title, titles.get(fact.task, "")) for at, fact in arrange(facts).findings]
    assert ("培育人才", "培育人才") in found, "which comes first in the new plan, and second on the page"
    assert all(shown == meant for shown, meant in found)


def test_a_plan_merged_with_itself_is_itself_and_the_same(store: Store) -> None:
    _, new = two_plans(store)
    alone, merged = read_facts(store, new), compared_facts(store, new, new)
    for kind in ("tasks", "assignments", "targets"):
        assert {fact.change for fact in getattr(merged, kind)} == {"same"}
        assert len(getattr(merged, kind)) == len(getattr(alone, kind))
    assert [task.text for task in merged.tasks] == [task.text for task in alone.tasks]


def test_the_other_way_round_added_is_gone(store: Store) -> None:
    old, new = two_plans(store)

    def changes(facts: PageFacts) -> set[tuple[str, str]]:
        return {(task.title, task.change) for task in facts.tasks if task.change in {"added", "gone"}}

    there, back = compared_facts(store, old, new), compared_facts(store, new, old)
    assert changes(there) == {("办夜校", "gone"), ("建网店", "added")}
    assert changes(back) == {("办夜校", "added"), ("建网店", "gone")}


@pytest.mark.parametrize("number", [2, 8, 15])
def test_invented_plans_are_merged_without_loss_and_drawn(number: int, tmp_path: Path) -> None:
    for at in (number, number + 333):
        (tmp_path / f"{at}.txt").write_text(invented_text(at), encoding="utf-8")
    with Store.open(MEMORY, write=True) as store:
        build_graph([tmp_path], store)
        old, new = two_plans(store)
        facts = compared_facts(store, old, new)
        sides = [read_facts(store, plan) for plan in (old, new)]
    kept = {change: sum(task.change == change for task in facts.tasks) for change in ("gone", "added")}
    assert len(facts.tasks) - kept["gone"] == len(sides[1].tasks)
    assert len(facts.tasks) - kept["added"] == len(sides[0].tasks)
    clauses = {duty.clause for side in sides for duty in side.assignments}
    told = {words for duty in facts.assignments for words in (duty.clause, duty.clause_before)}
    assert {duty.clause for duty in facts.assignments} <= clauses
    assert told - {""} <= clauses
    assert render_page(facts)


def test_a_comparison_needs_two_plans(store: Store) -> None:
    with Store.open(MEMORY) as empty, pytest.raises(QueryError, match="exactly two plans, there are 0"):
        two_plans(empty)
    with pytest.raises(QueryError):
        compared_facts(store, "2017", "2099")
