"""Responsibility clauses: the cases a reader of Chinese can check, and laws that hold for any text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.extraction.clauses.finding import find_clauses
from qgraph.model import Document, Span
from tests.casefiles import Case, cases, printed

if TYPE_CHECKING:
    from qgraph.extraction.clauses.clause import Clause
    from tests.extraction.conftest import Check

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


def document(text: str) -> Document:
    return Document(text=text, source="case.txt", sha256="0" * 64, format="text")


def clauses_of(text: str) -> tuple[Clause, ...]:
    return find_clauses(document(text), Span(0, len(text)), []).clauses


def described(clause: Clause, text: str) -> list[str]:
    """What a clause says, in the words of the case file."""
    lines = [
        f"{names.role}: {' | '.join(printed(name) for name in names.names)}{' 等' if names.open else ''}"
        for names in clause.lists
    ]
    lines += [f"deadline: {clause.deadline}"] if clause.deadline else []
    lines += [f"conforms to: {clause.conforms_to}"] if clause.conforms_to else []
    lines += [f"rule: {rule.name}" for rule in clause.rules]
    return lines + [f"unread: {span.of(text)}" for span in clause.unread]


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{path.stem}: {case.title}") for path in CASES for case in cases(path)]
)
def test_case(case: Case) -> None:
    found = [line for clause in clauses_of(case.text) for line in described(clause, case.text)]
    assert (found or ["nothing"]) == case.expected


@given(st.text(alphabet="()（）[]〔〕{}〈〉、,，;；：:责任单位牵头负责市科技局等\n 。", max_size=300))
def test_every_name_quotes_the_text_and_lies_in_its_clause(text: str) -> None:
    for clause in clauses_of(text):
        for names in clause.lists:
            assert names.names
            for name in names.names:
                assert name.span.of(text) == name.text
                assert clause.span.covers(name.span)


SOUPS = [
    *("(", "()", "(牵头", "责任单位:", "(市局牵头", "〔责任单位：（", "、和等", "(]", "【〔(", "市局)", "1)(牵头"),
    *(
        "(责任单位 市局",
        "牵头单位:\n",
        "由市局牵头,",
        "由市局牵头。",
        "市局,",
        "排第一位的为牵头单位",
        "不再列出",
        "以下均由",
    ),
    *("责 任 ", "牵头市局", "市局负责。", "2030年", "Lead: ", "led by the Ministry of ", "Ministry of A and B, "),
    *("责任单位:市局 市局\n", "市局\n市局\n", "**牵头", "“市局", "市局(牵头)", "各市、县", "工作工作"),
]


@pytest.mark.parametrize("soup", SOUPS)
def test_time_grows_no_faster_than_the_text(soup: str, takes_linear_time: Check) -> None:
    takes_linear_time(clauses_of, soup, 4_000)


@pytest.mark.parametrize(
    ("text", "rejected"),
    [
        ("开展抽检。(由市科技局、市财政局另行明确责任单位)", ["(由市科技局、市财政局另行明确责任单位)"]),
        ("开展抽检。\n责任单位:张三", ["责任单位:"]),
        ("三、参加单位:市科技局", ["参加单位:"]),
        ("开展抽检(企业牵头,高校参与)。", []),
        ("开展抽检。(责任单位:市科技局)", []),
    ],
)
def test_what_looks_like_a_clause_and_is_not_read_is_reported(text: str, rejected: list[str]) -> None:
    found = find_clauses(document(text), Span(0, len(text)), [])
    assert [span.of(text) for span in found.rejected] == rejected
