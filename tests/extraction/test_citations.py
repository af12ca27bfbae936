"""Documents a plan names."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.extraction import extract
from qgraph.extraction.citations import read_citations
from qgraph.extraction.tables import table
from qgraph.model import Citation, Document, Letterhead, Plan, Printed, Relation, Span, Task
from qgraph.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


HEAD = "为贯彻落实《某省质量规划》（某政发〔2029〕5号）和《甲县 乙县关于质量的意见》，制定本计划。\n"


def citations(head: str, body: str = "", title: str | None = None) -> list[Citation]:
    """The citations of a text whose one task begins after ``head``."""
    text = head + body
    span = Span(len(head), len(text))
    task = Task(ordinal=1, number="", title="", section=None, span=span, heading=Span(len(head), len(head)))
    letterhead = Letterhead(title=Printed(title, Span(0, len(title))) if title else None)
    paper = Document(text=text, source="case.txt", sha256="0" * 64, format="text", letterhead=letterhead)
    return read_citations(paper, [task] if body else [])


def test_a_plan_implements_what_its_preamble_carries_out() -> None:
    assert [(one.task, one.relation, one.title, one.number) for one in citations(HEAD, "完善制度。")] == [
        (None, Relation.IMPLEMENTS, "某省质量规划", "某政发〔2029〕5号"),
        (None, Relation.IMPLEMENTS, "甲县 乙县关于质量的意见", None),
    ]


def test_a_task_refers_to_documents_once_each() -> None:
    found = citations("", "落实《标准化改革方案》。按《标准化改革方案》（某办〔2029〕7号）执行。")
    assert [(one.task, one.relation, one.title, one.number) for one in found] == [
        (1, Relation.REFERENCES, "标准化改革方案", "某办〔2029〕7号")
    ]


def test_a_clause_conforms_to_a_number_whose_title_stands_in_the_body() -> None:
    body = "贯彻《追溯体系方案》（某府办〔2029〕60号）。（市甲局牵头，市乙局按照某府办[2029]60号文职责分工，分别负责）"
    assert [(one.relation, one.title, one.number) for one in citations("", body)] == [
        (Relation.REFERENCES, "追溯体系方案", "某府办〔2029〕60号"),
        (Relation.CONFORMS, "追溯体系方案", "某府办[2029]60号"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "现将《某市质量行动计划》印发给你们",
        "附件：《任务分工表》",
        "编制《甲指南》《乙规范》",
        "按照《通知》要求",
        "凭《特别通行证》放行",
        "2029年第3号",
    ],
)
def test_own_papers_and_short_names_are_not_cited(text: str) -> None:
    assert citations("", text) == []


def test_the_plan_does_not_cite_itself() -> None:
    assert citations("《某市质量行动计划》", "落实《某市 质量行动计划》。", title="某市质量行动计划") == []


def test_titles_nest() -> None:
    [found] = citations("", "落实《某厅关于印发《某方案》的通知》。")
    assert found.title == "某厅关于印发《某方案》的通知"


@pytest.mark.parametrize("row", table("citations")["conforms"])
def test_conforming_words_are_read_from_their_examples(row: dict[str, list[str]]) -> None:
    for example in row["examples"]:
        text, _, number = example.partition(" => ")
        [found] = citations("", text)
        assert (found.relation, found.number) == (Relation.CONFORMS, number)


@given(st.text(alphabet="《》〔〕(20296)号第 按照文职责分工,。\n粤府办", max_size=80))
def test_numbers_and_titles_quote_the_text(text: str) -> None:
    for one in citations("", text):
        assert one.number is None or one.number in text
        assert one.title is None or "".join(one.title.split()) in "".join(text.split())
        assert 0 <= one.span.start < one.span.end <= len(text)


@pytest.mark.parametrize(
    "soup", ["《", "》", "《甲乙丙》", "粤府办〔2029〕6号", "粤", "〔2029〕", "《甲乙丙》(", "编制《甲乙丙》"]
)
def test_soup_takes_time_linear_in_its_length(soup: str, takes_linear_time: Callable[..., None]) -> None:
    takes_linear_time(lambda text: citations("", text), soup, 2_000)


@pytest.fixture(scope="module")
def plan(first_plan: Path) -> Plan:
    return extract(read(first_plan))


def test_the_first_plan_implements_two_documents_and_three_tasks_name_some(plan: Plan) -> None:
    assert Counter((one.task, str(one.relation)) for one in plan.citations) == {
        (None, "implements"): 2,
        (9, "references"): 2,
        (21, "references"): 1,
        (21, "conforms"): 1,
    }
    titles = {one.title for one in plan.citations if one.task == 21}
    assert len(titles) == 1
