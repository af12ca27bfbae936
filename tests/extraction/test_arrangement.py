"""Which parts of a document are tasks, and whose each clause is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qgraph.extraction import extract
from qgraph.model import Document, Letterhead, Plan, Printed, Span


def plan_of(text: str, title: str = "") -> Plan:
    head = Letterhead(title=Printed(title, Span(0, len(title)))) if title else Letterhead()
    return extract(Document(text=text, source="case.txt", sha256="0" * 64, format="text", letterhead=head))


def tasks_of(text: str, title: str = "") -> list[tuple[str, str, str | None]]:
    """Number, title and section title of each task."""
    plan = plan_of(text, title)
    sections = {section.ordinal: section.title for section in plan.sections}
    return [(task.number, task.title, sections.get(task.section or 0)) for task in plan.tasks]


def test_items_with_clauses_are_tasks_in_their_sections() -> None:
    text = (
        "一、质量\n(一)抽检。抽检。(市科技局负责)\n(二)标准。\n制定标准。(市农业局负责)\n"
        "二、保障\n(三)宣传。(市教育局负责)\n"
    )
    assert tasks_of(text) == [("(一)", "抽检", "质量"), ("(二)", "标准", "质量"), ("(三)", "宣传", "保障")]


def test_an_item_like_the_tasks_is_one_without_a_clause() -> None:
    text = "一、质量\n(一)抽检。抽检。(市科技局负责)\n(二)标准。制定标准。\n"
    assert [number for number, _, _ in tasks_of(text)] == ["(一)", "(二)"]


def test_the_frame_of_a_plan_holds_no_tasks() -> None:
    text = "一、总体要求\n(一)指导思想。高举。\n(二)基本原则。坚持。\n二、任务\n(一)抽检。抽检。(市科技局负责)\n"
    assert [title for _, title, _ in tasks_of(text)] == ["抽检"]


def test_a_clause_behind_the_last_of_several_points_is_the_item_above_s() -> None:
    text = "一、质量\n(一)抽检。\n1.产品。抽检。\n2.工程。抽检。\n(市科技局负责)\n(二)标准。(市农业局负责)\n"
    assert [number for number, _, _ in tasks_of(text)] == ["(一)", "(二)"]


def test_points_with_clauses_of_their_own_are_tasks() -> None:
    text = "一、质量\n(一)抽检。\n1.产品。抽检。(市科技局负责)\n2.工程。抽检。(市住建局负责)\n"
    assert [(number, section) for number, _, section in tasks_of(text)] == [("1", "抽检"), ("2", "抽检")]


def test_a_title_ends_where_its_clause_begins() -> None:
    text = "一、质量\n(一)开展抽检(市科技局负责)\n(二)制定标准(市农业局负责)\n"
    assert [title for _, title, _ in tasks_of(text)] == ["开展抽检", "制定标准"]


def test_a_paragraph_without_number_is_a_task_where_it_has_a_clause() -> None:
    text = "开展抽检。每年一次。(市科技局负责)\n制定标准。(市农业局负责)\n"
    assert [title for _, title, _ in tasks_of(text)] == ["开展抽检", "制定标准"]


def test_a_plan_without_clauses_has_tasks_and_a_problem() -> None:
    text = "一、质量\n(一)抽检。开展抽检。\n(二)标准。制定标准。\n"
    plan = plan_of(text, "某市质量行动计划")
    assert len(plan.tasks) == 2
    assert [problem.code for problem in plan.problems] == ["no-clause"]


def test_a_law_has_no_tasks() -> None:
    text = "第一条 为了管理。\n第二条 市科技局负责管理工作。\n"
    assert plan_of(text, "某市质量管理办法").tasks == ()
    assert plan_of(text).tasks == ()


def test_several_clauses_in_one_item() -> None:
    text = "一、质量\n(一)抽检。抽检产品(市科技局负责);制定标准(市农业局负责)。\n"
    plan = plan_of(text)
    assert [(one.task, one.clause, one.name.text) for one in plan.assignments] == [
        (1, 1, "市科技局"),
        (1, 2, "市农业局"),
    ]


def test_spans_of_tasks_lie_apart_and_hold_their_clauses() -> None:
    text = "一、甲\n(一)抽检。(市科技局负责)\n(二)标准。(市农业局负责)\n二、乙\n(三)宣传。(市教育局负责)"
    plan = plan_of(text)
    ends = 0
    for task in plan.tasks:
        assert task.span.start >= ends
        assert task.span.covers(task.heading)
        ends = task.span.end
    spans = {task.ordinal: task.span for task in plan.tasks}
    assert all(spans[one.task].covers(one.clause_span) for one in plan.assignments)


def test_articles_without_a_clause_are_no_tasks() -> None:
    text = "第一条 为了发展。\n第二条 支持创新。(市科技局负责)\n第三条 本办法由市科技局解释。\n"
    assert [number for number, _, _ in tasks_of(text)] == ["第二条"]


def test_items_of_a_section_without_any_clause_are_no_tasks() -> None:
    text = "一、布局\n(一)东部。发展。\n(二)西部。发展。\n二、任务\n(一)抽检。(市科技局负责)\n(二)标准。制定。\n"
    assert [title for _, title, _ in tasks_of(text)] == ["抽检", "标准"]


def test_a_bracket_that_a_new_part_begins_in_is_no_clause() -> None:
    text = (
        "一、甲事\n(一)做甲。(市教育局负责)\n(二)做乙。(市科技局、\n三、丙事\n市财政局牵头)\n(三)做丙。(市水务局负责)\n"
    )
    plan = plan_of(text)
    assert [one.name.text for one in plan.assignments] == ["市教育局", "市水务局"]
    assert "clause-unread" in {problem.code for problem in plan.problems}


def test_a_number_inside_a_clause_begins_no_part() -> None:
    text = "一、甲事\n1.做甲。(责任单位:1.市教育局;2.市科技局)\n2.做乙。(市水务局负责)\n"
    assert [number for number, _, _ in tasks_of(text)] == ["1", "2"]


def test_a_section_s_title_keeps_its_brackets() -> None:
    text = "一、建设(一期)工程\n(一)抽检。(市科技局负责)\n"
    assert [section for _, _, section in tasks_of(text)] == ["建设(一期)工程"]


lines = st.sampled_from(
    [
        "一、甲事",
        "二、乙事",
        "(一)做甲。",
        "(二)做乙。(市科技局负责)",
        "1.做丙。",
        "2.做丁(市财政局、",
        "市水务局牵头)",
        "责任单位:市教育局",
    ]
)


@given(st.lists(lines, max_size=12))
def test_tasks_lie_apart_and_hold_their_clauses_whatever_the_lines(drawn: list[str]) -> None:
    plan = plan_of("\n".join(drawn))
    ends = 0
    for task in plan.tasks:
        assert ends <= task.span.start
        ends = task.span.end
    spans = {task.ordinal: task.span for task in plan.tasks}
    assert all(spans[one.task].covers(one.clause_span) for one in plan.assignments)
