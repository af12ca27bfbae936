"""Every sentence with a role word is accounted for, and the reasons are the true ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.extraction import coverage, extract
from qgraph.extraction.coverage import Coverage, Reason
from qgraph.extraction.tables import table
from qgraph.model import Cell, Document, Letterhead, Span, Table

if TYPE_CHECKING:
    from tests.extraction.conftest import Check


def document(text: str, **facts: object) -> Document:
    return Document(text=text, source="case.txt", sha256="0" * 64, format="text", **facts)  # type: ignore[arg-type]


def covered(text: str, **facts: object) -> Coverage:
    return coverage(extract(document(text, **facts)))


def reasons(text: str, **facts: object) -> list[tuple[str, str]]:
    return [(one.reason.value, one.span.of(text)) for one in covered(text, **facts).passed]


def test_what_was_read_is_counted_and_not_listed() -> None:
    found = covered("1.抽检。(市科技局牵头,市财政局配合)\n2.公示。(责任单位:市商务局)")
    assert (found.read, found.passed) == (2, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支持企业牵头组建联合体。", [("prose", "支持企业牵头组建联合体。")]),
        ("第五条 市科技局负责统筹工作。", [("article", "市科技局负责统筹工作。")]),
        ("责任单位:张三。", [("unlikely-names", "责任单位:张三。")]),
        ("1.抽检。(市科技局牵头,其余另行通知)", [("part-of-clause", "其余另行通知")]),
        ("1.抽检。企业配合检查(市科技局负责)。", [("prose", "企业配合检查")]),
    ],
)
def test_the_reason_is_given(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(reason, words.removeprefix("第五条 ")) for reason, words in reasons(text)] == expected


def test_words_in_a_table_and_outside_the_plan_are_told_apart() -> None:
    text = "主办单位:某网\n负责考核部门\n由企业牵头。"
    cell = Cell(span=Span(8, 14), row=0, column=0)
    facts = {
        "letterhead": Letterhead(body=Span(8, len(text))),
        "tables": (Table(span=Span(8, 14), cells=(cell,)),),
        "furniture": (Span(0, 7),),
    }
    assert [reason for reason, _ in reasons(text, **facts)] == ["outside", "table", "prose"]


def test_every_reason_is_named_in_two_languages() -> None:
    assert all(len(reason.label) == 2 for reason in Reason)


def test_rows_hold_places_and_words() -> None:
    text = "1.抽检。(市科技局负责)\n由企业牵头。"
    (row,) = covered(text).to_rows(text)
    assert row == {"start": 14, "end": 20, "words": "牵头", "reason": "prose", "printed": "由企业牵头。"}


words = st.sampled_from(
    ["市科技局", "企业", "牵头", "负责", "责任单位:", "、", "(", ")", "。", "\n", "1.", "配合", ",", "抽检"]
)


@given(st.lists(words, max_size=40).map("".join))
def test_every_role_word_stands_in_a_clause_or_in_what_was_passed_over(text: str) -> None:
    plan = extract(document(text))
    taken = [one.clause_span for one in plan.assignments] + [one.span for one in coverage(plan).passed]
    for word in table("roles")["coverage"]["words"][:5]:
        at = text.find(word)
        while at >= 0:
            assert any(span.start <= at < span.end for span in taken), f"{word} at {at} is lost"
            at = text.find(word, at + 1)


@pytest.mark.parametrize("soup", ["牵头", "由企业牵头。", "(责任单位:", "负责\n"])
def test_time_is_linear(soup: str, takes_linear_time: Check) -> None:
    def work(text: str) -> object:
        return coverage(extract(document(text)))

    takes_linear_time(work, soup, 4_000)
