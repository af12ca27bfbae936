from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qgraph.errors import QueryError
from qgraph.publishing.content import ROLES, arrange
from qgraph.publishing.facts import AssignmentFact, FindingFact, PageFacts, PlanFact, TargetFact, TaskFact

TASK = TaskFact(
    plan="p", task="t", ordinal=1, title="做好工作", text="做好工作。甲局、乙局参与,甲局牵头。", start=50, end=68
)


def duty(**changes: object) -> AssignmentFact:
    fact = AssignmentFact(plan="p", task="t", agency="a", role="lead", printed="甲局", clause="甲局、乙局参与,甲局牵头")
    return replace(fact, **changes)  # type: ignore[arg-type]  # the keys are those of the fact


# Few values, so that facts tie in place, in name and altogether.
TASKS = st.builds(
    TaskFact,
    plan=st.sampled_from("pq"),
    task=st.sampled_from("tuv"),
    ordinal=st.sampled_from([None, 1, 2]),
    title=st.sampled_from(["", "做好工作"]),
    section=st.sampled_from("rs"),
    text=st.just("做好工作。甲局、乙局负责。"),
    start=st.sampled_from([None, 0, 50]),
)
DUTIES = st.builds(
    AssignmentFact,
    plan=st.sampled_from("pq"),
    assignment=st.sampled_from(["", "e"]),
    task=st.sampled_from("tuv"),
    ordinal=st.sampled_from([None, 1, 2]),
    agency=st.sampled_from(["", "a", "b"]),
    role=st.sampled_from(sorted(ROLES)),
    printed=st.sampled_from(["甲局", "乙局"]),
    clause=st.just("甲局、乙局负责"),
    start=st.sampled_from([None, 5, 55, 58]),
    implied=st.booleans(),
)
TARGETS = st.builds(
    TargetFact, plan=st.sampled_from("pq"), task=st.sampled_from(["", "t", "u"]), value=st.sampled_from("12")
)
FINDINGS = st.builds(
    FindingFact,
    plan=st.sampled_from("pq"),
    task=st.sampled_from(["", "t", "u"]),
    check=st.sampled_from(["no-lead", "body-twice"]),
    start=st.sampled_from([None, 0, 50]),
)
PLANS = st.builds(PlanFact, plan=st.sampled_from("pq"), title=st.just("计划"), source=st.sampled_from("ab"))


@st.composite
def facts(draw: st.DrawFn) -> PageFacts:
    duties = draw(st.lists(DUTIES, max_size=12))
    return PageFacts(
        plans=tuple(draw(st.lists(PLANS, max_size=3))),
        tasks=(
            *draw(st.lists(TASKS, max_size=5)),
            *(TaskFact(plan="p", task=task) for task in sorted({duty.task for duty in duties})),
        ),
        assignments=tuple(duties),
        targets=tuple(draw(st.lists(TARGETS, max_size=4))),
        findings=tuple(draw(st.lists(FINDINGS, max_size=4))),
    )


@settings(deadline=None)
@given(st.data(), facts())
def test_neither_the_order_of_the_rows_nor_their_repetition_makes_a_difference(
    data: st.DataObject, given_facts: PageFacts
) -> None:
    rows = {
        name: (*data.draw(st.permutations(found)), *found[:2])
        for name in ("plans", "tasks", "assignments", "targets", "findings")
        for found in [getattr(given_facts, name)]
    }
    assert arrange(PageFacts(**rows)) == arrange(given_facts)


def test_the_name_is_marked_where_its_offsets_say() -> None:
    content = arrange(PageFacts(tasks=(TASK,), assignments=(duty(start=63, end=65),)))
    [found], [passage] = content.assigned, content.passages
    assert found.mark == 8, "the second 甲局 of the clause, not the first"
    assert passage.text.startswith("甲局", found.mark)
    assert passage.start == 55


def test_a_name_whose_offsets_lead_elsewhere_is_looked_for_in_the_clause() -> None:
    content = arrange(PageFacts(tasks=(TASK,), assignments=(duty(start=999, end=1001),)))
    assert content.assigned[0].mark == 0
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


def test_findings_stand_with_their_task_as_the_text_goes_those_of_no_task_last() -> None:
    later, earlier = (FindingFact(plan="p", task="t", start=start) for start in (60, 52))
    whole, elsewhere = FindingFact(plan="p"), FindingFact(plan="p", task="elsewhere")
    content = arrange(PageFacts(tasks=(TASK,), findings=(whole, later, elsewhere, earlier)))
    assert content.findings[:2] == ((0, earlier), (0, later))
    assert {(work, fact) for work, fact in content.findings[2:]} == {(None, whole), (None, elsewhere)}


def test_a_task_keeps_its_topics() -> None:
    content = arrange(PageFacts(tasks=(replace(TASK, topics=("家具", "灯具")),)))
    assert content.works[0].topics == ("家具", "灯具")


def test_what_is_gone_is_not_counted() -> None:
    tasks = tuple(TaskFact(plan="p", task=name, change=change) for name, change in (("t", "same"), ("u", "gone")))
    duties = tuple(
        AssignmentFact(plan="p", task="t", agency=agency, role="lead", printed=agency, change=change)
        for agency, change in (("甲", "added"), ("乙", "gone"), ("甲", "gone"))
    )
    assert arrange(PageFacts(tasks=tasks, assignments=duties)).counts == (1, 1, 1)
