from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from qgraph.errors import QueryError
from qgraph.publishing.content import arrange
from qgraph.publishing.facts import AssignmentFact, PageFacts, PlanFact, TaskFact

if TYPE_CHECKING:
    from collections.abc import Callable

TASK = TaskFact(
    plan="p", task="t", ordinal=1, title="做好工作", text="做好工作。甲局、乙局参与,甲局牵头。", start=50, end=68
)


def duty(**changes: object) -> AssignmentFact:
    fact = AssignmentFact(plan="p", task="t", agency="a", role="lead", printed="甲局", clause="甲局、乙局参与,甲局牵头")
    return replace(fact, **changes)  # type: ignore[arg-type]  # the keys are those of the fact


def test_the_order_of_the_rows_makes_no_difference(invented: Callable[..., PageFacts]) -> None:
    facts = invented(12, 9)
    chance = random.Random(7)  # noqa: S311  a test, not a secret
    shuffled = PageFacts(
        plans=facts.plans,
        tasks=tuple(chance.sample(facts.tasks, len(facts.tasks))),
        assignments=tuple(chance.sample(facts.assignments, len(facts.assignments))),
        targets=facts.targets,
    )
    assert shuffled != facts
    assert arrange(shuffled) == arrange(facts)


def test_the_name_is_marked_where_its_offsets_say() -> None:
    content = arrange(PageFacts(tasks=(TASK,), assignments=(duty(start=63, end=65),)))
    [found], [passage] = content.assigned, content.passages
    assert found.mark == (8, 10), "the second 甲局 of the clause, not the first"
    assert passage.text[slice(*found.mark)] == "甲局"
    assert passage.start == 55


def test_a_name_whose_offsets_lead_elsewhere_is_looked_for_in_the_clause() -> None:
    content = arrange(PageFacts(tasks=(TASK,), assignments=(duty(start=999, end=1001),)))
    assert content.assigned[0].mark == (0, 2)
    assert content.passages[0].start is None, "a place that cannot be shown is not claimed"


def test_a_name_that_is_not_in_the_clause_is_not_marked() -> None:
    content = arrange(PageFacts(tasks=(TASK,), assignments=(duty(printed="丙局", implied=True),)))
    assert content.assigned[0].mark is None
    assert content.assigned[0].implied


def test_an_assignment_to_no_task_is_told() -> None:
    with pytest.raises(QueryError, match="it is no task"):
        arrange(PageFacts(tasks=(TASK,), assignments=(duty(task="elsewhere"),)))


def test_a_name_without_identity_is_kept_as_printed() -> None:
    content = arrange(PageFacts(tasks=(TASK,), assignments=(duty(agency=""), duty(agency="", printed="乙局"))))
    assert [body.name for body in content.bodies] == ["乙局", "甲局"]


def test_a_label_is_what_the_documents_mostly_print() -> None:
    printed = [duty(printed=name, start=at) for at, name in enumerate(["甲局", "某市甲局", "甲局"])]
    assert [body.short for body in arrange(PageFacts(tasks=(TASK,), assignments=tuple(printed))).bodies] == ["甲局"]


def test_two_bodies_printed_alike_are_told_apart_by_their_full_names() -> None:
    cities = (duty(agency="1", name="东市甲局", printed="市甲局"), duty(agency="2", name="西市甲局", printed="市甲局"))
    assert {body.short for body in arrange(PageFacts(tasks=(TASK,), assignments=cities)).bodies} == {
        "东市甲局",
        "西市甲局",
    }


def test_repeated_rows_count_once() -> None:
    content = arrange(PageFacts(tasks=(TASK, TASK), assignments=(duty(), duty())))
    assert len(content.works) == len(content.assigned) == content.bodies[0].load == 1


def test_a_plan_known_from_two_files_is_one_plan() -> None:
    plans = (PlanFact(plan="p", title="甲", source="b.txt"), PlanFact(plan="p", title="甲", source="a.txt"))
    assert [plan.source for plan in arrange(PageFacts(plans=plans)).plans] == ["a.txt"]


def test_a_role_that_is_none_is_refused() -> None:
    with pytest.raises(QueryError, match="not a role"):
        arrange(PageFacts(tasks=(TASK,), assignments=(duty(role="<b>"),)))
