"""Targets: the cases a reader of Chinese can check, the first plan, and laws that hold for any text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.extraction import extract
from qgraph.extraction.numerals import CHARACTERS
from qgraph.extraction.targets.reading import read_targets
from qgraph.model import Comparator, Document, Letterhead, Plan, Qualifier, Section, Span, Target, Task
from qgraph.reading import read
from tests.casefiles import Case, cases, target_line

if TYPE_CHECKING:
    from collections.abc import Callable


CASES = Path(__file__).parent / "cases" / "targets.txt"
# Words and numbers as targets are made of, and what may stand between them.
PIECES = """
到2030年 力争 新增 合格率 达到 企业 不少于 以上 左右 % 家 万名 、 , 。 ( ) 《 》 〔 “ ” ~ 至 1 96.8 1,200 两 百 亿
增长 提高 每年 的 等 分之 三 个百分点 年 月
"""
SOUP = st.lists(st.sampled_from([*PIECES.split(), "\n"]), max_size=60).map("".join)
SOUPS = "( )( 《 “1家 1 1, 1、 到2030年 2030年, 力争 新增1家、 新增 1. 十 百分之 1至 达到 的 1家以上 率"


def document(text: str) -> Document:
    return Document(text=text, source="case.txt", sha256="0" * 64, format="text")


def targets_of(text: str) -> list[Target]:
    return read_targets(document(text), [], [], [], None)[0]


@pytest.mark.parametrize("case", cases(CASES), ids=lambda case: case.title)
def test_cases(case: Case) -> None:
    assert ([target_line(target) for target in targets_of(case.text)] or ["none"]) == case.expected


def test_bounds_decide_pass_or_fail() -> None:
    text = "到2030年,覆盖率达到90%,能耗不超过5%,新增园区1-2个,浓度维持在30微克/立方米左右,成本降低2个百分点"
    bounds = [(target.lower, target.upper) for target in targets_of(text)]
    assert [[None if end is None else int(end) for end in pair] for pair in bounds] == [
        [90, None],
        [None, 5],
        [1, 2],
        [None, None],
        [None, None],
    ]


def test_targets_belong_to_their_task_else_section_and_never_to_a_clause() -> None:
    text = "目标\n覆盖率达到90%。\n(一)建园区2个。(建成3个园区以上的市甲局负责)\n附则 建成4家以上"
    first, clause, annex = text.index("(一)"), text.index("(建成"), text.index("附则")
    task = Task(ordinal=1, number="(一)", title="", section=1, span=Span(first, annex), heading=Span(first, first + 3))
    section = Section(ordinal=1, number="", title="目标", level=1, parent=None, span=Span(0, 2), extent=Span(0, annex))
    found, _ = read_targets(document(text), [section], [task], [Span(clause, annex - 1)], None)
    assert [(one.task, one.section, one.ordinal, int(one.value or 0)) for one in found] == [
        (None, 1, 1, 90),
        (1, None, 1, 2),
        (None, None, 1, 4),
    ]


def test_only_the_body_is_read_and_furniture_is_not() -> None:
    text = "建成1家以上\n建成2家以上\n建成3家以上"
    paper = Document(
        text=text,
        source="x.txt",
        sha256="0" * 64,
        format="text",
        letterhead=Letterhead(body=Span(8, len(text))),
        furniture=(Span(16, 20),),
    )
    # The furniture takes the verb and the digit of the third line.
    assert [int(one.value or 0) for one in read_targets(paper, [], [], [], None)[0]] == [2]


@given(SOUP)
def test_every_target_quotes_the_text_and_its_numbers(text: str) -> None:
    paper = document(text)
    found, problems = read_targets(paper, [], [], [], None)
    for target in found:
        assert target.printed.text == target.printed.span.of(text)
        assert target.sentence.covers(target.printed.span)
        for number in (target.value, target.lower, target.upper):
            assert number is None or stands_in(str(number), target.printed.text)
    assert all(problem.span.of(text) for problem in problems)
    assert found == sorted(found, key=lambda target: target.printed.span)


def stands_in(number: str, words: str) -> bool:
    """Whether the digits of a value stand in the words; characters such as 两 or 三分之一 vouch for theirs."""
    digits = words.replace(",", "")
    return number in digits or bool(re.search(f"[{CHARACTERS}]", words))


def test_a_long_item_is_quoted_around_its_number() -> None:
    [target] = targets_of(f"建成10家园区({'说明,' * 60})以及配套设施{'和道路' * 60}")
    assert target.printed.text.startswith("建成10家园区")
    assert len(target.printed.text) <= 160


def test_a_section_of_aims_is_due_at_the_end_of_the_plan() -> None:
    text = "发展目标\n覆盖率达到90%,每年新增2家机构。"
    section = Section(
        ordinal=1, number="", title="发展目标", level=1, parent=None, span=Span(0, 4), extent=Span(0, len(text))
    )
    found, _ = read_targets(document(text), [section], [], [], (date(2029, 1, 1), date(2031, 12, 31)))
    assert [str(target.deadline) for target in found] == ["2031-12-31", "None"]


def test_a_deadline_governs_its_paragraph_and_makes_aims_of_what_follows() -> None:
    text = "到2030年,格局调整。企业各展所长。利用效率降到1.3以下。服务能力显著增强。\n覆盖率达到90%。"
    assert [(target.indicator, str(target.deadline)) for target in targets_of(text)] == [
        ("利用效率", "2030-12-31"),
        ("服务能力", "2030-12-31"),
        ("覆盖率", "None"),
    ]


def test_what_was_reached_before_the_plan_is_no_target() -> None:
    text = "2029年,产值达到10亿元,增长8%。到2031年,产值达到20亿元。"
    period = (date(2030, 1, 1), date(2031, 12, 31))
    found, _ = read_targets(document(text), [], [], [], period)
    assert [int(target.value or 0) for target in found] == [20]
    signed = replace(document(text), letterhead=Letterhead(signed=date(2029, 3, 1)))
    found, _ = read_targets(signed, [], [], [], period)
    assert [int(target.value or 0) for target in found] == [10, 8, 20]


@given(st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    read_targets(document(text), [], [], [], None)


@pytest.mark.parametrize("soup", SOUPS.split())
def test_soup_takes_time_linear_in_its_length(soup: str, takes_linear_time: Callable[..., None]) -> None:
    takes_linear_time(targets_of, soup, 1_000)


def test_a_sentence_without_end_is_reported_and_not_read() -> None:
    found, problems = read_targets(document("新增1家、" * 5_000), [], [], [], None)
    assert found == []
    assert [problem.code for problem in problems] == ["long-sentence"]


@pytest.fixture(scope="module")
def plan(first_plan: Path) -> Plan:
    return extract(read(first_plan))


def test_the_first_plan_has_36_numeric_targets_and_5_in_words(plan: Plan) -> None:
    words = [target.indicator for target in plan.targets if target.comparator is Comparator.WORDS]
    assert len(plan.targets) - len(words) == 36
    assert len(words) == 5
    assert all(target.task for target in plan.targets)


def test_the_first_plan_answers_what_is_asked_of_its_targets(plan: Plan) -> None:
    numeric = [target for target in plan.targets if target.comparator is not Comparator.WORDS]
    assert [target.indicator for target in numeric if not target.deadline] == ["每个重点行业服务标杆企业数"]
    assert sum(Qualifier.INCREMENT in target.qualifiers for target in numeric) == 15
    assert len({target.unit for target in numeric if target.unit}) == 6
    notes = Counter(code for target in plan.targets for code, _ in target.notes)
    assert notes == {"ellipsis": 6, "unit": 1, "count": 1, "rate": 1, "implausible": 1, "deadline": 1}
    names = {target.indicator for target in numeric}
    assert {"制造业产品质量合格率", "研发投入占GDP比重", "PM2.5年均浓度"} <= names
