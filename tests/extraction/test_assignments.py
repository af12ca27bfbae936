"""Assignments of a whole document: rules stated once, order, evidence."""

from __future__ import annotations

from datetime import date

import pytest

from qgraph.extraction import extract
from qgraph.model import Assignment, Document, Role

FIRST_LEADS = """一、支持企业
1.减免房租。(责任单位:市国资委、市财政局;列首位的为牵头单位,下同。以下各项工作任务均涉及各县(市、区),不再单独列出)
2.减免税费。(责任单位:市税务局、市财政局)
3.贷款贴息。(市财政局牵头,市金融局配合)
4.扩大宣传。(责任单位:市教育局)
"""


def assignments_of(text: str) -> tuple[Assignment, ...]:
    return extract(Document(text=text, source="case.txt", sha256="0" * 64, format="text")).assignments


def rows(text: str) -> list[tuple[int, str, str, bool]]:
    return [(one.task, one.role.value, one.name.text, one.implied) for one in assignments_of(text)]


def test_the_first_named_leads_where_the_document_says_so() -> None:
    read = [row for row in rows(FIRST_LEADS) if not row[3]]
    assert read == [
        (1, "lead", "市国资委", False),
        (1, "responsible", "市财政局", False),
        (2, "lead", "市税务局", False),
        (2, "responsible", "市财政局", False),
        (3, "lead", "市财政局", False),
        (3, "participant", "市金融局", False),
        (4, "lead", "市教育局", False),
    ]


def test_bodies_named_once_for_all_are_implied_in_what_follows_with_the_words_that_say_so() -> None:
    implied = [one for one in assignments_of(FIRST_LEADS) if one.implied]
    assert [(one.task, one.name.text) for one in implied] == [
        (2, "各县(市、区)"),
        (3, "各县(市、区)"),
        (4, "各县(市、区)"),
    ]
    for one in implied:
        assert one.rule
        assert "不再单独列出" in one.rule.of(FIRST_LEADS)
        assert one.name.span.of(FIRST_LEADS) == one.name.text


def test_a_clause_that_names_an_implied_body_names_it_once() -> None:
    text = FIRST_LEADS.replace("(责任单位:市教育局)", "(责任单位:市教育局、各县(市、区))")
    assert [row for row in rows(text) if row[0] == 4 and "县" in row[2]] == [(4, "responsible", "各县(市、区)", False)]


def test_an_implied_body_is_added_once_to_a_task_of_several_clauses() -> None:
    text = FIRST_LEADS.replace("2.减免税费。", "2.减免税费(责任单位:市税务局);加强辅导。")
    implied = [one for one in assignments_of(text) if one.implied and one.task == 2]
    assert [one.name.text for one in implied] == ["各县(市、区)"]


def test_the_rule_holds_to_the_letter_where_a_group_comes_first() -> None:
    text = FIRST_LEADS.replace("(责任单位:市教育局)", "(责任单位:各区人民政府、市教育局)")
    assert [row for row in rows(text) if row[0] == 4 and not row[3]] == [
        (4, "lead", "各区人民政府", False),
        (4, "responsible", "市教育局", False),
    ]


def test_starred_names_lead_where_the_document_says_so() -> None:
    text = "1.补贴。(责任单位:市财政局、市教育局*;带*的为牵头单位,下同)\n2.宣传。(责任单位:*市文旅局、市教育局)\n"
    assert [(role, name) for _, role, name, _ in rows(text)] == [
        ("lead", "市教育局"),
        ("responsible", "市财政局"),
        ("lead", "市文旅局"),
        ("responsible", "市教育局"),
    ]


def test_without_the_rule_nobody_leads() -> None:
    text = FIRST_LEADS.replace(";列首位的为牵头单位,下同", "")
    assert not [row for row in rows(text) if row[1] == "lead" and row[0] != 3]


def test_names_are_numbered_within_their_role_in_a_task() -> None:
    text = "(一)抽检。产品(市科技局、市农业局负责)。工程(市住建局负责;市水务局参与)。"
    read = [(one.role, one.ordinal, one.name.text) for one in assignments_of(text)]
    assert read == [
        (Role.RESPONSIBLE, 1, "市科技局"),
        (Role.RESPONSIBLE, 2, "市农业局"),
        (Role.RESPONSIBLE, 3, "市住建局"),
        (Role.PARTICIPANT, 1, "市水务局"),
    ]


def test_another_document_s_division_is_the_list_s_and_not_the_lead_s() -> None:
    text = "(一)追溯。(市商务局牵头,市农业局、海州海关等单位按照某府办〔2016〕8号文职责分工,分别负责落实)"
    read = {one.name.text: one.conforms_to for one in assignments_of(text)}
    assert read == {"市商务局": None, "市农业局": "某府办〔2016〕8号", "海州海关": "某府办〔2016〕8号"}


def test_what_is_left_of_a_clause_is_reported_with_its_place() -> None:
    text = "(一)抽检。(市科技局牵头,其余另行通知)"
    plan = extract(Document(text=text, source="case.txt", sha256="0" * 64, format="text"))
    (problem,) = [problem for problem in plan.problems if problem.code == "clause-part-unread"]
    assert problem.span.of(text) == "其余另行通知"


@pytest.mark.parametrize(
    ("words", "printed", "due"),
    [
        ("完成时限:2030年12月底", "2030年12月底", date(2030, 12, 31)),
        ("2030年6月底前完成", "2030年6月底前完成", date(2030, 6, 30)),
        ("长期坚持", "长期坚持", None),
    ],
)
def test_a_time_limit_in_a_clause_is_kept_as_printed_and_as_a_day(words: str, printed: str, due: date | None) -> None:
    (one,) = assignments_of(f"(一)抽检。(责任单位:市科技局;{words})")
    assert (one.deadline, one.due) == (printed, due)


def test_a_rule_in_brackets_of_its_own_leaves_the_names_around_it_whole() -> None:
    rule = "(除注明“分别牵头”外,列第一位为牵头或汇总单位,下同)"
    text = f"1.稳投资。\n责任单位:市财政局、市水利局{rule}\n2.促消费。\n责任单位:市商务局\n"
    assert [row[1:3] for row in rows(text)] == [
        ("lead", "市财政局"),
        ("responsible", "市水利局"),
        ("lead", "市商务局"),
    ]


def test_leads_marked_by_type_are_reported_and_not_guessed() -> None:
    text = "1.稳投资。(责任单位:市财政局、市水利局;加粗的为牵头单位,下同)\n2.促消费。(责任单位:市商务局)\n"
    plan = extract(Document(text=text, source="case.txt", sha256="0" * 64, format="text"))
    assert {one.role for one in plan.assignments} == {Role.RESPONSIBLE}
    (problem,) = [one for one in plan.problems if one.code == "rule-unseen"]
    assert problem.span.of(text) == "加粗的为牵头单位,下同"
